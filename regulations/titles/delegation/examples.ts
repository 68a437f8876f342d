/** A lawful delegation in each stage: a senior title for which the province has no committee. All names are invented. */
import { localDate, momentAt } from '#kernel/time'
import { sampleApplication } from '../application/sample.ts'
import type { KeyedCommittee, KeyedOffice } from '../route/index.ts'
import type { Delegation, DelegationStage } from './state.ts'
import { delegationStages } from './state.ts'

const order = Object.keys(delegationStages) as DelegationStage[]
const actorOf = (person: string, role: string, organisation: string) => ({
  person,
  post: `${person}/${role}`,
  role,
  organisation,
  path: [organisation],
})
export const applicantActor = actorOf('person-applicant', 'title-applicant', 'example-employer')
export const provinceOfficer = actorOf('person-province', 'province-titles', 'province-hr')

const office = (
  key: string,
  name: string,
  kind: KeyedOffice['kind'],
  level: KeyedOffice['level'],
  territory: string,
): KeyedOffice => ({ key, name, kind, level, territory, authorised: false })
export const offices: readonly KeyedOffice[] = [
  office('province-hr', '省人社厅', '人社部门', '省级', '340000'),
  office('city-a-hr', '甲市人社局', '人社部门', '市级', '340100'),
  office('city-b-hr', '乙市人社局', '人社部门', '市级', '340200'),
  office('county-c-hr', '丙县人社局', '人社部门', '县级', '340121'),
  office('education-c', '丙县教体局', '主管部门', '县级', '340121'),
  office('science', '省科技厅', '主管部门', '省级', '340000'),
]
/** The mid committee of 乙 city for 工艺美术. */
export const hostCommittee: KeyedCommittee = {
  key: 'C-B',
  name: '乙市工艺美术中级评委会',
  levels: '助理级、中级',
  series: '工艺美术',
  specialties: '雕刻',
  territory: '340200',
  scope: '乙市工艺美术人员',
  convening: 'example-convening',
  conveningName: '乙市工艺美术协会',
  authoriser: 'city-b-hr',
  authoriserLevel: '市级',
  document: '示例乙人社〔2022〕1号',
  validUntil: localDate('2025-12-31'),
  quorum: 17,
  hasPanels: false,
  status: '有效',
  caseId: 'committee-b',
}

export const personEntry = {
  name: '申报人一',
  identityKind: '居民身份证',
  number: '',
  account: 'person-applicant',
  sex: '女',
  bornOn: localDate('1985-02-03'),
  employer: 'employer-1',
  status: '在岗',
} as const
export const employerEntry = {
  name: '丙县示例工艺厂',
  organisation: 'example-employer',
  territory: '340121',
  affiliation: '县属',
  kind: '国有企业',
  department: 'education-c',
  departmentName: '丙县教体局',
  fullPostManagement: false,
  appointmentSystem: false,
  selfReview: false,
  registeredAt: '县级',
} as const

/** The person's application at the host in 乙 city. */
export const entrusted = sampleApplication('drafting', {
  cycle: {
    ...sampleApplication('drafting').cycle,
    committee: 'C-B',
    committeeName: '乙市工艺美术中级评委会',
  },
  target: { series: '工艺美术', specialty: '雕刻', level: '中级', band: '中级', track: '委托' },
})

export function delegationIn<T extends DelegationStage>(
  stage: T,
  more: Partial<Delegation> = {},
): Delegation & { readonly stage: T } {
  const reached = (one: DelegationStage): boolean => order.indexOf(stage) >= order.indexOf(one)
  const base: Delegation = {
    stage,
    direction: '出省',
    reason: '30.1',
    citation: '',
    appliedOn: localDate('2024-05-06'),
    applicant: { key: 'P-applicant-1', account: 'person-applicant', name: '申报人一' },
    employer: { key: 'employer-1', organisation: 'example-employer', name: '丙县示例工艺厂' },
    target: { series: '民航', specialty: '飞行', level: '副高级' },
    year: 2024,
    application: null,
    host: {
      committee: '',
      name: '示例外省民航高级评委会',
      authorisedBy: '示例外省人社厅',
      document: '示例外人社〔2020〕8号',
    },
    issuer: { organisation: 'province-hr', name: '省人社厅', clause: 'anhui-titles-2018/art.31.1' },
    authority: { organisation: 'province-hr', name: '省人社厅' },
    letter: reached('issued') ? { number: '省人社厅委评〔2024〕1号', on: localDate('2024-05-20') } : null,
    result: reached('passed-outside')
      ? {
          passedOn: localDate('2024-10-12'),
          document: '示例外人社〔2024〕77号',
          evidence: 'd'.repeat(64),
        }
      : null,
    publicity: reached('approval-publicity')
      ? { postedOn: localDate('2024-11-04'), contact: '示例省人社厅 0000-0000' }
      : null,
    approval: null,
    exit: null,
    ...more,
  }
  return { ...base, stage }
}

/** To a committee of another city, by the letter of the home city. */
export const inside = (more: Partial<Delegation> = {}) =>
  delegationIn('applied', {
    direction: '省内',
    target: { series: '工艺美术', specialty: '雕刻', level: '中级' },
    application: 'application-1',
    host: { committee: 'C-B', name: '乙市工艺美术中级评委会', authorisedBy: '', document: '' },
    issuer: { organisation: 'city-a-hr', name: '甲市人社局', clause: 'anhui-titles-2018/art.31.2.b' },
    authority: { organisation: 'city-a-hr', name: '甲市人社局' },
    ...more,
  })

export const outsideInput = {
  person: 'P-applicant-1',
  employer: 'employer-1',
  direction: '出省' as const,
  reason: '30.1' as const,
  citation: '',
  application: '',
  year: 2024,
  series: '民航',
  specialty: '飞行',
  level: '副高级' as const,
  hostName: '示例外省民航高级评委会',
  hostAuthorisedBy: '示例外省人社厅',
  hostDocument: '示例外人社〔2020〕8号',
}
export const requestDelegation = () => ({
  actor: applicantActor,
  at: momentAt('2024-05-06T10:00:00+08:00'),
  input: outsideInput,
  needs: {
    person: personEntry,
    employer: employerEntry,
    application: undefined,
    committees: [hostCommittee],
    offices,
  },
})
export const recordOutsideResult = () => ({
  state: delegationIn('outside'),
  input: {
    passedOn: '2024-10-12',
    document: '示例外人社〔2024〕77号',
    evidence: 'd'.repeat(64),
  },
})
export const approveDelegated = () => ({
  state: delegationIn('approval-publicity'),
  actor: provinceOfficer,
  at: momentAt('2024-11-12T10:00:00+08:00'),
  input: { document: '示例人社职〔2024〕12号' },
  needs: { serial: 1 },
})
