/** Many checked workbooks as one: a line per unit, what fails most often, and every finding; for the screen and for Excel. */
import { type CellContent, type ListSheet, writeSheet } from '#readers'
import { describePlace } from '#lint'
import { type BudgetFinding, type ForeignReport, countForeign, errorRanking } from '#regulations/budget'

/** A file that was checked, or why it could not be. */
export type CheckedFile =
  | { readonly file: string; readonly report: ForeignReport }
  | { readonly file: string; readonly unreadable: readonly string[] }

export const gradeWords: Readonly<Record<BudgetFinding['grade'], string>> = {
  error: '错误',
  inconsistency: '不一致',
  doubt: '存疑',
  note: '提示',
}

/** The unit that a file speaks of, else the file's own name without its ending. */
export function subjectOf({ file, ...one }: CheckedFile): string {
  const base = file.split(/[\\/]/).at(-1) ?? file
  const unit = 'report' in one ? one.report.unit : ''
  return unit === '' ? base.replace(/\.[^.]+$/, '') : unit
}

const number = (value: number): CellContent => ({ decimal: String(value), decimals: 0 })

/** The workbook of a mass check: 各单位, 错误排行, 全部结果, 不能读取的文件. */
export function summaryWorkbook(files: readonly CheckedFile[]): Promise<Uint8Array> {
  const read = files.flatMap((one) => ('report' in one ? [{ ...one, subject: subjectOf(one) }] : []))
  const unread = files.flatMap((one) => ('report' in one ? [] : [one]))
  return writeSheet([
    unitsSheet(read),
    rankingSheet(read),
    findingsSheet(read),
    {
      name: '不能读取的文件',
      columns: widths(['文件', 40], ['原因', 100]),
      rows: unread.flatMap(({ file, unreadable }) => unreadable.map((reason) => [file, reason])),
    },
  ])
}

type Read = { readonly file: string; readonly subject: string; readonly report: ForeignReport }

const widths = (...columns: readonly (readonly [title: string, width: number])[]) =>
  columns.map(([title, width]) => ({ title, width }))

/** Worst first. */
function unitsSheet(read: readonly Read[]): ListSheet {
  const counted = read.map((one) => ({ ...one, counts: countForeign(one.report) }))
  return {
    name: '各单位',
    columns: widths(
      ['单位', 40],
      ['年度', 8],
      ['错误', 8],
      ['不一致', 8],
      ['存疑', 8],
      ['提示', 8],
      ['通过的检查', 12],
      ['文件', 40],
    ),
    rows: counted
      .toSorted(
        ({ counts: a, subject: one }, { counts: b, subject: other }) =>
          b.errors - a.errors || b.inconsistencies - a.inconsistencies || (one < other ? -1 : 1),
      )
      .map(({ file, subject, report, counts }) => [
        subject,
        report.year === 0 ? '' : String(report.year),
        ...[counts.errors, counts.inconsistencies, counts.doubts, counts.notes, counts.passed].map(number),
        file,
      ]),
  }
}

function rankingSheet(read: readonly Read[]): ListSheet {
  const ranked = errorRanking(
    read.map(({ subject, report }) => ({ unit: subject, findings: report.findings })),
  )
  return {
    name: '错误排行',
    columns: widths(['检查', 28], ['级别', 10], ['单位数', 10], ['次数', 10], ['举例', 80]),
    rows: ranked.map(({ rule, grade, units, times, example }) => [
      rule,
      gradeWords[grade],
      number(units.length),
      number(times),
      example,
    ]),
  }
}

function findingsSheet(read: readonly Read[]): ListSheet {
  return {
    name: '全部结果',
    columns: widths(
      ['单位', 28],
      ['级别', 10],
      ['位置', 40],
      ['写的是', 16],
      ['应为', 16],
      ['说明', 70],
      ['改法', 40],
      ['文件', 40],
    ),
    rows: read.flatMap(({ file, subject, report }) =>
      report.findings.map(({ grade, where, stated, expected, message, repair }) => [
        subject,
        gradeWords[grade],
        describePlace(where),
        stated,
        expected,
        message,
        repair ?? '',
        file,
      ]),
    ),
  }
}
