/** The header of a table: how many rows it takes and what each column is called, level by level. */
import type { Grid, GridCell } from '../public-document.ts'
import { toHalfWidth } from '../printed-figure.ts'
import { coreName } from '../text/names.ts'

type Rows = Grid['rows']

const figureText = /^[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?%?$/
/** What a row or column that adds up others is called, with the unit or a remark in brackets behind it. */
export const totalLabel =
  /^(?:全[校县市省区院国镇乡州盟旗]\s*)?(?:[合总小共]\s*计|总\s*额|总\s*数|本年(?:收入|支出)合计|(?:收入|支出)(?:合计|总计))(?:\s*[（(][^（()）]{0,12}[）)])?$/
/** A total of part of a table. */
export const subtotalLabel = /^小\s*计/

/** Whether a cell holds a figure and nothing else. */
export function isFigure(text: string): boolean {
  return figureText.test(toHalfWidth(text))
}

/** The last column that a cell covers. */
export function endOf({ column, columnSpan }: GridCell): number {
  return column + columnSpan - 1
}

/** Columns of the widest row; a table may have more cells than a call takes arguments. */
export function widthOf(rows: Grid['rows']): number {
  return rows.reduce((width, cells) => cells.reduce((most, cell) => Math.max(most, endOf(cell)), width), 0)
}

/** The first filled cell of a row, trimmed. */
export function firstText(cells: readonly GridCell[]): string {
  return cells.find(({ text }) => text.trim() !== '')?.text.trim() ?? ''
}

/**
 * Rows before the first that holds a figure beside its label, a code or a total. A table without figures has one row of
 * header and those below that fill what the row above left open.
 */
export function headerDepth({ rows }: Pick<Grid, 'rows'>): number {
  const first = rows.findIndex(
    (cells, index) =>
      !isNumberingRow(cells) &&
      (cells.some(({ text, column }) => column > 1 && isFigure(text)) ||
        (index > 0 && isBareTotal(cells)) ||
        /^\d{3,7}$/.test(firstText(cells))),
  )
  if (first > 0) return coveredDepth(rows, first)
  if (rows.length <= 1) return 0
  return first === 0 ? 1 : openDepth(rows)
}

/**
 * How many rows at a table's top are its title and unit rather than its header: one filled cell each that says so or
 * covers all columns.
 */
export function titleDepth({ rows }: Pick<Grid, 'rows'>): number {
  const width = widthOf(rows)
  const depth = rows.findIndex((cells) => {
    const filled = cells.filter(({ text }) => text.trim() !== '')
    const [only] = filled
    if (only === undefined || filled.length > 1 || totalLabel.test(only.text.trim())) return true
    const isWhole = only.columnSpan > 1 && only.columnSpan === width
    return (
      !isWhole &&
      !/(?:表|统计|名单|一览)(?:[（(][^（()）]*[）)])?$|^(?:附\s?)?表\s?[\d一二三四五六七八九十]|^(?:计量)?单位[:：]/.test(
        only.text.trim(),
      )
    )
  })
  return depth > 3 ? 0 : Math.max(depth, 0)
}

/** A total without figures: nothing beside its label. */
function isBareTotal(cells: readonly GridCell[]): boolean {
  const filled = cells.filter(({ text }) => text.trim() !== '')
  return filled.length === 1 && totalLabel.test(firstText(cells))
}

/** A row of years, or one that numbers the columns (1 2 3, 甲 乙 1 2), belongs to the header. */
function isNumberingRow(cells: readonly GridCell[]): boolean {
  const texts = cells.map(({ text }) => text.trim()).filter((text) => text !== '')
  const figures = texts.filter(isFigure)
  const [first] = figures
  if (figures.length >= 2 && figures.every((text) => /^(?:19|20)\d\d$/.test(text)))
    return !isFigure(texts[0] ?? '') || figures.length === texts.length
  return (
    figures.length >= 3 &&
    (first === '1' || first === '0') &&
    figures.every((text, index) => Number(text) === index + Number(first)) &&
    texts.filter((text) => !isFigure(text)).every((text) => /^(?:[甲乙丙丁戊]|栏\s?次|行\s?次)$/.test(text))
  )
}

/** A header cell that reaches further down takes the rows it covers into the header. */
function coveredDepth(rows: Rows, first: number): number {
  const reach = rows
    .slice(0, first)
    .flatMap((cells, index) => cells.map(({ rowSpan }) => index + rowSpan))
    .reduce((most, one) => Math.max(most, one), first)
  return Math.min(rows.length, reach)
}

/** The header of a table without figures: a row goes on with it that begins blank and names what is open above it. */
function openDepth(rows: Rows): number {
  let depth = 1
  for (let row = rows[depth]; row !== undefined; row = rows[depth]) {
    const above = rows[depth - 1] ?? []
    const filled = row.filter(({ text }) => text.trim() !== '')
    const isOpen = filled.some(({ column }) => (above[column - 1]?.text ?? '').trim() === '')
    const isFirst = depth === 1 && above.filter(({ text }) => text.trim() !== '').length === 1
    if (!isOpen || (!isFirst && (row[0]?.text ?? '').trim() !== '')) break
    depth += 1
  }
  return coveredDepth(rows, depth)
}

/** What each column is called, index 0 is column 1; levels are joined by `-`. */
export function headerPaths(header: Rows, width: number): readonly string[] {
  const starts = header.map((cells, index) => groupStarts(cells, header[index + 1] ?? [], index, header))
  return Array.from({ length: width }, (_one, index) => pathOf(header, starts, index + 1))
}

/** The levels of a column's name. */
export function levelsOf(path: string): readonly string[] {
  return path.split('-')
}

type Start = { readonly column: number; readonly text: string }

/**
 * Where the groups of a header row begin. OCR that loses merged cells pushes groups to the right; a group whose own name
 * stands in the row below as a column begins at that column.
 */
function groupStarts(
  cells: readonly GridCell[],
  below: readonly GridCell[],
  index: number,
  header: Rows,
): readonly Start[] {
  const groups = cells.flatMap(({ column, text }) => (text.trim() === '' ? [] : [{ column, text }]))
  const isFlat = header.every((row) => row.every(({ columnSpan, rowSpan }) => columnSpan + rowSpan === 2))
  if (index !== header.length - 2 || !isFlat) return groups
  const anchors = groups.flatMap(({ text }) =>
    below.flatMap((cell) =>
      coreName(cell.text) === coreName(text) && coreName(text) !== '' ? [{ column: cell.column, text }] : [],
    ),
  )
  if (new Set(anchors.map(({ text }) => text)).size < 2) return groups
  const free = groups.filter(({ text }) => !anchors.some((one) => one.text === text))
  return [...free, ...anchors].toSorted((a, b) => a.column - b.column)
}

/** The name of one column; a blank level belongs to the group at its left. */
function pathOf(header: Rows, starts: readonly (readonly Start[])[], column: number): string {
  const levels: string[] = []
  header.forEach((cells, index) => {
    const isLast = index === header.length - 1
    const own = cells.find((cell) => cell.column <= column && endOf(cell) >= column)
    const isCovered = header
      .slice(0, index)
      .some((row, at) =>
        row.some((one) => at + one.rowSpan > index && one.column <= column && endOf(one) >= column),
      )
    const group = starts[index]?.findLast((start) => start.column <= column)
    const isSpanned = own !== undefined && own.columnSpan > 1
    const text = isLast || isSpanned ? (own?.text ?? '') : isCovered ? '' : (group?.text ?? '')
    const name = text.replaceAll(/\s/g, '')
    if (name !== '' && levels.at(-1) !== name) levels.push(name)
  })
  return levels.join('-')
}
