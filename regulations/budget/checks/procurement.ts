import type { CheckResult, PlacedFigure } from '#lint'
import { checkCrossTable, checkPartWithin } from '#lint'
import type { BudgetFigures } from '../figures.ts'
import { toPrintedFigure } from '../figures.ts'
import { procurementKinds } from '../procurement.ts'
import { findTable, placeByRow } from './lookup.ts'

const blockClause = 'shizhu-budget-2023/n.5.2.b'
const tableClause = 'shizhu-budget-2023/t9'

/** n.5.2.b, t9: 其中一般公共预算 is at most its category; table 9 repeats the categories. */
export function checkProcurement(figures: BudgetFigures): CheckResult[] {
  const kinds = [...procurementKinds.map((kind) => `${kind}预算`), '']
  const within = kinds.flatMap((kind) => {
    const whole = kind === '' ? '政府采购预算总额' : `政府采购${kind}`
    const part = placed(figures, `一般公共预算拨款政府采购${kind}`, blockClause)
    return part === null
      ? []
      : [
          checkPartWithin({
            rule: 'part-within',
            part,
            whole: placed(figures, whole, blockClause) ?? nothing(whole, blockClause),
          }),
        ]
  })
  return [...within, ...checkTable(figures)]
}

function checkTable(figures: BudgetFigures): CheckResult[] {
  const t9 = findTable(figures, 't9')
  if (t9 === undefined || placed(figures, '政府采购预算总额', tableClause) === null) return []
  const rows = procurementKinds.map((kind) => [kind, `政府采购${kind}预算`] as const)
  return [['total', '政府采购预算总额'] as const, ...rows].map(([row, item]) =>
    checkCrossTable(
      placeByRow(t9, row, 'total', tableClause),
      placed(figures, item, tableClause) ?? nothing(item, tableClause),
    ),
  )
}

function placed(figures: BudgetFigures, item: string, clause: string): PlacedFigure | null {
  const entry = figures.narrative.find((one) => one.item === item)
  if (entry === undefined) return null
  return {
    figure: toPrintedFigure(entry.figure),
    place: {
      sheet: '说明',
      row: entry.clause,
      rowName: item,
      cell: entry.figure.cell ?? `C${entry.row}`,
      clause,
    },
  }
}

function nothing(item: string, clause: string): PlacedFigure {
  return { figure: toPrintedFigure(undefined), place: { sheet: '说明', rowName: item, clause } }
}
