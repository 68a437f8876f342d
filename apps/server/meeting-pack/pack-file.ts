/** The file of a packed meeting: everything one laptop needs, sealed with a passphrase; and the signed file that comes back. */
import {
  argon2Sync,
  createCipheriv,
  createDecipheriv,
  createHash,
  createPrivateKey,
  createPublicKey,
  randomBytes,
  sign,
  verify,
} from 'node:crypto'
import type { Meeting } from '#regulations/titles'

/** Somebody who works at the meeting, with the sign-in that is printed on his slip. */
export interface PackedPerson {
  readonly account: string
  readonly person: string
  readonly name: string
  readonly role: string
  readonly organisation: string
  readonly post: string
  readonly password: string
}

export interface PackContent {
  readonly version: 1
  readonly pack: string
  readonly tenant: string
  readonly tenantName: string
  readonly meeting: string
  readonly program: string
  /** Of a demo's clock, in milliseconds; 0 in service. */
  readonly clockOffset: number
  readonly state: Meeting
  readonly organisations: readonly { readonly id: string; readonly name: string }[]
  readonly people: readonly PackedPerson[]
  /** Ed25519, PKCS #8, base64: what comes back is signed with it. */
  readonly signingKey: string
}

/** One act that was done at the venue; `at` is an instant. */
export interface ReturnedAct {
  readonly act: string
  readonly input: unknown
  readonly reasons: Readonly<Record<string, string>>
  readonly person: string
  readonly role: string
  readonly at: string
}
export interface ReturnContent {
  readonly pack: string
  readonly meeting: string
  readonly acts: readonly ReturnedAct[]
}

const COST = { memory: 65_536, passes: 3, parallelism: 4 } as const
const PACK_FORMAT = 'guicheng-meeting-pack-1'
const RETURN_FORMAT = 'guicheng-meeting-return-1'
const TAG_OCTETS = 16

interface PackFile {
  readonly format: string
  readonly pack: string
  readonly salt: string
  readonly nonce: string
  readonly sealed: string
}

const sha256Of = (text: string): string => createHash('sha256').update(text).digest('hex')

/** The text of a pack file; `digest` is of what is in it. */
export function sealPack(
  content: PackContent,
  passphrase: string,
): { readonly text: string; readonly digest: string } {
  const plain = JSON.stringify(content)
  const [salt, nonce] = [randomBytes(16), randomBytes(12)]
  const cipher = createCipheriv('aes-256-gcm', keyOf(passphrase, salt), nonce).setAAD(placeOf(content.pack))
  const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()])
  const file: PackFile = {
    format: PACK_FORMAT,
    pack: content.pack,
    salt: salt.toString('base64'),
    nonce: nonce.toString('base64'),
    sealed: sealed.toString('base64'),
  }
  return { text: `${JSON.stringify(file)}\n`, digest: sha256Of(plain) }
}

/** What is in a pack file; undefined where the passphrase is another or anything was changed. */
export function openPack(text: string, passphrase: string): PackContent | undefined {
  const file = findJson(text) as PackFile | undefined
  if (file?.format !== PACK_FORMAT) return undefined
  const [salt, nonce, sealed] = [file.salt, file.nonce, file.sealed].map((part) =>
    Buffer.from(part, 'base64'),
  )
  if (salt === undefined || nonce === undefined || sealed === undefined || sealed.length < TAG_OCTETS)
    return undefined
  try {
    const decipher = createDecipheriv('aes-256-gcm', keyOf(passphrase, salt), nonce)
      .setAAD(placeOf(file.pack))
      .setAuthTag(sealed.subarray(-TAG_OCTETS))
    const plain = Buffer.concat([decipher.update(sealed.subarray(0, -TAG_OCTETS)), decipher.final()])
    return JSON.parse(plain.toString('utf8')) as PackContent
  } catch (error) {
    if (error instanceof Error) return undefined // the tag does not fit
    throw error
  }
}

/** The signed text of what comes back. */
export function signReturn(content: ReturnContent, signingKey: string): string {
  const body = JSON.stringify(content)
  const key = createPrivateKey({ key: Buffer.from(signingKey, 'base64'), type: 'pkcs8', format: 'der' })
  const signature = sign(null, Buffer.from(body), key).toString('base64')
  return `${JSON.stringify({ format: RETURN_FORMAT, body, signature })}\n`
}

/** What came back, with its digest; undefined where it was not signed with the pack's key as it stands. */
export function readReturn(
  text: string,
  publicKey: string,
): { readonly content: ReturnContent; readonly digest: string } | undefined {
  const file = findJson(text) as { format: string; body: string; signature: string } | undefined
  if (file?.format !== RETURN_FORMAT || typeof file.body !== 'string' || typeof file.signature !== 'string')
    return undefined
  const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), type: 'spki', format: 'der' })
  const isSigned = verify(null, Buffer.from(file.body), key, Buffer.from(file.signature, 'base64'))
  return isSigned
    ? { content: JSON.parse(file.body) as ReturnContent, digest: sha256Of(file.body) }
    : undefined
}

/** Which pack a returned file says it belongs to, before its signature is looked at. */
export const claimedPack = (text: string): string | undefined =>
  (findJson((findJson(text) as { body: string } | undefined)?.body ?? '') as ReturnContent | undefined)?.pack

const placeOf = (pack: string): Buffer => Buffer.from(`${PACK_FORMAT} ${pack}`)

function keyOf(passphrase: string, nonce: Buffer): Buffer {
  return argon2Sync('argon2id', {
    message: Buffer.from(passphrase.normalize('NFC')),
    nonce,
    tagLength: 32,
    ...COST,
  })
}

function findJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
