/**
 * The rooms of an application. Each writes its part of the state: its acts, its fold, its words. A room is added by its
 * import and its row.
 */
import type { Happening } from '#kernel/case'
import {
  employerActs,
  employerDocuments,
  employerEventLabels,
  employerHolds,
  employerPeriods,
  evolveEmployer,
} from '../employer/index.ts'
import { evolveFiling, filingActs, filingDocuments, filingEventLabels } from '../filing/index.ts'
import { evolveIntake, intakeActs, intakeEventLabels, intakePeriods } from '../intake/index.ts'
import {
  intakeDocuments,
  slipDocuments,
  outcomeDocuments,
  reviewDocuments,
  reviewFormDocuments,
  trackDocuments,
} from '../documents/index.ts'
import { evolveOutcome, outcomeActs, outcomeEventLabels } from '../outcome/index.ts'
import { reviewActs } from '../review/acts.ts'
import { evolveReview } from '../review/evolve.ts'
import { reviewEventLabels } from '../review/labels.ts'
import type { ApplicationEvent } from './desk.ts'
import { appraisalActs, conclusionActs } from './visibility.ts'
import { calendarPeriods } from './periods.ts'
import type { Room } from './room.ts'
import { room } from './room.ts'
import type { Application } from './state.ts'

const rooms: readonly Room[] = [
  room({
    acts: filingActs,
    evolve: evolveFiling,
    eventLabels: filingEventLabels,
    documents: { ...reviewFormDocuments, ...trackDocuments, ...filingDocuments },
  }),
  room({
    acts: employerActs,
    evolve: evolveEmployer,
    eventLabels: employerEventLabels,
    periods: employerPeriods,
    holds: employerHolds,
    documents: employerDocuments,
  }),
  room({
    acts: intakeActs,
    evolve: evolveIntake,
    eventLabels: intakeEventLabels,
    periods: intakePeriods,
    documents: { ...intakeDocuments, ...slipDocuments },
    closedActs: appraisalActs,
  }),
  room({
    acts: reviewActs,
    evolve: evolveReview,
    eventLabels: reviewEventLabels,
    documents: reviewDocuments,
    closedActs: conclusionActs,
  }),
  room({
    acts: outcomeActs,
    evolve: evolveOutcome,
    eventLabels: outcomeEventLabels,
    documents: outcomeDocuments,
  }),
]

/** The state after an event, folded by the room that knows it. */
export function evolveApplication(
  state: Application | undefined,
  event: ApplicationEvent,
  happening: Happening,
): Application {
  const owner = rooms.find(({ eventLabels }) => event.type in eventLabels)
  if (owner === undefined) throw new Error(`corrupt ledger: no room of an application knows ${event.type}`)
  return owner.evolve(state, event, happening)
}

const merged = <K extends 'acts' | 'documents' | 'eventLabels' | 'stateLabels' | 'closedActs'>(
  part: K,
): Room[K] => Object.assign({}, ...rooms.map((one) => one[part])) as Room[K]

export const applicationActs = merged('acts')
export const applicationDocuments = merged('documents')
export const applicationEventLabels = merged('eventLabels')
export const roomStateLabels = merged('stateLabels')
export const applicationClosedActs = merged('closedActs')
export const applicationPeriods = [...rooms.flatMap(({ periods }) => periods), ...calendarPeriods]
export const applicationHolds = rooms.flatMap(({ holds }) => holds)
