/** A batch of three invented candidates in each stage. */
import { localDate } from '#kernel/time'
import { sampleApplication } from '../application/sample.ts'
import type { Application, ApplicationStage } from '../application/state.ts'
import type { Cycle } from '../cycle/state.ts'
import type { CommitteeEntry } from '../registers/index.ts'
import { committee } from '../meeting/sample.ts'
import { conclusion } from '../review/examples.ts'
import { emptyReview } from '../review/state.ts'
import type { BatchCandidate, BatchStage, Posting, ResultBatch } from './state.ts'

export const review = { ...emptyReview, conclusion: { ...conclusion, signedBy: '专家1', sealed: true } }
/** @param n its id is `application-n`, its applicant 申报人n */
export const resultOf = (n: number, stage: ApplicationStage = 'passed', more: Partial<Application> = {}) => ({
  id: `application-${n}`,
  state: sampleApplication(stage, {
    number: `2024-${n}`,
    applicant: { key: `P-applicant-${n}`, account: null, name: `申报人${n}` },
    review,
    ...more,
  }),
})
export const three = (stage: ApplicationStage = 'passed') => [1, 2, 3].map((n) => resultOf(n, stage))
const agreed = { agreed: true, reason: '', by: 'person-officer', on: localDate('2024-12-10') }
export const candidate = (n: number, more: Partial<BatchCandidate> = {}): BatchCandidate => ({
  application: `application-${n}`,
  number: `2024-${n}`,
  name: `申报人${n}`,
  employer: '示例设计院',
  series: '工程',
  specialty: '机械',
  level: '中级',
  track: '正常',
  submitter: 'example-department',
  mark: null,
  out: null,
  ...more,
})
export const posting = (postedOn: string): Posting => ({
  postedOn: localDate(postedOn),
  slug: '2024-批001',
  places: [{ place: '本平台', address: '' }],
  contact: '示例市工程师协会 0000-0000',
  digest: '0'.repeat(64),
  evidence: [],
  takenDownOn: null,
})
const order: readonly BatchStage[] = [
  'preparing',
  'result-publicity',
  'reported',
  'approval-publicity',
  'approved',
  'closed',
]

export function batch<T extends BatchStage>(
  stage: T,
  more: Partial<ResultBatch> = {},
): ResultBatch & { readonly stage: T } {
  const reached = (one: BatchStage): boolean => order.indexOf(stage) >= order.indexOf(one)
  const marked = reached('approval-publicity') ? { mark: agreed } : {}
  const base: ResultBatch = {
    stage,
    number: '2024-批001',
    cycle: 'cycle-1',
    meeting: 'meeting-1',
    year: 2024,
    committee: { key: 'C-1', name: '示例市工程系列中级评委会' },
    convening: { organisation: 'example-convening', name: '示例市工程师协会' },
    authority: { organisation: 'example-city-bureau', name: '示例市人社局' },
    supplementTo: null,
    postingDayCounts: false,
    candidates: [1, 2, 3].map((n) => candidate(n, marked)),
    resultPosting: reached('result-publicity') ? posting('2024-11-18') : null,
    formerPostings: [],
    report: { text: '评审工作情况', on: localDate('2024-11-20') },
    extraSlots: [],
    reportedOn: reached('reported') ? localDate('2024-11-26') : null,
    sample: null,
    approvalPosting: reached('approval-publicity') ? posting('2024-12-10') : null,
    approval: reached('approved') ? { document: '示例人社〔2025〕3号', on: localDate('2025-01-08') } : null,
    forwardedOn: null,
    ...more,
  }
  return { ...base, stage }
}

const places = [{ place: '本平台' as const, address: '' }]
const posted = { places, contact: '0000-0000', evidence: [] }
const cycle = {
  year: 2024,
  committee: 'C-1',
  committeeName: '示例市工程系列中级评委会',
  convening: 'example-convening',
  conveningName: '示例市工程师协会',
  postingDayCounts: false,
} as unknown as Cycle
export { cycle, committee as committeeEntry }
const recheckNeeds = (): {
  applications: ReturnType<typeof three>
  committee: CommitteeEntry
  letters: never[]
} => ({
  applications: three('reported'),
  committee,
  letters: [],
})

export const prepareBatch = () => ({
  input: {
    cycle: 'cycle-1',
    meeting: 'meeting-1',
    supplementTo: null,
    applications: three().map(({ id }) => id),
  },
  needs: { cycle, applications: three(), offices: [], number: 1 },
})
export const postResult = () => ({ state: batch('preparing'), input: posted })
export const restartResult = () => ({
  state: batch('result-publicity'),
  input: { ...posted, reason: '单位名称有误', removed: ['application-3'] },
})
export const draftReport = () => ({
  state: batch('preparing'),
  input: { text: '本次评审送评3人，通过3人。' },
})
const slot = (file: string | null) => [{ key: 'x1', name: '公示情况报告', mandatory: true, file }]
export const giveExtra = () => ({
  state: batch('reported', { extraSlots: slot(null) }),
  input: { key: 'x1', file: 'digest' },
})
export const reportBatch = () => ({
  state: batch('result-publicity'),
  input: { evidence: [] },
  needs: { applications: three() },
})
export const dissolve = () => ({ state: batch('preparing'), input: { reason: '名单重编' } })
export const demandExtra = () => ({
  state: batch('reported'),
  input: { key: 'x1', name: '公示情况报告', mandatory: true },
})
export const markCandidates = () => ({
  state: batch('reported'),
  input: { marks: [{ application: 'application-1', agreed: true, reason: '', opened: true }] },
  needs: recheckNeeds(),
})
export const voidCandidates = () => ({
  state: batch('reported'),
  input: {
    applications: ['application-3'],
    reason: '申报级别超出授权',
    clause: 'art.27.c' as const,
    document: '示例人社〔2024〕20号',
  },
})
export const drawSample = () => ({ state: batch('reported'), input: { percent: 10, seed: '20241210' } })
const sample = { percent: 10, seed: '20241210', applications: ['application-1'], results: {} }
export const checkSample = () => ({
  state: batch('reported', { sample }),
  input: { application: 'application-1', result: '材料属实' },
})
export const postApproval = () => ({
  state: batch('reported', { candidates: [1, 2, 3].map((n) => candidate(n, { mark: agreed })) }),
  input: posted,
})
export const restartApproval = () => ({
  state: batch('approval-publicity'),
  input: { ...posted, reason: '级别漏列' },
})
export const approveBatch = () => ({
  state: batch('approval-publicity'),
  input: { document: '示例人社〔2025〕3号' },
  needs: { applications: three('approval-publicity') },
})
export const forwardBatch = () => ({ state: batch('approved'), input: {} })
export const closeBatch = () => ({
  state: batch('approved', { forwardedOn: localDate('2025-01-10') }),
  input: {},
})
