/** A meeting's ballots at the two offices. The signing office knows members by expert code, the box knows none, and no choice passes here. */
import { createHash } from 'node:crypto'
import { type BallotQuestion, fromBase64 } from '#platform/ballot'
import {
  type Meeting,
  type MeetingItem,
  type MeetingMember,
  areSeparated,
  entitledTo,
  standingBallot,
} from '#regulations/titles'
import type { MeetingCount, MeetingSeat, RoomCounts } from './contract/titles-meeting.ts'
import {
  type BallotHouse,
  type BallotOffices,
  nextAttempt,
  preparedQuestions,
  questionId,
} from './titles-ballot.ts'
import type { MachineView } from './titles-meeting.ts'

type CountRow = MeetingCount & { readonly application: string }
type Refusal = { readonly ok: false; readonly reason: string; readonly message: string }
type Told<Value> = { readonly ok: true; readonly value: Value } | Refusal

/** Names a member at the signing office: expert codes are those of one meeting. */
const signerName = (meeting: string, expert: string): string => `${meeting}/${expert}`

const attemptOf = (item: MeetingItem): number => standingBallot(item)?.attempt ?? nextAttempt(item)
const isOpen = (item: MeetingItem): boolean => standingBallot(item)?.closed === false
/** Counted by the box; also where the meeting went on by paper afterwards. */
const isByMachine = (item: MeetingItem): boolean => (standingBallot(item)?.notSeparated ?? null) !== null

const entitledDiffer: Refusal = {
  ok: false,
  reason: 'nobody-entitled',
  message: '请宣布本次投票无效后重新开始：开始投票以后，有表决权的到会委员有变化。',
}

/** What the fixed agenda lists: the digest of the voting page and of each candidate's public key. */
export interface FixedKeys {
  readonly page: string
  readonly keys: readonly { readonly application: string; readonly key: string }[]
}

/** SHA-256 of a public key, hexadecimal. */
const keyDigest = (question: BallotQuestion | undefined): string =>
  createHash('sha256')
    .update(fromBase64(question?.publicKey ?? ''))
    .digest('hex')

const notAsFixed: Refusal = {
  ok: false,
  reason: 'key-unfit',
  message: '请不要开始投票：签发处给出的密钥与固定的议程不符，请由签发处核对，或改用纸质选票。',
}

/** A first ballot uses the keys of the fixed agenda; one that is held anew has new ones. */
const isAsFixed = ({ agenda }: Meeting, item: MeetingItem, questions: readonly BallotQuestion[]): boolean =>
  attemptOf(item) > 1 ||
  item.candidates.every(({ application }, index) => agenda?.keys[application] === keyDigest(questions[index]))

/** The ballots of meetings at the offices of one server. */
export class MachineBallot {
  readonly #house: BallotHouse
  /** Public keys never change: asked for once. */
  readonly #known = new Map<string, BallotQuestion>()

  constructor(house: BallotHouse) {
    this.#house = house
  }

  /** Makes the keys of all items that have not been voted on; answers what the fixed agenda lists of them, and the page's digest. */
  async prepare(meeting: string, state: Meeting): Promise<FixedKeys> {
    const offices = await this.#house.get(state.offices)
    const keys: FixedKeys['keys'][number][] = []
    for (const item of state.items.filter((one) => standingBallot(one)?.closed !== true)) {
      const questions = await this.#questionsOf(offices, meeting, item)
      for (const [index, { application }] of item.candidates.entries())
        keys.push({ application, key: keyDigest(questions[index]) })
    }
    return { page: offices.page, keys }
  }

  /** Opens a question for each candidate at both offices. Again: the same. */
  async open(meeting: string, state: Meeting, item: MeetingItem): Promise<Told<RoomCounts[]>> {
    const offices = await this.#house.get(state.offices)
    const questions = await this.#questionsOf(offices, meeting, item)
    if (!isAsFixed(state, item, questions)) return notAsFixed
    for (const [index, candidate] of item.candidates.entries()) {
      const question = questions[index]
      const present = standingBallot(item)?.questions[index]?.present
      const entitled = entitledTo(state, item, candidate).map(({ expert }) => signerName(meeting, expert))
      if (question === undefined || entitled.length !== present) return entitledDiffer
      const seats = entitled.length
      const opened = await offices.signer.open(question.id, entitled)
      if (!opened.ok) return opened
      const boxed = await offices.box.open({ ...question, seats, signerSealingKey: offices.sealingKey })
      if (!boxed.ok) return boxed
    }
    return { ok: true, value: await countsOf(offices, idsOf(meeting, item), item, false) }
  }

  /** Ends issuing and casting; the three counts for the room. */
  async close(meeting: string, state: Meeting, item: MeetingItem): Promise<Told<RoomCounts[]>> {
    const offices = await this.#house.get(state.offices)
    const ids = idsOf(meeting, item)
    await sendOut(offices, meeting, state)
    for (const id of ids) {
      const [signed, boxed] = [await offices.signer.close(id), await offices.box.close(id)]
      if (!signed.ok) return signed
      if (!boxed.ok) return boxed
    }
    return { ok: true, value: await countsOf(offices, ids, item, true) }
  }

  /** Totals of each question; refused where the three counts do not agree. `notCast`: members who say so, by application. */
  async count(
    meeting: string,
    { offices }: Meeting,
    item: MeetingItem,
    notCast: Readonly<Record<string, number>>,
  ): Promise<Told<CountRow[]>> {
    return countAll(await this.#house.get(offices), idsOf(meeting, item), item, notCast)
  }

  async annul(meeting: string, { offices }: Meeting, item: MeetingItem): Promise<void> {
    const { signer, box } = await this.#house.get(offices)
    for (const id of idsOf(meeting, item)) {
      await signer.annul(id)
      await box.annul(id)
    }
  }

  /** Ballots that are void, as all are that were under way when the meeting went on by paper: their questions end at both offices. */
  async endVoided(meeting: string, { agenda, offices, items }: Meeting): Promise<void> {
    const voided = items.flatMap(({ id, ballots, candidates }) =>
      ballots
        .filter((ballot) => ballot.voided !== null)
        .flatMap(({ attempt }) =>
          candidates.map(({ application }) => questionId(meeting, id, attempt, application)),
        ),
    )
    if (agenda === null || agenda.page === null || voided.length === 0) return
    const { signer, box } = await this.#house.get(offices)
    for (const id of voided) {
      await signer.annul(id)
      await box.annul(id)
    }
  }

  /** The box forgets its totals; its sealed ballots stay. */
  async announce(meeting: string, state: Meeting): Promise<void> {
    const counted = state.items.filter(isByMachine)
    if (counted.length === 0) return
    const { box } = await this.#house.get(state.offices)
    for (const item of counted) for (const id of idsOf(meeting, item)) await box.announce(id)
  }

  /** Whoever has left gets no token any more; told to the signing office before the departure is answered. */
  async sendOut(meeting: string, state: Meeting): Promise<void> {
    if (state.mode === 'paper' || !state.items.some(isOpen)) return
    await sendOut(await this.#house.get(state.offices), meeting, state)
  }

  /** How the open ballots stand at the offices, by item. */
  async standings(meeting: string, state: Meeting): Promise<ReadonlyMap<string, MachineView>> {
    const open = state.mode === 'paper' ? [] : state.items.filter(isOpen)
    const standings = new Map<string, MachineView>()
    if (open.length === 0) return standings
    const offices = await this.#house.get(state.offices)
    await sendOut(offices, meeting, state)
    for (const item of open) standings.set(item.id, await standingOf(offices, idsOf(meeting, item), item))
    return standings
  }

  /** The open ballot as this member's seat shows it; null while none is open. */
  async ballotFor(meeting: string, state: Meeting, own: MeetingMember): Promise<MeetingSeat['ballot']> {
    const item = state.mode === 'paper' ? undefined : state.items.find(isOpen)
    if (item === undefined) return null
    const offices = await this.#house.get(state.offices)
    const status = await offices.signer.status(idsOf(meeting, item).at(-1) ?? '')
    if (!status.ok || status.value.stage !== 'open') return null
    return {
      item: item.id,
      title: item.title,
      attempt: standingBallot(item)?.attempt ?? 0,
      lines: votedBy(state, item, own).length,
      page: state.agenda?.page ?? offices.page,
      notSeparated: !areSeparated(state.offices),
    }
  }

  /** Address of the voting page with a pass of this member in its fragment; undefined while no ballot is open. */
  async passFor(meeting: string, state: Meeting, own: MeetingMember): Promise<string | undefined> {
    const item = state.mode === 'paper' ? undefined : state.items.find(isOpen)
    if (item === undefined) return undefined
    const offices = await this.#house.get(state.offices)
    await sendOut(offices, meeting, state)
    const questions = await this.#questionsOf(offices, meeting, item)
    const voted = new Set(votedBy(state, item, own))
    const lines = item.candidates.flatMap(({ application, name, employer }, index) => {
      const question = questions[index]
      return question === undefined || !voted.has(application) ? [] : [{ ...question, name, note: employer }]
    })
    const { title } = item
    const notSeparated = !areSeparated(state.offices)
    const heading = `${state.committee.name}${state.year}年度评审会`
    const paper = { meeting: heading, title, lines, slot: 'ballots', boxKey: offices.boxKey, notSeparated }
    const pass = await offices.signer.admit(signerName(meeting, own.expert), paper)
    if (!pass.ok) throw new Error(`no pass: ${pass.reason}`)
    const fragment = new URLSearchParams({ t: offices.tokensAddress, p: pass.value })
    return `${offices.pageAddress}#${fragment.toString()}`
  }

  async #questionsOf(
    offices: BallotOffices,
    meeting: string,
    item: MeetingItem,
  ): Promise<readonly BallotQuestion[]> {
    const ids = idsOf(meeting, item)
    const missing = ids.filter((id) => !this.#known.has(id))
    for (const question of await preparedQuestions(offices, missing)) this.#known.set(question.id, question)
    return ids.flatMap((id) => this.#known.get(id) ?? [])
  }
}

const idsOf = (meeting: string, item: MeetingItem): readonly string[] =>
  item.candidates.map(({ application }) => questionId(meeting, item.id, attemptOf(item), application))

/** Whoever is out of the room gets no token any more. */
async function sendOut({ signer }: BallotOffices, meeting: string, state: Meeting): Promise<void> {
  for (const { expert, leftAt } of state.presence)
    if (leftAt !== null) await signer.leave(signerName(meeting, expert))
}

/** Applications of an item that this member may vote on. */
const votedBy = (state: Meeting, item: MeetingItem, { expert }: MeetingMember): readonly string[] =>
  item.candidates
    .filter((candidate) => entitledTo(state, item, candidate).some((one) => one.expert === expert))
    .map(({ application }) => application)

/** Entitled are those at the opening without those who left before they had a token. */
async function countsOf(
  { signer, box }: BallotOffices,
  ids: readonly string[],
  item: MeetingItem,
  closed: boolean,
): Promise<RoomCounts[]> {
  const counts: RoomCounts[] = []
  for (const [index, { application, name }] of item.candidates.entries()) {
    const id = ids[index] ?? ''
    const status = await signer.status(id)
    const boxed = closed ? await box.close(id) : undefined
    if (!status.ok || boxed?.ok === false) continue
    const { entitled, left, issued } = status.value
    counts.push({
      application,
      name,
      entitled: entitled - left,
      issued,
      accepted: boxed === undefined ? null : boxed.value.accepted,
    })
  }
  return counts
}

async function standingOf(
  offices: BallotOffices,
  ids: readonly string[],
  item: MeetingItem,
): Promise<MachineView> {
  const last = await offices.signer.status(ids.at(-1) ?? '')
  if (!last.ok || last.value.stage === 'prepared') return { stage: 'unopened', counts: [] }
  const closed = last.value.stage === 'closed'
  return { stage: closed ? 'closed' : 'open', counts: await countsOf(offices, ids, item, closed) }
}

async function countAll(
  offices: BallotOffices,
  ids: readonly string[],
  item: MeetingItem,
  notCast: Readonly<Record<string, number>>,
): Promise<Told<CountRow[]>> {
  const rows: CountRow[] = []
  const presentOf = new Map(
    standingBallot(item)?.questions.map(({ application, present }) => [application, present]),
  )
  for (const [index, { application }] of item.candidates.entries()) {
    const id = ids[index] ?? ''
    const status = await offices.signer.status(id)
    if (!status.ok) return status
    const { entitled, left, issued } = status.value
    const room = { entitled: entitled - left, issued, notCast: notCast[application] ?? 0 }
    const counted = await offices.box.count(id, room)
    if (!counted.ok) return counted
    const { totals, ballots } = counted.value
    rows.push({
      application,
      issued: presentOf.get(application) ?? entitled,
      returned: ballots,
      invalid: 0,
      yes: totals['yes'] ?? 0,
      no: totals['no'] ?? 0,
      abstain: totals['abstain'] ?? 0,
    })
  }
  return { ok: true, value: rows }
}
