import { identityCheckSign } from '#lint'
import { contradicts } from './contradiction.ts'
import type { Draft, Relation, Slot, SlotKind } from './draft.ts'
import { figuresIn, lineOf, slotsIn, withTexts } from './draft.ts'
import type { Random } from './random.ts'

export const mutationKinds = [
  'digit slip',
  'swapped rows',
  'dropped row',
  'double counting',
  'unit slip',
  'stale year',
  'wrong bracket',
  'leaked identity number',
  'wrong weekday',
  'duplicated numbering',
  'changed name of a body',
] as const
export type MutationKind = (typeof mutationKinds)[number]

/** Kinds that arithmetic alone can find; at least 95 of 100 must be found as error or inconsistency. */
export const arithmeticKinds: readonly MutationKind[] = [
  'digit slip',
  'swapped rows',
  'dropped row',
  'double counting',
  'unit slip',
]

/** A spoiled document: what was done and the lines of it that a finding may point at. */
export type Mutant = {
  readonly kind: MutationKind
  readonly draft: Draft
  readonly lines: readonly number[]
  readonly told: string
}

/**
 * Spoils a draft once; null where the document has nothing that this kind could spoil into a contradiction. Of ten tries the
 * first counts that leaves one.
 */
export function mutate(draft: Draft, kind: MutationKind, random: Random): Mutant | null {
  for (let tries = 0; tries < 10; tries += 1) {
    const mutant = mutations[kind](draft, random)
    if (mutant === null) return null
    if (!arithmeticKinds.includes(kind) || contradicts(draft, mutant.draft)) return mutant
  }
  return null
}

const mutations: Readonly<Record<MutationKind, (draft: Draft, random: Random) => Mutant | null>> = {
  'digit slip': (draft, random) =>
    firstOf(random.shuffled(boundFigures(draft)), (slot) => {
      const wrong = slipOf(slot.text, random)
      return wrong === null ? null : retold(draft, 'digit slip', new Map([[slot.id, wrong]]), [slot.id])
    }),
  'swapped rows': swapRows,
  'dropped row': dropRow,
  'double counting': doubleCount,
  'unit slip': slipUnit,
  'stale year': (draft, random) =>
    replaceOne(draft, random, 'stale year', 'year', ({ text }) => String(Number(text) - 1)),
  'wrong bracket': (draft, random) =>
    replaceOne(draft, random, 'wrong bracket', 'reference', ({ text }) => {
      const [open, close] = random.pick(['【】', '[]', '（）', '()'].map((pair) => [...pair] as const))
      return text.replace('〔', open ?? '').replace('〕', close ?? '')
    }),
  'leaked identity number': leakIdentity,
  'wrong weekday': (draft, random) =>
    replaceOne(draft, random, 'wrong weekday', 'weekday', ({ text }) => {
      const days = Array.from('一二三四五六日').filter((day) => day !== text)
      return random.pick(days)
    }),
  'duplicated numbering': repeatNumber,
  'changed name of a body': renameBody,
}

/** The first of some candidates that something can be made of. */
function firstOf<T, R>(items: readonly T[], make: (item: T) => R | null): R | null {
  for (const item of items) {
    const made = make(item)
    if (made !== null) return made
  }
  return null
}

const figures = ({ slots }: Draft): readonly Slot[] =>
  [...slots.values()].filter(({ kind }) => kind === 'figure')

/** Figures that something else depends on, and that stand in the document. */
function boundFigures(draft: Draft): readonly Slot[] {
  const bound = new Set(draft.relations.filter(isStrict).flatMap(({ slots }) => slots))
  return figures(draft).filter(({ id, text }) => bound.has(id) && Number(text) > 0)
}

/** A slip in a rate's base may leave the printed rate right; a relation of figures never forgives it. */
const isStrict = ({ kind }: Relation): boolean => kind !== 'bound'

const relationsOf = ({ relations }: Draft, ids: readonly string[]): readonly Relation[] =>
  relations.filter(({ slots }) => slots.some((id) => ids.includes(id)))

/** The draft with other texts; a finding may point at a changed slot or at what is related to it. */
function retold(
  draft: Draft,
  kind: MutationKind,
  texts: ReadonlyMap<string, string>,
  ids: readonly string[],
): Mutant {
  const changed = withTexts(draft, texts)
  const related = relationsOf(draft, ids).flatMap(({ slots }) => slots)
  const told = [...texts].map(([id, text]) => `${draft.slots.get(id)?.text ?? ''} → ${text}`).join(', ')
  return { kind, draft: changed, lines: linesOf(changed, [...ids, ...related]), told }
}

function linesOf(draft: Draft, ids: readonly string[]): readonly number[] {
  return [...new Set(ids.flatMap((id) => lineOf(draft, id) ?? []))].toSorted((a, b) => a - b)
}

/** One digit changed; whether rounding explains it is seen from the relations. */
function slipOf(text: string, random: Random): string | null {
  const places = Array.from(text, (one, at) => (one === '.' ? [] : [at])).flat()
  return firstOf(random.shuffled(places), (at) => {
    const digits = Array.from('0123456789').filter(
      (digit) => digit !== text[at] && !(at === 0 && digit === '0'),
    )
    return text.slice(0, at) + random.pick(digits) + text.slice(at + 1)
  })
}

function replaceOne(
  draft: Draft,
  random: Random,
  kind: MutationKind,
  of: SlotKind,
  wrong: (slot: Slot) => string,
): Mutant | null {
  const slots = [...draft.slots.values()].filter(
    (slot) => slot.kind === of && lineOf(draft, slot.id) !== undefined,
  )
  if (slots.length === 0 || (of === 'year' && slots.length < 2)) return null
  const slot = random.pick(slots)
  const mutant = retold(draft, kind, new Map([[slot.id, wrong(slot)]]), [slot.id])
  // which of two years is stale nobody can tell: the other places are as good
  return of === 'year'
    ? {
        ...mutant,
        lines: linesOf(
          draft,
          slots.map(({ id }) => id),
        ),
      }
    : mutant
}

/** The figures of two rows exchanged, where one of them also depends on something that the other has no part in. */
function swapRows(draft: Draft, random: Random): Mutant | null {
  const rows = draft.lines.filter(
    ({ row, isTotal, text }) => row !== undefined && isTotal !== true && figuresIn(text).length > 0,
  )
  const pairs = rows.flatMap((one, at) =>
    rows
      .slice(at + 1)
      .filter(({ row }) => row === one.row)
      .map((other) => [one, other] as const),
  )
  return firstOf(random.shuffled(pairs), ([one, other]) => {
    const [own, others] = [figuresIn(one.text), figuresIn(other.text)]
    if (own.length !== others.length || cellsOf(one.text) !== cellsOf(other.text)) return null
    const texts = new Map(
      own.flatMap(
        (id, at) =>
          [
            [id, draft.slots.get(others[at] ?? '')?.text ?? ''],
            [others[at] ?? '', draft.slots.get(id)?.text ?? ''],
          ] as const,
      ),
    )
    const broken = own.flatMap((id, at) => brokenBy(draft, texts, id, others[at] ?? ''))
    return broken.length === 0 ? null : retold(draft, 'swapped rows', texts, broken)
  })
}

/** Which cells of a row hold figures. */
const cellsOf = (text: string): string =>
  text
    .split(/\t|\|/)
    .map((cell) => (figuresIn(cell).length > 0 ? '1' : '0'))
    .join('')

/** The slot when its new figure differs clearly and a relation has it but not the one it was exchanged with, nor another cell of the row. */
function brokenBy(
  draft: Draft,
  texts: ReadonlyMap<string, string>,
  id: string,
  with_: string,
): readonly string[] {
  const difference = Math.abs(Number(texts.get(id)) - Number(draft.slots.get(id)?.text))
  if (difference < 1) return []
  const breaks = draft.relations.some(
    ({ kind, slots }) =>
      (kind === 'sum' || kind === 'equal') &&
      [id, with_].filter((one) => slots.includes(one)).length === 1 &&
      slots.filter((one) => texts.has(one)).length === 1,
  )
  return breaks ? [id] : []
}

/** A row or an item left out whose figures a total counts. */
function dropRow(draft: Draft, random: Random): Mutant | null {
  const rows = draft.lines.flatMap((line, at) =>
    line.row !== undefined && line.isTotal !== true ? [{ line, at, row: line.row }] : [],
  )
  return firstOf(random.shuffled(rows), ({ line, at, row }) => {
    const own = figuresIn(line.text).filter((id) => Number(draft.slots.get(id)?.text) >= 1)
    const sums = draft.relations.filter(
      ({ kind, slots }) =>
        kind === 'sum' &&
        // a code with one code below it goes on without it
        slots.length > 2 &&
        slots.slice(1).some((id) => own.includes(id)) &&
        !own.includes(slots[0] ?? ''),
    )
    // what stands below a code goes on adding up to the total without it
    const isParent = draft.relations.some(
      ({ kind, slots: [whole = '', ...parts] }) =>
        kind === 'sum' && own.includes(whole) && !parts.some((id) => own.includes(id)),
    )
    if (isParent) return null
    const counts = draft.relations.filter((one) => one.kind === 'count' && one.row === row)
    if (sums.length + counts.length === 0) return null
    const changed = { ...draft, lines: draft.lines.filter((_line, index) => index !== at) }
    const related = [...sums, ...counts].flatMap(({ slots }) => slots)
    const list = changed.lines.flatMap((one, index) => (one.row === row ? [index + 1] : []))
    const told = line.text.replaceAll(/⟦([^⟧]+)⟧/g, (_whole, id: string) => draft.slots.get(id)?.text ?? '')
    return { kind: 'dropped row', draft: changed, lines: [...linesOf(changed, related), ...list], told }
  })
}

/** A total that has one of its parts twice. */
function doubleCount(draft: Draft, random: Random): Mutant | null {
  const sums = draft.relations.filter(
    ({ kind, slots }) => (kind === 'sum' || kind === 'within') && slots.length > 2,
  )
  return firstOf(random.shuffled(sums), ({ slots: [whole = '', ...parts] }) => {
    const [printed, part] = [whole, random.pick(parts)].map((id) => draft.slots.get(id)?.text ?? '')
    if (Number(part) < 1) return null
    const decimals = printed?.split('.')[1]?.length ?? 0
    const wrong = (Number(printed) + Number(part)).toFixed(decimals)
    return retold(draft, 'double counting', new Map([[whole, wrong]]), [whole])
  })
}

/** 万元 where 元 was meant, or the other way round, at a figure that stands elsewhere with its right unit. */
function slipUnit(draft: Draft, random: Random): Mutant | null {
  const units = [...draft.slots.values()].filter(({ kind, of, text }) => {
    const bound = of !== undefined && relationsOf(draft, [of]).some(isStrict)
    return kind === 'unit' && bound && ['万元', '元', '人'].includes(text)
  })
  return firstOf(random.shuffled(units), ({ id, text, of = '' }) => {
    if (Number(draft.slots.get(of)?.text) <= 0) return null
    const wrong = text === '万元' ? '元' : text === '元' ? '万元' : '万人'
    return retold(draft, 'unit slip', new Map([[id, wrong]]), [id, of])
  })
}

/** A number of the shape and check digit of an identity number, of somebody born before anybody now living. */
function leakIdentity(draft: Draft, random: Random): Mutant | null {
  const people = draft.lines.flatMap(({ text }, at) =>
    /联系人|⟦person|申请人|名单/.test(text) && text.trim() !== '' ? [at] : [],
  )
  if (people.length === 0) return null
  const at = random.pick(people)
  const number = identityNumber(random)
  const lines = draft.lines.map((line, index) =>
    index === at ? { ...line, text: `${line.text.replace(/。$/, '')}（身份证号${number}）` } : line,
  )
  return { kind: 'leaked identity number', draft: { ...draft, lines }, lines: [at + 1], told: 'a number' }
}

function identityNumber(random: Random): string {
  const two = (value: number): string => String(value).padStart(2, '0')
  const born = `19${two(random.int(1, 9))}${two(random.int(1, 12))}${two(random.int(1, 28))}`
  const body = `3401${two(random.int(1, 9))}${born}${String(random.int(1, 999)).padStart(3, '0')}`
  return body + identityCheckSign(body)
}

/** An article, an item or a step with the number of the one before it. */
function repeatNumber(draft: Draft, random: Random): Mutant | null {
  const numbers = [...draft.slots.values()].filter(({ kind }) => kind === 'numbering')
  const pairs = numbers.flatMap((one, at) => {
    const next = numbers.slice(at + 1).find((other) => styleOf(draft, other) === styleOf(draft, one))
    return next === undefined || next.text === one.text || /^[1一]$/.test(next.text) ? [] : [{ one, next }]
  })
  return firstOf(random.shuffled(pairs), ({ one, next }) => {
    const mutant = retold(draft, 'duplicated numbering', new Map([[next.id, one.text]]), [next.id])
    return { ...mutant, lines: linesOf(draft, [one.id, next.id]) }
  })
}

/** What stands around a number tells which list it belongs to: 第…条, （…）. */
function styleOf(draft: Draft, { id }: Slot): string {
  const line = draft.lines.find(({ text }) => slotsIn(text).includes(id))?.text ?? ''
  const at = line.indexOf(`⟦${id}⟧`)
  return line.slice(Math.max(0, at - 1), at) + line.charAt(at + id.length + 2)
}

/** One mention of a body under another name: a last word that means the same, a character left out, two exchanged. */
function renameBody(draft: Draft, random: Random): Mutant | null {
  const bodies = [...draft.slots.values()].filter(({ kind }) => kind === 'body')
  if (bodies.length < 2) return null
  const slot = random.pick(bodies)
  const at = random.int(3, slot.text.length - 3)
  const [head, first = '', second = '', tail] = [
    slot.text.slice(0, at),
    slot.text[at],
    slot.text[at + 1],
    slot.text.slice(at + 2),
  ]
  const wrong = random.pick([
    // without its 市 or 省 a name is a short form, no slip
    /[省市县]/.test(first) ? slot.text : head + second + tail,
    head + second + first + tail,
    synonyms.reduce(
      (name, [end, other]) => (name === slot.text ? name.replace(end, other) : name),
      slot.text,
    ),
  ])
  if (wrong === slot.text) return renameBody(draft, random)
  const mutant = retold(draft, 'changed name of a body', new Map([[slot.id, wrong]]), [slot.id])
  return {
    ...mutant,
    lines: linesOf(
      draft,
      bodies.map(({ id }) => id),
    ),
  }
}

const synonyms: readonly (readonly [RegExp, string])[] = [
  [/室$/, '处'],
  [/评价中心$/, '评估中心'],
  [/评估中心$/, '评价中心'],
  [/学会$/, '协会'],
]
