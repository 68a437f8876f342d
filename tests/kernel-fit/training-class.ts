/** Training a4.5.3: a class is settled once over its sheets; the subsidy stands or falls with nine tenths, in whole lessons. */
import { z } from 'zod'
import { calculation, cite, decided, inStage, localDate, need, role, rule, workshop } from '#kernel'
import { type Attendance, type Sheets, HALF_DAY_LESSONS, attendanceOf } from './attendance.ts'

type Settled = {
  readonly id: string
  readonly certified: boolean
  readonly validLessons: number
  readonly leaveLessons: number
  readonly fullDays: number
}
interface TrainingClass {
  readonly sheets: string
  readonly days: number
  readonly approvedLessons: number
  readonly taughtLessons: number
  readonly trainees: readonly { readonly id: string; readonly certified: boolean }[]
}
export type ClassState =
  | ({ readonly stage: 'taught' } & TrainingClass)
  | ({
      readonly stage: 'settled' | 'applied' | 'cancelled'
      readonly settled: readonly Settled[]
      /** Days of living allowance by trainee; absent: none. */
      readonly allowanceDays: Readonly<Record<string, number>>
    } & TrainingClass)
export type ClassEvent =
  | ({ readonly type: 'ClassTaught' } & TrainingClass)
  | {
      readonly type: 'AttendanceSettled'
      readonly settled: readonly Settled[]
      readonly allowanceDays: Readonly<Record<string, number>>
    }
  | { readonly type: 'SubsidyApplied' | 'SubsidyCancelled' }

const TRAINING = 'xingan-training-2023'
const nineTenths = (valid: number, due: number): boolean => 10 * valid >= 9 * due
/** Shown rate in basis points, cut off: 2591 of 2880 is 8996, never 90%. */
const basisPoints = (valid: number, due: number): number =>
  due === 0 ? 0 : Math.floor((20_000 * valid + due) / (2 * due))
const shownRate = (valid: number, due: number): string => {
  const rate = basisPoints(valid, due)
  return `${Math.floor(rate / 100)}.${String(rate % 100).padStart(2, '0')}%`
}

export const classRate = calculation(
  'class-attendance',
  [cite(`${TRAINING}/a4.5.3.a`)],
  (f: { valid: number; due: number; certified: number }) => ({
    value: basisPoints(f.valid, f.due),
    lines: [
      { label: '获证学员', value: f.certified, unit: '人' },
      { label: '应到课时', value: f.due, unit: '课时' },
      { label: '有效课时', value: f.valid, unit: '课时' },
      { label: '班次出勤率', value: shownRate(f.valid, f.due), note: '不作进位' },
    ],
  }),
  { label: '班次出勤率（万分比）' },
)
export const personalAttendance = calculation(
  'personal-attendance',
  [cite(`${TRAINING}/a4.5.3.c`), cite(`${TRAINING}/a4.5.3.d`), cite(`${TRAINING}/a4.5.3.j`)],
  (f: { trainee: Settled; due: number; allowance: number }) => ({
    value: f.allowance,
    lines: [
      { label: '有效课时', value: f.trainee.validLessons, unit: '课时' },
      { label: '请假课时', value: f.trainee.leaveLessons, unit: '课时' },
      { label: '全天到课', value: f.trainee.fullDays, unit: '天' },
      { label: '生活费', value: f.allowance, unit: '天' },
    ],
  }),
  { label: '个人出勤' },
)

export const classAttended = rule(
  'class-attended-nine-tenths',
  cite(`${TRAINING}/a4.5.3.b`),
  (f: { valid: number; due: number }) => f.due > 0 && nineTenths(f.valid, f.due),
  {
    label: '班次出勤率达到 90%',
    otherwise: (f) =>
      `请取消本班补贴资格：获证学员有效 ${f.valid} 课时，应到 ${f.due} 课时，为 ${shownRate(f.valid, f.due)}。`,
  },
)
export const taughtInFull = rule(
  'class-taught-in-full',
  cite(`${TRAINING}/a4.5.3.n`),
  (f: { taught: number; approved: number }) => f.taught >= f.approved,
  {
    label: '授课课时不少于核定课时',
    otherwise: (f) => `请取消本班补贴资格：核定 ${f.approved} 课时，授课 ${f.taught} 课时。`,
  },
)
export const attendedNineTenths = rule(
  'person-attended-nine-tenths',
  cite(`${TRAINING}/a4.5.3.c`),
  (f: { trainee: string; valid: number; due: number }) => nineTenths(f.valid, f.due),
  {
    label: '个人出勤率达到 90%',
    otherwise: (f) =>
      `取消生活费：${f.trainee} 有效 ${f.valid} 课时，应到 ${f.due} 课时，为 ${shownRate(f.valid, f.due)}。`,
  },
)
export const leaveWithinTenth = rule(
  'leave-within-a-tenth',
  cite(`${TRAINING}/a4.5.3.j`),
  (f: { trainee: string; leave: number; due: number }) => 10 * f.leave <= f.due,
  {
    label: '请假不超过总课时的 10%',
    otherwise: (f) => `取消结业和补贴资格：${f.trainee} 请假 ${f.leave} 课时，总课时 ${f.due}。`,
  },
)

/** The days of allowance: nine tenths attended, a certificate, leave within bounds; then every whole day. */
function allowanceOf(trainee: Attendance, due: number): number {
  const entitled =
    trainee.certified &&
    attendedNineTenths({ trainee: trainee.id, valid: trainee.validLessons, due }).holds === 'yes' &&
    leaveWithinTenth({ trainee: trainee.id, leave: trainee.leaveLessons, due }).holds === 'yes'
  return entitled ? trainee.fullDays : 0
}

function totals(settled: readonly Settled[], due: number) {
  const certified = settled.filter((trainee) => trainee.certified)
  return {
    valid: certified.reduce((sum, trainee) => sum + trainee.validLessons, 0),
    due: certified.length * due,
  }
}
const dueLessons = (taught: TrainingClass): number => taught.days * 2 * HALF_DAY_LESSONS

const { opening, act, procedure } = workshop<ClassState, ClassEvent>()
const nothing = z.strictObject({})
const taught: ClassState & { stage: 'taught' } = {
  stage: 'taught',
  sheets: 'c1',
  days: 1,
  approvedLessons: 8,
  taughtLessons: 8,
  trainees: [{ id: 't1', certified: true }],
}
const settledExample: ClassState & { stage: 'settled' } = {
  ...taught,
  stage: 'settled',
  settled: [{ id: 't1', certified: true, validLessons: 8, leaveLessons: 0, fullDays: 1 }],
  allowanceDays: { t1: 1 },
}
export const wholeDay: Sheets = {
  punches: (['08:25', '11:35', '13:55', '17:05'] as const).map((at, slot) => ({
    trainee: 't1',
    day: 1,
    slot: slot as 0 | 1 | 2 | 3,
    at,
  })),
  leave: [],
}
const centre = role('centre')
const classInput = z.strictObject({
  sheets: z.string(),
  days: z.int().min(1),
  approvedLessons: z.int(),
  taughtLessons: z.int(),
  trainees: z.array(z.strictObject({ id: z.string(), certified: z.boolean() })),
})

export const trainingClass = procedure({
  id: 'fit/training-class',
  label: '培训班',
  instrument: TRAINING,
  versions: [{ version: '1', from: localDate('2023-03-15') }],
  shape: 1,
  stages: {
    taught: { label: '已授课' },
    settled: { label: '已核定考勤' },
    applied: { label: '已申请补贴', closed: cite(`${TRAINING}/a4.5.3.a`) },
    cancelled: { label: '取消补贴资格', closed: cite(`${TRAINING}/a4.5.3.b`) },
  },
  acts: {
    CloseTeaching: opening({
      label: '结束授课',
      cite: cite(`${TRAINING}/a4.5.3.a`),
      by: role('institution'),
      leadsTo: ['taught'],
      input: classInput,
      decide: ({ input }) => decided<ClassEvent>({ events: [{ type: 'ClassTaught', ...input }] }),
      example: () => ({
        input: {
          sheets: 'c1',
          days: 1,
          approvedLessons: 8,
          taughtLessons: 8,
          trainees: [...taught.trainees],
        },
      }),
    }),
    SettleAttendance: act({
      label: '核定考勤',
      cite: cite(`${TRAINING}/a4.5.3.a`),
      by: centre,
      in: ['taught'],
      leadsTo: ['settled'],
      input: nothing,
      needs: (state) => ({
        sheets: need.rows<Sheets>('attendance.sheets', { class: state.sheets }, { store: 'digest' }),
      }),
      decide: ({ state, needs }) => {
        const due = dueLessons(state)
        const settled = state.trainees.map((trainee) => ({
          ...attendanceOf(trainee, state.days, needs.sheets),
        }))
        const allowances = settled.map((trainee) => [trainee.id, allowanceOf(trainee, due)] as const)
        const sum = totals(settled, due)
        return decided<ClassEvent>({
          verdicts: [
            classAttended(sum),
            ...settled.flatMap((trainee) => [
              attendedNineTenths({ trainee: trainee.id, valid: trainee.validLessons, due }),
              leaveWithinTenth({ trainee: trainee.id, leave: trainee.leaveLessons, due }),
            ]),
          ],
          computed: [
            classRate({ ...sum, certified: settled.filter((trainee) => trainee.certified).length }),
            ...settled.map((trainee) =>
              personalAttendance({ trainee, due, allowance: allowanceOf(trainee, due) }),
            ),
          ],
          events: [
            {
              type: 'AttendanceSettled',
              settled,
              allowanceDays: Object.fromEntries(allowances.filter(([, days]) => days > 0)),
            },
          ],
        })
      },
      example: () => ({ state: taught, input: {}, needs: { sheets: wholeDay } }),
    }),
    ApplyForSubsidy: act({
      label: '申请补贴',
      cite: cite(`${TRAINING}/a4.5.3.b`),
      by: role('institution'),
      in: ['settled'],
      leadsTo: ['applied'],
      input: nothing,
      decide: ({ state }) =>
        decided<ClassEvent>({
          guards: [
            classAttended(totals(state.settled, dueLessons(state))),
            taughtInFull({ taught: state.taughtLessons, approved: state.approvedLessons }),
          ],
          events: [{ type: 'SubsidyApplied' }],
        }),
      example: () => ({ state: settledExample, input: {} }),
    }),
    CancelSubsidy: act({
      label: '取消班次补贴资格',
      cite: cite(`${TRAINING}/a4.5.3.b`),
      by: centre,
      in: ['settled'],
      leadsTo: ['cancelled'],
      input: nothing,
      decide: () => decided<ClassEvent>({ events: [{ type: 'SubsidyCancelled' }] }),
      example: () => ({ state: settledExample, input: {} }),
    }),
  },
  evolve: (state, event): ClassState => {
    switch (event.type) {
      case 'ClassTaught': {
        const { type: _type, ...opened } = event
        return { stage: 'taught', ...opened }
      }
      case 'AttendanceSettled': {
        const { type: _type, ...sums } = event
        return { ...inStage(state, 'taught'), ...sums, stage: 'settled' }
      }
      case 'SubsidyApplied':
        return { ...inStage(state, 'settled'), stage: 'applied' }
      case 'SubsidyCancelled':
        return { ...inStage(state, 'settled'), stage: 'cancelled' }
    }
  },
  parties: () => [],
  title: (state) => `培训班 ${state.sheets}`,
  visibility: { see: centre },
})
