import type { CheckResult, Grade } from '../finding.ts'
import { found, passed } from '../finding.ts'

export type RequiredTable = {
  readonly title: string
  readonly grade: Grade
  /** Clause that asks for the table. */
  readonly clause: string
  /** What to do when it is missing. */
  readonly repair: string
}

/** The required set of tables is present. One check per required table; titles are compared without spaces and quotes. */
export function checkRequiredTables(
  present: readonly string[],
  required: readonly RequiredTable[],
  document: string,
  rule = 'required-tables',
): CheckResult[] {
  const titles = new Set(present.map(comparableTitle))
  return required.map((table) => {
    const where = { sheet: document, table: table.title, clause: table.clause }
    if (titles.has(comparableTitle(table.title))) return passed(rule, where)
    return found({
      rule,
      grade: table.grade,
      where,
      related: [],
      stated: '没有这张表',
      expected: table.title,
      message: `缺：${table.title}。${table.repair}`,
      repair: table.repair,
    })
  })
}

/** Titles differ by quotes, spaces, numbers in front and the year; none of these makes another table. */
export function comparableTitle(title: string): string {
  return title
    .replace(/^\s*表([一二三四五六七八九十]+|\d{1,2}(?!\d))/, '')
    .replace(/[\s\u3000“”"'（）()]/g, '')
    .replace(/^\d{4}年(度)?/, '')
}
