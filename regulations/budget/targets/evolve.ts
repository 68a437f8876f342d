/** From events to state. */
import type { Happening } from '#kernel/case'
import { inStage } from '#kernel/case'
import type { FundTargets, Settled, TargetEvent, TargetsIn, TargetVersion } from './vocabulary.ts'

type Event<T extends TargetEvent['type']> = Extract<TargetEvent, { type: T }>
type Lying = TargetsIn<'filling' | 'self-checked'>

export function evolveTargets(
  state: FundTargets | undefined,
  event: TargetEvent,
  happening: Happening,
): FundTargets {
  switch (event.type) {
    case 'TargetsOpened':
      return opened(event)
    case 'TargetsDiscarded':
      return { ...inStage(state, 'filling'), stage: 'discarded', reason: event.reason }
    case 'TargetsRevised': {
      const { table, reference, facts, changes } = event
      const from: Lying = inStage(state, 'filling', 'self-checked')
      return { ...from, table, reference, facts, changes, stage: 'filling' }
    }
    case 'SelfCheckPassed': {
      const { reference, facts } = event
      return { ...inStage(state, 'filling'), reference, facts, stage: 'self-checked' }
    }
    case 'TargetsSubmitted':
      return { ...inStage(state, 'self-checked'), stage: 'department-review', submittedOn: happening.date }
    case 'SheetRecorded': {
      const from = inStage(state, 'department-review', 'finance-review')
      return { ...from, sheets: { ...from.sheets, [event.desk]: event.sheet } }
    }
    case 'DepartmentPassed': {
      const from = inStage(state, 'department-review')
      return { ...from, stage: 'finance-review', departmentOpinion: event.opinion }
    }
    case 'FinanceReviewPassed':
      return { ...inStage(state, 'finance-review'), stage: 'awaiting-approval' }
    case 'TargetsApproved':
      return approved(inStage(state, 'awaiting-approval'), event)
    default:
      return evolveSettled(state, event, happening)
  }
}

function opened({ fund, table, reference, facts }: Event<'TargetsOpened'>): FundTargets {
  return {
    stage: 'filling',
    fund,
    table,
    reference,
    facts,
    sheets: { department: null, finance: null },
    submittedOn: null,
    departmentOpinion: '',
    returnedBy: null,
    changes: [],
  }
}

function approved(
  state: TargetsIn<'awaiting-approval'>,
  { approval, budget }: Event<'TargetsApproved'>,
): FundTargets {
  return {
    ...state,
    stage: 'approved',
    table: { ...state.table, budget },
    approval,
    secrecy: null,
    versions: [],
    monitoring: [],
    evaluation: null,
  }
}

type SettledEvent = Exclude<
  TargetEvent,
  Event<
    | 'TargetsOpened'
    | 'TargetsDiscarded'
    | 'TargetsRevised'
    | 'SelfCheckPassed'
    | 'TargetsSubmitted'
    | 'SheetRecorded'
    | 'DepartmentPassed'
    | 'FinanceReviewPassed'
    | 'TargetsApproved'
  >
>

function evolveSettled(
  state: FundTargets | undefined,
  event: SettledEvent,
  happening: Happening,
): FundTargets {
  switch (event.type) {
    case 'SecrecyReviewed': {
      const { passed, opinion } = event
      const secrecy = { passed, opinion, on: happening.date, person: happening.person ?? '' }
      return { ...inStage(state, 'approved', 'withdrawn'), secrecy }
    }
    case 'TargetsPublished': {
      const from = settledOf(inStage(state, 'approved', 'withdrawn'))
      return { ...from, stage: 'published', versions: versionsOf(from, event.number, '', happening) }
    }
    case 'Monitored': {
      const from = inStage(state, 'published')
      return { ...from, monitoring: [...from.monitoring, event.monitoring] }
    }
    case 'AdjustmentRequested':
      return { ...inStage(state, 'published'), stage: 'adjusting', adjustment: event.adjustment }
    case 'AdjustmentConsented':
      return adjusted(inStage(state, 'adjusting'), event, happening)
    case 'SelfEvaluated': {
      const { evaluation } = event
      return { ...inStage(state, 'published'), stage: 'evaluation-review', evaluation }
    }
    case 'EvaluationConfirmed': {
      const from = inStage(state, 'evaluation-review')
      if (from.evaluation === null)
        throw new Error('corrupt ledger: an evaluation confirmed that nobody made')
      const confirmed = { on: happening.date, opinion: event.opinion }
      return { ...from, stage: 'evaluated', evaluation: { ...from.evaluation, confirmed } }
    }
    case 'EvaluationPublished': {
      const from = inStage(state, 'evaluated')
      const versions = versionsOf(from, event.number, '绩效自评公开', happening)
      return { ...from, stage: 'evaluation-published', versions }
    }
    case 'TargetsWithdrawn': {
      const from = inStage(state, 'published', 'evaluation-published')
      const withdrawal = { on: happening.date, reason: event.reason }
      return { ...from, stage: 'withdrawn', secrecy: null, withdrawal }
    }
  }
}

/** Without what belongs to one stage only. */
function settledOf(
  state: TargetsIn<'approved' | 'withdrawn' | 'adjusting'>,
): Settled & { readonly stage: string } {
  const {
    withdrawal: _withdrawal,
    adjustment: _adjustment,
    ...rest
  } = {
    withdrawal: undefined,
    adjustment: undefined,
    ...state,
  }
  return rest
}

function versionsOf(
  state: Pick<Settled, 'versions' | 'facts'>,
  number: number,
  reason: string,
  happening: Happening,
): readonly TargetVersion[] {
  return [...state.versions, { number, on: happening.date, digest: state.facts.digest, reason }]
}

function adjusted(
  state: TargetsIn<'adjusting'>,
  { number, facts }: Event<'AdjustmentConsented'>,
  happening: Happening,
): FundTargets {
  const { adjustment } = state
  const from = { ...settledOf(state), table: adjustment.table, changes: adjustment.changes, facts }
  const versions = versionsOf(from, number, `绩效目标调整：${adjustment.reason}`, happening)
  return { ...from, stage: 'published', versions }
}

/** Where a returned table goes: back to its compiler; the sheets stay to be looked at. */
export function returnedToCompiler(by: 'department' | 'finance'): (state: FundTargets) => FundTargets {
  return (state) => ({
    ...inStage(state, 'department-review', 'finance-review'),
    stage: 'filling',
    submittedOn: null,
    returnedBy: by,
  })
}

/** A self-evaluation that was sent back goes on from the published table. */
export function evaluationReturned(state: FundTargets): FundTargets {
  return { ...inStage(state, 'evaluation-review'), stage: 'published' }
}

/** An adjustment that was sent back: the published table stands. */
export function adjustmentReturned(state: FundTargets): FundTargets {
  return { ...settledOf(inStage(state, 'adjusting')), stage: 'published' }
}
