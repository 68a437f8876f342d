/** This year against last year, item by item, with the reasons that explain each change. */
import { exceedsShare, percentOf } from '#lint'
import type { ClauseId } from '#kernel/law'
import { findTable, placeByRow } from './checks/lookup.ts'
import { findNarrative } from './explanation-figures.ts'
import type { BudgetFigures, StatedNarrative } from './figures.ts'
import { toPrintedFigure } from './figures.ts'
import type { TableBinding } from './narrative.ts'
import { reasonOf } from './narrative.ts'

export type ChangeKey =
  | 'income'
  | 'expenditure'
  | 'general'
  | 'basic'
  | 'project'
  | 'personnel'
  | 'public'
  | 'threePublic'
  | 'operating'
  | 'procurement'

/** An item that is compared with last year. `last` lists the names under which last year's figure may be stated. */
export type ComparedItem = {
  readonly key: ChangeKey
  readonly label: string
  readonly clause: ClauseId
  readonly current: TableBinding
  readonly last: readonly string[]
  /** Item of the explanation that states the change. */
  readonly change: string
  /** Clause under which itemised reasons are stated, and the text that gives the reason in words. */
  readonly reasons?: { readonly clause: ClauseId; readonly text: string }
}

const cell = (table: TableBinding['table'], row: string, column: string): TableBinding => ({
  table,
  row,
  column,
})

export const comparedItems: readonly ComparedItem[] = [
  {
    key: 'income',
    label: '收入预算总额',
    clause: 'shizhu-budget-2023/n.2.1.c',
    current: cell('t6', 'total', 'incomeAmount'),
    last: ['上年收入预算总额'],
    change: '收入比上年',
    reasons: { clause: 'shizhu-budget-2023/n.2.1.d', text: 'incomeReason' },
  },
  {
    key: 'expenditure',
    label: '支出预算总额',
    clause: 'shizhu-budget-2023/n.2.2.c',
    current: cell('t7', 'total', 'total'),
    // A balanced budget: the expenditure total of a year is its income total (n.2.2.a).
    last: ['上年支出预算总额', '上年收入预算总额'],
    change: '支出比上年',
  },
  {
    key: 'general',
    label: '一般公共预算财政拨款支出',
    clause: 'shizhu-budget-2023/n.3.a',
    current: cell('t2', 'total', 'total'),
    last: ['上年一般公共预算财政拨款支出', '上年收入预算总额'],
    change: '一般公共预算财政拨款支出比上年',
  },
  {
    key: 'basic',
    label: '基本支出',
    clause: 'shizhu-budget-2023/n.3.b',
    current: cell('t2', 'total', 'basic'),
    last: ['上年基本支出'],
    change: '基本支出比上年',
  },
  {
    key: 'personnel',
    label: '人员经费',
    clause: 'shizhu-budget-2023/n.3.c',
    current: cell('t3', 'total', 'personnel'),
    last: ['上年人员经费'],
    change: '人员经费比上年',
    reasons: { clause: 'shizhu-budget-2023/n.3.c', text: 'personnelReason' },
  },
  {
    key: 'public',
    label: '日常公用经费',
    clause: 'shizhu-budget-2023/n.3.e',
    current: cell('t3', 'total', 'public'),
    last: ['上年公用经费', '上年机关运行经费'],
    change: '公用经费比上年',
    reasons: { clause: 'shizhu-budget-2023/n.3.e', text: 'publicCostReason' },
  },
  {
    key: 'project',
    label: '项目支出',
    clause: 'shizhu-budget-2023/n.3.f',
    current: cell('t2', 'total', 'project'),
    last: ['上年项目支出'],
    change: '项目支出比上年',
  },
  {
    key: 'threePublic',
    label: '“三公”经费',
    clause: 'shizhu-budget-2023/n.4.a',
    current: cell('t4', 'total', 'total'),
    last: ['上年“三公”经费预算'],
    change: '“三公”经费预算比上年',
    reasons: { clause: 'shizhu-budget-2023/n.4.c', text: 'threePublicReason' },
  },
  {
    key: 'operating',
    label: '机关运行经费',
    clause: 'shizhu-budget-2023/n.5.1.a',
    current: cell('t3', 'total', 'public'),
    last: ['上年机关运行经费'],
    change: '机关运行经费比上年',
    reasons: { clause: 'shizhu-budget-2023/n.5.1.b', text: 'operatingReason' },
  },
  {
    key: 'procurement',
    label: '政府采购预算',
    clause: 'shizhu-budget-2023/n.5.2.a',
    current: cell('t9', 'total', 'total'),
    last: ['上年政府采购预算总额'],
    change: '政府采购预算比上年',
  },
]

/** One compared item. Amounts in 分; `last`, `change` and `percent` are null where no base is known. */
export type YearOnYear = {
  readonly item: ComparedItem
  readonly current: number
  readonly last: number | null
  readonly change: number | null
  /** Change in percent of last year with two decimals, `55.98`; null without base or over a base of 0. */
  readonly percent: string | null
  readonly reasons: readonly {
    readonly text: string
    readonly amount: number
    readonly entry: StatedNarrative
  }[]
}

/** Compares one item; the base is the stated one, else what remains of this year without the stated change. */
function compareWithLast(figures: BudgetFigures, item: ComparedItem): YearOnYear {
  const current = currentOf(figures, item)
  const base = item.last.map((name) => findNarrative(figures, name)).find((one) => one !== undefined)
  const stated = findNarrative(figures, item.change)
  const last = base?.value ?? (stated === undefined ? null : current - stated.value)
  const change = last === null ? null : current - last
  return {
    item,
    current,
    last,
    change,
    percent: change === null || last === null ? null : percentOf(change, last),
    reasons: item.reasons === undefined ? [] : reasonsUnder(figures, item.reasons.clause),
  }
}

/** All compared items (report 上下年对比): totals, 基本 and 项目, 人员 and 公用, 三公, 采购. */
export function compareYears(figures: BudgetFigures): readonly YearOnYear[] {
  return comparedItems.map((item) => compareWithLast(figures, item))
}

export function findComparison(figures: BudgetFigures, key: ChangeKey): YearOnYear | undefined {
  const item = comparedItems.find((one) => one.key === key)
  return item === undefined ? undefined : compareWithLast(figures, item)
}

/** Whether a change is larger than `percent` of last year, up or down; exactly that share is not. */
export function isLargeChange({ change, last }: YearOnYear, percent: number): boolean {
  if (change === null || last === null || last <= 0) return false
  return exceedsShare(Math.abs(change), last, percent)
}

function currentOf(figures: BudgetFigures, { key, current }: ComparedItem): number {
  const table = findTable(figures, current.table)
  if (key === 'procurement' && (table === undefined || table.stated.rows.length === 0))
    return findNarrative(figures, '政府采购预算总额')?.value ?? 0
  return table === undefined ? 0 : placeByRow(table, current.row, current.column, '').figure.value
}

function reasonsUnder(figures: BudgetFigures, clause: string): YearOnYear['reasons'] {
  return figures.narrative.flatMap((entry) => {
    const reason = reasonOf(entry)
    if (reason === null || `shizhu-budget-2023/${entry.clause}` !== clause) return []
    const { value } = toPrintedFigure(entry.figure, entry.unit === '' ? '万元' : entry.unit)
    return [{ text: reason.text, amount: value * reason.sign, entry }]
  })
}
