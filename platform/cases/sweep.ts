/** Does early what the next act would do anyway: lapses that are due. Safe with several processes. */
import type { Engine } from './engine-model.ts'
import { transaction } from '#platform/database'
import { applyLapses } from './lapses.ts'
import { loadCase } from './load.ts'

export interface Swept {
  /** Cases looked at because a lapse of theirs was due. */
  readonly cases: number
  /** Lapses recorded. */
  readonly applied: number
}

const PAGE = 50

/** Applies every due lapse of a tenant, case by case, each in its own transaction. */
export async function sweepLapses(engine: Engine, tenant: string): Promise<Swept> {
  let cases = 0
  let applied = 0
  for (;;) {
    const due = await engine.options.pool.query<{ case_id: string }>(
      `select distinct case_id from periods where tenant = $1 and lapse is not null and over <= clock_timestamp() + (select offset_milliseconds from clock) * interval '1 millisecond' limit $2`,
      [tenant, PAGE],
    )
    const before = applied
    for (const { case_id: caseId } of due.rows) {
      cases += 1
      applied += await sweepCase(engine, tenant, caseId)
    }
    if (due.rows.length < PAGE || applied === before) return { cases, applied }
  }
}

async function sweepCase(engine: Engine, tenant: string, caseId: string): Promise<number> {
  const versions = await transaction(engine.options.pool, async (client) => {
    const locked = await client.query<{ procedure: string; version: number }>(
      'select procedure, version from cases where tenant = $1 and id = $2 for update skip locked',
      [tenant, caseId],
    )
    const row = locked.rows[0]
    const procedure = row === undefined ? undefined : engine.procedures.get(row.procedure)
    if (row === undefined || procedure === undefined) return 0
    const after = await applyLapses(
      engine,
      client,
      procedure,
      { tenant, caseId },
      await loadCase(client, tenant, caseId),
    )
    return (after?.version ?? row.version) - row.version
  })
  if (versions > 0) engine.options.onMoved?.(tenant, caseId)
  return versions
}
