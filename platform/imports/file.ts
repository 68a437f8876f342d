/** A file as it was sent: what is in it and its hash. */
import { readSpreadsheetFile } from '#readers'
import type { ReadLimits, ReadResult } from '#readers'
import { fileHash } from './dry-run.ts'

/** Fault of a file that could not be read at all, in the shape of cell faults. */
export interface FileFault {
  readonly sheet: string
  readonly cell: string
  readonly row: null
  readonly column: null
  readonly say: string
}

export type ReadFile =
  | {
      readonly ok: true
      readonly hash: string
      readonly document: Extract<ReadResult, { ok: true }>['document']
    }
  | { readonly ok: false; readonly hash: string; readonly faults: readonly FileFault[] }

/** Reads an .xlsx or .csv file in a thread of its own; what cannot be read at all comes back as faults by sheet and cell. */
export async function readImportFile(
  bytes: Uint8Array,
  name: string,
  limits?: ReadLimits,
): Promise<ReadFile> {
  const hash = fileHash(bytes)
  const read = await readSpreadsheetFile(bytes, name, limits)
  if (read.ok) return { ok: true, hash, document: read.document }
  const faults = read.problems.map((problem) => ({
    sheet: problem.sheet ?? '',
    cell: problem.cell ?? '',
    row: null,
    column: null,
    say: problem.message,
  }))
  return { ok: false, hash, faults }
}
