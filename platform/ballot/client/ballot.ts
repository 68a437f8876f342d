/**
 * A ballot, octet by octet: question digest (32), choice (1), fresh Ed25519 public key (32), randomizer (32), token (384),
 * signature of the fresh key over question and choice (64). Every ballot has the same length, whatever it says.
 *
 * The token is the signer's blind signature over the hash of question and fresh key, so it serves no other question; the
 * signature is the voter's own, so whoever holds the ballot can drop it but not change it.
 */
import { MODULUS_OCTETS, RANDOMIZER_OCTETS } from './blind.ts'
import { type Bytes, joined, textBytes } from './bytes.ts'

/** What the agenda says of a question that is put to a secret ballot. */
export interface BallotQuestion {
  /** Unlike any other question's of any meeting; a question opened anew has a new one. */
  readonly id: string
  /** What may be chosen, in the order of the codes: 2 to 32 of them. */
  readonly choices: readonly string[]
  /** The question's own signing key: SubjectPublicKeyInfo, DER, base64. */
  readonly publicKey: string
}

export const DIGEST_OCTETS = 32
export const VOTER_KEY_OCTETS = 32
export const SIGNATURE_OCTETS = 64

/** Length of every ballot in octets. */
export const BALLOT_OCTETS =
  DIGEST_OCTETS + 1 + VOTER_KEY_OCTETS + RANDOMIZER_OCTETS + MODULUS_OCTETS + SIGNATURE_OCTETS

export interface Ballot {
  /** Digest of the question's id and choices. */
  readonly question: Bytes
  /** Index into the question's choices. */
  readonly choice: number
  readonly voterKey: Bytes
  readonly randomizer: Bytes
  readonly token: Bytes
  readonly signature: Bytes
}

/** The parts of a ballot; undefined where the length is not a ballot's. */
export function parseBallot(bytes: Uint8Array): Ballot | undefined {
  if (bytes.length !== BALLOT_OCTETS) return undefined
  let at = 0
  const next = (length: number): Bytes => Uint8Array.from(bytes.subarray(at, (at += length)))
  return {
    question: next(DIGEST_OCTETS),
    choice: next(1)[0] ?? 0,
    voterKey: next(VOTER_KEY_OCTETS),
    randomizer: next(RANDOMIZER_OCTETS),
    token: next(MODULUS_OCTETS),
    signature: next(SIGNATURE_OCTETS),
  }
}

/** The octets of a ballot, always `BALLOT_OCTETS` of them. */
export function ballotBytes(ballot: Ballot): Bytes {
  const { question, choice, voterKey, randomizer, token, signature } = ballot
  return joined(question, Uint8Array.of(choice), voterKey, randomizer, token, signature)
}

/** Names the question inside a ballot: digest of its id and its choices in their order. */
export async function questionDigest({
  id,
  choices,
}: Pick<BallotQuestion, 'id' | 'choices'>): Promise<Bytes> {
  return sha256(joined(label('question'), textBytes(JSON.stringify([id, ...choices]))))
}

/** What the signer signs unseen, before the randomizer is put in front. */
export async function tokenMessage(question: Bytes, voterKey: Bytes): Promise<Bytes> {
  return sha256(joined(label('token'), question, voterKey))
}

/** What the fresh key signs. */
export function choiceText(question: Bytes, choice: number): Bytes {
  return joined(label('choice'), question, Uint8Array.of(choice))
}

/** What the box signs when it has stored a ballot: it names the fresh key and never the choice. */
export function acknowledgementText(question: Bytes, voterKey: Bytes): Bytes {
  return joined(label('accepted'), question, voterKey)
}

/** Keeps signatures and digests of one purpose from serving another. */
function label(purpose: string): Bytes {
  return textBytes(`guicheng ballot ${purpose} 1\0`)
}

async function sha256(bytes: Bytes): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
}
