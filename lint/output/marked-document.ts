/**
 * A document with its findings marked where they stand: what the annotated copies and the pages draw. Each finding has a number
 * from 1; long tables and texts without findings are left out in the middle when the document is large.
 */
import type { Grade, LintFinding, LintReport, Place } from '../finding.ts'
import type { Block, Grid, GridCell, Paragraph, PublicDocument } from '../public-document.ts'
import { cellAddress } from '../document.ts'
import { gradeOrder } from './words.ts'

/** Text under the same findings; `grade` is the gravest, `related` where only other places of findings lie. */
export type Run = {
  readonly text: string
  readonly grade: Grade | 'related' | null
  /** Numbers of the findings that begin here. */
  readonly starts: readonly number[]
}

export type MarkedParagraph = {
  readonly kind: 'paragraph'
  readonly heading: number | null
  readonly line: number | null
  readonly page: number | null
  readonly runs: readonly Run[]
}

export type MarkedCell = {
  readonly address: string
  readonly columnSpan: number
  readonly rowSpan: number
  readonly runs: readonly Run[]
}

/** `number` is the row's in the table, from 1. */
export type MarkedRow = { readonly number: number; readonly cells: readonly MarkedCell[] }

export type MarkedTable = {
  readonly kind: 'table'
  readonly sheet: string | null
  readonly line: number | null
  readonly page: number | null
  readonly rows: readonly MarkedRow[]
  /** Rows left out after the row of that number. */
  readonly gaps: readonly { readonly after: number; readonly rows: number }[]
}

/** Paragraphs and tables without findings that a large document leaves out. */
export type MarkedGap = { readonly kind: 'gap'; readonly blocks: number }
export type MarkedBlock = MarkedParagraph | MarkedTable | MarkedGap

export type MarkedDocument = {
  readonly name: string
  readonly blocks: readonly MarkedBlock[]
  /** Numbers of the findings that have no place in the document, such as a missing table. */
  readonly unplaced: readonly number[]
}

export type MarkOptions = {
  /** Up to so many cells and paragraphs everything is shown; beyond, only what lies near findings. */
  readonly wholeUpTo?: number
}

const WHOLE_UP_TO = 20_000
const NEAR_ROWS = 3
const NEAR_BLOCKS = 2

type Stretch = {
  readonly from: number
  readonly to: number
  readonly grade: Grade | 'related'
  readonly number: number | null
}
type Marks = ReadonlyMap<string, readonly Stretch[]>

/** Marks the findings of a report in its document. */
export function markDocument(
  document: PublicDocument,
  report: LintReport,
  options: MarkOptions = {},
): MarkedDocument {
  const { name, blocks } = document
  const marks = marksOf(report.findings)
  const isWhole = sizeOf(blocks) <= (options.wholeUpTo ?? WHOLE_UP_TO)
  const marked = blocks.map((block, index) => markBlock(block, index + 1, marks, isWhole))
  const placed = new Set(marked.flatMap(numbersIn))
  return {
    name,
    blocks: isWhole ? marked : withGaps(marked),
    unplaced: report.findings.map((_one, index) => index + 1).filter((number) => !placed.has(number)),
  }
}

function sizeOf(blocks: readonly Block[]): number {
  return blocks.reduce(
    (sum, block) =>
      sum + (block.kind === 'table' ? block.rows.reduce((cells, row) => cells + row.length, 0) : 1),
    0,
  )
}

const keyOf = (block: number, cell: string): string => `${block} ${cell}`

/** Where marks fall, by block and cell; the cell of a paragraph is ''. */
function marksOf(findings: readonly LintFinding[]): Marks {
  const marks = new Map<string, Stretch[]>()
  const add = (place: Place, grade: Stretch['grade'], number: number | null): void => {
    if (place.block === undefined) return
    const key = keyOf(place.block, place.cell ?? '')
    const { from = 0, to = Number.MAX_SAFE_INTEGER } = place
    const stretches = marks.get(key) ?? []
    stretches.push({ from, to, grade, number })
    marks.set(key, stretches)
  }
  for (const [index, { where, grade, related }] of findings.entries()) {
    add(where, grade, index + 1)
    for (const place of related) add(place, 'related', null)
  }
  return marks
}

function markBlock(block: Block, number: number, marks: Marks, isWhole: boolean): MarkedBlock {
  return block.kind === 'table'
    ? markTable(block, number, marks, isWhole)
    : markParagraph(block, marks.get(keyOf(number, '')) ?? [])
}

function markParagraph(
  { text, heading, line, page }: Paragraph,
  stretches: readonly Stretch[],
): MarkedParagraph {
  return {
    kind: 'paragraph',
    heading,
    line: line ?? null,
    page: page ?? null,
    runs: runsOf(text, stretches),
  }
}

/** Cuts a text wherever a stretch begins or ends. An empty cell that is marked keeps one empty run. */
function runsOf(text: string, stretches: readonly Stretch[]): readonly Run[] {
  const within = stretches.map((one) => ({
    ...one,
    from: Math.min(one.from, text.length),
    to: Math.min(one.to, text.length),
  }))
  const bounds = new Set([0, text.length, ...within.flatMap(({ from, to }) => [from, to])])
  const cuts = [...bounds].toSorted((a, b) => a - b)
  const ends = cuts.length === 1 ? [0] : cuts.slice(1)
  return ends.map((end, index) => {
    const begin = cuts[index] ?? 0
    const isLast = index === ends.length - 1
    const covering = within.filter(
      ({ from, to }) => from <= begin && (to > begin || (from === to && from === begin)),
    )
    const late = isLast ? within.filter(({ from }) => from === end && end > begin) : []
    const all = [...covering, ...late]
    const starts = all.filter(({ from }) => from === begin || late.some((one) => one.from === from))
    return {
      text: text.slice(begin, end),
      grade: gravest(all.map(({ grade }) => grade)),
      starts: [...new Set(starts.flatMap(({ number }) => number ?? []))],
    }
  })
}

function gravest(grades: readonly Stretch['grade'][]): Run['grade'] {
  return gradeOrder.find((grade) => grades.includes(grade)) ?? (grades.length > 0 ? 'related' : null)
}

function markTable(grid: Grid, number: number, marks: Marks, isWhole: boolean): MarkedTable {
  const covered = new Map<number, Set<number>>()
  const width = Math.max(
    0,
    ...grid.rows.map((row) => row.reduce((end, cell) => Math.max(end, cell.column + cell.columnSpan - 1), 0)),
  )
  const rows = grid.rows.map((cells, index) => ({
    number: index + 1,
    cells: filled(cells, index, covered, width).map((cell) => ({
      address: cell.address,
      columnSpan: cell.columnSpan,
      rowSpan: cell.rowSpan,
      runs: runsOf(cell.text, marks.get(keyOf(number, cell.address)) ?? []),
    })),
  }))
  const place = { sheet: grid.sheet ?? null, line: grid.line ?? null, page: grid.page ?? null }
  return { kind: 'table', ...place, ...(isWhole ? { rows, gaps: [] } : nearFindings(rows)) }
}

/** A row with blank cells where the file has none, so that every column keeps its place below merged cells. */
function filled(
  cells: readonly GridCell[],
  row: number,
  covered: Map<number, Set<number>>,
  width: number,
): readonly GridCell[] {
  const above = covered.get(row) ?? new Set<number>()
  const own = cells.toSorted((a, b) => a.column - b.column)
  const whole: GridCell[] = []
  let column = 1
  for (const cell of [...own, null]) {
    for (; column < (cell?.column ?? width + 1); column += 1)
      if (!above.has(column))
        whole.push({ text: '', column, columnSpan: 1, rowSpan: 1, address: cellAddress(row + 1, column) })
    if (cell === null) break
    whole.push(cell)
    column = Math.max(column, cell.column + cell.columnSpan)
    for (let below = row + 1; below < row + cell.rowSpan; below += 1) {
      const taken = covered.get(below) ?? new Set<number>()
      for (let one = cell.column; one < cell.column + cell.columnSpan; one += 1) taken.add(one)
      covered.set(below, taken)
    }
  }
  return whole
}

const isMarked = (runs: readonly Run[]): boolean => runs.some(({ grade }) => grade !== null)

/** The head of a table and the rows around its findings. Merged cells are shown in their first row only. */
function nearFindings(rows: readonly MarkedRow[]): Pick<MarkedTable, 'rows' | 'gaps'> {
  const hits = rows.flatMap(({ cells }, index) => (cells.some(({ runs }) => isMarked(runs)) ? [index] : []))
  const near = new Set([0, 1, 2])
  for (const hit of hits) for (let row = hit - NEAR_ROWS; row <= hit + NEAR_ROWS; row += 1) near.add(row)
  const kept = rows
    .filter((_row, index) => near.has(index))
    .map((row) => ({ ...row, cells: row.cells.map((cell) => ({ ...cell, rowSpan: 1 })) }))
  const gaps = kept.flatMap(({ number }, index) => {
    const next = kept[index + 1]?.number ?? rows.length + 1
    return next - number > 1 ? [{ after: number, rows: next - number - 1 }] : []
  })
  return { rows: kept, gaps }
}

const hasFindings = (block: MarkedBlock): boolean =>
  block.kind === 'paragraph'
    ? isMarked(block.runs)
    : block.kind === 'table' && block.rows.some(({ cells }) => cells.some(({ runs }) => isMarked(runs)))

/** Headings and what lies near findings; the rest as one line of how much is left out. */
function withGaps(blocks: readonly MarkedBlock[]): readonly MarkedBlock[] {
  const near = new Set<number>()
  for (const [index, block] of blocks.entries()) {
    if (block.kind === 'paragraph' && block.heading !== null) near.add(index)
    if (!hasFindings(block)) continue
    for (let at = index - NEAR_BLOCKS; at <= index + NEAR_BLOCKS; at += 1) near.add(at)
  }
  const kept: MarkedBlock[] = []
  for (const [index, block] of blocks.entries()) {
    const last = kept.at(-1)
    if (near.has(index)) kept.push(block)
    else if (last?.kind === 'gap') kept[kept.length - 1] = { kind: 'gap', blocks: last.blocks + 1 }
    else kept.push({ kind: 'gap', blocks: 1 })
  }
  return kept
}

function numbersIn(block: MarkedBlock): readonly number[] {
  if (block.kind === 'gap') return []
  const runs =
    block.kind === 'paragraph'
      ? block.runs
      : block.rows.flatMap(({ cells }) => cells.flatMap((cell) => cell.runs))
  return runs.flatMap(({ starts }) => starts)
}
