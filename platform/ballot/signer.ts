/**
 * The signing office: one key pair for each question, one token for each entitled member, and never a ballot. What it keeps
 * while a question is open: who is entitled, and in a slot file what each device sent, so that a lost answer can be given
 * again. Closing destroys the key and the slots; only the two numbers stay.
 */
import { type KeyObject, createPrivateKey, createPublicKey, generateKeyPair } from 'node:crypto'
import { promisify } from 'node:util'
import { blindSign } from './blind-sign.ts'
import type { BallotQuestion } from './client/ballot.ts'
import { MODULUS_BITS, MODULUS_OCTETS } from './client/blind.ts'
import { type BallotOutcome, type IssueRefusal, type RoomRefusal, done, refused } from './client/refusals.ts'
import { type Office, openShare } from './office.ts'
import {
  findQuestion,
  fitChoices,
  keepQuestion,
  listQuestions,
  makeQuestionFolder,
  questionFile,
} from './question-folder.ts'
import { sealed, unsealed } from './sealing.ts'
import { type SlotFile, createSlots, readSlot, readSlots, writeSlot } from './slot-file.ts'
import { destroyFile, findContent, writeWhole } from './whole-file.ts'

/** How many were entitled when the question opened, how many of them left without a token, how many tokens are out. */
export interface IssuedCount {
  readonly entitled: number
  readonly left: number
  readonly issued: number
}

export interface SignerStatus extends IssuedCount {
  readonly stage: SignerStage
  /** Sorted by member; who has a token is known to the room, what it is for is not. Empty after the close. */
  readonly members: readonly { readonly member: string; readonly issued: boolean; readonly left: boolean }[]
}

export type SignerStage = 'prepared' | 'open' | 'closed' | 'annulled'

/** Questions that the departed member gets no token for any more, and those whose token is already out. */
export interface Departure {
  readonly withdrawn: readonly string[]
  readonly outstanding: readonly string[]
}

export interface SignerOptions {
  /** A question's key; tests give seeded ones. Must have 3,072 bits and exponent 65537. */
  readonly makeKey?: (question: string) => Promise<KeyObject>
}

interface Kept extends BallotQuestion {
  readonly stage: SignerStage
  /** Sorted: the place of a member is the member's slot. */
  readonly entitled: readonly string[]
  readonly left: readonly string[]
  readonly count?: IssuedCount
}

type Room<Value> = BallotOutcome<Value, RoomRefusal>

export class Signer {
  readonly #office: Office
  readonly #makeKey: (question: string) => Promise<KeyObject>
  /** Private keys of open questions that were used since the start. */
  readonly #keys = new Map<string, KeyObject>()
  /** Questions whose key is being made. */
  readonly #making = new Map<string, Promise<Kept>>()

  constructor(office: Office, { makeKey = newKey }: SignerOptions = {}) {
    this.#office = office
    this.#makeKey = makeKey
    for (const { id, stage } of listQuestions<Kept>(office))
      // what a crash in the middle of the close has left
      if (stage === 'closed' || stage === 'annulled') this.#destroySecrets(id)
  }

  /** Others seal the shares of this office to it: SubjectPublicKeyInfo, DER, base64. */
  get sealingKey(): string {
    return this.#office.sealingKey
  }

  /**
   * Makes a question's key pair, before the meeting (about 0.4 s). The public key goes into the sealed agenda. The same
   * question again answers the same key; the same id with other choices is refused.
   */
  async prepare(id: string, choices: readonly string[]): Promise<Room<BallotQuestion>> {
    if (!fitChoices(choices)) return refused('choices-unfit')
    // asked twice at once there is one key: a second one would lie beside the first one's description, or over an open question
    const begun = this.#making.get(id)
    if (begun !== undefined) await begun
    const known = this.#find(id)
    if (known !== undefined)
      return sameTexts(known.choices, choices) ? done(questionOf(known)) : refused('question-exists')
    const making = this.#make(id, choices)
    this.#making.set(id, making)
    try {
      return done(questionOf(await making))
    } finally {
      this.#making.delete(id)
    }
  }

  async #make(id: string, choices: readonly string[]): Promise<Kept> {
    const key = await this.#makeKey(id)
    const publicKey = createPublicKey(key).export({ type: 'spki', format: 'der' }).toString('base64')
    const kept: Kept = { id, choices, publicKey, stage: 'prepared', entitled: [], left: [] }
    makeQuestionFolder(this.#office, id)
    writeWhole(this.#file(id, 'key'), this.#sealedKey(id, key))
    this.#keep(kept) // last: a question with a description has its key
    return kept
  }

  /** Opens the question for these members: present, not recused, each once. */
  open(id: string, entitled: readonly string[]): Room<{ readonly entitled: number }> {
    const kept = this.#find(id)
    if (kept === undefined) return refused('unknown-question')
    const sorted = entitled.toSorted()
    if (sorted.length === 0 || new Set(sorted).size < sorted.length) return refused('nobody-entitled')
    if (kept.stage === 'open' && sameTexts(kept.entitled, sorted)) return done({ entitled: sorted.length })
    if (kept.stage !== 'prepared')
      return refused(kept.stage === 'annulled' ? 'question-annulled' : 'question-closed')
    const opened: Kept = { ...kept, entitled: sorted, stage: 'open' }
    createSlots(this.#slots(opened), this.#office.random)
    this.#keep(opened)
    return done({ entitled: sorted.length })
  }

  /**
   * The blind signature over what the member's device sent (384 octets), once for each member: the same octets again get
   * the same answer, others are refused. When it answers, the octets are on the disk.
   */
  issue(id: string, member: string, blinded: Uint8Array): BallotOutcome<Uint8Array, IssueRefusal> {
    const kept = this.#find(id)
    if (kept === undefined) return refused('unknown-question')
    if (kept.stage !== 'open')
      return refused(kept.stage === 'prepared' ? 'question-not-open' : 'question-closed')
    const place = kept.entitled.indexOf(member)
    if (place < 0) return refused('not-entitled')
    const slots = this.#slots(kept)
    const before = readSlot(slots, place)
    if (before !== undefined && !before.equals(blinded)) return refused('token-already-issued')
    if (before === undefined && kept.left.includes(member)) return refused('member-left')
    const signed = blindSign(this.#key(id), blinded)
    if (signed === undefined) return refused('malformed')
    if (before === undefined) writeSlot(slots, place, blinded, this.#office.random)
    return done(signed)
  }

  /** The member has left the room: no token from now on. A token that is out cannot be called back by anybody. */
  leave(member: string): Departure {
    const open = listQuestions<Kept>(this.#office).filter(
      ({ stage, entitled }) => stage === 'open' && entitled.includes(member),
    )
    const out = open.filter(
      (kept) => readSlot(this.#slots(kept), kept.entitled.indexOf(member)) !== undefined,
    )
    const withdrawn = open.filter((kept) => !out.includes(kept))
    for (const kept of withdrawn)
      this.#keep({ ...kept, left: [...new Set([...kept.left, member])].toSorted() })
    return { withdrawn: withdrawn.map(({ id }) => id), outstanding: out.map(({ id }) => id) }
  }

  /** How the question stands. Tells nothing about any ballot: this office has none. */
  status(id: string): Room<SignerStatus> {
    const kept = this.#find(id)
    if (kept === undefined) return refused('unknown-question')
    const taken = kept.stage === 'open' ? readSlots(this.#slots(kept)) : []
    const members = taken.map((slot, place) => {
      const member = kept.entitled[place] ?? ''
      return { member, issued: slot !== undefined, left: kept.left.includes(member) }
    })
    const counted = { entitled: kept.entitled.length, left: kept.left.length }
    const issued = members.filter((member) => member.issued).length
    return done({ stage: kept.stage, members, ...(kept.count ?? { ...counted, issued }) })
  }

  /** Ends the issuing and destroys the key, so that no token can be made late. Again: the same numbers. */
  close(id: string): Room<IssuedCount> {
    return this.#end(id, 'closed')
  }

  /** As `close`, when the chair has annulled the ballot; the question may then be opened anew under another id. */
  annul(id: string): Room<IssuedCount> {
    return this.#end(id, 'annulled')
  }

  /** This office's share of a sealed box, for a recount or an inspection. */
  share(sealedShare: Uint8Array): Room<Uint8Array> {
    const share = openShare(this.#office, sealedShare)
    return share === undefined ? refused('share-unfit') : done(share)
  }

  #end(id: string, stage: 'closed' | 'annulled'): Room<IssuedCount> {
    const status = this.status(id)
    const kept = this.#find(id)
    if (!status.ok || kept === undefined) return refused('unknown-question')
    if (kept.stage === 'prepared' && stage === 'closed') return refused('question-not-open')
    const { entitled, left, issued } = status.value
    const count = { entitled, left, issued }
    // A closed question may still be annulled; an annulled one stays so.
    if (kept.stage !== 'annulled') this.#keep({ ...kept, stage, entitled: [], left: [], count })
    this.#destroySecrets(id)
    return done(count)
  }

  #destroySecrets(id: string): void {
    this.#keys.delete(id)
    for (const name of ['key', 'slots']) destroyFile(this.#file(id, name), this.#office.random)
  }

  #key(id: string): KeyObject {
    const known = this.#keys.get(id)
    if (known !== undefined) return known
    const content = findContent(this.#file(id, 'key'))
    const der = content && unsealed(this.#office.storageKey, content, `key ${id}`)
    if (der === undefined) throw new Error('the key of an open question is missing')
    const key = createPrivateKey({ key: der, type: 'pkcs8', format: 'der' })
    this.#keys.set(id, key)
    return key
  }

  #sealedKey(id: string, key: KeyObject): Buffer {
    const der = key.export({ type: 'pkcs8', format: 'der' })
    return sealed(this.#office.storageKey, der, `key ${id}`, this.#office.random)
  }

  #slots({ id, entitled }: Kept): SlotFile {
    const { storageKey } = this.#office
    const file = this.#file(id, 'slots')
    return { file, key: storageKey, slots: entitled.length, octets: MODULUS_OCTETS, place: `token ${id}` }
  }

  #file(id: string, name: string): string {
    return questionFile(this.#office, id, name)
  }

  #find(id: string): Kept | undefined {
    return findQuestion(this.#office, id) as Kept | undefined
  }

  #keep(kept: Kept): void {
    keepQuestion(this.#office, kept.id, kept)
  }
}

function questionOf({ id, choices, publicKey }: Kept): BallotQuestion {
  return { id, choices, publicKey }
}

function sameTexts(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((text, index) => text === other[index])
}

async function newKey(): Promise<KeyObject> {
  return (await promisify(generateKeyPair)('rsa', { modulusLength: MODULUS_BITS })).privateKey
}
