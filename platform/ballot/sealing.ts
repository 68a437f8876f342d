/** Sealing with a key: AES-256-GCM, with the place where the octets belong bound in. */
import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto'
import type { RandomBytes } from './client/bytes.ts'

export const KEY_OCTETS = 32
const NONCE_OCTETS = 12
const TAG_OCTETS = 16
/** By how many octets sealing lengthens. */
export const SEAL_OCTETS = NONCE_OCTETS + TAG_OCTETS

/** Nonce, ciphertext and tag; without the key they cannot be told from random octets. `place` must be given again to open. */
export function sealed(key: Uint8Array, plain: Uint8Array, place: string, random: RandomBytes): Buffer {
  const nonce = random(NONCE_OCTETS)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(place))
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}

/** The plain octets; undefined where key or place is another or anything was changed. */
export function unsealed(key: Uint8Array, octets: Uint8Array, place: string): Buffer | undefined {
  if (octets.length < SEAL_OCTETS) return undefined
  const decipher = createDecipheriv('aes-256-gcm', key, octets.subarray(0, NONCE_OCTETS))
    .setAAD(Buffer.from(place))
    .setAuthTag(octets.subarray(octets.length - TAG_OCTETS))
  const plain = decipher.update(octets.subarray(NONCE_OCTETS, octets.length - TAG_OCTETS))
  try {
    return Buffer.concat([plain, decipher.final()])
  } catch (error) {
    if (error instanceof Error) return undefined // the tag does not fit
    throw error
  }
}

/** A key that needs both shares. */
export function keyOfShares(one: Uint8Array, other: Uint8Array): Uint8Array {
  return new Uint8Array(
    hkdfSync('sha256', Buffer.concat([one, other]), new Uint8Array(), 'guicheng sealed box 1', KEY_OCTETS),
  )
}
