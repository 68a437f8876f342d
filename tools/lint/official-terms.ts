/**
 * Names of many characters that are nobody's words: accounts of the national classification of revenue and expenditure,
 * headings of the forms it prescribes, standing names of programmes. Our skeletons have to use them.
 */
export const officialTerms: readonly string[] = [
  '一般公共预算财政拨款',
  '政府性基金预算财政拨款',
  '政府性基金预算拨款',
  '机关事业单位基本养老保险缴费支出',
  '机关事业单位基本养老保险缴费',
  '机关事业单位职业年金缴费支出',
  '其他行政事业单位医疗支出',
  '公务用车购置及运行维护费',
  '重点专项资金绩效目标表',
  '内部质量保证体系诊断与改进',
  '诊断与改进专家委员会',
  '人力资源社会保障部门',
  '人力资源和社会保障厅',
  '信息公开工作年度报告',
]
