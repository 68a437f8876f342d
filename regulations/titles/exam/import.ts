/** A score list from a spreadsheet, as the input of `EnterScores`: a column for each part, told by the part's form. */
import type { DocumentSheet, SheetDocument } from '#lint'
import { scorePattern } from './scores.ts'
import type { Exam } from './state.ts'

const TICKET = '准考证号'
const NAME = '姓名'
const HEADING_ROWS_MAX = 10

export type ScoreRow = {
  /** Row of the sheet, from 1. */
  readonly row: number
  readonly ticket: string
  /** Rows of the act's input; empty where something is wrong. */
  readonly scores: readonly { readonly ticket: string; readonly part: number; readonly score: string }[]
  readonly problems: readonly string[]
}
export type ScoreList =
  | { readonly ok: true; readonly sheet: string; readonly rows: readonly ScoreRow[] }
  | { readonly ok: false; readonly say: string }

/** Heading of a part's column: its form, numbered where the same form comes again (面试2). */
export const scoreColumns = ({ parts }: Pick<Exam, 'parts'>): readonly string[] =>
  parts.map(({ form }, i) => {
    const before = parts.slice(0, i).filter((one) => one.form === form).length
    return before === 0 ? form : `${form}${before + 1}`
  })

type Heading = { readonly row: number; readonly columns: ReadonlyMap<string, number> }
function findHeading(sheet: DocumentSheet, wanted: readonly string[]): Heading | undefined {
  for (const cells of sheet.rows.slice(0, HEADING_ROWS_MAX)) {
    const columns = new Map(cells.map(({ text, column }) => [text.replace(/\s/g, ''), column]))
    if (wanted.some((title) => columns.has(title)) && columns.has(TICKET))
      return { row: cells[0]?.row ?? 1, columns }
  }
  return undefined
}

/** An empty cell means that this part is not in the list yet; nothing is entered for it. */
function readRow(
  cells: DocumentSheet['rows'][number],
  { columns }: Heading,
  exam: Pick<Exam, 'parts' | 'candidates'>,
): ScoreRow {
  const textAt = (title: string): string =>
    cells.find(({ column }) => column === columns.get(title))?.text.trim() ?? ''
  const ticket = textAt(TICKET)
  const candidate = exam.candidates.find((one) => one.ticket === ticket)
  const scores = scoreColumns(exam).flatMap((title, i) => {
    const score = columns.has(title) ? textAt(title) : ''
    return score === '' ? [] : [{ ticket, part: i + 1, score }]
  })
  const name = textAt(NAME)
  const problems = [
    ...(candidate === undefined ? [`没有准考证号“${ticket}”`] : []),
    ...(candidate !== undefined && name !== '' && name !== candidate.name
      ? [`姓名应为${candidate.name}，现为“${name}”`]
      : []),
    ...(scores.length === 0 ? ['没有成绩'] : []),
    ...scores.flatMap(({ part, score }) =>
      scorePattern.test(score)
        ? []
        : [`${scoreColumns(exam)[part - 1] ?? ''}“${score}”应为0至100、至多一位小数的分数，或“缺考”`],
    ),
  ]
  return { row: cells[0]?.row ?? 0, ticket, scores: problems.length === 0 ? scores : [], problems }
}

/** The first row of a candidate counts; later ones are told which it was. */
function withoutRepeats(rows: readonly ScoreRow[]): readonly ScoreRow[] {
  const first = new Map<string, number>()
  return rows.map((one) => {
    const before = first.get(one.ticket)
    if (before !== undefined)
      return { ...one, scores: [], problems: [...one.problems, `与第${before}行的准考证号相同`] }
    first.set(one.ticket, one.row)
    return one
  })
}

/** Reads the score list of one exam. A file without its heading is answered as a whole. */
export function readScores(document: SheetDocument, exam: Pick<Exam, 'parts' | 'candidates'>): ScoreList {
  const wanted = scoreColumns(exam)
  for (const sheet of document.sheets) {
    const heading = findHeading(sheet, wanted)
    if (heading === undefined) continue
    const body = sheet.rows.filter(
      (cells) => (cells[0]?.row ?? 0) > heading.row && cells.some(({ text }) => text.trim() !== ''),
    )
    return {
      ok: true,
      sheet: sheet.name,
      rows: withoutRepeats(body.map((cells) => readRow(cells, heading, exam))),
    }
  }
  return { ok: false, say: `没有找到成绩册的表头：应有${[TICKET, ...wanted].join('、')}各栏。` }
}
