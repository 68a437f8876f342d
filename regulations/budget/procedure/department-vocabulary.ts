/** State and events of a department's roll-up over its units. */
import type { LocalDate } from '#kernel/time'
import type { EliminatedPair, RollUpDifference, RollUpFinding } from '../roll-up.ts'
import type { PackedFigures } from './packed-figures.ts'
import type { ControlLine, Transfer } from './route-vocabulary.ts'

export const departmentProcedureId = 'budget/department-budget'
/** Row provider: the budgets of a department's units in a year, read in one statement. */
export const departmentUnitsProvider = 'budget.department-units'

/** A unit's budget as the provider answers it. */
export type DepartmentUnitRow = {
  readonly caseId: string
  readonly code: string
  readonly name: string
  readonly stage: string
  readonly digest: string
  readonly tables: PackedFigures['tables']
  readonly transfers: readonly Transfer[]
  readonly controls: readonly ControlLine[]
}

export type RolledUp = {
  readonly on: LocalDate
  readonly units: readonly {
    readonly code: string
    readonly name: string
    readonly stage: string
    readonly digest: string
  }[]
  /** Place, sum of the units and what was eliminated, in 分. */
  readonly lines: readonly { readonly path: string; readonly sum: number; readonly eliminated: number }[]
  readonly eliminated: readonly EliminatedPair[]
  readonly findings: readonly RollUpFinding[]
}

type Core = {
  readonly year: number
  readonly department: {
    readonly code: string
    readonly name: string
    readonly organisation: string
    readonly finance: string
  }
  readonly rolledUp: RolledUp | null
  readonly comparison: {
    readonly on: LocalDate
    /** All places that differ; of these the first are kept. */
    readonly count: number
    readonly differences: readonly RollUpDifference[]
  } | null
}
export type DepartmentBudget = Core &
  (
    | { readonly stage: 'collecting' }
    | { readonly stage: 'with-finance'; readonly submittedOn: LocalDate; readonly opinion: string }
    | {
        readonly stage: 'accepted'
        readonly submittedOn: LocalDate
        readonly opinion: string
        readonly acceptedOn: LocalDate
      }
  )

export type DepartmentEvent =
  | { readonly type: 'DepartmentOpened'; readonly year: number; readonly department: Core['department'] }
  | { readonly type: 'UnitsRolledUp'; readonly rolledUp: RolledUp }
  | { readonly type: 'TableCompared'; readonly comparison: NonNullable<Core['comparison']> }
  | { readonly type: 'DepartmentSubmitted'; readonly opinion: string }
  | { readonly type: 'DepartmentAccepted' }
