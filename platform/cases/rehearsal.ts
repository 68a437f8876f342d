/** A store that keeps what acts write to itself and locks nothing: acts on it are rehearsed, not done. */
import type pg from 'pg'
import {
  type AnyProcedure,
  type ClaimOperation,
  type EntryOperation,
  type Moment,
  type NeedData,
  type Notice,
  type Snapshot,
  type Staged,
  momentAt,
  tableOf,
} from '#kernel'
import { type ActRecord, type StoredAct, readCase } from '#platform/ledger'
import { claimTaken } from './claims.ts'
import { partiesOf } from './folded.ts'
import { loadPresent, presentCase } from './load.ts'
import type { CasesOptions, LoadedCase } from './model.ts'
import { answerNeed, neededCases } from './needs.ts'
import { addressTaken, findNewest } from './notices.ts'
import { type QuotaAccounts, type Standing, findAccount } from './quotas.ts'
import type { CaseStore } from './store.ts'

/**
 * A store over a read-only snapshot. What a rehearsed lapse, act or effect has written is seen by those after it, in
 * cases, claims, quotas, series, register entries and pages; row providers and needed register entries answer as the
 * database stands.
 */
export function rehearsalStore(
  options: CasesOptions,
  procedures: ReadonlyMap<string, AnyProcedure>,
  client: pg.ClientBase,
  tenant: string,
): CaseStore {
  const cases = new Map<string, LoadedCase>()
  const records = new Map<string, readonly ActRecord[]>()
  const entries: EntryOperation[] = []
  const pages = new Map<string, string>()
  const claims = rehearsedClaims(client, tenant)
  const series = rehearsedSeries(client, tenant)
  const quotas = rehearsedQuotas(client, tenant)
  const answer = async (need: NeedData, today: Moment['date']): Promise<unknown> => {
    if (need.kind === 'number') return series(need.series, need.scope)
    if (need.kind === 'quota') return standing(await quotas.find(need.account))
    if (need.kind !== 'case' && need.kind !== 'cases')
      return answerNeed(client, options, tenant, 'lock' in need ? { ...need, lock: 'none' } : need, today)
    const stored = await neededCases(client, tenant, {
      ...need,
      kind: 'cases',
      ids: need.kind === 'case' ? [need.id] : need.ids,
      lock: 'none',
    })
    const found = withMoved(need, stored, cases)
    return need.kind === 'case' ? found[0]?.state : found
  }
  return {
    quotas,
    answer,
    keepFact: nothing,
    lockCase: nothing,
    takeLocks: nothing,
    load: async (caseId) => {
      const loaded = await loadPresent(client, procedures, tenant, caseId)
      const moved = caseId === undefined ? undefined : cases.get(caseId)
      if (moved === undefined) return loaded
      return { ...loaded, found: await presentCase(client, procedures, tenant, moved, loaded.now) }
    },
    history: async (caseId) => [
      ...(await readCase(client, tenant, caseId)),
      ...(records.get(caseId) ?? []).map(storedAct),
    ],
    record: async (record, accepted) => {
      const taken = await claims(record.caseId, accepted.operations.claims)
      if (taken !== undefined) return claimTaken(accepted.act, [taken])
      cases.set(record.caseId, movedCase(procedures, record))
      records.set(record.caseId, [...(records.get(record.caseId) ?? []), record])
      return 'written'
    },
    writeEntries: async (operations) => {
      entries.push(...operations)
      return (await options.registers.rehearse?.(client, tenant, entries)) ?? []
    },
    applyNotices: async (notices, { caseId }) => {
      for (const notice of notices) {
        const holder = pages.get(pageOf(notice)) ?? (await findNewest(client, tenant, notice))?.caseId
        if (holder !== undefined && holder !== caseId) return addressTaken(notice)
        pages.set(pageOf(notice), caseId)
      }
      return undefined
    },
  }
}

type NeededCases = Awaited<ReturnType<typeof neededCases>>

/** Needed cases in the order of ids, those that moved in the rehearsal as they stand there. */
function withMoved(
  need: Extract<NeedData, { kind: 'case' | 'cases' }>,
  stored: NeededCases,
  moved: ReadonlyMap<string, LoadedCase>,
): NeededCases {
  const ids = new Set(need.kind === 'case' ? [need.id] : need.ids)
  const own = [...moved.values()].filter(
    ({ caseId, procedure }) => ids.has(caseId) && procedure === need.procedure,
  )
  const rest = stored.filter(({ id }) => !moved.has(id))
  return [...rest, ...own.map(({ caseId, snapshot }) => ({ id: caseId, state: snapshot.domain }))].toSorted(
    (a, b) => (a.id < b.id ? -1 : 1),
  )
}

const nothing = (): Promise<void> => Promise.resolve()
const pageOf = ({ column, slug }: Notice): string => `${column}/${slug}`
const standing = (found: Standing | undefined): unknown =>
  found === undefined ? undefined : { limit: found.limit, used: found.used }

/** Takes and releases the claims of an act; answers the first that another case holds. */
function rehearsedClaims(client: pg.ClientBase, tenant: string) {
  const holders = new Map<string, string | undefined>()
  const holderOf = async ({ claim, key }: ClaimOperation): Promise<string | undefined> => {
    const name = JSON.stringify([claim, key])
    if (holders.has(name)) return holders.get(name)
    const { rows } = await client.query<{ case_id: string }>(
      'select case_id from claims where tenant = $1 and claim = $2 and key = $3',
      [tenant, claim, key],
    )
    return rows[0]?.case_id
  }
  return async (
    caseId: string,
    operations: readonly ClaimOperation[],
  ): Promise<ClaimOperation | undefined> => {
    const taken: ClaimOperation[] = []
    for (const operation of operations) {
      const holder = await holderOf(operation)
      const name = JSON.stringify([operation.claim, operation.key])
      if (operation.operation === 'take' && holder !== undefined && holder !== caseId) taken.push(operation)
      else if (operation.operation === 'take') holders.set(name, caseId)
      else if (holder === caseId) holders.set(name, undefined)
    }
    return taken[0]
  }
}

/** The next number of a series, without spending it. */
function rehearsedSeries(client: pg.ClientBase, tenant: string) {
  const last = new Map<string, number>()
  return async (series: string, scope: string): Promise<number> => {
    const name = JSON.stringify([series, scope])
    const { rows } = await client.query<{ last: number }>(
      'select last from series where tenant = $1 and series = $2 and scope = $3',
      [tenant, series, scope],
    )
    const next = (last.get(name) ?? rows[0]?.last ?? 0) + 1
    last.set(name, next)
    return next
  }
}

function rehearsedQuotas(client: pg.ClientBase, tenant: string): QuotaAccounts {
  const moved = new Map<string, Standing>()
  const find = async (account: string): Promise<Standing | undefined> =>
    moved.get(account) ?? (await findAccount(client, tenant, account, ''))
  return {
    find,
    open: async ({ account, parent = null }) => {
      moved.set(account, (await find(account)) ?? { limit: 0, used: 0, children: 0, parent })
    },
    move: async (account, changed) => {
      moved.set(account, changed)
    },
  }
}

/** A case after a rehearsed act, as it would be loaded. */
function movedCase(procedures: ReadonlyMap<string, AnyProcedure>, record: ActRecord): LoadedCase {
  const { caseId, instrumentVersion, version, folded } = record
  const procedure = procedures.get(record.procedure)
  if (procedure === undefined) throw new Error(`no procedure ${record.procedure}`)
  const snapshot = JSON.parse(folded.state) as Snapshot<Staged>
  const table = tableOf(procedure, instrumentVersion)
  return {
    caseId,
    procedure: record.procedure,
    instrumentVersion,
    version,
    snapshot,
    headHash: record.hash,
    lastAt: momentAt(record.at).instant,
    parties: partiesOf(table, snapshot),
    shape: folded.shape,
  }
}

function storedAct(record: ActRecord): StoredAct {
  const { version, procedure, act, origin, at, legalDate, entered, cause, backfill, parts } = record
  return {
    version,
    procedure,
    act,
    ...origin,
    at,
    legalDate,
    entered,
    causeCase: cause?.caseId ?? null,
    causeVersion: cause?.version ?? null,
    scan: backfill?.scan ?? null,
    confirmedBy: backfill?.confirmedBy ?? null,
    parts,
    previousHash: record.previousHash,
    hash: record.hash,
  }
}
