/** Threads for work on files that people send: kept alive, and ended when a file keeps one too long or fills its memory. */
import { Worker } from 'node:worker_threads'

/** What a job came to. `lost`: the thread came down, for want of memory where the error says so. */
export type ThreadAnswer<Reply> =
  | { readonly kind: 'done'; readonly reply: Reply }
  | { readonly kind: 'late' }
  | { readonly kind: 'lost'; readonly error: Error }

export type ThreadPool<Job, Reply> = {
  /** Waits for a thread that is free and gives it the job; `secondsMax` begin when the thread has started. */
  readonly run: (job: Job, secondsMax: number) => Promise<ThreadAnswer<Reply>>
}

export type ThreadPoolSize = {
  /** Threads at once; the first starts with the first job, the next only while the others are busy. */
  readonly threadsMax: number
  /** Memory that each of them may take. */
  readonly megabytesMax: number
}

type Thread = { readonly worker: Worker; readonly ready: Promise<Error | undefined> }

/** @param program a module that calls `serveThread` */
export function threadPool<Job, Reply>(program: URL, size: ThreadPoolSize): ThreadPool<Job, Reply> {
  const idle: Thread[] = []
  const waiting: ((thread: Thread) => void)[] = []
  let threads = 0

  const start = (): Thread => {
    threads += 1
    const thread = startThread(program, size.megabytesMax)
    thread.worker.once('exit', () => {
      const at = idle.indexOf(thread)
      if (at < 0) return
      idle.splice(at, 1)
      threads -= 1
    })
    return thread
  }
  const take = async (): Promise<Thread> => {
    const thread = idle.pop()
    if (thread !== undefined) return thread
    if (threads < size.threadsMax) return start()
    return await new Promise<Thread>((resolve) => {
      waiting.push(resolve)
    })
  }
  /** A thread at rest does not keep the process from ending. */
  const giveBack = (thread: Thread): void => {
    const next = waiting.shift()
    if (next !== undefined) {
      next(thread)
      return
    }
    thread.worker.unref()
    idle.push(thread)
  }
  const end = async (thread: Thread): Promise<void> => {
    threads -= 1
    await thread.worker.terminate()
    const next = waiting.shift()
    if (next !== undefined) next(start())
  }
  return {
    run: async (job, secondsMax) => {
      const thread = await take()
      const answer = await ask<Reply>(thread, job, secondsMax)
      if (answer.kind === 'done') giveBack(thread)
      else await end(thread)
      return answer
    },
  }
}

/** Whether a thread came down because a file filled its memory; anything else is a fault of our own. */
export const isOutOfMemory = (error: Error): boolean =>
  'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'

function startThread(program: URL, megabytesMax: number): Thread {
  const worker = new Worker(program, { resourceLimits: { maxOldGenerationSizeMb: megabytesMax } })
  const ready = new Promise<Error | undefined>((resolve) => {
    worker.once('message', () => resolve(undefined))
    // stays: a thread that comes down at rest is replaced with the next job, and must not bring the process down
    worker.on('error', (error: Error) => resolve(error))
    worker.once('exit', () => resolve(new Error('the thread ended before it was up')))
  })
  return { worker, ready }
}

async function ask<Reply>(
  { worker, ready }: Thread,
  job: unknown,
  secondsMax: number,
): Promise<ThreadAnswer<Reply>> {
  worker.ref()
  const fault = await ready
  if (fault !== undefined) return { kind: 'lost', error: fault }
  const { promise, resolve } = Promise.withResolvers<ThreadAnswer<Reply>>()
  const limit = setTimeout(() => resolve({ kind: 'late' }), secondsMax * 1_000)
  const onMessage = ({ result }: { readonly result: Reply }): void => resolve({ kind: 'done', reply: result })
  const onError = (error: Error): void => resolve({ kind: 'lost', error })
  const onExit = (): void => onError(new Error('the thread ended'))
  worker.on('message', onMessage).on('error', onError).on('exit', onExit)
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
  worker.postMessage(job)
  try {
    return await promise
  } finally {
    clearTimeout(limit)
    worker.off('message', onMessage).off('error', onError).off('exit', onExit)
  }
}
