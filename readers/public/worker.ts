import { parentPort } from 'node:worker_threads'
import type { PublicLimits } from '../limits.ts'
import { type PublicFileResult, readPublicBytes } from './read-bytes.ts'

/** One file to read. */
export type ReadJob = {
  readonly bytes: Uint8Array
  readonly name: string
  readonly limits: PublicLimits
}
export type ReadReply = { readonly ready: true } | { readonly result: PublicFileResult }

function tell(reply: ReadReply): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
  parentPort?.postMessage(reply)
}

async function work({ bytes, name, limits }: ReadJob): Promise<void> {
  tell({ result: await readPublicBytes(bytes, name, limits) })
}

// A hostile file may keep this thread busy for ever or fill its memory: nothing else lives here, and it can be ended.
parentPort?.on('message', (job: ReadJob) => void work(job))
tell({ ready: true })
