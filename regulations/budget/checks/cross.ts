import type { CheckResult, PlacedFigure } from '#lint'
import { checkCrossTable, checkPartWithin, checkRestated } from '#lint'
import type { BudgetFigures, TableKey } from '../figures.ts'
import { clauseOf, incomeSources, positionClause, rowClause } from '../tables.ts'
import type { CheckedTable } from './lookup.ts'
import { dataRows, figureColumns, findRow, findTable, place, placeByRow } from './lookup.ts'
import { codeOf } from './sums.ts'

/** t1.total, t6.total: income equals expenditure, nothing tolerated. */
export function balancePairs(figures: BudgetFigures): FigurePair[] {
  return (['t1', 't6'] as const).flatMap((key) => {
    const table = findTable(figures, key)
    if (table === undefined) return []
    const clause = clauseOf(`${key}.total`)
    return [
      pair(placeByRow(table, 'total', 'total', clause), placeByRow(table, 'total', 'incomeAmount', clause)),
    ]
  })
}

export function checkBalance(figures: BudgetFigures): CheckResult[] {
  const says = '收支不平，支出合计与收入合计应当相等（不允许舍入差）'
  return balancePairs(figures).map((one) =>
    checkRestated({ rule: 'income-equals-expenditure', ...one, says }),
  )
}

/** The section row of this year's expenditure: the total of table 1 holds what is carried forward as well (t1.r6). */
const thisYear = '一、本年支出'

/** Single cells that restate one another: [stated table, row, column], [source table, row, column], clause. */
type Restatement = readonly [readonly [TableKey, string, string], readonly [TableKey, string, string], string]

const restatements: readonly Restatement[] = [
  [['t2', 'total', 'total'], ['t1', thisYear, 'general'], 't2.total'],
  [['t5', 'total', 'total'], ['t1', thisYear, 'fund'], 't5.total'],
  [['t3', 'total', 'total'], ['t2', 'total', 'basic'], 't3.total'],
  [['t7', 'total', 'total'], ['t6', 'total', 'total'], 't7.total'],
  [['t8', 'total', 'incomeAmount'], ['t6', 'total', 'incomeAmount'], 't8'],
]

/** `stated` repeats `source`. */
export type FigurePair = { readonly stated: PlacedFigure; readonly source: PlacedFigure }

const pair = (stated: PlacedFigure, source: PlacedFigure): FigurePair => ({ stated, source })

export function checkCrossTables(figures: BudgetFigures): CheckResult[] {
  return [
    ...crossPairs(figures).map(({ stated, source }) => checkCrossTable(stated, source)),
    ...checkAllSource(figures),
  ]
}

/** t7: with other money beside the general budget no row of table 7 is smaller than the same row of table 2. */
function checkAllSource(figures: BudgetFigures): CheckResult[] {
  const [t2, t7] = [findTable(figures, 't2'), findTable(figures, 't7')]
  if (t2 === undefined || t7 === undefined || hasGeneralMoneyOnly(figures)) return []
  return dataRows(t2).map((row) => {
    const code = codeOf(row)
    const clause = rowClause('t7', code)
    const part = placeByRow(t2, code, 'total', clause)
    const whole = placeByRow(t7, code, 'total', clause)
    return checkPartWithin({
      rule: 'all-source',
      part,
      whole,
      says: '一般公共预算的数大于全部资金的数',
    })
  })
}

/** Figures that stand in two tables: totals, fiscal income, classes by name, three-public items by economic code. */
export function crossPairs(figures: BudgetFigures): FigurePair[] {
  const single = restatements.flatMap(([stated, source, clause]) => {
    const [a, b] = [findTable(figures, stated[0]), findTable(figures, source[0])]
    if (a === undefined || b === undefined) return []
    return [
      pair(
        placeByRow(a, stated[1], stated[2], clauseOf(clause)),
        placeByRow(b, rowOf(b, source[1]), source[2], clauseOf(clause)),
      ),
    ]
  })
  return [...single, ...incomePairs(figures), ...classPairs(figures), ...allSourcePairs(figures)]
}

/** A table without sections has its total only. */
function rowOf(table: CheckedTable, row: string): string {
  return row === thisYear && findRow(table, row) === undefined ? 'total' : row
}

/** t6.r1 … r3: the fiscal sources of t6 equal t1; t8 equals t6 source by source. */
function incomePairs(figures: BudgetFigures): FigurePair[] {
  const [t1, t6, t8] = [findTable(figures, 't1'), findTable(figures, 't6'), findTable(figures, 't8')]
  if (t6 === undefined) return []
  return incomeSources.flatMap((source, i) => {
    const clause = clauseOf(`t6.r${i + 1}`)
    const stated = placeByRow(t6, source, 'incomeAmount', clause)
    const fiscal =
      t1 === undefined || i > 2 ? [] : [pair(stated, placeByRow(t1, source, 'incomeAmount', clause))]
    const listed =
      t8 === undefined ? [] : [pair(placeByRow(t8, source, 'incomeAmount', 'shizhu-budget-2023/t8'), stated)]
    return [...fiscal, ...listed]
  })
}

/** t1.r2 … r5 against t2, t6 against t7: the classes of both sides, by name. */
function classPairs(figures: BudgetFigures): FigurePair[] {
  return [
    ...pairClasses(findTable(figures, 't1'), 'general', findTable(figures, 't2')),
    ...pairClasses(findTable(figures, 't6'), 'total', findTable(figures, 't7')),
  ]
}

function pairClasses(
  summary: CheckedTable | undefined,
  column: string,
  tree: CheckedTable | undefined,
): FigurePair[] {
  if (summary === undefined || tree === undefined) return []
  const classes = dataRows(tree).filter((row) => codeOf(row).length === 3)
  const listed = classes.map((row) => {
    const name = row.labels['name'] ?? ''
    const own = findRow(summary, name)
    const clause =
      own === undefined ? clauseOf(summary.definition.key) : positionClause(summary.definition.key, own.id)
    return pair(placeByRow(summary, name, column, clause), place(tree, row, 'total', clause))
  })
  const names = new Set(classes.map((row) => row.labels['name'] ?? ''))
  const extra = dataRows(summary)
    .filter((row) => !/^$|^[一二三四]、/.test(row.labels['expenditure'] ?? ''))
    .filter((row) => !names.has(row.labels['expenditure'] ?? '') && (row.figures[column]?.value ?? 0) !== 0)
    .map((row) =>
      pair(
        place(summary, row, column, positionClause(summary.definition.key, row.id)),
        placeByRow(
          tree,
          row.labels['expenditure'] ?? '',
          'total',
          positionClause(summary.definition.key, row.id),
        ),
      ),
    )
  return [...listed, ...extra]
}

/** t7: with general-budget money only, every row and column of t7 equals t2; a row in one table only is found too. */
function allSourcePairs(figures: BudgetFigures): FigurePair[] {
  const [t2, t7] = [findTable(figures, 't2'), findTable(figures, 't7')]
  if (t2 === undefined || t7 === undefined || !hasGeneralMoneyOnly(figures)) return []
  const codes = new Set([...dataRows(t7), ...dataRows(t2)].map(codeOf))
  return ['total', ...codes].flatMap((code) =>
    figureColumns(t7).map((column) => {
      const clause = code === 'total' ? 'shizhu-budget-2023/t7.total' : rowClause('t7', code)
      return pair(placeByRow(t7, code, column, clause), placeByRow(t2, code, column, clause))
    }),
  )
}

/** Whether no source but the general budget brings in anything. */
export function hasGeneralMoneyOnly(figures: BudgetFigures): boolean {
  const t6 = findTable(figures, 't6')
  return (
    t6 !== undefined &&
    incomeSources.slice(1).every((source) => placeByRow(t6, source, 'incomeAmount', '').figure.value === 0)
  )
}
