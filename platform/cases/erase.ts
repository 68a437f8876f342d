/** Erasure of personal values: value and salt go, the seals and the chain stay. An act like any other, under a retention clause. */
import type pg from 'pg'
import { type ClauseId, type Origin, type Refused, plainFinding, refused } from '#kernel'
import { transaction } from '#platform/database'
import type { Engine } from './engine-model.ts'
import type { Done } from './model.ts'
import { appendPlatformAct } from './platform-act.ts'
import { requestFor } from './request.ts'
import { newSealer } from './seal.ts'
import { transactionStore } from './store.ts'

export interface Erasure {
  readonly tenant: string
  readonly caseId: string
  readonly procedure: string
  /** Seals to erase; all of the case when absent. */
  readonly ids?: readonly string[]
  /** The retention clause it rests on. */
  readonly clause: ClauseId
  readonly origin: Origin
}

/** Erases personal values of a case and records that it was done. The caller has checked who may. */
export async function erasePersonalData(engine: Engine, erasure: Erasure): Promise<Done | Refused> {
  const procedure = engine.procedures.get(erasure.procedure)
  if (procedure === undefined) throw new Error(`no procedure ${erasure.procedure}`)
  const act = 'ErasePersonalData'
  return transaction(engine.options.pool, async (client) => {
    const store = transactionStore(engine.options, engine.procedures, client, erasure.tenant)
    await store.lockCase(erasure.caseId)
    const loaded = await store.load(erasure.caseId)
    const command = {
      tenant: erasure.tenant,
      procedure: erasure.procedure,
      caseId: erasure.caseId,
      act,
      input: { clause: erasure.clause },
      origin: erasure.origin,
    }
    const request = requestFor(engine, procedure, command, loaded, false, newSealer(engine.options.sealKey))
    if ('kind' in request) return request
    const ids = await eraseRows(client, erasure)
    if (ids.length === 0)
      return refused(act, 'rules', [], {
        say: '没有可以删除的个人信息：本件没有封存的个人信息，或已经删除。',
      })
    return appendPlatformAct(engine, store, {
      command,
      request,
      found: loaded.found,
      events: [{ type: 'kernel.Erased', ids, clause: erasure.clause }],
      finding: plainFinding({
        rule: 'personal-data-erased@1',
        clause: erasure.clause,
        label: '依保存期限删除个人信息',
        holds: 'yes',
        facts: { count: ids.length },
      }),
    })
  })
}

async function eraseRows(client: pg.ClientBase, erasure: Erasure): Promise<readonly string[]> {
  const rows = await client.query<{ id: string }>(
    `update sealed_values set ciphertext = null, salt = null, erased_at = clock_timestamp()
     where tenant = $1 and case_id = $2 and erased_at is null and ($3::text[] is null or id = any($3::text[])) returning id`,
    [erasure.tenant, erasure.caseId, erasure.ids ?? null],
  )
  return rows.rows.map((row) => row.id).toSorted()
}
