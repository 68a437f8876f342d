import type { ReadProblem } from '#lint'
import type { ReadLimits } from './limits.ts'
import { type PackedDocument, buffersOfPacked, packDocument } from './packed-sheets.ts'
import { serveThread } from './serve-thread.ts'
import { readSpreadsheet } from './spreadsheet.ts'

/** One spreadsheet to read. */
export type SpreadsheetJob = {
  readonly bytes: Uint8Array
  readonly name: string
  readonly limits: ReadLimits
}
export type SpreadsheetReply =
  | { readonly ok: true; readonly packed: PackedDocument }
  | { readonly ok: false; readonly problems: readonly ReadProblem[] }

serveThread(
  async ({ bytes, name, limits }: SpreadsheetJob): Promise<SpreadsheetReply> => {
    const read = await readSpreadsheet(bytes, name, limits)
    return read.ok ? { ok: true, packed: packDocument(read.document) } : read
  },
  (reply) => (reply.ok ? buffersOfPacked(reply.packed) : []),
)
