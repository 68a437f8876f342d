/**
 * Rows of a cycle, read once for as long as nothing happens in it. Every act raises the version of its case, so number, versions
 * and latest moment of the cycle's cases say whether anything did; asking for those reads no state.
 */
import type pg from 'pg'
import type { Phrase } from '#kernel'
import { procedureIds } from '#regulations/titles'
import { getRow } from '#platform/database'
import { CYCLE_COLUMN, type Asker, type CycleRow, analysisRows } from './reads.ts'

interface Remembered {
  readonly mark: string
  readonly rows: readonly CycleRow[]
}
/** Cycles remembered at once; the one asked for longest ago goes first. */
const KEPT_MAX = 40
const kept = new WeakMap<pg.Pool, Map<string, Remembered>>()

/** Rows of F5 of a cycle; the same as reading them anew. `whose` names everything of the asker that the phrase looks at. */
export async function rowsOfCycle(
  pool: pg.Pool,
  asker: Asker,
  phrase: Phrase,
  cycle: string,
): Promise<readonly CycleRow[]> {
  const own = kept.get(pool) ?? new Map<string, Remembered>()
  kept.set(pool, own)
  const { tenant, actor } = asker
  const whose = phrase.kind === 'public' ? '' : JSON.stringify([actor.person, actor.role, actor.organisation])
  const key = JSON.stringify([tenant, cycle, whose])
  const mark = await markOf(pool, tenant, cycle)
  const known = own.get(key)
  own.delete(key)
  const rows = known?.mark === mark ? known.rows : await analysisRows(pool, asker, phrase, { cycle })
  own.set(key, { mark, rows })
  const [oldest] = own.keys()
  if (own.size > KEPT_MAX && oldest !== undefined) own.delete(oldest)
  return rows
}

async function markOf(pool: pg.Pool, tenant: string, cycle: string): Promise<string> {
  const marked = await pool.query<{ mark: string }>(
    `select concat_ws(' ', count(*), sum(version), max(last_at)) as mark from cases
     where tenant = $1 and procedure = $2 and ${CYCLE_COLUMN} = $3`,
    [tenant, procedureIds.application, cycle],
  )
  return getRow(marked).mark
}
