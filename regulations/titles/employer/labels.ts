/** Chinese words for what this room records. */
import type { EmployerEvent } from './events.ts'

export const employerEventLabels: Readonly<Record<EmployerEvent['type'], string>> = {
  MaterialsMarked: '核验了材料',
  GroupSet: '设立了考核组',
  GroupSheetRecorded: '填写了考核意见',
  CandidateRecommended: '作出了单位推荐',
  InternalNoticePosted: '开始单位公示',
  InternalNoticeTakenDown: '单位公示结束',
  InternalNoticeVoided: '单位公示作废',
  ObjectionRecorded: '登记了反映',
  ObjectionFound: '作出了核查结论',
  DisputedMaterialRemoved: '剔除了材料',
  OpinionStated: '填写了单位评价意见',
  OpinionSealed: '单位盖章上报',
  ForwardedOn: '审核转报',
  StandInNamed: '指定了代办人',
  StaffRecused: '声明了回避',
  DisqualificationProposed: '建议取消申报资格',
  PostChangeProved: '出具了岗位变动证明',
  ProposalDropped: '撤销了取消资格的建议',
}
