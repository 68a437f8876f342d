import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'

/** SHA-256 in hexadecimal. */
export function sha256(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** Digest of a plain value over its canonical text (RFC 8785): the order of keys does not matter. */
export function digestOf(value: unknown): string {
  const text = canonicalize(value)
  if (text === undefined) throw new Error('a document was to be made from a value that JSON cannot hold')
  return sha256(text)
}
