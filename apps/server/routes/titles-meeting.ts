/** The meeting console and the secret ballot by machine. Acts of a meeting have their own routes; here is what joins them to the offices. */
import { z } from 'zod'
import { type AnyProcedure, type Phrase, anyOf, permits } from '#kernel'
import type { LoadedCase } from '#platform/cases'
import { type Session, actorOf } from '#platform/identity'
import {
  type Meeting,
  type MeetingItem,
  meetingPeople,
  reviewMeeting,
  standingBallot,
} from '#regulations/titles'
import { actAnswerSchema } from '../contract/index.ts'
import {
  ballotAnnulSchema,
  ballotCountSchema,
  ballotItemSchema,
  keysSchema,
  meetingRoomSchema,
  meetingSeatSchema,
  roomCountsAnswerSchema,
  tokenAskedSchema,
  tokenSchema,
} from '../contract/titles-meeting.ts'
import type { ServerContext } from '../context.ts'
import { ProblemAnswer, notFound, problem } from '../http/problem.ts'
import { type Http, route } from '../http/route.ts'
import { sendProblem } from '../http/server.ts'
import { MachineBallot } from '../titles-machine.ts'
import { ballotHouse } from '../titles-ballot.ts'
import { meetingRoom, meetingSeat } from '../titles-meeting.ts'
import { clauseLabel } from '../views/finding.ts'
import { relayRoute } from './titles-relay.ts'
import { runAct } from './act-runs.ts'

const TAG = 'titles'
const params = z.object({ id: z.string().min(1).max(100) })
const BASE = '/api/titles/meetings/:id'
const procedure: AnyProcedure = reviewMeeting

interface Found {
  readonly id: string
  readonly state: Meeting
  readonly may: (phrase: Phrase) => boolean
}

export function meetingRoutes(http: Http, context: ServerContext): void {
  const house = ballotHouse(`${context.dataFolder}/ballot`)
  http.app.addHook('onClose', () => house.stop())
  const machine = new MachineBallot(house)
  const find = (session: Session, id: string) => findMeeting(context, session, id)
  readingRoutes(http, context, machine, find)
  tokenRoute(http, machine, find)
  deskRoutes(http, context, machine, find)
  relayRoute(http.app, house)
  totalsOfTheBoxOnly(http)
}

/** Totals of a machine ballot come from the box by `ballots/count`; nobody types them. */
function totalsOfTheBoxOnly({ app }: Http): void {
  const typed = new Set(['', '/preview'].map((end) => `/api/${procedure.id}/:id/TakeTotals${end}`))
  app.addHook('onRequest', (request, reply, done) => {
    if (!typed.has(request.routeOptions.url ?? '')) return done()
    const say = '请在会议控制台开箱计票：电子投票的合计只由票箱报出，不能录入。'
    void sendProblem(reply, problem(409, say, { why: 'out-of-turn' }))
  })
}

type Find = (session: Session, id: string) => Promise<Found | undefined>

async function findMeeting(context: ServerContext, session: Session, id: string): Promise<Found | undefined> {
  const { found } = await context.cases.load(session.tenant, id)
  if (found === undefined || found.procedure !== procedure.id) return undefined
  const origin = { kind: 'person', actor: actorOf(session) } as const
  const may = (phrase: Phrase): boolean => permits(phrase, origin, found.parties)
  return { id, state: stateOf(found), may }
}
const stateOf = (found: LoadedCase): Meeting => found.snapshot.domain as unknown as Meeting

const { secretary, recorder, presider, member } = meetingPeople
const runsBallot = anyOf(secretary, presider)
/** Secretary and recorder see the room; so does whoever presides. */
const isDesk = ({ may }: Found): boolean => may(anyOf(secretary, recorder, presider))

function readingRoutes(http: Http, context: ServerContext, machine: MachineBallot, find: Find): void {
  route(
    http,
    {
      method: 'GET',
      url: `${BASE}/room`,
      id: 'TitlesMeetingRoom',
      summary: '评审会控制台',
      tag: TAG,
      params,
      answer: meetingRoomSchema,
    },
    async ({ session, params: { id } }) => {
      const found = await find(session, id)
      if (found === undefined || !isDesk(found)) return notFound()
      const { state } = found
      const machines = await machine.standings(id, state)
      return meetingRoom({ id, state, machines, clauseLabel: (one) => clauseLabel(context.corpus, one) })
    },
  )
  route(
    http,
    {
      method: 'GET',
      url: `${BASE}/seat`,
      id: 'TitlesMeetingSeat',
      summary: '评审会委员席',
      tag: TAG,
      params,
      answer: meetingSeatSchema,
    },
    async ({ session, params: { id } }) => {
      const found = await find(session, id)
      const own = found && memberOf(found, session)
      if (found === undefined || own === undefined) return notFound()
      const ballot = await machine.ballotFor(id, found.state, own)
      return meetingSeat(id, found.state, own, ballot)
    },
  )
}

const memberOf = ({ state, may }: Found, { person }: Session) =>
  may(member) ? state.members.find(({ account }) => account === person.id) : undefined

/** The member's device asks for its token. No choice comes here, and nothing is written outside the signing office. */
function tokenRoute(http: Http, machine: MachineBallot, find: Find): void {
  route(
    http,
    {
      method: 'POST',
      url: `${BASE}/tokens`,
      id: 'TitlesMeetingToken',
      summary: '领取选票凭据',
      tag: TAG,
      params,
      body: tokenAskedSchema,
      answer: tokenSchema,
    },
    async ({ session, params: { id }, body }) => {
      const found = await find(session, id)
      const own = found && memberOf(found, session)
      if (found === undefined || own === undefined) return notFound()
      const signed = await machine.issue(id, found.state, own, body)
      return signed.ok ? { signed: signed.value } : problem(409, signed.message, { why: signed.reason })
    },
  )
}

const notAtDesk = (): ProblemAnswer =>
  problem(403, '请由会议秘书或主持会议的主任、副主任委员办理：您当前的岗位不能操作投票。', {
    why: 'not-permitted',
  })
const noBallot = (): ProblemAnswer =>
  problem(409, '请先宣布开始投票：这一议程没有进行中的电子投票。', { why: 'question-not-open' })

const itemOf = ({ state }: Found, item: string): MeetingItem | undefined =>
  state.items.find(({ id }) => id === item)
const hasOpenBallot = (item: MeetingItem | undefined): item is MeetingItem =>
  item !== undefined && standingBallot(item)?.closed === false

interface Desk {
  readonly http: Http
  readonly context: ServerContext
  readonly machine: MachineBallot
  /** The meeting, if this post runs its ballots. */
  readonly asked: (session: Session, id: string) => Promise<Found | ProblemAnswer>
  /** The same with the item, if a machine ballot on it is open. */
  readonly voting: (session: Session, id: string, item: string) => Promise<Voting | ProblemAnswer>
}
type Voting = Found & { readonly item: MeetingItem }

function deskRoutes(http: Http, context: ServerContext, machine: MachineBallot, find: Find): void {
  const asked: Desk['asked'] = async (session, id) => {
    const found = await find(session, id)
    if (found === undefined || !isDesk(found)) return notFound()
    return found.may(runsBallot) ? found : notAtDesk()
  }
  const voting: Desk['voting'] = async (session, id, wanted) => {
    const found = await asked(session, id)
    if (found instanceof ProblemAnswer) return found
    const item = itemOf(found, wanted)
    return hasOpenBallot(item) ? { ...found, item } : noBallot()
  }
  const desk: Desk = { http, context, machine, asked, voting }
  keysRoute(desk)
  openRoute(desk)
  closeRoute(desk)
  countRoute(desk)
  annulRoute(desk)
  announceRoute(desk)
}

const spec = { method: 'POST', tag: TAG, params } as const

function keysRoute({ http, machine, asked }: Desk): void {
  const more = { url: `${BASE}/keys`, id: 'TitlesMeetingKeys', summary: '生成各表决事项的密钥' } as const
  route(http, { ...spec, ...more, answer: keysSchema }, async ({ session, params: { id } }) => {
    const found = await asked(session, id)
    return found instanceof ProblemAnswer ? found : { keys: await machine.prepare(id, found.state) }
  })
}

function openRoute({ http, context, machine, asked, voting }: Desk): void {
  const more = { url: `${BASE}/ballots/open`, id: 'TitlesBallotOpen', summary: '开始电子投票' } as const
  const shapes = { body: ballotItemSchema, answer: roomCountsAnswerSchema }
  route(http, { ...spec, ...more, ...shapes }, async (call) => {
    const { session, params: place, body } = call
    const found = await asked(session, place.id)
    if (found instanceof ProblemAnswer) return found
    if (found.state.mode === 'paper')
      return problem(409, '请使用纸质选票：本次会议的方式是纸质。', { why: 'out-of-turn' })
    if (!hasOpenBallot(itemOf(found, body.item))) {
      const act = await runAct(context, procedure, 'OpenBallot', place.id, { ...call, body: { input: body } })
      if (act instanceof ProblemAnswer) return act
    }
    const now = await voting(session, place.id, body.item)
    if (now instanceof ProblemAnswer) return now
    const opened = await machine.open(place.id, now.state, now.item)
    return opened.ok ? { counts: opened.value } : problem(409, opened.message, { why: opened.reason })
  })
}

function closeRoute({ http, machine, voting }: Desk): void {
  const more = {
    url: `${BASE}/ballots/close`,
    id: 'TitlesBallotClose',
    summary: '截止电子投票，报出三数',
  } as const
  const shapes = { body: ballotItemSchema, answer: roomCountsAnswerSchema }
  route(http, { ...spec, ...more, ...shapes }, async ({ session, params: { id }, body }) => {
    const found = await voting(session, id, body.item)
    if (found instanceof ProblemAnswer) return found
    const closed = await machine.close(id, found.state, found.item)
    return closed.ok ? { counts: closed.value } : problem(409, closed.message, { why: closed.reason })
  })
}

function countRoute({ http, context, machine, voting }: Desk): void {
  const more = {
    url: `${BASE}/ballots/count`,
    id: 'TitlesBallotCount',
    summary: '开箱计票并接收合计',
  } as const
  const shapes = { body: ballotCountSchema, answer: actAnswerSchema }
  route(http, { ...spec, ...more, ...shapes }, async (call) => {
    const { id } = call.params
    const found = await voting(call.session, id, call.body.item)
    if (found instanceof ProblemAnswer) return found
    const counted = await machine.count(id, found.item, call.body.notCast)
    if (!counted.ok) return problem(409, counted.message, { why: counted.reason })
    const input = { item: found.item.id, counts: counted.value, notSeparated: true }
    return runAct(context, procedure, 'TakeTotals', id, { ...call, body: { input } })
  })
}

function annulRoute({ http, context, machine, voting }: Desk): void {
  const more = {
    url: `${BASE}/ballots/annul`,
    id: 'TitlesBallotAnnul',
    summary: '宣布电子投票作废',
  } as const
  const shapes = { body: ballotAnnulSchema, answer: actAnswerSchema }
  route(http, { ...spec, ...more, ...shapes }, async (call) => {
    const { id } = call.params
    const found = await voting(call.session, id, call.body.item)
    if (found instanceof ProblemAnswer) return found
    const answer = await runAct(context, procedure, 'VoidBallot', id, { ...call, body: { input: call.body } })
    if (!(answer instanceof ProblemAnswer)) await machine.annul(id, found.item)
    return answer
  })
}

function announceRoute({ http, context, machine, asked }: Desk): void {
  const more = {
    url: `${BASE}/announce`,
    id: 'TitlesMeetingAnnounce',
    summary: '当场宣布结果，票箱不再保留合计',
  } as const
  const shapes = { body: z.object({ presider: z.string().max(60).default('') }), answer: actAnswerSchema }
  route(http, { ...spec, ...more, ...shapes }, async (call) => {
    const { id } = call.params
    const found = await asked(call.session, id)
    if (found instanceof ProblemAnswer) return found
    const input = { input: call.body }
    const answer = await runAct(context, procedure, 'AnnounceResults', id, { ...call, body: input })
    if (!(answer instanceof ProblemAnswer)) await machine.announce(id, found.state)
    return answer
  })
}
