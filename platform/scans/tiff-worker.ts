import { parentPort } from 'node:worker_threads'
import { type OpenedTiff, openTiff } from './tiff.ts'
import type { TiffJob, TiffReply } from './tiff-reader.ts'

// Decoding keeps a processor busy, and a hostile file may end this thread; nothing else lives here.
let opened: Extract<OpenedTiff, { ok: true }> | undefined

function work(job: TiffJob): TiffReply {
  if (job.kind === 'draw') {
    if (opened === undefined) return { kind: 'failed' }
    return { kind: 'drawn', png: opened.draw(job.page) }
  }
  const tiff = openTiff(job.bytes)
  if (!tiff.ok) return { kind: 'not-opened', fault: tiff.fault }
  opened = tiff
  return { kind: 'opened', pages: tiff.pages }
}

parentPort?.on('message', (job: TiffJob) => {
  let reply: TiffReply
  try {
    reply = work(job)
  } catch {
    // damaged content of a page: whoever asked says so
    reply = { kind: 'failed' }
  }
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
  parentPort?.postMessage(reply)
})
