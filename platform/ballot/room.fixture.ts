/** A room for tests: both offices in this process, with seeded keys and randomness, and members with devices of their own. */
import assert from 'node:assert/strict'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { Box } from './box.ts'
import type { BallotQuestion } from './client/ballot.ts'
import { type RandomBytes, fromBase64 } from './client/bytes.ts'
import { type VotingSecret, makeBallot, receiveToken, requestToken } from './client/device.ts'
import { openOffice } from './office.ts'
import { seededKey, seededRandom } from './seeded.fixture.ts'
import { Signer } from './signer.ts'

export const votes = ['yes', 'no', 'abstain'] as const

const CHEAP = { memory: 64, passes: 1, parallelism: 1 }

export interface TestRoom {
  readonly folder: string
  readonly signer: Signer
  readonly box: Box
  /** The offices anew from their folders, as after a crash. */
  restarted(): Promise<TestRoom>
}

/** A folder that goes away with the test. */
export function temporaryFolder(t: { after(work: () => void): void }): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'guicheng-ballot-'))
  t.after(() => fs.rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Both offices in `folder`; the same seed in an empty folder gives the same octets. Question keys are shared by `keySeeds`. */
export async function testRoom(folder: string, seed: string): Promise<TestRoom> {
  const office = (name: string) => {
    const random = seededRandom(`${seed} ${name}`)
    const makeOpeningKey = () => seededKey(`opening ${name}`).privateKey
    const opened = openOffice(path.join(folder, name), '口令', { random, makeOpeningKey, cost: CHEAP })
    assert.ok(opened)
    return opened
  }
  const makeKey = async (id: string) => seededKey(id.replace(/^.*\//, '')).privateKey
  const signer = new Signer(office('signer'), { makeKey })
  const box = await Box.of(office('box'))
  return { folder, signer, box, restarted: () => testRoom(folder, `${seed} again`) }
}

/** Prepares and opens a question for these members at both offices. */
export async function openedQuestion(
  { signer, box }: TestRoom,
  id: string,
  members: readonly string[],
): Promise<BallotQuestion> {
  const prepared = await signer.prepare(id, votes)
  assert.ok(prepared.ok)
  assert.ok(signer.open(id, members).ok)
  const seats = members.length
  assert.ok((await box.open({ ...prepared.value, seats, signerSealingKey: signer.sealingKey })).ok)
  return prepared.value
}

/** The member's device fetches its token. */
export async function fetchedToken(
  { signer }: TestRoom,
  question: BallotQuestion,
  member: string,
  random: RandomBytes,
): Promise<VotingSecret> {
  const request = await requestToken(question, random)
  assert.ok(request.ok)
  const signed = signer.issue(question.id, member, fromBase64(request.value.blinded))
  assert.ok(signed.ok, signed.ok ? '' : signed.reason)
  const secret = await receiveToken(question, request.value, signed.value)
  assert.ok(secret.ok)
  return secret.value
}

/** The octets of a ballot for this choice. */
export async function ballotFor(
  question: BallotQuestion,
  secret: VotingSecret,
  choice: (typeof votes)[number],
): Promise<Uint8Array> {
  const ballot = await makeBallot(question, secret, votes.indexOf(choice))
  assert.ok(ballot.ok)
  return ballot.value
}

/** The names `m01`, `m02` … of so many members. */
export function memberNames(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `m${String(index + 1).padStart(3, '0')}`)
}
