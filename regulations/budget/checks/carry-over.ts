import type { CheckResult, PlacedFigure } from '#lint'
import { checkRestated, checkSum, found, passed, restates } from '#lint'
import { findNarrative } from '../explanation-figures.ts'
import type { BudgetFigures } from '../figures.ts'
import { toPrintedFigure } from '../figures.ts'
import type { CheckedTable } from './lookup.ts'
import { dataRows, findTable, place, placeByRow } from './lookup.ts'

/** A source of table 1: its income row, its carry-over row, its column on the right, what last year left over. */
const sources = [
  {
    income: '一般公共预算资金',
    carried: /^一般公共预算(拨款|资金|财政拨款)/,
    column: 'general',
    last: '上年一般公共预算结转下年',
    balance: 'shizhu-budget-2023/t1.r2',
    carry: 'shizhu-budget-2023/t1.r7',
  },
  {
    income: '政府性基金预算资金',
    carried: /^政府性基金预算(拨款|资金|财政拨款)/,
    column: 'fund',
    last: '上年政府性基金预算结转下年',
    balance: 'shizhu-budget-2023/t1.r8',
    carry: 'shizhu-budget-2023/t1.r8',
  },
  {
    income: '国有资本经营预算资金',
    carried: /^国有资本经营(预算)?(收入|拨款|资金)/,
    column: 'capital',
    last: '上年国有资本经营预算结转下年',
    balance: 'shizhu-budget-2023/t1.r4',
    carry: 'shizhu-budget-2023/t1.r9',
  },
] as const

/** t1.r2, r4, r7 … r9: each source pays its own column, and brings over what last year left. */
export function checkCarryOver(figures: BudgetFigures): CheckResult[] {
  const t1 = findTable(figures, 't1')
  if (t1 === undefined) return []
  const own = sources.flatMap((source) => {
    const carried = carriedRow(t1, source.carried, source.carry)
    return [balance(t1, source, carried), ...checkLastYear(figures, source, carried)]
  })
  return [...own, ...checkSections(t1)]
}

/** t1.r1: without carry-over both sides of this year are one figure. t1.r6: with it, it is spent or carried forward. */
function checkSections(t1: CheckedTable): CheckResult[] {
  const at = (row: string, column: string, clause: string): PlacedFigure =>
    placeByRow(t1, row, column, clause)
  const [brought, forward] = [
    at('二、上年结转', 'incomeAmount', 'shizhu-budget-2023/t1.r6'),
    at('二、结转下年', 'total', 'shizhu-budget-2023/t1.r6'),
  ]
  const income = at('一、本年收入', 'incomeAmount', 'shizhu-budget-2023/t1.r1')
  if (brought.figure.value === 0 && forward.figure.value === 0) {
    const says = '收支不平，本年支出与本年收入应当相等（没有结转，不允许舍入差）'
    const stated = at('一、本年支出', 'total', 'shizhu-budget-2023/t1.r1')
    return [checkRestated({ rule: 'income-equals-expenditure', stated, source: income, says })]
  }
  return [
    checkSum({
      rule: 'carry-over-total',
      total: at('total', 'total', 'shizhu-budget-2023/t1.r6'),
      parts: [income, brought],
      partsName: '本年收入与上年结转',
    }),
  ]
}

type Source = (typeof sources)[number]

/** Income of the source with its carry-over against its column, the planned carry-forward included. */
function balance(t1: CheckedTable, source: Source, carried: PlacedFigure): CheckResult {
  const spent = placeByRow(t1, 'total', source.column, source.balance)
  const income = placeByRow(t1, source.income, 'incomeAmount', source.balance)
  const result = checkSum({
    rule: 'source-balance',
    total: spent,
    parts: [income, carried],
    partsName: `收支不平：${source.income}的本年收入与上年结转`,
  })
  return result
}

/** The carry-over row stands in its own section; the income row of the same source stands above it. */
function carriedRow(t1: CheckedTable, label: RegExp, clause: string): PlacedFigure {
  const rows = dataRows(t1)
  const section = rows.findIndex(({ labels }) => (labels['income'] ?? '').includes('上年结转'))
  const row =
    section < 0 ? undefined : rows.slice(section + 1).find(({ labels }) => label.test(labels['income'] ?? ''))
  if (row !== undefined) return place(t1, row, 'incomeAmount', clause)
  return {
    figure: toPrintedFigure(undefined),
    place: { sheet: t1.stated.sheet, table: 't1', rowName: '上年结转', column: '收入预算数', clause },
  }
}

/** t1.r7 … r9: what is carried over is what last year's budget left for this year. */
function checkLastYear(figures: BudgetFigures, source: Source, carried: PlacedFigure): CheckResult[] {
  const last = findNarrative(figures, source.last)
  if (last === undefined) return []
  const entry = figures.narrative.find(({ item }) => item === source.last)
  if (restates(carried.figure, toPrintedFigure(entry?.figure))) return [passed('carried-over', carried.place)]
  const stated = carried.figure.text.trim() || '0'
  return [
    found({
      rule: 'carried-over',
      grade: 'doubt',
      where: carried.place,
      related: [],
      stated,
      expected: last.text,
      message: `请核对「${carried.place.sheet}」${carried.place.cell ?? ''}的上年结转：上年公开的${source.income}结转下年为${last.text}万元，本年列${stated}万元。`,
    }),
  ]
}
