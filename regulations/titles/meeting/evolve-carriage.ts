/** How a meeting gets to its room: the agenda is fixed, the offices of its ballot are named, it goes on a laptop and comes back. */
import type { Happening } from '#kernel/case'
import { standingBallot } from './count.ts'
import type { MeetingEvent } from './events.ts'
import { evolveRoom } from './evolve-room.ts'
import type { Candidate, Meeting } from './state.ts'

/** Throws for an event that belongs elsewhere: a corrupt ledger. */
export function evolveCarriage(state: Meeting, event: MeetingEvent, happening: Happening): Meeting {
  const { date } = happening
  switch (event.type) {
    case 'FirstReadersAssigned':
      return eachCandidate(state, (one) => ({
        ...one,
        readers: event.readers[one.application] ?? one.readers,
      }))
    case 'FilesRead':
      return eachCandidate(state, (one) => ({
        ...one,
        readBy: [...new Set([...one.readBy, ...(event.read[one.application] ?? [])])].toSorted(),
      }))
    case 'AgendaFixed': {
      const { digest, page, keys } = event
      return { ...state, agenda: { on: date, digest, page, keys } }
    }
    case 'WentOnByPaper':
      return wentOnByPaper(state, event, happening)
    case 'OfficesNamed':
      return { ...state, offices: event.offices, agenda: null }
    case 'MeetingPacked': {
      const { pack, digest, publicKey } = event
      return { ...state, away: { pack, on: date, digest, publicKey } }
    }
    case 'MeetingBroughtBack': {
      const { pack, digest, acts } = event
      return {
        ...state,
        away: null,
        packs: [...state.packs, { pack, on: date, digest, acts, calledOff: '' }],
      }
    }
    case 'PackCalledOff': {
      const { pack, reason } = event
      const digest = state.away?.digest ?? ''
      return {
        ...state,
        away: null,
        packs: [...state.packs, { pack, on: date, digest, acts: 0, calledOff: reason }],
      }
    }
    default:
      return evolveRoom(state, event, happening)
  }
}

/** Ballots that were under way by machine are void; they are held anew on paper. */
function wentOnByPaper(
  state: Meeting,
  { time, by, reason, voided }: Extract<MeetingEvent, { type: 'WentOnByPaper' }>,
  { date }: Happening,
): Meeting {
  const items = state.items.map((item) => {
    const standing = voided.includes(item.id) ? standingBallot(item) : undefined
    const ballots = item.ballots.map((ballot) =>
      ballot === standing ? { ...ballot, voided: `${time}转为纸质办理：${reason}` } : ballot,
    )
    return { ...item, ballots }
  })
  return { ...state, mode: 'paper', byPaper: { on: date, time, by, reason }, items }
}

/** The meeting with every candidate of its agenda changed. */
export function eachCandidate(state: Meeting, change: (one: Candidate) => Candidate): Meeting {
  return {
    ...state,
    items: state.items.map((item) => ({ ...item, candidates: item.candidates.map(change) })),
  }
}
