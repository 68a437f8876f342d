/** Chinese words for adjustments and final accounts. */

export const executionStateLabels: Readonly<Record<string, string>> = {
  stage: '环节',
  year: '年度',
  unit: '单位',
  'unit.code': '单位代码',
  'unit.name': '单位名称',
  budgetCase: '预算件',
  budget: '批复的预算',
  'budget.*.path': '位置',
  'budget.*.fen': '金额（分）',
  adjustments: '预算调整',
  'adjustments.*.number': '序号',
  'adjustments.*.kind': '类别',
  'adjustments.*.on': '批准日期',
  'adjustments.*.documentNumber': '文号',
  'adjustments.*.reason': '理由',
  'adjustments.*.lines': '科目',
  'adjustments.*.lines.*.path': '位置',
  'adjustments.*.lines.*.by': '增减（分）',
  accounts: '决算',
  'accounts.on': '批复日期',
  'accounts.documentNumber': '文号',
  'accounts.lines': '决算数',
  'accounts.lines.*.path': '位置',
  'accounts.lines.*.fen': '金额（分）',
}
export const executionEventLabels: Readonly<Record<string, string>> = {
  ExecutionOpened: '预算执行已建立',
  BudgetAdjusted: '预算已调整',
  AccountsRecorded: '决算已登记',
  ExecutionClosed: '预算执行已办结',
}
