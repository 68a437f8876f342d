import type { CheckResult, Place } from '#lint'
import { found, passed } from '#lint'
import { findNarrative } from '../explanation-figures.ts'
import type { BudgetFigures } from '../figures.ts'
import type { CheckContext } from './context.ts'

const clause = 'shizhu-budget-2023/n.5.4.a'
/** Counts of the explanation are kept in ten-thousandths. */
const COUNT = 10_000

/** n.5.4.a: the stock that the explanation states is the one of the register at the end of last year. */
export function checkVehicleStock(figures: BudgetFigures, { reference }: CheckContext): CheckResult[] {
  const stock = reference?.vehicles
  if (stock === undefined || stock === null) return []
  const total = Object.values(stock.kinds).reduce((sum, count) => sum + count, 0)
  const kinds = Object.entries(stock.kinds).map(([kind, count]) => [`现有${kind}`, count] as const)
  return [['现有车辆', total] as const, ...kinds].flatMap(([item, count]): CheckResult[] => {
    const stated = findNarrative(figures, item)
    if (stated === undefined) return []
    const where: Place = { sheet: '说明', row: 'n.5.4.a', rowName: item, clause }
    if (stated.value === count * COUNT) return [passed('vehicle-register', where)]
    return [
      found({
        rule: 'vehicle-register',
        grade: 'doubt',
        where,
        related: [],
        stated: stated.text,
        expected: String(count),
        message: `请核对${item}：说明写${stated.text}辆，公务用车名册${stock.on}为${count}辆。`,
      }),
    ]
  })
}
