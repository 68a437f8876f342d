/** What happens to an exam. */
import type { Correction, Exam, ExamCandidate, PartScore, Room, Seat, Sitting } from './state.ts'

type Planned = Pick<
  Exam,
  | 'number'
  | 'cycle'
  | 'year'
  | 'committee'
  | 'convening'
  | 'authority'
  | 'passMark'
  | 'parts'
  | 'sittings'
  | 'rooms'
>
type NewCandidate = Omit<ExamCandidate, 'seat' | 'notifiedOn' | 'scores'>

export type ExamEvent =
  | ({ readonly type: 'ExamScheduled'; readonly candidates: readonly NewCandidate[] } & Planned)
  | { readonly type: 'CandidatesAdded'; readonly candidates: readonly NewCandidate[] }
  | {
      readonly type: 'ExamArranged'
      readonly sittings: readonly Sitting[]
      readonly rooms: readonly Room[]
    }
  | { readonly type: 'ExamNoticesSent'; readonly seats: Readonly<Record<string, Seat>> }
  | { readonly type: 'RoomChecked'; readonly room: string; readonly note: string; readonly by: string }
  | {
      readonly type: 'ScoresEntered'
      readonly scores: readonly (PartScore & { readonly ticket: string })[]
    }
  | { readonly type: 'ScoresSigned'; readonly by: string }
  | { readonly type: 'CorrectionProposed'; readonly correction: Omit<Correction, 'proposedOn'> }
  | { readonly type: 'CorrectionConfirmed'; readonly by: string }
  | { readonly type: 'CorrectionDropped'; readonly by: string }
  | { readonly type: 'SupervisionNoted'; readonly organisation: string; readonly text: string }
  | { readonly type: 'ExamCancelled'; readonly reason: string }
