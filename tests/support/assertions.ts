/** Counts the assertions made through `node:assert/strict`, so that a test which asserts nothing can be told. */
import assert from 'node:assert/strict'

let made = 0

/** How many assertions this process has made since it loaded this file. */
export function assertionsSoFar(): number {
  return made
}

const counted = [
  'equal',
  'deepEqual',
  'notEqual',
  'notDeepEqual',
  'partialDeepStrictEqual',
  'ok',
  'match',
  'doesNotMatch',
  'throws',
  'doesNotThrow',
  'rejects',
  'doesNotReject',
] as const

// The methods are properties of one function object that every importer shares.
for (const name of counted) {
  const method = assert[name] as (...input: readonly unknown[]) => unknown
  const counting = (...input: readonly unknown[]): unknown => {
    made += 1
    return method(...input)
  }
  Object.defineProperty(assert, name, { value: counting, configurable: true, writable: true })
}
