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
  | 'baseYear'
  | 'baseYearEvidence'
  | 'newUnit'
  | 'otherIncomeNote'
  | 'personnelUses'
  | 'labourReason'
  | 'medicalNote'
  | 'projectBy'
  | 'threePublicBy'
  | 'carRunningReason'
  | 'vehiclesAsOf'
  | 'overallTargetsLink'
  | 'glossary'

/** Label and clause of each text, in the order of the explanation. */
export const textFields: Readonly<Record<TextKey, { readonly label: string; readonly clause: ClauseId }>> = {
  duties: { label: '职能职责', clause: 'shizhu-budget-2023/n.1.1' },
  baseYear: { label: '上年数的来源', clause: 'shizhu-budget-2023/n.2.2.c' },
  baseYearEvidence: { label: '上年数的依据', clause: 'shizhu-budget-2023/n.2.2.c' },
  newUnit: { label: '无上年预算的说明（如新增单位）', clause: 'shizhu-budget-2023/n.2.1.c' },
  incomeReason: { label: '收支增减原因', clause: 'shizhu-budget-2023/n.2.1.d' },
  otherIncomeNote: { label: '其他收入的来源', clause: 'shizhu-budget-2023/t6.r9' },
  personnelUses: { label: '人员经费主要用途', clause: 'shizhu-budget-2023/n.3.d' },
  personnelReason: { label: '人员经费增减原因', clause: 'shizhu-budget-2023/n.3.c' },
  publicCostReason: { label: '公用经费增减原因', clause: 'shizhu-budget-2023/n.3.e' },
  labourReason: { label: '劳务费占比较高的原因', clause: 'shizhu-budget-2023/t3.r13' },
  medicalNote: { label: '医疗保险列支科目的说明', clause: 'shizhu-budget-2023/t2.r10' },
  projectBy: { label: '统一编列项目的单位代码', clause: 'shizhu-budget-2023/n.3.g' },
  projectReason: { label: '没有项目支出的原因', clause: 'shizhu-budget-2023/n.3.g' },
  threePublicReason: { label: '“三公”经费说明', clause: 'shizhu-budget-2023/n.4.c' },
  threePublicBy: { label: '统一预算“三公”经费的单位代码', clause: 'shizhu-budget-2023/n.4.c' },
  carRunningReason: { label: '无车辆而有运行费的原因', clause: 'shizhu-budget-2023/n.6.5.c' },
  vehiclesAsOf: { label: '车辆数的截止日期', clause: 'shizhu-budget-2023/n.5.4.a' },
  operatingReason: { label: '运行经费增减原因', clause: 'shizhu-budget-2023/n.5.1.b' },
  operatingUses: { label: '运行经费主要用途', clause: 'shizhu-budget-2023/n.5.1.c' },
  targetsNote: { label: '绩效目标设置说明', clause: 'shizhu-budget-2023/n.5.3' },
  overallTargetsLink: { label: '主管部门整体绩效目标表的链接', clause: 'shizhu-budget-2023/t10' },
  glossary: { label: '补充的专业名词解释', clause: 'shizhu-budget-2023/n.6' },
}

export function isTextKey(key: string): key is TextKey {
  return Object.hasOwn(textFields, key)
}
