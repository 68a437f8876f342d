import type { ReadPart } from './zip.ts'

const PART = 1024 * 1024
const ENTRY = 128

/**
 * What an OLE container (Office 97-2003) holds. Its directory entries lie on multiples of 128 bytes:
 * the name in UTF-16, its length at 64, 2 for a stream at 66. A workbook has a stream of that name.
 */
export async function oleKind(read: ReadPart, size: number): Promise<'xls' | 'macros' | 'other'> {
  const names = new Set<string>()
  for (let position = 512; position < size; position += PART) {
    const part = await read(position, PART)
    for (let offset = 0; offset + ENTRY <= part.length; offset += ENTRY) {
      const name = streamName(part.subarray(offset, offset + ENTRY))
      if (name !== undefined) names.add(name)
    }
  }
  if (names.has('_VBA_PROJECT')) return 'macros'
  return names.has('Workbook') || names.has('Book') ? 'xls' : 'other'
}

function streamName(entry: Buffer): string | undefined {
  const length = entry.readUInt16LE(64)
  if (length < 4 || length > 64 || length % 2 !== 0 || entry[66] !== 2) return undefined
  if (entry.readUInt16LE(length - 2) !== 0) return undefined
  return entry.toString('utf16le', 0, length - 2)
}
