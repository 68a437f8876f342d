/** Folds anew what an older program has folded: states of an older shape, with their columns, parties and periods. */
import { actorsAskedAbout, foldCase, tableOf } from '#kernel'
import { transaction } from '#platform/database'
import { caseColumns, readCase } from '#platform/ledger'
import type { Engine } from './engine-model.ts'
import { foldedCase, partiesOf, periodRows } from './folded.ts'
import { recordedAct } from './recorded.ts'

const PAGE = 100

/** Rebuilds every case of a tenant whose shape is not today's; answers how many. Safe to interrupt and to repeat. */
export async function rebuildStale(engine: Engine, tenant: string): Promise<number> {
  let rebuilt = 0
  for (const procedure of engine.procedures.values()) {
    for (;;) {
      const { rows } = await engine.options.pool.query<{ id: string }>(
        'select id from cases where tenant = $1 and procedure = $2 and shape <> $3 order by id limit $4',
        [tenant, procedure.id, procedure.shape, PAGE],
      )
      for (const { id } of rows) await rebuildCase(engine, tenant, id)
      rebuilt += rows.length
      if (rows.length < PAGE) break
    }
  }
  return rebuilt
}

const STATE = `update cases set stage = $3, title = $4, shape = $5, state = $6::jsonb, handed_over = $7, returned = $8, urged = $9,
    ${caseColumns.map((name, index) => `${name} = $${10 + index}`).join(', ')} where tenant = $1 and id = $2`

const PARTIES = `insert into case_parties (tenant, case_id, version, relation, organisation, person)
  select $1, $2, $3, p.relation, p.organisation, p.person from jsonb_to_recordset($4::jsonb) as p(relation text, organisation text, person text)`

const PERIODS = `insert into periods (tenant, case_id, version, period, kind, anchor, due, over, provisional, edition, lapse, remind_on)
  select $1, $2, $3, p.period, p.kind, p.anchor, p.due, p.over, p.provisional, p.edition, p.lapse, p.remind_on
  from jsonb_to_recordset($4::jsonb) as p(period text, kind text, anchor date, due date, over timestamptz, provisional boolean, edition text, lapse text, remind_on date)`

async function rebuildCase(engine: Engine, tenant: string, id: string): Promise<void> {
  await transaction(engine.options.pool, async (client) => {
    const { rows } = await client.query<{ procedure: string; instrument_version: string; version: number }>(
      'select procedure, instrument_version, version from cases where tenant = $1 and id = $2 for update',
      [tenant, id],
    )
    const [row] = rows
    const procedure = row === undefined ? undefined : engine.procedures.get(row.procedure)
    if (row === undefined || procedure === undefined) return
    const table = tableOf(procedure, row.instrument_version)
    const acts = (await readCase(client, tenant, id)).map(recordedAct)
    const snapshot = foldCase(table, actorsAskedAbout(table), acts)
    const folded = foldedCase(table, snapshot)
    const { stage, title, shape, state, handedOver, returned, urged, columns } = folded
    await client.query(STATE, [
      tenant,
      id,
      stage,
      title,
      shape,
      state,
      handedOver,
      returned,
      urged,
      ...columns,
    ])
    await client.query('delete from case_parties where tenant = $1 and case_id = $2', [tenant, id])
    await client.query(PARTIES, [tenant, id, row.version, JSON.stringify(partiesOf(table, snapshot))])
    await client.query('delete from periods where tenant = $1 and case_id = $2', [tenant, id])
    const periods = periodRows(table, snapshot, engine.options.calendar())
    await client.query(PERIODS, [tenant, id, row.version, JSON.stringify(periods)])
  })
  engine.options.onMoved?.(tenant, id)
}
