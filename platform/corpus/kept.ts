/**
 * Values worked out from files and kept between starts. A kept value is found by the hash of everything it was worked
 * out from, and only while the file that keeps it has its own hash; whatever else it holds is worked out again.
 */
import { createHash, hash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'

export interface Kept {
  /** The value kept under a key; undefined when there is none. Its shape is for the caller to check. */
  find(key: string): unknown
  /** Keeps a value until the next start. */
  put(key: string, value: unknown): void
  /** Writes what was found or put since the start, and nothing else; does nothing when all of it stands there. */
  write(): void
}

/** Key of a value: the hash of the parts it comes from, in order. */
export function keyOf(...parts: readonly (string | Buffer)[]): string {
  const sum = createHash('sha256')
  for (const part of parts) sum.update(`${Buffer.byteLength(part)}\n`).update(part)
  return sum.digest('hex')
}

/**
 * What a file keeps. A file that is missing, damaged, or of another program counts as empty; one that cannot be
 * written is told to `onFault` and does no harm.
 */
export function openKept(file: string, onFault: (error: unknown) => void = () => undefined): Kept {
  const stored = readKept(file)
  const used = new Map<string, unknown>()
  let added = false
  return {
    find: (key) => {
      if (!stored.has(key)) return used.get(key)
      used.set(key, stored.get(key))
      return stored.get(key)
    },
    put: (key, value) => {
      added = true
      used.set(key, value)
    },
    write: () => {
      if (!added) return
      try {
        writeKept(file, used)
        added = false
      } catch (error) {
        onFault(error)
      }
    },
  }
}

function writeKept(file: string, values: ReadonlyMap<string, unknown>): void {
  const body = JSON.stringify(Object.fromEntries(values))
  const beside = `${file}.${process.pid}`
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  writeFileSync(beside, `${hash('sha256', body)}\n${body}`, { mode: 0o600 })
  renameSync(beside, file)
}

function readKept(file: string): ReadonlyMap<string, unknown> {
  if (!existsSync(file)) return new Map()
  const text = readFileSync(file, 'utf8')
  const end = text.indexOf('\n')
  const body = text.slice(end + 1)
  if (end < 0 || text.slice(0, end) !== hash('sha256', body)) return new Map()
  const values = z.record(z.string(), z.unknown()).safeParse(JSON.parse(body))
  return new Map(Object.entries(values.data ?? {}))
}
