/** The write-ahead log of a running server: collected while a base copy is made, or archived for good. */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import { getRow } from './rows.ts'
import { copyFile } from './backup-files.ts'
import { type BackupFile, BackupRefused, WAL } from './backup-model.ts'
import { chooseAccount } from './embedded-account.ts'
import { findBinaries } from './embedded-binaries.ts'

const SEGMENT = /^[0-9A-F]{24}$/
const HISTORY = /^[0-9A-F]{8}\.history$/
const COLLECT_MILLISECONDS = 200

/** Number of a segment on its timeline, and its file name. */
function segmentNumber(name: string, segmentBytes: number): number {
  const perLog = 0x1_0000_0000 / segmentBytes
  return Number.parseInt(name.slice(8, 16), 16) * perLog + Number.parseInt(name.slice(16), 16)
}

function segmentName(timeline: string, number: number, segmentBytes: number): string {
  const perLog = 0x1_0000_0000 / segmentBytes
  const hex = (value: number): string => value.toString(16).toUpperCase().padStart(8, '0')
  return `${timeline}${hex(Math.floor(number / perLog))}${hex(number % perLog)}`
}

/**
 * Lets the server keep its log from now on, until this connection ends. A cluster made before the owner role had that
 * right answers false: then only the collector's haste saves the log, and what it misses is told.
 */
export async function holdLog(client: pg.ClientBase): Promise<boolean> {
  try {
    await client.query(
      `select pg_create_physical_replication_slot('guicheng_' || pg_backend_pid(), true, true)`,
    )
    return true
  } catch (error) {
    if ((error as { readonly code?: string }).code === '42501') return false
    throw error
  }
}

/**
 * Collects finished segments from `first` on while the server runs: a checkpoint may throw them away before the base
 * copy is done. What could not be saved in time is noticed in `finish`, never passed over.
 */
export class WalCollector {
  readonly #client: pg.ClientBase
  readonly #walFolder: string
  readonly #backup: string
  readonly #segmentBytes: number
  readonly #timeline: string
  readonly #first: number
  readonly #copied = new Map<number, BackupFile>()

  constructor(
    client: pg.ClientBase,
    clusterFolder: string,
    backup: string,
    start: { readonly first: string; readonly segmentBytes: number },
  ) {
    this.#client = client
    this.#walFolder = path.join(clusterFolder, 'pg_wal')
    this.#backup = backup
    this.#segmentBytes = start.segmentBytes
    this.#timeline = start.first.slice(0, 8)
    this.#first = segmentNumber(start.first, start.segmentBytes)
  }

  /** Runs `work` and saves segments meanwhile. */
  async during<Result>(work: Promise<Result>): Promise<Result> {
    const working = { over: false }
    const ended = work.finally(() => (working.over = true))
    const collecting = (async () => {
      while (!working.over) {
        await Promise.race([pause(COLLECT_MILLISECONDS), ended.catch(() => undefined)])
        const current = await this.#client.query<{ name: string }>(
          'select pg_walfile_name(pg_current_wal_lsn()) as name',
        )
        await this.#collect(segmentNumber(getRow(current).name, this.#segmentBytes) - 1)
      }
    })()
    const [result] = await Promise.all([ended, collecting])
    return result
  }

  /** Saves the rest up to `last` (finished by the end of the backup) and the timelines' history. */
  async finish(last: string): Promise<BackupFile[]> {
    const end = segmentNumber(last, this.#segmentBytes)
    await this.#collect(end)
    for (let number = this.#first; number <= end; number += 1) {
      if (this.#copied.has(number)) continue
      throw new BackupRefused(
        'log-missing',
        `备份没有做成：日志段 ${segmentName(this.#timeline, number, this.#segmentBytes)} 在复制之前已被数据库收回。请重新备份。`,
      )
    }
    const histories: BackupFile[] = []
    for (const name of fs.readdirSync(this.#walFolder).filter((name) => HISTORY.test(name))) {
      const file = await copyFile(path.join(this.#walFolder, name), this.#backup, `${WAL}/${name}`)
      if (file !== null) histories.push(file)
    }
    return [...this.#copied.values(), ...histories]
  }

  async #collect(last: number): Promise<void> {
    for (const name of fs.readdirSync(this.#walFolder)) {
      if (!SEGMENT.test(name) || !name.startsWith(this.#timeline)) continue
      const number = segmentNumber(name, this.#segmentBytes)
      if (number < this.#first || number > last || this.#copied.has(number)) continue
      const file = await copyFile(path.join(this.#walFolder, name), this.#backup, `${WAL}/${name}`)
      if (file === null) continue
      if (file.bytes === this.#segmentBytes && this.#beginsAt(name, number)) this.#copied.set(number, file)
      else fs.rmSync(path.join(this.#backup, WAL, name))
    }
  }

  /** The first page of a segment says where in the log it stands: a segment recycled while it was copied differs. */
  #beginsAt(name: string, number: number): boolean {
    const header = Buffer.alloc(16)
    const handle = fs.openSync(path.join(this.#backup, WAL, name), 'r')
    try {
      fs.readSync(handle, header, 0, 16, 0)
    } finally {
      fs.closeSync(handle)
    }
    const place = os.endianness() === 'LE' ? header.readBigUInt64LE(8) : header.readBigUInt64BE(8)
    return place === BigInt(number) * BigInt(this.#segmentBytes) && this.#stillThere(name)
  }

  #stillThere(name: string): boolean {
    return fs.existsSync(path.join(this.#walFolder, name))
  }
}

/**
 * Settings for `startEmbedded` that keep the whole log in `archive`: a backup can then be restored to any moment
 * after it ended (`restore(…, { until, archive })`). A segment is archived when full and at least once a minute.
 * Makes the folder and hands it to the account that the server runs as.
 */
export function walArchiving(dataFolder: string, archive: string): Record<string, string> {
  fs.mkdirSync(archive, { recursive: true, mode: 0o700 })
  const folder = fs.realpathSync(archive)
  fs.mkdirSync(dataFolder, { recursive: true, mode: 0o700 })
  const { account } = chooseAccount(dataFolder, path.join(dataFolder, 'cluster'), findBinaries().postgres)
  if (account !== null) fs.chownSync(folder, account.uid, account.gid)
  const target = `${shellWord(`${folder}/`)}%f`
  return {
    archive_mode: 'on',
    archive_timeout: '60s',
    archive_command:
      `if test -f ${target}; then cmp -s "%p" ${target}; ` +
      `else cp "%p" ${target}.part && sync ${target}.part && mv ${target}.part ${target}; fi`,
  }
}

/** Quoted for the shell, and `%` doubled for PostgreSQL. */
function shellWord(text: string): string {
  return `'${text.replaceAll("'", `'\\''`).replaceAll('%', '%%')}'`
}

/** Puts archived segments that continue a backup into `walFolder`, without replacing what is there. */
export async function addArchived(archive: string, walFolder: string, first: string): Promise<void> {
  for (const name of fs.readdirSync(archive).toSorted()) {
    const wanted = HISTORY.test(name) || (SEGMENT.test(name) && name.slice(8) >= first.slice(8))
    if (!wanted || fs.existsSync(path.join(walFolder, name))) continue
    await copyFile(path.join(archive, name), walFolder, name)
  }
}
