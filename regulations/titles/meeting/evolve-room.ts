/** The part of the fold that happens in the room and after it. */
import type { Happening } from '#kernel/case'
import { standingBallot } from './count.ts'
import type { MeetingEvent } from './events.ts'
import type { LocalDate } from '#kernel/time'
import type { AgendaItem, Ballot, Meeting, Presence, Question, Signature } from './state.ts'

type Event<T extends MeetingEvent['type']> = Extract<MeetingEvent, { type: T }>

/** Throws on an event that belongs elsewhere: a corrupt ledger. */
export function evolveRoom(state: Meeting, event: MeetingEvent, happening: Happening): Meeting {
  switch (event.type) {
    case 'MemberSignedIn':
      return { ...state, presence: signedIn(state.presence, event) }
    case 'MemberLeft':
      return { ...state, presence: moved(state.presence, event.expert, event.time) }
    case 'MemberCameBack':
      return { ...state, presence: moved(state.presence, event.expert, null) }
    case 'MeetingOpened':
      return { ...state, stage: 'open', openedBy: event.by }
    case 'ReviewReported':
      return inItem(state, event.item, (item) => ({ ...item, report: event.report }))
    case 'OpinionsIntroduced':
      return inItem(state, event.item, (item) => ({
        ...item,
        introduced: { by: event.by, at: event.time },
        heard: state.presence.filter(({ leftAt }) => leftAt === null).map(({ expert }) => expert),
      }))
    case 'DiscussionRecorded':
      return inItem(state, event.item, (item) => ({
        ...item,
        discussion: { summary: event.summary, remarks: event.remarks },
      }))
    case 'BallotOpened':
      return inItem(state, event.item, (item) => ({
        ...item,
        ballots: [...item.ballots, opened(item, event)],
      }))
    case 'CountKeyed':
      return inBallot(state, event.item, (ballot) => ({
        ...ballot,
        sheets: [
          ...ballot.sheets.filter(({ teller }) => teller !== event.teller),
          { teller: event.teller, counts: event.counts },
        ],
      }))
    case 'CountConfirmed':
      return inBallot(state, event.item, (ballot) => confirmed(ballot, event))
    case 'BallotVoided':
      return inBallot(state, event.item, (ballot) => ({ ...ballot, voided: event.reason }))
    default:
      return evolveClose(state, event, happening)
  }
}

function evolveClose(state: Meeting, event: MeetingEvent, { date }: Happening): Meeting {
  switch (event.type) {
    case 'ResultsAnnounced':
      return { ...state, stage: 'announced', announcedBy: event.by }
    case 'MinutesWritten': {
      const { reasons, special, other } = event
      return { ...state, failingReasons: reasons, special, other, minutes: { chair: null, recorder: null } }
    }
    case 'MinutesSigned':
      return {
        ...state,
        minutes: { ...state.minutes, [event.as]: signature(event, date) },
      }
    case 'ConclusionsSigned':
      return { ...state, conclusionsSigned: signature(event, date) }
    case 'ConclusionsSealed':
      return { ...state, stage: 'signed', conclusionsSealedOn: date }
    case 'MinutesArchived': {
      const { digest, retainedYears } = event
      return { ...state, stage: 'archived', archive: { on: date, digest, retainedYears } }
    }
    case 'InspectionOpened': {
      const { organisation, matter, until } = event
      const opened = { organisation, matter, on: date, until, closedOn: null }
      return { ...state, inspections: [...state.inspections, opened] }
    }
    case 'InspectionAccessEnded':
      return {
        ...state,
        inspections: state.inspections.map((one) =>
          one.closedOn === null && one.until < date ? { ...one, closedOn: date } : one,
        ),
      }
    case 'SupervisionNoted': {
      const { by, step, text } = event
      return { ...state, supervision: [...state.supervision, { by, step, text, on: date }] }
    }
    case 'AddendumAdded':
      return { ...state, addenda: [...state.addenda, { text: event.text, by: event.by, on: date }] }
    case 'MeetingCancelled':
      return { ...state, stage: 'cancelled' }
    default:
      throw new Error(`corrupt ledger: ${event.type} does not belong in a meeting's room`)
  }
}

const signature = (
  { by, name, onPaper = false }: Event<'MinutesSigned' | 'ConclusionsSigned'>,
  on: LocalDate,
): Signature => ({ by, name, on, onPaper })

function signedIn(
  presence: readonly Presence[],
  { experts, time }: Event<'MemberSignedIn'>,
): readonly Presence[] {
  const others = presence.filter(({ expert }) => !experts.includes(expert))
  return [...others, ...experts.map((expert) => ({ expert, signedInAt: time, leftAt: null }))]
}

const moved = (presence: readonly Presence[], expert: string, leftAt: string | null): readonly Presence[] =>
  presence.map((one) => (one.expert === expert ? { ...one, leftAt } : one))

function opened(item: AgendaItem, { time, present, recused }: Event<'BallotOpened'>): Ballot {
  return {
    attempt: item.ballots.length + 1,
    openedAt: time,
    questions: item.candidates.map(({ application }): Question => ({
      application,
      recused: recused[application] ?? [],
      present: present[application] ?? 0,
      count: null,
      passed: null,
    })),
    closed: false,
    sheets: [],
    scan: [],
    voided: null,
    notSeparated: null,
  }
}

function confirmed(ballot: Ballot, { counts, passed, scan, notSeparated }: Event<'CountConfirmed'>): Ballot {
  return {
    ...ballot,
    closed: true,
    scan,
    notSeparated,
    questions: ballot.questions.map((question) => ({
      ...question,
      count: counts[question.application] ?? null,
      passed: passed[question.application] ?? null,
    })),
  }
}

function inItem(state: Meeting, id: string, change: (item: AgendaItem) => AgendaItem): Meeting {
  return { ...state, items: state.items.map((item) => (item.id === id ? change(item) : item)) }
}

function inBallot(state: Meeting, id: string, change: (ballot: Ballot) => Ballot): Meeting {
  return inItem(state, id, (item) => {
    const standing = standingBallot(item)
    return {
      ...item,
      ballots: item.ballots.map((ballot) => (ballot === standing ? change(ballot) : ballot)),
    }
  })
}
