/** Applications on their way, each step by the person whose step it is. */
import { sha256 } from '../../../regulations/shared/digest.ts'
import { givenDigest } from '../../../regulations/titles/filing/digest.ts'
import type { Application } from '../../../regulations/titles/application/state.ts'
import type { Level, Track } from '../../../regulations/titles/vocabulary.ts'
import { procedureIds, stateEmployerKinds } from '../../../regulations/titles/vocabulary.ts'
import { careers, personKey } from './careers.ts'
import { employerKey, employers, nameOf, organisationId } from './organisations.ts'
import { personId } from './people.ts'
import { SAMPLE_TEXT, ownSampleText } from './sample-files.ts'
import type { Narrator } from './story.ts'

const { application, submission } = procedureIds
/** Digest of a sample page that stands for every upload of the demo. */
const page = sha256(SAMPLE_TEXT)

export type Filing = {
  readonly account: string
  readonly cycle: string
  readonly level: Level
  readonly track?: Track
}

/** What one applicant filled in so far. */
export type Filed = { readonly account: string; readonly employer: string; readonly caseId: string }

const careerOf = (account: string) => {
  const found = careers.find((one) => one.account === account)
  if (found === undefined) throw new Error(`demo: nobody is ${account}`)
  return found
}

async function stateOf(story: Narrator, caseId: string): Promise<Application> {
  return (await story.state(caseId)) as unknown as Application
}

/** Opens an application and fills it in; the file stays a draft. */
export async function draft(
  story: Narrator,
  { account, cycle, level, track = '正常' }: Filing,
): Promise<Filed> {
  const career = careerOf(account)
  const { employer, specialty } = career
  const caseId = await story.act(account, application, 'OpenApplication', {
    cycle,
    person: personKey(account),
    employer: employerKey(employer),
    specialty,
    level,
    track,
  })
  const content = contentOf(account, level, track)
  await story.act(account, application, 'ReviseContent', content, { caseId })
  const year = Number((await stateOf(story, caseId)).openedOn.slice(0, 4))
  for (const material of materialsOf(account, level, year))
    await story.act(account, application, 'AddMaterial', material, { caseId })
  return { account, employer, caseId }
}

/** What people write about; one for each of the first careers, with a word more for the next. */
const topics = [
  '设备故障诊断',
  '工艺改进',
  '节能改造',
  '质量控制',
  '安全防护',
  '自动化改造',
  '可靠性分析',
  '检修周期优化',
  '标准化作业',
  '数据采集',
  '材料选用',
  '成本控制',
] as const
/** Two people who state the same paper and the same award: what the screening of the demo finds. */
const SHARED_FROM = 15

function topicOf(index: number): string {
  const own = index === SHARED_FROM + 1 ? SHARED_FROM : index
  return `${topics[own % topics.length] ?? ''}${own < topics.length ? '' : '与评价'}`
}

const indexOf = (account: string): number => careers.findIndex((one) => one.account === account)

function contentOf(account: string, level: Level, track: Track) {
  const { specialty, graduated, employer, level: present } = careerOf(account)
  const pieces = level === '副高级' ? 2 : 1
  const topic = topicOf(indexOf(account))
  const from = (n: number) => `${2019 + n}-05-1${n}`
  return {
    workHistory: [{ from: graduated, until: null, employer: nameOf(employer), post: `${specialty}岗位` }],
    achievements: Array.from({ length: pieces }, (_, n) => ({
      id: `a${n + 1}`,
      kind: '业绩成果',
      name: `${specialty}${topic}项目（${n + 1}）`,
      on: from(n),
      body: '示例省机械行业协会',
      grade: '二等',
      contributors: 3,
      ownWork: '方案设计和现场实施',
      part: '主持',
      rank: 1,
    })),
    works: Array.from({ length: pieces }, (_, n) => ({
      id: `w${n + 1}`,
      kind: '论文',
      title: `${topic}在${specialty}工作中的应用（${n + 1}）`,
      venue: '示例技术',
      number: '0000-0001',
      on: from(n + 1),
      rank: 1,
      caseMaterial: false,
    })),
    degree: `${personKey(account)}#1`,
    politics: indexOf(account) % 2 === 0 ? '中共党员' : '无党派人士',
    health: '健康',
    ...(present === null ? { noTitleReason: '首次申报，尚无职称' } : {}),
    ...(track === '破格'
      ? {
          exceptional: {
            lifted: ['资历'],
            rows: [
              { condition: '破1', evidence: '示例省科学技术进步奖三等奖（第3名）', page: '3' },
              { condition: '破2', evidence: '主持示例省北部电网改造工程', page: '9' },
            ],
            merits: '任中级满4年，主持省级重点工程一项，获省级科技奖励一项',
          },
        }
      : {}),
  }
}

const materialFor =
  (account: string) =>
  (slot: string, name: string, more: object = {}) => ({
    slot,
    name,
    files: [sha256(ownSampleText(personId(account)))],
    pages: 1,
    original: false,
    ...more,
  })

function materialsOf(account: string, level: Level, filingYear: number) {
  const { degree, level: present, obtained, employer } = careerOf(account)
  const material = materialFor(account)
  const serial = String(indexOf(account) + 1).padStart(5, '0')
  const institution = employerKey(employer).startsWith('12')
  const state = employers.some(
    ([key, one]) => key === employerKey(employer) && stateEmployerKinds.includes(one.kind),
  )
  const start = Number(obtained.slice(0, 4))
  const years = present === null ? [] : Array.from({ length: filingYear - start }, (_, n) => start + n)
  const pieces = level === '副高级' ? 2 : 1
  return [
    material('degree-certificate', `${degree}毕业证书`, { number: `99${obtained.slice(0, 4)}0${serial}` }),
    ...(present === null
      ? []
      : [
          material('title-certificate', `${present}证书`, {
            kind: '职称证书',
            number: `SL${obtained.slice(0, 4)}${serial}`,
          }),
        ]),
    material('education-certificate', '继续教育证书'),
    ...(institution ? [material('appointment', '聘书', { kind: '聘任证书', from: obtained })] : []),
    ...(institution ? [material('vacancy-opinion', '岗位空缺情况确认意见')] : []),
    ...Array.from({ length: pieces }, (_, n) =>
      material('achievement', `成果证明（${n + 1}）`, { row: `a${n + 1}` }),
    ),
    ...Array.from({ length: pieces }, (_, n) =>
      material('works', `论文（${n + 1}）`, { row: `w${n + 1}`, pages: 6 }),
    ),
    material('photo', '照片', { original: true, image: { width: 413, height: 579, colour: true } }),
    ...years.map((year) =>
      material('assessment', '年度考核', { kind: state ? '年度考核登记表' : '单位书面证明', year }),
    ),
  ]
}

/** Signs the pledge and sends the file to the employer. */
export async function file(story: Narrator, { account, caseId }: Filed): Promise<void> {
  const digest = givenDigest(await stateOf(story, caseId))
  await story.act(account, application, 'SignPledge', { digest }, { caseId })
  await story.act(account, application, 'File', {}, { caseId })
}

/** Employer: checks every material and hangs the notice. */
export async function post(story: Narrator, { employer, caseId }: Filed): Promise<void> {
  const clerk = `${employer}-clerk`
  const copy = { by: '人事科', opinion: '与原件一致', sealed: true }
  await story.act(
    clerk,
    application,
    'MarkMaterials',
    { marks: [{ material: '*', genuine: true, complete: true, regular: true, note: '', copy }] },
    { caseId },
  )
  await story.act(
    clerk,
    application,
    'PostInternalNotice',
    { place: '办公楼一楼公告栏', evidence: [page] },
    { caseId },
  )
}

/** Employer: takes the notice down, states its opinion, seals. */
export async function recommend(story: Narrator, { account, employer, caseId }: Filed): Promise<void> {
  const clerk = `${employer}-clerk`
  const { name, specialty } = careerOf(account)
  await story.act(clerk, application, 'TakeDownInternalNotice', { evidence: [page] }, { caseId })
  const opinion = {
    merits: `${name}同志承担${specialty}技术改进项目，效果明显`,
    standard: '熟悉本专业理论和规程，能独立解决问题',
    conduct: '爱岗敬业，作风扎实，团结同事',
    lawAbiding: true,
    author: '人事科经办人',
  }
  await story.act(clerk, application, 'StateOpinion', opinion, { caseId })
  await story.act(`${employer}-head`, application, 'SealOpinion', { head: '单位负责人' }, { caseId })
}

/** Accounts of the offices that forward or submit, by organisation id. */
const officeAccounts: Readonly<Record<string, string>> = Object.fromEntries(
  [
    ['hr-province', 'hr-province'],
    ['hr-huaining', 'hr-huaining'],
    ['hr-qinghe', 'hr-qinghe'],
    ['hr-shiqiao', 'hr-shiqiao'],
    ['hr-jiangxuan', 'hr-jiangxuan'],
    ['hr-yunling', 'hr-yunling'],
    ['hr-nanxi', 'hr-nanxi'],
    ['housing', 'dept-housing'],
    ['health', 'dept-health'],
    ['education-huaining', 'dept-huaining-edu'],
    ['industry-huaining', 'dept-huaining-ind'],
    ['education-qinghe', 'dept-qinghe-edu'],
    ['talent-province', 'talent-province'],
    ['talent-huaining', 'talent-huaining'],
    ...careers.map(({ employer }) => [employer, `${employer}-clerk`] as const),
  ].map(([organisation = '', account = '']) => [organisationId(organisation), account]),
)
export function officeAccount(organisation: string): string {
  const account = officeAccounts[organisation]
  if (account === undefined) throw new Error(`demo: nobody sits in ${organisation}`)
  return account
}

/** Every desk before the submitter forwards. */
export async function forward(story: Narrator, { caseId }: Filed): Promise<void> {
  for (;;) {
    const state = await stateOf(story, caseId)
    const desk = state.forwards.find(({ on }) => on === null)
    if (state.stage !== 'forwarding' || desk === undefined) return
    await story.act(
      officeAccount(desk.organisation),
      application,
      'ForwardOn',
      { opinion: '同意转报' },
      { caseId },
    )
  }
}

/** Submitters send what lies with them, one bundle each; the convening body signs for the bags. */
export async function submit(
  story: Narrator,
  cycle: string,
  files: readonly Filed[],
  clerk: string,
  number: string,
): Promise<void> {
  const states = await Promise.all(
    files.map(async (one) => ({ one, state: await stateOf(story, one.caseId) })),
  )
  const groups = Map.groupBy(states, ({ state }) => state.route?.submitter ?? '')
  let serial = 0
  for (const [organisation, group] of groups) {
    serial += 1
    const account = officeAccount(organisation)
    const applications = group.map(({ one }) => one.caseId)
    const office = group[0]?.state.route?.submitterName ?? ''
    const caseId = await story.act(account, submission, 'PrepareSubmission', {
      cycle,
      office,
      supplementTo: null,
      applications,
    })
    const names = group.map(({ state }) => state.applicant.name)
    await story.act(
      account,
      submission,
      'SendSubmission',
      { number: `${number}${serial}号`, contact: '0000-60000020', names },
      { caseId },
    )
    await story.act(
      clerk,
      submission,
      'ReceiveBundle',
      { bags: applications },
      { caseId, role: 'acceptance-clerk' },
    )
  }
}

/** Convening body: reviewed and admitted. */
export async function admit(story: Narrator, { caseId }: Filed, clerk: string): Promise<void> {
  const by = { caseId, role: 'acceptance-clerk' }
  await story.act(clerk, application, 'ReviewApplication', { note: '材料齐全，符合条件' }, by)
  await story.act(clerk, application, 'AdmitApplication', {}, by)
}

/** Convening body: head and seal release to the committee. */
export async function release(story: Narrator, { caseId }: Filed, head: string, seal: string): Promise<void> {
  await story.act(head, application, 'SignRelease', {}, { caseId })
  await story.act(seal, application, 'ReleaseToCommittee', {}, { caseId, role: 'seal-keeper' })
}
