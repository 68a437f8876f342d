import crypto from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { processStamp, readIfThere } from './processes.ts'
import type { FolderOwner } from './refusal.ts'

/** The exclusive right to a data folder, held by this process until `release`. */
export interface FolderClaim {
  /** Writes the HTTP port into the owner file, so that a second start can name it. */
  announcePort(port: number): void
  release(): void
}

interface OwnerRecord {
  readonly pid: number
  readonly stamp: string
  readonly port: number | null
  readonly released: boolean
}

const FILE = /^owner-(\d{9})\.json$/

/**
 * Claims `folder` for this process, or answers who holds it. Owner files carry a growing number and only the
 * highest counts: a number is created exclusively (hard link), so of several processes that all see a dead
 * owner exactly one becomes the next. A released claim stays as a file, so that numbers never start again.
 */
export function claimFolder(folder: string): FolderClaim | FolderOwner {
  for (;;) {
    const last = highestNumber(folder)
    const holder = last === 0 ? null : readOwner(ownerFile(folder, last))
    if (holder !== null && !holder.released && processStamp(holder.pid) === holder.stamp) {
      return { pid: holder.pid, stamp: holder.stamp, port: holder.port }
    }
    if (createOwner(folder, last + 1)) {
      removeOlder(folder, last + 1)
      return heldClaim(ownerFile(folder, last + 1))
    }
  }
}

/** Tells the two answers of `claimFolder` apart. */
export function isClaim(answer: FolderClaim | FolderOwner): answer is FolderClaim {
  return 'release' in answer
}

function heldClaim(file: string): FolderClaim {
  const write = (change: Partial<OwnerRecord>): void => {
    const temporary = writeTemporary(file, { ...ownRecord(), ...change })
    fs.renameSync(temporary, file)
  }
  return {
    announcePort: (port) => write({ port }),
    release: () => {
      if (fs.existsSync(file)) write({ released: true }) // else the folder was removed, and the claim with it
    },
  }
}

function ownRecord(): OwnerRecord {
  return { pid: process.pid, stamp: processStamp(process.pid), port: null, released: false }
}

function ownerFile(folder: string, number: number): string {
  return path.join(folder, `owner-${String(number).padStart(9, '0')}.json`)
}

function highestNumber(folder: string): number {
  const numbers = fs.readdirSync(folder).map((name) => Number(FILE.exec(name)?.[1] ?? 0))
  return Math.max(0, ...numbers)
}

function writeTemporary(file: string, record: OwnerRecord): string {
  const temporary = `${file}.${process.pid}.${crypto.randomBytes(4).toString('hex')}`
  fs.writeFileSync(temporary, `${JSON.stringify(record)}\n`, { mode: 0o600 })
  return temporary
}

function createOwner(folder: string, number: number): boolean {
  const file = ownerFile(folder, number)
  const temporary = writeTemporary(file, ownRecord())
  try {
    fs.linkSync(temporary, file)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  } finally {
    fs.rmSync(temporary, { force: true })
  }
}

function removeOlder(folder: string, number: number): void {
  for (const name of fs.readdirSync(folder)) {
    const found = FILE.exec(name)
    if (found !== null && Number(found[1]) < number) fs.rmSync(path.join(folder, name), { force: true })
  }
}

function readOwner(file: string): OwnerRecord | null {
  const text = readIfThere(file)
  if (text === '') return null
  const value = JSON.parse(text) as Partial<OwnerRecord>
  if (typeof value.pid !== 'number' || typeof value.stamp !== 'string') return null
  return { pid: value.pid, stamp: value.stamp, port: value.port ?? null, released: value.released === true }
}
