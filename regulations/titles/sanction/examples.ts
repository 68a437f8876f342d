/** Lawful matters in each stage. Everything in them is invented. */
import type { Actor } from '#kernel/case'
import { localDate } from '#kernel/time'
import { sampleApplication } from '../application/sample.ts'
import type { OfficeEntry, TitleEntry } from '../registers/index.ts'
import type { Sanction, SanctionStage } from './state.ts'

const ON = localDate('2024-03-01')
export const bureau: OfficeEntry = {
  name: '示例市人社局',
  kind: '人社部门',
  level: '市级',
  territory: '340100',
  authorised: false,
}
export const officer: Actor = {
  person: 'person-officer',
  post: 'post-officer',
  role: 'city-titles',
  organisation: 'example-city-bureau',
  path: ['example-city-bureau'],
}
export const seniorTitle: TitleEntry = {
  person: 'P-applicant-1',
  series: '工程',
  specialty: '机械',
  level: '副高级',
  way: '评审',
  obtainedOn: localDate('2021-11-20'),
  authority: '示例省人社厅',
  document: '示例人社〔2022〕1号',
  certificate: '2021000001',
  scope: '全省',
  status: '有效',
}
const base: Omit<Sanction, 'stage'> = {
  number: '2024-0001',
  openedOn: ON,
  office: { organisation: 'example-city-bureau', name: '示例市人社局', kind: '人社部门' },
  person: { key: 'P-applicant-1', name: '申报人一', account: 'person-applicant' },
  employerKey: 'employer-1',
  employer: { organisation: 'example-employer', name: '示例设计院' },
  application: 'application-1',
  title: null,
  complaint: null,
  fact: '获奖证书系伪造',
  evidence: ['file-1'],
  finding: null,
  decision: null,
  appointmentEnded: null,
  referral: null,
}
const finding = { proven: true, text: '发证单位证明没有颁发', statement: '', on: ON }
const decision = {
  kind: '取消申报资格',
  clause: 'anhui-titles-2018/art.18.a',
  document: '示例人社〔2024〕6号',
  reason: '伪造获奖证书',
  decidedBy: '示例市人社局',
  on: ON,
  barredUntil: null,
  otherRule: null,
  record: { until: localDate('2027-03-01'), confirmed: false },
} as const
const inStages: Readonly<Record<SanctionStage, Partial<Sanction>>> = {
  opened: {},
  found: { finding },
  decided: { finding, decision },
  dropped: { finding: { ...finding, proven: false } },
  closed: { finding, decision },
}

/** A matter about one application, in a stage, with what it has there. */
export function sanctionIn<const S extends SanctionStage>(
  stage: S,
  more: Partial<Sanction> = {},
): Sanction & { readonly stage: S } {
  return { ...base, ...inStages[stage], ...more, stage }
}

export const openSanction = () => ({
  input: {
    office: 'example-city-bureau',
    application: 'application-1',
    title: '',
    name: '',
    complaint: '',
    fact: '获奖证书系伪造',
    evidence: ['file-1'],
  },
  needs: {
    office: bureau,
    application: sampleApplication('received'),
    title: undefined,
    ofApplication: [],
    number: 1,
  },
  actor: officer,
})
export const passOn = () => ({
  state: sanctionIn('found'),
  input: { office: 'example-city-bureau' },
  needs: { office: bureau },
})
export const find = () => ({
  state: sanctionIn('opened'),
  input: { proven: true, text: '发证单位证明没有颁发', statement: '' },
  needs: { person: undefined },
})
export const decide = () => ({
  state: sanctionIn('found'),
  input: { document: '示例人社〔2024〕6号', reason: '伪造获奖证书', barredUntil: null, otherRule: '' },
  needs: {
    application: sampleApplication('received'),
    title: undefined,
    complaint: undefined,
    employer: undefined,
    confirmations: [],
  },
})
export const endAppointment = () => ({
  state: sanctionIn('decided', { decision: { ...decision, kind: '撤销职称' } }),
  input: { document: '示例院人〔2024〕8号' },
})
export const refer = () => ({
  state: sanctionIn('decided'),
  input: { to: '示例市纪委监委', document: '示例人社移〔2024〕1号' },
})
export const close = () => ({ state: sanctionIn('decided'), input: {} })
