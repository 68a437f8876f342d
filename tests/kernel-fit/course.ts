/** Training a4.4.3.m, a4.4.1.a, a4.5.1.b: bounds over a set of classes, decided under the keys of institution and trainees. */
import { z } from 'zod'
import { type LocalDate, cite, decided, inStage, localDate, need, role, rule, workshop } from '#kernel'

export interface CourseState {
  readonly stage: 'filed' | 'ended' | 'cancelled'
  readonly institution: string
  readonly from: LocalDate
  readonly until: LocalDate
  readonly trainees: readonly string[]
}
export type CourseEvent =
  | {
      readonly type: 'CourseFiled'
      readonly institution: string
      readonly from: LocalDate
      readonly until: LocalDate
      readonly trainees: readonly string[]
    }
  | { readonly type: 'CourseEnded' | 'CourseCancelled' }

/** A course of the same institution, or of one of the trainees, on some of the same days. */
export interface Running {
  readonly id: string
  readonly from: string
  readonly until: string
  readonly students: number
}
export interface Premises {
  readonly cameraSets: number
  readonly attendanceMachines: number
  readonly teachers: number
}

const TRAINING = 'xingan-training-2023'

/** The largest sum over the days of a stretch; only a first day of some course can be the fullest. */
function peak(from: string, running: readonly Running[], weight: (course: Running) => number): number {
  const firsts = [from, ...running.map((course) => course.from).filter((first) => first > from)]
  return Math.max(
    ...firsts.map((day) =>
      running
        .filter((course) => course.from <= day && day <= course.until)
        .reduce((sum, course) => sum + weight(course), 0),
    ),
  )
}

export const devicesSuffice = rule(
  'devices-suffice',
  cite(`${TRAINING}/a4.4.3.m`),
  (f: { running: number; cameraSets: number | null; attendanceMachines: number | null }) =>
    f.cameraSets === null || f.attendanceMachines === null
      ? 'unknown'
      : f.running + 1 <= Math.min(f.cameraSets, f.attendanceMachines),
  {
    label: '监控和考勤设备满足同时开班的需要',
    otherwise: (f) =>
      `请改开班日期或增加设备：同时已开 ${f.running} 个班，监控 ${f.cameraSets ?? 0} 套，考勤机 ${f.attendanceMachines ?? 0} 台。`,
    missing: () => '机构设备台账',
  },
)
export const teachersSuffice = rule(
  'teachers-suffice',
  cite(`${TRAINING}/a4.4.1.a`),
  (f: { students: number; teachers: number | null }) =>
    f.teachers === null ? 'unknown' : f.students <= 25 * f.teachers,
  {
    label: '师生比不低于 1:25',
    otherwise: (f) =>
      `请增加教师：同时在训 ${f.students} 人，需教师 ${Math.ceil(f.students / 25)} 人，现有 ${f.teachers ?? 0} 人。`,
    missing: () => '机构教师人数',
  },
)
export const traineesFree = rule(
  'trainees-in-no-other-course',
  cite(`${TRAINING}/a4.5.1.b`),
  (f: { overlapping: readonly string[] }) => f.overlapping.length === 0,
  {
    label: '学员同期未参加其他班次',
    otherwise: (f) => `请更换学员：${f.overlapping.join('、')} 同期已在其他班次。`,
  },
)

const { opening, act, procedure } = workshop<CourseState, CourseEvent>()
const day = z.iso.date('请填写日期').transform((text): LocalDate => localDate(text))
const filed: CourseState & { stage: 'filed' } = {
  stage: 'filed',
  institution: 'a',
  from: localDate('2023-06-01'),
  until: localDate('2023-06-10'),
  trainees: ['t1'],
}

export const course = procedure({
  id: 'fit/course',
  label: '班次',
  instrument: TRAINING,
  versions: [{ version: '1', from: localDate('2023-03-15') }],
  shape: 1,
  stages: {
    filed: { label: '已开班' },
    ended: { label: '已结班', closed: cite(`${TRAINING}/a4.4.3.m`) },
    cancelled: { label: '已取消', closed: cite(`${TRAINING}/a4.4.3.m`) },
  },
  acts: {
    FileCourse: opening({
      label: '申请开班',
      cite: cite(`${TRAINING}/a4.4.3.m`),
      by: role('institution'),
      leadsTo: ['filed'],
      input: z
        .strictObject({
          institution: z.string(),
          from: day,
          until: day,
          trainees: z.array(z.string()).min(1),
        })
        .refine(({ from, until }) => from <= until, '请更正日期：结班早于开班'),
      serialize: (input) => [
        `institution/${input.institution}`,
        ...input.trainees.map((trainee) => `person/${trainee}`),
      ],
      needs: ({ institution, from, until, trainees }) => ({
        premises: need.register<Premises>('premises', institution),
        running: need.rows<readonly Running[]>(
          'courses.of-institution',
          { institution, from, until },
          { store: 'whole' },
        ),
        elsewhere: need.rows<readonly string[]>(
          'courses.trainees-taken',
          { trainees, from, until },
          { store: 'whole' },
        ),
      }),
      decide: ({ input, needs: { premises, running, elsewhere } }) =>
        decided<CourseEvent>({
          guards: [
            devicesSuffice({
              running: peak(input.from, running, () => 1),
              cameraSets: premises?.cameraSets ?? null,
              attendanceMachines: premises?.attendanceMachines ?? null,
            }),
            teachersSuffice({
              students: input.trainees.length + peak(input.from, running, (other) => other.students),
              teachers: premises?.teachers ?? null,
            }),
            traineesFree({ overlapping: elsewhere }),
          ],
          events: [{ type: 'CourseFiled', ...input }],
        }),
      example: () => ({
        input: { institution: 'a', from: filed.from, until: filed.until, trainees: ['t1'] },
        needs: {
          premises: { cameraSets: 2, attendanceMachines: 3, teachers: 2 },
          running: [],
          elsewhere: [],
        },
      }),
    }),
    EndCourse: act({
      label: '结班',
      cite: cite(`${TRAINING}/a4.4.3.m`),
      by: role('institution'),
      in: ['filed'],
      leadsTo: ['ended'],
      input: z.strictObject({}),
      decide: () => decided<CourseEvent>({ events: [{ type: 'CourseEnded' }] }),
      example: () => ({ state: filed, input: {} }),
    }),
    CancelCourse: act({
      label: '取消班次',
      cite: cite(`${TRAINING}/a4.4.3.m`),
      by: role('institution'),
      in: ['filed'],
      leadsTo: ['cancelled'],
      input: z.strictObject({}),
      decide: () => decided<CourseEvent>({ events: [{ type: 'CourseCancelled' }] }),
      example: () => ({ state: filed, input: {} }),
    }),
  },
  evolve: (state, event): CourseState => {
    switch (event.type) {
      case 'CourseFiled': {
        const { type: _type, ...course } = event
        return { stage: 'filed', ...course }
      }
      case 'CourseEnded':
        return { ...inStage(state, 'filed'), stage: 'ended' }
      case 'CourseCancelled':
        return { ...inStage(state, 'filed'), stage: 'cancelled' }
    }
  },
  parties: () => [],
  title: (state) => `班次 ${state.institution} ${state.from}`,
  columns: {
    institution: { type: 'text', label: '机构', value: (s) => s.institution },
    from: { type: 'date', label: '开班', value: (s) => s.from },
    until: { type: 'date', label: '结班', value: (s) => s.until },
  },
  visibility: { see: role('centre') },
})
