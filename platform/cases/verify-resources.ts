/** Claims, quotas, notices and register entries recomputed from the acts and compared with their tables. */
import type pg from 'pg'
import type { Operations } from '#kernel'
import type { StoredAct } from '#platform/ledger'
import type { EnteredEntry } from './model.ts'
import { type Problem, problem } from './verify.ts'
import { verifyNotices } from './verify-notices.ts'
import { verifySeals } from './verify-seals.ts'

export interface ResourceTally {
  /** case/column/slug of pages whose content an act withdrew. */
  readonly withdrawn: Set<string>
  readonly entries: EnteredEntry[]
  cases: number
  /** claim/key → the acts (case/version) that hold it; never more than one. Cases are read by id, not by time. */
  readonly claims: Map<string, Map<string, number>>
  /** seal → digest, as the inputs have them. */
  readonly seals: Map<string, string>
  /** Seals whose values an act erased. */
  readonly erased: Set<string>
  readonly used: Map<string, number>
  /** account → its newest limit; cases are read by id, so the entry time decides. */
  readonly limits: Map<string, { readonly amount: number; readonly entered: string }>
  /** case/version/column/slug → what the act posted. */
  readonly notices: Map<string, PostedNotice>
}

export interface PostedNotice {
  readonly title: string
  readonly clause: string
  readonly data_digest: string
  readonly posted_at: string
}

/** Every seal in a canonical text (keys in order), with its digest. */
const SEAL = /\{"\$sealed":"([^"]+)","digest":"([0-9a-f]{64})"\}/g

export function newTally(): ResourceTally {
  return {
    cases: 0,
    withdrawn: new Set(),
    entries: [],
    claims: new Map(),
    seals: new Map(),
    erased: new Set(),
    used: new Map(),
    limits: new Map(),
    notices: new Map(),
  }
}

/** Adds the operations of a case. A withdrawn act's claims and quotas were given back by the act that withdrew it. */
export function tallyActs(tally: ResourceTally, caseId: string, history: readonly StoredAct[]): void {
  for (const act of history) {
    const operations = JSON.parse(act.parts.operations) as Operations
    for (const [, id, sealDigest] of act.parts.input.matchAll(SEAL))
      if (id !== undefined && sealDigest !== undefined) tally.seals.set(id, sealDigest)
    for (const event of JSON.parse(act.parts.events) as { type: string; ids?: string[] }[])
      if (event.type === 'kernel.Erased') for (const id of event.ids ?? []) tally.erased.add(id)
    for (const claim of operations.claims) {
      const holders = tally.claims.get(`${claim.claim}/${claim.key}`) ?? new Map<string, number>()
      if (claim.operation === 'take') holders.set(caseId, holders.get(caseId) ?? act.version)
      else holders.delete(caseId)
      tally.claims.set(`${claim.claim}/${claim.key}`, holders)
    }
    for (const operation of operations.entries)
      tally.entries.push({ operation, caseId, version: act.version, entered: act.entered })
    for (const quota of operations.quotas) {
      if (quota.operation === 'limit') noteLimit(tally, quota.account, quota.amount, act.entered)
      else
        tally.used.set(
          quota.account,
          (tally.used.get(quota.account) ?? 0) + (quota.operation === 'take' ? quota.amount : -quota.amount),
        )
    }
    for (const notice of operations.notices) {
      if (notice.operation === 'remove') tally.withdrawn.add(`${caseId}/${notice.column}/${notice.slug}`)
      if (notice.operation === 'remove' || notice.operation === 'take-down') continue
      const posted = {
        title: notice.title,
        clause: notice.clause,
        data_digest: (notice.data as { $digest: string }).$digest,
        posted_at: act.at,
      }
      tally.notices.set(`${caseId}/${act.version}/${notice.column}/${notice.slug}`, posted)
    }
  }
}

function noteLimit(tally: ResourceTally, account: string, amount: number, entered: string): void {
  const known = tally.limits.get(account)
  if (known === undefined || known.entered <= entered) tally.limits.set(account, { amount, entered })
}

/** Compares the tables with the tally. */
export async function verifyResources(
  client: pg.ClientBase,
  tenant: string,
  tally: ResourceTally,
  sealKey?: Buffer,
): Promise<readonly Problem[]> {
  return [
    ...(await verifyClaims(client, tenant, tally)),
    ...(await verifyQuotas(client, tenant, tally)),
    ...(await verifyNotices(client, tenant, tally)),
    ...(await verifySeals(client, tenant, tally, sealKey)),
  ]
}

async function verifyClaims(
  client: pg.ClientBase,
  tenant: string,
  tally: ResourceTally,
): Promise<readonly Problem[]> {
  const rows = await client.query<{ row: string; holder: string }>(
    `select claim || '/' || key as row, case_id || '/' || version as holder from claims where tenant = $1`,
    [tenant],
  )
  const stored = new Map(rows.rows.map(({ row, holder }) => [row, holder]))
  const expected = new Map(
    [...tally.claims].flatMap(([row, holders]) =>
      holders.size === 0
        ? []
        : [[row, [...holders].map(([caseId, version]) => `${caseId}/${version}`).join('、')] as const],
    ),
  )
  const extra = [...stored]
    .filter(([row, holder]) => expected.get(row) !== holder)
    .map(([row, holder]) => problem('claims', row, 'case_id', holder, expected.get(row) ?? '不应占用'))
  const missing = [...expected]
    .filter(([row]) => !stored.has(row))
    .map(([row, holder]) => problem('claims', row, 'case_id', '缺少', holder))
  return [...extra, ...missing]
}

async function verifyQuotas(
  client: pg.ClientBase,
  tenant: string,
  tally: ResourceTally,
): Promise<readonly Problem[]> {
  const rows = await client.query<{
    account: string
    limit: number
    used: number
    children: number
    sum: number
  }>(
    `select q.account, q.units_limit as limit, q.units_used as used, q.children_limit as children,
       (select coalesce(sum(c.units_limit), 0)::bigint from quotas c where c.tenant = q.tenant and c.parent = q.account) as sum
     from quotas q where q.tenant = $1`,
    [tenant],
  )
  const problems = rows.rows.flatMap((row) => {
    const used = tally.used.get(row.account) ?? 0
    const limit = tally.limits.get(row.account)?.amount
    return [
      ...(row.used === used ? [] : [problem('quotas', row.account, 'units_used', row.used, used)]),
      ...(limit === undefined || row.limit === limit
        ? []
        : [problem('quotas', row.account, 'units_limit', row.limit, limit)]),
      ...(row.children === row.sum
        ? []
        : [problem('quotas', row.account, 'children_limit', row.children, row.sum)]),
    ]
  })
  const known = new Set(rows.rows.map((row) => row.account))
  const missing = [...tally.used.keys()]
    .filter((account) => !known.has(account))
    .map((account) => problem('quotas', account, 'account', '缺少', account))
  return [...problems, ...missing]
}
