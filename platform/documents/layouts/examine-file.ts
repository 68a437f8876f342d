/** Layouts that people send, examined in a thread that can be ended: one that swells keeps nobody else waiting. */
import { isOutOfMemory, threadPool } from '#readers'
import type { ExamineJob } from './examine-worker.ts'
import type { LayoutField } from './fields.ts'
import { type Examined, LAYOUT_BYTES_MAX, examineLayout, refusedLayout } from './layout.ts'

/** Layouts come seldom: one thread is enough, and it starts with the first. */
const thread = threadPool<ExamineJob, Examined>(new URL('./examine-worker.ts', import.meta.url), {
  threadsMax: 1,
  megabytesMax: 512,
})

/** Seconds that a layout may be examined; the largest that is taken needs one. */
const SECONDS_MAX = 60

/**
 * Answers what `examineLayout` answers, and besides that a file takes too long or too much memory.
 *
 * @param secondsMax counted from when the thread begins with it
 */
export async function examineLayoutFile(
  bytes: Uint8Array,
  fileName: string,
  known: readonly LayoutField[],
  secondsMax: number = SECONDS_MAX,
): Promise<Examined> {
  // told from the length alone: no thread is sent what it would not look at
  if (bytes.byteLength === 0 || bytes.byteLength > LAYOUT_BYTES_MAX)
    return await examineLayout(bytes, fileName, known)
  const answer = await thread.run({ bytes, fileName, known }, secondsMax)
  if (answer.kind === 'done') return answer.reply
  if (answer.kind === 'late')
    return refusedLayout(fileName, `核对了${secondsMax}秒还没有完成，已停止。请删去多余的内容`)
  if (!isOutOfMemory(answer.error)) throw answer.error
  return refusedLayout(fileName, '展开后占用的内存过多。请删去多余的内容')
}
