/** What each check of a budget asserts, for lists of checks; a finding itself says what is wrong. */
import { documentRules } from '#lint'

const ownNames: Readonly<Record<string, string>> = {
  'all-source': '一般公共预算的数不大于全部资金的数',
  'amount-not-negative': '预算金额不为负数',
  'base-year': '上年数有来源',
  'carried-over': '上年结转与上年公开的结转下年相同',
  'carry-over-total': '结转数计入收支合计',
  'code-fits-nature': '科目与单位性质相符',
  'code-name': '科目名称与名册相同',
  'code-tree': '科目编码逐级完整',
  'counterpart-row': '各来源的支出有对应的科目行',
  'cover-title': '封面题目写明预算级次',
  'economic-column': '经济科目列在应列的栏',
  'explanation-figures': '说明的数字有来源',
  'fiscal-only': '财政拨款表只列财政拨款',
  'fund-budget': '目标表的预算与部门预算所列相同',
  'fund-code': '政府性基金支出列在基金科目',
  'income-source': '收入来源在名册之内',
  'named-unit': '说明所指的单位在名册之内',
  'narrative-binding': '说明中的数有对应的表格位置',
  'new-unit': '新增单位写明没有上年预算',
  'other-income': '其他收入写明来源',
  'other-transport': '其他交通费用不计入“三公”经费',
  'own-fund': '本单位的目标表有本单位的项目支出',
  'part-within': '其中数不大于总数',
  'personal-data': '公开文字不含个人信息',
  'procurement-item': '采购品目在名册之内',
  'project-has-fund': '项目支出有对应的项目',
  'reasons-sum': '各项原因的金额合计等于增减额',
  'residual-income': '其他收入不含应单列的收入',
  'running-cost-nature': '机关运行经费只由纳入统计的单位填写',
  'running-item': '行政运行支出与工资、公用经费相称',
  'share-plausibility': '各项工资和公用经费的比例合乎常理',
  'source-balance': '各资金来源收支平衡',
  'source-named': '说明写明各收入来源',
  'staff-of-unit': '人员经费与实有人数相符',
  'standard-term': '用语与规范名称相同',
  'terms-explained': '说明所用名词都有解释',
  'three-budgets': '财政拨款的解释写全三本预算',
  'transfer-differs': '单位间往来双方数额相同',
  'transfer-income-differs': '往来收入与收入表相同',
  'unit-may-have-source': '收入来源与单位性质相符',
  'unit-of-table': '各表用同一金额单位',
  'unmatched-transfer': '单位间往来双方都有记录',
  'uses-from-rows': '主要用途取自有金额的科目',
  'vehicle-day': '车辆数按上年末统计',
  'vehicle-purchase': '购车辆数与购置费相符',
  'vehicle-register': '车辆数与公务用车名册相同',
  'vehicle-running': '车辆数与运行维护费相符',
  'weight-shape': '指标权重是1至90的整数',
}

const generalNames = new Map(documentRules.map(({ id, name }) => [id, name]))

/** The Chinese name of a check by its id; undefined for an id that no check of a budget has. */
export function findCheckName(rule: string): string | undefined {
  return ownNames[rule] ?? generalNames.get(rule)
}
