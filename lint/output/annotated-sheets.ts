/** The annotated copy as sheets: the list of findings first, then the text and each table with comments at their cells. */
import type { LintFinding, LintReport } from '../finding.ts'
import { describePlace } from '../finding.ts'
import type { Grid, Paragraph, PublicDocument } from '../public-document.ts'
import type { ClauseLabels } from './html.ts'
import { gradeNames } from './words.ts'

/** What a cell's comment says; rows and columns count from 1. */
export type SheetComment = { readonly row: number; readonly column: number; readonly text: string }

export type AnnotatedSheet = {
  readonly name: string
  readonly rows: readonly (readonly string[])[]
  readonly merges: readonly {
    readonly top: number
    readonly left: number
    readonly bottom: number
    readonly right: number
  }[]
  /** Widths of the columns in characters, where they matter. */
  readonly widths: readonly number[]
  readonly headerRows: readonly number[]
  readonly comments: readonly SheetComment[]
}

/** A comment at an address of a sheet of the checked workbook itself. */
export type CellComment = { readonly sheet: string; readonly address: string; readonly text: string }

/** The comments that a workbook takes at its own cells, one for each cell with findings. */
export function workbookComments(report: LintReport): readonly CellComment[] {
  const comments = new Map<string, CellComment>()
  for (const [index, finding] of report.findings.entries()) {
    const { sheet, cell } = finding.where
    if (cell === undefined) continue
    const key = `${sheet} ${cell}`
    const text = [comments.get(key)?.text, commentText(finding, index + 1)]
      .filter((one) => one !== undefined)
      .join('\n')
    comments.set(key, { sheet, address: cell, text })
  }
  return [...comments.values()]
}

/** Any document as sheets with comments. */
export function annotatedSheets(
  document: PublicDocument,
  report: LintReport,
  labels: ClauseLabels = new Map(),
): readonly AnnotatedSheet[] {
  const comments = commentTexts(report)
  const grids: AnnotatedSheet[] = []
  const texts: { readonly paragraph: Paragraph; readonly block: number }[] = []
  for (const [index, block] of document.blocks.entries()) {
    if (block.kind === 'paragraph') texts.push({ paragraph: block, block: index + 1 })
    else grids.push(gridSheet(block, index + 1, grids.length + 1, comments))
  }
  return [
    findingsSheet(report, labels),
    ...(texts.length === 0 ? [] : [textSheet(texts, comments)]),
    ...grids,
  ]
}

/** The list of findings as a sheet of its own. */
export function findingsSheet({ findings }: LintReport, labels: ClauseLabels = new Map()): AnnotatedSheet {
  const head = ['编号', '级别', '位置', '写的是', '应为', '建议改为', '说明', '依据', '规则']
  const rows = findings.map(({ rule, grade, where, stated, expected, repair, message }, index) => [
    `${index + 1}`,
    gradeNames[grade],
    describePlace(where),
    stated,
    expected,
    repair ?? '',
    message,
    where.clause === undefined ? '' : (labels.get(where.clause) ?? where.clause),
    rule,
  ])
  return {
    ...plain('校核结果', [head, ...(rows.length === 0 ? [['没有发现问题。']] : rows)]),
    widths: [6, 8, 40, 24, 24, 20, 70, 24, 24],
    headerRows: [1],
  }
}

function textSheet(
  texts: readonly { readonly paragraph: Paragraph; readonly block: number }[],
  found: CommentTexts,
): AnnotatedSheet {
  const rows = texts.map(({ paragraph: { line, page, text } }) => [
    line === undefined ? (page === undefined ? '' : `第${page}页`) : `${line}`,
    text,
  ])
  const comments = texts.flatMap(({ block }, index) => {
    const text = found.get(keyOf(block)) ?? ''
    return text === '' ? [] : [{ row: index + 2, column: 2, text }]
  })
  return { ...plain('正文', [['行或页', '正文'], ...rows]), widths: [10, 100], headerRows: [1], comments }
}

function gridSheet(grid: Grid, block: number, number: number, found: CommentTexts): AnnotatedSheet {
  const rows = grid.rows.map((cells) => {
    const row: string[] = []
    for (const { column, text } of cells) row[column - 1] = text
    return Array.from(row, (text) => text ?? '')
  })
  const merges = grid.rows.flatMap((cells, index) =>
    cells
      .filter(({ columnSpan, rowSpan }) => columnSpan > 1 || rowSpan > 1)
      .map(({ column, columnSpan, rowSpan }) => ({
        top: index + 1,
        left: column,
        bottom: index + rowSpan,
        right: column + columnSpan - 1,
      })),
  )
  const comments = grid.rows.flatMap((cells, index) =>
    cells.flatMap(({ address, column }) => {
      const text = found.get(keyOf(block, address)) ?? ''
      return text === '' ? [] : [{ row: index + 1, column, text }]
    }),
  )
  return {
    ...plain(`表${number}${grid.sheet === undefined ? '' : ` ${grid.sheet}`}`, rows),
    merges,
    comments,
  }
}

function plain(name: string, rows: AnnotatedSheet['rows']): AnnotatedSheet {
  return { name, rows, merges: [], widths: [], headerRows: [], comments: [] }
}

type CommentTexts = ReadonlyMap<string, string>

const keyOf = (block: number, cell = ''): string => `${block} ${cell}`

function commentTexts({ findings }: LintReport): CommentTexts {
  const texts = new Map<string, string>()
  for (const [index, finding] of findings.entries()) {
    const { block, cell } = finding.where
    if (block === undefined) continue
    const before = texts.get(keyOf(block, cell))
    const text = commentText(finding, index + 1)
    texts.set(keyOf(block, cell), before === undefined ? text : `${before}\n${text}`)
  }
  return texts
}

function commentText({ grade, message, expected }: LintFinding, number: number): string {
  return `${number} ${gradeNames[grade]}：${message}${expected === '' || message.includes(expected) ? '' : `应为：${expected}`}`
}
