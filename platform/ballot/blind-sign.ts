/** The signing office's part of RFC 9474: the only use of a private key, and only through OpenSSL, which masks its timing. */
import { type KeyObject, constants, privateDecrypt, publicEncrypt } from 'node:crypto'

/**
 * RFC 9474 §4.3: the blind signature over what a member's device sent; undefined where it is not a number below the
 * modulus, of the modulus's length. The same input always gives the same answer. Throws when the result does not check.
 */
export function blindSign(key: KeyObject, blinded: Uint8Array): Uint8Array | undefined {
  const padding = constants.RSA_NO_PADDING
  const octets = (key.asymmetricKeyDetails?.modulusLength ?? 0) / 8
  if (blinded.length !== octets) return undefined
  let signed: Uint8Array
  try {
    signed = privateDecrypt({ key, padding }, blinded)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_OSSL_RSA_DATA_TOO_LARGE_FOR_MODULUS')
      return undefined
    throw error
  }
  // A processor's slip in this step could give the key away, so nothing unchecked leaves.
  if (!publicEncrypt({ key, padding }, signed).equals(blinded)) throw new Error('signing failure')
  return signed
}
