/** A lawful example of each act between the submitter's letter and release. */
import { localDate, momentAt } from '#kernel/time'
import type { Actor } from '#kernel/case'
import { sampleApplication } from '../application/sample.ts'
import type { Application } from '../application/state.ts'
import type { Cycle } from '../cycle/state.ts'
import { committee } from '../meeting/sample.ts'
import type { ExpertEntry } from '../registers/index.ts'
import { emptyReview } from '../review/state.ts'
import type { Appraisal } from '../review/state.ts'
import type { IntakeState } from './state.ts'
import { emptyIntake } from './state.ts'

const ON = localDate('2024-09-20')
const at = momentAt('2024-09-20T10:00:00+08:00')
export const received: IntakeState = {
  ...emptyIntake,
  submission: { caseId: 'submission-1', letter: '示例呈〔2024〕1号', on: localDate('2024-08-20') },
  reviewedBy: 'person-clerk',
}
export const correction: NonNullable<IntakeState['correction']> = {
  issuedOn: ON,
  dueOn: localDate('2024-10-18'),
  dueTime: '17:30',
  items: [
    { id: '1', text: '2021年度考核登记表', slot: 'assessment', suppliedOn: null },
    { id: '2', text: '聘任文件', slot: 'appointment', suppliedOn: null },
  ],
  by: 'person-clerk',
  amended: false,
}
type Early = 'submitting' | 'received' | 'correcting' | 'admitted'
export const applicationIn = <T extends Early>(
  stage: T,
  intake: Partial<IntakeState> = {},
  more: Partial<Application> = {},
) =>
  sampleApplication(stage, {
    intake: {
      ...(stage === 'submitting' ? emptyIntake : received),
      ...(stage === 'admitted' ? { admittedOn: ON } : {}),
      ...intake,
    },
    ...more,
  })
export const person = (name: string, role: string, organisation = 'example-convening'): Actor => ({
  person: `person-${name}`,
  post: `post-${name}`,
  role,
  organisation,
  path: [organisation],
})
/** Only what these acts read of a cycle. */
export const cycleOf = (examined: boolean): Cycle =>
  ({
    authoriser: 'example-city-bureau',
    payment: { code: '103040', way: '网上缴费', refundsDeclined: true },
    exam: { examined, passMark: 60 },
  }) as unknown as Cycle
export const vacancy = {
  employer: 'employer-1',
  level: '中级' as const,
  year: 2024,
  confirmed: 2,
  document: '示例岗〔2024〕3号',
  confirmedBy: '示例市人社局',
}
export const expert: ExpertEntry = {
  person: 'P-expert-3',
  account: 'person-expert-3',
  name: '专家3',
  committee: 'C-1',
  function: '委员',
  specialty: '机械',
  employer: 'employer-of-expert-3',
  termFrom: localDate('2023-01-01'),
  termUntil: localDate('2025-12-31'),
  status: '在库',
}
export const appraisal: Appraisal = {
  work: 'work-1',
  appraiser: 'E3',
  kind: '评委会',
  reason: '',
  sentOn: ON,
  opinion: null,
  passed: null,
  on: null,
}

export const receiveSubmission = () => ({
  state: applicationIn('submitting'),
  input: { submission: 'submission-1', letter: '示例呈〔2024〕1号' },
})
export const takeBack = () => ({ state: applicationIn('received', { reviewedBy: null }), input: {} })
export const reviewApplication = () => ({
  state: applicationIn('received', { reviewedBy: null }),
  input: { note: '材料齐全' },
  needs: { committee, vacancy, submission: undefined },
})
export const admit = () => ({
  state: applicationIn('received'),
  input: {},
  needs: { committee, vacancy, letters: [] },
})
const due = { dueOn: '2024-10-18', dueTime: '17:30' }
const items = [{ text: '2021年度考核登记表', slot: 'assessment' }]
export const notifyDeficiencies = () => ({ state: applicationIn('received'), input: { items, ...due }, at })
export const amendNotice = () => ({
  state: applicationIn('correcting', { correction }),
  input: { items, ...due, responsible: '受理人甲' },
  at,
})
export const supplement = () => ({
  state: applicationIn('correcting', { correction }),
  input: { items: ['1'], files: ['digest'] },
  at,
})
export const abandon = () => ({ state: applicationIn('correcting', { correction }), input: {} })
export const decline = () => ({
  state: applicationIn('received'),
  input: { item: '3' as const, conditions: ['第三条'], source: '', fact: '任现职年限不足' },
  needs: { number: 1 },
})
export const noticeFee = () => ({
  state: applicationIn('admitted'),
  input: { amountCents: 28000 },
  needs: {
    fee: {
      item: '评审费' as const,
      level: '中级' as const,
      amountCents: 28000,
      document: '示例价费〔2016〕1号',
    },
    cycle: cycleOf(false),
  },
})
export const recordPayment = () => ({
  state: applicationIn('admitted', { fee: { dueCents: 28000, paidOn: null, receipt: null } }),
  input: { receipt: '34010024000001', paidOn: '2024-09-25', amountCents: 28000 },
})
const exceptional = {
  target: { series: '工程', specialty: '机械', level: '中级', band: '中级', track: '破格' },
} as const
export const decideExceptional = () => ({
  state: applicationIn('admitted', {}, exceptional),
  input: { agreed: true, opinion: '同意' },
  needs: { cycle: cycleOf(false) },
  actor: person('city', 'city-titles', 'example-city-bureau'),
})
const direct = { target: { ...exceptional.target, track: '机关调入军转' } } as const
export const decideDirect = () => ({
  state: applicationIn('admitted', {}, direct),
  input: { agreed: true, opinion: '' },
  actor: person('city', 'city-titles', 'example-city-bureau'),
})
export const noticeExam = () => ({
  state: applicationIn('admitted'),
  input: {
    exam: '2024-考001',
    ticket: '20240010001',
    room: '第一考场',
    place: '示例学院三楼',
    seat: 1,
    sittings: [{ form: '笔试', on: '2024-10-19', from: '09:00', until: '11:00' }],
  },
})
export const recordExam = () => ({
  state: applicationIn('admitted'),
  input: { total: '60.0', absent: false, qualified: true },
})
export const signRelease = () => ({
  state: applicationIn('admitted'),
  input: {},
  needs: { cycle: cycleOf(false), specialties: [] },
  actor: person('head', 'convening-head'),
})
export const release = () => ({
  state: applicationIn('admitted', { released: { on: ON, head: 'person-head', sealedOn: null } }),
  input: {},
})
export const refuseRelease = () => ({ state: applicationIn('admitted'), input: { reason: '材料真实性存疑' } })
export const sendForAppraisal = () => ({
  state: applicationIn('admitted'),
  input: { work: 'work-1', appraiser: 'E3', kind: '评委会' as const, reason: '' },
  needs: { expert, committee },
})
const withAppraisal = (more: Partial<Appraisal> = {}) =>
  applicationIn('admitted', {}, { review: { ...emptyReview, appraisals: [{ ...appraisal, ...more }] } })
export const recordAppraisal = () => ({
  state: withAppraisal(),
  input: { work: 'work-1', opinion: '达到中级水平', passed: true },
})
export const failAppraisal = () => ({
  state: withAppraisal({ opinion: '未达到', passed: false, on: ON }),
  input: { reason: '代表作未达到中级水平' },
})
export const strike = () => ({ state: applicationIn('received'), input: { material: 'material-7' } })
