/** From events to the complaint. */
import type { Happening } from '#kernel/case'
import { inStage } from '#kernel/case'
import type { ComplaintEvent, TakenIn } from './events.ts'
import type { Complaint, ComplaintStage } from './state.ts'

const filed = ({ type: _type, ...facts }: TakenIn & { readonly type: string }, on: Happening): Complaint => ({
  ...facts,
  stage: 'filed',
  filedOn: on.date,
  holding: false,
  investigation: null,
  finding: null,
  withdrawnOn: null,
  closing: null,
})
const open: readonly ComplaintStage[] = ['filed', 'received', 'investigating', 'found']

/** The fold of a complaint. */
export function evolve(state: Complaint | undefined, event: ComplaintEvent, happening: Happening): Complaint {
  if (event.type === 'ComplaintFiled') return filed(event, happening)
  const from: Complaint = inStage(state, ...open)
  const { date } = happening
  switch (event.type) {
    case 'ComplaintReceived':
      return { ...from, stage: 'received', officer: event.officer, holding: event.holds }
    case 'ComplaintTakenOver':
      return { ...from, officer: event.officer }
    case 'InvestigationAssigned': {
      const { type: _type, holds, ...rest } = event
      return {
        ...from,
        stage: 'investigating',
        holding: from.holding || holds,
        investigation: { ...rest, assignedOn: date, report: null },
      }
    }
    case 'InvestigationReported':
      return from.investigation === null
        ? from
        : { ...from, investigation: { ...from.investigation, report: { text: event.text, on: date } } }
    case 'ComplaintFound': {
      const { outcome, text, frees } = event
      return {
        ...from,
        stage: 'found',
        finding: { outcome, text, on: date },
        holding: from.holding && !frees,
      }
    }
    case 'ComplaintWithdrawn':
      return { ...from, withdrawnOn: date }
    case 'ComplaintDeclined': {
      const { reason, reply } = event
      return { ...from, stage: 'closed', closing: { handling: reason, reply, declined: true, on: date } }
    }
    case 'ComplaintClosed': {
      const { handling, reply } = event
      return {
        ...from,
        stage: 'closed',
        holding: false,
        closing: { handling, reply, declined: false, on: date },
      }
    }
  }
}
