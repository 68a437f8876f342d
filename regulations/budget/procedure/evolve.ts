/** From events to state. */
import type { Happening } from '#kernel/case'
import { inStage } from '#kernel/case'
import { known } from './bound.ts'
import { mergePieces, withFigures } from './facts.ts'
import { evolveAssignment, evolvePosting, notYet, reviewOf } from './evolve-route.ts'
import { noFigures } from './packed-figures.ts'
import type { BudgetEvent, Difference, In, PublishedVersion, Signature, UnitBudget } from './vocabulary.ts'

type Event<T extends BudgetEvent['type']> = Extract<BudgetEvent, { type: T }>
type Prepared = In<'publication-preparation'>

export function evolve(state: UnitBudget | undefined, event: BudgetEvent, happening: Happening): UnitBudget {
  switch (event.type) {
    case 'BudgetOpened':
      return opened(event)
    case 'BudgetAssigned':
    case 'BasicsSubmitted':
    case 'ControlsIssued':
    case 'DueMoved':
    case 'TransfersStated':
    case 'ReferenceRefreshed':
      return evolveAssignment(state, event)
    case 'BudgetDiscarded': {
      const from = inStage(state, 'assigned', 'basics-review', 'compiling')
      return { ...from, stage: 'discarded', reason: event.reason }
    }
    case 'FiguresReplaced':
      return unsigned(withFigures(inStage(state, 'compiling', 'signing'), event))
    case 'FiguresRevised':
      return figuresRevised(inStage(state, 'compiling', 'signing'), event)
    case 'Signed':
      return signed(inStage(state, 'compiling', 'signing'), event, happening)
    case 'CoverRecorded': {
      const from = inStage(state, 'compiling', 'signing')
      return { ...from, stage: 'signing', signatures: event.signatures, redline: [] }
    }
    case 'BudgetSubmitted':
      return submitted(inStage(state, 'signing'), event, happening)
    case 'DepartmentPassed':
      return {
        ...inStage(state, 'department-review'),
        stage: 'finance-review',
        departmentOpinion: event.opinion,
        congressOn: event.congressOn,
      }
    case 'FinancePassed':
      return {
        ...inStage(state, 'finance-review'),
        stage: 'before-congress',
        financeOpinion: event.opinion,
      }
    case 'CongressRecorded':
      return { ...inStage(state, 'finance-review', 'before-congress'), congressOn: event.congressOn }
    case 'BudgetApproved':
      return approved(inStage(state, 'finance-review', 'before-congress'), event)
    case 'ReplyRecorded':
      return {
        ...withFigures(inStage(state, 'approved'), event),
        reply: event.reply,
        differences: event.differences,
      }
    case 'BudgetWithdrawn':
    case 'PublicationPrepared':
    case 'SecrecyReviewed':
    case 'CorrectionReviewed':
    case 'BudgetPublished':
    case 'CorrectionRequested':
    case 'CorrectionConsented':
    case 'CorrectionPublished':
      return evolvePublication(state, event, happening)
    case 'PostingRecorded':
    case 'PostingRemoved':
    case 'LinkChecked':
    case 'BudgetArchived':
      return evolvePosting(state, event, happening)
  }
}

type PublicationEvent = Event<
  | 'PublicationPrepared'
  | 'SecrecyReviewed'
  | 'CorrectionReviewed'
  | 'BudgetPublished'
  | 'CorrectionRequested'
  | 'CorrectionConsented'
  | 'CorrectionPublished'
  | 'BudgetWithdrawn'
>

function evolvePublication(
  state: UnitBudget | undefined,
  event: PublicationEvent,
  happening: Happening,
): UnitBudget {
  switch (event.type) {
    case 'PublicationPrepared': {
      const from = withFigures(inStage(state, 'approved', 'publication-preparation', 'withdrawn'), event)
      return preparedOf({ ...from, preparation: event.preparation })
    }
    case 'SecrecyReviewed': {
      const from = inStage(state, 'publication-preparation')
      return { ...from, preparation: { ...from.preparation, secrecy: reviewOf(event, happening) } }
    }
    case 'CorrectionReviewed': {
      const { correction, ...from } = inStage(state, 'correction-consented')
      const secrecy = reviewOf(event, happening)
      return secrecy.passed
        ? { ...from, correction: { ...correction, secrecy } }
        : { ...from, stage: 'published' }
    }
    case 'BudgetPublished': {
      const from = inStage(state, 'publication-preparation')
      const version = versionOf(from, event.number, happening, '', [])
      return { ...from, stage: 'published', versions: [...from.versions, version] }
    }
    case 'CorrectionRequested': {
      const from = publishedOf(inStage(state, 'published', 'archived'))
      return { ...from, stage: 'correction-review', correction: event.correction }
    }
    case 'CorrectionConsented': {
      const from = inStage(state, 'correction-review')
      const correction = { ...from.correction, consentedOn: happening.date }
      return { ...from, stage: 'correction-consented', correction }
    }
    case 'CorrectionPublished':
      return corrected(inStage(state, 'correction-consented'), event, happening)
    case 'BudgetWithdrawn': {
      const { stage: _stage, ...from } = inStage(
        state,
        'published',
        'archived',
        'correction-review',
        'correction-consented',
      )
      const {
        correction: _correction,
        archivedOn: _archived,
        ...rest
      } = {
        correction: undefined,
        archivedOn: undefined,
        ...from,
      }
      return { ...rest, stage: 'withdrawn', withdrawal: { on: happening.date, reason: event.reason } }
    }
  }
}

function opened(event: Event<'BudgetOpened'>): UnitBudget {
  const { year, unit, basis, submitBy, congressOn, pieces, remainders, texts, facts } = event
  return {
    stage: 'compiling',
    year,
    unit,
    basis,
    claimed: basis === 'working',
    figures: mergePieces(noFigures, pieces),
    remainders,
    texts,
    facts,
    submitBy,
    congressOn,
    returnedBy: null,
    differences: [],
    versions: [],
    ...notYet,
    ...known(event.reference),
  }
}

/** An archived budget is still the published one; a correction takes it up again. */
function publishedOf(state: In<'published' | 'archived'>): In<'published'> {
  const { archivedOn: _archived, ...rest } = { archivedOn: undefined, ...state }
  return { ...rest, stage: 'published' }
}

/** Any change of a figure voids all signatures. */
export function unsigned(state: In<'compiling' | 'signing'>): In<'compiling'> {
  if (state.stage === 'compiling') return state
  const { signatures: _void, redline: _redline, ...rest } = state
  return { ...rest, stage: 'compiling' }
}

/** A change of wording leaves the compiler's signature and voids those after it. */
function figuresRevised(state: In<'compiling' | 'signing'>, event: Event<'FiguresRevised'>): UnitBudget {
  const next = withFigures(state, event)
  if (next.stage === 'compiling' || !event.wordingOnly) return unsigned(next)
  const redline = joinRedline(next.redline, event.changes)
  return { ...next, signatures: { compiler: next.signatures.compiler }, redline }
}

/** Wording changed twice is shown once, from what the compiler signed; changed back it is gone. */
function joinRedline(earlier: readonly Difference[], later: readonly Difference[]): readonly Difference[] {
  const joined = new Map(earlier.map((one) => [one.path, one]))
  for (const one of later)
    joined.set(one.path, { ...one, before: joined.get(one.path)?.before ?? one.before })
  return [...joined.values()].filter(({ before, after }) => before !== after)
}

function signed(
  state: In<'compiling' | 'signing'>,
  event: Event<'Signed'>,
  happening: Happening,
): UnitBudget {
  const signature: Signature = { person: happening.person ?? '', on: happening.date, digest: event.digest }
  if (state.stage === 'compiling')
    return { ...state, stage: 'signing', signatures: { compiler: signature }, redline: [] }
  return { ...state, signatures: { ...state.signatures, [event.as]: signature } }
}

function submitted(state: In<'signing'>, event: Event<'BudgetSubmitted'>, happening: Happening): UnitBudget {
  const { compiler, financeHead, unitHead } = state.signatures
  if (financeHead === undefined || unitHead === undefined)
    throw new Error('corrupt ledger: submitted without three signatures')
  const { redline: _agreed, ...rest } = state
  const sent = {
    ...rest,
    claimed: true,
    congressOn: event.congressOn,
    submitBy: event.submitBy,
    signatures: { compiler, financeHead, unitHead },
    submittedOn: happening.date,
  }
  return state.unit.department === null
    ? { ...sent, stage: 'finance-review', departmentOpinion: '' }
    : { ...sent, stage: 'department-review' }
}

function approved(
  state: In<'finance-review' | 'before-congress'>,
  event: Event<'BudgetApproved'>,
): UnitBudget {
  const {
    departmentOpinion: _department,
    financeOpinion: _finance,
    ...rest
  } = {
    financeOpinion: '',
    ...withFigures(state, event),
  }
  const { approval, differences } = event
  const { congressOn } = approval
  return { ...rest, stage: 'approved', approval, congressOn, reply: null, differences }
}

function preparedOf(
  state: In<'approved' | 'publication-preparation' | 'withdrawn'> & Pick<Prepared, 'preparation'>,
): Prepared {
  const { stage: _stage, withdrawal: _withdrawal, ...rest } = { withdrawal: undefined, ...state }
  return { ...rest, stage: 'publication-preparation' }
}

function versionOf(
  state: Pick<Prepared, 'facts' | 'preparation'>,
  number: number,
  happening: Happening,
  reason: string,
  changes: PublishedVersion['changes'],
): PublishedVersion {
  const { digest } = state.facts
  return { number, on: happening.date, digest, sealed: state.preparation.sealed, reason, changes }
}

function corrected(
  state: In<'correction-consented'>,
  event: Event<'CorrectionPublished'>,
  happening: Happening,
): UnitBudget {
  const { correction, ...rest } = correctedFigures(state)
  const { reason, changes, secrecy } = correction
  const version = versionOf(rest, event.number, happening, reason, changes)
  const { preparation } = rest
  const reviewed = secrecy === undefined ? preparation : { ...preparation, secrecy }
  return {
    ...rest,
    preparation: reviewed,
    stage: 'published',
    versions: [...state.versions, version],
  }
}

/** A consented correction as it will be published. */
export function correctedFigures(state: In<'correction-consented'>): In<'correction-consented'> {
  return withFigures(state, state.correction)
}

/** Where a returned file goes: back to the unit, unsigned. */
export function returnedToUnit(by: 'first-review' | 'finance'): (state: UnitBudget) => UnitBudget {
  return (state) => {
    const {
      signatures: _s,
      submittedOn: _o,
      departmentOpinion: _d,
      financeOpinion: _f,
      ...rest
    } = {
      departmentOpinion: '',
      financeOpinion: '',
      ...inStage(state, 'department-review', 'finance-review', 'before-congress'),
    }
    return { ...rest, stage: 'compiling', returnedBy: by }
  }
}
