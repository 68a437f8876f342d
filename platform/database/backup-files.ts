/** Copies and checks files, hashing what is written. */
import crypto from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { type BackupFile, BackupRefused } from './backup-model.ts'

const CHUNK_BYTES = 1024 * 1024

/**
 * Copies one file as it stands and flushes it. A file of a running server may grow, shrink or go meanwhile: what is
 * read until its end is what is kept, and a file that is gone answers null.
 */
export async function copyFile(
  from: string,
  folder: string,
  name: string,
  mode = 0o600,
): Promise<BackupFile | null> {
  const source = await openIfThere(from)
  if (source === null) return null
  const to = path.join(folder, name)
  await fs.promises.mkdir(path.dirname(to), { recursive: true, mode: 0o700 })
  const hash = crypto.createHash('sha256')
  const target = await fs.promises.open(to, 'wx', mode)
  let bytes = 0
  try {
    const buffer = Buffer.allocUnsafe(CHUNK_BYTES)
    for (;;) {
      const { bytesRead } = await source.read(buffer, 0, CHUNK_BYTES, null)
      if (bytesRead === 0) break
      const part = buffer.subarray(0, bytesRead)
      hash.update(part)
      await target.write(part)
      bytes += bytesRead
    }
    await target.sync()
  } finally {
    await Promise.all([source.close(), target.close()])
  }
  return { path: name, bytes, sha256: hash.digest('hex') }
}

async function openIfThere(file: string): Promise<fs.promises.FileHandle | null> {
  try {
    return await fs.promises.open(file, 'r')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

/** Writes text as a file of the backup. */
export function writeText(folder: string, name: string, text: string): BackupFile {
  const file = path.join(folder, name)
  fs.mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
  fs.writeFileSync(file, text, { mode: 0o600, flush: true })
  return {
    path: name,
    bytes: Buffer.byteLength(text),
    sha256: crypto.createHash('sha256').update(text).digest('hex'),
  }
}

export interface Walked {
  /** Path inside the folder, with `/`. */
  readonly name: string
  readonly folder: boolean
}

/** Everything in a folder, folders before their contents; `skip` leaves an entry and all in it away. */
export function* walk(root: string, skip: (name: string) => boolean, below = ''): Generator<Walked> {
  for (const entry of entriesIfThere(path.join(root, below))) {
    const name = below === '' ? entry.name : `${below}/${entry.name}`
    if (skip(name)) continue
    if (entry.isDirectory()) {
      yield { name, folder: true }
      yield* walk(root, skip, name)
    } else if (entry.isFile()) yield { name, folder: false }
  }
}

function entriesIfThere(folder: string): fs.Dirent[] {
  try {
    return fs.readdirSync(folder, { withFileTypes: true })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [] // dropped meanwhile
    throw error
  }
}

/** Copies a folder of a backup or into one; empty folders are made too. */
export async function copyFolder(
  from: string,
  folder: string,
  name: string,
  skip: (name: string) => boolean,
): Promise<BackupFile[]> {
  const copied: BackupFile[] = []
  fs.mkdirSync(path.join(folder, name), { recursive: true, mode: 0o700 })
  for (const found of walk(from, skip)) {
    const target = `${name}/${found.name}`
    if (found.folder) fs.mkdirSync(path.join(folder, target), { recursive: true, mode: 0o700 })
    else {
      const file = await copyFile(path.join(from, found.name), folder, target)
      if (file !== null) copied.push(file)
    }
  }
  return copied
}

/**
 * Copies files of a backup to their place while comparing them with the manifest.
 * @throws BackupRefused file-missing | hash-differs, naming the file
 */
export async function restoreFiles(
  backup: string,
  files: readonly BackupFile[],
  target: (file: BackupFile) => { readonly folder: string; readonly name: string },
): Promise<void> {
  for (const file of files) {
    const { folder, name } = target(file)
    const copied = await copyFile(path.join(backup, file.path), folder, name)
    if (copied === null) {
      throw new BackupRefused(
        'file-missing',
        `备份 ${backup} 缺少文件 ${file.path}。请换用完整的备份；没有恢复任何东西。`,
      )
    }
    if (copied.sha256 === file.sha256) continue
    throw new BackupRefused(
      'hash-differs',
      `备份文件 ${file.path} 与清单不符：应为 ${file.bytes} 字节、SHA-256 ${file.sha256.slice(0, 16)}…，` +
        `实为 ${copied.bytes} 字节、${copied.sha256.slice(0, 16)}…。备份已损坏或被改动，请换用另一份；没有恢复任何东西。`,
    )
  }
}

/** Takes back what was begun in a folder that was empty. */
export function emptyFolder(folder: string): void {
  for (const name of fs.readdirSync(folder))
    fs.rmSync(path.join(folder, name), { recursive: true, force: true, maxRetries: 5 })
}

/** Flushes folders, so that the names of their files are durable too. */
export function flushFolders(folder: string): void {
  for (const found of walk(folder, () => false)) if (found.folder) flushFolder(path.join(folder, found.name))
  flushFolder(folder)
}

function flushFolder(folder: string): void {
  const handle = fs.openSync(folder, 'r')
  try {
    fs.fsyncSync(handle)
  } finally {
    fs.closeSync(handle)
  }
}
