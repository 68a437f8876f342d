import { spawnSync } from 'node:child_process'
import crypto from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { after } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { DatabaseRefused, migrate, openDatabase, startEmbedded } from '#platform/database'
import type { Database, EmbeddedServer } from '#platform/database'

/** A fresh migrated database of one test; `name` is its name on the test server. */
export interface TestDatabase extends Database {
  readonly name: string
  /** The server it lives on, e.g. for a second `openDatabase({ embedded: server, name })`. */
  readonly server: EmbeddedServer
}

/** What is needed of a test's context: something to run when it ends. */
interface TestContext {
  after(work: () => Promise<void>): void
}

const TEMPLATE = 'guicheng'
const CLUSTER_SETTINGS = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  shared_buffers: '32MB',
  max_connections: '120',
  autovacuum: 'off',
  log_checkpoints: 'off',
} as const

let running: Promise<EmbeddedServer> | null = null
let admin: pg.Pool | null = null
let made = 0

/**
 * A fresh database, migrated, with both roles, for one test; dropped when the test ends. Each test process has a
 * server of its own, copied from a migrated cluster that all processes of this user share, so parallel test files
 * never meet. Not flushed to disk: nothing here survives the run.
 */
export async function testDatabase(t: TestContext): Promise<TestDatabase> {
  const server = await (running ??= startServer())
  made += 1
  const name = `test_${made}`
  const adminPool = (admin ??= openAdmin(server))
  await adminPool.query(`create database ${name} template ${TEMPLATE}`)
  const database = await openDatabase({ embedded: server, name }, { onIdleError: () => undefined })
  t.after(async () => {
    await database.close()
    await adminPool.query(`drop database ${name} with (force)`)
  })
  return { ...database, name, server }
}

const folders: string[] = []

/** The data folder (not made yet) of a server that a test starts for itself; removed at the end of the run. */
export function testFolder(name = 'data'): string {
  const folder = fs.mkdtempSync(path.join(baseFolder(), 'guicheng-folder-'))
  folders.push(folder)
  return path.join(folder, name)
}

/** Puts a migrated cluster into a data folder, so that `startEmbedded(folder)` need not make one (0.05 s, not 1 s). */
export async function seedFolder(folder: string): Promise<string> {
  const template = await migratedCluster()
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 })
  for (const part of ['cluster', 'passwords.json']) copy(path.join(template, part), folder)
  return folder
}

after(async () => {
  if (running !== null) {
    const server = await running
    await admin?.end()
    await server.stop()
    folders.push(server.folder)
  }
  for (const folder of folders) fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
})

function openAdmin(server: EmbeddedServer): pg.Pool {
  const pool = new pg.Pool({ ...server.connection('owner', 'postgres'), max: 2 })
  pool.on('error', () => undefined) // the server ends with the run
  return pool
}

async function startServer(): Promise<EmbeddedServer> {
  const own = path.join(sharedFolder(), `run-${process.pid}-${crypto.randomBytes(4).toString('hex')}`)
  return startEmbedded(await seedFolder(own), { settings: CLUSTER_SETTINGS, disposable: true })
}

function sharedFolder(): string {
  const shared = path.join(baseFolder(), `guicheng-test-${process.getuid?.() ?? 'user'}`)
  fs.mkdirSync(shared, { recursive: true, mode: 0o700 })
  return shared
}

const ROOM_BYTES = 2 * 1024 ** 3

/** Memory where there is room for it (a test database takes 20 ms there and 350 ms on a disk), else the temporary folder. */
function baseFolder(): string {
  const memory = '/dev/shm'
  if (process.platform !== 'linux' || process.env['TMPDIR'] !== undefined) return os.tmpdir()
  try {
    fs.accessSync(memory, fs.constants.W_OK)
    const { bavail, bsize } = fs.statfsSync(memory)
    return bavail * bsize >= ROOM_BYTES ? memory : os.tmpdir()
  } catch {
    return os.tmpdir() // no such folder, or closed to this account
  }
}

/** Keeps owners and modes: as root the cluster belongs to another account, which `fs.cp` would not keep. */
function copy(from: string, toFolder: string): void {
  const result = spawnSync('cp', ['-a', from, toFolder], { encoding: 'utf8' })
  if (result.status !== 0) throw new Error(`copying ${from} failed: ${result.stderr}`)
}

/** The shared cluster for these sources, made by whichever process comes first while the others wait. */
async function migratedCluster(): Promise<string> {
  removeLeftOvers(sharedFolder())
  const folder = path.join(sharedFolder(), `template-${sourceHash()}`)
  const ready = path.join(folder, 'ready')
  while (!fs.existsSync(ready)) {
    try {
      const server = await startEmbedded(folder, { settings: CLUSTER_SETTINGS, disposable: true })
      try {
        await migrateTemplate(server)
      } finally {
        await server.stop() // after a failure too, or the next process would wait for us
      }
      fs.writeFileSync(ready, '')
    } catch (error) {
      if (!(error instanceof DatabaseRefused) || error.reason !== 'folder-in-use') throw error
      await pause(30)
    }
  }
  return folder
}

async function migrateTemplate(server: EmbeddedServer): Promise<void> {
  const database = await openDatabase({ embedded: server })
  try {
    await migrate(database)
  } finally {
    await database.close()
  }
}

/** Everything that decides what a migrated cluster looks like: this folder's sources and the embedded package. */
function sourceHash(): string {
  const root = fileURLToPath(new URL('../../platform/database/', import.meta.url))
  const files = [root, path.join(root, 'migrations')].flatMap((folder) =>
    fs
      .readdirSync(folder)
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
      .map((name) => path.join(folder, name)),
  )
  const hash = crypto
    .createHash('sha256')
    .update(process.versions.node)
    .update(fileURLToPath(import.meta.url))
  for (const file of files.toSorted()) hash.update(path.basename(file)).update(fs.readFileSync(file))
  return hash.digest('hex').slice(0, 16)
}

const STALE_MILLISECONDS = 6 * 60 * 60 * 1000

/** Folders of test processes that were killed, and templates of sources long gone. */
function removeLeftOvers(shared: string): void {
  for (const name of fs.readdirSync(shared)) {
    const folder = path.join(shared, name)
    const pid = Number(/^run-(\d+)-/.exec(name)?.[1] ?? 0)
    const stale = pid === 0 ? ageMilliseconds(folder) > STALE_MILLISECONDS : !isAlive(pid)
    if (stale) fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

function ageMilliseconds(folder: string): number {
  const found = fs.statSync(folder, { throwIfNoEntry: false })
  return found === undefined ? 0 : Date.now() - found.mtimeMs
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
