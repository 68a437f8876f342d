/** From events to the state of a delegation. */
import type { Happening } from '#kernel/case'
import { inStage } from '#kernel/case'
import type { DelegationEvent } from './events.ts'
import type { Delegation } from './state.ts'

export function evolve(
  state: Delegation | undefined,
  event: DelegationEvent,
  { date }: Happening,
): Delegation {
  switch (event.type) {
    case 'DelegationRequested': {
      const { type: _type, ...facts } = event
      const nothingYet = { letter: null, result: null, publicity: null, approval: null, exit: null }
      return { ...facts, ...nothingYet, stage: 'applied', appliedOn: date }
    }
    case 'LetterIssued': {
      const from = inStage(state, 'applied')
      const stage = from.direction === '出省' ? 'outside' : 'issued'
      return { ...from, stage, letter: { number: event.number, on: date } }
    }
    case 'LetterDeclined':
      return { ...inStage(state, 'applied'), stage: 'declined', exit: { reason: event.reason, on: date } }
    case 'DelegationWithdrawn':
      return { ...inStage(state, 'applied'), stage: 'withdrawn' }
    case 'OutsideResultRecorded': {
      const { passed, passedOn, document, evidence } = event
      const stage = passed ? 'passed-outside' : 'not-passed'
      return { ...inStage(state, 'outside'), stage, result: { passedOn, document, evidence } }
    }
    case 'DelegationPublicityPosted': {
      const publicity = { postedOn: date, contact: event.contact }
      return { ...inStage(state, 'passed-outside'), stage: 'approval-publicity', publicity }
    }
    case 'DelegatedResultApproved': {
      const approval = { document: event.document, number: event.number, on: date }
      return { ...inStage(state, 'approval-publicity'), stage: 'approved', approval }
    }
    case 'DelegatedResultVoided': {
      const exit = { reason: event.reason, on: date }
      return { ...inStage(state, 'passed-outside', 'approval-publicity'), stage: 'void', exit }
    }
  }
}
