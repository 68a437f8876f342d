/** A meeting's ballots at the two offices. The signing office knows members by expert code, the box knows none, and no choice passes here. */
import type { BallotOutcome, BallotQuestion } from '#platform/ballot'
import {
  type Meeting,
  type MeetingItem,
  type MeetingMember,
  entitledTo,
  standingBallot,
} from '#regulations/titles'
import type { MeetingCount, MeetingSeat, RoomCounts } from './contract/titles-meeting.ts'
import { BALLOT_SLOT } from './routes/titles-relay.ts'
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

const entitledDiffer: Refusal = {
  ok: false,
  reason: 'nobody-entitled',
  message: '请宣布本次投票无效后重新开始：开始投票以后，有表决权的到会委员有变化。',
}

/** The ballots of meetings at the offices of one server. */
export class MachineBallot {
  readonly #house: BallotHouse
  /** Public keys never change: asked for once. */
  readonly #known = new Map<string, BallotQuestion>()

  constructor(house: BallotHouse) {
    this.#house = house
  }

  /** Makes the keys of all items that have not been voted on; answers how many there are. */
  async prepare(meeting: string, state: Meeting): Promise<number> {
    const offices = await this.#house.get()
    const waiting = state.items.filter((item) => standingBallot(item)?.closed !== true)
    for (const item of waiting) await this.#questionsOf(offices, meeting, item)
    return waiting.reduce((sum, { candidates }) => sum + candidates.length, 0)
  }

  /** Opens a question for each candidate at both offices. Again: the same. */
  async open(meeting: string, state: Meeting, item: MeetingItem): Promise<Told<RoomCounts[]>> {
    const offices = await this.#house.get()
    const questions = await this.#questionsOf(offices, meeting, item)
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
    const offices = await this.#house.get()
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
    item: MeetingItem,
    notCast: Readonly<Record<string, number>>,
  ): Promise<Told<CountRow[]>> {
    return countAll(await this.#house.get(), idsOf(meeting, item), item, notCast)
  }

  async annul(meeting: string, item: MeetingItem): Promise<void> {
    const { signer, box } = await this.#house.get()
    for (const id of idsOf(meeting, item)) {
      await signer.annul(id)
      await box.annul(id)
    }
  }

  /** The box forgets its totals; its sealed ballots stay. */
  async announce(meeting: string, state: Meeting): Promise<void> {
    if (state.mode === 'paper') return
    const { box } = await this.#house.get()
    for (const item of state.items) for (const id of idsOf(meeting, item)) await box.announce(id)
  }

  /** How the open ballots stand at the offices, by item. */
  async standings(meeting: string, state: Meeting): Promise<ReadonlyMap<string, MachineView>> {
    const open = state.mode === 'paper' ? [] : state.items.filter(isOpen)
    const standings = new Map<string, MachineView>()
    if (open.length === 0) return standings
    const offices = await this.#house.get()
    await sendOut(offices, meeting, state)
    for (const item of open) standings.set(item.id, await standingOf(offices, idsOf(meeting, item), item))
    return standings
  }

  /** The open ballot as this member may vote in it; null while none is open. */
  async ballotFor(meeting: string, state: Meeting, own: MeetingMember): Promise<MeetingSeat['ballot']> {
    const item = state.mode === 'paper' ? undefined : state.items.find(isOpen)
    if (item === undefined) return null
    const offices = await this.#house.get()
    const status = await offices.signer.status(idsOf(meeting, item).at(-1) ?? '')
    if (!status.ok || status.value.stage !== 'open') return null
    return ballotOf(offices, state, item, own, await this.#questionsOf(offices, meeting, item))
  }

  /** A token for a question of this meeting; the signing office decides. */
  async issue(
    meeting: string,
    state: Meeting,
    own: MeetingMember,
    { question, blinded }: { readonly question: string; readonly blinded: string },
  ): Promise<BallotOutcome<string>> {
    const offices = await this.#house.get()
    await sendOut(offices, meeting, state)
    // an id of another meeting is one that this meeting does not know
    const id = question.startsWith(`${meeting}/`) ? question : `${meeting}/`
    return offices.signer.issue(id, signerName(meeting, own.expert), blinded)
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

function ballotOf(
  { boxKey }: BallotOffices,
  state: Meeting,
  item: MeetingItem,
  own: MeetingMember,
  questions: readonly BallotQuestion[],
): MeetingSeat['ballot'] {
  const voted = item.candidates.flatMap((candidate, index) => {
    const question = questions[index]
    const mayVote = entitledTo(state, item, candidate).some(({ expert }) => expert === own.expert)
    if (question === undefined || !mayVote) return []
    const { application, name, employer } = candidate
    return [{ ...question, choices: [...question.choices], application, name, employer }]
  })
  return {
    item: item.id,
    title: item.title,
    attempt: standingBallot(item)?.attempt ?? 0,
    questions: voted,
    slot: BALLOT_SLOT,
    boxKey,
    notSeparated: true,
  }
}

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
