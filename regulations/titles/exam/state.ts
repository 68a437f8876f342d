/** 考试 (art.19 to 21): one sitting of one cycle, from its schedule to signed scores. */
import type { LocalDate } from '#kernel/time'
import type { ExamPart } from '../cycle/state.ts'

export const examStages = {
  planned: '已安排',
  noticed: '已发考试通知',
  signed: '成绩已签定',
  cancelled: '已撤销',
} as const
export type ExamStage = keyof typeof examStages

/** When a part is held; sittings stand in the order of the cycle's parts. */
export type Sitting = { readonly on: LocalDate; readonly from: string; readonly until: string }
export type Room = { readonly name: string; readonly place: string; readonly seats: number }
export type Seat = { readonly room: string; readonly seat: number }
/** Score in one part (from 0, in the order of the parts), in tenths of points; null: absent. Not entered yet: no entry. */
export type PartScore = { readonly part: number; readonly tenths: number | null }

export type ExamCandidate = {
  readonly application: string
  readonly number: string
  readonly name: string
  readonly employer: string
  readonly specialty: string
  readonly level: string
  /** 准考证号: number of the exam and a serial, never an identity number. */
  readonly ticket: string
  readonly seat: Seat | null
  /** Day of the notice that stands; null: none was sent yet, or the schedule has moved since. */
  readonly notifiedOn: LocalDate | null
  readonly scores: readonly PartScore[]
}
export type RoomCheck = {
  readonly room: string
  readonly on: LocalDate
  readonly time: string
  readonly note: string
  readonly by: string
}
export type SupervisionNote = { readonly on: LocalDate; readonly organisation: string; readonly text: string }
export type Correction = {
  readonly ticket: string
  readonly part: number
  readonly before: number | null
  readonly after: number | null
  readonly reason: string
  readonly proposedBy: string
  readonly proposedOn: LocalDate
}
export type Exam = {
  readonly stage: ExamStage
  readonly number: string
  /** Case id of the cycle. */
  readonly cycle: string
  readonly year: number
  readonly committee: { readonly key: string; readonly name: string }
  readonly convening: { readonly organisation: string; readonly name: string }
  /** The HR department that authorised the committee: it set the exam and supervises it (art.20). */
  readonly authority: { readonly organisation: string; readonly name: string }
  /** Points that pass, of 100. */
  readonly passMark: number
  readonly parts: readonly ExamPart[]
  readonly sittings: readonly Sitting[]
  readonly rooms: readonly Room[]
  readonly candidates: readonly ExamCandidate[]
  readonly roomChecks: readonly RoomCheck[]
  readonly supervision: readonly SupervisionNote[]
  readonly signed: { readonly by: string; readonly on: LocalDate } | null
  readonly proposal: Correction | null
  readonly corrections: readonly (Correction & { readonly confirmedBy: string; readonly on: LocalDate })[]
}
