/** Import profiles: what an organisation chose for files of one shape, used again and open to change. */
import type { Connection } from './dry-run.ts'
import type { ImportMapping } from './mapping.ts'

export interface ImportProfile {
  readonly organisation: string
  readonly target: string
  readonly shape: string
  /** Name of the file it was made with. */
  readonly label: string
  readonly mapping: ImportMapping
  readonly by: string
  readonly at: string
  readonly uses: number
  readonly usedAt: string | null
}

const COLUMNS = `organisation, target, shape, label, mapping, by_person as "by", at, uses, used_at as "usedAt"`

/** Remembers a choice for a shape; an earlier one of the same organisation is replaced. */
export async function saveProfile(
  db: Connection,
  profile: {
    readonly tenant: string
    readonly organisation: string
    readonly target: string
    readonly shape: string
    readonly label: string
    readonly mapping: ImportMapping
    readonly by: string
  },
): Promise<void> {
  const { tenant, organisation, target, shape, label, mapping, by } = profile
  await db.query(
    `insert into import_profiles (tenant, organisation, target, shape, label, mapping, by_person)
     values ($1, $2, $3, $4, $5, $6::jsonb, $7)
     on conflict (tenant, organisation, target, shape)
     do update set label = excluded.label, mapping = excluded.mapping, by_person = excluded.by_person, at = now()`,
    [tenant, organisation, target, shape, label, JSON.stringify(mapping), by],
  )
}

/** The nearest profile on a path (own organisation first) for a shape; counted as used. */
export async function useProfile(
  db: Connection,
  tenant: string,
  path: readonly string[],
  target: string,
  shape: string,
): Promise<ImportProfile | undefined> {
  const { rows } = await db.query<ImportProfile>(
    `update import_profiles set uses = uses + 1, used_at = now()
     where tenant = $1 and target = $3 and shape = $4 and organisation = (
       select organisation from import_profiles
       where tenant = $1 and target = $3 and shape = $4 and organisation = any($2)
       order by array_position($2, organisation) limit 1)
     returning ${COLUMNS}`,
    [tenant, path, target, shape],
  )
  return rows[0]
}

/** The profiles that hold for somebody on a path, newest first. */
export async function listProfiles(
  db: Connection,
  tenant: string,
  path: readonly string[],
): Promise<ImportProfile[]> {
  const { rows } = await db.query<ImportProfile>(
    `select ${COLUMNS} from import_profiles where tenant = $1 and organisation = any($2) order by at desc`,
    [tenant, path],
  )
  return rows
}

/** Forgets a choice of an organisation. Answers whether there was one. */
export async function forgetProfile(
  db: Connection,
  profile: {
    readonly tenant: string
    readonly organisation: string
    readonly target: string
    readonly shape: string
  },
): Promise<boolean> {
  const { rowCount } = await db.query(
    'delete from import_profiles where tenant = $1 and organisation = $2 and target = $3 and shape = $4',
    [profile.tenant, profile.organisation, profile.target, profile.shape],
  )
  return rowCount === 1
}
