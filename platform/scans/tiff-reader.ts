/** Decodes a TIFF in a thread of its own: a page that hangs or fills the memory is given up with its thread. */
import { Worker } from 'node:worker_threads'
import type { TiffFault, TiffPage } from './tiff.ts'

export type TiffJob =
  | { readonly kind: 'open'; readonly bytes: Uint8Array }
  | { readonly kind: 'draw'; readonly page: number }
export type TiffReply =
  | { readonly kind: 'opened'; readonly pages: readonly TiffPage[] }
  | { readonly kind: 'not-opened'; readonly fault: TiffFault }
  | { readonly kind: 'drawn'; readonly png: Uint8Array }
  | { readonly kind: 'failed' }

/** A page as PNG with the size of its sheet in millimetres. */
export type DecodedPage = { readonly png: Uint8Array; readonly width: number; readonly height: number }
export type TiffReading =
  | { readonly ok: true; readonly pages: readonly DecodedPage[] }
  | {
      readonly ok: false
      readonly fault: TiffFault | 'too-many'
      readonly page?: number
      readonly pages?: number
    }

const MILLISECONDS_MAX = 45_000

/** Every page of a TIFF as PNG, in its order; with more than `pagesMax` pages none is decoded. */
export async function readTiff(bytes: Uint8Array, pagesMax: number): Promise<TiffReading> {
  const worker = new Worker(new URL('./tiff-worker.ts', import.meta.url))
  try {
    const opened = await ask(worker, { kind: 'open', bytes })
    if (opened.kind !== 'opened')
      return { ok: false, fault: opened.kind === 'not-opened' ? opened.fault : 'damaged' }
    if (opened.pages.length > pagesMax) return { ok: false, fault: 'too-many', pages: opened.pages.length }
    const pages: DecodedPage[] = []
    for (const [index, { width, height }] of opened.pages.entries()) {
      const reply = await ask(worker, { kind: 'draw', page: index + 1 })
      if (reply.kind !== 'drawn') return { ok: false, fault: 'damaged', page: index + 1 }
      pages.push({ png: reply.png, width, height })
    }
    return { ok: true, pages }
  } finally {
    await worker.terminate()
  }
}

/** One question at a time; a thread that ends or does not answer counts as having failed. */
async function ask(worker: Worker, job: TiffJob): Promise<TiffReply> {
  const { promise, resolve } = Promise.withResolvers<TiffReply>()
  const fail = (): void => resolve({ kind: 'failed' })
  const limit = setTimeout(fail, MILLISECONDS_MAX)
  worker.once('message', resolve)
  worker.once('error', fail)
  worker.once('exit', fail)
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
  worker.postMessage(job)
  try {
    return await promise
  } finally {
    clearTimeout(limit)
    worker.off('message', resolve)
    worker.off('error', fail)
    worker.off('exit', fail)
  }
}
