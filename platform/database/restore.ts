/** Restore of a backup into an empty place, followed by the proof that it is whole. */
import fs from 'node:fs'
import path from 'node:path'
import { emptyFolder, restoreFiles } from './backup-files.ts'
import {
  type BackupManifest,
  type BackupTenant,
  BackupRefused,
  FILES,
  SECRETS,
  readManifest,
  requireEmpty,
} from './backup-model.ts'
import { startEmbedded } from './embedded.ts'
import { migrate } from './migrate.ts'
import { migrations } from './migrations/index.ts'
import { type Database, type DatabaseSource, openDatabase } from './open.ts'
import { restoreCluster } from './restore-cluster.ts'
import {
  type RestoreOptions,
  type RestorePlan,
  type RestoreReport,
  type RestoredTenant,
  outside,
} from './restore-model.ts'
import { restoreTables } from './restore-tables.ts'
import { transaction } from './transaction.ts'

/**
 * Restores the backup in `folder` into the empty data folder `target`; `guicheng restore FOLDER [--until TIME]`. Starts
 * the server once, lets it recover, verifies every tenant and stops it. A refusal leaves `target` as it was.
 * @throws BackupRefused target-not-empty | manifest-missing | manifest-unreadable | file-missing | hash-differs |
 *   secrets-missing | until-outside | other-version; DatabaseRefused as `startEmbedded` and `openDatabase`
 */
export async function restore(
  folder: string,
  target: string,
  options: RestoreOptions,
): Promise<RestoreReport> {
  const begun = performance.now()
  const manifest = readManifest(folder)
  checkWishes(manifest, options)
  requireEmpty(target, '目标数据文件夹')
  const say = options.onProgress ?? (() => undefined)
  try {
    say('正在核对并复制备份……')
    await restoreContents(folder, target, manifest, options.secrets ?? path.join(folder, SECRETS))
    const tenants = await restoreDatabase({ folder, target, manifest, options, say })
    const sound = tenants.every(isSound)
    return { target, manifest, tenants, sound, milliseconds: performance.now() - begun }
  } catch (error) {
    emptyFolder(target)
    throw error
  }
}

function isSound(restored: RestoredTenant): boolean {
  return (
    restored.problems.length === 0 &&
    restored.checkpointHolds !== false &&
    restored.acts >= restored.before.acts &&
    restored.cases >= restored.before.cases
  )
}

function checkWishes(manifest: BackupManifest, options: RestoreOptions): void {
  const { until, archive, url } = options
  if (manifest.kind === 'cluster' && url !== undefined)
    throw new BackupRefused(
      'other-version',
      '这是随附数据库的备份，不能恢复到 DATABASE_URL 的服务器。请去掉 DATABASE_URL，恢复到数据文件夹。',
    )
  const unknown = manifest.migrations.filter((name) => !migrations.some((one) => one.name === name))
  if (unknown.length > 0)
    throw new BackupRefused(
      'other-version',
      `备份由更新的规程写成（本版本没有 ${unknown.join('、')}）。请用与之相同或更新的版本恢复。`,
    )
  if (until === undefined) return
  const moment = Date.parse(until)
  if (Number.isNaN(moment) || !/(Z|[+-]\d{2}:?\d{2})$/.test(until))
    throw outside(`“${until}”不是带时区的时刻，请写成 2025-03-01T17:30:00+08:00 的样子。`)
  if (manifest.kind !== 'cluster') throw outside('这份备份是逐表导出的，只有做备份的那一刻。请去掉 until。')
  if (moment < Date.parse(manifest.ended))
    throw outside(`备份完成于 ${manifest.ended}，不能恢复到在它之前的 ${until}。请换用更早的备份。`)
  if (archive === undefined)
    throw outside(`备份完成（${manifest.ended}）以后的日志不在备份内。请用 archive 指明日志归档文件夹。`)
}

/** Uploaded contents and keys. */
async function restoreContents(
  folder: string,
  target: string,
  manifest: BackupManifest,
  secrets: string,
): Promise<void> {
  const missing = manifest.secrets.find((file) => !fs.existsSync(path.join(secrets, file.path)))
  if (missing !== undefined)
    throw new BackupRefused(
      'secrets-missing',
      `没有找到密钥文件 ${path.join(secrets, missing.path)}。请把分开保管的 secrets 文件夹放回备份中，或指明它的位置。`,
    )
  await restoreFiles(secrets, manifest.secrets, ({ path: name }) => ({ folder: target, name }))
  const contents = manifest.files.filter((file) => file.path.startsWith(`${FILES}/`))
  await restoreFiles(folder, contents, ({ path: name }) => ({ folder: target, name }))
}

/** Restores, verifies every tenant on the restored server, and stops it. */
async function restoreDatabase(plan: RestorePlan): Promise<RestoredTenant[]> {
  const { target, manifest, options, say } = plan
  const copied = manifest.kind === 'cluster'
  const server = copied
    ? await restoreCluster(plan)
    : options.url === undefined
      ? await startEmbedded(target)
      : null
  const source: DatabaseSource = server === null ? urlSource(options, target) : { embedded: server }
  try {
    if (!copied) await restoreTables(plan, source)
    say('正在核验恢复后的台账……')
    const database = await openDatabase(source)
    try {
      if (copied) await migrate(database) // verification knows the schema of today
      const tenants: RestoredTenant[] = []
      for (const before of manifest.tenants) tenants.push(await checkTenant(database, before, options))
      return tenants
    } finally {
      await database.close()
    }
  } finally {
    await server?.stop()
  }
}

function urlSource({ url = '', appUrl }: RestoreOptions, secretFolder: string): DatabaseSource {
  return appUrl === undefined ? { url, secretFolder } : { url, appUrl, secretFolder }
}

function checkTenant(
  database: Database,
  before: BackupTenant,
  options: RestoreOptions,
): Promise<RestoredTenant> {
  return transaction(database.app, async (client) => {
    await client.query('set transaction isolation level repeatable read, read only')
    const { acts, problems } = await options.verify(client, before.tenant)
    const { rows } = await client.query<{ cases: number; root: string | null }>(
      `select (select count(*) from cases where tenant = $1) as cases,
         (select root from checkpoints where tenant = $1 and size = $2) as root`,
      [before.tenant, before.checkpoint?.size ?? 0],
    )
    const { cases = 0, root = null } = rows[0] ?? {}
    const { checkpoint } = before
    return {
      tenant: before.tenant,
      acts,
      cases,
      before,
      checkpointHolds: checkpoint === null ? null : root === checkpoint.root,
      continuesBy: acts - (checkpoint?.size ?? 0),
      problems,
    }
  })
}
