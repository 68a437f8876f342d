/** Files of the two offices: written whole or not at all, and stamped with no time of ours. */
import fs from 'node:fs'
import path from 'node:path'
import type { RandomBytes } from './client/bytes.ts'

/** Replaces the file by one with this content, flushed; after a crash it is the old or the new one. */
export function writeWhole(file: string, content: string | Uint8Array): void {
  const beside = `${file}.new`
  fs.writeFileSync(beside, content, { mode: 0o600, flush: true })
  dropTimes(beside)
  fs.renameSync(beside, file)
  flushFolder(path.dirname(file))
}

/** The content; undefined where there is no such file. */
export function findContent(file: string): Buffer | undefined {
  try {
    return fs.readFileSync(file)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}

/** Overwrites with random octets, flushes and removes; nothing where the file is gone already. */
export function destroyFile(file: string, random: RandomBytes): void {
  const size = fs.statSync(file, { throwIfNoEntry: false })?.size
  if (size === undefined) return
  const handle = fs.openSync(file, 'r+')
  try {
    fs.writeSync(handle, random(size), 0, size, 0)
    fs.fsyncSync(handle)
  } finally {
    fs.closeSync(handle)
  }
  fs.rmSync(file)
  flushFolder(path.dirname(file))
}

/** Sets the times of access and change to zero: the last of them would tell when the last ballot came. */
export function dropTimes(file: string): void {
  fs.utimesSync(file, 0, 0)
}

function flushFolder(folder: string): void {
  const handle = fs.openSync(folder, 'r')
  try {
    fs.fsyncSync(handle)
  } finally {
    fs.closeSync(handle)
  }
}
