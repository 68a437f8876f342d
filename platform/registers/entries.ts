/** Reading and writing entries. There is one way to write: `writeEntry`, inside the transaction of an act. */
import type pg from 'pg'
import type { EntryOperation, Lock } from '#kernel/case'
import type { LocalDate } from '#kernel/time'
import { named } from '#platform/database'
import { canonicalText } from '#platform/ledger'
import type { EntryValues } from './definition.ts'
import type { Placement, Standing } from './timeline.ts'
import { place, standingOn } from './timeline.ts'

/** A pool, or a connection inside the caller's own transaction. */
export type Connection = pg.Pool | pg.ClientBase

/** An entry in force over some days, and who entered it. */
export interface Entry {
  readonly key: string
  /** Grows with every write; names this state of the entry. */
  readonly number: number
  readonly from: LocalDate
  /** Last day, inclusive; null while it goes on. */
  readonly until: LocalDate | null
  readonly values: EntryValues
  readonly caseId: string | null
  readonly actVersion: number | null
  readonly person: string | null
  readonly personName: string | null
  readonly at: string
}

/** An entry as it once stood; `supersededAt` is null for what stands. */
export interface PastEntry extends Entry {
  readonly supersededAt: string | null
  readonly supersededByName: string | null
}

/** Who changes an entry, and by which act. */
export interface ChangedBy {
  readonly person: string | null
  readonly caseId?: string
  readonly version?: number
}

/** Columns of an entry with the name of who entered it, for statements that list entries under `e`. */
export const COLUMNS = `e.key, e.number, e.from_date as "from", e.until_date as "until", e."values", e.case_id as "caseId",
  e.act_version as "actVersion", e.by_person as person, p.name as "personName", e.at`
export const PERSON = 'left join persons p on p.id = e.by_person'

/**
 * The entry in force on a day. With `share` it cannot change, end or appear until the transaction ends: the key is
 * locked before it is read, also where there is no entry yet.
 */
export async function findEntry(
  client: Connection,
  tenant: string,
  register: string,
  key: string,
  on: LocalDate,
  lock: Lock = 'none',
): Promise<Entry | undefined> {
  const { rows } = await client.query<Entry>(
    named('find-entry', `select ${COLUMNS} from find_entry($1, $2, $3, $4, $5) e ${PERSON}`, [
      tenant,
      register,
      key,
      on,
      lock,
    ]),
  )
  return rows[0]
}

/** All entries in force on a day whose values contain `where`, by key. `share` locks each of them. */
export async function listEntries(
  client: Connection,
  tenant: string,
  register: string,
  on: LocalDate,
  options: { readonly where?: EntryValues; readonly lock?: Lock } = {},
): Promise<readonly Entry[]> {
  const { rows } = await client.query<Entry>(
    named(
      'list-entries',
      `select ${COLUMNS} from find_entries($1, $2, $3, $4, $5) e ${PERSON} order by e.key`,
      [tenant, register, JSON.stringify(options.where ?? {}), on, options.lock ?? 'none'],
    ),
  )
  return rows
}

/** A change of one entry: new values from a day on, or `null` to end it the day before. */
export interface EntryChange {
  readonly register: string
  readonly key: string
  readonly from: LocalDate
  readonly values: EntryValues | null
  /** The number of the entry that the person saw in force on that day, null for none; left out: not compared. */
  readonly seen?: number | null
}

export type Written =
  | { readonly ok: true; readonly kind: 'added' | 'changed' | 'ended' | 'unchanged' }
  | { readonly ok: false; readonly reason: 'nothing-to-end' | 'changed-meanwhile'; readonly say: string }

/** Writes one change, inside the caller's transaction; the key stays locked until that ends. */
export async function writeEntry(
  client: pg.ClientBase,
  tenant: string,
  change: EntryChange,
  by: ChangedBy,
): Promise<Written> {
  const { register, key, from, values } = change
  await client.query(
    named('lock-entry', 'select lock_entry($1, $2, $3, $4)', [tenant, register, key, 'update']),
  )
  const timeline = await standingEntries(client, tenant, register, key)
  const current = standingOn(timeline, from)
  if (change.seen !== undefined && change.seen !== (current?.number ?? null))
    return refusal('changed-meanwhile', `请重新打开后再改：“${key}”已被他人修改。`)
  if (values !== null && current !== undefined && canonicalText(values) === canonicalText(current.values))
    return { ok: true, kind: 'unchanged' }
  const placement = place(timeline, from, values)
  if (placement === undefined) return refusal('nothing-to-end', nothingToEnd(key, from))
  await supersede(client, tenant, change, placement.supersede, by)
  for (const stretch of placement.insert) await insert(client, tenant, change, stretch, by)
  if (values === null) return { ok: true, kind: 'ended' }
  return { ok: true, kind: current === undefined ? 'added' : 'changed' }
}

function refusal(reason: 'nothing-to-end' | 'changed-meanwhile', say: string): Written {
  return { ok: false, reason, say }
}

async function standingEntries(
  client: pg.ClientBase,
  tenant: string,
  register: string,
  key: string,
): Promise<readonly Standing[]> {
  const { rows } = await client.query<Standing>(
    named(
      'standing-entries',
      `select number, from_date as "from", until_date as "until", "values" from entries
       where tenant = $1 and register = $2 and key = $3 and superseded_at is null order by from_date`,
      [tenant, register, key],
    ),
  )
  return rows
}

async function supersede(
  client: pg.ClientBase,
  tenant: string,
  { register, key }: EntryChange,
  numbers: readonly number[],
  by: ChangedBy,
): Promise<void> {
  if (numbers.length === 0) return
  await client.query(
    named(
      'supersede-entry',
      `update entries set superseded_at = now(), superseded_case = $5, superseded_version = $6, superseded_person = $7
       where tenant = $1 and register = $2 and key = $3 and number = any($4::bigint[])`,
      [tenant, register, key, numbers, by.caseId ?? null, by.version ?? null, by.person],
    ),
  )
}

async function insert(
  client: pg.ClientBase,
  tenant: string,
  { register, key }: EntryChange,
  stretch: { readonly from: LocalDate; readonly until: LocalDate | null; readonly values: EntryValues },
  by: ChangedBy,
): Promise<void> {
  const text = canonicalText(stretch.values)
  await client.query(
    named(
      'insert-entry',
      `insert into entries (tenant, register, key, from_date, until_date, "values", canonical, case_id, act_version, by_person)
       values ($1, $2, $3, $4, $5, $6::text::jsonb, $6, $7, $8, $9)`,
      [
        tenant,
        register,
        key,
        stretch.from,
        stretch.until,
        text,
        by.caseId ?? null,
        by.version ?? null,
        by.person,
      ],
    ),
  )
}

/** What speaks against operations placed one after the other on what stands now. Reads only: nothing is locked or written. */
export async function rehearseEntries(
  client: pg.ClientBase,
  tenant: string,
  operations: readonly EntryOperation[],
): Promise<readonly { readonly operation: EntryOperation; readonly say: string }[]> {
  const timelines = new Map<string, readonly Standing[]>()
  const refused: { operation: EntryOperation; say: string }[] = []
  for (const operation of operations) {
    const { register, key, from, values } = operation
    const name = JSON.stringify([register, key])
    const timeline = timelines.get(name) ?? (await standingEntries(client, tenant, register, key))
    const placement = place(timeline, from, values)
    if (placement === undefined) refused.push({ operation, say: nothingToEnd(key, from) })
    else timelines.set(name, placed(timeline, placement))
  }
  return refused
}

/** A timeline after a placement; stretches that are only rehearsed have numbers below nought. */
function placed(timeline: readonly Standing[], placement: Placement): readonly Standing[] {
  const kept = timeline.filter(({ number }) => !placement.supersede.includes(number))
  const lowest = Math.min(0, ...timeline.map(({ number }) => number))
  return [...kept, ...placement.insert.map((one, index) => ({ ...one, number: lowest - 1 - index }))]
}

const nothingToEnd = (key: string, from: LocalDate): string =>
  `请核对日期：“${key}”在${from}没有有效的登记，不能终止。`

/** Keys in one order, so that two transactions that write the same entries wait instead of deadlocking. */
export function inLockOrder<Change extends Pick<EntryOperation, 'register' | 'key'>>(
  changes: readonly Change[],
): readonly Change[] {
  const order = ({ register, key }: Change): string => `${register}\u001F${key}`
  return changes.toSorted((a, b) => (order(a) < order(b) ? -1 : order(a) > order(b) ? 1 : 0))
}

/** One entry that differs from its canonical text or overlaps another: something changed behind the program. */
export interface EntryProblem {
  readonly register: string
  readonly key: string
  readonly number: number
  readonly problem: 'values-altered' | 'overlap'
}

/** Compares every entry of a tenant with the text it was written as, and looks for overlaps. */
export async function verifyEntries(client: Connection, tenant: string): Promise<readonly EntryProblem[]> {
  const { rows } = await client.query<EntryProblem>(
    `select register, key, number, 'values-altered' as problem from entries where tenant = $1 and "values" <> canonical::jsonb
     union all
     select b.register, b.key, b.number, 'overlap' from entries a join entries b
       on b.tenant = a.tenant and b.register = a.register and b.key = a.key and b.number > a.number
       and b.superseded_at is null and daterange(a.from_date, a.until_date, '[]') && daterange(b.from_date, b.until_date, '[]')
     where a.tenant = $1 and a.superseded_at is null
     order by 1, 2, 3`,
    [tenant],
  )
  return rows
}
