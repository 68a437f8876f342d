/** The voter's side over the product's real path: the pass from the seat, tokens from the signing office, ballots to the box. */
import assert from 'node:assert/strict'
import {
  type BallotQuestion,
  type VotingSecret,
  fromBase64,
  makeBallot,
  readAnswer,
  receiveToken,
  requestToken,
} from '#platform/ballot'
import type { MeetingOffice, Reply } from './meeting-office.ts'

export type Choice = 'yes' | 'no' | 'abstain'
export type Question = BallotQuestion & { readonly name: string }
const ORIGIN = 'http://office.test'

/** The reply, which has to be good. */
export const good = (reply: Reply): Reply => {
  assert.ok(reply.status < 300, `${reply.status} ${reply.text}`)
  return reply
}

export interface Paper {
  readonly pass: string
  readonly tokens: string
  readonly slot: string
  readonly page: string
  readonly questions: readonly Question[]
  readonly boxKey: string
  readonly notSeparated: boolean
}

/** Posts as the voting page does: no cookie, plain text; through the server's relay, or to an office of its own. */
async function post(office: MeetingOffice, url: string, payload: string | Uint8Array): Promise<Uint8Array> {
  const headers = { origin: ORIGIN, 'content-type': 'text/plain' }
  const body = Buffer.from(payload)
  if (!url.startsWith(ORIGIN)) {
    const answer = await fetch(url, { method: 'POST', headers, body })
    assert.equal(answer.status, 200, url)
    return new Uint8Array(await answer.arrayBuffer())
  }
  const { pathname } = new URL(url)
  const answer = await office.server.app.inject({ method: 'POST', url: pathname, headers, payload: body })
  assert.equal(answer.statusCode, 200, answer.body)
  return new Uint8Array(answer.rawPayload)
}
type Told = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly reason: string }
const told = async (office: MeetingOffice, url: string, asked: object): Promise<Told> =>
  JSON.parse(Buffer.from(await post(office, url, JSON.stringify(asked))).toString('utf8')) as Told

/** The voting page opened from the seat: what the signing office shows the holder of the pass; null while no ballot is open. */
export async function paperOf(office: MeetingOffice, member: string): Promise<Paper | null> {
  const opened = await office.ask(member, 'POST', `/api/titles/meetings/${office.meeting}/pass`, {})
  if (opened.status !== 200) return null
  const address = new URL(String(opened.json.address), ORIGIN)
  const [tokens = '', pass = ''] = new URLSearchParams(address.hash.slice(1)).values()
  const at = new URL(tokens, address).href
  const shown = await told(office, at, { pass })
  assert.ok(shown.ok, JSON.stringify(shown))
  const { lines, slot, boxKey, notSeparated } = shown.value as {
    lines: Question[]
    slot: string
    boxKey: string
    notSeparated: boolean
  }
  address.hash = ''
  const place = new URL(slot, address).href
  return { pass, tokens: at, slot: place, page: address.href, questions: lines, boxKey, notSeparated }
}

export interface NoToken {
  readonly refused: string
}
export const isRefused = (value: VotingSecret | NoToken): value is NoToken => 'refused' in value

/** A token for one question; what the signing office refuses is answered with its reason. */
export async function fetchToken(
  office: MeetingOffice,
  { pass, tokens }: Pick<Paper, 'pass' | 'tokens'>,
  question: BallotQuestion,
): Promise<VotingSecret | NoToken> {
  const request = await requestToken(question)
  assert.ok(request.ok)
  const signed = await told(office, tokens, { pass, question: question.id, blinded: request.value.blinded })
  if (!signed.ok) return { refused: signed.reason }
  const secret = await receiveToken(question, request.value, fromBase64(String(signed.value)))
  assert.ok(secret.ok)
  return secret.value
}

/** Casts one ballot: `stored`, or why the box refused it. */
export async function cast(
  office: MeetingOffice,
  { boxKey, slot }: Pick<Paper, 'boxKey' | 'slot'>,
  question: BallotQuestion,
  secret: VotingSecret,
  choice: Choice,
  onBallot: (octets: Uint8Array) => void = () => undefined,
): Promise<string> {
  const ballot = await makeBallot(question, secret, question.choices.indexOf(choice))
  assert.ok(ballot.ok)
  onBallot(ballot.value)
  const answer = await readAnswer(await post(office, slot, ballot.value), ballot.value, boxKey)
  return answer.ok ? 'stored' : answer.reason
}
