/** The one entry for public documents: any kind of file → paragraphs and tables, read in a thread that can be ended. */
import { type PublicLimits, publicLimits } from './limits.ts'
import type { PublicFileResult } from './public/read-bytes.ts'
import type { ReadJob } from './public/worker.ts'
import { threadPool } from './thread-pool.ts'

export type { PublicFileResult } from './public/read-bytes.ts'

const threads = threadPool<ReadJob, PublicFileResult>(new URL('./public/worker.ts', import.meta.url), {
  threadsMax: 2,
  megabytesMax: 1_024,
})

/**
 * Reads .docx, .pdf, .xlsx, .xls, .csv, .html, .txt and .md, told by content. Whatever the bytes are, the answer comes
 * within `limits.secondsMax` seconds of reading; a file that cannot be read is answered with a sentence in Chinese that
 * names it, says what is wrong and what to do.
 */
export async function readPublicFile(
  bytes: Uint8Array,
  name: string,
  limits: PublicLimits = publicLimits,
): Promise<PublicFileResult> {
  // checked here too, so that no thread is sent more than it would look at
  if (bytes.byteLength > limits.bytesMax)
    return {
      ok: false,
      message: `文件“${name}”有${bytes.byteLength}字节，最多读${limits.bytesMax}字节。请删去图片等附带内容，或拆成几个文件后再检查。`,
    }
  const answer = await threads.run({ bytes, name, limits }, limits.secondsMax)
  if (answer.kind === 'done') return answer.reply
  return {
    ok: false,
    message:
      answer.kind === 'late'
        ? `文件“${name}”读了${limits.secondsMax}秒还没有读完，已停止。请拆成几个文件，或另存后再检查。`
        : `文件“${name}”展开后占用的内存过多，无法读取。请拆成几个文件，或另存后再检查。`,
  }
}
