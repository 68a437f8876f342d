/** A new notice amends the calendar: running periods are counted anew, and each that moves is noted with both dates. */
import type pg from 'pg'
import { type Snapshot, type Staged, type WorkCalendar, runningPeriods, tableOf } from '#kernel'
import { transaction } from '#platform/database'
import type { Engine } from './engine-model.ts'
import { periodRows } from './folded.ts'

export interface MovedDeadline {
  readonly procedure: string
  readonly caseId: string
  readonly period: string
  readonly label: string
  readonly from: string
  readonly to: string
}

interface RunningRow {
  readonly id: string
  readonly procedure: string
  readonly instrument_version: string
  readonly shape: number
  readonly version: number
  readonly state: Snapshot<Staged>
  readonly dues: Readonly<Record<string, string>>
}

/**
 * Counts every running period of a tenant anew under the engine's present calendar. Nothing shifts silently: the
 * moved ones are kept in `period_moves` with the edition, shown on the case, and answered here.
 */
export async function recountPeriods(
  engine: Engine,
  tenant: string,
  within?: { readonly client: pg.ClientBase; readonly calendar: WorkCalendar },
): Promise<readonly MovedDeadline[]> {
  if (within !== undefined) return recountWithin(engine, within.client, tenant, within.calendar)
  return transaction(engine.options.pool, (client) =>
    recountWithin(engine, client, tenant, engine.options.calendar()),
  )
}

async function recountWithin(
  engine: Engine,
  client: pg.ClientBase,
  tenant: string,
  calendar: WorkCalendar,
): Promise<readonly MovedDeadline[]> {
  const running = await client.query<RunningRow>(
    `select c.id, c.procedure, c.instrument_version, c.shape, c.version, c.state, (select jsonb_object_agg(p.period, p.due) from periods p where p.tenant = c.tenant and p.case_id = c.id) as dues
     from cases c where c.tenant = $1 and exists (select from periods p where p.tenant = c.tenant and p.case_id = c.id and p.edition <> $2) order by c.id for update of c`,
    [tenant, calendar.edition],
  )
  const moved: MovedDeadline[] = []
  for (const row of running.rows) {
    const known = engine.procedures.get(row.procedure)
    if (known === undefined || row.shape !== known.shape) continue // an older shape is counted when it is folded anew
    const procedure = tableOf(known, row.instrument_version)
    const labels = new Map(
      runningPeriods(procedure.periods, procedure.holds, row.state.domain, calendar).map((period) => [
        period.id,
        period.label,
      ]),
    )
    const rows = periodRows(procedure, row.state, calendar)
    moved.push(
      ...rows
        .filter((period) => row.dues[period.period] !== undefined && row.dues[period.period] !== period.due)
        .map((period) => ({
          procedure: row.procedure,
          caseId: row.id,
          period: period.period,
          label: labels.get(period.period) ?? period.period,
          from: row.dues[period.period] ?? '',
          to: period.due,
        })),
    )
    await client.query('delete from periods where tenant = $1 and case_id = $2', [tenant, row.id])
    await client.query(
      `insert into periods (tenant, case_id, version, period, kind, anchor, due, over, provisional, edition, lapse, remind_on)
       select $1, $2, $3, p.period, p.kind, p.anchor, p.due, p.over, p.provisional, p.edition, p.lapse, p.remind_on
       from jsonb_to_recordset($4::jsonb) as p(period text, kind text, anchor date, due date, over timestamptz, provisional boolean, edition text, lapse text, remind_on date)`,
      [tenant, row.id, row.version, JSON.stringify(rows)],
    )
  }
  await client.query(
    `insert into period_moves (tenant, case_id, period, from_due, to_due, edition) select $1, m."caseId", m.period, m."from", m."to", $3
     from jsonb_to_recordset($2::jsonb) as m("caseId" text, period text, "from" date, "to" date)`,
    [tenant, JSON.stringify(moved), calendar.edition],
  )
  return moved
}
