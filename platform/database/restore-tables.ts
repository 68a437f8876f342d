/** Restores a backup of tables into an empty database. */
import fs from 'node:fs'
import path from 'node:path'
import { restoreFiles } from './backup-files.ts'
import { BackupRefused, TABLES } from './backup-model.ts'
import { loadTables } from './backup-tables.ts'
import { migrate } from './migrate.ts'
import { migrations } from './migrations/index.ts'
import { type Database, type DatabaseSource, openDatabase } from './open.ts'
import type { RestorePlan } from './restore-model.ts'
import { transaction } from './transaction.ts'

/** Makes the schema as it was, loads every row, then brings the schema up to date. */
export async function restoreTables(plan: RestorePlan, source: DatabaseSource): Promise<void> {
  const { folder, target, manifest, say } = plan
  const known = migrations.filter((one) => manifest.migrations.includes(one.name))
  const database = await openDatabase(source)
  const scratch = path.join(target, 'tmp')
  try {
    await requireNoTables(database)
    const tables = manifest.files.filter((file) => file.path.startsWith(`${TABLES}/`))
    await restoreFiles(folder, tables, ({ path: name }) => ({ folder: scratch, name })) // hashes before rows
    await migrate(database, known)
    say('正在写入每一张表……')
    await transaction(database.owner(), (client) => loadTables(client, scratch))
    await migrate(database)
  } finally {
    fs.rmSync(scratch, { recursive: true, force: true })
    await database.close()
  }
}

async function requireNoTables(database: Database): Promise<void> {
  const owner = database.owner()
  const found = await owner.query<{ used: boolean }>(
    `select to_regclass('guicheng.acts') is not null as used`,
  )
  await owner.end()
  if (found.rows[0]?.used !== true) return
  throw new BackupRefused(
    'target-not-empty',
    'DATABASE_URL 的数据库里已有规程的数据。请换一个空的数据库；没有改动任何东西。',
  )
}
