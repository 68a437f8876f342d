/** Four committees are authorised; two review years of them are drafted, published, closed. */
import type { Level } from '../../../regulations/titles/vocabulary.ts'
import { procedureIds } from '../../../regulations/titles/vocabulary.ts'
import { nameOf, organisationId } from './organisations.ts'
import { setOf } from './reference.ts'
import type { Narrator } from './story.ts'

/** A committee as its convening body applies for it. */
type Body = {
  readonly secretary: string
  readonly head: string
  readonly convening: string
  readonly officer: string
  readonly authoriser: string
  readonly name: string
  readonly levels: readonly Level[]
  readonly series: string
  readonly specialties: string
  readonly kind: '系列' | '专业'
  readonly reach: '全省' | '省直' | '市' | '县'
  readonly territory: string
  readonly size: number
  readonly quorum: number
  readonly document: string
}
export const bodies = {
  senior: {
    secretary: 'senior-secretary',
    head: 'senior-head',
    convening: 'engineers',
    officer: 'hr-province',
    authoriser: 'hr-province',
    name: '示例省机械电气工程高级职称评审委员会',
    levels: ['副高级'],
    series: '工程',
    specialties: '机械、电气',
    kind: '专业',
    reach: '全省',
    territory: '990000',
    size: 25,
    quorum: 17,
    document: '示例人社发〔2022〕6号',
  },
  city: {
    secretary: 'city-secretary',
    head: 'city-head',
    convening: 'engineers-huaining',
    officer: 'hr-huaining',
    authoriser: 'hr-huaining',
    name: '淮宁市工程系列中级职称评审委员会',
    levels: ['中级'],
    series: '工程',
    specialties: '机械、电气、建筑',
    kind: '系列',
    reach: '市',
    territory: '990100',
    size: 15,
    quorum: 9,
    document: '淮人社发〔2022〕11号',
  },
  county: {
    secretary: 'county-secretary',
    head: 'county-head',
    convening: 'teachers-qinghe',
    officer: 'hr-qinghe',
    authoriser: 'hr-qinghe',
    name: '清河县中小学教师初级职称评审委员会',
    levels: ['助理级'],
    series: '中小学教师',
    specialties: '语文、数学',
    kind: '系列',
    reach: '县',
    territory: '990121',
    size: 9,
    quorum: 5,
    document: '清人社发〔2022〕4号',
  },
  housing: {
    secretary: 'housing-secretary',
    head: 'housing-head',
    convening: 'housing-review',
    officer: 'hr-province',
    authoriser: 'hr-province',
    name: '示例省住建系统工程中级职称评审委员会',
    levels: ['中级'],
    series: '工程',
    specialties: '建筑',
    kind: '专业',
    reach: '省直',
    territory: '990000',
    size: 13,
    quorum: 9,
    document: '示例人社发〔2022〕7号',
  },
} as const satisfies Readonly<Record<string, Body>>
export type BodyName = keyof typeof bodies

/** Case id and register key of an authorised committee. */
export type Authorised = { readonly caseId: string; readonly code: string }

/** Applies for a committee and authorises it. */
export async function authorise(story: Narrator, name: BodyName): Promise<Authorised> {
  const body: Body = bodies[name]
  const { kind, series, specialties, reach, territory, size } = body
  const caseId = await story.act(
    body.secretary,
    procedureIds.committee,
    'ApplyForAuthorisation',
    {
      name: body.name,
      kind,
      levels: body.levels.map((level) => ({ level })),
      series,
      specialties,
      reach,
      territory,
      scope: `${nameOf(territory === '990121' ? 'qinghe' : territory === '990100' ? 'huaining' : 'province')}范围内从事${series}（${specialties}）专业技术工作的人员`,
      convening: organisationId(body.convening),
      authoriser: organisationId(body.authoriser),
      size,
      hasPanels: name === 'senior' || name === 'city',
    },
    { role: 'meeting-secretary' },
  )
  const grant = { document: body.document, validUntil: '2025-02-28', quorum: body.quorum }
  await story.act(body.officer, procedureIds.committee, 'AuthoriseCommittee', grant, { caseId })
  return { caseId, code: String((await story.state(caseId))['code']) }
}

/** Days of a cycle. */
export type Times = {
  readonly year: number
  readonly filingFrom: string
  readonly filingUntil: string
  readonly employerUntil: string
  readonly submissionUntil: string
  readonly review: readonly [from: string, until: string]
}

/** Drafts, fills, publishes and files the plan of a cycle; answers its case id. */
export async function openCycle(
  story: Narrator,
  name: BodyName,
  { code }: Authorised,
  times: Times,
  copyFrom = '',
): Promise<string> {
  const body: Body = bodies[name]
  const by = { role: 'meeting-secretary' }
  const { year, filingFrom, filingUntil, employerUntil, submissionUntil } = times
  const caseId = await story.act(
    body.secretary,
    procedureIds.cycle,
    'DraftCycle',
    { committee: code, year, copyFrom },
    by,
  )
  const act = (what: string, input: unknown) =>
    story.act(body.secretary, procedureIds.cycle, what, input, { caseId, ...by })
  await act('SetTimes', {
    cutOff: `${year}-12-31`,
    filingFrom,
    filingUntil,
    closings: [{ office: '用人单位', until: employerUntil }],
    submissionUntil,
  })
  const exceptional = body.levels.includes('副高级') ? (['正常', '破格'] as const) : (['正常'] as const)
  await act('LinkConditions', {
    conditions: body.levels.flatMap((level) =>
      exceptional.map((track) => ({ level, track, set: setOf(body.series, level, track) })),
    ),
  })
  await act('SetFees', {
    items: [{ item: '评审费' }],
    code: '990440017',
    way: '凭缴款码到代收银行或者网上缴款，取得财政电子票据',
  })
  await act('WriteAnnouncement', announcementOf(body, times))
  await story.act(body.head, procedureIds.cycle, 'PublishCycle', {}, { caseId })
  await act('FilePlan', {
    reviewFrom: times.review[0],
    reviewUntil: times.review[1],
    document: `${body.document.slice(0, 2)}评〔${year}〕1号`,
    agenda: '集中评审一天，上午分组评议，下午表决',
  })
  return caseId
}

function announcementOf(body: Body, { year, filingFrom, filingUntil, submissionUntil }: Times) {
  return {
    specialties: body.specialties,
    levels: body.levels.join('、'),
    conditions: `按${body.series}系列${body.levels.join('、')}评审条件（2021年版）执行，任职年限算至${year}年12月31日`,
    procedure: '个人申报，单位核验并公示，逐级审核，评委会组建单位受理，专业组评议，评委会表决，公示，核准',
    manner: '材料评审，必要时答辩；评委会无记名投票，三分之二以上同意为通过',
    materials: '评审表、简明情况登记表、诚信承诺书、学历职称继续教育证书、年度考核、业绩和论文材料',
    time: `个人填报${filingFrom}至${filingUntil}，呈报截止${submissionUntil}`,
    place: `${nameOf(body.convening)}（示例路18号）`,
    contact: '0000-60000018',
  }
}

/** Summary, filing, receipt, closing. */
export async function closeCycle(
  story: Narrator,
  name: BodyName,
  committee: Authorised,
  caseId: string,
): Promise<void> {
  const body: Body = bodies[name]
  const clerk = { caseId, role: 'meeting-secretary' }
  const cycle = procedureIds.cycle
  const year = Number((await story.state(caseId))['year'])
  await story.act(
    body.secretary,
    procedureIds.committee,
    'RecordReview',
    { year },
    { caseId: committee.caseId, role: 'meeting-secretary' },
  )
  await story.act(
    body.secretary,
    cycle,
    'DraftSummary',
    {
      organisation: '按备案计划评审一次，程序完整，结果已核准并发证',
      problems: '乡镇学校论文材料准备不足，拟提前辅导',
      comparison: '本年度为首次按新条件组织，没有上年数据',
    },
    clerk,
  )
  await story.act(body.secretary, cycle, 'FileSummary', { document: `清教评〔${year}〕9号` }, clerk)
  await story.act(body.officer, cycle, 'ReceiveSummary', { number: `备${year}-003` }, { caseId })
  await story.act(body.head, cycle, 'CloseCycle', {}, { caseId })
}
