/** From intake events to the application. */
import type { Happening } from '#kernel/case'
import { inStage } from '#kernel/case'
import type { Application, ApplicationStage } from '../application/state.ts'
import type { Appraisal } from '../review/state.ts'
import type { IntakeEvent } from './events.ts'
import type { IntakeState } from './state.ts'

type Event<T extends IntakeEvent['type']> = Extract<IntakeEvent, { type: T }>

/** Where this room's events happen; an exam result that is corrected finds the case among those that failed. */
const stages = ['submitting', 'received', 'correcting', 'admitted', 'released', 'exam-failed'] as const

export function evolveIntake(
  state: Application | undefined,
  event: IntakeEvent,
  { date }: Happening,
): Application {
  const from: Application = inStage(state, ...stages)
  const intakeWith = (change: Partial<IntakeState>, stage: ApplicationStage = from.stage): Application => ({
    ...from,
    stage,
    intake: { ...from.intake, ...change },
  })
  const left = (
    stage: ApplicationStage,
    reason: string,
    clause: string,
    change: Partial<IntakeState> = {},
  ): Application => ({
    ...intakeWith(change, stage),
    exit: { reason, clause: `anhui-titles-2018/${clause}`, on: date },
  })
  switch (event.type) {
    case 'SubmissionReceived':
      return intakeWith(
        { submission: { caseId: event.submission, letter: event.letter, on: date } },
        'received',
      )
    case 'SubmissionTakenBack':
      return intakeWith({ submission: null }, 'submitting')
    case 'ApplicationReviewed':
      return intakeWith({ reviewedBy: event.by, reviewNote: event.note })
    case 'DeficienciesNotified':
      return intakeWith({ correction: notified(event, date) }, 'correcting')
    case 'MaterialsSupplemented':
      return supplemented(from, event, date)
    case 'ApplicationDeemedAbandoned':
      return left('abandoned', `逾期未补齐：${event.missing.join('、')}`, 'art.15.e')
    case 'AdmissionDeclined': {
      const { item, facts, letter } = event
      return left('declined', facts.join('；'), `art.16.${item}`, {
        declined: { item, facts, letter, on: date },
      })
    }
    case 'ApplicationAdmitted':
      return intakeWith({ admittedOn: date }, 'admitted')
    case 'FeeNoticed':
      return intakeWith({ fee: { dueCents: event.dueCents, paidOn: null, receipt: null } })
    case 'FeePaid':
      return from.intake.fee === null
        ? from
        : intakeWith({ fee: { ...from.intake.fee, paidOn: event.paidOn, receipt: event.receipt } })
    case 'ConsentDecided':
      return consented(from, event, date)
    case 'ExamNoticed':
      return intakeWith({ examSlip: { ...event.slip, noticedOn: date } })
    case 'ExamResultRecorded':
      return examined(from, event, date)
    case 'ReleaseSigned':
      return intakeWith({ released: { on: date, head: event.head, sealedOn: null } })
    case 'ReleasedToCommittee':
      return from.intake.released === null
        ? from
        : intakeWith({ released: { ...from.intake.released, sealedOn: date } }, 'released')
    case 'ReleaseRefused':
      return left('not-consented', event.reason, 'art.17.a')
    default:
      return appraised(from, event, date)
  }
}

const leaving = (
  from: Application,
  stage: ApplicationStage,
  reason: string,
  clause: string,
  on: Application['openedOn'],
): Application => ({ ...from, stage, exit: { reason, clause: `anhui-titles-2018/${clause}`, on } })

function consented(
  from: Application,
  { consent }: Event<'ConsentDecided'>,
  on: Application['openedOn'],
): Application {
  const next = { ...from, intake: { ...from.intake, consent } }
  const clause = consent.kind === 'F4' ? 'art.40.b' : 'art.41.c'
  return consent.agreed ? next : leaving(next, 'not-consented', '人社部门审核不同意', clause, on)
}

function examined(
  from: Application,
  { exam }: Event<'ExamResultRecorded'>,
  on: Application['openedOn'],
): Application {
  const next = { ...from, intake: { ...from.intake, exam } }
  return exam.qualified
    ? { ...next, stage: 'admitted', exit: null }
    : leaving(next, 'exam-failed', exam.absent ? '缺考' : '考试未合格', 'art.21.c', on)
}

const notified = (
  event: Event<'DeficienciesNotified'>,
  on: Application['openedOn'],
): IntakeState['correction'] => ({
  issuedOn: on,
  dueOn: event.dueOn,
  dueTime: event.dueTime,
  items: event.items.map((item) => ({ ...item, suppliedOn: null })),
  by: event.by,
  amended: event.amended,
})

/** All supplied: back to review; otherwise the notice stands. */
function supplemented(
  from: Application,
  event: Event<'MaterialsSupplemented'>,
  on: Application['openedOn'],
): Application {
  const { correction } = from.intake
  if (correction === null) return from
  const items = correction.items.map((item) =>
    event.items.includes(item.id) ? { ...item, suppliedOn: on } : item,
  )
  const whole = items.every(({ suppliedOn }) => suppliedOn !== null)
  return {
    ...from,
    stage: whole ? 'received' : 'correcting',
    intake: { ...from.intake, correction: { ...correction, items } },
  }
}

type Appraised = Extract<
  IntakeEvent,
  { type: 'AppraisalSent' | 'AppraisalReturned' | 'AppraisalFailed' | 'OutsideAppraisalStruck' }
>
function appraised(from: Application, event: Appraised, on: Application['openedOn']): Application {
  const appraisals = (list: readonly Appraisal[]): Application => ({
    ...from,
    review: { ...from.review, appraisals: list },
  })
  switch (event.type) {
    case 'AppraisalSent':
      return appraisals([
        ...from.review.appraisals,
        { ...event.appraisal, sentOn: on, opinion: null, passed: null, on: null },
      ])
    case 'AppraisalReturned':
      return appraisals(
        from.review.appraisals.map((one) =>
          one.work === event.work && one.on === null
            ? { ...one, opinion: event.opinion, passed: event.passed, on }
            : one,
        ),
      )
    case 'AppraisalFailed':
      return {
        ...from,
        stage: 'appraisal-failed',
        exit: { reason: event.reason, clause: 'anhui-titles-2018/art.23.2.b', on },
      }
    case 'OutsideAppraisalStruck':
      return { ...from, intake: { ...from.intake, struck: [...from.intake.struck, event.material] } }
  }
}
