/** Who may vote on whom, and what a count says. Whole numbers only (art.23.5.d). */
import type {
  AgendaItem,
  Ballot,
  BallotOfficePair,
  Candidate,
  Count,
  Meeting,
  Member,
  Question,
} from './state.ts'
import { votes } from './state.ts'

/** Members with a vote who are in the room now. */
export function membersPresent(meeting: Meeting): readonly Member[] {
  const inside = new Set(meeting.presence.filter(({ leftAt }) => leftAt === null).map(({ expert }) => expert))
  return meeting.members.filter((member) => votes(member) && inside.has(member.expert))
}

/** Members who stay away from a candidate: by their own declaration, or because they are the candidate or his colleague. */
export function recusedFrom(meeting: Meeting, candidate: Candidate): readonly string[] {
  const declared = meeting.pledges.filter(({ recusals }) =>
    recusals.some(({ application }) => application === candidate.application),
  )
  const automatic = meeting.members.filter((member) => recusalOf(member, candidate) !== undefined)
  return [
    ...new Set([...declared.map(({ expert }) => expert), ...automatic.map(({ expert }) => expert)]),
  ].toSorted()
}

/** Automatic hit of art.50.b: the candidate himself, or the same employer. */
export function recusalOf(member: Member, candidate: Candidate): '本人' | '同一单位' | undefined {
  if (member.person === candidate.person) return '本人'
  return member.employer === candidate.employerKey ? '同一单位' : undefined
}

/**
 * Members who may vote on a candidate of an item: in the room, there when the opinion was introduced (art.23.5.e), not
 * recused. Their number is the denominator and is checked against the quorum at every ballot.
 */
export function entitledTo(meeting: Meeting, item: AgendaItem, candidate: Candidate): readonly Member[] {
  const recused = new Set(recusedFrom(meeting, candidate))
  const heard = new Set(item.heard)
  return membersPresent(meeting).filter(({ expert }) => heard.has(expert) && !recused.has(expert))
}

/** art.23.5.d: at least two thirds of those present; whatever is not a yes counts as none. */
export const isPassed = (yes: number, present: number): boolean => present > 0 && 3 * yes >= 2 * present

/** What is wrong with a count sheet as arithmetic; empty when it adds up. */
export function countFaults({ issued, returned, invalid, yes, no, abstain }: Count): readonly string[] {
  const total = yes + no + abstain + invalid
  const faults: string[] = []
  if ([issued, returned, invalid, yes, no, abstain].some((figure) => figure < 0)) faults.push('票数不能为负')
  if (returned > issued) faults.push(`收回${returned}张，多于发出的${issued}张，本次投票无效`)
  if (total !== returned)
    faults.push(`赞成${yes}、反对${no}、弃权${abstain}、无效${invalid}合计${total}，应等于收回${returned}`)
  return faults
}

/** Lines on which two tellers differ. */
export function sheetDifferences(
  one: Readonly<Record<string, Count>>,
  other: Readonly<Record<string, Count>>,
): readonly string[] {
  const names = [...new Set([...Object.keys(one), ...Object.keys(other)])]
  return names.filter((name) => {
    const [a, b] = [one[name], other[name]]
    if (a === undefined || b === undefined) return true
    return keys.some((key) => a[key] !== b[key])
  })
}
const keys = ['issued', 'returned', 'invalid', 'yes', 'no', 'abstain'] as const

/** The ballot that counts: the last one that was not declared void. */
export const standingBallot = (item: AgendaItem): Ballot | undefined =>
  item.ballots.findLast(({ voided }) => voided === null)

export function questionOf(item: AgendaItem, application: string): Question | undefined {
  return standingBallot(item)?.questions.find((question) => question.application === application)
}

/** Every candidate of the agenda with what was decided on him. */
export function resultsOf(meeting: Meeting): readonly {
  readonly item: AgendaItem
  readonly candidate: Candidate
  readonly question: Question | undefined
}[] {
  return meeting.items.flatMap((item) =>
    item.candidates.map((candidate) => ({
      item,
      candidate,
      question: questionOf(item, candidate.application),
    })),
  )
}

/** First readers who have not marked a file of the item yet, each with the candidate. */
export const unreadOf = ({ members }: Meeting, { candidates }: AgendaItem): readonly string[] =>
  candidates.flatMap(({ name, readers, readBy }) =>
    members
      .filter(({ expert }) => readers.includes(expert) && !readBy.includes(expert))
      .map((reader) => `${reader.name}（${name}）`),
  )

/** Whether two offices hold the ballot: run by different bodies on different machines (DESK A11). Null: the server runs both. */
export function areSeparated(offices: BallotOfficePair | null): boolean {
  if (offices === null) return false
  const { signer, box } = offices
  const hosts = [signer, box].map(({ address }) => (URL.canParse(address) ? new URL(address).hostname : ''))
  return signer.operator !== box.operator && hosts[0] !== '' && hosts[0] !== hosts[1]
}
