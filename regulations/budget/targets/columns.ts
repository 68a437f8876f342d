/** The fields of an indicator row as people call them. */
export const columnLabels = {
  first: '一级指标',
  second: '二级指标',
  name: '指标',
  weight: '权重',
  unit: '计量单位',
  relation: '指标性质',
  value: '指标值',
  core: '核心指标',
  explanation: '指标解释',
  scoring: '评分标准',
  history: '历史值',
  library: '指标库编号',
} as const
