/** Texts of the explanation that people write; everything else of it is made from the figures. */
import type { ClauseId } from '#kernel/law'

export type TextKey =
  | 'duties'
  | 'incomeReason'
  | 'personnelReason'
  | 'publicCostReason'
  | 'projectReason'
  | 'threePublicReason'
  | 'operatingReason'
  | 'operatingUses'
  | 'targetsNote'
  | 'newUnit'
  | 'glossary'

/** Label and clause of each text, in the order of the explanation. */
export const textFields: Readonly<Record<TextKey, { readonly label: string; readonly clause: ClauseId }>> = {
  duties: { label: '职能职责', clause: 'shizhu-budget-2023/n.1.1' },
  newUnit: { label: '无上年预算的说明（如新增单位）', clause: 'shizhu-budget-2023/n.2.1.c' },
  incomeReason: { label: '收支增减原因', clause: 'shizhu-budget-2023/n.2.1.d' },
  personnelReason: { label: '人员经费增减原因', clause: 'shizhu-budget-2023/n.3.c' },
  publicCostReason: { label: '公用经费增减原因', clause: 'shizhu-budget-2023/n.3.e' },
  projectReason: { label: '没有项目支出的原因', clause: 'shizhu-budget-2023/n.3.g' },
  threePublicReason: { label: '“三公”经费说明', clause: 'shizhu-budget-2023/n.4.c' },
  operatingReason: { label: '运行经费增减原因', clause: 'shizhu-budget-2023/n.5.1.b' },
  operatingUses: { label: '运行经费主要用途', clause: 'shizhu-budget-2023/n.5.1.c' },
  targetsNote: { label: '绩效目标设置说明', clause: 'shizhu-budget-2023/n.5.3' },
  glossary: { label: '补充的专业名词解释', clause: 'shizhu-budget-2023/n.6' },
}

export function isTextKey(key: string): key is TextKey {
  return Object.hasOwn(textFields, key)
}
