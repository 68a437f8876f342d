/** The fields an office may write into a layout, and what it did write. */
import { nearestName } from '#readers'
import type { Filling } from './filling.ts'

/** `paragraphs` becomes as many paragraphs as there are; a column stands in a table row, which is repeated. */
export type LayoutField = {
  /** As it is written between `{{` and `}}`: `单位名称`, `部门支出总表.科目编码`. */
  readonly name: string
  readonly kind: 'text' | 'paragraphs' | 'column'
  /** Belongs to the paper itself, or is known of its case besides. */
  readonly origin: 'document' | 'case'
  /** What it holds in the invented case. */
  readonly example: string
}

/** Every field of a filling, in the order in which the paper has them. */
export function fieldsOf(filling: Filling, origin: LayoutField['origin']): LayoutField[] {
  const texts = [...filling.texts].map(([name, example]): LayoutField => ({
    name,
    kind: 'text',
    origin,
    example,
  }))
  const paragraphs = [...filling.paragraphs].map(([name, [first]]): LayoutField => ({
    name,
    kind: 'paragraphs',
    origin,
    example: first?.text ?? '',
  }))
  const columns = [...filling.tables].flatMap(([table, { columns: named, rows }]) =>
    named.map(({ name }): LayoutField => ({
      name: `${table}.${name}`,
      kind: 'column',
      origin,
      example: rows.find(({ cells }) => (cells[name] ?? '') !== '')?.cells[name] ?? '',
    })),
  )
  return [...texts, ...paragraphs, ...columns]
}

/** Something about a layout file that an office must or should mend. `refuse` stops the upload. */
export type LayoutFinding = {
  readonly grade: 'refuse' | 'warn'
  /** Where in the file: `正文第3段`, `工作表「封面」B4`. */
  readonly place: string
  /** What stands there. */
  readonly found: string
  /** The name that was probably meant. */
  readonly nearest: string | null
  readonly say: string
}

/** A piece of text of the layout file; `row` names the table row it stands in, so that columns can be judged. */
export type LayoutText = { readonly place: string; readonly text: string; readonly row: string | null }

export type Judgement = { readonly findings: readonly LayoutFinding[]; readonly used: readonly string[] }

const field = /\{\{([^{}]*)\}\}/g

/** Name inside a field, without the spaces at its ends. */
export function writtenName(inside: string): string {
  return inside.trim()
}

/** The table that a column belongs to (`部门支出总表.科目编码`); empty for any other field. */
export const tableOf = (name: string): string => (name.includes('.') ? name.slice(0, name.indexOf('.')) : '')

/** The field names that a text holds, in order. */
export function namesIn(text: string): string[] {
  return [...text.matchAll(field)].map(([, inside = '']) => writtenName(inside))
}

/**
 * Judges the texts of a layout against the known fields: unknown and misspelt names with the nearest right one, braces
 * that do not close, columns outside a table, and fields of the paper that the layout leaves out.
 */
export function judgeTexts(texts: readonly LayoutText[], known: readonly LayoutField[]): Judgement {
  const kinds = new Map(known.map(({ name, kind }) => [name, kind]))
  const findings = texts.flatMap((piece) => [
    ...judgeNames(piece, kinds),
    ...judgeBraces(piece, kinds),
    ...judgeRow(piece, kinds),
  ])
  const used = [...new Set(texts.flatMap(({ text }) => namesIn(text)))]
  const all = [...findings, ...tablesInOneRow(texts, kinds)]
  const meant = all.flatMap(({ nearest }) => nearest ?? [])
  return { findings: [...all, ...leftOut([...used, ...meant], known)], used }
}

type Kinds = ReadonlyMap<string, LayoutField['kind']>

function judgeNames({ place, text }: LayoutText, kinds: Kinds): LayoutFinding[] {
  return namesIn(text).flatMap((name) => {
    if (kinds.has(name)) return []
    const found = `{{${name}}}`
    const nearest = nearestName(name, sameSort(name, [...kinds.keys()]))
    const advice =
      nearest === undefined ? '请从字段清单中选用，或改为普通文字' : `是不是“{{${nearest.name}}}”？请改正`
    const say =
      name === ''
        ? `${place}有空的字段“{{}}”。请填上字段名，或删去。`
        : `${place}的字段“${found}”不在字段清单里，${advice}后重新上传。`
    return [{ grade: 'refuse', place, found, nearest: nearest?.name ?? null, say }]
  })
}

/** A misspelt column is looked for among the columns of the table that is meant, when that table exists. */
function sameSort(name: string, known: readonly string[]): readonly string[] {
  const table = name.includes('.') ? name.slice(0, name.indexOf('.') + 1) : ''
  const columns = table === '' ? [] : known.filter((one) => one.startsWith(table))
  return columns.length > 0 ? columns : known
}

function judgeBraces({ place, text }: LayoutText, kinds: Kinds): LayoutFinding[] {
  const rest = text.replace(field, '')
  const wide = /[｛{]{1,2}([^{}｛｝]+)[}｝]{1,2}/u.exec(rest)
  if (wide !== null) {
    const [found, inside = ''] = wide
    const nearest = nearestName(writtenName(inside), [...kinds.keys()])?.name ?? null
    // One pair of half-width braces around other words is ordinary text.
    if (nearest === null && /^\{[^{}]*\}$/.test(found)) return []
    const right = `{{${nearest ?? writtenName(inside)}}}`
    return [
      {
        grade: 'refuse',
        place,
        found,
        nearest,
        say: `${place}的“${found}”括号不对：字段须用两对半角大括号。请改为“${right}”后重新上传。`,
      },
    ]
  }
  if (!/\{\{|\}\}|｛｛|｝｝/.test(rest)) return []
  const found = rest.trim().slice(0, 40)
  return [
    {
      grade: 'refuse',
      place,
      found,
      nearest: null,
      say: `${place}的“${found}”有没有配对的大括号。请把字段写完整，如“{{标题}}”，再重新上传。`,
    },
  ]
}

function judgeRow({ place, text, row }: LayoutText, kinds: Kinds): LayoutFinding[] {
  return namesIn(text).flatMap((name): LayoutFinding[] => {
    if (kinds.get(name) === 'column' && row === null)
      return [
        {
          grade: 'refuse',
          place,
          found: `{{${name}}}`,
          nearest: null,
          say: `${place}的“{{${name}}}”是表格的一栏，须放在表格的一行里，由系统按行重复。请移入表格后重新上传。`,
        },
      ]
    if (kinds.get(name) === 'paragraphs' && !/^\s*\{\{[^{}]*\}\}\s*$/.test(text))
      return [
        {
          grade: 'warn',
          place,
          found: `{{${name}}}`,
          nearest: null,
          say: `${place}的“{{${name}}}”会有多段，与其他文字写在同一段时将接排为一段。建议让它独占一段。`,
        },
      ]
    return []
  })
}

/** A row is repeated for one table only. */
function tablesInOneRow(texts: readonly LayoutText[], kinds: Kinds): LayoutFinding[] {
  const rows = Map.groupBy(
    texts.filter(({ row }) => row !== null),
    ({ row }) => row ?? '',
  )
  return [...rows.values()].flatMap((pieces): LayoutFinding[] => {
    const columns = pieces.flatMap(({ text }) => namesIn(text)).filter((name) => kinds.get(name) === 'column')
    const tables = [...new Set(columns.map((name) => name.slice(0, name.indexOf('.'))))]
    if (tables.length < 2) return []
    const place = pieces[0]?.place ?? ''
    return [
      {
        grade: 'refuse',
        place,
        found: columns.map((name) => `{{${name}}}`).join(' '),
        nearest: null,
        say: `${place}所在的一行里有${tables.map((name) => `「${name}」`).join('和')}的栏。一行只能重复一张表，请分成两行后重新上传。`,
      },
    ]
  })
}

/** Fields of the paper that hold something in the invented case and do not appear in the layout. */
function leftOut(used: readonly string[], known: readonly LayoutField[]): LayoutFinding[] {
  const missing = known.filter(
    ({ name, origin, example }) => origin === 'document' && example !== '' && !used.includes(name),
  )
  return missing.map(({ name }) => ({
    grade: 'warn',
    place: '全文',
    found: '',
    nearest: name,
    say: `版式里没有用到字段“{{${name}}}”，印出的文书将不含这一内容。确系不需要时可以照此启用。`,
  }))
}
