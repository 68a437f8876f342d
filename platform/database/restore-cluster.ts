/** Restores a copy of the embedded server's files with its log. */
import fs from 'node:fs'
import path from 'node:path'
import { flushFolders, restoreFiles, walk } from './backup-files.ts'
import { CLUSTER, WAL } from './backup-model.ts'
import { addArchived } from './backup-wal.ts'
import { chooseAccount } from './embedded-account.ts'
import { findBinaries } from './embedded-binaries.ts'
import { type EmbeddedServer, startEmbedded } from './embedded.ts'
import { DatabaseRefused } from './refusal.ts'
import { type RestorePlan, outside } from './restore-model.ts'

/** Copies cluster and log to their place and lets a server recover from them; the caller stops it. */
export async function restoreCluster(plan: RestorePlan): Promise<EmbeddedServer> {
  const { folder, target, manifest, options, say } = plan
  const cluster = path.join(target, CLUSTER)
  const inCluster = manifest.files.filter((file) => file.path.startsWith(`${CLUSTER}/`))
  await restoreFiles(folder, inCluster, ({ path: name }) => ({ folder: target, name }))
  for (const found of walk(path.join(folder, CLUSTER), () => false))
    if (found.folder) fs.mkdirSync(path.join(cluster, found.name), { recursive: true, mode: 0o700 })
  const walFolder = path.join(cluster, 'pg_wal')
  fs.mkdirSync(path.join(walFolder, 'archive_status'), { recursive: true, mode: 0o700 })
  const segments = manifest.files.filter((file) => file.path.startsWith(`${WAL}/`))
  await restoreFiles(folder, segments, (file) => ({ folder: walFolder, name: path.basename(file.path) }))
  if (options.archive !== undefined) await addArchived(options.archive, walFolder, manifest.wal?.first ?? '')
  fs.writeFileSync(path.join(cluster, 'recovery.signal'), '', { mode: 0o600 })
  giveToServer(target, cluster)
  flushFolders(cluster)
  say('正在恢复数据库……')
  return recover(target, options.until)
}

/** A server that root runs owns its files under another account. */
function giveToServer(target: string, cluster: string): void {
  const { account } = chooseAccount(target, `${cluster}.none`, findBinaries().postgres)
  if (account === null) return
  const give = (file: string): void => fs.chownSync(file, account.uid, account.gid)
  give(cluster)
  for (const found of walk(cluster, () => false)) give(path.join(cluster, found.name))
}

/** The server reads this setting before it knows the names of zones, `Z` included. */
function serverTime(instant: string): string {
  return new Date(instant).toISOString().replace('T', ' ').replace('Z', '+00')
}

/** Replays the log to its end or to `until`, on a timeline of its own. The server answers only when that is done. */
async function recover(target: string, until: string | undefined): Promise<EmbeddedServer> {
  const moment: Record<string, string> =
    until === undefined ? {} : { recovery_target_time: serverTime(until), recovery_target_action: 'promote' }
  const settings = { restore_command: 'exit 1', hot_standby: 'off', ...moment } // the log lies in pg_wal
  try {
    return await startEmbedded(target, { settings })
  } catch (error) {
    if (
      error instanceof DatabaseRefused &&
      /before configured recovery target was reached/.test(error.message)
    )
      throw outside(
        `日志没有到 ${until ?? ''}：归档只到更早的时刻。请把 until 改早，或去掉它以恢复到日志的末尾。`,
      )
    throw error
  }
}
