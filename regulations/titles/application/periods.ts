/** Days that bind nobody's act by themselves but are missed at a price: windows of the announcement, exam, defence. */
import type { PeriodSpec } from '#kernel/case'
import { period } from '#kernel/case'
import { cite } from '#kernel/law'
import type { LocalDate } from '#kernel/time'
import { calendarDays } from '#kernel/time'
import { remindBefore } from '../reminders.ts'
import type { Application, ApplicationStage } from './state.ts'

type Day = {
  readonly id: string
  readonly label: string
  readonly clause: Parameters<typeof cite>[0]
  readonly on: (state: Application) => LocalDate | undefined
  readonly to: readonly string[]
  readonly todo: string
  readonly role: string
}

const dayOf = ({ id, label, clause, on, to, todo, role }: Day): PeriodSpec<Application> =>
  period<Application>(cite(clause), {
    id,
    label,
    anchor: on,
    span: () => calendarDays(0),
    manner: { direction: 'after', anchorDay: 'excluded', roll: 'none', monthEnd: 'last-day' },
    then: { kind: 'alerts', role },
    reminders: remindBefore<Application>(to, todo),
  })

/** Stages in which the file is on its way through employer and desks to the submitter. */
const underWay: readonly ApplicationStage[] = ['verifying', 'internal-publicity', 'recommending']

/** First day on which the candidate sits; undefined before the notice and after the result. */
const examDay = ({ stage, intake }: Application): LocalDate | undefined =>
  stage === 'admitted' && intake.exam === null
    ? intake.examSlip?.sittings.map(({ on }) => on).toSorted()[0]
    : undefined

export const calendarPeriods: readonly PeriodSpec<Application>[] = [
  dayOf({
    id: 'filing-window',
    label: '填报截止（公告延期的以公告为准）',
    clause: 'anhui-titles-2018/art.6.c',
    on: ({ stage, cycle }) => (stage === 'drafting' ? cycle.filingUntil : undefined),
    to: ['applicant', 'entrusted'],
    todo: '请填完并提交申报，截止后不能再交',
    role: 'title-applicant',
  }),
  dayOf({
    id: 'employer-window',
    label: '呈报截止（单位办理）',
    clause: 'anhui-titles-2018/art.6.c',
    on: ({ stage, cycle }) => (underWay.includes(stage) ? cycle.submissionUntil : undefined),
    to: ['employer'],
    todo: '请办完核验、公示和单位意见，截止前须呈报',
    role: 'employer-personnel',
  }),
  dayOf({
    id: 'forwarding-window',
    label: '本级审核截止',
    clause: 'anhui-titles-2018/art.13.a',
    on: ({ stage, forwards }) =>
      stage === 'forwarding' ? (forwards.find(({ on }) => on === null)?.closesOn ?? undefined) : undefined,
    to: ['forwarding-now'],
    todo: '请审核并转报',
    role: 'department-titles',
  }),
  dayOf({
    id: 'submission-window',
    label: '呈报截止',
    clause: 'anhui-titles-2018/art.6.c',
    on: ({ stage, cycle }) => (stage === 'submitting' ? cycle.submissionUntil : undefined),
    to: ['submitting-now'],
    todo: '请出具申请委托评审函并呈报',
    role: 'department-titles',
  }),
  dayOf({
    id: 'exam-day',
    label: '考试日期',
    clause: 'anhui-titles-2018/art.20.b',
    on: examDay,
    to: ['applicant'],
    todo: '请带身份证件和准考证按时参加考试',
    role: 'title-applicant',
  }),
  dayOf({
    id: 'defence-day',
    label: '答辩日期',
    clause: 'anhui-titles-2018/art.23.2.j',
    on: ({ stage, review }) =>
      stage === 'released' && review.defence?.heard === false ? (review.defence.on ?? undefined) : undefined,
    to: ['applicant'],
    todo: '请带身份证件按时到场答辩，无故缺席的不予评审',
    role: 'title-applicant',
  }),
]
