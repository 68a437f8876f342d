/** The secret ballot by machine from the desk of a meeting. Acts have their own routes; here is what joins them to the two offices. */
import { z } from 'zod'
import type { Session } from '#platform/identity'
import { type MeetingItem, areSeparated, standingBallot } from '#regulations/titles'
import { actAnswerSchema } from '../contract/index.ts'
import {
  ballotAnnulSchema,
  ballotCountSchema,
  ballotItemSchema,
  keysSchema,
  roomCountsAnswerSchema,
} from '../contract/titles-meeting.ts'
import type { ServerContext } from '../context.ts'
import { ProblemAnswer, notFound, problem } from '../http/problem.ts'
import { type Http, route } from '../http/route.ts'
import type { MachineBallot } from '../titles-machine.ts'
import { runAct } from './act-runs.ts'
import {
  type Find,
  type Found,
  isDesk,
  meetingProcedure,
  noBallot,
  reached,
  runsBallot,
} from './titles-meeting-found.ts'

const TAG = 'titles'
const params = z.object({ id: z.string().min(1).max(100) })
const BASE = '/api/titles/meetings/:id'

const notAtDesk = (): ProblemAnswer =>
  problem(403, '请由会议秘书或主持会议的主任、副主任委员办理：您当前的岗位不能操作投票。', {
    why: 'not-permitted',
  })
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

/** Keys, opening, the three counts, totals, annulment, announcement. */
export function ballotRoutes(http: Http, context: ServerContext, machine: MachineBallot, find: Find): void {
  const asked: Desk['asked'] = async (session, id) => {
    const found = await find(session, id)
    if (found === undefined || !isDesk(found)) return notFound()
    return runsBallot(found) ? found : notAtDesk()
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

/** Keys are made when the agenda is fixed; it lists their digests and that of the voting page. */
function keysRoute({ http, context, machine, asked }: Desk): void {
  const more = { url: `${BASE}/keys`, id: 'TitlesMeetingKeys', summary: '生成密钥，固定议程' } as const
  route(http, { ...spec, ...more, answer: keysSchema }, async (call) => {
    const { id } = call.params
    const found = await asked(call.session, id)
    if (found instanceof ProblemAnswer) return found
    if (found.state.mode === 'paper') return onPaper()
    const input = await reached(() => machine.prepare(id, found.state))
    if (input instanceof ProblemAnswer) return input
    const act = await runAct(context, meetingProcedure, 'FixAgenda', id, { ...call, body: { input } })
    return act instanceof ProblemAnswer ? act : { keys: input.keys.length, page: input.page }
  })
}

const onPaper = (): ProblemAnswer =>
  problem(409, '请使用纸质选票：本次会议的方式是纸质。', { why: 'out-of-turn' })

function openRoute({ http, context, machine, asked, voting }: Desk): void {
  const more = { url: `${BASE}/ballots/open`, id: 'TitlesBallotOpen', summary: '开始电子投票' } as const
  const shapes = { body: ballotItemSchema, answer: roomCountsAnswerSchema }
  route(http, { ...spec, ...more, ...shapes }, async (call) => {
    const { session, params: place, body } = call
    const found = await asked(session, place.id)
    if (found instanceof ProblemAnswer) return found
    if (found.state.mode === 'paper') return onPaper()
    if (!hasOpenBallot(itemOf(found, body.item))) {
      const act = await runAct(context, meetingProcedure, 'OpenBallot', place.id, {
        ...call,
        body: { input: body },
      })
      if (act instanceof ProblemAnswer) return act
    }
    const now = await voting(session, place.id, body.item)
    if (now instanceof ProblemAnswer) return now
    const opened = await reached(() => machine.open(place.id, now.state, now.item))
    if (opened instanceof ProblemAnswer) return opened
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
    const closed = await reached(() => machine.close(id, found.state, found.item))
    if (closed instanceof ProblemAnswer) return closed
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
    const { state, item } = found
    const counted = await reached(() => machine.count(id, state, item, call.body.notCast))
    if (counted instanceof ProblemAnswer) return counted
    if (!counted.ok) return problem(409, counted.message, { why: counted.reason })
    const notSeparated = !areSeparated(state.offices)
    const input = { item: item.id, counts: counted.value, notSeparated }
    return runAct(context, meetingProcedure, 'TakeTotals', id, { ...call, body: { input } })
  })
}

function annulRoute({ http, context, machine, asked, voting }: Desk): void {
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
    const answer = await runAct(context, meetingProcedure, 'VoidBallot', id, {
      ...call,
      body: { input: call.body },
    })
    if (answer instanceof ProblemAnswer) return answer
    const annulled = await reached(() => machine.annul(id, found.state, found.item))
    if (annulled instanceof ProblemAnswer) return annulled
    const next = await asked(call.session, id)
    // the keys of the ballot held anew, in the meantime; opening makes those that are missing
    if (!(next instanceof ProblemAnswer))
      void reached(() => machine.prepare(id, next.state)).catch((error: unknown) =>
        context.onFault?.('ballot-keys', error),
      )
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
    const answer = await runAct(context, meetingProcedure, 'AnnounceResults', id, { ...call, body: input })
    if (answer instanceof ProblemAnswer) return answer
    const announced = await reached(() => machine.announce(id, found.state))
    // where the meeting went on by paper the offices may be out of reach for good
    return announced instanceof ProblemAnswer && found.state.mode !== 'paper' ? announced : answer
  })
}
