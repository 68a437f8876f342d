/** From outcome events to the application. */
import type { Happening } from '#kernel/case'
import { inStage } from '#kernel/case'
import type { Application, ApplicationStage } from '../application/state.ts'
import { stages } from '../application/state.ts'
import type { OutcomeEvent } from './events.ts'
import type { OutcomeState } from './state.ts'

const anyStage = Object.keys(stages) as ApplicationStage[]

export function evolveOutcome(
  state: Application | undefined,
  event: OutcomeEvent,
  { date }: Happening,
): Application {
  const from: Application = inStage(state, ...anyStage)
  const { outcome } = from
  const outcomeWith = (change: Partial<OutcomeState>, stage: ApplicationStage = from.stage): Application => ({
    ...from,
    stage,
    outcome: { ...outcome, ...change },
  })
  const left = (stage: ApplicationStage, reason: string, clause: string): Application => ({
    ...from,
    stage,
    exit: { reason, clause, on: date },
  })
  switch (event.type) {
    case 'ResultPublicityEntered': {
      const { batch, postedOn, notice } = event
      return outcomeWith({ batch, firstPublicity: { postedOn, endsOn: null, notice } })
    }
    case 'ResultReported':
      return outcomeWith({ batch: event.batch, reportedOn: date }, 'reported')
    case 'ApprovalPublicityEntered': {
      const { postedOn, notice } = event
      return outcomeWith({ secondPublicity: { postedOn, endsOn: null, notice } }, 'approval-publicity')
    }
    case 'ResultNotAgreed':
      return left('void', event.reason, event.clause)
    case 'ResultVoided':
      return left('void', event.reason, event.clause)
    case 'ResultApproved': {
      const { document, authority, number, code } = event
      return outcomeWith(
        {
          approval: { document, on: date, authority },
          certificate: { number, code, issuedOn: date, handedOverOn: null },
        },
        'approved',
      )
    }
    case 'CandidateHeld':
      return { ...from, heldBy: [...from.heldBy, event.complaint] }
    case 'CandidateFreed':
      return { ...from, heldBy: from.heldBy.filter((complaint) => complaint !== event.complaint) }
    case 'CandidateDisqualified':
      return left('disqualified', event.reason, event.clause)
    case 'ResultForwarded':
      return outcomeWith({ forwarded: [...outcome.forwarded, { to: event.to, on: date }] })
    case 'MaterialReturned':
      return outcomeWith({
        returns: [...outcome.returns, ...event.items.map((item) => ({ ...item, on: date }))],
      })
    case 'CertificateHandedOver':
      return outcome.certificate === null
        ? from
        : outcomeWith({
            certificate: { ...outcome.certificate, handedOverOn: date },
            receiver: event.receivedBy,
            proxy: event.proxy,
          })
    case 'FormArchived':
      return outcomeWith({ archived: { on: date, volume: event.volume } })
    case 'ApplicationClosed':
      return outcomeWith({}, 'closed')
  }
}
