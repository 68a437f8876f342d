/** Versions of an instrument: a case keeps the table of the version that bound it, and the parameter values of its moments. */
import { type Fact, type Parameter, type ParameterValue, plainFinding } from '#kernel/law'
import type { LocalDate } from '#kernel/time'
import type { DomainEvent, Staged } from './act.ts'
import type { Procedure, ProcedureSpec } from './procedure.ts'

/** A version of the instrument; `table` replaces the parts of the procedure that read differently under it. */
export interface InstrumentVersion<S extends Staged, E extends DomainEvent> {
  readonly version: string
  readonly from: LocalDate
  readonly table?: Partial<
    Pick<ProcedureSpec<S, E>, 'stages' | 'acts' | 'periods' | 'holds' | 'documents' | 'visibility'>
  >
}

/** The version in force on a date; before the first, the first. */
export function versionInForce<S extends Staged, E extends DomainEvent>(
  procedure: Procedure<S, E>,
  date: LocalDate,
): string {
  const bound = procedure.versions.findLast(({ from }) => from <= date) ?? procedure.versions[0]
  if (bound === undefined) throw new Error(`procedure ${procedure.id} has no version`)
  return bound.version
}

/** The table a case of this version runs on. Throws: a stored version that the program does not know is our own fault. */
export function tableOf<S extends Staged, E extends DomainEvent>(
  procedure: Procedure<S, E>,
  version: string,
): Procedure<S, E> {
  const table = procedure.tables.get(version)
  if (table === undefined) throw new Error(`procedure ${procedure.id} has no version ${version}`)
  return table
}

/** The moments of a case that can bind a parameter. */
export interface Moments {
  readonly opening: LocalDate
  /** The day that stands for the case's yearly cycle; absent when the procedure has none, or the act opens the case. */
  readonly cycle?: LocalDate
  /** First legal date of each event that binds a parameter. */
  readonly events: Readonly<Record<string, LocalDate>>
}

/** The value of a parameter as the case's own moment bound it; unknown while that moment has not come. */
export function boundValue<V extends Fact>(parameter: Parameter<V>, moments: Moments): ParameterValue<V> {
  const { boundBy } = parameter
  const date =
    boundBy === 'opening'
      ? moments.opening
      : boundBy === 'cycle'
        ? moments.cycle
        : moments.events[boundBy.event]
  if (date !== undefined) return parameter.on(date)
  return {
    known: false,
    finding: plainFinding({
      rule: `parameter-is-bound:${parameter.id}@1`,
      clause: parameter.clause,
      label: `参数「${parameter.label}」已确定取值日期`,
      holds: 'unknown',
      facts: { boundBy: typeof boundBy === 'string' ? boundBy : boundBy.event },
      missing: parameter.label,
      say: `请先办理确定「${parameter.label}」取值日期的步骤：该日期尚未产生。`,
    }),
  }
}
