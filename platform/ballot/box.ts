/**
 * The box: takes ballots for open questions, keeps no time and no order, and gives totals once the three counts agree. It knows
 * no member and no signing key. While a question is open its ballots lie sealed in random slots of a file of full size;
 * after the count they lie sorted in a box that only both offices can open.
 */
import { sign } from 'node:crypto'
import type { BoxResult, KeptBox, OpenBox } from './box-model.ts'
import { type CheckedQuestion, checkBallot, findCheckedQuestion } from './check-ballot.ts'
import {
  BALLOT_OCTETS,
  DIGEST_OCTETS,
  acknowledgementText,
  parseBallot,
  questionDigest,
} from './client/ballot.ts'
import type { Ballot } from './client/ballot.ts'
import { sameBytes, toHex, toNumber } from './client/bytes.ts'
import { holdsAcknowledgement } from './client/device.ts'
import { type BallotOutcome, type CastRefusal, type RoomRefusal, done, refused } from './client/refusals.ts'
import { compareCounts } from './counts.ts'
import type { ThreeCounts } from './counts.ts'
import { type Office, openShare } from './office.ts'
import {
  findQuestion,
  fitChoices,
  keepQuestion,
  listQuestions,
  makeQuestionFolder,
  questionFile,
} from './question-folder.ts'
import { type SealedBox, countBallots, sealBox } from './sealed-box.ts'
import { KEY_OCTETS, sealed, unsealed } from './sealing.ts'
import { type SlotFile, createSlots, readSlots, writeSlot } from './slot-file.ts'
import { destroyFile, findContent, writeWhole } from './whole-file.ts'

type Room<Value> = BallotOutcome<Value, RoomRefusal>

export class Box {
  readonly #office: Office
  /** All questions by the hexadecimal digest that ballots name them by. */
  readonly #questions = new Map<string, CheckedQuestion>()

  private constructor(office: Office) {
    this.#office = office
  }

  /** The box of an office's folder, with what it held before. */
  static async of(office: Office): Promise<Box> {
    const box = new Box(office)
    for (const kept of listQuestions<KeptBox>(office)) {
      await box.#remember(kept)
      if (kept.stage !== 'open' && kept.stage !== 'closed') box.#forget(kept) // what a crash in the middle has left
    }
    return box
  }

  /** The key of its acknowledgements: raw Ed25519, base64. */
  get voiceKey(): string {
    return this.#office.voiceKey
  }

  get sealingKey(): string {
    return this.#office.sealingKey
  }

  /** Opens a question with as many slots as there are members entitled. */
  async open(question: OpenBox): Promise<Room<{ readonly seats: number }>> {
    const { id, choices, publicKey, seats, signerSealingKey } = question
    const known = this.#opened(question)
    if (known !== undefined) return known
    if (!fitChoices(choices)) return refused('choices-unfit')
    if (!Number.isSafeInteger(seats) || seats < 1) return refused('nobody-entitled')
    const kept: KeptBox = { id, choices, publicKey, seats, signerSealingKey, stage: 'open' }
    const checked = await findCheckedQuestion(kept)
    if (checked === undefined) return refused('key-unfit')
    // asked twice at once it is opened once: other slots would lie over the ballots in the first ones
    const meanwhile = this.#opened(question)
    if (meanwhile !== undefined) return meanwhile
    const { random, storageKey } = this.#office
    const key = random(KEY_OCTETS)
    makeQuestionFolder(this.#office, id)
    writeWhole(this.#file(id, 'key'), sealed(storageKey, key, `box key ${id}`, random))
    createSlots(this.#slots(kept, key), random)
    this.#keep(kept)
    this.#questions.set(toHex(checked.digest), checked)
    return done({ seats })
  }

  /** The answer about a question that is here already. */
  #opened({ id, publicKey, seats }: OpenBox): Room<{ readonly seats: number }> | undefined {
    const known = this.#find(id)
    if (known === undefined) return undefined
    return known.stage === 'open' && known.publicKey === publicKey && known.seats === seats
      ? done({ seats })
      : refused('question-exists')
  }

  /**
   * Takes a ballot and answers with the box's signature that it is stored, once it is on the disk. The same ballot again gets the
   * same answer; another one under the same fresh key is refused.
   */
  async cast(octets: Uint8Array): Promise<BallotOutcome<Uint8Array, CastRefusal>> {
    if (octets.length !== BALLOT_OCTETS) return refused('malformed')
    const checked = this.#questions.get(toHex(octets.subarray(0, DIGEST_OCTETS)))
    if (checked === undefined) return refused('unknown-question')
    const found = await checkBallot(octets, checked)
    if (!found.ok) return found
    const kept = this.#find(checked.question.id)
    if (kept === undefined) return refused('unknown-question')
    return this.#store(octets, found.value, kept)
  }

  /** Ends the casting. The number of ballots is all that is told. Again: the same number. */
  close(id: string): Room<{ readonly accepted: number }> {
    const kept = this.#find(id)
    if (kept === undefined) return refused('unknown-question')
    if (kept.stage === 'annulled') return refused('question-annulled')
    const accepted = kept.accepted ?? this.#ballots(kept).length
    if (kept.stage === 'open') this.#keep({ ...kept, stage: 'closed', accepted })
    return done({ accepted })
  }

  /** Before the count: whether a ballot that a device holds the box's acknowledgement for is really in the box. */
  async findAcknowledged(
    id: string,
    voterKey: Uint8Array,
    acknowledgement: Uint8Array,
  ): Promise<Room<'present' | 'missing' | 'not-acknowledged'>> {
    const kept = this.#find(id)
    if (kept === undefined) return refused('unknown-question')
    if (kept.stage !== 'open' && kept.stage !== 'closed') return refused('already-counted')
    const named = { question: await questionDigest(kept), voterKey: Uint8Array.from(voterKey) }
    if (!(await holdsAcknowledgement(named, Uint8Array.from(acknowledgement), this.voiceKey)))
      return done('not-acknowledged')
    const present = this.#ballots(kept).some((octets) => {
      const ballot = parseBallot(octets)
      return ballot !== undefined && sameBytes(ballot.voterKey, voterKey)
    })
    return done(present ? 'present' : 'missing')
  }

  /**
   * Counts a closed question when the three counts agree, seals the sorted box to both offices and destroys the slots. Again:
   * the same result, until `announce`.
   */
  async count(id: string, room: Omit<ThreeCounts, 'accepted'>): Promise<Room<BoxResult>> {
    const kept = this.#find(id)
    if (kept === undefined) return refused('unknown-question')
    const over = this.#notToCount(kept)
    if (over !== undefined) return over
    const ballots = this.#ballots(kept)
    const agreed = compareCounts({ ...room, accepted: ballots.length })
    if (!agreed.ok) return agreed
    return this.#seal(kept, ballots)
  }

  /** The answer about a question that was counted already, or is not to be counted; undefined of one that waits for it. */
  #notToCount({ id, stage }: KeptBox): Room<BoxResult> | undefined {
    if (stage === 'closed') return undefined
    if (stage === 'counted') return done(this.#result(id))
    if (stage === 'open') return refused('question-not-closed')
    return refused(stage === 'annulled' ? 'question-annulled' : 'already-counted')
  }

  /** The chair has announced: the result is forgotten here. The sealed box stays. */
  announce(id: string): Room<null> {
    const kept = this.#find(id)
    if (kept === undefined) return refused('unknown-question')
    if (kept.stage !== 'counted' && kept.stage !== 'announced') return refused('question-not-closed')
    this.#forget(this.#keep({ ...kept, stage: 'announced' }))
    return done(null)
  }

  /** Destroys all ballots unopened, when the chair annuls before the count. */
  annul(id: string): Room<null> {
    const kept = this.#find(id)
    if (kept === undefined) return refused('unknown-question')
    if (kept.stage === 'counted' || kept.stage === 'announced') return refused('already-counted')
    this.#forget(this.#keep({ ...kept, stage: 'annulled' }))
    return done(null)
  }

  /** The sealed box of a counted question, for the archive. */
  sealedBox(id: string): Room<SealedBox> {
    const content = findContent(this.#file(id, 'sealed.json'))
    return content === undefined
      ? refused('question-not-closed')
      : done(JSON.parse(content.toString('utf8')) as SealedBox)
  }

  /** This office's share of a sealed box, for a recount or an inspection. */
  share(sealedShare: Uint8Array): Room<Uint8Array> {
    const share = openShare(this.#office, sealedShare)
    return share === undefined ? refused('share-unfit') : done(share)
  }

  #store(octets: Uint8Array, ballot: Ballot, kept: KeptBox): BallotOutcome<Uint8Array, CastRefusal> {
    const slots = kept.stage === 'open' || kept.stage === 'closed' ? readSlots(this.#slots(kept)) : []
    const before = slots.find((slot) => {
      const other = slot && parseBallot(slot)
      return other !== undefined && sameBytes(other.voterKey, ballot.voterKey)
    })
    if (before?.equals(octets) === true) return done(this.#acknowledgement(ballot))
    if (kept.stage !== 'open') return refused('question-closed')
    if (before !== undefined) return refused('already-voted')
    const free = slots.flatMap((slot, index) => (slot === undefined ? [index] : []))
    const { random } = this.#office
    const chosen = free[Number(toNumber(random(16)) % BigInt(free.length || 1))]
    if (chosen === undefined) return refused('box-full')
    writeSlot(this.#slots(kept), chosen, octets, random)
    return done(this.#acknowledgement(ballot))
  }

  #acknowledgement({ question, voterKey }: Ballot): Uint8Array {
    return sign(null, acknowledgementText(question, voterKey), this.#office.voice)
  }

  async #seal(kept: KeptBox, ballots: readonly Buffer[]): Promise<Room<BoxResult>> {
    const { id, choices, publicKey, signerSealingKey } = kept
    const checked = await findCheckedQuestion(kept)
    if (checked === undefined) return refused('key-unfit')
    const { totals, problems } = await countBallots(checked, ballots)
    // annulled, or counted by another order, while these were looked at: nothing is sealed, and no result comes back
    const over = this.#notToCount(this.#find(id) ?? kept)
    if (over !== undefined) return over
    if (problems.length > 0)
      throw new Error(`the box holds what it should have refused: ${problems.join('; ')}`)
    const sorted = ballots.toSorted((one, other) => Buffer.compare(one, other))
    const opened = {
      question: { id, choices, publicKey },
      ballots: sorted.map((octets) => octets.toString('base64')),
    }
    const { random, storageKey } = this.#office
    const content = `${JSON.stringify(sealBox(opened, { signer: signerSealingKey, box: this.sealingKey }, random))}\n`
    writeWhole(this.#file(id, 'sealed.json'), content)
    const result: BoxResult = { totals, ballots: ballots.length }
    writeWhole(
      this.#file(id, 'result'),
      sealed(storageKey, Buffer.from(JSON.stringify(result)), `result ${id}`, random),
    )
    this.#forget(this.#keep({ ...kept, stage: 'counted' }))
    return done(result)
  }

  #result(id: string): BoxResult {
    const content = findContent(this.#file(id, 'result'))
    const plain = content && unsealed(this.#office.storageKey, content, `result ${id}`)
    if (plain === undefined) throw new Error('the result of a counted question is missing')
    return JSON.parse(plain.toString('utf8')) as BoxResult
  }

  #ballots(kept: KeptBox): Buffer[] {
    return readSlots(this.#slots(kept)).flatMap((slot) => slot ?? [])
  }

  #slots(kept: KeptBox, key = this.#slotKey(kept.id)): SlotFile {
    const file = this.#file(kept.id, 'slots')
    return { file, key, slots: kept.seats, octets: BALLOT_OCTETS, place: `ballot ${kept.id}` }
  }

  #slotKey(id: string): Uint8Array {
    const content = findContent(this.#file(id, 'key'))
    const key = content && unsealed(this.#office.storageKey, content, `box key ${id}`)
    if (key === undefined) throw new Error('the key of an open box is missing')
    return key
  }

  async #remember(kept: KeptBox): Promise<void> {
    const checked = await findCheckedQuestion(kept)
    if (checked !== undefined) this.#questions.set(toHex(checked.digest), checked)
  }

  /** Ballots and their key are gone for good; a counted question keeps its result until it is announced. */
  #forget({ id, stage }: Pick<KeptBox, 'id' | 'stage'>): void {
    const names = stage === 'counted' ? ['key', 'slots'] : ['key', 'slots', 'result']
    for (const name of names) destroyFile(this.#file(id, name), this.#office.random)
  }

  #file(id: string, name: string): string {
    return questionFile(this.#office, id, name)
  }

  #find(id: string): KeptBox | undefined {
    return findQuestion(this.#office, id) as KeptBox | undefined
  }

  #keep(kept: KeptBox): KeptBox {
    keepQuestion(this.#office, kept.id, kept)
    return kept
  }
}
