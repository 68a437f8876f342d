/** What the registers and the cycle say around the example of an application. All names are invented. */
import type { Actor } from '#kernel/case'
import { localDate } from '#kernel/time'
import type { Cycle } from '../cycle/state.ts'
import { noExam } from '../cycle/state.ts'
import type { KeyedCondition } from '../conditions/standard.ts'
import type { PersonFile } from '../filing/person-file.ts'
import type { EmployerEntry } from '../registers/offices.ts'
import type { PersonEntry } from '../registers/people.ts'
import type { KeyedOffice } from '../route/index.ts'
import type { CycleFacts } from './state.ts'

/** Day on which examples are decided: no other day stands in them later than this one. */
export const exampleDay = localDate('2025-05-06')
export const cycleId = 'example-cycle'
export const personKey = 'p-00000000000000000000000000000001'
export const employerKey = '91340100000000000A'
/** Digest of a stored file. */
export const file = 'a'.repeat(64)

const actor = (person: string, role: string, organisation: string, above: readonly string[]): Actor => ({
  person,
  post: `${person}/${role}`,
  role,
  organisation,
  path: [organisation, ...above],
})
const aboveEmployer = ['example-county-bureau', 'example-city-bureau', 'example-province']
export const exampleApplicant = actor(
  'person-applicant',
  'title-applicant',
  'example-employer',
  aboveEmployer,
)
export const exampleClerk = actor('person-clerk', 'employer-personnel', 'example-employer', aboveEmployer)
export const exampleHead = actor('person-head', 'employer-head', 'example-employer', aboveEmployer)
export const exampleCounty = actor('person-county', 'county-titles', 'example-county-bureau', [
  'example-city-bureau',
  'example-province',
])
export const exampleCity = actor('person-city', 'city-titles', 'example-city-bureau', ['example-province'])

export const cycleEntry: Cycle = {
  stage: 'published',
  number: '2025-GC03',
  year: 2025,
  draftedOn: localDate('2025-02-20'),
  committee: 'GC03',
  committeeCase: 'example-committee',
  committeeName: '示例省工程系列机械专业高级评委会',
  convening: 'example-convening',
  conveningName: '示例省机械行业协会',
  authoriser: 'example-province',
  authoriserName: '示例省人力资源和社会保障厅',
  series: '工程',
  specialties: ['机械', '电气'],
  levels: ['副高级', '正高级'],
  turn: 1,
  consent: null,
  byAnalogy: false,
  cutOff: localDate('2025-12-31'),
  windows: {
    filingFrom: localDate('2025-03-01'),
    filingUntil: localDate('2025-06-30'),
    closings: [],
    submissionUntil: localDate('2025-08-31'),
  },
  postingDayCounts: false,
  extraSlots: [],
  conditions: [{ level: '副高级', track: '正常', set: '工程|副高级|正常|1' }],
  requirements: [],
  conditionsOn: localDate('2025-03-01'),
  fees: [],
  payment: { code: '', way: '', refundsDeclined: false },
  exam: noExam,
  announcement: {
    specialties: '机械、电气',
    levels: '副高级、正高级',
    conditions: '按现行条件',
    procedure: '逐级审核',
    manner: '评审',
    materials: '九项',
    time: '2025年3月至6月',
    place: '示例市',
  },
  contact: '评审办公室',
  publishedOn: localDate('2025-03-01'),
  plan: null,
  extensions: [],
  summary: null,
  frozen: null,
  closedOn: null,
}

export const cycleFacts: CycleFacts = {
  caseId: cycleId,
  year: cycleEntry.year,
  committee: cycleEntry.committee,
  committeeName: cycleEntry.committeeName,
  convening: cycleEntry.convening,
  conveningName: cycleEntry.conveningName,
  series: cycleEntry.series,
  specialties: cycleEntry.specialties,
  levels: cycleEntry.levels,
  cutOff: cycleEntry.cutOff,
  filingUntil: cycleEntry.windows.filingUntil,
  submissionUntil: cycleEntry.windows.submissionUntil,
  examined: false,
  postingDayCounts: false,
  extraSlots: [],
  conditionsOn: cycleEntry.conditionsOn,
}

export const personEntry: PersonEntry = {
  name: '江一帆',
  identityKind: '居民身份证',
  number: '340100199001010012',
  account: exampleApplicant.person,
  sex: '男',
  bornOn: localDate('1990-01-01'),
  employer: employerKey,
  status: '在岗',
  workingSince: localDate('2012-07-01'),
  contractFrom: localDate('2012-07-01'),
  postSpecialty: '工程/机械',
  postSince: localDate('2019-07-01'),
  fileLocation: '340121',
  labourLocation: '340121',
}
export const employerEntry: EmployerEntry = {
  name: '示例县机械厂',
  organisation: 'example-employer',
  territory: '340121',
  affiliation: '县属',
  kind: '国有企业',
  department: 'example-department',
  departmentName: '示例县工业和信息化局',
  fullPostManagement: false,
  appointmentSystem: true,
  selfReview: false,
  registeredAt: '县级',
}
const office = (key: string, name: string, level: KeyedOffice['level'], territory: string): KeyedOffice => ({
  key,
  name,
  kind: '人社部门',
  level,
  territory,
  authorised: false,
})
export const officeEntries: readonly KeyedOffice[] = [
  office('example-county-bureau', '示例县人力资源和社会保障局', '县级', '340121'),
  office('example-city-bureau', '示例市人力资源和社会保障局', '市级', '340100'),
  office('example-province', '示例省人力资源和社会保障厅', '省级', '340000'),
]
export const forwardingEntries = [
  {
    employer: employerKey,
    band: '高级' as const,
    order: 1,
    organisation: 'example-county-bureau',
    name: '示例县人力资源和社会保障局',
    closesOn: localDate('2025-07-31'),
  },
]

export const openingAnswers = {
  cycle: cycleEntry,
  person: personEntry,
  employer: employerEntry,
  integrity: [],
  forwarding: forwardingEntries,
  offices: officeEntries,
  committees: [],
  serial: 1,
}

export const years = [2019, 2020, 2021, 2022, 2023, 2024]

const condition = (
  number: string,
  kind: KeyedCondition['kind'],
  more: Partial<KeyedCondition> = {},
): KeyedCondition => ({
  key: `工程|副高级|正常|1|${number}`,
  set: '工程|副高级|正常|1',
  series: '工程',
  level: '副高级',
  track: '正常',
  number,
  kind,
  text: `${kind}条件`,
  ...more,
})
export const exampleConditions: readonly KeyedCondition[] = [
  condition('1', '学历', { degree: '本科' }),
  condition('2', '资历', { degree: '本科', figure: 5 }),
  condition('3', '继续教育'),
  condition('4', '论文', { figure: 1 }),
  condition('5', '业绩', { figure: 1 }),
]

/** What the registers say of the example's applicant: mid level since 2019-07-01, assessed as 合格 in every year. */
export const personFile: PersonFile = {
  person: personEntry,
  degrees: [
    {
      key: 'd1',
      person: personKey,
      level: '本科',
      kind: '全日制',
      school: '示例大学',
      recognised: true,
      specialty: '机械',
      awardedOn: localDate('2012-06-30'),
      number: 'D-1',
    },
  ],
  titles: [
    {
      person: personKey,
      series: '工程',
      specialty: '机械',
      level: '中级',
      way: '评审',
      obtainedOn: localDate('2019-07-01'),
      certificate: 'Z-1',
      scope: '全省',
      status: '有效',
    },
  ],
  appointments: [
    {
      person: personKey,
      series: '工程',
      level: '中级',
      post: '工程师',
      from: localDate('2019-07-01'),
      employer: employerKey,
    },
  ],
  assessments: years.map((year) => ({ person: personKey, year, grade: '合格', proof: '年度考核登记表' })),
  education: years.map((year) => ({
    person: personKey,
    kind: '年度学时',
    year,
    subject: '专业科目',
    hours: 90,
    quotaHours: 90,
  })),
  recognitions: [],
  reforms: [],
  effective: undefined,
  integrity: [],
  grades: [{ employerKind: '国有企业', grade: '合格', effect: '计入' }],
  conditions: exampleConditions,
  matches: [],
  qualification: undefined,
  vacancies: [],
}
export const filingAnswers = { cycle: cycleEntry, ...personFile }
