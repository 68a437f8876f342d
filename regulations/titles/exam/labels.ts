/** Chinese words for what the file of an exam holds. */
export const examStateLabels: Readonly<Record<string, string>> = {
  stage: '环节',
  number: '考试编号',
  cycle: '评审周期',
  year: '年度',
  committee: '评委会',
  convening: '组建单位',
  authority: '职称管理部门',
  passMark: '合格线',
  parts: '考试各部分',
  sittings: '考试时间',
  rooms: '考场',
  candidates: '考生',
  roomChecks: '考场巡视',
  supervision: '指导监督意见',
  signed: '签定',
  proposal: '待确认的更正',
  corrections: '成绩更正',
}
export const examEventLabels: Readonly<Record<string, string>> = {
  ExamScheduled: '安排了考试',
  CandidatesAdded: '增加了考生',
  ExamArranged: '调整了时间和考场',
  ExamNoticesSent: '发出了考试通知',
  RoomChecked: '登记了考场巡视',
  ScoresEntered: '登记了成绩',
  ScoresSigned: '签定了成绩',
  CorrectionProposed: '提出了成绩更正',
  CorrectionConfirmed: '确认了成绩更正',
  CorrectionDropped: '撤销了成绩更正',
  SupervisionNoted: '登记了指导监督意见',
  ExamCancelled: '撤销了考试安排',
}
export const examRelationLabels: Readonly<Record<string, string>> = {
  convening: '组建单位',
  authority: '职称管理部门',
}
