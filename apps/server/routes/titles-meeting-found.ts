/** What the routes of a meeting share: the meeting as a session may work at it, and the offices of its ballot that may be out of reach. */
import { type AnyProcedure, type Phrase, anyOf, permits } from '#kernel'
import { OfficeUnreachable } from '#platform/ballot'
import { type Session, actorOf } from '#platform/identity'
import { type Meeting, meetingPeople, reviewMeeting } from '#regulations/titles'
import type { ServerContext } from '../context.ts'
import { type ProblemAnswer, problem } from '../http/problem.ts'

export const meetingProcedure: AnyProcedure = reviewMeeting

export interface Found {
  readonly id: string
  readonly state: Meeting
  readonly may: (phrase: Phrase) => boolean
}
export type Find = (session: Session, id: string) => Promise<Found | undefined>

/** The meeting with what this post may do; undefined where there is none. */
export async function findMeeting(
  context: ServerContext,
  session: Session,
  id: string,
): Promise<Found | undefined> {
  const { found } = await context.cases.load(session.tenant, id)
  if (found === undefined || found.procedure !== meetingProcedure.id) return undefined
  const origin = { kind: 'person', actor: actorOf(session) } as const
  const may = (phrase: Phrase): boolean => permits(phrase, origin, found.parties)
  return { id, state: found.snapshot.domain as unknown as Meeting, may }
}

const { secretary, recorder, presider, member } = meetingPeople

/** Secretary and recorder see the room; so does whoever presides. */
export const isDesk = ({ may }: Found): boolean => may(anyOf(secretary, recorder, presider))
export const runsBallot = ({ may }: Found): boolean => may(anyOf(secretary, presider))
/** The member whose seat this session has. */
export const memberOf = ({ state, may }: Found, { person }: Session) =>
  may(member) ? state.members.find(({ account }) => account === person.id) : undefined

export const unreachable = '请检查签发处和票箱：其中一处连接不上，或本系统没有它的凭据。'

/** What the offices answer, or a problem where one cannot be asked. */
export async function reached<Value>(work: () => Promise<Value>): Promise<Value | ProblemAnswer> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof OfficeUnreachable) return problem(503, unreachable, { why: 'office-unreachable' })
    throw error
  }
}

export const noBallot = (): ProblemAnswer =>
  problem(409, '请先宣布开始投票：这一议程没有进行中的电子投票。', { why: 'question-not-open' })
