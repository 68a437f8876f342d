/** What money is used for: named from the rows of table 3, never from the air (n.3.d, n.5.1.c). */
import { mainUsesCover, valueOfYear } from './check-parameters.ts'
import { dataRows, findTable } from './checks/lookup.ts'
import { codeOf } from './checks/sums.ts'
import type { BudgetFigures } from './figures.ts'
import { toPrintedFigure } from './figures.ts'

export type Use = { readonly code: string; readonly name: string; readonly fen: number }

/** Rows of table 3 below a class with an amount, largest first. */
export function usesOf(figures: BudgetFigures, classCode: '301' | '302'): readonly Use[] {
  const t3 = findTable(figures, 't3')
  if (t3 === undefined) return []
  return dataRows(t3)
    .filter((row) => codeOf(row).startsWith(classCode) && codeOf(row).length === 5)
    .map((row) => ({
      code: codeOf(row),
      name: row.labels['name'] ?? '',
      fen: toPrintedFigure(row.figures['total']).value,
    }))
    .filter(({ fen }) => fen !== 0)
    .toSorted((a, b) => b.fen - a.fen)
}

/** At least so many uses are named where there are as many. */
const usesMin = 3

/** n.5.1.c: the largest rows of 302, largest first, until they cover the region's share of the whole. */
export function mainUses(figures: BudgetFigures, year: number): readonly Use[] {
  const rows = usesOf(figures, '302')
  const whole = rows.reduce((sum, { fen }) => sum + fen, 0)
  const percent = valueOfYear(mainUsesCover, year)
  const named: Use[] = []
  let covered = 0
  for (const use of rows) {
    if (named.length >= usesMin && covered * 100 >= whole * percent) break
    named.push(use)
    covered += use.fen
  }
  return named
}

/** Words people use for several rows together. */
const collective: Readonly<Record<string, readonly string[]>> = {
  水电费: ['水费', '电费'],
  社会保险: ['养老保险', '医疗保险', '社会保障'],
  社会保险费: ['养老保险', '医疗保险', '社会保障'],
  工资福利: ['工资', '津贴', '奖金'],
  工资: ['工资'],
  津补贴: ['津贴'],
  公积金: ['公积金'],
}

/** The uses a text names: 办公费、差旅费、其他交通费等. */
export function namedUses(text: string): readonly string[] {
  return text
    .replace(/^主要(用于|保障|是)/, '')
    .split(/[、，,；;。\n]|以及|和|及/)
    .map((name) => name.trim().replace(/等(支出|费用|方面)?$/, ''))
    .filter((name) => name !== '')
}

/** Named uses that no row carries. */
export function usesWithoutRow(text: string, rows: readonly Use[]): readonly string[] {
  const isCarried = (name: string): boolean =>
    rows.some((row) => row.name.includes(name) || name.includes(row.name)) ||
    (collective[name] ?? []).some((word) => rows.some((row) => row.name.includes(word)))
  return namedUses(text).filter((name) => !isCarried(name))
}
