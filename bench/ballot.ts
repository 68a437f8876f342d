/** A secret ballot by machine: 25 members, 200 candidates, each a question with a key of its own. Both offices in this process. */
import { randomInt } from 'node:crypto'
import path from 'node:path'
import {
  type BallotQuestion,
  Box,
  type Office,
  Signer,
  type VotingSecret,
  checkBox,
  fromBase64,
  makeBallot,
  openOffice,
  openSealedBox,
  receiveToken,
  requestToken,
} from '#platform/ballot'
import { type Line, duration, timed } from './measure.ts'

const MEMBERS = 25
const CANDIDATES = 200
const CHOICES = ['yes', 'no', 'abstain'] as const

const members = Array.from({ length: MEMBERS }, (_, index) => `member ${index + 1}`)

/** Milliseconds that each side has worked: what the offices did, and what all members' devices did. */
interface Spent {
  readonly issuing: number
  readonly casting: number
  readonly counting: number
  readonly devices: number
}

/** The offices work through OpenSSL and flush every token and every ballot to the disk before they answer. */
export async function measureBallot(folder: string): Promise<Line[]> {
  const signer = new Signer(office(path.join(folder, 'signer')))
  const box = await Box.of(office(path.join(folder, 'box')))
  const { milliseconds: keys, value: questions } = await timed(() => preparedQuestions(signer, box))
  const spent: Spent[] = []
  for (const question of questions) spent.push(await voted(question, signer, box))
  const sum = (part: keyof Spent): number => spent.reduce((total, one) => total + one[part], 0)
  const checking = await timed(() => checkAll(questions, signer, box))
  const votes = MEMBERS * CANDIDATES
  const server = sum('issuing') + sum('casting') + sum('counting')
  const each = (milliseconds: number): string => `${(milliseconds / votes).toFixed(2)} ms a ballot`
  return [
    { what: `${CANDIDATES} keys of 3,072 bits, made beforehand`, figure: seconds(keys) },
    {
      what: `${MEMBERS} members × ${CANDIDATES} candidates: server time`,
      figure: seconds(server),
      compared: each(server),
    },
    { what: '  of it tokens, each flushed', figure: seconds(sum('issuing')), compared: each(sum('issuing')) },
    {
      what: '  of it ballots, each flushed',
      figure: seconds(sum('casting')),
      compared: each(sum('casting')),
    },
    { what: '  of it closing, counting, sealing', figure: seconds(sum('counting')) },
    {
      what: `verification of all ${CANDIDATES} sealed boxes, opening included`,
      figure: seconds(checking.milliseconds),
      compared: each(checking.milliseconds),
    },
    {
      what: `a member's device for all ${CANDIDATES} candidates (this processor)`,
      figure: duration(sum('devices') / MEMBERS),
      compared: each(sum('devices')),
    },
  ]
}

function office(folder: string): Office {
  const opened = openOffice(folder, 'bench')
  if (opened === undefined) throw new Error('an office of the bench did not open')
  return opened
}

/** All questions prepared and opened at both offices; keys are made two at a time. */
async function preparedQuestions(signer: Signer, box: Box): Promise<BallotQuestion[]> {
  const questions: BallotQuestion[] = []
  for (let index = 0; index < CANDIDATES; index += 2) {
    const pair = [index, index + 1].map((at) => signer.prepare(`bench/candidate-${at + 1}`, CHOICES))
    questions.push(...(await Promise.all(pair)).map(value))
  }
  for (const question of questions) {
    value(signer.open(question.id, members))
    value(await box.open({ ...question, seats: MEMBERS, signerSealingKey: signer.sealingKey }))
  }
  return questions
}

/** One question from the first token to the sealed box; the count must be what was cast. */
async function voted(question: BallotQuestion, signer: Signer, box: Box): Promise<Spent> {
  const spent = { issuing: 0, casting: 0, counting: 0, devices: 0 }
  const spend = async <Value>(part: keyof Spent, work: () => Value | Promise<Value>): Promise<Value> => {
    const { milliseconds, value: result } = await timed(work)
    spent[part] += milliseconds
    return result
  }
  const secrets: VotingSecret[] = []
  for (const member of members) {
    const request = value(await spend('devices', () => requestToken(question)))
    const blinded = fromBase64(request.blinded)
    const signed = value(await spend('issuing', () => signer.issue(question.id, member, blinded)))
    secrets.push(value(await spend('devices', () => receiveToken(question, request, signed))))
  }
  const expected: Record<string, number> = Object.fromEntries(CHOICES.map((choice) => [choice, 0]))
  for (const secret of secrets) {
    const choice = randomInt(CHOICES.length)
    const name = CHOICES[choice] ?? ''
    expected[name] = (expected[name] ?? 0) + 1
    const ballot = value(await spend('devices', () => makeBallot(question, secret, choice)))
    value(await spend('casting', () => box.cast(ballot)))
  }
  const result = await spend('counting', () => counted(question.id, signer, box))
  if (JSON.stringify(result) !== JSON.stringify(expected)) throw new Error('the box counted something else')
  return spent
}

async function counted(id: string, signer: Signer, box: Box) {
  const { entitled, issued } = value(signer.close(id))
  value(box.close(id))
  return value(await box.count(id, { entitled, issued, notCast: 0 })).totals
}

/** As for a recount: both offices give their shares, every token and every signature is checked again. */
async function checkAll(questions: readonly BallotQuestion[], signer: Signer, box: Box): Promise<void> {
  for (const { id } of questions) {
    const sealed = value(box.sealedBox(id))
    const shares = {
      signer: value(signer.share(fromBase64(sealed.shares.signer))),
      box: value(box.share(fromBase64(sealed.shares.box))),
    }
    const check = value(await checkBox(value(openSealedBox(sealed, shares))))
    if (check.valid !== MEMBERS || check.problems.length > 0) throw new Error('a sealed box does not verify')
  }
}

function value<Value>(outcome: { readonly ok: true; readonly value: Value } | Refused): Value {
  if (!outcome.ok) throw new Error(`refused: ${outcome.reason}`)
  return outcome.value
}
interface Refused {
  readonly ok: false
  readonly reason: string
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`
}
