/** Building blocks of the papers of title review: rows of forms, tables, letters. Every paper is a 参考样式 (DESK A6). */
import type { Fact } from '#kernel/law'
import type { LocalDate } from '#kernel/time'
import { writtenDay } from '../application/paper.ts'

export {
  label,
  pairs,
  paragraph,
  sampleNote,
  sentence,
  value,
  wide,
  writtenDay,
} from '../application/paper.ts'

export type Cell = {
  readonly kind: 'label' | 'value' | 'figure'
  readonly text: string
  readonly colspan?: number
  readonly rowspan?: number
  readonly lines?: number
  readonly seal?: string
  readonly photo?: boolean
}
type More = Omit<Partial<Cell>, 'kind' | 'text'>

/** A cell over so many columns of the grid. */
export const head = (text: string, colspan: number, more: More = {}): Cell => ({
  kind: 'label',
  text,
  colspan,
  ...more,
})
export const cell = (text: string, colspan: number, more: More = {}): Cell => ({
  kind: 'value',
  text,
  colspan,
  ...more,
})

/** Columns of the long forms: every row shares the width in twelfths. */
export const TWELFTHS: readonly number[] = Array.from({ length: 12 }, () => 1)
const WIDE = 12

/** A title over the whole width. */
export const section = (text: string): readonly Cell[] => [head(text, WIDE)]

/** Labels of two twelfths and values of four, two pairs a row. */
export function twos(entries: readonly (readonly [string, string])[]): readonly (readonly Cell[])[] {
  return Array.from({ length: Math.ceil(entries.length / 2) }, (_, index) => {
    const row = entries.slice(index * 2, index * 2 + 2)
    return row.flatMap(([name, text]) => [head(name, 2), cell(text, row.length === 1 ? 10 : 4)])
  })
}

/** A label with a value over the rest, at least so many lines high, with the place of a seal when there is one. */
export const box = (name: string, text: string, more: More = {}): readonly Cell[] => [
  head(name, 2),
  cell(text, WIDE - 2, more),
]

/** A list inside a form: heads with their share of twelve, a row per entry, one row saying 无 without any. */
export function listRows(
  columns: readonly (readonly [string, number])[],
  rows: readonly (readonly string[])[],
): readonly (readonly Cell[])[] {
  const body = rows.map((row) => columns.map(([, share], index) => cell(row[index] ?? '', share)))
  return [
    columns.map(([name, share]) => head(name, share)),
    ...(body.length === 0 ? [[cell('无', WIDE)]] : body),
  ]
}

export type ListColumn = readonly [key: string, header: string, width: number, kind?: 'figure' | 'code']

/** A table of a list or letter; rows in the order of the columns. */
export function listTable(
  title: string,
  columns: readonly ListColumn[],
  rows: readonly (readonly (string | number)[])[],
  more: {
    readonly preparedBy?: string
    readonly unit?: string
    readonly notes?: readonly string[]
    readonly tall?: boolean
  } = {},
) {
  return {
    title,
    columns: columns.map(([key, header, width, kind]) => ({
      key,
      header,
      width,
      kind: kind ?? ('text' as const),
    })),
    rows: rows.map((row) => ({
      cells: Object.fromEntries(columns.map(([key], index) => [key, String(row[index] ?? '')])),
    })),
    ...more,
  }
}

/** Blocks of running text of different kinds as one list. */
export const blocksOf = (...blocks: readonly Fact[]): readonly Fact[] => blocks

/** A serial number before each row. */
export const numbered = (rows: readonly (readonly (string | number)[])[]) =>
  rows.map((row, index) => [index + 1, ...row])

const digits = '〇一二三四五六七八九'
/** A count up to 99 as articles are numbered. */
function numeral(count: number): string {
  const [tens, ones] = [Math.trunc(count / 10), count % 10]
  const tenth = tens === 0 ? '' : `${tens === 1 ? '' : (digits[tens] ?? '')}十`
  return `${tenth}${ones === 0 && tens > 0 ? '' : (digits[ones] ?? '')}`
}

/** `art.13.2.b` or `16.3` as a letter cites it: 第十三条第（二）项. */
export function articleText(clause: string): string {
  const found = /(?:^|art\.)(\d{1,2})(?:\.(\d))?/u.exec(clause.slice(clause.indexOf('/') + 1))
  if (found === null) return clause
  const item = found[2] === undefined || found[2] === '0' ? '' : `第（${numeral(Number(found[2]))}）项`
  return `《安徽省职称评审工作实施办法》第${numeral(Number(found[1]))}条${item}`
}

/** From a day to a day; the second open while there is none. */
export const daysText = (from: LocalDate | null, until: LocalDate | null): string =>
  from === null ? '' : `${writtenDay(from)}至${until === null ? '今' : writtenDay(until)}`

/** The line under an opinion box for seal and day. */
export const sealLine = (office: string): string => `${office}（盖章）：　　　　　年　　月　　日`
export const signLine = (who: string): string => `${who}（签字）：　　　　　年　　月　　日`
