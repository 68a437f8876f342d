/** Folds what happened to a cycle. */
import type { Happening } from '#kernel/case'
import { inStage } from '#kernel/case'
import type { CycleEvent } from './events.ts'
import type { AnnualSummary, Cycle } from './state.ts'
import { noExam } from './state.ts'

/** The state of a cycle after an event. */
export function evolve(state: Cycle | undefined, event: CycleEvent, happening: Happening): Cycle {
  const { date } = happening
  if (event.type === 'CycleDrafted') {
    const { type: _type, ...drafted } = event
    return { ...blank, ...drafted, stage: 'drafting', draftedOn: date }
  }
  if (state === undefined) throw new Error(`corrupt ledger: ${event.type} without a cycle`)
  return evolveParameters(state, event, date) ?? evolveLife(state, event, date) ?? state
}

const blank = {
  exam: noExam,
  publishedOn: null,
  plan: null,
  extensions: [],
  summary: null,
  frozen: null,
  closedOn: null,
} satisfies Partial<Cycle>

type Later = Exclude<CycleEvent, { type: 'CycleDrafted' }>
type On = Happening['date']

function evolveParameters(state: Cycle, event: Later, on: On): Cycle | undefined {
  switch (event.type) {
    case 'TimesSet': {
      const { cutOff, windows, postingDayCounts } = event
      return { ...state, cutOff, windows, postingDayCounts }
    }
    case 'MaterialsSet':
      return { ...state, extraSlots: event.extraSlots, requirements: event.requirements }
    case 'ConditionsLinked':
      return { ...state, conditions: event.conditions, conditionsOn: on }
    case 'FeesSet':
      return { ...state, fees: event.fees, payment: event.payment }
    case 'ExamSet': {
      const { type: _type, ...setting } = event
      return { ...state, exam: { ...setting, setOn: on, lockedOn: null } }
    }
    case 'ExamLocked':
      return { ...state, exam: { ...state.exam, lockedOn: on } }
    case 'AnnouncementWritten':
      return { ...state, announcement: event.announcement, contact: event.contact }
    default:
      return undefined
  }
}

function evolveLife(state: Cycle, event: Later, on: On): Cycle | undefined {
  switch (event.type) {
    case 'CycleDiscarded':
      return { ...inStage(state, 'drafting'), stage: 'discarded', closedOn: on }
    case 'CyclePublished':
      return { ...inStage(state, 'drafting'), stage: 'published', publishedOn: on, conditionsOn: on }
    case 'PlanFiled': {
      const { type: _type, ...plan } = event
      return { ...state, plan: { ...plan, filedOn: on, objection: null } }
    }
    case 'PlanObjectedTo':
      return state.plan === null
        ? state
        : { ...state, plan: { ...state.plan, objection: { text: event.text, on } } }
    case 'WindowExtended': {
      const { type: _type, ...extension } = event
      const moved =
        event.window === '个人填报' ? { filingUntil: event.until } : { submissionUntil: event.until }
      const extensions = [...state.extensions, { ...extension, on }]
      return { ...state, windows: { ...state.windows, ...moved }, extensions }
    }
    case 'CycleClosed':
      return { ...inStage(state, 'published'), stage: 'closed', closedOn: on }
    case 'CycleFrozen':
      return { ...state, frozen: { document: event.document, on } }
    case 'CycleResumed':
      return { ...state, frozen: null }
    default:
      return evolveSummary(state, event, on)
  }
}

function evolveSummary(state: Cycle, event: Later, on: On): Cycle | undefined {
  const written = (): AnnualSummary => {
    if (state.summary === null) throw new Error(`corrupt ledger: ${event.type} without a summary`)
    return state.summary
  }
  switch (event.type) {
    case 'SummaryDrafted': {
      const { organisation, problems, comparison } = event
      const text = { organisation, problems, comparison }
      return { ...state, summary: { ...text, draftedOn: on, filed: null, received: null } }
    }
    case 'SummaryFiled':
      return { ...state, summary: { ...written(), filed: { document: event.document, on } } }
    case 'SummaryReceived':
      return { ...state, summary: { ...written(), received: { number: event.number, on } } }
    default:
      return undefined
  }
}
