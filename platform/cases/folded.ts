/** What is kept beside the acts and can always be folded again: columns, parties, periods. */
import {
  type AnyProcedure,
  type Column,
  type Party,
  type PersonId,
  type Snapshot,
  type Staged,
  type WorkCalendar,
  actorRelation,
  nextReminderOn,
  runningPeriods,
} from '#kernel'
import { type FoldedCase, type PeriodRow, caseColumns } from '#platform/ledger'

const SLOTS = { text: 4, integer: 4, date: 3 } as const

type Slots = Readonly<Record<string, string>>
const slotsOf = new WeakMap<AnyProcedure, Slots>()

/** Places of a procedure's columns among the typed slots of `cases`, in the order of their declaration per type. */
export function columnSlots(procedure: AnyProcedure): Slots {
  const known = slotsOf.get(procedure)
  if (known !== undefined) return known
  const used = { text: 0, integer: 0, date: 0 }
  const slots = Object.fromEntries(
    Object.entries(procedure.columns as Record<string, Column<Staged>>).map(([name, column]) => {
      used[column.type] += 1
      if (used[column.type] > SLOTS[column.type])
        throw new Error(`procedure ${procedure.id}: more ${column.type} columns than cases has`)
      return [name, `${column.type}_${used[column.type]}`]
    }),
  )
  slotsOf.set(procedure, slots)
  return slots
}

/** The row of `cases` that follows from a snapshot. */
export function foldedCase(procedure: AnyProcedure, snapshot: Snapshot<Staged>): FoldedCase {
  const { domain, kernel } = snapshot
  const slots = columnSlots(procedure)
  const bySlot = new Map(
    Object.entries(procedure.columns as Record<string, Column<Staged>>).map(([name, column]) => [
      slots[name],
      column.value(domain) ?? null,
    ]),
  )
  return {
    stage: domain.stage,
    title: procedure.title(domain),
    shape: procedure.shape,
    state: JSON.stringify(snapshot),
    handedOver: kernel.handOver !== undefined,
    returned:
      kernel.handOver === undefined
        ? (kernel.returns.at(-1)?.items.filter((item) => item.answer === undefined).length ?? 0)
        : 0,
    urged: kernel.urged.length,
    columns: caseColumns.map((slot) => bySlot.get(slot) ?? null),
  }
}

/** Parties of a case: those of the procedure, and the actors some phrase asks about. */
export function partiesOf(procedure: AnyProcedure, snapshot: Snapshot<Staged>): readonly Party[] {
  const actors = Object.entries(snapshot.kernel.actors).flatMap(
    ([act, people]: [string, readonly PersonId[]]) =>
      people.map((person) => ({ relation: actorRelation(act), person })),
  )
  return [...procedure.parties(snapshot.domain), ...actors]
}

/** Rows of the periods that run in a state. */
export function periodRows(
  procedure: AnyProcedure,
  snapshot: Snapshot<Staged>,
  calendar: WorkCalendar,
): readonly PeriodRow[] {
  return runningPeriods(procedure.periods, procedure.holds, snapshot.domain, calendar).map((period) => ({
    period: period.id,
    kind: period.then.kind,
    anchor: period.reckoning.anchor,
    due: period.reckoning.due,
    over: period.over,
    provisional: period.reckoning.provisional,
    edition: period.reckoning.edition,
    lapse: period.then.kind === 'closes' ? (period.then.lapse ?? null) : null,
    remind_on: nextReminderOn(period, snapshot.kernel) ?? null,
  }))
}

/** Whether two lists of plain rows are the same in content and order. */
export function sameRows(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && JSON.stringify(a) === JSON.stringify(b)
}
