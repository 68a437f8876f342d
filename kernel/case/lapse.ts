/** Lapses: what the passing of time does. Done before the next act is decided, in the order in which they fell due. */
import { type Moment, type WorkCalendar, momentAt } from '#kernel/time'
import type { DomainEvent, Staged } from './act.ts'
import { type RunningPeriod, runningPeriods } from './period.ts'
import type { Snapshot } from './fold.ts'
import type { Procedure } from './procedure.ts'

export interface DueLapse {
  readonly act: string
  readonly period: RunningPeriod
  /** When it took effect in law; it is recorded later. */
  readonly at: Moment
}

/** The earliest lapse of a state that is due at a moment. After it is applied, ask again: it changes the state. */
export function findDueLapse<S extends Staged, E extends DomainEvent>(
  procedure: Procedure<S, E>,
  { domain: state, kernel }: Snapshot<S>,
  now: Moment,
  calendar: WorkCalendar,
): DueLapse | undefined {
  const due = runningPeriods(procedure.periods, procedure.holds, state, calendar)
    .flatMap((period) =>
      period.then.kind === 'closes' && period.then.lapse !== undefined && period.over <= now.instant
        ? [{ period, act: period.then.lapse }]
        : [],
    )
    .filter(({ act }) => procedure.acts[act]?.in.includes(state.stage as S['stage']) ?? false)
    .filter(({ act }) => !takenBack(kernel, act))
    .toSorted((a, b) => (a.period.over < b.period.over ? -1 : a.period.over > b.period.over ? 1 : 0))
  const first = due[0]
  return first === undefined ? undefined : { ...first, at: momentAt(first.period.over) }
}

/** A lapse taken back for paper that was in time does not fall due again before that paper is entered. */
function takenBack(kernel: Snapshot<Staged>['kernel'], act: string): boolean {
  const { reinstatement } = kernel
  return reinstatement?.decided?.granted === true && reinstatement.lapse === act
}
