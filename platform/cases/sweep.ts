/** Does early what the next act would do anyway: lapses that are due. Safe with several processes. */
import { LEGAL_NOW, transaction } from '#platform/database'
import type { Engine } from './engine-model.ts'
import { applyLapses } from './lapses.ts'
import { transactionStore } from './store.ts'

export interface Swept {
  /** Cases looked at because a lapse of theirs was due. */
  readonly cases: number
  /** Lapses recorded. */
  readonly applied: number
  /** Cases whose lapse could not be applied, with the error: our own fault, to be reported; the others went on. */
  readonly failed: readonly { readonly caseId: string; readonly error: unknown }[]
}

interface DueRow {
  readonly case_id: string
  readonly over: string
}

const PAGE = 50

const DUE = `select case_id, min(over) as over from periods
  where tenant = $1 and lapse is not null and over <= ${LEGAL_NOW}
  group by case_id having (min(over), case_id) > ($2::timestamptz, $3) order by min(over), case_id limit $4`

/** Applies every due lapse of a tenant, case by case in due order, each in its own transaction; each case is looked at once. */
export async function sweepLapses(engine: Engine, tenant: string): Promise<Swept> {
  const failed: { caseId: string; error: unknown }[] = []
  let cases = 0
  let applied = 0
  for (let after: DueRow = { case_id: '', over: '-infinity' }; ;) {
    const due = await engine.options.pool.query<DueRow>(DUE, [tenant, after.over, after.case_id, PAGE])
    for (const { case_id: caseId } of due.rows) {
      cases += 1
      try {
        applied += await sweepCase(engine, tenant, caseId)
      } catch (error) {
        failed.push({ caseId, error })
      }
    }
    const last = due.rows.at(-1)
    if (last === undefined || due.rows.length < PAGE) return { cases, applied, failed }
    after = last
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
    const store = transactionStore(engine.options, engine.procedures, client, tenant)
    const after = await applyLapses(engine, store, procedure, { tenant, caseId }, await store.load(caseId))
    return (after?.version ?? row.version) - row.version
  })
  if (versions > 0) engine.options.onMoved?.(tenant, caseId)
  return versions
}
