import { CompiledQuery, Kysely, PostgresDialect, sql } from 'kysely'
import { Migrator } from 'kysely/migration'
import type { Migration as KyselyMigration } from 'kysely/migration'
import { grantRuntimeRole } from './grants.ts'
import { migrations as allMigrations } from './migrations/index.ts'
import type { Migration, MigrationReport, MigrationRunner } from './migration.ts'
import { SCHEMA } from './names.ts'
import type { Database } from './open.ts'
import { DatabaseRefused, errorText } from './refusal.ts'

/**
 * Brings the schema up to date as the owner role: every missing migration in order, each in a transaction of its
 * own under an advisory lock (several processes may call it at once), then the runtime role's rights. Forward only.
 * @throws DatabaseRefused migration-refused: a migration failed (its own changes are rolled back, those before it
 *   stay), or the database was written by a newer or another release
 */
export async function migrate(
  database: Pick<Database, 'owner' | 'appRole'>,
  list: readonly Migration[] = allMigrations,
): Promise<MigrationReport> {
  const begun = performance.now()
  checkList(list)
  const pool = database.owner()
  try {
    const kysely = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) })
    const applied = await applyAll(kysely, list)
    await grantRuntimeRole(pool, database.appRole, list)
    return { applied, milliseconds: performance.now() - begun }
  } finally {
    await pool.end()
  }
}

/** Names are `NNN-name`, their numbers grow: anything else is a slip in the list. */
function checkList(list: readonly Migration[]): void {
  let last = -1
  for (const { name } of list) {
    const number = Number(/^(\d{3})-[a-z0-9-]+$/.exec(name)?.[1] ?? Number.NaN)
    if (!(number > last)) throw new Error(`migration ${name}: expected NNN-name with a number above ${last}`)
    last = number
  }
}

async function applyAll(kysely: Kysely<unknown>, list: readonly Migration[]): Promise<string[]> {
  const applied: string[] = []
  const migrator = new Migrator({
    db: kysely,
    provider: { getMigrations: () => Promise.resolve(asKysely(list)) },
    migrationTableSchema: SCHEMA,
  })
  for (;;) {
    const { error, results = [] } = await migrator.migrateUp()
    if (error !== undefined)
      throw migrationRefused(error, results.find((one) => one.status === 'Error')?.migrationName)
    if (results.length === 0) return applied
    applied.push(...results.map((one) => one.migrationName))
  }
}

function asKysely(list: readonly Migration[]): Record<string, KyselyMigration> {
  return Object.fromEntries(list.map((one) => [one.name, { up: (db) => one.up(runnerOf(db)) }]))
}

function runnerOf(db: Kysely<unknown>): MigrationRunner {
  return {
    sql: async (text) => {
      await sql.raw(text).execute(db)
    },
    query: async <Row>(text: string, values: readonly unknown[] = []) => {
      const result = await db.executeQuery<Row>(CompiledQuery.raw(text, [...values]))
      return result.rows
    },
  }
}

function migrationRefused(cause: unknown, name: string | undefined): DatabaseRefused {
  const said = errorText(cause)
  const foreign = /corrupted migrations/.test(said)
  const advice = foreign
    ? '数据库是由另一个版本的规程写成的。请使用与之相同或更新的版本，或换一个数据文件夹（GUICHENG_DATA）。'
    : '这一步的改动已撤销，之前的数据没有变化。请保留此信息并联系开发者。'
  const place = name === undefined ? '' : `（${name}）`
  return new DatabaseRefused('migration-refused', `数据库结构升级失败${place}：${said}。${advice}`, { cause })
}
