/** From exam events to the exam. */
import type { Happening } from '#kernel/case'
import { inStage } from '#kernel/case'
import { clockOf } from '#kernel/time'
import type { ExamEvent } from './events.ts'
import type { Exam, ExamCandidate, PartScore } from './state.ts'

/** The candidate with one score put in, or in place of the one before. */
const scored = (candidate: ExamCandidate, score: PartScore): ExamCandidate => ({
  ...candidate,
  scores: [...candidate.scores.filter(({ part }) => part !== score.part), score],
})
const fresh = { seat: null, notifiedOn: null, scores: [] }

export function evolve(state: Exam | undefined, event: ExamEvent, happening: Happening): Exam {
  if (event.type === 'ExamScheduled') {
    const { type: _type, candidates, ...facts } = event
    return {
      ...facts,
      stage: 'planned',
      candidates: candidates.map((one) => ({ ...one, ...fresh })),
      roomChecks: [],
      supervision: [],
      signed: null,
      proposal: null,
      corrections: [],
    }
  }
  return changed(inStage(state, 'planned', 'noticed', 'signed'), event, happening)
}

function changed(
  from: Exam,
  event: Exclude<ExamEvent, { type: 'ExamScheduled' }>,
  { date, at }: Happening,
): Exam {
  const each = (change: (candidate: ExamCandidate) => ExamCandidate) => from.candidates.map(change)
  switch (event.type) {
    case 'CandidatesAdded':
      return {
        ...from,
        candidates: [...from.candidates, ...event.candidates.map((one) => ({ ...one, ...fresh }))],
      }
    case 'ExamArranged':
      return {
        ...from,
        sittings: event.sittings,
        rooms: event.rooms,
        candidates: each((one) => ({ ...one, seat: null, notifiedOn: null })),
      }
    case 'ExamNoticesSent':
      return {
        ...from,
        stage: 'noticed',
        candidates: each((one) => {
          const seat = event.seats[one.ticket]
          return seat === undefined ? one : { ...one, seat, notifiedOn: date }
        }),
      }
    case 'RoomChecked': {
      const { room, note, by } = event
      return { ...from, roomChecks: [...from.roomChecks, { room, note, by, on: date, time: clockOf(at) }] }
    }
    case 'ScoresEntered':
      return {
        ...from,
        candidates: each((one) => {
          const entered = event.scores.filter(({ ticket }) => ticket === one.ticket)
          return entered.reduce((next, { part, tenths }) => scored(next, { part, tenths }), one)
        }),
      }
    case 'ScoresSigned':
      return { ...from, stage: 'signed', signed: { by: event.by, on: date } }
    case 'CorrectionProposed':
      return { ...from, proposal: { ...event.correction, proposedOn: date } }
    case 'CorrectionConfirmed': {
      const { proposal } = from
      if (proposal === null) return from
      return {
        ...from,
        proposal: null,
        corrections: [...from.corrections, { ...proposal, confirmedBy: event.by, on: date }],
        candidates: each((one) =>
          one.ticket === proposal.ticket ? scored(one, { part: proposal.part, tenths: proposal.after }) : one,
        ),
      }
    }
    case 'CorrectionDropped':
      return { ...from, proposal: null }
    case 'SupervisionNoted': {
      const { organisation, text } = event
      return { ...from, supervision: [...from.supervision, { on: date, organisation, text }] }
    }
    case 'ExamCancelled':
      return { ...from, stage: 'cancelled' }
  }
}
