/** A lawful recognition in each stage. Names and numbers are invented. */
import { localDate, momentAt } from '#kernel/time'
import type { EducationEntry } from '../registers/index.ts'
import type { KeyedOffice } from '../route/index.ts'
import type { MatchStage, SpecialtyMatch } from './state.ts'

const applicant = { key: 'p-match', account: 'person-applicant', name: '申报人一' }
const file = 'a'.repeat(64)

export const cityBureau: KeyedOffice = {
  key: 'city-a-hr',
  name: '甲市人社局',
  kind: '人社部门',
  level: '市级',
  territory: '340100',
  authorised: false,
}

export function matchIn<T extends MatchStage>(
  stage: T,
  more: Partial<SpecialtyMatch> = {},
): SpecialtyMatch & { readonly stage: T } {
  const base: SpecialtyMatch = {
    stage,
    applicant,
    employer: { key: 'employer-1', organisation: 'example-employer', name: '丙县示例设计所' },
    city: { organisation: 'city-a-hr', name: '甲市人社局' },
    degree: { key: 'p-match#1', specialty: '汉语言文学', awardedOn: localDate('2012-07-01') },
    specialty: '工程/机械',
    band: '中级',
    statedHours: 200,
    evidence: [file],
    appliedOn: localDate('2024-04-01'),
    recognition: null,
    declinedFor: null,
    ...more,
  }
  return { ...base, stage }
}

/** Quota met in 2023, and extra hours in the matching subject. */
export const education = (hours: number): readonly EducationEntry[] => [
  { person: 'p-match', kind: '年度学时', year: 2023, subject: '公需和专业科目', hours: 90, quotaHours: 90 },
  { person: 'p-match', kind: '另修学时', year: 2023, subject: '机械', hours },
]

export const employerEntry = {
  name: '丙县示例设计所',
  organisation: 'example-employer',
  territory: '340121',
  affiliation: '县属',
  kind: '事业单位',
  department: null,
  departmentName: null,
  fullPostManagement: true,
  appointmentSystem: true,
  selfReview: false,
  registeredAt: '县级',
} as const
export const personEntry = {
  name: '申报人一',
  identityKind: '居民身份证',
  number: '',
  account: 'person-applicant',
  sex: '女',
  bornOn: localDate('1990-02-03'),
  employer: 'employer-1',
  status: '在岗',
} as const
export const degreeEntry = {
  person: 'p-match',
  level: '本科',
  kind: '全日制',
  school: '示例大学',
  recognised: true,
  specialty: '汉语言文学',
  awardedOn: localDate('2012-07-01'),
} as const

export const requestInput = {
  person: 'p-match',
  employer: 'employer-1',
  degree: 'p-match#1',
  specialty: '工程/机械',
  band: '中级' as const,
  hours: 200,
  evidence: [file],
}
const applicantActor = {
  person: 'person-applicant',
  post: 'person-applicant/title-applicant',
  role: 'title-applicant',
  organisation: 'example-employer',
  path: ['example-employer'],
}
export const requestMatch = () => ({
  actor: applicantActor,
  input: requestInput,
  needs: { person: personEntry, employer: employerEntry, degree: degreeEntry, offices: [cityBureau] },
})
export const recogniseMatch = () => ({
  state: matchIn('applied'),
  actor: {
    person: 'person-city',
    post: 'person-city/city-titles',
    role: 'city-titles',
    organisation: 'city-a-hr',
    path: ['city-a-hr'],
  },
  at: momentAt('2024-04-08T10:00:00+08:00'),
  input: { opinion: '所修学时与申报专业相近，予以认定' },
  needs: { education: education(200), matches: [], serial: 1 },
})
