/** A claim that is already taken comes back as a unique violation; the answer is its clause and its sentence. */
import pg from 'pg'
import { type ClaimOperation, type Refused, plainFinding, refused } from '#kernel'

function isUniqueViolation(error: unknown, constraint: string): error is pg.DatabaseError {
  return error instanceof pg.DatabaseError && error.code === '23505' && error.constraint === constraint
}

/** Another request got there first: the same retry key, or a deadlock that the database broke. It is tried again. */
export function isLostRace(error: unknown): boolean {
  if (isUniqueViolation(error, 'idempotency_pkey')) return true
  return error instanceof pg.DatabaseError && (error.code === '40P01' || error.code === '40001')
}

/** The refusal for a claim violation; undefined when the error is another one. */
export function claimRefusal(
  error: unknown,
  act: string,
  operations: readonly ClaimOperation[],
): Refused | undefined {
  if (!isUniqueViolation(error, 'claims_pkey')) return undefined
  const takes = operations.filter(({ operation }) => operation === 'take')
  const taken = takes.filter(({ claim, key }) => (error.detail ?? '').includes(`, ${claim}, ${key})`))
  return claimTaken(act, taken.length > 0 ? taken : takes)
}

/** The refusal when other cases hold what an act wants to take. */
export function claimTaken(act: string, taken: readonly ClaimOperation[]): Refused {
  const findings = taken.map((operation) =>
    plainFinding({
      rule: `claim:${operation.claim}@1`,
      clause: operation.clause,
      label: '尚未占用',
      holds: 'no',
      say: operation.say,
      facts: { claim: operation.claim, key: operation.key },
    }),
  )
  return refused(act, 'claim', findings)
}

/** Adds the cases that hold the claims of a refusal. They are read after the act was rolled back: a hint, not a lock. */
export async function withHolders(pool: pg.Pool, tenant: string, refusal: Refused): Promise<Refused> {
  const keys = refusal.findings.flatMap(({ facts }) =>
    typeof facts['claim'] === 'string' && typeof facts['key'] === 'string'
      ? [{ claim: facts['claim'], key: facts['key'] }]
      : [],
  )
  const { rows } = await pool.query<{ case_id: string }>(
    `select distinct c.case_id from claims c join jsonb_to_recordset($2::jsonb) as k(claim text, key text)
     on c.claim = k.claim and c.key = k.key where c.tenant = $1 order by c.case_id`,
    [tenant, JSON.stringify(keys)],
  )
  return rows.length === 0 ? refusal : { ...refusal, heldBy: rows.map(({ case_id: caseId }) => caseId) }
}
