/** Folds what the applicant does. */
import type { Happening } from '#kernel/case'
import { inStage } from '#kernel/case'
import type { Application } from '../application/state.ts'
import { emptyIntake } from '../intake/state.ts'
import { emptyOutcome } from '../outcome/state.ts'
import { emptyReview } from '../review/state.ts'
import { emptyContent } from './content.ts'
import type { FilingEvent } from './events.ts'

type Opened = Extract<FilingEvent, { type: 'ApplicationOpened' }>

function opened({ type: _type, ...facts }: Opened, { date }: Happening): Application {
  return {
    ...facts,
    stage: 'drafting',
    openedOn: date,
    filedOn: null,
    content: emptyContent,
    filedFacts: null,
    materials: [],
    pledge: null,
    marks: [],
    group: null,
    internalNotice: null,
    objections: [],
    recommendation: null,
    opinion: null,
    standIn: null,
    recused: [],
    proposal: null,
    postChange: null,
    intake: emptyIntake,
    review: emptyReview,
    outcome: emptyOutcome,
    heldBy: [],
    exit: null,
  }
}

/** The state after an event of this room. */
export function evolveFiling(
  state: Application | undefined,
  event: FilingEvent,
  happening: Happening,
): Application {
  if (event.type === 'ApplicationOpened') return opened(event, happening)
  if (event.type === 'ApplicationWithdrawn') {
    if (state === undefined) throw new Error('corrupt ledger: withdrawn before it was opened')
    const exit = { reason: event.reason, clause: event.clause, on: happening.date }
    return { ...state, stage: 'withdrawn', exit }
  }
  return evolveDraft(inStage(state, 'drafting', 'correcting'), event, happening)
}

type DraftEvent = Exclude<FilingEvent, { type: 'ApplicationOpened' | 'ApplicationWithdrawn' }>

function evolveDraft(state: Application, event: DraftEvent, happening: Happening): Application {
  switch (event.type) {
    case 'EntrustedConfirmed':
      return state.entrustment === null
        ? state
        : { ...state, entrustment: { ...state.entrustment, confirmed: event.digest } }
    case 'ContentRevised':
      return { ...state, content: { ...state.content, ...event.content } }
    case 'MaterialAdded':
      return { ...state, materials: [...state.materials, event.material] }
    case 'MaterialReplaced':
      return withoutMark(
        {
          ...state,
          materials: state.materials.map((one) =>
            one.id === event.id ? { ...one, ...event.revision, removed: null } : one,
          ),
        },
        event.id,
      )
    case 'MaterialRemoved':
      return withoutMark(
        { ...state, materials: state.materials.filter(({ id }) => id !== event.id) },
        event.id,
      )
    case 'PledgeSigned': {
      const { type: _type, ...signed } = event
      return { ...state, pledge: { on: happening.date, ...signed } }
    }
    case 'ApplicationFiled':
      return { ...state, stage: 'verifying', filedOn: event.filedOn, filedFacts: event.facts }
  }
}

/** A material that changed has to be looked at again. */
const withoutMark = (state: Application, id: string): Application => ({
  ...state,
  marks: state.marks.filter(({ material }) => material !== id),
})
