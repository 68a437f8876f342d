/** From events to the state of a batch. */
import type { Happening } from '#kernel/case'
import { inStage } from '#kernel/case'
import type { LocalDate } from '#kernel/time'
import type { BatchEvent } from './events.ts'
import type { BatchCandidate, ResultBatch } from './state.ts'

type Event<T extends BatchEvent['type']> = Extract<BatchEvent, { type: T }>

export function evolve(state: ResultBatch | undefined, event: BatchEvent, happening: Happening): ResultBatch {
  return event.type === 'BatchPrepared'
    ? prepared(event)
    : changed(
        inStage(
          state,
          'preparing',
          'result-publicity',
          'reported',
          'approval-publicity',
          'approved',
          'closed',
          'dissolved',
        ),
        event,
        happening.date,
      )
}

function prepared({ type: _type, ...facts }: Event<'BatchPrepared'>): ResultBatch {
  return {
    ...facts,
    stage: 'preparing',
    resultPosting: null,
    formerPostings: [],
    report: null,
    extraSlots: [],
    reportedOn: null,
    sample: null,
    approvalPosting: null,
    approval: null,
    forwardedOn: null,
  }
}

function changed(state: ResultBatch, event: BatchEvent, on: LocalDate): ResultBatch {
  switch (event.type) {
    case 'BatchPrepared':
      return state
    case 'ResultPublicityPosted':
      return { ...state, stage: 'result-publicity', resultPosting: { ...event.posting, takenDownOn: null } }
    case 'ResultPublicityVoided':
      return resultVoided(state, event, on)
    case 'PublicityTakenDown':
      return takenDown(state, event, on)
    case 'ReportDrafted':
      return { ...state, report: { text: event.text, on } }
    case 'ExtraSlotDemanded': {
      const { key, name, mandatory } = event
      return { ...state, extraSlots: [...state.extraSlots, { key, name, mandatory, file: null }] }
    }
    case 'ExtraMaterialGiven':
      return {
        ...state,
        extraSlots: state.extraSlots.map((slot) =>
          slot.key === event.key ? { ...slot, file: event.file } : slot,
        ),
      }
    case 'BatchReported':
      return { ...leftOut(state, event.held, '暂缓', '举报核查中', on), stage: 'reported', reportedOn: on }
    case 'CandidatesMarked': {
      const marks = new Map(event.marks.map(({ application, ...mark }) => [application, { ...mark, on }]))
      return eachCandidate(state, (one) => ({ ...one, mark: marks.get(one.application) ?? one.mark }))
    }
    case 'CandidatesVoided':
      return leftOut(state, event.applications, '无效', event.reason, on)
    case 'SampleDrawn': {
      const { percent, seed, applications } = event
      return { ...state, sample: { percent, seed, applications, results: {} } }
    }
    case 'SampleChecked':
      return state.sample === null
        ? state
        : {
            ...state,
            sample: {
              ...state.sample,
              results: { ...state.sample.results, [event.application]: event.result },
            },
          }
    default:
      return approval(state, event, on)
  }
}

function approval(
  state: ResultBatch,
  event: Exclude<BatchEvent, { type: 'BatchPrepared' }>,
  on: LocalDate,
): ResultBatch {
  switch (event.type) {
    case 'ApprovalPublicityPosted':
      return {
        ...leftOut(state, event.refused, '不同意', '审核不同意', on),
        stage: 'approval-publicity',
        approvalPosting: { ...event.posting, takenDownOn: null },
      }
    case 'ApprovalPublicityVoided':
      return {
        ...state,
        formerPostings: former(state, state.approvalPosting, on),
        approvalPosting: { ...event.posting, takenDownOn: null },
      }
    case 'BatchApproved':
      return {
        ...leftOut(state, event.held, '暂缓', '举报核查中', on),
        stage: 'approved',
        approval: { document: event.document, on },
      }
    case 'BatchForwarded':
      return { ...state, forwardedOn: on }
    case 'BatchClosed':
      return { ...state, stage: 'closed' }
    case 'BatchDissolved':
      return { ...state, stage: 'dissolved' }
    default:
      throw new Error(`corrupt ledger: ${event.type} does not belong to an approval`)
  }
}

const former = (state: ResultBatch, posting: ResultBatch['resultPosting'], on: LocalDate) =>
  posting === null
    ? state.formerPostings
    : [...state.formerPostings, { ...posting, takenDownOn: posting.takenDownOn ?? on }]

function resultVoided(state: ResultBatch, event: Event<'ResultPublicityVoided'>, on: LocalDate): ResultBatch {
  const removed = new Set(event.removed)
  return {
    ...state,
    stage: event.posting === null ? 'preparing' : 'result-publicity',
    candidates: state.candidates.filter(({ application }) => !removed.has(application)),
    formerPostings: former(state, state.resultPosting, on),
    resultPosting: event.posting === null ? null : { ...event.posting, takenDownOn: null },
  }
}

function takenDown(
  state: ResultBatch,
  { which, evidence }: Event<'PublicityTakenDown'>,
  on: LocalDate,
): ResultBatch {
  const key = which === 'result' ? 'resultPosting' : 'approvalPosting'
  const posting = state[key]
  return posting === null
    ? state
    : { ...state, [key]: { ...posting, takenDownOn: on, evidence: [...posting.evidence, ...evidence] } }
}

function eachCandidate(state: ResultBatch, change: (one: BatchCandidate) => BatchCandidate): ResultBatch {
  return { ...state, candidates: state.candidates.map(change) }
}

function leftOut(
  state: ResultBatch,
  applications: readonly string[],
  why: '暂缓' | '无效' | '不同意',
  reason: string,
  on: LocalDate,
): ResultBatch {
  const leaving = new Set(applications)
  return eachCandidate(state, (one) =>
    leaving.has(one.application) && one.out === null ? { ...one, out: { why, reason, on } } : one,
  )
}
