import { textFields } from '../../../../regulations/budget/labels.ts'

export const columnLabels: Record<string, string> = {
  code: '科目编码',
  name: '科目名称',
  income: '收入项目',
  incomeAmount: '收入预算数',
  expenditure: '支出项目',
  total: '总计',
  basic: '基本支出',
  project: '项目支出',
  personnel: '人员经费',
  public: '日常公用经费',
  general: '一般公共预算',
  fund: '政府性基金预算',
  capital: '国有资本经营预算',
  trip: '因公出国（境）费',
  car: '公务用车小计',
  carPurchase: '公务用车购置费',
  carRunning: '公务用车运行费',
  reception: '公务接待费',
  value: '指标值',
}

/** Tables with income and expenditure side by side: labels and figures alternate. */
export const printedOrder: Record<string, string[]> = {
  t1: ['income', 'incomeAmount', 'expenditure', 'total', 'general', 'fund', 'capital'],
  t6: ['income', 'incomeAmount', 'expenditure', 'total'],
}

export const labelColumns = new Set(['code', 'name', 'income', 'expenditure'])

/** Headings of the texts of the explanation; the state of the base year is chosen, not written. */
export const textLabels: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(textFields)
    .filter(([key]) => key !== 'baseYear')
    .map(([key, { label }]) => [key, label]),
)

export const remainderLabels: Record<string, string> = {
  'remainders.*.label': '位置',
  'remainders.*.fen': '尾差（分）',
  'remainders.*.mark': '标记',
}
