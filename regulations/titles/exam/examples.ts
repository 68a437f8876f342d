/** An exam of three invented candidates in each stage, and a lawful example of each act. */
import { localDate, momentAt } from '#kernel/time'
import { sampleApplication } from '../application/sample.ts'
import type { Application, ApplicationStage } from '../application/state.ts'
import { cycleIn, examplePlan } from '../cycle/examples.ts'
import type { ExamPart, ExamSetting } from '../cycle/state.ts'
import { received } from '../intake/examples.ts'
import { seatsFor } from './scores.ts'
import type { Exam, ExamCandidate, ExamStage, PartScore } from './state.ts'

const DAY = localDate('2024-10-19')
export const parts: readonly ExamPart[] = [
  { form: '笔试', weightPercent: 60, passMark: null },
  { form: '面试', weightPercent: 40, passMark: null },
]
export const setting: ExamSetting = {
  examined: true,
  passMark: 60,
  parts,
  outline: '综合理论和专业知识',
  document: '示例人社函〔2024〕6号',
  setOn: localDate('2024-04-10'),
  lockedOn: null,
}
export const cycle = cycleIn('published', {
  exam: setting,
  plan: examplePlan,
  convening: 'example-convening',
  authoriser: 'example-city-bureau',
  authoriserName: '示例市人社局',
})
/** @param n its id is `application-n`, its applicant 申报人n */
export const admitted = (
  n: number,
  stage: ApplicationStage = 'admitted',
  more: Partial<Application['intake']> = {},
) => ({
  id: `application-${n}`,
  state: sampleApplication(stage, {
    number: `2024-${n}`,
    applicant: { key: `P-applicant-${n}`, account: `person-applicant-${n}`, name: `申报人${n}` },
    intake: { ...received, admittedOn: localDate('2024-09-20'), ...more },
  }),
})
export const three = (stage: ApplicationStage = 'admitted') => [1, 2, 3].map((n) => admitted(n, stage))

export const sittings = [
  { on: '2024-10-19', from: '09:00', until: '11:00' },
  { on: '2024-10-19', from: '14:00', until: '17:00' },
]
export const rooms = [{ name: '第一考场', place: '示例学院三楼', seats: 30 }]
const planned = localDate('2024-10-08')

export const candidate = (n: number, more: Partial<ExamCandidate> = {}): ExamCandidate => ({
  application: `application-${n}`,
  number: `2024-${n}`,
  name: `申报人${n}`,
  employer: '示例设计院',
  specialty: '机械',
  level: '中级',
  ticket: `2024001000${n}`,
  seat: null,
  notifiedOn: null,
  scores: [],
  ...more,
})
/** Both parts, in tenths of points. */
export const scored = (written: number | null, oral: number | null): readonly PartScore[] => [
  { part: 0, tenths: written },
  { part: 1, tenths: oral },
]

export function exam<T extends ExamStage>(stage: T, more: Partial<Exam> = {}): Exam & { readonly stage: T } {
  const seats = seatsFor(
    rooms,
    [1, 2, 3].map((n) => candidate(n)),
  )
  const noticed = stage === 'noticed' || stage === 'signed'
  const scores = [scored(700, 450), scored(699, 450), scored(null, 800)]
  const base: Exam = {
    stage,
    number: '2024-考001',
    cycle: 'cycle-1',
    year: 2024,
    committee: { key: 'C-1', name: '示例市工程系列中级评委会' },
    convening: { organisation: 'example-convening', name: '示例市工程师协会' },
    authority: { organisation: 'example-city-bureau', name: '示例市人社局' },
    passMark: 60,
    parts,
    sittings: sittings.map((sitting) => ({ ...sitting, on: DAY })),
    rooms,
    candidates: [1, 2, 3].map((n) =>
      candidate(n, {
        ...(noticed ? { notifiedOn: planned, seat: seats[`2024001000${n}`] ?? null } : {}),
        ...(stage === 'signed' ? { scores: scores[n - 1] ?? [] } : {}),
      }),
    ),
    roomChecks: [],
    supervision: [],
    signed: stage === 'signed' ? { by: 'person-head', on: localDate('2024-10-25') } : null,
    proposal: null,
    corrections: [],
    ...more,
  }
  return { ...base, stage }
}
/** The exam after all scores were entered, before the signature. */
export const allScored = () => exam('noticed', { candidates: exam('signed').candidates })
export const proposal = {
  ticket: '20240010002',
  part: 0,
  before: 699,
  after: 700,
  reason: '第三题漏计0.1分',
  proposedBy: 'person-exam-clerk',
  proposedOn: localDate('2024-10-28'),
}

const before = momentAt('2024-10-08T09:00:00+08:00')
const after = momentAt('2024-10-20T09:00:00+08:00')
const actor = (person: string, role: string, organisation = 'example-convening') => ({
  person,
  post: `post-${person}`,
  role,
  organisation,
  path: [organisation],
})

export const scheduleExam = () => ({
  input: { cycle: 'cycle-1', applications: three().map(({ id }) => id), sittings, rooms },
  needs: { cycle, applications: three(), number: 1 },
  actor: actor('person-exam-clerk', 'exam-clerk'),
  at: before,
})
export const addCandidates = () => ({
  state: exam('planned'),
  input: { applications: ['application-4'] },
  needs: { applications: [admitted(4)] },
  at: before,
})
export const arrangeExam = () => ({ state: exam('planned'), input: { sittings, rooms }, at: before })
export const sendNotices = () => ({
  state: exam('planned'),
  input: {},
  needs: { applications: three() },
  at: before,
})
export const cancelExam = () => ({
  state: exam('planned'),
  input: { reason: '改由另一考点承办' },
  at: before,
})
export const enterScores = () => ({
  state: exam('noticed'),
  input: { scores: [{ ticket: '20240010001', part: 1, score: '70.0' }] },
  at: after,
})
export const signScores = () => ({
  state: allScored(),
  input: {},
  needs: { applications: three() },
  actor: actor('person-head', 'convening-head'),
  at: after,
})
export const proposeCorrection = () => ({
  state: exam('signed'),
  input: { ticket: '20240010002', part: 1, score: '70.0', reason: '第三题漏计0.1分' },
  actor: actor('person-exam-clerk', 'exam-clerk'),
  at: after,
})
export const confirmCorrection = () => ({
  state: exam('signed', { proposal }),
  input: {},
  needs: { applications: [admitted(2, 'exam-failed')] },
  actor: actor('person-other-clerk', 'exam-clerk'),
  at: after,
})
export const dropCorrection = () => ({ state: exam('signed', { proposal }), input: {}, at: after })
export const recordRoomCheck = () => ({
  state: exam('noticed'),
  input: { room: '第一考场', note: '秩序正常，缺考1人' },
  at: after,
})
export const noteSupervision = () => ({
  state: exam('noticed'),
  input: { text: '已现场巡视，请加强身份核验' },
  actor: actor('person-city', 'city-titles', 'example-city-bureau'),
  at: after,
})
