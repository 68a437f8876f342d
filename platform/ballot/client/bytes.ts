/** Octets, numbers and text, in Node and in the browser alike. */

/** Octets that own their memory, as the Web Cryptography API wants them. */
export type Bytes = Uint8Array<ArrayBuffer>

/** Where random octets come from; tests put a seeded source here. */
export type RandomBytes = (length: number) => Bytes

/** The random octets of the device or machine. */
export const deviceRandom: RandomBytes = (length) => crypto.getRandomValues(new Uint8Array(length))

/** The octets one after another. */
export function joined(...parts: readonly Uint8Array[]): Bytes {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** Whether both hold the same octets. Not for secrets: it stops at the first difference. */
export function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((octet, index) => octet === other[index])
}

/** Lower-case hexadecimal digits, two an octet. */
export function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (octet) => octet.toString(16).padStart(2, '0')).join('')
}

/** The octets of hexadecimal digits; throws where the text is not hexadecimal. */
export function fromHex(text: string): Bytes {
  if (!/^(?:[0-9a-f]{2})*$/i.test(text)) throw new Error('not hexadecimal')
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
}

/** Base64 as in RFC 4648 §4, with padding. */
export function toBase64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (octet) => String.fromCharCode(octet)).join(''))
}

/** The octets of base64 text, of both alphabets, padded or not; throws where the text is neither. */
export function fromBase64(text: string): Bytes {
  const plain = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0))
}

/** UTF-8. */
export function textBytes(text: string): Bytes {
  return Uint8Array.from(new TextEncoder().encode(text))
}

/** OS2IP of RFC 8017: the number that the octets mean, the first one counting most. */
export function toNumber(bytes: Uint8Array): bigint {
  return bytes.length === 0 ? 0n : BigInt(`0x${toHex(bytes)}`)
}

/** I2OSP of RFC 8017: `length` octets; throws where the number needs more. */
export function fromNumber(value: bigint, length: number): Bytes {
  const digits = value.toString(16)
  if (value < 0n || digits.length > length * 2) throw new Error('integer too large')
  return fromHex(digits.padStart(length * 2, '0'))
}
