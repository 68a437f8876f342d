/** Looks into a ZIP archive without expanding it: how many entries, how large they claim to be, which names. */

export type ArchiveSummary = {
  readonly entries: number
  readonly expandedBytes: number
  readonly names: readonly string[]
}

const endSignature = 0x06054b50
const entrySignature = 0x02014b50
const commentMax = 65_535

/** Reads the central directory; null when the bytes are no complete ZIP archive. Stops at `entriesMax + 1` entries. */
export function summarizeArchive(bytes: Uint8Array, entriesMax: number): ArchiveSummary | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = findEnd(view)
  if (end === null) return null
  const entries = view.getUint16(end + 10, true)
  let offset = view.getUint32(end + 16, true)
  let expandedBytes = 0
  const names: string[] = []
  for (let i = 0; i < Math.min(entries, entriesMax + 1); i += 1) {
    if (offset + 46 > view.byteLength || view.getUint32(offset, true) !== entrySignature) return null
    const nameLength = view.getUint16(offset + 28, true)
    expandedBytes += view.getUint32(offset + 24, true)
    names.push(new TextDecoder().decode(bytes.subarray(offset + 46, offset + 46 + nameLength)))
    offset += 46 + nameLength + view.getUint16(offset + 30, true) + view.getUint16(offset + 32, true)
  }
  return { entries, expandedBytes, names }
}

function findEnd(view: DataView): number | null {
  const lowest = Math.max(0, view.byteLength - 22 - commentMax)
  for (let offset = view.byteLength - 22; offset >= lowest; offset -= 1) {
    if (view.getUint32(offset, true) === endSignature) return offset
  }
  return null
}
