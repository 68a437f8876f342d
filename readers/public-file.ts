/** The one entry for public documents: any kind of file → paragraphs and tables, read in a thread that can be ended. */
import { Worker } from 'node:worker_threads'
import { type PublicLimits, publicLimits } from './limits.ts'
import type { PublicFileResult } from './public/read-bytes.ts'
import type { ReadJob, ReadReply } from './public/worker.ts'

export type { PublicFileResult } from './public/read-bytes.ts'

/** Threads at once; each may take as much memory as `THREAD_MEGABYTES`. */
const THREADS_MAX = 2
const THREAD_MEGABYTES = 1_024

type Thread = { readonly worker: Worker; readonly ready: Promise<boolean> }

const idle: Thread[] = []
const waiting: ((thread: Thread) => void)[] = []
let threads = 0

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
  const thread = await takeThread()
  const answer = await read(thread, { bytes, name, limits })
  if (typeof answer !== 'string') {
    giveBack(thread)
    return answer
  }
  threads -= 1
  await thread.worker.terminate()
  const next = waiting.shift()
  if (next !== undefined) next(startThread())
  return {
    ok: false,
    message:
      answer === 'late'
        ? `文件“${name}”读了${limits.secondsMax}秒还没有读完，已停止。请拆成几个文件，或另存后再检查。`
        : `文件“${name}”展开后占用的内存过多，无法读取。请拆成几个文件，或另存后再检查。`,
  }
}

async function takeThread(): Promise<Thread> {
  const thread = idle.pop()
  if (thread !== undefined) return thread
  if (threads < THREADS_MAX) return startThread()
  return await new Promise<Thread>((resolve) => {
    waiting.push(resolve)
  })
}

/** A thread at rest does not keep the process from ending. */
function giveBack(thread: Thread): void {
  const next = waiting.shift()
  if (next !== undefined) next(thread)
  else {
    thread.worker.unref()
    idle.push(thread)
  }
}

function startThread(): Thread {
  threads += 1
  const worker = new Worker(new URL('./public/worker.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: THREAD_MEGABYTES },
  })
  const ready = new Promise<boolean>((resolve) => {
    worker.once('message', () => resolve(true))
    worker.once('error', () => resolve(false))
  })
  return { worker, ready }
}

/** The result; `late` past the time, which begins when the thread is up; `lost` when the thread came down. */
async function read({ worker, ready }: Thread, job: ReadJob): Promise<PublicFileResult | 'late' | 'lost'> {
  worker.ref()
  if (!(await ready)) return 'lost'
  const { promise, resolve } = Promise.withResolvers<PublicFileResult | 'late' | 'lost'>()
  const limit = setTimeout(() => resolve('late'), job.limits.secondsMax * 1_000)
  const onMessage = (reply: ReadReply): void => {
    if ('result' in reply) resolve(reply.result)
  }
  const onEnd = (): void => resolve('lost')
  worker.on('message', onMessage).on('error', onEnd).on('exit', onEnd)
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
  worker.postMessage(job)
  try {
    return await promise
  } finally {
    clearTimeout(limit)
    worker.off('message', onMessage).off('error', onEnd).off('exit', onEnd)
  }
}
