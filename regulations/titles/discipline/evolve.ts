/** From events to the matter. */
import type { Happening } from '#kernel/case'
import { inStage } from '#kernel/case'
import type { DisciplineEvent } from './events.ts'
import type { Discipline } from './state.ts'

/** The fold of a matter of discipline. */
export function evolve(
  state: Discipline | undefined,
  event: DisciplineEvent,
  { date }: Happening,
): Discipline {
  if (event.type === 'DisciplineOpened') {
    const { type: _type, ...facts } = event
    return {
      ...facts,
      stage: 'opened',
      openedOn: date,
      suspendedOn: null,
      finding: null,
      decision: null,
      referral: null,
    }
  }
  const from: Discipline = inStage(state, 'opened', 'found', 'decided')
  switch (event.type) {
    case 'ExpertSuspended':
      return { ...from, suspendedOn: date }
    case 'MisconductFound': {
      const { type: _type, ...finding } = event
      return { ...from, stage: finding.proven ? 'found' : 'dropped', finding: { ...finding, on: date } }
    }
    case 'DisciplineDecided': {
      const { type: _type, ...decision } = event
      return { ...from, stage: 'decided', decision: { ...decision, on: date } }
    }
    case 'DisciplineReferred':
      return { ...from, referral: { to: event.to, document: event.document, on: date } }
    case 'DisciplineClosed':
      return { ...from, stage: 'closed' }
  }
}
