/** The outcome room of an application. */
import {
  ApproveResult,
  DisqualifyCandidate,
  EnterApprovalPublicity,
  EnterResultPublicity,
  FreeCandidate,
  HoldCandidate,
  RefuseResult,
  ReportResult,
  VoidResult,
} from './acts-authority.ts'
import {
  ArchiveForm,
  CloseApplication,
  ForwardResult,
  HandOverCertificate,
  ReturnMaterials,
} from './acts-return.ts'
import type { OutcomeEvent } from './events.ts'

export const outcomeActs = {
  EnterResultPublicity,
  ReportResult,
  EnterApprovalPublicity,
  ApproveResult,
  RefuseResult,
  VoidResult,
  HoldCandidate,
  FreeCandidate,
  DisqualifyCandidate,
  ForwardResult,
  ReturnMaterials,
  ArchiveForm,
  HandOverCertificate,
  CloseApplication,
}
export { evolveOutcome } from './evolve.ts'

export const outcomeEventLabels: Readonly<Record<OutcomeEvent['type'], string>> = {
  ResultPublicityEntered: '进入评审公示',
  ResultReported: '报职称管理部门',
  ApprovalPublicityEntered: '进入官网公示',
  ResultNotAgreed: '未获同意核准',
  ResultVoided: '结果无效',
  ResultApproved: '核准公布',
  CandidateHeld: '因举报核查暂缓',
  CandidateFreed: '核查完毕',
  CandidateDisqualified: '取消资格',
  ResultForwarded: '转发了批复',
  MaterialReturned: '退回了材料',
  CertificateHandedOver: '发证',
  FormArchived: '评审表归档',
  ApplicationClosed: '办结',
}
