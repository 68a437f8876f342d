/** Spreadsheets that people send, read in a thread that can be ended: one that swells keeps nobody else waiting. */
import type { ReadProblem } from '#lint'
import { type ReadLimits, standardLimits } from './limits.ts'
import { unpackDocument } from './packed-sheets.ts'
import { type ReadResult, readSpreadsheet } from './spreadsheet.ts'
import type { SpreadsheetJob, SpreadsheetReply } from './spreadsheet-worker.ts'
import { isOutOfMemory, threadPool } from './thread-pool.ts'

const threads = threadPool<SpreadsheetJob, SpreadsheetReply>(
  new URL('./spreadsheet-worker.ts', import.meta.url),
  { threadsMax: 2, megabytesMax: 1_024 },
)

/** Seconds that a spreadsheet may be read; the largest that is taken needs a few. */
const SECONDS_MAX = 60

/**
 * Answers what `readSpreadsheet` answers, and besides that a file takes too long or too much memory.
 *
 * @param secondsMax counted from when the thread begins with it
 */
export async function readSpreadsheetFile(
  bytes: Uint8Array,
  name: string,
  limits: ReadLimits = standardLimits,
  secondsMax: number = SECONDS_MAX,
): Promise<ReadResult> {
  // told from the length alone: no thread is sent what it would not look at
  if (bytes.byteLength === 0 || bytes.byteLength > limits.bytesMax)
    return await readSpreadsheet(bytes, name, limits)
  const answer = await threads.run({ bytes, name, limits }, secondsMax)
  if (answer.kind === 'late')
    return tooMuch(`文件“${name}”读了${secondsMax}秒还没有读完，已停止。请拆成几个文件，或另存后再导入。`)
  if (answer.kind === 'lost') {
    if (!isOutOfMemory(answer.error)) throw answer.error
    return tooMuch(`文件“${name}”展开后占用的内存过多，无法读取。请拆成几个文件，或另存后再导入。`)
  }
  const { reply } = answer
  return reply.ok ? { ok: true, document: await unpackDocument(reply.packed) } : reply
}

function tooMuch(message: string): ReadResult {
  const problem: ReadProblem = { code: 'over-limit', message }
  return { ok: false, problems: [problem] }
}
