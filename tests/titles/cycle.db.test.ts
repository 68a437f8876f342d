/**
 * One cycle by API alone: announcement, sixty applications, draw, meeting, two publicities, batch, certificates, summary.
 * Whatever a person would do on a screen is a request here.
 */
import assert from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import { describe, it } from 'node:test'
import { localDate } from '#kernel/time'
import { enter } from '../../apps/demo/titles/entries.ts'
import type { Filed } from '../../apps/demo/titles/applications.ts'
import { admit, file, forward, post, release, submit } from '../../apps/demo/titles/applications.ts'
import { authorise, openCycle } from '../../apps/demo/titles/committees.ts'
import { prepareProvince } from '../../apps/demo/titles/index.ts'
import { PROVINCE, employerKey } from '../../apps/demo/titles/organisations.ts'
import { expertEntries } from '../../apps/demo/titles/reference.ts'
import { actorOf } from '../../apps/demo/titles/story.ts'
import type { Narrator } from '../../apps/demo/titles/story.ts'
import type { Application } from '../../regulations/titles/application/state.ts'
import { answeredSteps } from '../../regulations/titles/reports/accountability.ts'
import { sanctionIn } from '../../regulations/titles/sanction/examples.ts'
import { sanction } from '../../regulations/titles/sanction/sanction.ts'
import { seatCases } from '../support/seated-cases.ts'
import type { ExpertDraw } from '../../regulations/titles/draw/state.ts'
import { standingList } from '../../regulations/titles/draw/select.ts'
import type { Meeting } from '../../regulations/titles/meeting/state.ts'
import { procedureIds } from '../../regulations/titles/vocabulary.ts'
import { type Office, office, upload } from '../server/office.ts'
import {
  EMPLOYER,
  candidates,
  page,
  contentOf,
  entriesOf,
  materials,
  phoneOf,
  seatCandidates,
} from './applicants.ts'
import { cityCycle, httpNarrator } from './narrator.ts'
import { notDue, printed } from './papers-due.ts'

const PEOPLE = 60
const FAILED = 6
const AT_ONCE = 6
const { application, draw, meeting, batch, cycle: cycleId } = procedureIds
const secretary = { role: 'meeting-secretary' }

/** The page that stands for every upload of the story, given by whoever cites it. */
async function givePage({ ask }: Office, account: string): Promise<void> {
  const { payload, type } = upload(new TextEncoder().encode('示例材料'), '示例材料.txt')
  const answer = await ask(account, 'POST', '/api/files', payload, { 'content-type': type })
  assert.equal(answer.status, 201, answer.text)
}

/** Files one application and answers where it lies. */
async function fileOne(story: Narrator, cycle: string, account: string, key: string): Promise<Filed> {
  const caseId = await story.act(account, application, 'OpenApplication', {
    cycle,
    person: key,
    employer: employerKey(EMPLOYER),
    specialty: '机械',
    level: '中级',
    track: '正常',
  })
  await story.act(account, application, 'ReviseContent', contentOf(key), { caseId })
  for (const one of materials) await story.act(account, application, 'AddMaterial', one, { caseId })
  const filed = { account, employer: EMPLOYER, caseId }
  await file(story, filed)
  await post(story, filed)
  return filed
}

/** Several at once, as the people of a firm would; each person's own acts stay in order. */
async function eachOf<T>(list: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const waiting = [...list]
  const next = async (): Promise<void> => {
    for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) await work(one)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, next))
}

/** Employer: takes the notice down, states its opinion, seals. */
async function recommend(story: Narrator, { caseId }: Filed): Promise<void> {
  const clerk = `${EMPLOYER}-clerk`
  await story.act(clerk, application, 'TakeDownInternalNotice', { evidence: [page] }, { caseId })
  const opinion = {
    merits: '承担机械技术改进项目，效果明显',
    standard: '熟悉本专业理论和规程，能独立解决问题',
    conduct: '爱岗敬业，作风扎实，团结同事',
    lawAbiding: true,
    author: '人事科经办人',
  }
  await story.act(clerk, application, 'StateOpinion', opinion, { caseId })
  await story.act(`${EMPLOYER}-head`, application, 'SealOpinion', { head: '单位负责人' }, { caseId })
}

/** Prepares, draws before a witness, hears everybody, seals; answers the meeting's members. */
async function drawFor(
  story: Narrator,
  meetingId: string,
  committee: string,
): Promise<readonly { readonly expert: string; readonly account: string }[]> {
  const number = randomBytes(32).toString('hex')
  const caseId = await story.act(
    'city-secretary',
    draw,
    'PrepareDraw',
    {
      meeting: meetingId,
      committee,
      commitment: createHash('sha256').update(number).digest('hex'),
      constraints: { members: 15, perEmployer: 15 },
    },
    secretary,
  )
  const witness = { caseId, role: 'draw-witness', at: 'engineers-huaining' }
  await story.act(
    'draw-witness',
    draw,
    'DrawExperts',
    { secretaryNumber: number, witnessNumber: randomBytes(32).toString('hex') },
    witness,
  )
  const drawn = (await story.state(caseId)) as unknown as ExpertDraw
  for (const { expert } of drawn.invitations)
    await story.act(
      'city-secretary',
      draw,
      'RecordAnswer',
      { expert, attends: true },
      { caseId, ...secretary },
    )
  await story.act('draw-witness', draw, 'PledgeSecrecy', {}, witness)
  await story.act('city-secretary', draw, 'SealDraw', {}, { caseId, ...secretary })
  return standingList(drawn)
}

/** The paper meeting: lights green, one list ballot, two tellers, announcement, minutes, seal, archive. */
async function meet(
  story: Narrator,
  cycle: string,
  committee: string,
  files: readonly Filed[],
): Promise<string> {
  const by = (caseId: string) => ({ caseId, ...secretary })
  const caseId = await story.act(
    'city-secretary',
    meeting,
    'PlanMeeting',
    { cycle, committee, on: '2023-06-15', time: '09:00', place: '示例宾馆', mode: 'paper' },
    secretary,
  )
  const applications = files.map((one) => one.caseId)
  await story.act(
    'city-secretary',
    meeting,
    'PlaceOnAgenda',
    { title: '机械专业', panel: null, applications },
    by(caseId),
  )
  const members = await drawFor(story, caseId, committee)
  const experts = members.map(({ expert }) => expert)
  const act = (what: string, input: unknown) => story.act('city-secretary', meeting, what, input, by(caseId))
  await story.until('2023-06-15', '08:30')
  for (const expert of experts) await act('RecordPledge', { expert, recusals: [] })
  const state = (await story.state(caseId)) as unknown as Meeting
  const chair = state.members.find(({ function: kind }) => kind === '主任委员')
  assert.ok(chair, 'the draw takes a chair')
  await act('RecordTraining', { by: chair.expert, attended: experts, topics: '政策、程序和纪律' })
  await act('ReleaseBundle', {})
  await act('ReceiveBundle', { experts })
  await act('SignPanelOpinions', {
    leader: chair.expert,
    opinions: applications.map((one) => ({ application: one, recommended: true, reasons: '达到标准' })),
  })
  await act('SignIn', { experts })
  await act('OpenMeeting', { presider: chair.expert })
  await act('ReportReview', { item: 'item-1', report: '材料齐全' })
  await act('IntroduceOpinions', { item: 'item-1', by: chair.expert })
  await act('RecordDiscussion', { item: 'item-1' })
  await act('OpenBallot', { item: 'item-1' })
  const present = experts.length
  const counts = applications.map((one, i) => {
    const yes = i < FAILED ? Math.ceil((2 * present) / 3) - 1 : Math.ceil((2 * present) / 3)
    return {
      application: one,
      issued: present,
      returned: present,
      invalid: 0,
      yes,
      no: present - yes,
      abstain: 0,
    }
  })
  for (const teller of ['计票人甲', '计票人乙']) await act('KeyCount', { item: 'item-1', teller, counts })
  await act('ConfirmCount', { item: 'item-1' })
  await act('AnnounceResults', { presider: chair.expert })
  const reasons = applications.slice(0, FAILED).map((one) => ({ application: one, reason: '业绩未达到标准' }))
  await act('WriteMinutes', { reasons, special: '无', other: '无' })
  const account = chair.account.replace(/^sl-/, '')
  const presiding = { caseId }
  await story.act(account, meeting, 'SignMinutesAsChair', {}, presiding)
  await story.act('city-recorder', meeting, 'SignMinutesAsRecorder', { name: '蓝田玉' }, { caseId })
  await story.act(account, meeting, 'SignConclusions', {}, presiding)
  await story.act('city-seal', meeting, 'SealConclusions', {}, { caseId })
  await story.act('city-minutes', meeting, 'ArchiveMinutes', {}, { caseId })
  return caseId
}

/** Publicity, report, a look at each, second publicity, approval. */
async function approve(
  story: Narrator,
  cycle: string,
  meetingId: string,
  files: readonly Filed[],
): Promise<string> {
  const posted = { places: [{ place: '本平台', address: '' }], contact: '0000-60000018' }
  await story.until('2023-06-16', '09:00')
  const applications = files.map((one) => one.caseId)
  const caseId = await story.act(
    'city-secretary',
    batch,
    'PrepareBatch',
    { cycle, meeting: meetingId, applications },
    secretary,
  )
  const act = (what: string, input: unknown) =>
    story.act('city-secretary', batch, what, input, { caseId, ...secretary })
  await act('PostResultPublicity', posted)
  await act('DraftReport', { text: `送评${PEOPLE}人，通过${PEOPLE - FAILED}人` })
  await story.until('2023-06-27', '09:00')
  await act('ReportBatch', {})
  const authority = (what: string, input: unknown) => story.act('hr-huaining', batch, what, input, { caseId })
  await authority('MarkCandidates', {
    marks: applications.map((one) => ({ application: one, agreed: true, opened: true })),
  })
  await authority('PostApprovalPublicity', posted)
  await story.until('2023-07-06', '09:00')
  await authority('ApproveBatch', { document: '淮人社职〔2023〕8号' })
  await act('ForwardBatch', {})
  return caseId
}

/** The way down for one who passed and one who did not: papers by the road they came, certificate, personnel file. */
async function returnPapers(story: Narrator, files: readonly Filed[]): Promise<void> {
  const [failed, passed] = [files[0]?.caseId, files.at(-1)?.caseId]
  const back = async (caseId: string | undefined, items: readonly string[]): Promise<void> => {
    const give = (account: string, step: string, options: object) =>
      story.act(
        account,
        application,
        'ReturnMaterials',
        { step, items, receivedBy: '经办人' },
        { caseId: caseId ?? '', ...options },
      )
    await give('city-accept', '组建单位至呈报单位', { role: 'acceptance-clerk' })
    await give('dept-huaining-ind', '呈报单位至用人单位', {})
  }
  await back(failed, ['学历证书复印件', '论文'])
  await back(passed, ['专业技术资格评审表', '学历证书复印件'])
  const employer = (act: string, input: unknown) =>
    story.act(`${EMPLOYER}-clerk`, application, act, input, { caseId: passed ?? '' })
  await employer('ArchiveForm', { volume: '2023-60' })
  await employer('HandOverCertificate', { receivedBy: '示例人员60' })
  await employer('CloseApplication', {})
}

/** F28: written, filed, the year closed as far as it can be. */
async function summarise(story: Narrator, caseId: string): Promise<void> {
  const act = (what: string, input: unknown) =>
    story.act('city-secretary', cycleId, what, input, { caseId, ...secretary })
  await act('DraftSummary', {
    organisation: '评审工作按计划完成',
    problems: '无',
    comparison: '首次开展，没有上年数',
  })
  await act('FileSummary', { document: '淮评〔2023〕9号' })
}

type Told = {
  readonly cycle: string
  readonly committee: string
  readonly meeting: string
  readonly batch: string
  readonly files: readonly Filed[]
}

/** Every paper that the cases of the cycle offer to those who work on them, fetched as PDF; answers the labels. */
async function givenPapers({ ask, database }: Office, told: Told): Promise<readonly string[]> {
  const found = async (procedure: string): Promise<readonly string[]> => {
    const { rows } = await database.app.query<{ id: string }>(
      'select id from cases where procedure = $1 limit 1',
      [procedure],
    )
    return rows.map(({ id }) => id)
  }
  const first = told.files[0]?.caseId ?? ''
  const last = told.files.at(-1)?.caseId ?? ''
  const desks: readonly (readonly [
    procedure: string,
    ids: readonly string[],
    accounts: readonly string[],
  ])[] = [
    [procedureIds.committee, [told.committee], ['hr-huaining']],
    [cycleId, [told.cycle], ['city-secretary']],
    [
      application,
      [first, last],
      [`${EMPLOYER}-clerk`, 'city-secretary', 'city-accept', 'hr-huaining', 'candidate-60'],
    ],
    [procedureIds.submission, await found(procedureIds.submission), ['dept-huaining-ind', 'city-accept']],
    [draw, await found(draw), ['city-secretary']],
    [meeting, [told.meeting], ['city-minutes']],
    [batch, [told.batch], ['city-secretary', 'hr-huaining']],
  ]
  const labels = new Set<string>()
  for (const [procedure, ids, accounts] of desks)
    for (const id of ids)
      for (const account of accounts) {
        const view = await ask(account, 'GET', `/api/${procedure}/${id}`)
        for (const { label, address } of (view.json?.documents ?? []) as readonly {
          readonly label: string
          readonly address: string
        }[]) {
          if (labels.has(label)) continue
          const paper = await ask(account, 'GET', address)
          assert.equal(paper.status, 200, `${account} prints ${label}: ${paper.text.slice(0, 300)}`)
          assert.equal(new TextDecoder('latin1').decode(paper.bytes.slice(0, 4)), '%PDF', label)
          labels.add(label)
        }
      }
  return [...labels]
}

/** Acts whose facts hold one of these identity numbers or phones; those of the register itself are its content. */
async function actsThatKeep({ database }: Office, numbers: readonly string[]): Promise<readonly string[]> {
  const { rows } = await database.app.query<{ act: string }>(
    `select distinct a.procedure || '.' || a.act as act from acts a join unnest($1::text[]) n (number) on strpos(a.facts, n.number) > 0
     union all select 'fact ' || f.digest from stored_facts f join unnest($1::text[]) n (number) on strpos(f.content, n.number) > 0`,
    [numbers],
  )
  return rows.map(({ act }) => act)
}

type Sheet = { readonly rows: readonly { readonly cells: Readonly<Record<string, string>> }[] }

/** A title revoked afterwards: the sheet of the year counts it and names everybody who acted on its result (art.52.d). */
async function accountFor({ database, ask }: Office, { caseId }: Filed): Promise<void> {
  const { rows } = await database.app.query<{ state: Application }>(
    `select state -> 'domain' as state from cases where id = $1`,
    [caseId],
  )
  const route = rows[0]?.state.route
  assert.ok(route)
  const closed = sanctionIn('closed', {
    application: caseId,
    office: { organisation: route.authority, name: route.authorityName, kind: '人社部门' },
  })
  assert.ok(closed.decision)
  const decision = { ...closed.decision, kind: '撤销职称' as const, on: localDate('2023-12-01') }
  const revoked = { ...closed, decision }
  const owner = database.owner()
  await seatCases(owner, PROVINCE.id, sanction, [{ id: 'sanction-1', state: revoked }])
  await owner.end()
  const sheet = (year: number) => ask('hr-huaining', 'GET', `/api/titles/reports/accountability?year=${year}`)
  const { rows: shown } = (await sheet(2023)).json as unknown as Sheet
  const [own, fallen, ...more] = shown.map(({ cells }) => cells)
  assert.deepEqual(more, [])
  assert.deepEqual([own?.['reviewed'], own?.['overturned'], own?.['defects']], [String(PEOPLE), '1', '0'])
  const trace = fallen?.['trace'] ?? ''
  for (const { step } of answeredSteps) assert.match(trace, new RegExp(`${step}：[^；]+（2023-`), step)
  assert.match(trace, /^单位核验：.*核准：邵文澜，淮宁市人社局（2023-/)
  assert.equal(fallen?.['finding'], '各环节均有经办人和时间')
  assert.deepEqual(((await sheet(2022)).json as unknown as Sheet).rows, [])
  assert.equal(
    (await ask('city-secretary', 'GET', '/api/titles/reports/accountability?year=2023')).status,
    403,
  )
}

void describe('a cycle by API alone', () => {
  void it(
    'leads sixty applications to certificates, and six to the drawer',
    { timeout: 600_000 },
    async (t) => {
      const house = await office(t)
      const { cases } = house.server.context
      const people = candidates(PEOPLE)
      await prepareProvince(house.database, cases)
      await seatCandidates(house.database, people)
      await enter(cases, actorOf('titles-keeper'), people.flatMap(entriesOf))
      const story = httpNarrator(house)
      await story.until('2022-12-20', '09:00')
      const committee = await authorise(story, 'city')
      await enter(cases, actorOf('city-secretary'), expertEntries(committee.code, ['机械', '电气']))
      const cycle = await openCycle(story, 'city', committee, cityCycle)
      await story.until('2023-02-01', '09:00')
      const files: Filed[] = []
      await givePage(house, `${EMPLOYER}-clerk`)
      for (const { account } of people) await givePage(house, account)
      await eachOf(people, async ({ account, key }) => {
        files.push(await fileOne(story, cycle, account, key))
      })
      await story.until('2023-02-10', '09:00')
      await eachOf(files, async (one) => {
        await recommend(story, one)
        await forward(story, one)
      })
      await submit(story, cycle, files, 'city-accept', '淮职函〔2023〕')
      await eachOf(files, async (one) => {
        await admit(story, one, 'city-accept')
        await release(story, one, 'city-head', 'city-seal')
      })
      await story.until('2023-06-01', '09:00')
      const meetingId = await meet(story, cycle, committee.code, files)
      const batchId = await approve(story, cycle, meetingId, files.slice(FAILED))
      await returnPapers(story, files)
      await summarise(story, cycle)

      const held = await house.database.app.query<{ key: string; at: string }>(
        `select key, "values" ->> 'obtainedOn' as at from entries where register = 'titles-held' and "values" ->> 'year' = '2023'`,
      )
      assert.equal(held.rows.length, PEOPLE - FAILED)
      assert.deepEqual([...new Set(held.rows.map(({ at }) => at))], ['2023-06-15'])
      const stages = await house.database.app.query<{ stage: string; count: number }>(
        `select stage, count(*)::int as count from cases where procedure = $1 group by stage order by stage`,
        [application],
      )
      assert.deepEqual(stages.rows, [
        { stage: 'approved', count: PEOPLE - FAILED - 1 },
        { stage: 'closed', count: 1 },
        { stage: 'not-passed', count: FAILED },
      ])
      assert.deepEqual(await actsThatKeep(house, [...people.map(({ number }) => number), phoneOf(0)]), [])
      const cast = await givenPapers(house, {
        cycle,
        committee: committee.caseId,
        meeting: meetingId,
        batch: batchId,
        files,
      })
      const numbers = new Set(cast.map((label) => printed[label]).filter((number) => number !== undefined))
      const all = Array.from({ length: 48 }, (_, n) => `F${n + 1}`)
      assert.deepEqual(
        all.filter((number) => !numbers.has(number) && notDue[number] === undefined),
        [],
        `neither printed nor excused; printed were ${cast.join('、')}`,
      )
      await accountFor(house, files[FAILED] ?? assert.fail('nobody passed'))
    },
  )
})
