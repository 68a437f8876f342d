import type { PublicLimits } from '../limits.ts'
import { serveThread } from '../serve-thread.ts'
import { readPublicBytes } from './read-bytes.ts'

/** One file to read. */
export type ReadJob = {
  readonly bytes: Uint8Array
  readonly name: string
  readonly limits: PublicLimits
}

serveThread(({ bytes, name, limits }: ReadJob) => readPublicBytes(bytes, name, limits))
