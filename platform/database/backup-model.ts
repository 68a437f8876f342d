/** What a backup folder holds, and why one may be refused. */
import fs from 'node:fs'
import path from 'node:path'

/** One file of a backup, by its path inside the backup folder. */
export interface BackupFile {
  readonly path: string
  readonly bytes: number
  readonly sha256: string
}

/** What one tenant had when the backup ended. */
export interface BackupTenant {
  readonly tenant: string
  readonly acts: number
  readonly cases: number
  /** The last signed tree head: number of acts under it, and its root (hex). */
  readonly checkpoint: { readonly size: number; readonly root: string } | null
}

/** The log that a physical backup needs: every segment from `first` to `last` of one timeline. */
export interface BackupWal {
  readonly timeline: string
  readonly segmentBytes: number
  readonly first: string
  readonly last: string
}

/** `manifest.json`: written last, so a folder without one holds no finished backup. */
export interface BackupManifest {
  readonly format: 'guicheng-backup@1'
  /** `cluster`: a copy of the embedded server's files with its log; `tables`: every table's rows. */
  readonly kind: 'cluster' | 'tables'
  /** `server_version_num` of the server, e.g. 180004. */
  readonly server: number
  /** Migrations that the copied database had, in order. */
  readonly migrations: readonly string[]
  /** Database time (ISO, UTC). Every act acknowledged before `ended` is in the backup. */
  readonly begun: string
  readonly ended: string
  /** Counted while the backup ran: a restored database has at least these. */
  readonly tenants: readonly BackupTenant[]
  readonly wal: BackupWal | null
  /** Everything in the folder but this file and `secrets/`. */
  readonly files: readonly BackupFile[]
  /** The keys, which may be kept elsewhere: names and hashes only. */
  readonly secrets: readonly BackupFile[]
}

export const MANIFEST = 'manifest.json'
export const CLUSTER = 'cluster'
export const WAL = 'wal'
export const TABLES = 'tables'
export const FILES = 'files'
export const SECRETS = 'secrets'

/** Why a backup or a restore was refused; each has a Chinese message that says what to do next. */
export type BackupRefusalReason =
  | 'target-not-empty'
  | 'source-missing'
  | 'manifest-missing'
  | 'manifest-unreadable'
  | 'file-missing'
  | 'hash-differs'
  | 'secrets-missing'
  | 'log-missing'
  | 'until-outside'
  | 'other-version'

/** An expected failure of backup or restore. `message` is Chinese and may be shown as it is. */
export class BackupRefused extends Error {
  override readonly name = 'BackupRefused'
  readonly reason: BackupRefusalReason

  constructor(reason: BackupRefusalReason, message: string, options: { cause?: unknown } = {}) {
    super(message, options)
    this.reason = reason
  }
}

/** Refuses a folder that holds anything; makes it where it is missing. */
export function requireEmpty(folder: string, what: string): void {
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 })
  const [found] = fs.readdirSync(folder)
  if (found === undefined) return
  throw new BackupRefused(
    'target-not-empty',
    `${what} ${folder} 不是空文件夹（里面有 ${found}）。请换一个空文件夹，或先移走其中的内容；没有改动任何东西。`,
  )
}

/** Reads the manifest of a finished backup. */
export function readManifest(folder: string): BackupManifest {
  const file = path.join(folder, MANIFEST)
  if (!fs.existsSync(file)) {
    throw new BackupRefused(
      'manifest-missing',
      `${folder} 中没有 ${MANIFEST}：不是规程的备份，或备份没有做完。请指定一个做完的备份文件夹。`,
    )
  }
  const value = parsed(file)
  if (value?.format === 'guicheng-backup@1' && Array.isArray(value.files)) return value as BackupManifest
  throw new BackupRefused(
    'manifest-unreadable',
    `${file} 不是本版本能读的备份清单。请用做此备份的规程版本恢复，或换一个备份。`,
  )
}

function parsed(file: string): Partial<BackupManifest> | null {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8')) as Partial<BackupManifest> | null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}
