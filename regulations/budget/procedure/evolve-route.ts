/** The road before compiling and after publication, from events to state. */
import type { Happening } from '#kernel/case'
import { inStage } from '#kernel/case'
import { known } from './bound.ts'
import { mergePieces } from './facts.ts'
import { noFigures } from './packed-figures.ts'
import type { BudgetEvent, In, Posting, SecrecyReview, UnitBudget } from './vocabulary.ts'

export type AssignmentEvent = Extract<
  BudgetEvent,
  {
    type:
      | 'BudgetAssigned'
      | 'BasicsSubmitted'
      | 'ControlsIssued'
      | 'DueMoved'
      | 'TransfersStated'
      | 'ReferenceRefreshed'
  }
>
export type PostingEvent = Extract<
  BudgetEvent,
  { type: 'PostingRecorded' | 'PostingRemoved' | 'LinkChecked' | 'BudgetArchived' }
>

/** What a budget has not had yet when it begins. */
export const notYet = {
  assignment: null,
  basics: null,
  controls: null,
  transfers: [],
  postings: [],
} as const satisfies Partial<UnitBudget>

export function evolveAssignment(state: UnitBudget | undefined, event: AssignmentEvent): UnitBudget {
  switch (event.type) {
    case 'BudgetAssigned':
      return assigned(event)
    case 'BasicsSubmitted':
      return { ...inStage(state, 'assigned'), stage: 'basics-review', basics: event.basics }
    case 'ControlsIssued': {
      const { controls } = event
      const from = inStage(state, 'assigned', 'basics-review', 'compiling', 'signing')
      return from.stage === 'signing' ? { ...from, controls } : { ...from, stage: 'compiling', controls }
    }
    case 'DueMoved': {
      const from = inStage(state, 'assigned', 'basics-review', 'compiling', 'signing')
      const assignment = from.assignment === null ? null : { ...from.assignment, dueOn: event.dueOn }
      return { ...from, assignment, submitBy: event.dueOn }
    }
    case 'TransfersStated':
      return { ...unsigned(state), transfers: event.transfers }
    case 'ReferenceRefreshed':
      return { ...unsigned(state), facts: event.facts, ...known(event.reference ?? state?.reference) }
  }
}

/** Back on the unit's desk without any signature. */
function unsigned(state: UnitBudget | undefined): In<'compiling'> {
  const {
    signatures: _void,
    redline: _redline,
    ...rest
  } = {
    signatures: undefined,
    redline: undefined,
    ...inStage(state, 'compiling', 'signing'),
  }
  return { ...rest, stage: 'compiling' }
}

function assigned(event: Extract<AssignmentEvent, { type: 'BudgetAssigned' }>): UnitBudget {
  const { year, unit, assignment, congressOn, pieces, remainders, texts, facts } = event
  return {
    stage: event.compileAtOnce ? 'compiling' : 'assigned',
    year,
    unit,
    basis: 'working',
    claimed: true,
    figures: mergePieces(noFigures, pieces),
    remainders,
    texts,
    facts,
    submitBy: assignment.dueOn,
    congressOn,
    returnedBy: null,
    differences: [],
    versions: [],
    ...notYet,
    assignment,
    ...known(event.reference),
  }
}

export function evolvePosting(
  state: UnitBudget | undefined,
  event: PostingEvent,
  happening: Happening,
): UnitBudget {
  if (event.type === 'BudgetArchived')
    return { ...inStage(state, 'published'), stage: 'archived', archivedOn: happening.date }
  const from = inStage(
    state,
    'published',
    'archived',
    'correction-review',
    'correction-consented',
    'withdrawn',
  )
  if (event.type === 'PostingRecorded') return { ...from, postings: [...from.postings, event.posting] }
  return { ...from, postings: from.postings.map((one) => changed(one, event, happening)) }
}

function changed(
  posting: Posting,
  event: Extract<PostingEvent, { type: 'PostingRemoved' | 'LinkChecked' }>,
  happening: Happening,
): Posting {
  if (posting.number !== event.number) return posting
  if (event.type === 'PostingRemoved')
    return { ...posting, removedOn: event.removedOn, removalSnapshot: event.snapshot }
  const { result, note, snapshot } = event
  const check = { on: happening.date, result, note }
  return { ...posting, check: snapshot === undefined ? check : { ...check, snapshot } }
}

/** Where a returned 一上 goes: back to the unit, with what it wrote. */
export function returnedToAssigned(state: UnitBudget): UnitBudget {
  return { ...inStage(state, 'basics-review'), stage: 'assigned' }
}

/** A unit that cannot keep within its 控制数 sends them back to who set them. */
export function controlsReturned(state: UnitBudget): UnitBudget {
  return { ...unsigned(state), stage: 'basics-review' }
}

/** The department sends a reply of finance back: the budget waits for the congress's figures again. */
export function approvalReturned(state: UnitBudget): UnitBudget {
  const { approval: _approval, reply: _reply, ...rest } = inStage(state, 'approved')
  return { ...rest, stage: 'before-congress', departmentOpinion: '', financeOpinion: '' }
}

/** The unit sends the department's reply back. */
export function replyReturned(state: UnitBudget): UnitBudget {
  const from: In<'approved'> = inStage(state, 'approved')
  return { ...from, reply: null }
}

/** What a secrecy review leaves, of a first publication or of a correction. */
export function reviewOf(
  { passed, opinion, scan }: Extract<BudgetEvent, { type: 'SecrecyReviewed' | 'CorrectionReviewed' }>,
  happening: Happening,
): SecrecyReview {
  const seen = { passed, opinion, on: happening.date, person: happening.person ?? '' }
  return scan === undefined ? seen : { ...seen, scan }
}
