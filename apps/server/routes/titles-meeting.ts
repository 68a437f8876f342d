/** What the meeting console reads: the room for its desk, the seat for a member, the way to the voting page. */
import { z } from 'zod'
import type { Session } from '#platform/identity'
import { meetingRoomSchema, meetingSeatSchema, passSchema } from '../contract/titles-meeting.ts'
import type { ServerContext } from '../context.ts'
import { ProblemAnswer, notFound, problem } from '../http/problem.ts'
import { type Http, route } from '../http/route.ts'
import { sendProblem } from '../http/server.ts'
import { ballotHouse } from '../titles-ballot.ts'
import { MachineBallot } from '../titles-machine.ts'
import { meetingRoom, meetingSeat } from '../titles-meeting.ts'
import { clauseLabel } from '../views/finding.ts'
import { ballotRoutes } from './titles-ballot.ts'
import {
  type Find,
  findMeeting,
  isDesk,
  meetingProcedure,
  memberOf,
  noBallot,
  reached,
  unreachable,
} from './titles-meeting-found.ts'
import { relayRoute } from './titles-relay.ts'

const TAG = 'titles'
const params = z.object({ id: z.string().min(1).max(100) })
const BASE = '/api/titles/meetings/:id'
export function meetingRoutes(http: Http, context: ServerContext): void {
  const house = ballotHouse(`${context.dataFolder}/ballot`)
  http.app.addHook('onClose', () => house.stop())
  const machine = new MachineBallot(house)
  const find = (session: Session, id: string) => findMeeting(context, session, id)
  readingRoutes(http, context, machine, find)
  passRoute(http, machine, find)
  ballotRoutes(http, context, machine, find)
  relayRoute(http.app, house)
  actsReachTheOffices(http, machine, find)
  totalsOfTheBoxOnly(http)
}

/**
 * A departure is answered once the signing office knows of it, since a token is fetched there without this server; so is the word that the
 * meeting goes on by paper, if the offices can still be reached. Entered later from paper they are told all the same.
 */
function actsReachTheOffices(http: Http, machine: MachineBallot, find: Find): void {
  const address = (act: string): string => `/api/${meetingProcedure.id}/:id/${act}`
  const acts = new Set([address('RecordDeparture'), address('GoOnByPaper')])
  http.app.addHook('onSend', async (request, reply, payload) => {
    const { url = '' } = request.routeOptions
    if (reply.statusCode >= 300) return payload
    const id = acts.has(url) ? (request.params as { readonly id: string }).id : enteredIn(url, payload)
    if (id === undefined) return payload
    const session = await http.findSession(request)
    const found = session && (await find(session, id))
    if (found === undefined || found === null) return payload
    await reached(() => machine.sendOut(id, found.state))
    await reached(() => machine.endVoided(id, found.state))
    return payload
  })
}

/** The meeting in which a confirmed entry from paper was done. */
function enteredIn(url: string, payload: unknown): string | undefined {
  if (url !== '/api/backfills/:id/confirm' || typeof payload !== 'string') return undefined
  const { procedure, id } = JSON.parse(payload) as { readonly procedure?: string; readonly id?: string }
  return procedure === meetingProcedure.id ? id : undefined
}

/** Totals of a machine ballot come from the box by `ballots/count`, keys from the signing office, packs by command: nobody types them. */
function totalsOfTheBoxOnly({ app }: Http): void {
  const acts = ['TakeTotals', 'FixAgenda', 'PackMeeting', 'BringBackMeeting']
  const typed = new Set(
    acts.flatMap((act) => ['', '/preview'].map((end) => `/api/${meetingProcedure.id}/:id/${act}${end}`)),
  )
  const say = '请在会议控制台或以命令办理：票箱的合计、投票密钥和会议包不能录入。'
  const refusal = problem(409, say, { why: 'out-of-turn' })
  app.addHook('onRequest', (request, reply, done) => {
    if (!typed.has(request.routeOptions.url ?? '')) return done()
    void sendProblem(reply, refusal)
  })
  // a meeting that comes back from its venue enters them; nobody does by the pages for paper
  app.addHook('preHandler', (request, reply, done) => {
    const { procedure, act } = (request.body ?? {}) as { readonly procedure?: string; readonly act?: string }
    const isTyped = procedure === meetingProcedure.id && act !== undefined && acts.includes(act)
    if (request.routeOptions.url !== '/api/backfills' || !isTyped) return done()
    void sendProblem(reply, refusal)
  })
}

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
      const machines = await reached(() => machine.standings(id, state))
      const officesFault = machines instanceof ProblemAnswer ? unreachable : null
      const standing = machines instanceof ProblemAnswer ? new Map<string, never>() : machines
      const label = (one: string) => clauseLabel(context.corpus, one)
      return meetingRoom({ id, state, machines: standing, officesFault, clauseLabel: label })
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
      const ballot = await reached(() => machine.ballotFor(id, found.state, own))
      return meetingSeat(id, found.state, own, ballot instanceof ProblemAnswer ? null : ballot)
    },
  )
}

/** The member's device is sent to the voting page with a pass. Neither token nor choice comes here. */
function passRoute(http: Http, machine: MachineBallot, find: Find): void {
  route(
    http,
    {
      method: 'POST',
      url: `${BASE}/pass`,
      id: 'TitlesMeetingPass',
      summary: '打开投票页',
      tag: TAG,
      params,
      answer: passSchema,
    },
    async ({ session, params: { id } }) => {
      const found = await find(session, id)
      const own = found && memberOf(found, session)
      if (found === undefined || own === undefined) return notFound()
      const address = await reached(() => machine.passFor(id, found.state, own))
      if (address instanceof ProblemAnswer) return address
      return address === undefined ? noBallot() : { address }
    },
  )
}
