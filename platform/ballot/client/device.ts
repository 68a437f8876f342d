/**
 * What a member's device does: fetch a token before any choice is shown, make the ballot, send it, and forget. All
 * secrets of a ballot are one value that can be kept as JSON until the box has acknowledged, and must then be deleted.
 */
import {
  type Ballot,
  type BallotQuestion,
  SIGNATURE_OCTETS,
  VOTER_KEY_OCTETS,
  acknowledgementText,
  ballotBytes,
  choiceText,
  parseBallot,
  questionDigest,
  tokenMessage,
} from './ballot.ts'
import { blind, finalize, findBlindingKey, prepare } from './blind.ts'
import { RANDOMIZER_OCTETS } from './blind.ts'
import { type Bytes, type RandomBytes, deviceRandom, fromBase64, fromHex, joined, toBase64 } from './bytes.ts'
import { type BallotOutcome, type CastRefusal, castRefusals, done, refused } from './refusals.ts'

/** Secrets of one ballot before its token has come. Base64; JSON. */
export interface TokenRequest {
  readonly question: string
  /** What goes to the signer, 384 octets. */
  readonly blinded: string
  readonly voterSeed: string
  readonly prepared: string
  readonly inverse: string
}

/** Secrets of one ballot once its token has come. Base64; JSON. */
export interface VotingSecret {
  readonly question: string
  readonly voterSeed: string
  readonly prepared: string
  readonly token: string
}

/** The answer of the box: one octet, 0 or the number of a refusal, and the acknowledgement (zeros in a refusal). */
export const ANSWER_OCTETS = 1 + SIGNATURE_OCTETS

/** Whether this browser can vote: it needs a secure page and Ed25519. The sentence says what to do instead. */
export async function findVotingObstacle(): Promise<string | undefined> {
  if (globalThis.crypto?.subtle === undefined)
    return '请通过会场提供的加密地址（https）打开投票页：当前页面不允许使用加密功能。'
  try {
    await crypto.subtle.generateKey({ name: 'Ed25519' }, false, ['sign', 'verify'])
    return undefined
  } catch (error) {
    if (!(error instanceof Error)) throw error
    return '请更新浏览器或使用会场的平板：本机的浏览器版本过旧，不能制作选票。'
  }
}

/** Makes a fresh key and the blinded message for the signer. Refused where the question's key is not fit. */
export async function requestToken(
  question: BallotQuestion,
  random: RandomBytes = deviceRandom,
): Promise<BallotOutcome<TokenRequest, 'key-unfit'>> {
  const key = await findBlindingKey(question.publicKey)
  if (key === undefined) return refused('key-unfit')
  const voterSeed = random(VOTER_KEY_OCTETS)
  const { publicKey } = await voterKey(voterSeed)
  const prepared = prepare(await tokenMessage(await questionDigest(question), publicKey), random)
  const { message, inverse } = await blind(key, prepared, random)
  return done({
    question: question.id,
    blinded: toBase64(message),
    voterSeed: toBase64(voterSeed),
    prepared: toBase64(prepared),
    inverse: toBase64(inverse),
  })
}

/** Turns the signer's answer (384 octets) into a token. Refused where the signer did not sign this request. */
export async function receiveToken(
  question: BallotQuestion,
  request: TokenRequest,
  blindSignature: Uint8Array,
): Promise<BallotOutcome<VotingSecret, 'key-unfit' | 'token-invalid'>> {
  const key = await findBlindingKey(question.publicKey)
  if (key === undefined) return refused('key-unfit')
  const { voterSeed, prepared, inverse } = request
  const token = await finalize(key, fromBase64(prepared), blindSignature, fromBase64(inverse))
  if (token === undefined) return refused('token-invalid')
  return done({ question: question.id, voterSeed, prepared, token: toBase64(token) })
}

/** The ballot with the choice (an index into the question's choices), ready for the box. */
export async function makeBallot(
  question: BallotQuestion,
  secret: VotingSecret,
  choice: number,
): Promise<BallotOutcome<Bytes, 'choice-unknown'>> {
  if (question.choices[choice] === undefined) return refused('choice-unknown')
  const digest = await questionDigest(question)
  const { publicKey, privateKey } = await voterKey(fromBase64(secret.voterSeed))
  const signature = await crypto.subtle.sign('Ed25519', privateKey, choiceText(digest, choice))
  const ballot: Ballot = {
    question: digest,
    choice,
    voterKey: publicKey,
    randomizer: fromBase64(secret.prepared).slice(0, RANDOMIZER_OCTETS),
    token: fromBase64(secret.token),
    signature: new Uint8Array(signature),
  }
  return done(ballotBytes(ballot))
}

/**
 * What the box answered to a ballot: its acknowledgement, checked against the box's key (raw Ed25519, base64), or a refusal.
 * An answer that is neither counts as malformed: send the same ballot again.
 */
export async function readAnswer(
  answer: Uint8Array,
  sent: Uint8Array,
  boxKey: string,
): Promise<BallotOutcome<Bytes, CastRefusal>> {
  const ballot = parseBallot(sent)
  const [code = 0] = answer
  if (answer.length !== ANSWER_OCTETS || ballot === undefined) return refused('malformed')
  if (code > 0) return refused(castRefusals[code - 1] ?? 'malformed')
  const acknowledgement = Uint8Array.from(answer.subarray(1))
  return (await holdsAcknowledgement(ballot, acknowledgement, boxKey))
    ? done(acknowledgement)
    : refused('malformed')
}

/** Whether the box with this key has signed that it stored this ballot. */
export async function holdsAcknowledgement(
  { question, voterKey }: Pick<Ballot, 'question' | 'voterKey'>,
  acknowledgement: Bytes,
  boxKey: string,
): Promise<boolean> {
  const key = await crypto.subtle.importKey('raw', fromBase64(boxKey), 'Ed25519', true, ['verify'])
  return crypto.subtle.verify('Ed25519', key, acknowledgement, acknowledgementText(question, voterKey))
}

/** Start of a PKCS #8 Ed25519 key (RFC 8410); the 32 octets of the seed follow. */
const PKCS8_START = fromHex('302e020100300506032b657004220420')

async function voterKey(seed: Bytes): Promise<{ privateKey: CryptoKey; publicKey: Bytes }> {
  const privateKey = await crypto.subtle.importKey('pkcs8', joined(PKCS8_START, seed), 'Ed25519', true, [
    'sign',
  ])
  const { x } = await crypto.subtle.exportKey('jwk', privateKey)
  if (x === undefined) throw new Error('an Ed25519 key without its public part')
  return { privateKey, publicKey: fromBase64(x) }
}
