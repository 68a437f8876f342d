/** Running periods with their receipts and the working days that are left. */
import {
  type LocalDate,
  type Reckoning,
  type RunningPeriod,
  type WorkCalendar,
  dayStatus,
  plusDays,
  receipt,
} from '#kernel'
import type { Corpus } from '#platform/corpus'
import type { Period, Receipt } from '../contract/index.ts'
import { clauseLabel } from './finding.ts'

/** Days that are walked at most; what is further away counts calendar days beyond. */
const WALKED_MAX = 800

/** Working days from the day after `today` up to and with `due`; negative once `due` has passed. */
export function workingDaysLeft(calendar: WorkCalendar, today: LocalDate, due: LocalDate): number {
  const late = due < today
  const [from, to] = late ? [due, today] : [today, due]
  let count = 0
  let walked = 0
  for (let day = from; day < to && walked < WALKED_MAX; walked += 1) {
    day = plusDays(day, 1)
    if (dayStatus(calendar, day).working) count += 1
  }
  return late ? -count : count
}

/** A receipt: the whole run, day by day. */
export function receiptView(reckoning: Reckoning, calendar: WorkCalendar, over?: string): Receipt {
  const { anchor, due, span, manner, provisional, edition, notices } = reckoning
  return {
    anchor,
    due,
    ...(over === undefined ? {} : { over }),
    unit: span.unit,
    count: span.count,
    direction: manner.direction,
    roll: manner.roll,
    provisional,
    edition,
    notices: [...notices],
    lines: receipt(reckoning, calendar).map((line) => ({ ...line })),
  }
}

export function periodView(
  period: RunningPeriod,
  calendar: WorkCalendar,
  today: LocalDate,
  corpus: Corpus,
): Period {
  const { id, label, clause, reckoning, over, then } = period
  return {
    id,
    label,
    clause,
    clauseLabel: clauseLabel(corpus, clause),
    due: reckoning.due,
    over,
    kind: then.kind,
    provisional: reckoning.provisional,
    workingDaysLeft: workingDaysLeft(calendar, today, reckoning.due),
    receipt: receiptView(reckoning, calendar, over),
  }
}
