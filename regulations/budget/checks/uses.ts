import type { CheckResult, Place } from '#lint'
import { found, passed } from '#lint'
import type { BudgetFigures } from '../figures.ts'
import { habitsOf } from '../habits.ts'
import { usesOf, usesWithoutRow } from '../uses.ts'
import type { CheckContext } from './context.ts'

const written = [
  {
    text: 'personnelUses',
    label: '人员经费主要用途',
    classCode: '301',
    clause: 'shizhu-budget-2023/n.3.d',
  },
  {
    text: 'operatingUses',
    label: '运行经费主要用途',
    classCode: '302',
    clause: 'shizhu-budget-2023/n.5.1.c',
  },
] as const

/** n.3.d, n.5.1.c: a use that people name has a row in table 3; how strictly, is the region's habit. */
export function checkUses(figures: BudgetFigures, { texts, unit, year }: CheckContext): CheckResult[] {
  return written.flatMap(({ text, label, classCode, clause }) => {
    const named = (texts?.[text] ?? '').trim()
    if (named === '') return []
    const where: Place = { sheet: '说明', rowName: label, clause }
    const rows = usesOf(figures, classCode)
    const unknown = usesWithoutRow(named, rows)
    if (unknown.length === 0) return [passed('uses-from-rows', where)]
    return [
      found({
        rule: 'uses-from-rows',
        grade: habitsOf(unit?.region, year).usesFromRows,
        where,
        related: [],
        stated: unknown.join('、'),
        expected: rows.map(({ name }) => name).join('、'),
        message: `请从表3的科目里选“${label}”：${unknown.join('、')}在${classCode}类里没有金额。`,
      }),
    ]
  })
}
