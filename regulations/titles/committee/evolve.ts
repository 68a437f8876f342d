/** Folds what happened to a committee. */
import type { Happening } from '#kernel/case'
import { inStage } from '#kernel/case'
import { yearOf } from '#kernel/time'
import type { CommitteeEvent } from './events.ts'
import type { Committee } from './state.ts'

/** The state of a committee after an event. */
export function evolve(state: Committee | undefined, event: CommitteeEvent, happening: Happening): Committee {
  if (event.type === 'AuthorisationRequested') {
    const { type: _type, ...applied } = event
    return { ...blank, ...applied, stage: 'applying', appliedOn: happening.date }
  }
  if (state === undefined) throw new Error(`corrupt ledger: ${event.type} without a committee`)
  return evolveAuthorisation(state, event, happening) ?? evolveWork(state, event, happening) ?? state
}

const blank = {
  quorum: null,
  authorisation: null,
  exceptions: [],
  cycles: [],
  reviewedYears: [],
  excusedYears: [],
  suspension: null,
  history: [],
} satisfies Partial<Committee>

type Later = Exclude<CommitteeEvent, { type: 'AuthorisationRequested' }>

const noted = (state: Committee, what: string, document: string, on: Happening['date']) => [
  ...state.history,
  { what, document, on },
]

function evolveAuthorisation(state: Committee, event: Later, { date }: Happening): Committee | undefined {
  switch (event.type) {
    case 'RequestCancelled':
      return { ...inStage(state, 'applying'), stage: 'cancelled' }
    case 'AuthorisationDeclined':
      return {
        ...inStage(state, 'applying'),
        stage: 'declined',
        history: noted(state, event.reason, '', date),
      }
    case 'CommitteeAuthorised': {
      const { authorisation, quorum } = event
      return { ...inStage(state, 'applying'), stage: 'authorised', authorisation, quorum }
    }
    case 'AuthorisationRenewed': {
      const { authorisation, quorum, size } = event
      const history = noted(state, '延续授权', authorisation.document, date)
      return { ...inStage(state, 'authorised'), authorisation, quorum, size, history }
    }
    case 'AuthorisationWithdrawn':
      return {
        ...inStage(state, 'authorised', 'suspended'),
        stage: 'withdrawn',
        suspension: null,
        history: noted(state, `收回评审权：${event.reason}`, event.document, date),
      }
    case 'LapseProposed':
      return { ...inStage(state, 'authorised'), stage: 'lapse-proposed' }
    case 'LapseConfirmed': {
      const history = noted(state, '自动放弃', event.document, date)
      return { ...inStage(state, 'lapse-proposed'), stage: 'lapsed', history }
    }
    case 'LapseRejected':
      return {
        ...inStage(state, 'lapse-proposed'),
        stage: 'authorised',
        excusedYears: [...state.excusedYears, yearOf(date) - 1],
        history: noted(state, `不按自动放弃处理：${event.reason}`, event.document, date),
      }
    default:
      return undefined
  }
}

function evolveWork(state: Committee, event: Later, { date }: Happening): Committee | undefined {
  switch (event.type) {
    case 'ExceptionRequested': {
      const { id, kind, year, reason } = event
      return {
        ...state,
        exceptions: [...state.exceptions, { id, kind, year, reason, askedOn: date, answer: null }],
      }
    }
    case 'ExceptionAnswered': {
      const { id, agreed, document, note } = event
      const answer = { agreed, document, note, on: date }
      return {
        ...state,
        exceptions: state.exceptions.map((one) => (one.id === id ? { ...one, answer } : one)),
      }
    }
    case 'CycleNoted': {
      const { caseId, year, levels } = event
      return { ...state, cycles: [...state.cycles, { caseId, year, levels, closed: false }] }
    }
    case 'CycleClosedNoted':
      return {
        ...state,
        cycles: state.cycles.map((one) => (one.caseId === event.caseId ? { ...one, closed: true } : one)),
      }
    case 'CycleDropped':
      return { ...state, cycles: state.cycles.filter(({ caseId }) => caseId !== event.caseId) }
    case 'ReviewRecorded':
      return { ...state, reviewedYears: [...new Set([...state.reviewedYears, event.year])] }
    default:
      return evolveRectification(state, event, date)
  }
}

function evolveRectification(state: Committee, event: Later, on: Happening['date']): Committee | undefined {
  switch (event.type) {
    case 'CommitteeSuspended': {
      const { document, reason, dueOn } = event
      const history = noted(state, `停评整改：${reason}`, document, on)
      const suspension = { document, reason, on, dueOn, report: null }
      return { ...inStage(state, 'authorised'), stage: 'suspended', suspension, history }
    }
    case 'RectificationReported': {
      const { suspension, ...from } = inStage(state, 'suspended')
      if (suspension === null) throw new Error('corrupt ledger: rectified without a suspension')
      return { ...from, suspension: { ...suspension, report: { text: event.text, on } } }
    }
    case 'RectificationRejected': {
      const { suspension, ...from } = inStage(state, 'suspended')
      if (suspension === null) throw new Error('corrupt ledger: rejected without a suspension')
      const history = noted(state, `整改未通过：${event.reason}`, '', on)
      return { ...from, suspension: { ...suspension, dueOn: event.dueOn, report: null }, history }
    }
    case 'RectificationAccepted': {
      const history = noted(state, '整改通过，恢复评审', event.document, on)
      return { ...inStage(state, 'suspended'), stage: 'authorised', suspension: null, history }
    }
    case 'ResultsDeclaredVoid': {
      const what = `宣布${event.applications.length}人结果无效：${event.reason}`
      return { ...state, history: noted(state, what, event.document, on) }
    }
    default:
      return undefined
  }
}
