import { Worker } from 'node:worker_threads'
import type { OpenFault, PageReading, PageSize, ReaderJob, ReaderReply } from './messages.ts'
import type { GreyPicture } from './png.ts'

/** A page that takes longer is given up: no page of an office takes a second. */
const MILLISECONDS_MAX = 45_000
const THREAD_MEGABYTES = 1_024

export type OpenedScan =
  | {
      readonly ok: true
      readonly pages: number
      /** What a page shows, counted from 1; `undefined` when it could not be drawn. */
      readonly readPage: (page: number) => Promise<PageReading | undefined>
      /** Millimetres of a page as it lies in the file. */
      readonly sizeOf: (page: number) => PageSize
      readonly close: () => Promise<void>
    }
  | { readonly ok: false; readonly fault: OpenFault }

/** A thread that opens one file after another; one that a file has brought down is replaced. */
export type ScanReader = {
  readonly open: (bytes: Uint8Array) => Promise<OpenedScan>
  readonly end: () => Promise<void>
}

/** A reader for one pile: a file that brings its thread down harms no other pile. End it. */
export function startReader(): ScanReader {
  let thread = startThread()
  const renew = async (): Promise<void> => {
    await thread.end()
    thread = startThread()
  }
  const open = async (bytes: Uint8Array): Promise<OpenedScan> => {
    const reply = await thread.ask({ kind: 'open', bytes }).catch(renew)
    if (reply?.kind !== 'opened')
      return { ok: false, fault: reply?.kind === 'not-opened' ? reply.fault : 'damaged' }
    const { sizes } = reply
    return {
      ok: true,
      pages: sizes.length,
      sizeOf: (page) => sizes[page - 1] ?? { width: 210, height: 297 },
      close: () => Promise.resolve(),
      readPage: async (page) => {
        const answer = await thread.ask({ kind: 'read', page }).catch(renew)
        // the page hung or ended the thread: it is answered as unreadable, and the file goes on in the next one
        if (answer === undefined) await thread.ask({ kind: 'open', bytes })
        return answer?.kind === 'read' ? answer.reading : undefined
      },
    }
  }
  return { open, end: () => thread.end() }
}

/** Opens one scanned PDF; `close` ends the thread that reads it. */
export async function openScan(bytes: Uint8Array): Promise<OpenedScan> {
  const reader = startReader()
  const opened = await reader.open(bytes)
  if (opened.ok) return { ...opened, close: reader.end }
  await reader.end()
  return opened
}

/** Draws one page in grey, at most so many pixels wide; `undefined` when that cannot be done. */
export async function drawPage(
  bytes: Uint8Array,
  page: number,
  widthMax: number,
): Promise<GreyPicture | undefined> {
  const thread = startThread()
  try {
    const reply = await thread.ask({ kind: 'draw', bytes, page, widthMax })
    return reply.kind === 'drawn' ? reply : undefined
  } finally {
    await thread.end()
  }
}

type Thread = {
  ask(
    job: { [K in ReaderJob['kind']]: Omit<Extract<ReaderJob, { kind: K }>, 'id'> }[ReaderJob['kind']],
  ): Promise<ReaderReply>
  end(): Promise<void>
}

function startThread(): Thread {
  const worker = new Worker(new URL('./reader-worker.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: THREAD_MEGABYTES },
  })
  let lastId = 0
  let waiting: { readonly id: number; readonly settle: (reply: ReaderReply | Error) => void } | undefined
  const fail = (error: Error): void => waiting?.settle(error)
  worker.on('message', (reply: ReaderReply) => {
    if (waiting?.id === reply.id) waiting.settle(reply)
  })
  worker.on('error', (error: unknown) => fail(error instanceof Error ? error : new Error(String(error))))
  worker.on('exit', () => fail(new Error('the reading thread ended')))
  return {
    async ask(job) {
      lastId += 1
      const id = lastId
      const { promise, resolve, reject } = Promise.withResolvers<ReaderReply>()
      const limit = setTimeout(
        () => fail(new Error(`a page took longer than ${MILLISECONDS_MAX} ms`)),
        MILLISECONDS_MAX,
      )
      waiting = { id, settle: (reply) => (reply instanceof Error ? reject(reply) : resolve(reply)) }
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
      worker.postMessage({ ...job, id })
      try {
        return await promise
      } finally {
        clearTimeout(limit)
        waiting = undefined
      }
    },
    async end() {
      await worker.terminate()
    },
  }
}
