/** Canonical text (RFC 8785) and hashes. What is hashed is stored exactly as it was hashed. */
import { hash } from 'node:crypto'

export type HashAlgorithm = 'sha256' | 'sm3'

/**
 * Canonical text of a value. Only strings, booleans, null, safe integers, arrays and plain objects may enter;
 * anything else would not come back the same and is our own fault. Written out here and not left to a library, since
 * every act is written and verified through it: one walk checks and writes. A test compares it with the library.
 */
export function canonicalText(value: unknown): string {
  try {
    return serialize(value)
  } catch (error) {
    checkStorable(value, '$')
    throw error
  }
}

function serialize(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return serializeText(value)
    case 'boolean':
      return value ? 'true' : 'false'
    case 'number':
      if (!Number.isSafeInteger(value)) throw new TypeError(`not storable: number ${value}`)
      return String(value)
    case 'object':
      if (value === null) return 'null'
      return Array.isArray(value) ? `[${value.map(serialize).join()}]` : serializeMembers(value)
    default:
      throw new TypeError(`not storable: ${typeof value}`)
  }
}

/** Names in the order of their UTF-16 units (RFC 8785 §3.2.3); a member that is undefined is no member. */
function serializeMembers(value: object): string {
  if ('toJSON' in value) throw new TypeError('not storable: an object that is not plain')
  const members = value as Readonly<Record<string, unknown>>
  let text = ''
  for (const name of Object.keys(members).toSorted()) {
    const member = members[name]
    if (member === undefined) continue
    text += `${text === '' ? '' : ','}${serializeText(name)}:${serialize(member)}`
  }
  return `{${text}}`
}

/** JSON writes a string as RFC 8785 asks, but for half a character, which no UTF-8 text can hold. */
function serializeText(text: string): string {
  if (!text.isWellFormed()) throw new TypeError('not storable: text with half a character')
  return JSON.stringify(text)
}

function checkStorable(value: unknown, path: string): void {
  if (value === null || typeof value === 'boolean') return
  if (typeof value === 'string') {
    if (!value.isWellFormed()) throw new TypeError(`not storable: half a character at ${path}`)
    return
  }
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value))
      throw new TypeError(`not storable: number ${value} at ${path} is no safe integer`)
    return
  }
  if (Array.isArray(value)) return value.forEach((item, index) => checkStorable(item, `${path}[${index}]`))
  if (typeof value !== 'object') throw new TypeError(`not storable: ${typeof value} at ${path}`)
  if ('toJSON' in value) throw new TypeError(`not storable: an object at ${path} that is not plain`)
  for (const [name, item] of Object.entries(value))
    if (item !== undefined) checkStorable(item, `${path}.${name}`)
}

/** Hex digest of text (UTF-8). */
export function digest(text: string, algorithm: HashAlgorithm = 'sha256'): string {
  return hash(algorithm, text, 'hex')
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
