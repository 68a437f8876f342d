/** A small lawful application in the stages before the convening body, for examples of acts and for tests. All names are invented. */
import type { Actor } from '#kernel/case'
import { localDate } from '#kernel/time'
import type { Cycle } from '../cycle/state.ts'
import { noExam } from '../cycle/state.ts'
import { emptyContent } from '../filing/content.ts'
import type { FiledContent } from '../filing/content.ts'
import { givenDigest, noticeDigest } from '../filing/digest.ts'
import type { PersonFile } from '../filing/person-file.ts'
import { emptyIntake } from '../intake/state.ts'
import { emptyOutcome } from '../outcome/state.ts'
import type { EmployerEntry } from '../registers/offices.ts'
import type { PersonEntry } from '../registers/people.ts'
import { emptyReview } from '../review/state.ts'
import type { KeyedOffice } from '../route/index.ts'
import type { Application, ApplicationStage, CycleFacts, Forward, Material, MaterialMark } from './state.ts'

type In<T extends ApplicationStage> = Application & { readonly stage: T }

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
  number: '340100199001010011',
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
  serial: 1,
}

const years = [2019, 2020, 2021, 2022, 2023, 2024]

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
      specialty: '机械工程',
      awardedOn: localDate('2012-06-30'),
      number: 'D-1',
    },
  ],
  titles: [
    {
      key: 'Z-1',
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
  education: [],
  integrity: [],
  grades: [{ employerKind: '国有企业', grade: '合格', effect: '计入' }],
  conditions: [],
  matches: [],
  qualification: undefined,
  vacancies: [],
}
export const filingAnswers = { cycle: cycleEntry, ...personFile }

export const contentInput = {
  workHistory: [{ from: '2012-07-01', until: null, employer: '示例县机械厂', post: '机械设计' }],
  achievements: [
    {
      id: 'a1',
      kind: '业绩成果' as const,
      name: '齿轮箱降噪改造',
      on: '2022-05-10',
      body: '示例市科学技术局',
      grade: '二等',
      contributors: 3,
      ownWork: '总体设计',
      part: '主持',
      rank: 1,
    },
  ],
  works: [
    {
      id: 'w1',
      kind: '论文' as const,
      title: '齿轮箱噪声的来源和控制',
      venue: '示例机械',
      number: '0000-0001',
      on: '2023-03-01',
      rank: 1,
      caseMaterial: false,
    },
  ],
  degree: 'd1',
}
const content: FiledContent = {
  ...emptyContent,
  workHistory: [{ from: localDate('2012-07-01'), until: null, employer: '示例县机械厂', post: '机械设计' }],
  achievements: contentInput.achievements.map((row) => ({ ...row, on: localDate(row.on) })),
  works: contentInput.works.map((row) => ({ ...row, on: localDate(row.on) })),
  degree: 'd1',
}

export const materialInput = {
  slot: 'works',
  name: '论文一',
  files: [file],
  pages: 6,
  original: false,
  kind: null,
  row: 'w1',
  year: null,
  from: null,
  until: null,
  number: null,
  image: null,
}

const material = (id: string, slot: string, name: string, more: Partial<Material> = {}): Material => ({
  id,
  slot,
  name,
  files: [file],
  pages: 1,
  original: false,
  year: null,
  from: null,
  until: null,
  kind: null,
  row: null,
  number: null,
  image: null,
  shown: true,
  removed: null,
  ...more,
})
const materials: readonly Material[] = [
  material('m1', 'degree-certificate', '本科毕业证书', { number: 'D-1' }),
  material('m2', 'title-certificate', '工程师证书', { kind: '职称证书', number: 'Z-1' }),
  material('m3', 'education-certificate', '继续教育证书'),
  material('m4', 'appointment', '工程师聘书', { kind: '聘任证书', from: localDate('2019-07-01') }),
  material('m5', 'achievement', '科技成果证书', { row: 'a1' }),
  material('m6', 'works', '论文一', { row: 'w1', pages: 6 }),
  material('m7', 'photo', '照片', {
    original: true,
    shown: false,
    image: { width: 413, height: 579, colour: true },
  }),
  ...years.map((year, index) =>
    material(`m${index + 8}`, 'assessment', '年度考核登记表', { kind: '年度考核登记表', year }),
  ),
]

const forwards: readonly Forward[] = [
  {
    order: 1,
    organisation: 'example-county-bureau',
    name: '示例县人力资源和社会保障局',
    closesOn: localDate('2025-07-31'),
    opinion: null,
    on: null,
  },
]

const base: Application = {
  stage: 'drafting',
  number: '2025-GC03-00001',
  openedOn: localDate('2025-03-10'),
  filedOn: null,
  cycle: cycleFacts,
  applicant: { key: personKey, account: exampleApplicant.person, name: personEntry.name },
  employer: {
    key: employerKey,
    name: employerEntry.name,
    organisation: employerEntry.organisation,
    kind: employerEntry.kind,
    affiliation: employerEntry.affiliation,
    territory: employerEntry.territory,
    department: 'example-department',
    appointmentSystem: true,
    fullPostManagement: false,
  },
  target: { series: '工程', specialty: '机械', level: '副高级', band: '高级', track: '正常' },
  territory: '340121',
  route: {
    submitter: 'example-city-bureau',
    submitterName: '示例市人力资源和社会保障局',
    authority: 'example-province',
    authorityName: '示例省人力资源和社会保障厅',
    letter: '申请委托评审函',
    clauses: ['anhui-titles-2018/art.13.1.a', 'anhui-titles-2018/art.5.1'],
    byReading: false,
  },
  entrustment: null,
  content,
  materials,
  pledge: null,
  marks: [],
  group: null,
  internalNotice: null,
  objections: [],
  recommendation: null,
  opinion: null,
  forwards,
  standIn: null,
  recused: [],
  proposal: null,
  postChange: null,
  intake: emptyIntake,
  review: emptyReview,
  outcome: emptyOutcome,
  heldBy: [],
  exit: null,
}

const marksOf = (state: Application): readonly MaterialMark[] =>
  state.materials.map(({ id, original }) => ({
    material: id,
    genuine: true,
    complete: true,
    regular: true,
    note: '',
    copy: original
      ? null
      : { by: '核对人', opinion: '与原件一致', on: localDate('2025-04-20'), sealed: true },
  }))

const inStage = <T extends ApplicationStage>(stage: T, state: Application): In<T> => ({ ...state, stage })

/** Ready to be sent to the employer. */
export function pledged(): In<'drafting'> {
  const pledge = {
    on: localDate('2025-04-10'),
    digest: givenDigest(base),
    by: base.applicant.name,
    onPaper: false,
  }
  return inStage('drafting', { ...base, pledge })
}

/** Typed by the employer's clerk, not yet confirmed. */
export const entrusted = (): In<'drafting'> =>
  inStage('drafting', {
    ...base,
    entrustment: { by: exampleClerk.person, evidence: [file], confirmed: null },
  })

const filed = (): Application => ({ ...pledged(), filedOn: localDate('2025-04-15') })
const marked = (): Application => ({ ...filed(), marks: marksOf(filed()) })
/** Posted on Thursday 2025-04-24: the fifth working day is Wednesday 30 April. */
const posted = (): Application => {
  const state = marked()
  return {
    ...state,
    internalNotice: {
      postedOn: localDate('2025-04-24'),
      place: '厂务公开栏',
      digest: noticeDigest(state),
      shown: state.materials.filter(({ shown }) => shown).map(({ id }) => id),
      takenDownOn: null,
      evidence: [file],
    },
  }
}
const ended = (): Application => {
  const state = posted()
  const { internalNotice } = state
  return {
    ...state,
    internalNotice: internalNotice && { ...internalNotice, takenDownOn: localDate('2025-05-01') },
  }
}
export const opinionInput = {
  merits: '主持完成齿轮箱降噪改造，效果明显',
  standard: '熟悉本专业理论，能解决疑难问题',
  conduct: '爱岗敬业，团结同事，作风扎实',
  lawAbiding: true,
  author: '人事科经办人',
}
const opined = (): Application => ({
  ...ended(),
  opinion: { ...opinionInput, on: localDate('2025-05-05'), head: null, sealedOn: null },
})
const sealed = (): Application => {
  const state = opined()
  return {
    ...state,
    opinion: state.opinion && { ...state.opinion, head: '单位负责人', sealedOn: localDate('2025-05-06') },
  }
}
const forwarded = (): Application => ({
  ...sealed(),
  forwards: forwards.map((one) => ({ ...one, opinion: '同意转报', on: localDate('2025-05-06') })),
})

/** The example in each stage up to the submitter's desk. */
export const at = {
  drafting: (): In<'drafting'> => inStage('drafting', base),
  verifying: (): In<'verifying'> => inStage('verifying', filed()),
  /** Every material marked. */
  verified: (): In<'verifying'> => inStage('verifying', marked()),
  internalPublicity: (): In<'internal-publicity'> => inStage('internal-publicity', posted()),
  recommending: (): In<'recommending'> => inStage('recommending', ended()),
  /** The opinion is written, not sealed. */
  opined: (): In<'recommending'> => inStage('recommending', opined()),
  forwarding: (): In<'forwarding'> => inStage('forwarding', sealed()),
  submitting: (): In<'submitting'> => inStage('submitting', forwarded()),
}

/** A group is set up, its sheet still empty. */
export const withGroup = (): In<'verifying'> =>
  inStage('verifying', {
    ...filed(),
    group: {
      members: [
        { name: '总工程师', account: null, kind: '技术负责人' },
        { name: '工程师甲', account: null, kind: '技术人员' },
        { name: '人事科长', account: null, kind: '人事干部' },
      ],
      sheet: null,
    },
  })

/** At an institution that is bound by its post structure (art.10). */
export const boundByPosts = (): In<'verifying'> =>
  inStage('verifying', {
    ...marked(),
    employer: { ...base.employer, name: '示例县农技站', kind: '事业单位', fullPostManagement: true },
  })

/** A transfer of series. */
export const transfer = (): In<'drafting'> =>
  inStage('drafting', { ...base, target: { ...base.target, track: '转评', level: '中级', band: '中级' } })

/** During publicity, with one objection that waits for its finding. */
export const objected = (): In<'internal-publicity'> =>
  inStage('internal-publicity', {
    ...posted(),
    objections: [
      {
        id: 'o1',
        material: 'm6',
        text: '论文排名有疑问',
        anonymous: true,
        on: localDate('2025-04-25'),
        finding: null,
        verifier: null,
        note: '',
      },
    ],
  })

/** No desk stands between employer and submitter. */
export const withoutForwards = (): In<'recommending'> =>
  inStage('recommending', { ...opined(), forwards: [] })

/** Two desks stand between employer and submitter. */
export const withTwoForwards = (): In<'forwarding'> =>
  inStage('forwarding', {
    ...sealed(),
    forwards: [
      {
        order: 1,
        organisation: 'example-department',
        name: '示例县工业和信息化局',
        closesOn: localDate('2025-07-15'),
        opinion: null,
        on: null,
      },
      ...forwards.map((one) => ({ ...one, order: 2 })),
    ],
  })

/** Every state of this file, to walk from. */
export const everyState = (): readonly Application[] => [
  ...Object.values(at).map((state) => state()),
  ...[pledged, entrusted, withGroup, boundByPosts, transfer, objected, withoutForwards, withTwoForwards].map(
    (state) => state(),
  ),
]
