import fs from 'node:fs'
import path from 'node:path'
import type pg from 'pg'
import { chooseAccount } from './embedded-account.ts'
import { findBinaries } from './embedded-binaries.ts'
import { createCluster } from './embedded-cluster.ts'
import { Postmaster } from './embedded-postmaster.ts'
import type { PostmasterPlan } from './embedded-postmaster.ts'
import { chooseSocketFolder, SOCKET_PORT } from './embedded-socket.ts'
import { claimFolder, isClaim } from './folder-owner.ts'
import type { FolderClaim } from './folder-owner.ts'
import { APP_ROLE, DATABASE, OWNER_ROLE } from './names.ts'
import { DatabaseRefused } from './refusal.ts'
import type { FolderOwner } from './refusal.ts'
import { storedPasswords } from './secrets.ts'
import type { RolePasswords } from './secrets.ts'
import { valueTypes } from './value-types.ts'

/** How an embedded server is started. */
export interface EmbeddedOptions {
  /** HTTP port of this process, if known already: a refused second start names it. */
  readonly port?: number
  /** Server settings over ours, e.g. `{ archive_mode: 'on' }` for a backup or `{ fsync: 'off' }` for tests. */
  readonly settings?: Readonly<Record<string, string>>
  /** For tests: nothing flushed while the cluster is made, and the owner role may create databases. */
  readonly disposable?: boolean
  /** Called once if the server ends without `stop()`; the message is Chinese. */
  readonly onUnexpectedEnd?: (message: string) => void
  /** Which embedded package to look for; by default this machine's. */
  readonly platform?: string
}

/** A running embedded PostgreSQL, reached by a unix socket only. */
export interface EmbeddedServer {
  readonly folder: string
  /** The cluster's own files, for a base copy (`pg_backup_start` is granted to the owner role). */
  readonly clusterFolder: string
  readonly socketFolder: string
  readonly pid: number
  /** Milliseconds: making the cluster (0 if it was there) and all of the start. */
  readonly timings: { readonly create: number; readonly total: number }
  /** Settings of a connection with our value types; holds a password, so never log it. */
  connection(role: 'owner' | 'app', database?: string): pg.ClientConfig
  /** Writes the HTTP port to the owner file, so that a refused second start can name it. */
  announcePort(port: number): void
  /** Fast shutdown; resolves when the process is gone. Close the pools first. May be called twice. */
  stop(): Promise<void>
}

/**
 * Starts the PostgreSQL that ships with Guicheng on `folder`, making the cluster first where there is none. The
 * server ends when this process does, in whatever way; one left over by a dead process is shut down first.
 * @throws DatabaseRefused `folder-in-use` (owner's pid and port in `owner`), `platform-without-database`,
 *   `account-refused`, `libraries-missing`, `start-failed`
 */
export async function startEmbedded(folder: string, options: EmbeddedOptions = {}): Promise<EmbeddedServer> {
  const begun = performance.now()
  const binaries = findBinaries(options.platform)
  // root's database runs under another account, which may need to pass through; what is inside is closed by itself
  fs.mkdirSync(folder, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 })
  const home = fs.realpathSync(folder)
  const claim = claimFolder(home)
  if (!isClaim(claim)) throw folderInUse(home, claim)
  try {
    if (options.port !== undefined) claim.announcePort(options.port)
    const clusterFolder = path.join(home, 'cluster')
    const runAs = chooseAccount(home, clusterFolder, binaries.postgres)
    const passwords = storedPasswords(path.join(home, 'passwords.json'))
    const socketFolder = chooseSocketFolder(home, runAs)
    const plan: PostmasterPlan = {
      folder: home,
      clusterFolder,
      socketFolder,
      binaries,
      runAs,
      settings: options.settings ?? {},
    }
    const postmaster = new Postmaster(plan)
    await postmaster.endOrphan()
    const create = await createIfAbsent(plan, passwords, options.disposable === true)
    await postmaster.start(options.onUnexpectedEnd)
    const timings = { create, total: performance.now() - begun }
    return runningServer(plan, postmaster, passwords, claim, timings)
  } catch (error) {
    claim.release()
    throw error
  }
}

async function createIfAbsent(
  plan: PostmasterPlan,
  passwords: RolePasswords,
  disposable: boolean,
): Promise<number> {
  if (fs.existsSync(path.join(plan.clusterFolder, 'PG_VERSION'))) return 0
  const begun = performance.now()
  await createCluster({ ...plan, passwords, disposable })
  return performance.now() - begun
}

function runningServer(
  plan: PostmasterPlan,
  postmaster: Postmaster,
  passwords: RolePasswords,
  claim: FolderClaim,
  timings: EmbeddedServer['timings'],
): EmbeddedServer {
  let stopped: Promise<void> | null = null
  return {
    folder: plan.folder,
    clusterFolder: plan.clusterFolder,
    socketFolder: plan.socketFolder,
    pid: postmaster.pid,
    timings,
    connection: (role, database = DATABASE) => ({
      host: plan.socketFolder,
      port: SOCKET_PORT,
      user: role === 'owner' ? OWNER_ROLE : APP_ROLE,
      password: passwords[role],
      database,
      ssl: false,
      types: valueTypes,
    }),
    announcePort: (port) => claim.announcePort(port),
    stop: () => (stopped ??= postmaster.stop().then(() => claim.release())),
  }
}

function folderInUse(folder: string, owner: FolderOwner): DatabaseRefused {
  const port = owner.port === null ? '' : `，端口 ${owner.port}`
  const seen = owner.port === null ? '' : `（http://localhost:${owner.port}）`
  return new DatabaseRefused(
    'folder-in-use',
    `数据文件夹 ${folder} 正由另一个规程进程使用（进程号 ${owner.pid}${port}）。` +
      `请使用已经启动的那一个${seen}，或先停止它，或用 GUICHENG_DATA 指定另一个数据文件夹。`,
    { owner },
  )
}
