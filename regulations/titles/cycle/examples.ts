/** Lawful states of a cycle, for examples and tests. Everything in them is invented. */
import type { InStage } from '#kernel/case'
import { localDate } from '#kernel/time'
import type { CommitteeEntry } from '../registers/index.ts'
import type { Announcement, Cycle, CycleStage } from './state.ts'
import { noExam } from './state.ts'

export const exampleAnnouncement: Announcement = {
  specialties: '机械、电气',
  levels: '副高级',
  conditions: '按示例省工程系列评审条件执行',
  procedure: '个人申报、单位核验公示、逐级审核、评审、公示、核准',
  manner: '专家评议、无记名投票',
  materials: '评审表、承诺书、学历职称继续教育证书、业绩和论文',
  time: '2024年6月1日至8月31日',
  place: '示例省机械工程学会（江滨路12号）',
}
const base: Omit<Cycle, 'stage'> = {
  number: '2024-340000-001',
  year: 2024,
  draftedOn: localDate('2024-04-01'),
  committee: '340000-001',
  committeeCase: 'committee-1',
  committeeName: '示例省机械工程高级职称评审委员会',
  convening: 'convening-body',
  conveningName: '示例省机械工程学会',
  authoriser: 'province-hr',
  authoriserName: '示例省人社厅',
  series: '工程',
  specialties: ['机械', '电气'],
  levels: ['副高级'],
  turn: 1,
  consent: null,
  byAnalogy: false,
  cutOff: localDate('2024-12-31'),
  windows: {
    filingFrom: localDate('2024-06-01'),
    filingUntil: localDate('2024-07-31'),
    closings: [{ office: '用人单位', until: localDate('2024-08-15') }],
    submissionUntil: localDate('2024-08-31'),
  },
  postingDayCounts: false,
  extraSlots: [],
  conditions: [{ level: '副高级', track: '正常', set: '工程|副高级|正常|2024' }],
  requirements: [],
  conditionsOn: localDate('2024-04-20'),
  fees: [{ item: '评审费', level: '副高级', amountCents: 28000, document: '示例价费〔2018〕1号' }],
  payment: { code: '103044001', way: '凭缴款码在代收银行缴纳', refundsDeclined: true },
  exam: noExam,
  announcement: exampleAnnouncement,
  contact: '0000-60000001',
  publishedOn: null,
  plan: null,
  extensions: [],
  summary: null,
  frozen: null,
  closedOn: null,
}

/** A cycle in a stage, with what it has there. */
export function cycleIn<const S extends CycleStage>(stage: S, more: Partial<Cycle> = {}): InStage<Cycle, S> {
  const published = stage === 'drafting' ? {} : { publishedOn: localDate('2024-04-20') }
  return { ...base, ...published, ...more, stage } as unknown as InStage<Cycle, S>
}

export const exampleSummary = {
  organisation: '本年度组织评审一次，程序合规',
  problems: '无',
  comparison: '申报人数比上年增加12人',
  draftedOn: localDate('2025-01-10'),
  filed: null,
  received: null,
} as const
export const examplePlan = {
  reviewFrom: localDate('2024-11-01'),
  reviewUntil: localDate('2024-11-30'),
  document: '示例机学〔2024〕12号',
  agenda: '11月中旬集中评审一天',
  filedOn: localDate('2024-04-25'),
  objection: null,
} as const

/** Entry of the committee that examples name. */
export const exampleCommittee: CommitteeEntry = {
  name: '示例省机械工程高级职称评审委员会',
  levels: '副高级、正高级',
  series: '工程',
  specialties: '机械、电气',
  territory: '340000',
  scope: '全省从事机械、电气专业技术工作的人员',
  convening: 'convening-body',
  conveningName: '示例省机械工程学会',
  authoriser: 'province-hr',
  authoriserLevel: '省级',
  document: '示例人社发〔2022〕8号',
  validUntil: localDate('2036-03-09'),
  quorum: 17,
  hasPanels: true,
  status: '有效',
  caseId: 'committee-1',
}
export const exampleConditions = [
  {
    key: '工程|副高级|正常|2024|1',
    set: '工程|副高级|正常|2024',
    series: '工程',
    level: '副高级' as const,
    track: '正常' as const,
    number: '1',
    kind: '资历' as const,
    text: '任现职满5年',
    figure: 5,
  },
]
