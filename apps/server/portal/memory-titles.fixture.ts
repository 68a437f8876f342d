/** Title review from memory, for the tests of the portal: invented people and offices. */
import { localDate, momentAt } from '#kernel/time'
import type { CertificateAnswer, PublicCommittee } from '#regulations/titles'
import type {
  ApplicationAnswer,
  ComplaintDesk,
  ComplaintReceipt,
  TitleNotice,
  TitleSources,
} from './titles-sources.ts'

const people = ['周明远', '林晓岚', '陈立新'].map((name, index) => ({
  name,
  employer: index === 1 ? '云溪县第一中学' : '云溪县水利工程设计室',
  series: index === 1 ? '中小学教师' : '工程',
  specialty: index === 1 ? '语文' : '水利',
  level: '中级',
}))
const base = { tenant: 'yunxi', edition: 1, removedAt: null, digest: '7c'.repeat(32) } as const
const at = (text: string) => momentAt(text).instant
const list = { candidates: people, contact: '0000-1234567', postedOn: '2023-03-24', postingDayCounts: false }

const announcement = {
  number: '2023-C1',
  year: 2023,
  committee: 'C1',
  committeeName: '云溪县工程系列中级评审委员会',
  conveningName: '云溪县工程师协会',
  authoriserName: '云溪县人社局',
  series: '工程',
  specialties: ['水利', '机械'],
  levels: ['中级'],
  items: [
    { label: '专业', text: '水利、机械' },
    { label: '级别', text: '中级' },
    { label: '条件', text: '按省工程系列中级条件执行' },
    { label: '程序', text: '个人申报、单位公示、呈报、受理、评审、公示、核准' },
    { label: '方式', text: '会议评审' },
    { label: '申报材料', text: '评审表、简明表、承诺书、证书、考核表、业绩和论文' },
    { label: '时间', text: '3月1日起，3月31日止' },
    { label: '地点', text: '云溪县政务服务中心二楼' },
  ],
  cutOff: '2023-12-31',
  filingFrom: '2023-03-01',
  filingUntil: '2023-03-31',
  closings: [{ office: '用人单位', until: '2023-04-10' }],
  submissionUntil: '2023-04-28',
  examined: false,
  fees: [{ item: '评审费', level: '中级', amountCents: 28000, document: '示例价费〔2020〕1号' }],
  extraSlots: [{ name: '工程图纸', pieces: 2, mandatory: true }],
  contact: '0000-1234567',
  byAnalogy: false,
  extensions: [
    { window: '个人填报', until: '2023-04-05', reason: '系统停机', document: '云溪人社函〔2023〕2号' },
  ],
}

const notices: readonly TitleNotice[] = [
  {
    ...base,
    column: 'title-results',
    slug: '2023-C1-1',
    title: '云溪县工程系列中级评审委员会2022年度评审结果公示',
    postedAt: at('2023-03-24T01:00:00Z'),
    data: list,
  },
  {
    ...base,
    column: 'title-approvals',
    slug: '2022-C1-1',
    title: '云溪县人社局关于工程系列中级评审委员会2022年度拟批准人员的公示',
    edition: 2,
    postedAt: at('2023-03-20T01:00:00Z'),
    data: { ...list, postedOn: '2023-03-20' },
  },
  {
    ...base,
    column: 'title-results',
    slug: '2022-C1-1',
    title: '云溪县工程系列中级评审委员会2021年度评审结果公示',
    postedAt: at('2023-02-01T01:00:00Z'),
    removedAt: at('2023-02-10T01:00:00Z'),
    data: null,
  },
  {
    ...base,
    column: 'title-lists',
    slug: '2022-C1-0',
    title: '云溪县人社局核准工程系列中级评审委员会2021年度评审通过人员名单',
    postedAt: at('2023-03-01T01:00:00Z'),
    data: { candidates: people, document: '云溪人社〔2023〕8号' },
  },
  {
    ...base,
    column: 'titles-announcements',
    slug: '2023-C1',
    title: '云溪县工程师协会关于开展2023年度工程系列中级评审工作的公告',
    postedAt: at('2023-02-20T01:00:00Z'),
    data: announcement,
  },
]

export const memoryTitle = { number: '2022000001', name: '周明远', code: 'abcdef012345' } as const
export const memoryApplication = { number: '2023-C1-00001', lastFour: '123X' } as const
export const memoryReceipt: ComplaintReceipt = { number: '2023-00001', code: 'fedcba987654' }

const committees: readonly PublicCommittee[] = [
  {
    name: '云溪县工程系列中级评审委员会',
    levels: '中级',
    series: '工程',
    specialties: '水利、机械',
    scope: '县',
    conveningName: '云溪县工程师协会',
    authoriserName: '云溪县人社局',
    document: '云溪人社〔2022〕4号',
    validUntil: localDate('2024-12-31'),
    status: '有效',
  },
]
const certificate: CertificateAnswer = {
  number: memoryTitle.number,
  name: memoryTitle.name,
  series: '工程',
  specialty: '水利',
  level: '中级',
  obtainedOn: '2022-11-16',
  authority: '云溪县人社局',
  document: '云溪人社〔2023〕8号',
  scope: '全省',
  standing: '有效',
}
const standing: ApplicationAnswer = {
  number: memoryApplication.number,
  committeeName: '云溪县工程系列中级评审委员会',
  target: '工程系列水利专业 中级',
  where: '补正材料',
  office: '云溪县工程师协会',
  since: localDate('2023-03-20'),
  next: '补齐后继续审核；逾期视为放弃申报',
  asked: '请在2023年4月3日24时前补交2项材料，内容见补正告知书。',
}
const interpretation = {
  clause: 'anhui-titles-2018/art.14',
  text: '年度指评审年度。',
  document: '示例人社函〔2024〕3号',
}

const desk = (empty: boolean): ComplaintDesk => ({
  offices: async () => (empty ? [] : [{ key: 'hr', name: '云溪县人社局' }]),
  counter: async (_tenant, year) => ({
    year,
    filed: empty ? 0 : 3,
    closed: empty ? 0 : 2,
    outcomes: { 属实: empty ? 0 : 1, 部分属实: 0, 不属实: empty ? 0 : 1, 无法查实: 0 },
  }),
  file: async ({ authority }) =>
    authority === 'hr'
      ? { ok: true, receipt: memoryReceipt }
      : { ok: false, say: '请选择受理的人社部门：职称评审的举报由人社部门受理。' },
  find: async (_tenant, { number, code }) =>
    number === memoryReceipt.number && code === memoryReceipt.code
      ? { number, stage: '核查中', filedOn: '2023-03-25' }
      : undefined,
})

export function memoryTitles(empty: boolean): TitleSources {
  const some = <T>(values: readonly T[]): readonly T[] => (empty ? [] : values)
  return {
    titleNotices: async () => some(notices),
    titleCommittees: async () => some(committees),
    titleFees: async () => some(announcement.fees),
    titleInterpretations: async () => some([interpretation]),
    titlesInForceFrom: async () => null,
    findCertificate: async (_tenant, { number, name, code }) =>
      number === memoryTitle.number && (name === memoryTitle.name || code === memoryTitle.code)
        ? certificate
        : undefined,
    findApplicationStatus: async ({ number, lastFour }) =>
      number === memoryApplication.number && lastFour === memoryApplication.lastFour ? standing : undefined,
    complaints: desk(empty),
  }
}
