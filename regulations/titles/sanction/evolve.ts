/** From events to the matter. */
import type { Happening } from '#kernel/case'
import { inStage } from '#kernel/case'
import type { SanctionEvent } from './events.ts'
import type { Sanction } from './state.ts'

/** The fold of a matter of dishonesty. */
export function evolve(state: Sanction | undefined, event: SanctionEvent, { date }: Happening): Sanction {
  if (event.type === 'SanctionOpened') {
    const { type: _type, ...facts } = event
    return {
      ...facts,
      stage: 'opened',
      openedOn: date,
      employerKey: null,
      finding: null,
      decision: null,
      appointmentEnded: null,
      referral: null,
    }
  }
  const from: Sanction = inStage(state, 'opened', 'found', 'decided')
  switch (event.type) {
    case 'SanctionPassedOn':
      return { ...from, office: event.office }
    case 'DishonestyFound': {
      const { proven, text, statement, employerKey, account } = event
      return {
        ...from,
        stage: proven ? 'found' : 'dropped',
        employerKey,
        person: { ...from.person, account: from.person.account ?? account },
        finding: { proven, text, statement, on: date },
      }
    }
    case 'SanctionDecided': {
      const { type: _type, employer, ...decision } = event
      return { ...from, stage: 'decided', employer, decision: { ...decision, on: date } }
    }
    case 'AppointmentEndRecorded':
      return { ...from, appointmentEnded: { document: event.document, on: date } }
    case 'SanctionReferred':
      return { ...from, referral: { to: event.to, document: event.document, on: date } }
    case 'SanctionClosed':
      return { ...from, stage: 'closed' }
  }
}
