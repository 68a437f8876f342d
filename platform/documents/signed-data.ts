/** A CMS signature (RFC 5652) taken apart: who signed, by which algorithms, over what. The arithmetic is done elsewhere. */
import { X509Certificate } from 'node:crypto'
import * as asn1 from 'asn1js'

export type SignedData = {
  /** Object identifiers as dotted numbers. */
  readonly digestAlgorithm: string
  readonly signatureAlgorithm: string
  readonly signature: Buffer
  /** The signed attributes as they are signed; null where the content itself is. */
  readonly attributes: Buffer | null
  /** Digest of the content as the attributes state it; null without attributes. */
  readonly contentDigest: Buffer | null
  /** Content inside the signature, for the form that signs a digest of the file. */
  readonly content: Buffer | null
  /** When it was signed by the signer's own clock, as an ISO instant. */
  readonly signedAt: string | null
  /** The signer's certificate; null where the file does not bring it or it cannot be read. */
  readonly certificate: X509Certificate | null
}

const SIGNED_DATA: ReadonlySet<string> = new Set(['1.2.840.113549.1.7.2', '1.2.156.10197.6.1.4.2.2'])
const MESSAGE_DIGEST = '1.2.840.113549.1.9.4'
const SIGNING_TIME = '1.2.840.113549.1.9.5'
const CONTEXT = 3

/** Reads the first signer of a CMS signature; trailing zeros, which fill a PDF's placeholder, are not looked at. */
export function readSignedData(bytes: Buffer): SignedData | undefined {
  try {
    const parsed = asn1.fromBER(bytes)
    return parsed.offset === -1 ? undefined : signedDataOf(parsed.result)
  } catch {
    // whatever the decoder stumbled over, this is no signature that could be read
    return undefined
  }
}

function signedDataOf(root: asn1.AsnType): SignedData | undefined {
  const [type, wrapped] = partsOf(root)
  const [data] = partsOf(wrapped)
  if (!SIGNED_DATA.has(identifier(type)) || data === undefined) return undefined
  const parts = partsOf(data)
  const certificates = partsOf(tagged(parts, 0)).map(certificateOf)
  const [signer] = partsOf(parts.findLast(isSet))
  const fields = partsOf(signer)
  const attributes = tagged(fields, 0)
  // sid is a sequence, or tagged 0 in version 3, where the signed attributes come after the digest's algorithm
  const isByKey = fields[1] !== undefined && isTagged(fields[1], 0)
  const signed = isByKey ? fields.slice(2).find((one) => isTagged(one, 0)) : attributes
  const algorithms = fields.filter((one) => one instanceof asn1.Sequence).slice(isByKey ? 0 : 1)
  const signature = fields.find((one) => one instanceof asn1.OctetString)
  if (signer === undefined || !(signature instanceof asn1.OctetString)) return undefined
  const stated = new Map(
    partsOf(signed).map((one) => [identifier(partsOf(one)[0]), partsOf(partsOf(one)[1])[0]]),
  )
  const digest = stated.get(MESSAGE_DIGEST)
  const time = stated.get(SIGNING_TIME)
  return {
    digestAlgorithm: identifier(partsOf(algorithms[0])[0]),
    signatureAlgorithm: identifier(partsOf(algorithms[1])[0]),
    signature: octets(signature),
    attributes: signed === undefined ? null : asSet(signed),
    contentDigest: digest instanceof asn1.OctetString ? octets(digest) : null,
    content: contentOf(parts[2]),
    signedAt: time instanceof asn1.UTCTime ? time.toDate().toISOString() : null,
    certificate: certificateFor(certificates, isByKey ? undefined : partsOf(fields[1])[1]),
  }
}

type Block = asn1.AsnType

function partsOf(block: Block | undefined): readonly Block[] {
  if (block instanceof asn1.Constructed || block instanceof asn1.Sequence || block instanceof asn1.Set)
    return block.valueBlock.value
  return []
}

const identifier = (block: Block | undefined): string =>
  block instanceof asn1.ObjectIdentifier ? block.valueBlock.toString() : ''
const isSet = (block: Block): boolean => block instanceof asn1.Set
const isTagged = (block: Block, number: number): boolean =>
  block.idBlock.tagClass === CONTEXT && block.idBlock.tagNumber === number
const tagged = (blocks: readonly Block[], number: number): Block | undefined =>
  blocks.find((block) => isTagged(block, number))
const octets = (block: asn1.OctetString): Buffer => Buffer.from(block.getValue())
const raw = (block: Block): Buffer => Buffer.from(block.valueBeforeDecodeView)

/** Signed attributes are signed as a SET, and stand in the message under a tag of their own. */
function asSet(block: Block): Buffer {
  const bytes = raw(block)
  bytes[0] = 0x31
  return bytes
}

function contentOf(encapsulated: Block | undefined): Buffer | null {
  const [inner] = partsOf(partsOf(encapsulated)[1])
  return inner instanceof asn1.OctetString ? octets(inner) : null
}

function certificateOf(block: Block): X509Certificate | undefined {
  try {
    return new X509Certificate(raw(block))
  } catch {
    // an attribute certificate or a kind that the library does not know: it is no signer's
    return undefined
  }
}

function certificateFor(
  certificates: readonly (X509Certificate | undefined)[],
  serial: Block | undefined,
): X509Certificate | null {
  const known = certificates.filter((one) => one !== undefined)
  if (!(serial instanceof asn1.Integer)) return known.length === 1 ? (known[0] ?? null) : null
  const wanted = Buffer.from(serial.valueBlock.valueHexView).toString('hex').replace(/^0+/, '')
  return known.find((one) => one.serialNumber.toLowerCase().replace(/^0+/, '') === wanted) ?? null
}
