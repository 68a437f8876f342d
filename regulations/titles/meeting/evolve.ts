/** From events to the state of a meeting. */
import type { Happening } from '#kernel/case'
import { inStage } from '#kernel/case'
import { membersPresent, standingBallot } from './count.ts'
import type { MeetingEvent } from './events.ts'
import { eachCandidate, evolveCarriage } from './evolve-carriage.ts'
import type { AgendaItem, Meeting } from './state.ts'

type Event<T extends MeetingEvent['type']> = Extract<MeetingEvent, { type: T }>

export function evolve(state: Meeting | undefined, event: MeetingEvent, happening: Happening): Meeting {
  const next = event.type === 'MeetingPlanned' ? planned(event) : changed(existing(state), event, happening)
  return { ...next, progress: progressOf(next) }
}

const existing = (state: Meeting | undefined): Meeting =>
  inStage(state, 'planned', 'convened', 'open', 'announced', 'signed', 'archived', 'cancelled')

function planned({ type: _type, ...facts }: Event<'MeetingPlanned'>): Meeting {
  return {
    ...facts,
    stage: 'planned',
    byPaper: null,
    offices: null,
    agenda: null,
    away: null,
    packs: [],
    level: null,
    draw: null,
    members: [],
    observers: [],
    pledges: [],
    training: null,
    bundle: null,
    shortages: [],
    items: [],
    presence: [],
    openedBy: null,
    announcedBy: null,
    failingReasons: {},
    special: '',
    other: '',
    minutes: { chair: null, recorder: null },
    conclusionsSigned: null,
    conclusionsSealedOn: null,
    archive: null,
    inspections: [],
    supervision: [],
    progress: { present: 0, quorum: facts.committee.quorum, items: [] },
    addenda: [],
  }
}

function changed(state: Meeting, event: MeetingEvent, happening: Happening): Meeting {
  switch (event.type) {
    case 'MeetingPlanned':
      return state
    case 'MeetingMoved': {
      const { type: _type, ...facts } = event
      // who had come on the day that was given up comes again, and the machine is tried anew
      return { ...state, ...facts, byPaper: null, presence: event.on === state.on ? state.presence : [] }
    }
    case 'ExpertsTaken':
      return { ...state, stage: 'convened', draw: event.draw, members: event.members }
    case 'PanelsSet':
      return {
        ...state,
        members: state.members.map((one) => ({ ...one, panel: event.panels[one.expert] ?? one.panel })),
      }
    case 'ObserverAdmitted':
      return { ...state, observers: [...state.observers, event.observer] }
    case 'ItemPlaced':
      return { ...state, agenda: null, items: [...state.items, newItem(event)] }
    case 'ItemDropped':
      return { ...state, items: state.items.filter(({ id }) => id !== event.item) }
    case 'CandidateDropped':
      return withoutCandidate(state, event.application)
    case 'PledgeGiven': {
      const { expert, onPaper, recusals } = event
      const others = state.pledges.filter((pledge) => pledge.expert !== expert)
      return { ...state, pledges: [...others, { expert, on: happening.date, onPaper, recusals }] }
    }
    case 'TrainingHeld': {
      const { type: _type, ...training } = event
      return { ...state, training }
    }
    case 'BundleReleased':
      return { ...state, bundle: { releasedOn: happening.date, received: [] } }
    case 'BundleReceived':
      return state.bundle === null
        ? state
        : {
            ...state,
            bundle: { ...state.bundle, received: [...new Set([...state.bundle.received, ...event.experts])] },
          }
    case 'PanelOpinionsSigned':
      return eachCandidate(state, (one) => {
        const opinion = event.opinions[one.application]
        return opinion === undefined ? one : { ...one, panelOpinion: { ...opinion, leader: event.leader } }
      })
    case 'ShortageReported': {
      const { application, by, text } = event
      return { ...state, shortages: [...state.shortages, { application, by, text, answer: null }] }
    }
    case 'ShortageAnswered':
      return {
        ...state,
        shortages: state.shortages.map((one) =>
          one.application === event.application && one.answer === null
            ? { ...one, answer: event.answer }
            : one,
        ),
      }
    default:
      return evolveCarriage(state, event, happening)
  }
}

function newItem({ item, candidates }: Event<'ItemPlaced'>): AgendaItem {
  return {
    ...item,
    candidates: candidates.map((one) => ({ ...one, readers: [], readBy: [] })),
    report: null,
    introduced: null,
    heard: [],
    discussion: null,
    ballots: [],
  }
}

function withoutCandidate(state: Meeting, application: string): Meeting {
  const items = state.items.map((item) => ({
    ...item,
    candidates: item.candidates.filter((one) => one.application !== application),
  }))
  return { ...state, items: items.filter(({ candidates }) => candidates.length > 0) }
}

/** Where an item stands, in words the supervising office may read: no count, no name. */
export function stepOf(item: AgendaItem): string {
  const ballot = standingBallot(item)
  if (ballot?.closed === true) return '已计票'
  if (ballot !== undefined) return '投票中'
  if (item.discussion !== null) return '已评议'
  if (item.introduced !== null) return '已介绍初审意见'
  return item.report === null ? '未开始' : '已报告审查情况'
}

function progressOf(state: Meeting): Meeting['progress'] {
  return {
    present: membersPresent(state).length,
    quorum: state.committee.quorum,
    items: state.items.map((item) => ({
      id: item.id,
      title: item.title,
      candidates: item.candidates.length,
      step: stepOf(item),
    })),
  }
}
