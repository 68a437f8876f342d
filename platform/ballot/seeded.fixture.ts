/** Randomness and keys from a seed, so that tests see the same octets each time. Never for a real ballot. */
import {
  type KeyObject,
  checkPrimeSync,
  createCipheriv,
  createHash,
  createPrivateKey,
  createPublicKey,
} from 'node:crypto'
import type { RandomBytes } from './client/bytes.ts'
import { fromNumber, toNumber } from './client/bytes.ts'

/** A stream of octets that depends on the seed alone (AES-256-CTR over zeros). */
export function seededRandom(seed: string): RandomBytes {
  const key = createHash('sha256').update(seed).digest()
  const stream = createCipheriv('aes-256-ctr', key, new Uint8Array(16))
  return (length) => Uint8Array.from(stream.update(new Uint8Array(length)))
}

/** The first `count` numbers from 0, in an order that depends on the seed alone. */
export function seededOrder(count: number, random: RandomBytes): number[] {
  const order = Array.from({ length: count }, (_, index) => index)
  for (let last = count - 1; last > 0; last -= 1) {
    const chosen = Number(toNumber(random(8)) % BigInt(last + 1))
    const [one, other] = [order[last] ?? 0, order[chosen] ?? 0]
    order[last] = other
    order[chosen] = one
  }
  return order
}

export interface SeededKey {
  readonly privateKey: KeyObject
  /** SubjectPublicKeyInfo, DER, base64. */
  readonly publicKey: string
}

const made = new Map<string, SeededKey>()

/** An RSA key pair of 3,072 bits that depends on the seed alone. */
export function seededKey(seed: string): SeededKey {
  const known = made.get(seed)
  if (known !== undefined) return known
  const random = seededRandom(`key ${seed}`)
  const [p, q] = [seededPrime(random), seededPrime(random)]
  const privateKey = keyOfPrimes(p, q)
  const publicKey = createPublicKey(privateKey).export({ type: 'spki', format: 'der' }).toString('base64')
  const pair = { privateKey, publicKey }
  made.set(seed, pair)
  return pair
}

/** An RSA private key from its two primes, with exponent 65537. */
export function keyOfPrimes(p: bigint, q: bigint): KeyObject {
  const e = 65_537n
  const d = inverse(e, (p - 1n) * (q - 1n))
  const numbers = { n: p * q, e, d, p, q, dp: d % (p - 1n), dq: d % (q - 1n), qi: inverse(q, p) }
  const key = Object.fromEntries(Object.entries(numbers).map(([name, value]) => [name, numberText(value)]))
  return createPrivateKey({ key: { kty: 'RSA', ...key }, format: 'jwk' })
}

const PRIME_OCTETS = 192

/** A prime of 1,536 bits whose two highest bits are set, so that a product of two has 3,072. */
function seededPrime(random: RandomBytes): bigint {
  const start = random(PRIME_OCTETS)
  start[0] = (start[0] ?? 0) | 0xc0
  for (let candidate = toNumber(start) | 1n; ; candidate += 2n) {
    const small = SMALL_PRIMES.some((prime) => candidate % prime === 0n)
    if (!small && (candidate - 1n) % 65_537n !== 0n && checkPrimeSync(fromNumber(candidate, PRIME_OCTETS)))
      return candidate
  }
}

const SMALL_PRIMES = Array.from({ length: 1000 }, (_, index) => index + 3)
  .filter((value) =>
    Array.from({ length: 30 }, (_, divisor) => divisor + 2).every((by) => by >= value || value % by !== 0),
  )
  .map(BigInt)

/** The inverse of `value` in the numbers below `modulus`; throws where there is none. */
export function inverse(value: bigint, modulus: bigint): bigint {
  let [rest, next, sign, turn] = [modulus, value % modulus, 0n, 1n]
  while (next !== 0n) {
    const quotient = rest / next
    ;[rest, next, sign, turn] = [next, rest - quotient * next, turn, sign - quotient * turn]
  }
  if (rest !== 1n) throw new Error('no inverse')
  return sign < 0n ? sign + modulus : sign
}

function numberText(value: bigint): string {
  return Buffer.from(fromNumber(value, Math.ceil(value.toString(16).length / 2))).toString('base64url')
}
