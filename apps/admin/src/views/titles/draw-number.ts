/** Numbers of a draw that people read out, copy and type: five groups of four, without signs that look alike. */
const SIGNS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'
const GROUPS = 5
const GROUP = 4
const LENGTH = GROUPS * GROUP

const grouped = (signs: string): string =>
  Array.from({ length: GROUPS }, (_, i) => signs.slice(i * GROUP, (i + 1) * GROUP)).join('-')

/** A new number. @param random fills an array with random octets; each takes one of 32 signs, so that none is likelier */
export function newDrawNumber(random: (octets: Uint8Array<ArrayBuffer>) => Uint8Array): string {
  const octets = random(new Uint8Array(LENGTH))
  return grouped([...octets].map((octet) => SIGNS[octet % SIGNS.length]).join(''))
}

/** What was typed as it is kept: capitals in groups, however it was spaced; undefined while it is no whole number. */
export function readDrawNumber(typed: string): string | undefined {
  const signs = typed.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '')
  return signs.length === LENGTH && [...signs].every((sign) => SIGNS.includes(sign))
    ? grouped(signs)
    : undefined
}

/** SHA-256 of a number as 64 hex digits: what is stated before the draw. Undefined where the browser has no cryptography. */
export async function commitmentOf(number: string): Promise<string | undefined> {
  if (globalThis.crypto?.subtle === undefined) return undefined
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(number))
  return [...new Uint8Array(digest)].map((octet) => octet.toString(16).padStart(2, '0')).join('')
}
