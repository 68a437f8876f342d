/** P8: complaints and their outcomes; and the counter anybody may see. */
import type { Complaint, ComplaintOutcome } from '../complaint/state.ts'
import { outcomes } from '../complaint/state.ts'

const inYear =
  (year: number) =>
  ({ countsOn }: Pick<Complaint, 'countsOn'>): boolean =>
    countsOn.startsWith(`${year}-`)

/** What is public of a year's complaints: how many came, how many are closed, how they were found. No case, no person. */
export type ComplaintCounter = {
  readonly year: number
  readonly filed: number
  readonly closed: number
  readonly outcomes: Readonly<Record<ComplaintOutcome, number>>
}

/** @param year calendar year of the day on which a complaint counts */
export function complaintCounter(
  complaints: readonly Pick<Complaint, 'countsOn' | 'stage' | 'finding'>[],
  year: number,
): ComplaintCounter {
  const own = complaints.filter(inYear(year))
  const closed = own.filter(({ stage }) => stage === 'closed')
  const count = (outcome: ComplaintOutcome): number =>
    closed.filter(({ finding }) => finding?.outcome === outcome).length
  return {
    year,
    filed: own.length,
    closed: closed.length,
    outcomes: Object.fromEntries(outcomes.map((outcome) => [outcome, count(outcome)])) as Record<
      ComplaintOutcome,
      number
    >,
  }
}

/** One row of P8: an office in a year. */
export type ComplaintRow = {
  readonly authority: string
  readonly filed: number
  readonly named: number
  readonly open: number
  /** Check still running after its due day. */
  readonly overdue: number
  readonly closed: number
  readonly upheld: number
  readonly partlyUpheld: number
  readonly groundless: number
  readonly unverifiable: number
  readonly declined: number
}

/** @param today day on which checks are overdue that were due before it */
export function complaintRows(
  complaints: readonly Complaint[],
  year: number,
  today: string,
): readonly ComplaintRow[] {
  const own = complaints.filter(inYear(year))
  const offices = [...new Set(own.map(({ authority }) => authority.name))].toSorted()
  return offices.map((authority) =>
    rowOf(
      authority,
      own.filter((one) => one.authority.name === authority),
      today,
    ),
  )
}

function rowOf(authority: string, own: readonly Complaint[], today: string): ComplaintRow {
  const count = (is: (one: Complaint) => boolean): number => own.filter(is).length
  const found = (outcome: ComplaintOutcome): number => count(({ finding }) => finding?.outcome === outcome)
  return {
    authority,
    filed: own.length,
    named: count(({ named }) => named),
    open: count(({ stage }) => stage !== 'closed'),
    overdue: count(
      ({ stage, investigation }) =>
        stage === 'investigating' && investigation?.report === null && investigation.dueOn < today,
    ),
    closed: count(({ stage }) => stage === 'closed'),
    upheld: found('属实'),
    partlyUpheld: found('部分属实'),
    groundless: found('不属实'),
    unverifiable: found('无法查实'),
    declined: count(({ closing }) => closing?.declined === true),
  }
}
