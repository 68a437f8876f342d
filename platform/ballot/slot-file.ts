/**
 * A file of equal slots, of full size from the beginning. Free slots hold random octets, taken ones sealed octets, which
 * look the same: from the file alone nobody can tell how many are taken, which, or in what order.
 */
import fs from 'node:fs'
import { dropTimes, writeWhole } from './whole-file.ts'
import type { RandomBytes } from './client/bytes.ts'
import { SEAL_OCTETS, sealed, unsealed } from './sealing.ts'

export interface SlotFile {
  readonly file: string
  readonly key: Uint8Array
  readonly slots: number
  /** Length of what a slot holds, before sealing. */
  readonly octets: number
  /** Bound into every seal, so that a slot of another question does not open here. */
  readonly place: string
}

/** Writes the file with all slots free. */
export function createSlots({ file, slots, octets }: SlotFile, random: RandomBytes): void {
  writeWhole(file, random(slots * (octets + SEAL_OCTETS)))
}

/** What every slot holds, undefined where it is free (or was torn by a power failure before anybody was answered). */
export function readSlots(slotFile: SlotFile): (Buffer | undefined)[] {
  const { file, key, slots, octets, place } = slotFile
  const content = fs.readFileSync(file)
  const size = octets + SEAL_OCTETS
  return Array.from({ length: slots }, (_, index) =>
    unsealed(key, content.subarray(index * size, (index + 1) * size), `${place} ${index}`),
  )
}

/** What one slot holds, undefined where it is free. */
export function readSlot(slotFile: SlotFile, index: number): Buffer | undefined {
  const { file, key, octets, place } = slotFile
  const content = Buffer.alloc(octets + SEAL_OCTETS)
  const handle = fs.openSync(file, 'r')
  try {
    fs.readSync(handle, content, 0, content.length, index * content.length)
  } finally {
    fs.closeSync(handle)
  }
  return unsealed(key, content, `${place} ${index}`)
}

/** Fills one slot and returns when it is on the disk. */
export function writeSlot(slotFile: SlotFile, index: number, plain: Uint8Array, random: RandomBytes): void {
  const { file, key, octets, place } = slotFile
  if (plain.length !== octets) throw new Error(`a slot holds ${octets} octets, not ${plain.length}`)
  const content = sealed(key, plain, `${place} ${index}`, random)
  const handle = fs.openSync(file, 'r+')
  try {
    fs.writeSync(handle, content, 0, content.length, index * content.length)
    fs.fsyncSync(handle)
  } finally {
    fs.closeSync(handle)
  }
  dropTimes(file)
}
