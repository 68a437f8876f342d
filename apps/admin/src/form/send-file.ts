/** Sending a file over a weak line: in parts, going on by itself when the line comes back, and where it stopped when chosen again. */
import { ask, ProblemError } from '../api/client.ts'
import type { StoredFile, UploadProgress } from '../api/types.ts'

/** A quarter of a megabyte takes some seconds on the slowest line in use. */
const PART_BYTES = 256 * 1024
/** Waits before trying again; after the last one the file has to be chosen again, and goes on where it stopped. */
const WAITS_MS = [500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000] as const

export type Progress = {
  readonly sent: number
  readonly bytes: number
  /** The line is down; it is tried again by itself. */
  readonly isWaiting: boolean
}

/** Stores a file; rejects with the server's refusal, or with “no connection” when the line stays down for a minute. */
export async function sendFile(file: File, onProgress?: (progress: Progress) => void): Promise<StoredFile> {
  // Plain-HTTP office networks have no digest in the browser: there a file goes in one piece.
  if (file.size <= PART_BYTES || globalThis.crypto.subtle === undefined) return sendWhole(file, onProgress)
  const hash = await digestOf(file)
  const tell = (sent: number, isWaiting = false) => onProgress?.({ sent, bytes: file.size, isWaiting })
  const body = { name: file.name, bytes: file.size, hash }
  let upload = await patiently(
    () => ask<UploadProgress>('/api/uploads', { method: 'POST', body }),
    () => tell(0, true),
  )
  while (upload.received < file.size) {
    const { id, received } = upload
    tell(received)
    upload = await patiently(
      () => sendPart(file, id, received),
      () => tell(received, true),
    )
  }
  tell(file.size)
  return patiently(
    () => ask<StoredFile>(`/api/uploads/${upload.id}/finish`, { method: 'POST' }),
    () => tell(file.size, true),
  )
}

async function sendPart(file: File, id: string, offset: number): Promise<UploadProgress> {
  const body = new FormData()
  body.append('file', file.slice(offset, offset + PART_BYTES), file.name)
  return ask<UploadProgress>(`/api/uploads/${id}/parts?offset=${offset}`, { method: 'POST', body })
}

async function sendWhole(file: File, onProgress?: (progress: Progress) => void): Promise<StoredFile> {
  const body = new FormData()
  body.append('file', file)
  return patiently(
    () => ask<StoredFile>('/api/files', { method: 'POST', body }),
    () => onProgress?.({ sent: 0, bytes: file.size, isWaiting: true }),
  )
}

/** Tries again while there is no answer at all; what the server refuses is refused. */
async function patiently<T>(work: () => Promise<T>, onWait: () => void): Promise<T> {
  for (const wait of WAITS_MS) {
    try {
      return await work()
    } catch (error) {
      const isLineDown = error instanceof ProblemError && [0, 502, 504].includes(error.problem.status)
      if (!isLineDown) throw error
      onWait()
      await nextChance(wait)
    }
  }
  return work()
}

/** After a while, or as soon as the browser says that it is online again. */
function nextChance(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(go, milliseconds)
    function go(): void {
      clearTimeout(timer)
      globalThis.removeEventListener('online', go)
      resolve()
    }
    globalThis.addEventListener('online', go)
  })
}

async function digestOf(file: File): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer())
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
