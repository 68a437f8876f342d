/** The member's device in this page: tokens before any choice, ballots from the device to the box, secrets only until the box has answered. */
import {
  type BallotQuestion,
  type TokenRequest,
  type VotingSecret,
  castBallot,
  findVotingObstacle,
  fromBase64,
  makeBallot,
  receiveToken,
  requestToken,
  shuffled,
} from '../../../../../platform/ballot/client/index.ts'
import { ask, problemOf } from '../../api/client.ts'
import { meetingAddress, type MeetingSeat } from './meeting-data.ts'

export { ballotPromises } from '../../../../../platform/ballot/client/index.ts'

type Ballot = NonNullable<MeetingSeat['ballot']>
/** What this device holds of a question. `cast` names no choice. */
type Held =
  | { readonly state: 'asked'; readonly request: TokenRequest }
  | { readonly state: 'ready'; readonly secret: VotingSecret }
  | { readonly state: 'cast' }

const nameOf = (person: string, question: string): string => `guicheng-ballot ${person} ${question}`

function findHeld(person: string, question: string): Held | undefined {
  const text = localStorage.getItem(nameOf(person, question))
  return text === null ? undefined : (JSON.parse(text) as Held)
}
const keep = (person: string, question: string, held: Held): void =>
  localStorage.setItem(nameOf(person, question), JSON.stringify(held))

export type Outcome = { readonly ok: true } | { readonly ok: false; readonly say: string }

/** Fetches a token for every question that this device has none for. Asked again, it goes on where it stopped. */
export async function fetchTokens(meeting: string, person: string, ballot: Ballot): Promise<Outcome> {
  const obstacle = await findVotingObstacle()
  if (obstacle !== undefined) return { ok: false, say: obstacle }
  for (const question of ballot.questions) {
    const fetched = await fetchToken(meeting, person, question)
    if (!fetched.ok) return fetched
  }
  return { ok: true }
}

async function fetchToken(meeting: string, person: string, question: BallotQuestion): Promise<Outcome> {
  const held = findHeld(person, question.id)
  if (held?.state === 'ready' || held?.state === 'cast') return { ok: true }
  const asked = held === undefined ? await requestToken(question) : { ok: true as const, value: held.request }
  if (!asked.ok) return { ok: false, say: asked.message }
  // kept before it is sent: a lost answer is asked for again with the same octets
  keep(person, question.id, { state: 'asked', request: asked.value })
  try {
    const { signed } = await ask<{ signed: string }>(`${meetingAddress(meeting)}/tokens`, {
      method: 'POST',
      body: { question: question.id, blinded: asked.value.blinded },
    })
    const secret = await receiveToken(question, asked.value, fromBase64(signed))
    if (!secret.ok) return { ok: false, say: secret.message }
    keep(person, question.id, { state: 'ready', secret: secret.value })
    return { ok: true }
  } catch (error) {
    return { ok: false, say: problemOf(error).detail }
  }
}

/** Questions that this device has cast already. */
export const castFrom = (person: string, { questions }: Ballot): readonly string[] =>
  questions.filter(({ id }) => findHeld(person, id)?.state === 'cast').map(({ id }) => id)

/** Sends a ballot for every line, in an order of no meaning; what the box has answered is forgotten here. */
export async function castAll(
  person: string,
  { questions, slot, boxKey }: Ballot,
  choices: Readonly<Record<string, number>>,
): Promise<Outcome> {
  for (const question of shuffled(questions)) {
    const held = findHeld(person, question.id)
    const choice = choices[question.id]
    if (held?.state === 'cast') continue
    if (held?.state !== 'ready' || choice === undefined)
      return { ok: false, say: '请等选票凭据领齐、各行都选好以后再提交。' }
    const made = await makeBallot(question, held.secret, choice)
    if (!made.ok) return { ok: false, say: made.message }
    const answer = await castBallot(new URL(slot, location.origin).href, made.value, boxKey)
    if (!answer.ok) return { ok: false, say: answer.message }
    keep(person, question.id, { state: 'cast' })
  }
  return { ok: true }
}
