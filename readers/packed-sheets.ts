/**
 * Sheets as a few arrays of numbers and each text once: between threads, objects cell by cell would be copied for longer than
 * the file was read, and a text that a workbook keeps once for a million cells would be written a million times.
 */
import { setImmediate as otherWork } from 'node:timers/promises'
import { type CellKind, type DocumentCell, type DocumentSheet, type SheetDocument, cellAddress } from '#lint'

type PackedSheet = Omit<DocumentSheet, 'rows'> & {
  /** How many cells each row has. */
  readonly widths: Uint32Array<ArrayBuffer>
  /** Of each cell, row by row: the place of its kind in `kinds`, the place of its text in `texts`. */
  readonly kindOf: Uint8Array<ArrayBuffer>
  readonly textOf: Uint32Array<ArrayBuffer>
}
export type PackedDocument = {
  readonly name: string
  readonly texts: readonly string[]
  readonly sheets: readonly PackedSheet[]
}

const kinds: readonly CellKind[] = ['blank', 'text', 'number', 'boolean', 'date']
/** Cells that are unpacked before others get their turn. */
const CELLS_AT_ONCE = 20_000

/** Packs what `unpackDocument` gives back as it was. */
export function packDocument({ name, sheets }: SheetDocument): PackedDocument {
  const places = new Map<string, number>()
  const placeOf = (text: string): number => {
    const known = places.get(text)
    if (known !== undefined) return known
    places.set(text, places.size)
    return places.size - 1
  }
  const packed = sheets.map((sheet) => packSheet(sheet, placeOf))
  return { name, texts: [...places.keys()], sheets: packed }
}

function packSheet({ rows, ...sheet }: DocumentSheet, placeOf: (text: string) => number): PackedSheet {
  const widths = Uint32Array.from(rows, (row) => row.length)
  const count = widths.reduce((sum, width) => sum + width, 0)
  const kindOf = new Uint8Array(count)
  const textOf = new Uint32Array(count)
  let at = 0
  for (const row of rows)
    for (const { kind, text } of row) {
      kindOf[at] = kinds.indexOf(kind)
      textOf[at] = placeOf(text)
      at += 1
    }
  return { ...sheet, widths, kindOf, textOf }
}

/** The memory of a packed document that one thread can hand over to another. */
export const buffersOfPacked = ({ sheets }: PackedDocument): readonly ArrayBuffer[] =>
  sheets.flatMap(({ widths, kindOf, textOf }) => [widths.buffer, kindOf.buffer, textOf.buffer])

/** The document that was packed; a large one is put together in pieces, between which other requests are answered. */
export async function unpackDocument({ name, texts, sheets }: PackedDocument): Promise<SheetDocument> {
  const unpacked: DocumentSheet[] = []
  for (const sheet of sheets) unpacked.push(await unpackSheet(sheet, texts))
  return { name, sheets: unpacked }
}

async function unpackSheet(
  { widths, kindOf, textOf, ...sheet }: PackedSheet,
  texts: readonly string[],
): Promise<DocumentSheet> {
  const rows: DocumentCell[][] = []
  let at = 0
  let rest = CELLS_AT_ONCE
  for (const [r, width] of widths.entries()) {
    const from = at
    rows.push(
      Array.from({ length: width }, (_, c) => ({
        address: cellAddress(r + 1, c + 1),
        row: r + 1,
        column: c + 1,
        kind: kinds[kindOf[from + c] ?? 0] ?? 'blank',
        text: texts[textOf[from + c] ?? 0] ?? '',
      })),
    )
    at += width
    rest -= width + 1
    if (rest > 0) continue
    rest = CELLS_AT_ONCE
    await otherWork()
  }
  return { ...sheet, rows }
}
