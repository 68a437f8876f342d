/**
 * Two worlds before persons: whoever is kept from a closed fact gets every list, case, history, paper, export, count, order, preview and
 * refusal byte for byte alike in a province where only that fact is another one. Over HTTP, against a province told by acts.
 */
import assert from 'node:assert/strict'
import { it } from 'node:test'
import { people } from '../../apps/demo/titles/people.ts'
import { prepareProvince, tellProvince } from '../../apps/demo/titles/index.ts'
import { type Narrator, narrator } from '../../apps/demo/titles/story.ts'
import type { Meeting } from '../../regulations/titles/meeting/state.ts'
import { procedureIds } from '../../regulations/titles/vocabulary.ts'
import { type Answer, type Office, office } from '../server/office.ts'
import { type Change, otherMinutes, otherOpinion, otherVotes, rewritten, swapped } from './closed-facts.ts'

const { meeting, complaint } = procedureIds
const secretary = { role: 'meeting-secretary' }
const FAILING = '业绩未达到标准'
const PORTAL = '/example-province/titles'

type Cast = { readonly id: string; readonly state: Meeting }

/** The city's meeting of the demo: two pass, 何映雪 does not, with the reason that stands in the minutes. */
async function holdCityMeeting(story: Narrator, { id, state }: Cast): Promise<void> {
  await story.until('2023-02-21', '09:00')
  const desk = (act: string, input: object) =>
    story.act('city-secretary', meeting, act, input, { caseId: id, ...secretary })
  const experts = state.members.map(({ expert }) => expert)
  const chair = state.members.find(({ function: kind }) => kind === '主任委员')
  assert.ok(chair)
  await desk('SignIn', { experts })
  await desk('OpenMeeting', { presider: chair.expert })
  for (const item of state.items) {
    await desk('ReportReview', { item: item.id, report: '送评材料齐全' })
    await desk('IntroduceOpinions', { item: item.id, by: experts[1] })
    await desk('RecordDiscussion', { item: item.id, summary: '无异议', remarks: [] })
    await desk('OpenBallot', { item: item.id })
    const all = experts.length
    const counts = item.candidates.map(({ application }, index) => {
      const yes = index === 0 ? 5 : all - 2
      return { application, issued: all, returned: all, invalid: 0, yes, no: all - yes, abstain: 0 }
    })
    for (const teller of ['计票人甲', '计票人乙']) await desk('KeyCount', { item: item.id, teller, counts })
    await desk('ConfirmCount', { item: item.id, scan: [] })
  }
  await desk('AnnounceResults', { presider: chair.expert })
  const [failed] = state.items.flatMap(({ candidates }) => candidates)
  const reasons = failed === undefined ? [] : [{ application: failed.application, reason: FAILING }]
  await desk('WriteMinutes', { reasons, special: '无', other: '无' })
  const presiding = (act: string) =>
    story.act(chair.account.replace(/^sl-/, ''), meeting, act, {}, { caseId: id })
  await presiding('SignMinutesAsChair')
  await story.act('city-recorder', meeting, 'SignMinutesAsRecorder', { name: '蓝田玉' }, { caseId: id })
  await presiding('SignConclusions')
  await story.act('city-seal', meeting, 'SealConclusions', {}, { caseId: id })
}

const complainants = ['端木举报', '公孙举报'] as const

/** Two people complain by name about candidates of a hanging list; they know their own receipts, nobody else does. */
async function complain({ server }: Office): Promise<void> {
  const list = await server.app.inject(`${PORTAL}/results`)
  const slug = /\/titles\/results\/([^"]+)"[^>]*>[^<]*示例省住建系统/.exec(list.body)?.[1] ?? ''
  for (const [index, name] of complainants.entries()) {
    const fields = {
      token: `00000000-0000-4000-8000-00000000000${index}`,
      notice: `results/${decodeURIComponent(slug)}`,
      candidate: '0',
      authority: 'sl-hr-province',
      about: '业绩材料',
      facts: '所报项目的主持人另有其人，合同上可以看到。',
      named: '实名',
      name,
      reach: '0000-00000000',
    }
    const answer = await server.app.inject({
      method: 'POST',
      url: `${PORTAL}/complaint`,
      headers: { origin: 'http://office.test', 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams(fields).toString(),
    })
    assert.equal(answer.statusCode, 201, answer.body.slice(0, 2_000))
  }
}

/** Who is kept from what follows, and who has to see it, so that the rewriting is known to reach the answers. */
const kept = {
  申报人: 'he-yingxue',
  通过的申报人: 'cui-wenbo',
  别人: 'bai-shu',
  用人单位人事: 'heavy-machinery-clerk',
  用人单位负责人: 'heavy-machinery-head',
  呈报单位: 'dept-huaining-ind',
  已核准批次的呈报单位: 'dept-qinghe-edu',
  别处的呈报单位: 'talent-huaining',
  别县人社局: 'hr-shiqiao',
  平台管理员: 'titles-admin',
  系统管理员: 'titles-system',
  安全管理员: 'titles-security',
  公众: undefined,
} as const
/** Everything that can be asked for without a case. */
const lists = [
  '/api/session',
  '/api/worklist?limit=200',
  '/api/worklist?mine=yes&limit=200',
  '/api/worklist.xlsx',
  `/api/worklist?text=${encodeURIComponent(FAILING)}`,
  `/api/worklist?text=${encodeURIComponent(complainants[0])}`,
  '/api/procedures',
  '/api/backfills',
  '/api/registers',
  '/api/organisations',
  '/api/scans',
  '/api/paper/overprints',
  '/api/titles/internal-notices',
  '/api/titles/open-cycles',
  '/api/titles/reports',
  ...['announcements', 'results', 'approvals', 'lists', 'committees', 'fees'].map(
    (part) => `${PORTAL}/${part}`,
  ),
  `/search?q=${encodeURIComponent('何映雪')}`,
  '/feed.xml',
]

type Got = ReadonlyMap<string, string>
type Case = { readonly id: string; readonly procedure: string }

const textOf = ({ status, text, bytes, headers }: Answer): string => {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b
  const body = isZip ? partsOf(Buffer.from(bytes)) : Buffer.from(bytes).toString('latin1')
  return `${status} ${headers['etag'] ?? ''} ${text === '' ? '' : body}`
}

/** Name, checksum and length of each part of a workbook; when it was made stands in every part's head and in `docProps`. */
function partsOf(zip: Buffer): string {
  const parts: string[] = []
  for (let at = zip.indexOf('PK\u0001\u0002', 0, 'latin1'); at >= 0;) {
    const [name, extra, comment] = [28, 30, 32].map((place) => zip.readUInt16LE(at + place))
    const path = zip.toString('utf8', at + 46, at + 46 + (name ?? 0))
    if (!path.startsWith('docProps/'))
      parts.push(`${path} ${zip.readUInt32LE(at + 16)} ${zip.readUInt32LE(at + 24)}`)
    const next = at + 46 + (name ?? 0) + (extra ?? 0) + (comment ?? 0)
    at = zip.toString('latin1', next, next + 4) === 'PK\u0001\u0002' ? next : -1
  }
  assert.ok(parts.length > 3, 'a workbook has parts')
  return parts.join('\n')
}

/** What one person can get: lists, registers, reports, and of every case page, papers, previews and the answer to an act out of turn. */
async function everything(at: Office, account: string | undefined, cases: readonly Case[]): Promise<Got> {
  const got = new Map<string, string>()
  const read = async (url: string): Promise<Answer> => {
    const answer = await at.ask(account, 'GET', url)
    got.set(url, textOf(answer))
    return answer
  }
  const send = async (url: string, version: string) =>
    got.set(`POST ${url}`, textOf(await at.ask(account, 'POST', url, { input: {} }, { 'if-match': version })))
  for (const url of lists) await read(url)
  for (const id of ['titles-experts', 'titles-committees', 'titles-held', 'titles-integrity'])
    for (const url of [`/api/registers/${id}?history=yes`, `/api/registers/${id}.xlsx`]) await read(url)
  for (const { id, procedure } of cases) {
    const { status, json } = await read(`/api/${procedure}/${id}`)
    await read(`/api/paper/cases/${id}`)
    if (procedure === meeting)
      for (const part of ['room', 'seat']) await read(`/api/titles/meetings/${id}/${part}`)
    const view = status === 200 ? json : { acts: [], documents: [], version: 'x' }
    for (const { address } of view.documents as readonly { readonly address: string }[]) await read(address)
    for (const { act } of view.acts as readonly { readonly act: string }[])
      await send(`/api/${procedure}/${id}/${act}/preview`, String(view.version))
    await send(`/api/${procedure}/${id}/NoSuchAct`, String(view.version))
    await send(`/api/${procedure}/${id}/Close/preview`, String(view.version))
  }
  return got
}

/** The addresses whose answers differ between two visits. */
const differing = (one: Got, other: Got): readonly string[] =>
  [...one.keys()].filter((url) => one.get(url) !== other.get(url))

type Fact = { readonly name: string; readonly change: Change; readonly shown: string }

async function castOf({ database }: Office): Promise<Cast> {
  const { rows } = await database.app.query<{ id: string; state: { domain: Meeting } }>(
    `select id, state from cases where procedure = $1 and stage <> 'archived' and state -> 'domain' ->> 'on' = '2023-02-21'`,
    [meeting],
  )
  const [row] = rows
  assert.ok(row)
  return { id: row.id, state: row.state.domain }
}

/** The cases of the story that touch the closed facts, and those through which they could show. */
async function casesOf({ database }: Office, { id, state }: Cast): Promise<readonly Case[]> {
  const { rows } = await database.app.query<Case & { title: string }>(
    `select id, procedure, title from cases where tenant = 'example-province' and procedure like 'titles/%' order by procedure, title, id`,
  )
  const told = ['何映雪', '崔闻博', '柏舒']
  const whole = ['result-batch', 'complaint', 'submission', 'committee'].map((name) => `titles/${name}`)
  return rows.filter(
    (one) =>
      whole.includes(one.procedure) ||
      [id, state.cycle].includes(one.id) ||
      (one.procedure === 'titles/expert-draw' && one.title.includes('淮宁市')) ||
      (one.procedure === 'titles/application' && told.some((name) => one.title.includes(name))),
  )
}

async function complaintsOf({ database }: Office): Promise<readonly string[]> {
  const { rows } = await database.app.query<{ id: string }>(
    'select id from cases where procedure = $1 order by id',
    [complaint],
  )
  return rows.map(({ id }) => id)
}

/** What the two complaints hold of their complainants, as pairs to swap. */
async function sealedPairs(
  { database }: Office,
  ids: readonly string[],
): Promise<readonly (readonly [string, string])[]> {
  const { rows } = await database.app.query<{ name: { $sealed: string; digest: string } }>(
    `select state -> 'domain' -> 'complainant' -> 'name' as name from cases where id = any($1) order by id`,
    [ids],
  )
  const [one, other] = rows
  assert.ok(one && other)
  return [
    [one.name.$sealed, other.name.$sealed],
    [one.name.digest, other.name.digest],
  ]
}

it('is one province to whoever is kept from a fact, whatever the fact', { timeout: 600_000 }, async (t) => {
  const house = await office(t)
  const { cases } = house.server.context
  await house.database
    .owner()
    .query(
      `update guicheng.clock set offset_milliseconds = (extract(epoch from ('2022-03-09T01:00:00Z'::timestamptz - clock_timestamp())) * 1000)::bigint`,
    )
  await prepareProvince(house.database, cases)
  const story = narrator(cases)
  const finish = await tellProvince(cases)
  await story.until('2023-02-20', '09:00')
  await finish()
  const cast = await castOf(house)
  await holdCityMeeting(story, cast)
  const others = new Set(await complaintsOf(house))
  await complain(house)
  const lodged = (await complaintsOf(house)).filter((id) => !others.has(id))
  for (const caseId of lodged) await story.act('hr-province', complaint, 'ReceiveComplaint', {}, { caseId })
  const members = cast.state.members.map(({ name }) => name)
  const stranger = people.find(
    ({ name, posts }) => posts.some(({ role }) => role === 'titles-expert') && !members.includes(name),
  )
  assert.ok(stranger)
  const [expert = ''] = members.slice(3)
  const facts: readonly Fact[] = [
    { name: '票数', change: otherVotes, shown: 'city-secretary' },
    { name: '专业组意见', change: otherOpinion, shown: 'city-secretary' },
    { name: '会议记录', change: otherMinutes, shown: 'city-minutes' },
    { name: '未通过的原因', change: swapped([[FAILING, '论文与申报专业不符']]), shown: 'city-minutes' },
    { name: '评委姓名', change: swapped([[expert, '司徒无名']]), shown: 'city-secretary' },
    { name: '举报人', change: swapped(await sealedPairs(house, lodged)), shown: 'hr-province' },
  ]
  const told = await casesOf(house, cast)
  const visitors: Readonly<Record<string, string | undefined>> = { ...kept, 别组的专家: stranger.account }
  const visit = async (): Promise<ReadonlyMap<string, Got>> => {
    const visits = Object.entries(visitors).map(
      async ([who, account]) => [who, await everything(house, account, told)] as const,
    )
    return new Map(await Promise.all(visits))
  }
  await visit() // prints the papers that nobody had asked for yet
  const first = await visit()
  const seers = new Map<string, Got>()
  for (const account of new Set(facts.map(({ shown }) => shown)))
    seers.set(account, await everything(house, account, told))
  for (const { name, change, shown } of facts) {
    const world = await rewritten(house.database, change)
    assert.ok(world.rows > 0, name)
    for (const [who, got] of await visit())
      assert.deepEqual(differing(first.get(who) ?? new Map(), got), [], `${who}看得出${name}`)
    const seen = differing(seers.get(shown) ?? new Map(), await everything(house, shown, told))
    assert.ok(seen.length > 0, `${shown} 也看不到${name}：这个世界没有改动什么`)
    await world.restore()
  }
})
