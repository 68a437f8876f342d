/** Lists of entries: what stands, what stood, how many; for the platform itself, or as far as somebody sees them. */
import type { LocalDate } from '#kernel/time'
import { getRow } from '#platform/database'
import type { RegisterDefinition } from './definition.ts'
import type { Connection, Entry, PastEntry } from './entries.ts'
import { COLUMNS, PERSON, listEntries } from './entries.ts'
import type { RowViewer } from './rows.ts'
import { seenCondition } from './rows.ts'

/** Whose eyes a list is for. */
export interface Seen {
  readonly definition: Pick<RegisterDefinition, 'rows'>
  readonly viewer: RowViewer
}

const conditionOf = (seen: Seen | undefined, values: unknown[]): string =>
  seen === undefined ? 'true' : seenCondition(seen.definition, seen.viewer, values)

/** Entries of a register in force on a day that somebody sees, by key. */
export async function listSeenEntries(
  client: Connection,
  tenant: string,
  register: string,
  on: LocalDate,
  seen: Seen,
): Promise<readonly Entry[]> {
  if (seen.definition.rows === undefined) return listEntries(client, tenant, register, on)
  const values: unknown[] = [tenant, register, on]
  const { rows } = await client.query<Entry>(
    `select ${COLUMNS} from find_entries($1, $2, '{}', $3, 'none') e ${PERSON}
     where ${conditionOf(seen, values)} order by e.key`,
    values,
  )
  return rows
}

/** All that stands in a register, past and future stretches too, by key and day: what an import is compared with. */
export async function listStanding(
  client: Connection,
  tenant: string,
  register: string,
  seen?: Seen,
): Promise<readonly Entry[]> {
  const values: unknown[] = [tenant, register]
  const { rows } = await client.query<Entry>(
    `select ${COLUMNS} from entries e ${PERSON}
     where e.tenant = $1 and e.register = $2 and e.superseded_at is null and ${conditionOf(seen, values)}
     order by e.key, e.from_date`,
    values,
  )
  return rows
}

/** Everything that ever stood in a register, or of one key in it: newest write first, with who replaced it and when. */
export async function entryHistory(
  client: Connection,
  tenant: string,
  register: string,
  key?: string,
  seen?: Seen,
): Promise<readonly PastEntry[]> {
  const values: unknown[] = [tenant, register, key ?? null]
  const { rows } = await client.query<PastEntry>(
    `select ${COLUMNS}, e.superseded_at as "supersededAt", s.name as "supersededByName"
     from entries e ${PERSON} left join persons s on s.id = e.superseded_person
     where e.tenant = $1 and e.register = $2 and ($3::text is null or e.key = $3) and ${conditionOf(seen, values)}
     order by e.number desc`,
    values,
  )
  return rows
}

/** How many keys of each register are in force on a day. */
export async function countEntries(
  client: Connection,
  tenant: string,
  on: LocalDate,
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await client.query<{ register: string; count: number }>(
    `select register, count(*) as count from entries where tenant = $1 and superseded_at is null
       and from_date <= $2 and (until_date is null or until_date >= $2) group by register`,
    [tenant, on],
  )
  return new Map(rows.map(({ register, count }) => [register, count]))
}

/** How many entries of one register somebody sees on a day. */
export async function countSeenEntries(
  client: Connection,
  tenant: string,
  register: string,
  on: LocalDate,
  seen: Seen,
): Promise<number> {
  const values: unknown[] = [tenant, register, on]
  const counted = await client.query<{ count: number }>(
    `select count(*) as count from find_entries($1, $2, '{}', $3, 'none') e where ${conditionOf(seen, values)}`,
    values,
  )
  return getRow(counted).count
}
