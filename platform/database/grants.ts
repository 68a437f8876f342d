import pg from 'pg'
import { transaction } from './transaction.ts'
import { SCHEMA } from './names.ts'
import type { Migration } from './migration.ts'

const GRANTS_LOCK = 73_041_152_081

interface RelationRights {
  readonly name: string
  /** The topmost parent of a partition, else the relation itself. */
  readonly root: string
  readonly kind: 'table' | 'view' | 'sequence'
  /** What the runtime role has now, sorted. */
  readonly rights: readonly string[]
}

/**
 * Gives the runtime role exactly its rights on every relation of the schema: what is missing is granted and what is
 * too much is taken away, so a right given by hand does not outlive the next start.
 */
export async function grantRuntimeRole(
  pool: pg.Pool,
  role: string,
  list: readonly Migration[],
): Promise<void> {
  const appendOnly = new Set(list.flatMap((one) => one.appendOnly ?? []))
  const readOnly = new Set([
    'kysely_migration',
    'kysely_migration_lock',
    ...list.flatMap((one) => one.readOnly ?? []),
  ])
  await transaction(pool, async (client) => {
    await client.query('select pg_advisory_xact_lock($1)', [GRANTS_LOCK]) // two grants at once on a table fail
    const relations = await relationRights(client, role)
    checkNames([...appendOnly, ...readOnly], relations)
    const changes = relations.flatMap((one) => correction(one, wantedRights(one, appendOnly, readOnly), role))
    if (changes.length > 0) await client.query(changes.join(';\n'))
  })
}

function wantedRights(relation: RelationRights, appendOnly: Set<string>, readOnly: Set<string>): string[] {
  if (relation.kind === 'sequence') return ['SELECT', 'USAGE']
  if (relation.kind === 'view' || readOnly.has(relation.root)) return ['SELECT']
  if (appendOnly.has(relation.root)) return ['INSERT', 'SELECT']
  return ['DELETE', 'INSERT', 'SELECT', 'UPDATE']
}

function correction(relation: RelationRights, wanted: readonly string[], role: string): string[] {
  if (relation.rights.join() === wanted.join()) return []
  const word = relation.kind === 'sequence' ? 'sequence' : 'table'
  const target = `${word} ${SCHEMA}.${pg.escapeIdentifier(relation.name)}`
  const grantee = pg.escapeIdentifier(role)
  return [
    `grant usage on schema ${SCHEMA} to ${grantee}`,
    `revoke all on ${target} from ${grantee}`,
    `grant ${wanted.join(', ')} on ${target} to ${grantee}`,
  ]
}

function checkNames(names: readonly string[], relations: readonly RelationRights[]): void {
  const known = new Set(relations.map((one) => one.name))
  const unknown = names.filter((name) => !known.has(name))
  if (unknown.length > 0) throw new Error(`appendOnly or readOnly names no table: ${unknown.join(', ')}`)
}

async function relationRights(client: pg.PoolClient, role: string): Promise<RelationRights[]> {
  const { rows } = await client.query<RelationRights>(
    `select c.relname as name,
       coalesce((select r.relname from pg_class r where r.oid = pg_partition_root(c.oid)), c.relname) as root,
       case c.relkind when 'S' then 'sequence' when 'v' then 'view' when 'm' then 'view' else 'table' end as kind,
       array(select a.privilege_type from aclexplode(c.relacl) a
             where a.grantee = (select oid from pg_roles where rolname = $2)
             order by a.privilege_type collate "C") as rights
     from pg_class c
     where c.relnamespace = (select oid from pg_namespace where nspname = $1) and c.relkind in ('r', 'p', 'v', 'm', 'S')
     order by c.relname`,
    [SCHEMA, role],
  )
  return rows
}
