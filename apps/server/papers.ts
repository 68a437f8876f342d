/** The papers of all procedures as layouts see them: their data under field names, with an invented case to try them on. */
import {
  type Act,
  type AnyProcedure,
  type DocumentSpec,
  type ReturnRound,
  type DomainEvent,
  type Staged,
  type WorkCalendar,
  momentAt,
} from '#kernel'
import { type TemplateData, type TemplateName } from '#platform/documents'
import {
  type FilledTable,
  type Filling,
  type LayoutField,
  fieldName,
  fieldsOf,
  fillingOf,
  mergeFillings,
  withoutNames,
} from '#platform/documents/layouts'
import { caseLabels } from '#regulations'
import { emptied } from './paper/personal.ts'

/** A paper whose layout an office may replace. */
export interface Paper {
  /** `module/procedure/document`. */
  readonly id: string
  readonly name: string
  readonly procedure: AnyProcedure
  readonly spec: DocumentSpec<Staged>
  readonly template: Exclude<TemplateName, 'compilation'>
}

/** The papers of the procedures. A bound compilation is none: each of its parts is a paper of its own. */
export function papersOf(procedures: readonly AnyProcedure[]): Paper[] {
  return procedures.flatMap((procedure) =>
    Object.entries(procedure.documents as Record<string, DocumentSpec<Staged>>).flatMap(([name, spec]) =>
      spec.template === 'compilation'
        ? []
        : [
            {
              id: `${procedure.id}/${name}`,
              name,
              procedure,
              spec,
              template: spec.template as Paper['template'],
            },
          ],
    ),
  )
}

export type PaperData = TemplateData[Paper['template']]

/** The paper of an invented case, with everything that any example of the procedure puts on it. */
export interface Sample {
  readonly data: PaperData
  readonly filling: Filling
  readonly fields: readonly LayoutField[]
}

const samples = new WeakMap<DocumentSpec<Staged>, Sample>()

/**
 * The invented case of a paper, made from the lawful examples of the acts. Undefined where no example reaches a state in
 * which there is such a paper: then there is nothing to try a layout on.
 */
export function sampleOf(paper: Paper): Sample | undefined {
  const known = samples.get(paper.spec)
  if (known !== undefined) return known
  const made = samplesOf(paper).toSorted(
    (a, b) => JSON.stringify(b.data).length - JSON.stringify(a.data).length,
  )
  const [first] = made
  if (first === undefined) return undefined
  const own = made.map(({ data }) => fillingOf(paper.template, data)).reduce(mergeFillings)
  const around = caseFilling(paper.procedure, first.state)
  const sample: Sample = {
    data: first.data,
    filling: mergeFillings(own, around),
    fields: [...fieldsOf(own, 'document'), ...fieldsOf(withoutNames(around, own), 'case')],
  }
  samples.set(paper.spec, sample)
  return sample
}

/** A return with one item answered and one open, for papers that print returns. */
const inventedReturns: readonly ReturnRound[] = [
  {
    round: 1,
    act: 'Return',
    at: momentAt('2023-02-10T09:00:00+08:00').instant,
    items: [
      {
        number: 1,
        path: 't2/2013201/basic',
        text: '基本支出与情况说明不一致，请核对。',
        answer: {
          kind: 'changed',
          text: '已按表格改正说明。',
          at: momentAt('2023-02-13T09:00:00+08:00').instant,
        },
      },
      { number: 2, path: 'cover', text: '封面缺少单位负责人签字。' },
    ],
  },
]

interface Made {
  readonly state: Staged
  readonly data: PaperData
}

/** The paper in every state of the examples, and of what they lead to, that has it; else as far as any state fills it. */
function samplesOf({ procedure, spec }: Paper): Made[] {
  const states = knownStates(procedure)
  const made = [[], inventedReturns].flatMap((returns) =>
    states.filter((state) => spec.when(state, returns)).flatMap((state) => madeFrom(spec, state, returns)),
  )
  return made.length > 0 ? made : states.flatMap((state) => madeFrom(spec, state, inventedReturns))
}

const statesOf = new WeakMap<AnyProcedure, readonly Staged[]>()

/** The states of the examples and those they lead to, worked out once. */
function knownStates(procedure: AnyProcedure): readonly Staged[] {
  const known = statesOf.get(procedure)
  if (known !== undefined) return known
  const states = exampleStates(procedure)
  const all = [...states, ...states.flatMap((state) => statesAfter(procedure, state))]
  statesOf.set(procedure, all)
  return all
}

function madeFrom(spec: DocumentSpec<Staged>, state: Staged, returns: readonly ReturnRound[]): Made[] {
  try {
    return [{ state, data: emptied(spec.data(state, returns) as PaperData) }]
  } catch (error) {
    if (error instanceof TypeError) return [] // a state without the parts that this paper prints
    throw error
  }
}

type ExampleAct = Act<Staged, DomainEvent>

function exampleStates({ acts }: AnyProcedure): Staged[] {
  return Object.values(acts as Record<string, ExampleAct>).flatMap(({ example }) => example().state ?? [])
}

const invented = {
  person: 'example',
  post: 'example',
  role: 'example',
  organisation: 'example',
  path: ['example'],
}

/** What an act's example leads to from a state, where it is lawful there. */
function statesAfter(procedure: AnyProcedure, state: Staged): Staged[] {
  const moment = momentAt('2023-03-01T09:00:00+08:00')
  const circumstances = {
    caseId: 'example',
    state,
    at: moment,
    entered: moment,
    actor: invented,
    parties: procedure.parties(state),
    calendar: noCalendar,
    instrumentVersion: procedure.versions[0]?.version ?? '',
    moments: { opening: moment.date, events: {} },
  }
  return Object.entries(procedure.acts as Record<string, ExampleAct>).flatMap(([name, act]) => {
    if (!act.in.includes(state.stage)) return []
    const { input, needs = {} } = act.example()
    try {
      const { guards, events } = act.decide({ ...circumstances, input, needs })
      if (guards.some(({ holds }) => holds !== 'yes')) return []
      const happening = {
        version: 2,
        act: name,
        at: moment.instant,
        date: moment.date,
        entered: moment.instant,
      }
      return [events.reduce((before: Staged, event) => procedure.evolve(before, event, happening), state)]
    } catch (error) {
      if (error instanceof TypeError) return [] // needs more of its surroundings than its example brings
      throw error
    }
  })
}

const noCalendar: WorkCalendar = { edition: 'example', source: 'example', years: {} }

/** The paper of a case: its own data first, then what is known of the case. `state` is as the viewer may see it. */
export function paperFilling(paper: Paper, data: PaperData, state: object): Filling {
  return mergeFillings(fillingOf(paper.template, data), caseFilling(paper.procedure, state))
}

/** Ids, digests and amounts in 分 are the program's own; an office does not print them. */
const internal = /编号|摘要值|（分）|环节/

/** Labelled texts and lists of the state, under their Chinese labels. */
function caseFilling(procedure: AnyProcedure, state: object): Filling {
  const labels = caseLabels[procedure.id]
  const texts = new Map<string, string>()
  const tables = new Map<string, FilledTable>()
  for (const [path, label] of Object.entries(labels?.state ?? {})) {
    const value = valueAt(state, path)
    const name = fieldName(label)
    if (path.includes('*') || internal.test(label)) continue
    const isWhole = Object.keys(labels?.state ?? {}).some((other) => other.startsWith(`${path}.`))
    const text = isWhole ? undefined : textOf(value, labels?.values?.[path])
    if (text !== undefined && !texts.has(name)) texts.set(name, text)
    const table = Array.isArray(value) ? tableOf(value, path, labels?.state ?? {}) : undefined
    if (table !== undefined) tables.set(name, table)
  }
  return { texts, paragraphs: new Map(), tables }
}

function valueAt(state: object, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (value, key) =>
        typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined,
      state,
    )
}

function textOf(value: unknown, words: Readonly<Record<string, string>> | undefined): string | undefined {
  if (value === null) return ''
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' ? (words?.[value] ?? written(value)) : undefined
}

/** A date as an office writes it; any other text as it is. */
function written(text: string): string {
  const date = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  return date === null ? text : `${date[1]}年${Number(date[2])}月${Number(date[3])}日`
}

/** A list of objects whose parts have labels (`differences.*.reason`). */
function tableOf(
  rows: readonly unknown[],
  path: string,
  labels: Readonly<Record<string, string>>,
): FilledTable | undefined {
  const columns = Object.entries(labels).flatMap(([full, label]) => {
    const key = full.startsWith(`${path}.*.`) ? full.slice(path.length + 3) : ''
    return key === '' || key.includes('.') || internal.test(label) ? [] : [{ key, name: fieldName(label) }]
  })
  if (columns.length === 0) return undefined
  return {
    columns: columns.map(({ name }) => ({ name, kind: 'text' })),
    rows: rows.map((row) => ({
      cells: Object.fromEntries(
        columns.map(({ key, name }) => [name, textOf(valueAt(row as object, key), undefined) ?? '']),
      ),
      level: 0,
      strong: false,
    })),
  }
}
