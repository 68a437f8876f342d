/**
 * RSA blind signatures of RFC 9474, variant RSABSSA-SHA384-PSS-Randomized, the part of whoever wants a signature.
 *
 * The arithmetic is BigInt, whose time depends on the numbers. Only the member's own device does it, with secrets that serve
 * one ballot; the private key is used by the signing office alone, through OpenSSL. `finalize` accepts nothing that the
 * independent verifier of the Web Cryptography API does not, so a mistake in the encoding cannot pass for a signature.
 */
import { type Bytes, type RandomBytes, fromBase64, fromNumber, joined, toNumber } from './bytes.ts'

const HASH = 'SHA-384'
const HASH_OCTETS = 48
/** Length of the PSS salt in octets; the RFC's variant wants the length of the hash. */
export const SALT_OCTETS = 48
/** Length of the random part before the message, in octets. */
export const RANDOMIZER_OCTETS = 32
/** Length of the modulus of a question's key, in bits and in octets. */
export const MODULUS_BITS = 3072
export const MODULUS_OCTETS = MODULUS_BITS / 8
const EXPONENT = 65_537n

/** A public key, ready for arithmetic and for verification. */
export interface BlindingKey {
  readonly modulus: bigint
  readonly exponent: bigint
  /** Length of the modulus, in bits and in octets. */
  readonly bits: number
  readonly octets: number
  readonly verifier: CryptoKey
}

/** What goes to the signer, and what stays: `inverse` turns the answer into a signature and must be kept secret. */
export interface Blinded {
  readonly message: Bytes
  readonly inverse: Bytes
}

/**
 * A key as its SubjectPublicKeyInfo (DER, base64). Undefined unless it is RSA with 3,072 bits and exponent 65537: a
 * signer could otherwise mark members by keys of different kinds.
 */
export async function findBlindingKey(publicKey: string): Promise<BlindingKey | undefined> {
  try {
    const key = await importedKey(fromBase64(publicKey))
    return key.bits === MODULUS_BITS && key.exponent === EXPONENT ? key : undefined
  } catch (error) {
    if (error instanceof Error) return undefined // DOMException of the import, or no base64
    throw error
  }
}

/** Any RSA key from its SubjectPublicKeyInfo; throws where it is none. */
export async function importedKey(spki: Bytes): Promise<BlindingKey> {
  const verifier = await crypto.subtle.importKey('spki', spki, { name: 'RSA-PSS', hash: HASH }, true, [
    'verify',
  ])
  const { n, e } = await crypto.subtle.exportKey('jwk', verifier)
  if (n === undefined || e === undefined) throw new Error('an RSA key without numbers')
  const modulus = toNumber(fromBase64(n))
  const bits = modulus.toString(2).length
  return { modulus, exponent: toNumber(fromBase64(e)), bits, octets: Math.ceil(bits / 8), verifier }
}

/** RFC 9474 §4.1: random octets before the message. The prepared message is what the signature is over. */
export function prepare(message: Uint8Array, random: RandomBytes): Bytes {
  return joined(random(RANDOMIZER_OCTETS), message)
}

/** RFC 9474 §4.2. Throws "invalid input" where the encoded message shares a factor with the modulus. */
export async function blind(key: BlindingKey, prepared: Bytes, random: RandomBytes): Promise<Blinded> {
  return blindWith(key, prepared, random(SALT_OCTETS), randomBelow(key, random))
}

/** `blind` with the salt and the blinding factor given, as in the vectors of the RFC. */
export async function blindWith(
  key: BlindingKey,
  prepared: Bytes,
  salt: Bytes,
  factor: bigint,
): Promise<Blinded> {
  const { modulus, exponent, bits, octets } = key
  const encoded = toNumber(await encodedMessage(prepared, bits - 1, salt))
  if (inverseOf(encoded, modulus) === undefined) throw new Error('invalid input')
  const inverse = inverseOf(factor, modulus)
  if (inverse === undefined) throw new Error('blinding error')
  const blinded = (encoded * power(factor, exponent, modulus)) % modulus
  return { message: fromNumber(blinded, octets), inverse: fromNumber(inverse, octets) }
}

/** RFC 9474 §4.4. The signature over the prepared message; undefined where the signer's answer makes no valid one. */
export async function finalize(
  key: BlindingKey,
  prepared: Bytes,
  blindSignature: Uint8Array,
  inverse: Uint8Array,
): Promise<Bytes | undefined> {
  if (blindSignature.length !== key.octets || inverse.length !== key.octets) return undefined
  const signature = (toNumber(blindSignature) * toNumber(inverse)) % key.modulus
  const octets = fromNumber(signature, key.octets)
  return (await verify(key, prepared, octets)) ? octets : undefined
}

/** RSASSA-PSS-VERIFY of RFC 8017 over the prepared message, by the Web Cryptography API. */
export function verify(
  { verifier }: BlindingKey,
  prepared: Bytes,
  signature: Bytes,
  saltOctets = SALT_OCTETS,
): Promise<boolean> {
  return crypto.subtle.verify({ name: 'RSA-PSS', saltLength: saltOctets }, verifier, signature, prepared)
}

/** EMSA-PSS-ENCODE of RFC 8017 §9.1.1, with SHA-384 for the hash and the mask. */
async function encodedMessage(message: Bytes, bits: number, salt: Bytes): Promise<Bytes> {
  const octets = Math.ceil(bits / 8)
  const padding = octets - salt.length - HASH_OCTETS - 2
  if (padding < 0) throw new Error('encoding error')
  const hash = await digest(joined(new Uint8Array(8), await digest(message), salt))
  const block = joined(new Uint8Array(padding), Uint8Array.of(1), salt)
  const mask = await maskOf(hash, block.length)
  const masked = block.map((octet, index) => octet ^ (mask[index] ?? 0))
  masked[0] = (masked[0] ?? 0) & (0xff >> (8 * octets - bits))
  return joined(masked, hash, Uint8Array.of(0xbc))
}

/** MGF1 of RFC 8017 §B.2.1. */
async function maskOf(seed: Bytes, length: number): Promise<Bytes> {
  const rounds = Array.from({ length: Math.ceil(length / HASH_OCTETS) }, (_, index) =>
    digest(joined(seed, fromNumber(BigInt(index), 4))),
  )
  return joined(...(await Promise.all(rounds))).slice(0, length)
}

async function digest(bytes: Bytes): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.digest(HASH, bytes))
}

/** Uniform between 1 and the modulus, by drawing again. */
function randomBelow({ modulus, octets }: BlindingKey, random: RandomBytes): bigint {
  for (;;) {
    const drawn = toNumber(random(octets))
    if (drawn > 0n && drawn < modulus) return drawn
  }
}

function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n
  let square = base % modulus
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if ((rest & 1n) === 1n) result = (result * square) % modulus
    square = (square * square) % modulus
  }
  return result
}

/** Extended Euclid; undefined where the two share a factor. */
function inverseOf(value: bigint, modulus: bigint): bigint | undefined {
  let [rest, next] = [modulus, value % modulus]
  let [sign, turn] = [0n, 1n]
  while (next !== 0n) {
    const quotient = rest / next
    ;[rest, next] = [next, rest - quotient * next]
    ;[sign, turn] = [turn, sign - quotient * turn]
  }
  if (rest !== 1n) return undefined
  return sign < 0n ? sign + modulus : sign
}
