/**
 * Checking a workbook that belongs to no case: what was read, from which unit and year, and every finding. Nothing is known of
 * the unit but what the file says, and nothing is kept.
 */
import type { ReadProblem, SheetDocument } from '#lint'
import { countReport } from '#lint'
import { type BudgetReport, checkBudget } from './checks/index.ts'
import { readBudgetWorkbook } from './workbook.ts'

export type ForeignReport = {
  readonly ok: true
  readonly year: number
  /** As the file states it; empty where it states none. */
  readonly unit: string
  readonly findings: BudgetReport['findings']
  readonly checks: BudgetReport['checks']
}
export type ForeignCheck =
  | ForeignReport
  | { readonly ok: false; readonly why: 'unreadable'; readonly problems: readonly ReadProblem[] }
  | { readonly ok: false; readonly why: 'no-year' }

const grades = ['error', 'inconsistency', 'doubt', 'note'] as const

/** Lines at the head of a sheet in which unit and year stand. */
const HEAD_ROWS = 6
const HEADING_YEAR = /(?<!\d)(20\d\d)\s*年/
/** A file's name may leave out 年; a code such as 2013201 is no year. */
const FILE_YEAR = /(?<!\d)(20\d\d)(?!\d)/
/** The budget law of 2014 and the tables that follow from it begin here; nothing is known of earlier ones. */
const FIRST_YEAR = 2015
/** `编制单位：…`, up to the next blank or field. */
const UNIT = /(?:编制单位|单位名称|部门（单位）名称|填报单位)\s*[:：]\s*([^\s:：]{2,60})/

/** @param year where somebody knows it; otherwise the first one stated in a heading, else in the file's name */
export function checkForeign(document: SheetDocument, fileName: string, year?: number): ForeignCheck {
  const reading = readBudgetWorkbook(document)
  if (!reading.ok) return { ok: false, why: 'unreadable', problems: reading.problems }
  const heads = document.sheets.flatMap(({ rows }) =>
    rows
      .slice(0, HEAD_ROWS)
      .flat()
      .map(({ text }) => text),
  )
  const found = year ?? yearIn(heads, HEADING_YEAR) ?? yearIn([fileName], FILE_YEAR)
  if (found === undefined) return { ok: false, why: 'no-year' }
  if (found < FIRST_YEAR) return { ok: false, why: 'unreadable', problems: [tooEarly(found)] }
  const { findings, checks } = checkBudget(reading.figures, { year: found })
  // Without the explanation nothing is known of the year before: that is no fault of the tables.
  const known = reading.isExplained ? findings : findings.filter(({ rule }) => rule !== 'base-year')
  const worstFirst = known.toSorted((a, b) => grades.indexOf(a.grade) - grades.indexOf(b.grade))
  return { ok: true, year: found, unit: unitIn(heads), findings: worstFirst, checks }
}

const tooEarly = (year: number): ReadProblem => ({
  code: 'over-limit',
  message: `年度是${year}年：只能检查${FIRST_YEAR}年及以后的单位预算公开表。请核对年度后再检查。`,
})

function yearIn(texts: readonly string[], pattern: RegExp): number | undefined {
  for (const text of texts) {
    const stated = pattern.exec(text)?.[1]
    if (stated !== undefined) return Number(stated)
  }
  return undefined
}

function unitIn(texts: readonly string[]): string {
  for (const text of texts) {
    const stated = UNIT.exec(text)?.[1]
    if (stated !== undefined) return stated.replace(/^\d+[-－—]/, '')
  }
  return ''
}

/** How many findings of each grade, and how many single checks passed. */
export function countForeign({ findings, checks }: Pick<ForeignReport, 'findings' | 'checks'>) {
  const counts = countReport({ findings, checks })
  return {
    errors: counts.error,
    inconsistencies: counts.inconsistency,
    doubts: counts.doubt,
    notes: counts.note,
    passed: counts.passed,
  }
}
