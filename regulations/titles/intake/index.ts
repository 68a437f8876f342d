/** The intake room of an application. */
import type { PeriodSpec } from '#kernel/case'
import { period } from '#kernel/case'
import { cite } from '#kernel/law'
import { calendarDays, workingDays } from '#kernel/time'
import type { Application } from '../application/state.ts'
import { FailAppraisal, RecordAppraisal, SendForAppraisal, StrikeOutsideAppraisal } from './acts-appraisal.ts'
import {
  AmendDeficiencyNotice,
  DeemAbandoned,
  NotifyDeficiencies,
  SupplementMaterials,
} from './acts-correct.ts'
import {
  AdmitApplication,
  DeclineAdmission,
  ReceiveSubmission,
  ReviewApplication,
  TakeBackSubmission,
} from './acts-receive.ts'
import { NoticeExam, RecordExamResult } from './acts-exam.ts'
import {
  DecideDirectFiling,
  DecideExceptional,
  NoticeFee,
  RecordPayment,
  RefuseRelease,
  ReleaseToCommittee,
  SignRelease,
} from './acts-release.ts'
import type { IntakeEvent } from './events.ts'

export const intakeActs = {
  ReceiveSubmission,
  TakeBackSubmission,
  ReviewApplication,
  AdmitApplication,
  NotifyDeficiencies,
  AmendDeficiencyNotice,
  SupplementMaterials,
  DeemAbandoned,
  DeclineAdmission,
  NoticeFee,
  RecordPayment,
  DecideExceptional,
  DecideDirectFiling,
  NoticeExam,
  RecordExamResult,
  SendForAppraisal,
  RecordAppraisal,
  FailAppraisal,
  StrikeOutsideAppraisal,
  SignRelease,
  ReleaseToCommittee,
  RefuseRelease,
}
export { evolveIntake } from './evolve.ts'

const reminder = (days: number) => ({
  before: workingDays(days),
  to: () => ['applicant', 'employer', 'submitter'],
  todo: () => '按补正告知书补齐材料，逾期视为放弃申报',
})

/** art.15.d, e: the deadline that the unit wrote on F10, to the minute; reminders three and one working days before. */
export const intakePeriods: readonly PeriodSpec<Application>[] = [
  period(cite('anhui-titles-2018/art.15.d'), {
    id: 'correction',
    label: '补正期限',
    anchor: ({ stage, intake }) => (stage === 'correcting' ? intake.correction?.dueOn : undefined),
    span: () => calendarDays(0),
    manner: { direction: 'after', anchorDay: 'excluded', roll: 'none', monthEnd: 'last-day' },
    endsAt: ({ intake }) => intake.correction?.dueTime ?? undefined,
    then: { kind: 'closes', acts: ['SupplementMaterials'], lapse: 'DeemAbandoned' },
    reminders: [reminder(3), reminder(1)],
  }),
]

export const intakeEventLabels: Readonly<Record<IntakeEvent['type'], string>> = {
  SubmissionReceived: '收到呈报材料',
  SubmissionTakenBack: '呈报已撤回',
  ApplicationReviewed: '登记了审核情况',
  DeficienciesNotified: '一次性告知补正',
  MaterialsSupplemented: '补交了材料',
  ApplicationDeemedAbandoned: '视为放弃申报',
  AdmissionDeclined: '不予受理',
  ApplicationAdmitted: '受理',
  FeeNoticed: '开具了缴费通知',
  FeePaid: '已缴费',
  ConsentDecided: '人社部门审核',
  ExamNoticed: '收到了考试通知',
  ExamResultRecorded: '登记了考试成绩',
  AppraisalSent: '送论文鉴定',
  AppraisalReturned: '登记了鉴定结论',
  AppraisalFailed: '论文鉴定未过',
  OutsideAppraisalStruck: '自行送审的鉴定标记无效',
  ReleaseSigned: '签署同意送评',
  ReleasedToCommittee: '送评',
  ReleaseRefused: '不同意送评',
}
