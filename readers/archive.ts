/** ZIP archives: looked into without expanding, expanded under a bound that declared sizes cannot cheat, and written. */
import { promisify } from 'node:util'
import { crc32, deflateRawSync, inflateRaw } from 'node:zlib'

export type ArchiveSummary = {
  readonly entries: number
  readonly expandedBytes: number
  readonly names: readonly string[]
}

type Entry = {
  readonly name: string
  readonly method: number
  readonly packedBytes: number
  readonly expandedBytes: number
  readonly offset: number
}

const endSignature = 0x06054b50
const entrySignature = 0x02014b50
const localSignature = 0x04034b50
const commentMax = 65_535
const stored = 0
const deflated = 8
const inflate = promisify(inflateRaw)

/** Reads the central directory; null when the bytes are no complete ZIP archive. Stops at `entriesMax + 1` entries. */
export function summarizeArchive(bytes: Uint8Array, entriesMax: number): ArchiveSummary | null {
  const directory = readDirectory(bytes, entriesMax)
  if (directory === null) return null
  const { entries, listed } = directory
  return {
    entries,
    expandedBytes: listed.reduce((sum, { expandedBytes }) => sum + expandedBytes, 0),
    names: listed.map(({ name }) => name),
  }
}

export type Expanded =
  | { readonly ok: true; readonly parts: ReadonlyMap<string, Uint8Array> }
  | { readonly ok: false; readonly why: 'damaged' | 'too-large' }

/**
 * Expands an archive, never beyond `expandedBytesMax` in sum: what counts is what comes out, not what the directory
 * declares. Encrypted parts and unknown packing methods count as damage.
 */
export async function expandArchive(
  bytes: Uint8Array,
  limits: { readonly entriesMax: number; readonly expandedBytesMax: number },
): Promise<Expanded> {
  const directory = readDirectory(bytes, limits.entriesMax)
  if (directory === null) return { ok: false, why: 'damaged' }
  if (directory.entries > limits.entriesMax) return { ok: false, why: 'too-large' }
  const parts = new Map<string, Uint8Array>()
  let room = limits.expandedBytesMax
  for (const entry of directory.listed) {
    const packed = packedBytes(bytes, entry)
    if (packed === null) return { ok: false, why: 'damaged' }
    const part = await expandPart(packed, entry.method, room)
    if (typeof part === 'string') return { ok: false, why: part }
    room -= part.byteLength
    parts.set(entry.name, part)
  }
  return { ok: true, parts }
}

async function expandPart(
  packed: Uint8Array,
  method: number,
  room: number,
): Promise<Uint8Array | 'damaged' | 'too-large'> {
  if (method === stored) return packed.byteLength > room ? 'too-large' : packed
  if (method !== deflated) return 'damaged'
  try {
    return await inflate(packed, { maxOutputLength: Math.max(1, room) })
  } catch (error) {
    if (error instanceof RangeError) return 'too-large' // ERR_BUFFER_TOO_LARGE: more came out than there is room for
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('Z_')) return 'damaged'
    throw error
  }
}

function packedBytes(bytes: Uint8Array, { offset, packedBytes: length }: Entry): Uint8Array | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (offset + 30 > view.byteLength || view.getUint32(offset, true) !== localSignature) return null
  const from = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true)
  return from + length > bytes.byteLength ? null : bytes.subarray(from, from + length)
}

type Directory = { readonly entries: number; readonly listed: readonly Entry[] }

function readDirectory(bytes: Uint8Array, entriesMax: number): Directory | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = findEnd(view)
  if (end === null) return null
  const entries = view.getUint16(end + 10, true)
  let offset = view.getUint32(end + 16, true)
  const listed: Entry[] = []
  for (let i = 0; i < Math.min(entries, entriesMax + 1); i += 1) {
    if (offset + 46 > view.byteLength || view.getUint32(offset, true) !== entrySignature) return null
    const nameLength = view.getUint16(offset + 28, true)
    listed.push({
      name: new TextDecoder().decode(bytes.subarray(offset + 46, offset + 46 + nameLength)),
      method: view.getUint16(offset + 10, true),
      packedBytes: view.getUint32(offset + 20, true),
      expandedBytes: view.getUint32(offset + 24, true),
      offset: view.getUint32(offset + 42, true),
    })
    offset += 46 + nameLength + view.getUint16(offset + 30, true) + view.getUint16(offset + 32, true)
  }
  return { entries, listed }
}

function findEnd(view: DataView): number | null {
  const lowest = Math.max(0, view.byteLength - 22 - commentMax)
  for (let offset = view.byteLength - 22; offset >= lowest; offset -= 1) {
    if (view.getUint32(offset, true) === endSignature) return offset
  }
  return null
}

/** 1980-01-01, the first day a ZIP entry can carry: the same parts always give the same bytes. */
const firstDay = 0x0021
const utf8Names = 0x0800

/** Packs parts into a ZIP archive, in the given order and without a time, so that the same parts give the same bytes. */
export function packArchive(parts: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const pieces: Uint8Array[] = []
  const directory: Uint8Array[] = []
  let offset = 0
  for (const [name, bytes] of parts) {
    const packed = deflateRawSync(bytes)
    const title = new TextEncoder().encode(name)
    const common = entryFields(title, packed, bytes)
    const local = Buffer.concat([uint32(localSignature), common, title, packed])
    directory.push(
      Buffer.concat([uint32(entrySignature), uint16(20), common, Buffer.alloc(10), uint32(offset), title]),
    )
    pieces.push(local)
    offset += local.byteLength
  }
  const listing = Buffer.concat(directory)
  const count = uint16(parts.size)
  const end = [uint32(endSignature), uint32(0), count, count, uint32(listing.byteLength), uint32(offset)]
  return Buffer.concat([...pieces, listing, ...end, uint16(0)])
}

/** From "version needed" to "extra length": the same in the local and in the central header. */
function entryFields(title: Uint8Array, packed: Uint8Array, bytes: Uint8Array): Buffer {
  return Buffer.concat([
    uint16(20),
    uint16(utf8Names),
    uint16(deflated),
    uint16(0),
    uint16(firstDay),
    uint32(crc32(bytes)),
    uint32(packed.byteLength),
    uint32(bytes.byteLength),
    uint16(title.byteLength),
    uint16(0),
  ])
}

function uint16(value: number): Buffer {
  const bytes = Buffer.alloc(2)
  bytes.writeUInt16LE(value)
  return bytes
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}
