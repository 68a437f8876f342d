/** PDFs signed by invented people, made for tests: a certificate of our own making, and a CMS signature put into the file. */
import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto'
import type { KeyObject } from 'node:crypto'

type Der = Buffer
const tlv = (tag: number, ...parts: readonly Buffer[]): Der => {
  const body = Buffer.concat(parts)
  const size = body.length
  const head = size < 128 ? [size] : size < 256 ? [0x81, size] : [0x82, size >> 8, size & 255]
  return Buffer.concat([Buffer.from([tag, ...head]), body])
}
const sequence = (...parts: readonly Buffer[]): Der => tlv(0x30, ...parts)
const set = (...parts: readonly Buffer[]): Der => tlv(0x31, ...parts)
const octets = (bytes: Buffer): Der => tlv(0x04, bytes)
const integer = (value: number): Der => tlv(0x02, Buffer.from([value]))
const nothing = tlv(0x05)
const utc = (time: string): Der => tlv(0x17, Buffer.from(time))

function oid(dotted: string): Der {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number)
  const bytes = [first * 40 + second, ...rest].flatMap((number) => {
    const groups = [number & 127]
    for (let left = number >> 7; left > 0; left >>= 7) groups.unshift((left & 127) | 128)
    return groups
  })
  return tlv(0x06, Buffer.from(bytes))
}

const name = (common: string, organisation: string): Der =>
  sequence(
    set(sequence(oid('2.5.4.10'), tlv(0x0c, Buffer.from(organisation)))),
    set(sequence(oid('2.5.4.3'), tlv(0x0c, Buffer.from(common)))),
  )

export type SignerKind = 'rsa' | 'ecdsa' | 'sm2'
export type FixtureSigner = {
  readonly kind: SignerKind
  readonly key: KeyObject
  readonly certificate: Der
  readonly issuer: Der
}

const SIGNATURE = {
  rsa: '1.2.840.113549.1.1.11',
  ecdsa: '1.2.840.10045.4.3.2',
  sm2: '1.2.156.10197.1.501',
} as const
const DIGEST = { rsa: 'sha256', ecdsa: 'sha256', sm2: 'sm3' } as const
const DIGEST_OID = {
  sha1: '1.3.14.3.2.26',
  sha256: '2.16.840.1.101.3.4.2.1',
  sm3: '1.2.156.10197.1.401',
} as const

/** A signer with a certificate of his own for the years 2020 to 2029. */
export function fixtureSigner(kind: SignerKind): FixtureSigner {
  const made =
    kind === 'rsa'
      ? generateKeyPairSync('rsa', { modulusLength: 2048 })
      : generateKeyPairSync('ec', { namedCurve: kind === 'sm2' ? 'SM2' : 'P-256' })
  const key = createPrivateKey(made.privateKey.export({ type: 'pkcs8', format: 'pem' }))
  const issuer = name('示例发证机构', '示例省')
  const algorithm = sequence(oid(SIGNATURE[kind]), ...(kind === 'rsa' ? [nothing] : []))
  const body = sequence(
    tlv(0xa0, integer(2)),
    integer(7),
    algorithm,
    issuer,
    sequence(utc('200101000000Z'), utc('291231235959Z')),
    name('示例单位电子印章', '示例县某某中心'),
    createPublicKey(key).export({ type: 'spki', format: 'der' }),
  )
  const signature = sign(DIGEST[kind], body, key)
  const certificate = sequence(body, algorithm, tlv(0x03, Buffer.concat([Buffer.from([0]), signature])))
  return { kind, key, certificate, issuer }
}

export type SigningOptions = {
  /** By the signer's clock, as UTCTime. */
  readonly time?: string
  readonly digest?: 'sha1' | 'sha256' | 'sm3'
  readonly withoutCertificate?: boolean
}

function signedData(covered: Buffer, signer: FixtureSigner, options: SigningOptions): Der {
  const { kind, key, certificate, issuer } = signer
  const digest = options.digest ?? DIGEST[kind]
  const algorithm = sequence(oid(DIGEST_OID[digest]))
  const attributes = [
    sequence(oid('1.2.840.113549.1.9.3'), set(oid('1.2.840.113549.1.7.1'))),
    sequence(oid('1.2.840.113549.1.9.5'), set(utc(options.time ?? '230105013000Z'))),
    sequence(oid('1.2.840.113549.1.9.4'), set(octets(createHash(digest).update(covered).digest()))),
  ]
  const info = sequence(
    integer(1),
    sequence(issuer, integer(7)),
    algorithm,
    tlv(0xa0, ...attributes),
    sequence(oid(SIGNATURE[kind])),
    octets(sign(digest, set(...attributes), key)),
  )
  const data = sequence(
    integer(1),
    set(algorithm),
    sequence(oid('1.2.840.113549.1.7.1')),
    ...(options.withoutCertificate === true ? [] : [tlv(0xa0, certificate)]),
    set(info),
  )
  return sequence(oid('1.2.840.113549.1.7.2'), tlv(0xa0, data))
}

const PLACE = 8_192
const pad = (number: number): string => String(number).padStart(10, '0')

/** The file with a signature at its end that covers all of it but the signature itself. */
export function signPdf(pdf: Uint8Array, signer: FixtureSigner, options: SigningOptions = {}): Buffer {
  const start = Buffer.from(pdf)
  const head = '\n% << /Type /Sig /SubFilter /adbe.pkcs7.detached '
  const range = (before: number, after: number, rest: number): string =>
    `/ByteRange [0 ${pad(before)} ${pad(after)} ${pad(rest)}] /Contents `
  const tail = Buffer.from(' >>\n%%EOF\n')
  const before = start.length + head.length + range(0, 0, 0).length
  const after = before + PLACE + 2
  const opening = Buffer.concat([start, Buffer.from(head + range(before, after, tail.length))])
  const signature = signedData(Buffer.concat([opening, tail]), signer, options).toString('hex')
  return Buffer.concat([opening, Buffer.from(`<${signature.padEnd(PLACE, '0')}>`), tail])
}
