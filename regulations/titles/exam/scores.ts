/** Sums of an exam in whole numbers, seats, and what stands on an admission slip. */
import type { Calculation, CalculationLine } from '#kernel/law'
import { calculation, cite } from '#kernel/law'
import type { ExamPart } from '../cycle/state.ts'
import type { Exam, ExamCandidate, PartScore, Room, Seat } from './state.ts'

/** Tenths of points times percent: thousandths of a point. */
const THOUSANDTHS = 1000
const TENTHS = 10
const ABSENT = '缺考'
/** How a score is written: 0 to 100 with at most one decimal, or absent. */
export const scorePattern = /^(100(\.0)?|\d{1,2}(\.\d)?|缺考)$/

/** A written score in tenths of points; null: absent. @throws on a text that `scorePattern` does not take */
export function readScore(text: string): number | null {
  if (!scorePattern.test(text)) throw new Error(`not a score: ${text}`)
  if (text === ABSENT) return null
  const [whole, decimal] = text.split('.')
  return Number(whole) * TENTHS + Number(decimal ?? 0)
}

/** Points with at least one decimal and never rounded: 60000 thousandths are 60.0, 59950 are 59.95. */
export function writtenPoints(thousandths: number): string {
  const rest = String(thousandths % THOUSANDTHS).padStart(3, '0')
  const decimals = rest.replace(/0+$/, '')
  return `${Math.trunc(thousandths / THOUSANDTHS)}.${decimals === '' ? '0' : decimals}`
}
/** Tenths of points as points: 595 is 59.5. */
export const writtenScore = (tenths: number | null): string =>
  tenths === null ? ABSENT : writtenPoints(tenths * (THOUSANDTHS / TENTHS))

type Facts = {
  /** Parts with their form, whole percents and own pass mark in points. */
  readonly parts: readonly ExamPart[]
  /** Tenths of points. */
  readonly scores: readonly (number | null)[]
  readonly passMark: number
}
type Result = { readonly total: string | null; readonly absent: boolean; readonly qualified: boolean }

/** art.21.a, c: total by weights; equal to the mark passes, and each part's own mark counts where one is set. */
export const reckonExam: Calculation<Facts, Result> = calculation(
  'exam-total',
  [cite('anhui-titles-2018/art.21.a'), cite('anhui-titles-2018/art.21.c')],
  ({ parts, scores, passMark }): { readonly value: Result; readonly lines: readonly CalculationLine[] } => {
    const lines = parts.map(({ form, weightPercent, passMark: own }, i): CalculationLine => ({
      label: form,
      value: writtenScore(scores[i] ?? null),
      unit: '分',
      note: `占${weightPercent}%${own === null ? '' : `，本部分合格线${own}分`}`,
    }))
    if (parts.some((_part, i) => (scores[i] ?? null) === null))
      return { value: { total: null, absent: true, qualified: false }, lines }
    const sum = parts.reduce((total, { weightPercent }, i) => total + (scores[i] ?? 0) * weightPercent, 0)
    const ownMarks = parts.every(({ passMark: own }, i) => own === null || (scores[i] ?? 0) >= own * TENTHS)
    const total = writtenPoints(sum)
    return {
      value: { total, absent: false, qualified: sum >= passMark * THOUSANDTHS && ownMarks },
      lines: [...lines, { label: '总分', value: total, unit: '分', note: `合格线${passMark}分` }],
    }
  },
  { label: '考试总分' },
)

/** What the exam says of one candidate; a part without score counts as missed. */
export function resultOf(exam: Pick<Exam, 'parts' | 'passMark'>, scores: readonly PartScore[]): Result {
  const { parts, passMark } = exam
  const byPart = parts.map((_part, i) => scores.find(({ part }) => part === i)?.tenths ?? null)
  const { value } = reckonExam({ parts, passMark, scores: byPart })
  if (value === 'unknown') throw new Error('an exam total is always known')
  return value
}

export const seatsOf = (rooms: readonly Room[]): number =>
  rooms.reduce((total, { seats }) => total + seats, 0)

/** Free seats go room by room, by specialty and number; whoever holds a notice keeps his seat. */
export function seatsFor(
  rooms: readonly Room[],
  candidates: readonly ExamCandidate[],
): Readonly<Record<string, Seat>> {
  const kept = candidates.filter(({ notifiedOn }) => notifiedOn !== null)
  const taken = new Set(kept.map(({ seat }) => `${seat?.room ?? ''}|${seat?.seat ?? 0}`))
  const free = rooms
    .flatMap(({ name, seats }) =>
      Array.from({ length: seats }, (_, i): Seat => ({ room: name, seat: i + 1 })),
    )
    .filter(({ room, seat }) => !taken.has(`${room}|${seat}`))
  const order = (one: ExamCandidate): string => `${one.specialty}|${one.number}|${one.ticket}`
  const seated = candidates
    .filter(({ notifiedOn }) => notifiedOn === null)
    .toSorted((a, b) => (order(a) < order(b) ? -1 : 1))
    .flatMap(({ ticket }, i) => {
      const seat = free[i]
      return seat === undefined ? [] : [[ticket, seat] as const]
    })
  return Object.fromEntries(seated)
}

/** Digits of a serial in a ticket. */
const TICKET_DIGITS = 4
export const admissionNumberOf = (number: string, serial: number): string =>
  `${number.replace(/\D/g, '')}${String(serial).padStart(TICKET_DIGITS, '0')}`

/** What the admission slip of one candidate says (F18). */
export const slipOf = (exam: Exam, candidate: ExamCandidate, seat: Seat) => ({
  exam: exam.number,
  ticket: candidate.ticket,
  room: seat.room,
  place: exam.rooms.find(({ name }) => name === seat.room)?.place ?? '',
  seat: seat.seat,
  sittings: exam.parts.flatMap(({ form }, i) => {
    const sitting = exam.sittings[i]
    return sitting === undefined ? [] : [{ form, ...sitting }]
  }),
})
