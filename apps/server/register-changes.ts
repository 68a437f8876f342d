/** Register changes are acts: every entry is a case of its register's procedure. Finds the case and does the act. */
import type { Fact, LocalDate, Origin, Refused } from '#kernel'
import type { ActResult, Cases } from '#platform/cases'
import { refused } from '#kernel'
import type pg from 'pg'
import { registerProcedureId } from '../../regulations/shared/register-case.ts'

export interface EnteredChange {
  readonly key: string
  readonly from: LocalDate
  /** null ends the entry. */
  readonly values: Readonly<Record<string, Fact>> | null
}

/** Records, revises or ends one entry. */
export async function enterChange(
  cases: Cases,
  place: { readonly tenant: string; readonly register: string; readonly origin: Origin },
  { key, from, values }: EnteredChange,
  idempotencyKey?: string,
): Promise<ActResult> {
  const { tenant, register, origin } = place
  const procedure = registerProcedureId(register)
  const caseId = await findEntryCase(cases.options.pool, tenant, register, key)
  const shared = { tenant, procedure, origin, ...(idempotencyKey === undefined ? {} : { idempotencyKey }) }
  if (caseId === undefined)
    return values === null
      ? nothingToEnd(key)
      : cases.act({ ...shared, act: 'RecordEntry', input: { key, from, values } })
  return values === null
    ? cases.act({ ...shared, caseId, act: 'EndEntry', input: { from } })
    : cases.act({ ...shared, caseId, act: 'ReviseEntry', input: { from, values } })
}

function nothingToEnd(key: string): Refused {
  return refused('EndEntry', 'not-found', [], { say: `没有“${key}”这一条，无须终止。` })
}

/** The case of an entry: each key is claimed by the case that records it. */
async function findEntryCase(
  pool: pg.Pool,
  tenant: string,
  register: string,
  key: string,
): Promise<string | undefined> {
  const { rows } = await pool.query<{ case_id: string }>(
    'select case_id from claims where tenant = $1 and claim = $2 and key = $3',
    [tenant, `entry-of:${register}`, key],
  )
  return rows[0]?.case_id
}
