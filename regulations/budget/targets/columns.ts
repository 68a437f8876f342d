import type { TargetRow } from './vocabulary.ts'

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

/** A row before anything is written in it. */
export const emptyRow: Omit<TargetRow, 'id'> = {
  first: '',
  second: '',
  name: '',
  weight: '',
  unit: '',
  relation: '',
  value: '',
  core: false,
  explanation: '',
  scoring: '',
  history: '',
  library: '',
}

/** A target as it reads: ≥90%, or 定性“良”. */
export function targetText({
  relation,
  value,
  unit,
}: Pick<TargetRow, 'relation' | 'value' | 'unit'>): string {
  return relation === '定性' ? `定性“${value}”` : `${relation}${value}${unit}`
}
