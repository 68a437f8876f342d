/** Reads bytes of a file: up to `length` from `position`. */
export type ReadPart = (position: number, length: number) => Promise<Buffer>

const ENTRIES_MAX = 10_000
const EXPANDED_BYTES_MAX = 512 * 1024 * 1024
const DIRECTORY_BYTES_MAX = 4 * 1024 * 1024

/**
 * What a ZIP container holds, from its directory alone. Office files are told by the part they must have;
 * every other archive is `zip`, which is not taken, and one that would swell beyond measure is `bomb`.
 */
export async function zipKind(
  read: ReadPart,
  size: number,
): Promise<'xlsx' | 'docx' | 'zip' | 'macros' | 'bomb'> {
  const tailStart = Math.max(0, size - 65_557)
  const tail = await read(tailStart, size - tailStart)
  const end = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]))
  if (end < 0 || end + 22 > tail.length) return 'zip'
  const length = tail.readUInt32LE(end + 12)
  if (length > DIRECTORY_BYTES_MAX || tail.readUInt16LE(end + 10) > ENTRIES_MAX) return 'bomb'
  const entries = readEntries(await read(tail.readUInt32LE(end + 16), length))
  if (entries.reduce((sum, entry) => sum + entry.expanded, 0) > EXPANDED_BYTES_MAX) return 'bomb'
  const names = new Set(entries.map(({ name }) => name))
  if (!names.has('[Content_Types].xml')) return 'zip'
  if ([...names].some((name) => /vbaProject\.bin$/iu.test(name))) return 'macros'
  if (names.has('xl/workbook.xml')) return 'xlsx'
  return names.has('word/document.xml') ? 'docx' : 'zip'
}

function readEntries(directory: Buffer): { name: string; expanded: number }[] {
  const entries: { name: string; expanded: number }[] = []
  let offset = 0
  while (offset + 46 <= directory.length && directory.readUInt32LE(offset) === 0x02014b50) {
    const nameLength = directory.readUInt16LE(offset + 28)
    const rest = directory.readUInt16LE(offset + 30) + directory.readUInt16LE(offset + 32)
    const name = directory.toString('utf8', offset + 46, offset + 46 + nameLength)
    entries.push({ name, expanded: directory.readUInt32LE(offset + 24) })
    offset += 46 + nameLength + rest
  }
  return entries
}
