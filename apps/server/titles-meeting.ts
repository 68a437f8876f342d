/** What the meeting console shows: the room for its desk, the seat for a member. Reads only; who may ask is the route's matter. */
import {
  type Meeting,
  type MeetingItem,
  type MeetingMember,
  areSeparated,
  checklistOf,
  entitledTo,
  hasVote,
  meetingModes,
  membersPresent,
  presides,
  questionOf,
  recusalOf,
  recusedFrom,
  sheetDifferences,
  standingBallot,
} from '#regulations/titles'
import type { MeetingRoom, MeetingSeat, itemSteps } from './contract/titles-meeting.ts'

export type MachineView = MeetingRoom['items'][number]['machine']
type Step = (typeof itemSteps)[number]

/** The step that an item waits for, in the order of art.23.5.b. */
export function stepOf(item: MeetingItem): Step {
  const ballot = standingBallot(item)
  if (ballot?.closed === true) return 'done'
  if (ballot !== undefined) return 'count'
  if (item.report === null) return 'report'
  if (item.introduced === null) return 'introduce'
  return item.discussion === null ? 'discuss' : 'ballot'
}

const nameOf = (state: Meeting, expert: string): string =>
  state.members.find((one) => one.expert === expert)?.name ?? expert

function placeOf(state: Meeting, expert: string): 'absent' | 'in' | 'out' {
  const presence = state.presence.find((one) => one.expert === expert)
  if (presence === undefined) return 'absent'
  return presence.leftAt === null ? 'in' : 'out'
}

function seatOf(state: Meeting, member: MeetingMember): MeetingRoom['members'][number] {
  const { expert, name } = member
  const presence = state.presence.find((one) => one.expert === expert)
  const pledge = state.pledges.find((one) => one.expert === expert)
  const candidates = state.items.flatMap((item) => item.candidates)
  return {
    expert,
    name,
    function: member.function,
    votes: hasVote(member),
    presides: presides(member),
    place: placeOf(state, expert),
    since: presence === undefined ? null : (presence.leftAt ?? presence.signedInAt),
    pledged: pledge !== undefined,
    received: state.bundle?.received.includes(expert) ?? false,
    recusals: candidates.filter((candidate) => recusedFrom(state, candidate).includes(expert)).length,
  }
}

function candidatesOf(state: Meeting, item: MeetingItem): MeetingRoom['items'][number]['candidates'] {
  return item.candidates.map((candidate) => {
    const { application, number, name, employer, specialty, level, track, readers, readBy } = candidate
    const question = questionOf(item, application)
    const entitled =
      question?.present ??
      entitledTo(
        state,
        item.introduced === null ? { ...item, heard: state.members.map((one) => one.expert) } : item,
        candidate,
      ).length
    const opinion = candidate.panelOpinion
    return {
      application,
      number,
      name,
      employer,
      specialty,
      level,
      track,
      entitled,
      recused: recusedFrom(state, candidate).map((expert) => nameOf(state, expert)),
      readers: readers.map((expert) => ({ name: nameOf(state, expert), read: readBy.includes(expert) })),
      opinion: opinion === null ? null : { recommended: opinion.recommended, reasons: opinion.reasons },
      count: question?.count ?? null,
      passed: question?.passed ?? null,
    }
  })
}

function itemOf(state: Meeting, item: MeetingItem, machine: MachineView): MeetingRoom['items'][number] {
  const { id, title, report, introduced, discussion, ballots } = item
  const standing = standingBallot(item)
  const [one, other] = standing?.sheets ?? []
  return {
    id,
    title,
    step: stepOf(item),
    report,
    introducedBy: introduced === null ? null : nameOf(state, introduced.by),
    discussion: discussion?.summary ?? null,
    candidates: candidatesOf(state, item),
    ballot:
      standing === undefined
        ? null
        : {
            attempt: standing.attempt,
            openedAt: standing.openedAt,
            closed: standing.closed,
            notSeparated: standing.notSeparated,
            sheets: standing.sheets.map(({ teller, counts }) => ({ teller, counts: { ...counts } })),
            differing:
              one === undefined || other === undefined ? [] : [...sheetDifferences(one.counts, other.counts)],
          },
    voided: ballots.flatMap(({ attempt, voided }) => (voided === null ? [] : [{ attempt, reason: voided }])),
    machine,
  }
}

export interface RoomAsked {
  readonly id: string
  readonly state: Meeting
  readonly clauseLabel: (clause: string) => string
  /** How the questions of an item stand at the offices, by item. */
  readonly machines: ReadonlyMap<string, MachineView>
  /** Why the offices of the ballot cannot be asked. */
  readonly officesFault: string | null
}

/** One body or one machine holds both offices, or held them at a ballot before the meeting went on by paper. */
const isNotSeparated = ({ mode, offices, items }: Meeting): boolean =>
  mode === 'paper'
    ? items.some((item) => standingBallot(item)?.notSeparated === true)
    : !areSeparated(offices)

/** The whole room for the desk. */
export function meetingRoom({ id, state, clauseLabel, machines, officesFault }: RoomAsked): MeetingRoom {
  const candidates = state.items.flatMap((item) => item.candidates.map((one) => ({ item, one })))
  const { minutes, conclusionsSigned } = state
  return {
    id,
    stage: state.stage,
    mode: state.mode,
    modeLabel: meetingModes[state.mode],
    when: `${state.on} ${state.time}`,
    place: state.place,
    quorum: state.committee.quorum,
    present: membersPresent(state).length,
    byPaper: state.byPaper === null ? null : { ...state.byPaper, by: nameOf(state, state.byPaper.by) },
    presider: state.openedBy,
    notSeparated: isNotSeparated(state),
    offices:
      state.mode === 'paper'
        ? null
        : {
            signer: state.offices?.signer.operator ?? '本系统',
            box: state.offices?.box.operator ?? '本系统',
            fault: officesFault,
          },
    agenda:
      state.agenda === null
        ? null
        : {
            on: state.agenda.on,
            digest: state.agenda.digest,
            page: state.agenda.page,
            keys: Object.keys(state.agenda.keys).length,
          },
    away: state.away === null ? null : { pack: state.away.pack, on: state.away.on },
    trained: state.training !== null,
    bundleOut: state.bundle !== null,
    lights: checklistOf(state).map(({ rule, label, holds, say, clause }) => ({
      rule,
      label,
      green: holds === 'yes',
      say: say ?? '',
      clause,
      clauseLabel: clauseLabel(clause),
    })),
    members: state.members.map((member) => seatOf(state, member)),
    items: state.items.map((item) => itemOf(state, item, machines.get(item.id) ?? null)),
    shortages: state.shortages.map(({ application, by, text, answer }) => ({
      application,
      name: candidates.find(({ one }) => one.application === application)?.one.name ?? '',
      by: nameOf(state, by),
      text,
      answer,
    })),
    failing: candidates
      .filter(({ item, one }) => questionOf(item, one.application)?.passed === false)
      .map(({ one: { application, name } }) => ({
        application,
        name,
        reason: state.failingReasons[application] ?? '',
      })),
    special: state.special,
    other: state.other,
    signatures: {
      chair: minutes.chair?.name ?? null,
      recorder: minutes.recorder?.name ?? null,
      conclusions: conclusionsSigned?.name ?? null,
      sealedOn: state.conclusionsSealedOn,
      archivedOn: state.archive?.on ?? null,
    },
  }
}

/** The seat of one member: names and units until he has pledged, then what lies on the table (art.50.b). */
export function meetingSeat(
  id: string,
  state: Meeting,
  own: MeetingMember,
  ballot: MeetingSeat['ballot'],
): MeetingSeat {
  const { expert, name } = own
  const pledged = state.pledges.some((one) => one.expert === expert)
  const candidates = state.items.flatMap((item) => item.candidates)
  return {
    id,
    stage: state.stage,
    when: `${state.on} ${state.time}`,
    place: state.place,
    name,
    function: own.function,
    presides: presides(own),
    pledged,
    received: state.bundle?.received.includes(expert) ?? false,
    bundleOut: state.bundle !== null,
    here: placeOf(state, expert),
    declare: pledged
      ? []
      : candidates.map((candidate) => ({
          application: candidate.application,
          name: candidate.name,
          employer: candidate.employer,
          automatic: recusalOf(own, candidate) ?? null,
        })),
    items: pledged ? state.items.map((item) => tableOf(state, item, own)) : [],
    ballot: pledged ? ballot : null,
    openItem: openItemOf(state),
    byMachine: state.mode !== 'paper',
    announced: state.announcedBy !== null,
    results: presides(own) ? resultsFor(state) : [],
    minuted: presides(own) && state.special !== '',
  }
}

/** All results, once there is one for every candidate; before that nothing is announced or signed. */
function resultsFor(state: Meeting): MeetingSeat['results'] {
  const candidates = state.items.flatMap((item) => item.candidates.map((one) => ({ item, one })))
  const lines = candidates.flatMap(({ item, one: { application, number, name } }) => {
    const question = questionOf(item, application)
    if (question?.count == null || question.passed === null) return []
    const { present: entitled, count, passed } = question
    return [{ application, number, name, entitled, count, passed }]
  })
  return lines.length === candidates.length ? lines : []
}

function openItemOf(state: Meeting): MeetingSeat['openItem'] {
  const item = state.items.find((one) => standingBallot(one)?.closed === false)
  return item === undefined ? null : { id: item.id, title: item.title }
}

function tableOf(state: Meeting, item: MeetingItem, own: MeetingMember): MeetingSeat['items'][number] {
  return {
    id: item.id,
    title: item.title,
    lines: item.candidates.map((candidate) => {
      const { application, number, name, employer, specialty, level, panelOpinion } = candidate
      const recused = recusedFrom(state, candidate).includes(own.expert)
      const opinion =
        panelOpinion === null || recused
          ? null
          : { recommended: panelOpinion.recommended, reasons: panelOpinion.reasons }
      const reads = candidate.readers.includes(own.expert)
      const hasRead = candidate.readBy.includes(own.expert)
      return { application, number, name, employer, specialty, level, opinion, recused, reads, hasRead }
    }),
  }
}
