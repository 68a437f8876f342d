/** One-time codes (RFC 6238: SHA-1, 6 digits, 30 seconds). The secret is stored sealed under the installation's key. */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'

const PERIOD_SECONDS = 30
const WINDOW_STEPS = 1
const ISSUER = '规程'

/** Seals a secret with AES-256-GCM; `key` has 32 bytes, the account's name is bound in. */
export function sealSecret(secret: string, key: Buffer, account: string): string {
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(account, 'utf8'))
  const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()])
  return ['aes-256-gcm', iv, sealed, cipher.getAuthTag()]
    .map((part) => (typeof part === 'string' ? part : part.toString('base64url')))
    .join(':')
}

/** Opens a sealed secret. Throws when the key, the account or the text is not the one it was sealed with. */
export function openSecret(sealed: string, key: Buffer, account: string): string {
  const [algorithm, iv = '', body = '', tag = ''] = sealed.split(':')
  if (algorithm !== 'aes-256-gcm') throw new Error(`a sealed secret names the unknown algorithm ${algorithm}`)
  const bytes = (text: string): Buffer => Buffer.from(text, 'base64url')
  const opener = createDecipheriv('aes-256-gcm', key, bytes(iv))
    .setAAD(Buffer.from(account, 'utf8'))
    .setAuthTag(bytes(tag))
  return Buffer.concat([opener.update(bytes(body)), opener.final()]).toString('utf8')
}

/** A new secret (base32) and the address that an authenticator app reads from a QR code. */
export function newSecret(account: string): { readonly secret: string; readonly address: string } {
  const secret = new Secret({ size: 20 })
  const totp = new TOTP({ issuer: ISSUER, label: account, secret, period: PERIOD_SECONDS })
  return { secret: secret.base32, address: totp.toString() }
}

/**
 * The time step that a code belongs to, at most one step from `epochMilliseconds`; undefined when it fits none.
 * The caller refuses a step that is not later than the last one used.
 */
export function stepOfCode(code: string, secret: string, epochMilliseconds: number): number | undefined {
  if (!/^\d{6}$/.test(code)) return undefined
  const totp = new TOTP({ secret: Secret.fromBase32(secret), period: PERIOD_SECONDS })
  const delta = totp.validate({ token: code, timestamp: epochMilliseconds, window: WINDOW_STEPS })
  if (delta === null) return undefined
  return Math.floor(epochMilliseconds / 1000 / PERIOD_SECONDS) + delta
}
