/** Whether a ballot is good for a question, by what it says itself; used at the slot of the box and at every recount. */
import { type KeyObject, constants, createPublicKey, verify } from 'node:crypto'
import {
  type Ballot,
  type BallotQuestion,
  choiceText,
  parseBallot,
  questionDigest,
  tokenMessage,
} from './client/ballot.ts'
import { MODULUS_BITS, SALT_OCTETS } from './client/blind.ts'
import { type Bytes, joined, sameBytes } from './client/bytes.ts'
import { type BallotOutcome, type CastRefusal, done, refused } from './client/refusals.ts'

/** A question with what the check needs ready. */
export interface CheckedQuestion {
  readonly question: BallotQuestion
  readonly digest: Bytes
  readonly key: KeyObject
}

/** Undefined where the public key is not RSA with 3,072 bits and exponent 65537. */
export async function findCheckedQuestion(question: BallotQuestion): Promise<CheckedQuestion | undefined> {
  const key = findPublicKey(question.publicKey)
  return key === undefined ? undefined : { question, digest: await questionDigest(question), key }
}

/** The ballot of these octets, or the first reason against it. */
export async function checkBallot(
  octets: Uint8Array,
  { question, digest, key }: CheckedQuestion,
): Promise<BallotOutcome<Ballot, CastRefusal>> {
  const ballot = parseBallot(octets)
  if (ballot === undefined) return refused('malformed')
  if (!sameBytes(ballot.question, digest)) return refused('unknown-question')
  if (question.choices[ballot.choice] === undefined) return refused('choice-unknown')
  if (!holdsToken(await preparedMessage(ballot), ballot.token, key)) return refused('token-invalid')
  return signsChoice(ballot) ? done(ballot) : refused('ballot-altered')
}

/** What the token signs: randomizer, then the hash of question and fresh key. `openssl` verifies the token over exactly this. */
export async function preparedMessage({ question, voterKey, randomizer }: Ballot): Promise<Bytes> {
  return joined(randomizer, await tokenMessage(question, voterKey))
}

function holdsToken(prepared: Bytes, token: Bytes, key: KeyObject): boolean {
  const padding = constants.RSA_PKCS1_PSS_PADDING
  return verify('sha384', prepared, { key, padding, saltLength: SALT_OCTETS }, token)
}

function signsChoice({ question, choice, voterKey, signature }: Ballot): boolean {
  const x = Buffer.from(voterKey).toString('base64url')
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' })
  return verify(null, choiceText(question, choice), key, signature)
}

function findPublicKey(publicKey: string): KeyObject | undefined {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), type: 'spki', format: 'der' })
    const { modulusLength, publicExponent } = key.asymmetricKeyDetails ?? {}
    return modulusLength === MODULUS_BITS && publicExponent === 65_537n ? key : undefined
  } catch (error) {
    if (error instanceof Error) return undefined // no such encoding
    throw error
  }
}
