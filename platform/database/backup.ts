/** Backup of a running database: its files with their log, uploaded contents, and keys apart. */
import fs from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { getRow } from './rows.ts'
import { copyFile, copyFolder, emptyFolder, flushFolders, walk, writeText } from './backup-files.ts'
import {
  type BackupFile,
  type BackupManifest,
  type BackupTenant,
  CLUSTER,
  FILES,
  MANIFEST,
  SECRETS,
  requireEmpty,
} from './backup-model.ts'
import { type BackupSource, reachEmbedded } from './backup-source.ts'
import { copyTables } from './backup-tables.ts'
import { WalCollector, holdLog } from './backup-wal.ts'
import { valueTypes } from './value-types.ts'

/** What is backed up. */
export interface BackupOptions {
  /** The data folder (GUICHENG_DATA): database, uploaded contents, keys. */
  readonly data: string
  /** DATABASE_URL (the owner's), where the database is not the embedded one: its rows are then exported. */
  readonly url?: string
  /** Folder of the archived log of the embedded database, where one is kept. */
  readonly archive?: string
  /** Told in Chinese what is being done. */
  readonly onProgress?: (message: string) => void
  /** Name of the database on an embedded server; only tests have more than one. */
  readonly database?: string
}

/** A finished backup. */
export interface BackupReport {
  readonly folder: string
  readonly manifest: BackupManifest
  readonly bytes: number
  readonly milliseconds: number
}

/** What is in a data folder and never in a backup: rebuilt, or of this machine only. */
const NOT_KEPT = /^(cluster(\..*)?|files|run|postgres\.log.*|owner-\d+\.json.*|cache|tmp|lost\+found)$/

/**
 * Backs up into `folder` (empty or not there yet) while the database is in use; `guicheng backup FOLDER`. The server
 * of `data` may run in another process; if none runs, one is started for the time of the backup. Every act
 * acknowledged before it ends is in it. A failure leaves the folder empty. `secrets/` holds passwords and keys and may be moved elsewhere.
 * @throws BackupRefused target-not-empty | source-missing | log-missing; DatabaseRefused as `startEmbedded`
 */
export async function backup(folder: string, options: BackupOptions): Promise<BackupReport> {
  const begun = performance.now()
  requireEmpty(folder, '备份文件夹')
  try {
    const manifest = await fillFolder(folder, options)
    const bytes = [...manifest.files, ...manifest.secrets].reduce((sum, file) => sum + file.bytes, 0)
    return { folder, manifest, bytes, milliseconds: performance.now() - begun }
  } catch (error) {
    emptyFolder(folder)
    throw error
  }
}

async function fillFolder(folder: string, options: BackupOptions): Promise<BackupManifest> {
  const say = options.onProgress ?? (() => undefined)
  const database =
    options.url === undefined
      ? await copyEmbedded(folder, options, say)
      : await copyByUrl(folder, options.url, say)
  say('正在复制上传的文件……')
  const contents = path.join(options.data, 'files')
  // after the database: a row that is in the backup has its content, which was kept before the row was written
  const files = fs.existsSync(contents)
    ? await copyFolder(contents, folder, FILES, (name) => name === 'incoming')
    : []
  const secrets = await copySecrets(options.data, folder)
  const manifest: BackupManifest = {
    format: 'guicheng-backup@1',
    ...database,
    files: [...database.files, ...files],
    secrets,
  }
  flushFolders(folder)
  writeText(folder, MANIFEST, `${JSON.stringify(manifest, null, 1)}\n`)
  flushFolders(folder)
  return manifest
}

type DatabaseCopy = Omit<BackupManifest, 'format' | 'secrets'>
type Say = (message: string) => void

async function copyEmbedded(folder: string, options: BackupOptions, say: Say): Promise<DatabaseCopy> {
  const source = await reachEmbedded(options.data, options.database, options.archive)
  try {
    return await connected(source.connection, (client) => copyCluster(client, source, folder, say))
  } finally {
    await source.release()
  }
}

function copyByUrl(folder: string, url: string, say: Say): Promise<DatabaseCopy> {
  return connected({ connectionString: url, types: valueTypes }, async (client) => {
    say('正在导出数据库的每一张表……')
    await client.query('begin isolation level repeatable read, read only')
    const begun = await databaseTime(client)
    const tenants = await tenantCounts(client)
    const migrations = await appliedMigrations(client)
    const files = await copyTables(client, folder)
    // one snapshot: what it holds was committed before `begun`
    const { server } = await serverFacts(client)
    await client.query('commit')
    return { kind: 'tables', server, migrations, begun, ended: begun, tenants, wal: null, files }
  })
}

async function connected<Result>(
  config: pg.ClientConfig,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client(config)
  client.on('error', () => undefined) // the query under way reports the same error
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** The base copy: the session that begins it must be the one that ends it. */
async function copyCluster(
  client: pg.Client,
  source: BackupSource,
  folder: string,
  say: Say,
): Promise<DatabaseCopy> {
  say('正在复制数据库……')
  const { server, segmentBytes } = await serverFacts(client)
  const begun = await databaseTime(client)
  await holdLog(client)
  const started = await client.query<{ name: string }>(
    `select pg_walfile_name(pg_backup_start('guicheng', true)) as name`,
  )
  const { name: first } = getRow(started)
  const wal = new WalCollector(client, source.clusterFolder, folder, { first, segmentBytes })
  const copied = await wal.during(copyClusterFiles(source.clusterFolder, folder))
  const [tenants, migrations] = [await tenantCounts(client), await appliedMigrations(client)]
  const ended = await databaseTime(client)
  const stopped = await client.query<{ last: string; label: string; map: string }>(
    `select pg_walfile_name(lsn - 1) as last, labelfile as label, spcmapfile as map from pg_backup_stop(false)`,
  )
  const { last, label, map } = getRow(stopped)
  if (map.trim() !== '') throw new Error('the cluster has tablespaces, which a backup does not follow')
  const segments = await wal.finish(last)
  return {
    kind: 'cluster',
    server,
    migrations,
    begun,
    ended,
    tenants,
    wal: { timeline: first.slice(0, 8), segmentBytes, first, last },
    files: [...copied, writeText(folder, `${CLUSTER}/backup_label`, label), ...segments],
  }
}

/** Left out as `pg_basebackup` does: state of the running server that a start makes anew. */
const SERVER_STATE =
  /^(postmaster\.(pid|opts)|(pg_wal|pg_replslot|pg_dynshmem|pg_notify|pg_serial|pg_snapshots|pg_stat_tmp|pg_subtrans)\/.*|backup_label.*|.*pgsql_tmp.*|.*\/pg_internal\.init.*|.*\/t\d+_\d+.*)$/
const CONTROL = 'global/pg_control'

async function copyClusterFiles(cluster: string, folder: string): Promise<BackupFile[]> {
  const files = await copyFolder(
    cluster,
    folder,
    CLUSTER,
    (name) => name === CONTROL || SERVER_STATE.test(name),
  )
  const control = await copyFile(path.join(cluster, CONTROL), folder, `${CLUSTER}/${CONTROL}`) // last, as it names the newest checkpoint
  if (control === null) throw new Error(`${cluster} has no ${CONTROL}`)
  return [...files, control]
}

async function serverFacts(client: pg.ClientBase): Promise<{ server: number; segmentBytes: number }> {
  const facts = await client.query<{ server: number; bytes: number }>(
    `select current_setting('server_version_num')::int as server,
       (select setting::bigint from pg_settings where name = 'wal_segment_size') as bytes`,
  )
  const { server, bytes: segmentBytes } = getRow(facts)
  return { server, segmentBytes }
}

async function databaseTime(client: pg.ClientBase): Promise<string> {
  return getRow(await client.query<{ now: string }>('select clock_timestamp() as now')).now
}

async function tenantCounts(client: pg.ClientBase): Promise<BackupTenant[]> {
  const { rows } = await client.query<{
    tenant: string
    acts: number
    cases: number
    size: number | null
    root: string | null
  }>(
    `select a.tenant, a.acts, (select count(*) from guicheng.cases c where c.tenant = a.tenant) as cases, k.size, k.root
     from (select tenant, count(*) as acts from guicheng.acts group by tenant) a
     left join lateral (select size, root from guicheng.checkpoints where tenant = a.tenant order by size desc limit 1) k on true
     order by a.tenant`,
  )
  return rows.map(({ tenant, acts, cases, size, root }) => ({
    tenant,
    acts,
    cases,
    checkpoint: size === null || root === null ? null : { size, root },
  }))
}

async function appliedMigrations(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    'select name from guicheng.kysely_migration order by name',
  )
  return rows.map((row) => row.name)
}

const SECRETS_NOTE =
  '此文件夹存放数据库密码与各类密钥。请与备份的其余部分分开保管：拿到两者即可读出全部内容。\n' +
  '恢复时请放回备份文件夹中的 secrets，或用 secrets 选项指明它的位置。\n'

async function copySecrets(data: string, folder: string): Promise<BackupFile[]> {
  fs.mkdirSync(path.join(folder, SECRETS), { mode: 0o700 })
  writeText(folder, `${SECRETS}/说明.txt`, SECRETS_NOTE)
  if (!fs.existsSync(data)) return []
  const copied: BackupFile[] = []
  for (const found of walk(data, (name) => NOT_KEPT.test(name))) {
    if (found.folder) continue
    const file = await copyFile(path.join(data, found.name), folder, `${SECRETS}/${found.name}`)
    if (file !== null) copied.push({ ...file, path: found.name })
  }
  return copied
}
