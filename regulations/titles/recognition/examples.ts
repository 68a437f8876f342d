/** A lawful first recognition in each stage: a graduate confirmed in post. All names are invented. */
import { localDate, momentAt } from '#kernel/time'
import type { DegreeEntry } from '../registers/index.ts'
import type { KeyedOffice } from '../route/index.ts'
import type { FirstRecognition, RecognitionStage } from './state.ts'

const file = 'e'.repeat(64)
const actorOf = (person: string, role: string, organisation: string) => ({
  person,
  post: `${person}/${role}`,
  role,
  organisation,
  path: [organisation],
})
export const graduate = actorOf('person-graduate', 'title-applicant', 'example-school')
export const countyOfficer = actorOf('person-county', 'county-titles', 'county-c-hr')

const office = (
  key: string,
  name: string,
  kind: KeyedOffice['kind'],
  level: KeyedOffice['level'],
  territory: string,
  authorised = false,
): KeyedOffice => ({ key, name, kind, level, territory, authorised })
export const offices: readonly KeyedOffice[] = [
  office('province-hr', '省人社厅', '人社部门', '省级', '340000'),
  office('city-a-hr', '甲市人社局', '人社部门', '市级', '340100'),
  office('county-c-hr', '丙县人社局', '人社部门', '县级', '340121'),
  office('education-c', '丙县教体局', '主管部门', '县级', '340121', true),
  office('water-c', '丙县水利局', '主管部门', '县级', '340121'),
]
export const personEntry = {
  name: '毕业生一',
  identityKind: '居民身份证',
  number: '',
  account: 'person-graduate',
  sex: '女',
  bornOn: localDate('1996-02-03'),
  employer: 'employer-1',
  status: '在岗',
} as const
export const employerEntry = {
  name: '丙县示例中学',
  organisation: 'example-school',
  territory: '340121',
  affiliation: '县属',
  kind: '事业单位',
  department: 'education-c',
  departmentName: '丙县教体局',
  fullPostManagement: true,
  appointmentSystem: true,
  selfReview: false,
  registeredAt: '县级',
} as const
export const degreeEntry = (level: DegreeEntry['level']): DegreeEntry => ({
  person: 'p-graduate',
  level,
  kind: '全日制',
  school: '示例大学',
  recognised: true,
  specialty: '机械工程',
  awardedOn: localDate('2018-07-01'),
})

export function recognitionIn<T extends RecognitionStage>(
  stage: T,
  more: Partial<FirstRecognition> = {},
): FirstRecognition & { readonly stage: T } {
  const base: FirstRecognition = {
    stage,
    number: '2019-初认00001',
    kind: '转正定职',
    appliedOn: localDate('2019-08-01'),
    applicant: { key: 'p-graduate', account: 'person-graduate', name: '毕业生一' },
    employer: { key: 'employer-1', organisation: 'example-school', name: '丙县示例中学' },
    degree: {
      key: 'p-graduate#1',
      level: '本科',
      school: '示例大学',
      specialty: '机械工程',
      awardedOn: localDate('2018-07-01'),
    },
    target: { series: '工程', specialty: '机械', level: '助理级' },
    evidence: [file],
    approvers: [
      { organisation: 'county-c-hr', name: '丙县人社局' },
      { organisation: 'education-c', name: '丙县教体局' },
    ],
    employerOpinion: stage === 'deciding' ? { opinion: '考核合格', on: localDate('2019-08-05') } : null,
    approval: null,
    declinedFor: null,
    ...more,
  }
  return { ...base, stage }
}

export const requestInput = {
  person: 'p-graduate',
  employer: 'employer-1',
  kind: '转正定职' as const,
  degree: 'p-graduate#1',
  series: '工程',
  specialty: '机械',
  level: '助理级' as const,
  evidence: [file],
}
export const requestRecognition = () => ({
  actor: graduate,
  at: momentAt('2019-08-01T10:00:00+08:00'),
  input: requestInput,
  needs: {
    person: personEntry,
    employer: employerEntry,
    degree: degreeEntry('本科'),
    titles: [],
    offices,
    serial: 1,
  },
})
export const approveRecognition = () => ({
  state: recognitionIn('deciding'),
  actor: countyOfficer,
  at: momentAt('2019-08-20T10:00:00+08:00'),
  input: { document: '示例丙人社〔2019〕20号' },
  needs: { serial: 1 },
})
