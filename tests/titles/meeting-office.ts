/** A server with one meeting on it, ready to open by machine ballot: five members, two candidates, one member recused from the second. */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Origin } from '#kernel'
import { localDate } from '#kernel/time'
import { createAccount, createOrganisation, createTenant, grantPost } from '#platform/identity'
import { procedureIds, registers, reviewMeeting, roleLabels } from '#regulations/titles'
import { titlesRowProviders } from '#apps/server'
import { composeServer } from '../../apps/server/start.ts'
import * as examples from '../../regulations/titles/meeting/examples.ts'
import { committee, membersOf } from '../../regulations/titles/meeting/sample.ts'
import { freePort } from '../support/browser-demo.ts'
import { testDatabase } from '../support/database.ts'
import { standing } from './standing-case.ts'

const ORIGIN = 'http://office.test'
const TENANT = 'meeting-test'
const BODY = 'example-convening'
const POOL = 'expert-pool'
const QUORUM = 3

const others = [
  standing(procedureIds.cycle, 'published'),
  standing(procedureIds.committee, 'standing', ['RecordReview']),
  standing(procedureIds.application, 'released', ['RecordConclusion', 'SignConclusion', 'SealConclusion']),
]

export interface Reply {
  readonly status: number
  // oxlint-disable-next-line typescript/no-explicit-any -- tests look into answers of many shapes
  readonly json: any
  readonly text: string
  readonly headers: Readonly<Record<string, unknown>>
}
export type Ask = (
  account: string | undefined,
  method: 'GET' | 'POST',
  url: string,
  body?: object,
  headers?: Readonly<Record<string, string>>,
) => Promise<Reply>

export interface MeetingOffice {
  readonly origin: string
  readonly meeting: string
  readonly applications: readonly string[]
  readonly dataFolder: string
  readonly server: Awaited<ReturnType<typeof composeServer>>
  readonly database: Awaited<ReturnType<typeof testDatabase>>
  readonly ask: Ask
  /** Does an act of the meeting as somebody; the answer has to be good. */
  act(account: string, name: string, input?: object): Promise<Reply>
  /** Everything that has been asked so far and what came of it, without ballots. */
  readonly answers: { readonly as: string; readonly url: string; readonly text: string }[]
}

type TestContext = { after(work: () => Promise<void>): void }

export interface MeetingPlan {
  readonly mode?: 'paper' | 'local' | 'online'
  /** On how many candidates, in how many batches of one size. */
  readonly candidates?: number
  readonly batches?: number
  readonly members?: number
  /** Training, material, readers and their marks are there; otherwise agenda and members only. */
  readonly prepared?: boolean
  /** Listens with the admin app of this folder, for a browser. */
  readonly adminFolder?: string
}

/** A meeting of two candidates and five members by machine, unless the plan says otherwise. */
export async function meetingOffice(t: TestContext, plan: MeetingPlan = {}): Promise<MeetingOffice> {
  const { candidates = 2, members = 5, adminFolder } = plan
  const database = await testDatabase(t)
  await seat(database, members)
  const port = adminFolder === undefined ? 0 : await freePort()
  const origin = adminFolder === undefined ? ORIGIN : `http://127.0.0.1:${port}`
  const dataFolder = mkdtempSync(join(tmpdir(), 'guicheng-meeting-'))
  const faults: string[] = []
  const server = await composeServer({
    database,
    house: {
      procedures: [reviewMeeting, ...others],
      registers,
      roleLabels,
      importTargets: [],
      rowProviders: titlesRowProviders,
    },
    dataFolder,
    demo: true,
    port,
    host: '127.0.0.1',
    origin,
    adminFolder,
    onFault: (id, error) => faults.push(`${id} ${error instanceof Error ? error.stack : String(error)}`),
  })
  t.after(async () => {
    await server.app.close()
    await server.jobs.stop()
    rmSync(dataFolder, { recursive: true, force: true })
    assert.deepEqual(faults, [], 'the server had faults of its own')
  })
  const answers: MeetingOffice['answers'] = []
  const ask = asker(server, answers, origin)
  const applications = await stand(server, candidates)
  const meeting = await convene(ask, server, applications, plan)
  if (adminFolder !== undefined) await server.app.listen({ port, host: '127.0.0.1' })
  const act: MeetingOffice['act'] = async (account, name, input = {}) => {
    const url = `/api/${procedureIds.meeting}/${meeting}`
    const { json } = await ask(account, 'GET', url)
    const answer = await asWith(server, ask, account, `${url}/${name}`, { input }, String(json?.version))
    assert.equal(answer.status, 200, `${account} ${name}: ${answer.text}`)
    return answer
  }
  return {
    origin,
    meeting,
    applications: applications.slice(1),
    dataFolder,
    server,
    database,
    ask,
    act,
    answers,
  }
}

async function seat(database: Awaited<ReturnType<typeof testDatabase>>, members: number): Promise<void> {
  const pool = database.app
  const from = localDate('2022-01-01')
  await createTenant(pool, { id: TENANT, name: '示例省' })
  await pool.query(
    `update clock set offset_milliseconds = (extract(epoch from ('2024-11-16T01:00:00Z'::timestamptz - clock_timestamp())) * 1000)::bigint`,
  )
  for (const [id, name] of [
    [BODY, '示例市工程师协会'],
    [POOL, '专家库'],
  ] as const)
    await createOrganisation(pool, { tenant: TENANT, id, kind: 'body', name, from, division: '340100' }, null)
  const person = async (account: string, name: string, id: string, role: string, organisation: string) => {
    const made = await createAccount(
      pool,
      { tenant: TENANT, account, name, person: id, demoNote: '试验' },
      null,
    )
    assert.ok(made.ok, made.ok ? '' : made.say)
    const post = { tenant: TENANT, person: id, role, organisation, from, id: `post-${account}` }
    const granted = await grantPost(pool, post, null)
    assert.ok(granted.ok, granted.ok ? '' : granted.say)
  }
  await person('secretary', '秘书甲', 'person-secretary', 'meeting-secretary', BODY)
  await person('recorder', '记录人甲', 'person-recorder', 'meeting-recorder', BODY)
  await person('seal', '印章甲', 'person-seal', 'seal-keeper', BODY)
  for (const { name, account } of membersOf(members))
    await person(account.replace('person-', ''), name, account, 'titles-expert', POOL)
}

const nobody: Origin = {
  kind: 'person',
  actor: { person: 'somebody', post: 'p', role: 'r', organisation: BODY, path: [BODY] },
}

/** Puts cycle, committee and applications there; answers the applications. */
async function stand({ context }: MeetingOffice['server'], candidates: number): Promise<readonly string[]> {
  const put = async (procedure: string, input: object): Promise<string> => {
    const result = await context.cases.act({ tenant: TENANT, procedure, act: 'Stand', origin: nobody, input })
    assert.ok(result.kind === 'done', result.kind === 'done' ? '' : result.say)
    return result.caseId
  }
  const cycle = await put(procedureIds.cycle, examples.plannedCycle)
  const file = await put(procedureIds.committee, {})
  const entry = { ...committee, quorum: QUORUM, caseId: file }
  await context.database.owner().query(
    `insert into guicheng.entries (tenant, register, key, from_date, "values", canonical)
     values ($1, 'titles-committees', 'C-1', '2023-01-01', $2, $3)`,
    [TENANT, entry, JSON.stringify(entry)],
  )
  // ids are random, and what is stored is sorted by them: two worlds are alike only with theirs in one order
  const first = await put(procedureIds.application, examples.releasedApplication(1))
  let second = ''
  while (second < first) second = await put(procedureIds.application, examples.releasedApplication(2))
  const applications = [first, second]
  while (applications.length < candidates)
    applications.push(
      await put(procedureIds.application, examples.releasedApplication(applications.length + 1)),
    )
  return [cycle, ...applications]
}

async function convene(
  ask: Ask,
  server: MeetingOffice['server'],
  [cycle, ...applications]: readonly string[],
  { mode = 'local', batches = 1, members: count = 5, prepared = true }: MeetingPlan,
): Promise<string> {
  const input = { ...examples.planMeeting().input, cycle, mode }
  const planned = await ask('secretary', 'POST', `/api/${procedureIds.meeting}`, {
    act: 'PlanMeeting',
    input,
  })
  assert.equal(planned.status, 201, planned.text)
  const id = String(planned.json.id)
  const members = membersOf(count).map((one) => ({ ...one }))
  const drawn = await server.context.cases.act({
    tenant: TENANT,
    procedure: procedureIds.meeting,
    caseId: id,
    act: 'TakeDrawnExperts',
    origin: { kind: 'effect', procedure: procedureIds.draw, act: 'SealDraw' },
    input: { draw: 'draw-1', members },
  })
  assert.equal(drawn.kind, 'done', drawn.kind === 'done' ? '' : drawn.say)
  const experts = members.map(({ expert }) => expert)
  const each = Math.ceil(applications.length / batches)
  const placing = Array.from({ length: batches }, (_, i): readonly [string, object] => {
    const title = `机械专业第${['一', '二', '三', '四', '五'][i] ?? i + 1}批`
    return [
      'PlaceOnAgenda',
      { title, panel: null, applications: applications.slice(i * each, (i + 1) * each) },
    ]
  })
  const preparing: readonly (readonly [string, object])[] = [
    ['RecordTraining', { by: 'E1', attended: experts, topics: '评审政策、程序和纪律' }],
    ['ReleaseBundle', {}],
    ['AssignFirstReaders', { readers: applications.map((application) => ({ application, expert: 'E3' })) }],
    ['MarkRead', {}],
  ]
  for (const [name, more] of [...placing, ...(prepared ? preparing : [])]) {
    const url = `/api/${procedureIds.meeting}/${id}`
    const { json } = await ask('secretary', 'GET', url)
    const answer = await asWith(
      server,
      ask,
      'secretary',
      `${url}/${name}`,
      { input: more },
      String(json.version),
    )
    assert.equal(answer.status, 200, `${name}: ${answer.text}`)
  }
  return id
}

const origins = new WeakMap<MeetingOffice['server'], string>()
const cookies = new WeakMap<MeetingOffice['server'], Map<string, string>>()

/** A strict act, with the version that was seen. */
async function asWith(
  server: MeetingOffice['server'],
  ask: Ask,
  account: string,
  url: string,
  payload: object,
  version: string,
): Promise<Reply> {
  await ask(account, 'GET', '/api/session')
  const cookie = cookies.get(server)?.get(account) ?? ''
  return replyOf(
    await server.app.inject({
      method: 'POST',
      url,
      headers: { origin: origins.get(server) ?? ORIGIN, cookie, 'if-match': version },
      payload,
    }),
  )
}

type Injected = {
  readonly statusCode: number
  readonly body: string
  readonly headers: Record<string, unknown>
  json(): unknown
}
function replyOf(response: Injected): Reply {
  const isJson = String(response.headers['content-type']).includes('json') && response.body !== ''
  return {
    status: response.statusCode,
    json: isJson ? response.json() : undefined,
    text: response.body,
    headers: response.headers,
  }
}

function asker(server: MeetingOffice['server'], answers: MeetingOffice['answers'], origin: string): Ask {
  origins.set(server, origin)
  const own = new Map<string, string>()
  cookies.set(server, own)
  const ask: Ask = async (account, method, url, body, headers = {}) => {
    if (account !== undefined && !own.has(account)) {
      const signed = await ask(undefined, 'POST', '/api/demo/session', { account })
      own.set(account, String(signed.headers['set-cookie']).split(';')[0] ?? '')
    }
    const cookie = account === undefined ? undefined : own.get(account)
    const response = await server.app.inject({
      method,
      url,
      headers: { origin, ...headers, ...(cookie === undefined ? {} : { cookie }) },
      ...(body === undefined ? {} : { payload: body }),
    })
    const reply = replyOf(response)
    answers.push({ as: account ?? '', url, text: reply.text })
    return reply
  }
  return ask
}
