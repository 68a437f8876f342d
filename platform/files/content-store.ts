import { createHash, randomUUID } from 'node:crypto'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** A stream of bytes as HTTP frameworks and the file system hand it over. */
export type ByteStream = AsyncIterable<Uint8Array>

export type Received =
  | { readonly ok: true; readonly path: string; readonly hash: string; readonly bytes: number }
  | { readonly ok: false; readonly reason: 'too-large' | 'empty' | 'interrupted' }

/** Folder of all contents: GUICHENG_DATA/files, by default under ./data. */
export function filesFolder(environment: NodeJS.ProcessEnv = process.env): string {
  const data = environment['GUICHENG_DATA']
  return join(data === undefined || data === '' ? 'data' : data, 'files')
}

/** Where a content lies: two levels of folders named by the first four digits of its SHA-256. */
export function contentPath(folder: string, hash: string): string {
  if (!/^[0-9a-f]{64}$/u.test(hash)) throw new Error(`not a SHA-256 in hexadecimal: ${hash}`)
  return join(folder, hash.slice(0, 2), hash.slice(2, 4), hash)
}

/**
 * Writes a stream to a temporary file and syncs it, holding one chunk in memory. Nothing is left behind
 * unless the answer is ok; then the caller keeps it or discards it.
 */
export async function receiveContent(
  stream: ByteStream,
  folder: string,
  bytesMax: number,
): Promise<Received> {
  const unfinished = join(folder, 'incoming')
  await mkdir(unfinished, { recursive: true, mode: 0o700 })
  const path = join(unfinished, randomUUID())
  const written = await writeContent(stream, path, bytesMax).catch(async (error: unknown) => {
    await discardContent(path)
    throw error
  })
  if (written.ok) return written
  await discardContent(path)
  return written
}

async function writeContent(stream: ByteStream, path: string, bytesMax: number): Promise<Received> {
  const hash = createHash('sha256')
  const file = await open(path, 'wx', 0o600)
  let bytes = 0
  try {
    for await (const chunk of arriving(stream)) {
      if (chunk === 'interrupted') return { ok: false, reason: 'interrupted' }
      bytes += chunk.length
      if (bytes > bytesMax) return { ok: false, reason: 'too-large' }
      hash.update(chunk)
      await file.writeFile(chunk)
    }
    if (bytes === 0) return { ok: false, reason: 'empty' }
    await file.sync()
  } finally {
    await file.close()
  }
  return { ok: true, path, hash: hash.digest('hex'), bytes }
}

/** A line that breaks is an everyday matter; a disk that fails is not, and is thrown by the writer. */
async function* arriving(stream: ByteStream): AsyncGenerator<Uint8Array | 'interrupted'> {
  const chunks = stream[Symbol.asyncIterator]()
  try {
    while (true) {
      const next = await chunks.next().catch(() => 'interrupted' as const)
      if (next === 'interrupted') {
        yield next
        return
      }
      if (next.done === true) return
      yield next.value
    }
  } finally {
    await chunks.return?.()
  }
}

/** Gives a received content its final place. Replacing an equal content is harmless. */
export async function keepContent(path: string, folder: string, hash: string): Promise<void> {
  const target = contentPath(folder, hash)
  await mkdir(dirname(target), { recursive: true, mode: 0o700 })
  await rename(path, target)
  await syncFolder(dirname(target))
}

/** Removes a file if it is there. */
export async function discardContent(path: string): Promise<void> {
  await rm(path, { force: true })
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
