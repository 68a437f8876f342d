/** Claims, quotas, notices and register entries recomputed from the acts and compared with their tables. */
import type pg from 'pg'
import type { Operations, QuotaOperation } from '#kernel'
import type { StoredAct } from '#platform/ledger'
import { numbersOf, outboxRows } from './commit.ts'
import type { EnteredEntry } from './model.ts'
import { type Problem, problem } from './problem.ts'
import { verifyNotices } from './verify-notices.ts'
import { type OrderedMessage, verifyOutbox, verifySeries } from './verify-outbox.ts'
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
  readonly limits: Map<string, Limit>
  /** series/scope → number → the acts (case/version) that spent it; never more than one. */
  readonly numbers: Map<string, Map<number, readonly string[]>>
  /** case/version/number → the message that the act ordered. */
  readonly messages: Map<string, OrderedMessage>
  /** case/version/column/slug → what the act posted. */
  readonly notices: Map<string, PostedNotice>
}

export interface PostedNotice {
  readonly title: string
  readonly clause: string
  readonly data_digest: string
  readonly posted_at: string
}

interface Limit {
  readonly quota: string
  readonly parent: string | null
  readonly amount: number
  readonly entered: string
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
    numbers: new Map(),
    messages: new Map(),
    notices: new Map(),
  }
}

/** Adds the operations of a case. A withdrawn act's claims and quotas were given back by the act that withdrew it. */
export function tallyActs(tally: ResourceTally, caseId: string, history: readonly StoredAct[]): void {
  for (const act of history) {
    const operations = JSON.parse(act.parts.operations) as Operations
    tallySeals(tally, act)
    tallyClaims(tally, caseId, act, operations)
    for (const operation of operations.entries)
      tally.entries.push({ operation, caseId, version: act.version, entered: act.entered })
    for (const quota of operations.quotas) tallyQuota(tally, quota, act.entered)
    tallyNotices(tally, caseId, act, operations)
    tallySpent(tally, `${caseId}/${act.version}`, act, operations)
  }
}

function tallySeals(tally: ResourceTally, act: StoredAct): void {
  for (const [, id, sealDigest] of act.parts.input.matchAll(SEAL))
    if (id !== undefined && sealDigest !== undefined) tally.seals.set(id, sealDigest)
  for (const event of JSON.parse(act.parts.events) as { type: string; ids?: string[] }[])
    if (event.type === 'kernel.Erased') for (const id of event.ids ?? []) tally.erased.add(id)
}

function tallyClaims(tally: ResourceTally, caseId: string, act: StoredAct, operations: Operations): void {
  for (const claim of operations.claims) {
    const holders = tally.claims.get(`${claim.claim}/${claim.key}`) ?? new Map<string, number>()
    if (claim.operation === 'take') holders.set(caseId, holders.get(caseId) ?? act.version)
    else holders.delete(caseId)
    tally.claims.set(`${claim.claim}/${claim.key}`, holders)
  }
}

function tallyQuota(tally: ResourceTally, operation: QuotaOperation, entered: string): void {
  const { account, amount, quota, parent = null } = operation
  if (operation.operation === 'limit') {
    const known = tally.limits.get(account)
    if (known === undefined || known.entered <= entered)
      tally.limits.set(account, { quota, parent, amount, entered })
    return
  }
  const moved = operation.operation === 'take' ? amount : -amount
  tally.used.set(account, (tally.used.get(account) ?? 0) + moved)
}

function tallyNotices(tally: ResourceTally, caseId: string, act: StoredAct, operations: Operations): void {
  for (const notice of operations.notices) {
    if (notice.operation === 'remove') tally.withdrawn.add(`${caseId}/${notice.column}/${notice.slug}`)
    if (notice.operation === 'remove' || notice.operation === 'take-down') continue
    tally.notices.set(`${caseId}/${act.version}/${notice.column}/${notice.slug}`, {
      title: notice.title,
      clause: notice.clause,
      data_digest: (notice.data as { $digest: string }).$digest,
      posted_at: act.at,
    })
  }
}

function tallySpent(tally: ResourceTally, row: string, act: StoredAct, operations: Operations): void {
  outboxRows(operations.messages, act.entered).forEach((message, index) =>
    tally.messages.set(`${row}/${index + 1}`, message),
  )
  for (const { series, scope, number } of numbersOf(act.parts.header)) {
    const spent = tally.numbers.get(`${series}/${scope}`) ?? new Map<number, readonly string[]>()
    spent.set(number, [...(spent.get(number) ?? []), row])
    tally.numbers.set(`${series}/${scope}`, spent)
  }
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
    ...(await verifySeries(client, tenant, tally)),
    ...(await verifyOutbox(client, tenant, tally)),
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

interface QuotaRow {
  readonly account: string
  readonly quota: string
  readonly parent: string | null
  readonly units_limit: number
  readonly units_used: number
  readonly children_limit: number
}

/** Accounts are opened and limited by acts only; what is used and what the children have follows. */
async function verifyQuotas(
  client: pg.ClientBase,
  tenant: string,
  tally: ResourceTally,
): Promise<readonly Problem[]> {
  const { rows } = await client.query<QuotaRow>(
    'select account, quota, parent, units_limit, units_used, children_limit from quotas where tenant = $1',
    [tenant],
  )
  const children = new Map<string, number>()
  for (const { parent, amount } of tally.limits.values())
    if (parent !== null) children.set(parent, (children.get(parent) ?? 0) + amount)
  const known = new Set(rows.map((row) => row.account))
  const missing = [...new Set([...tally.limits.keys(), ...tally.used.keys()])]
    .filter((account) => !known.has(account))
    .map((account) => problem('quotas', account, 'account', '缺少', account))
  return [...rows.flatMap((row) => verifyAccount(row, tally, children.get(row.account) ?? 0)), ...missing]
}

function verifyAccount(row: QuotaRow, tally: ResourceTally, children: number): readonly Problem[] {
  const limit = tally.limits.get(row.account)
  if (limit === undefined)
    return [problem('quotas', row.account, 'account', row.account, '没有下达名额的办理记录')]
  const expected = {
    quota: limit.quota,
    parent: limit.parent,
    units_limit: limit.amount,
    units_used: tally.used.get(row.account) ?? 0,
    children_limit: children,
  }
  return (Object.keys(expected) as (keyof typeof expected)[])
    .filter((column) => row[column] !== expected[column])
    .map((column) => problem('quotas', row.account, column, row[column], expected[column]))
}
