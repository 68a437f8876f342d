/** Canonical text (RFC 8785) and hashes. What is hashed is stored exactly as it was hashed. */
import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'

export type HashAlgorithm = 'sha256' | 'sm3'

/**
 * Canonical text of a value. Only strings, booleans, null, safe integers, arrays and plain objects may enter;
 * anything else would not come back the same and is our own fault.
 */
export function canonicalText(value: unknown): string {
  checkStorable(value, '$')
  const text = canonicalize(value)
  if (text === undefined) throw new TypeError('not storable: undefined')
  return text
}

function checkStorable(value: unknown, path: string): void {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value))
      throw new TypeError(`not storable: number ${value} at ${path} is no safe integer`)
    return
  }
  if (Array.isArray(value)) return value.forEach((item, index) => checkStorable(item, `${path}[${index}]`))
  if (typeof value !== 'object') throw new TypeError(`not storable: ${typeof value} at ${path}`)
  for (const [name, item] of Object.entries(value))
    if (item !== undefined) checkStorable(item, `${path}.${name}`)
}

/** Hex digest of text (UTF-8). */
export function digest(text: string, algorithm: HashAlgorithm = 'sha256'): string {
  return createHash(algorithm).update(text, 'utf8').digest('hex')
}

/** The five parts of an act whose digests its hash covers, each as canonical text. */
export interface ActParts {
  readonly header: string
  readonly input: string
  readonly facts: string
  readonly findings: string
  readonly events: string
  readonly operations: string
}

/** Hash of an act in its case's chain; `previous` is the hash of the act before, or 64 zeros for the first. */
export function chainHash(previous: string, parts: ActParts, algorithm: HashAlgorithm = 'sha256'): string {
  const digests = [parts.input, parts.facts, parts.findings, parts.events, parts.operations].map((part) =>
    digest(part, algorithm),
  )
  return digest([previous, parts.header, ...digests].join('\n'), algorithm)
}

export const FIRST_HASH = '0'.repeat(64)
