/** The example of an application, stage by stage up to the submitter's desk. */
import { localDate } from '#kernel/time'
import type { FiledContent, FiledFacts } from '../filing/content.ts'
import { emptyContent } from '../filing/content.ts'
import { givenDigest, noticeDigest } from '../filing/digest.ts'
import { emptyIntake } from '../intake/state.ts'
import { emptyOutcome } from '../outcome/state.ts'
import { emptyReview } from '../review/state.ts'
import * as facts from './example-facts.ts'
import type { Application, ApplicationStage, Forward, Material, MaterialMark } from './state.ts'

const {
  cycleFacts,
  employerEntry,
  employerKey,
  exampleApplicant,
  exampleClerk,
  file,
  personEntry,
  personKey,
  years,
} = facts

export type In<T extends ApplicationStage> = Application & { readonly stage: T }

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

export const forwards: readonly Forward[] = [
  {
    order: 1,
    organisation: 'example-county-bureau',
    name: '示例县人力资源和社会保障局',
    closesOn: localDate('2025-07-31'),
    opinion: null,
    on: null,
  },
]

export const base: Application = {
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
  filedFacts: null,
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

const filedFacts: FiledFacts = {
  sex: '男',
  bornOn: personEntry.bornOn,
  nation: null,
  formerName: null,
  workingSince: localDate('2012-07-01'),
  post: null,
  postSince: localDate('2019-07-01'),
  degree: {
    level: '本科',
    kind: '全日制',
    school: '示例大学',
    specialty: '机械',
    awardedOn: localDate('2012-06-30'),
    degree: null,
  },
  title: {
    series: '工程',
    specialty: '机械',
    level: '中级',
    way: '评审',
    obtainedOn: localDate('2019-07-01'),
    authority: null,
    certificate: 'Z-1',
  },
  appointedOn: localDate('2019-07-01'),
  tenureStart: localDate('2019-07-01'),
  tenureYears: 6,
  lifted: [],
  assessments: years.map((year) => ({ year, grade: '合格', proof: '年度考核登记表' })),
  educationHours: 540,
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

export const inStage = <T extends ApplicationStage>(stage: T, state: Application): In<T> => ({
  ...state,
  stage,
})

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

/** Just opened: nothing is filled in. */
export const fresh = (): In<'drafting'> =>
  inStage('drafting', { ...base, content: emptyContent, materials: [] })

export const filed = (): Application => ({
  ...pledged(),
  filedOn: localDate('2025-04-15'),
  filedFacts,
})
export const marked = (): Application => ({ ...filed(), marks: marksOf(filed()) })
/** Posted on Thursday 2025-04-24: the fifth working day is Wednesday 30 April. */
export const posted = (): Application => {
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
export const opined = (): Application => ({
  ...ended(),
  opinion: { ...opinionInput, on: localDate('2025-05-05'), head: null, sealedOn: null },
})
export const sealed = (): Application => {
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
