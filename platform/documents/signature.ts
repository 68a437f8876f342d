/** Signatures of a PDF from outside: whether the file is still what was signed, by whom, when, and how it was checked. */
import { constants, createHash, verify } from 'node:crypto'
import type { X509Certificate } from 'node:crypto'
import { type SignedData, readSignedData } from './signed-data.ts'

export type SignatureState = 'valid' | 'changed' | 'unverifiable'
/** How a state is called where people read it. */
export const signatureLabels: Readonly<Record<SignatureState, string>> = {
  valid: '签名有效',
  changed: '内容已改动',
  unverifiable: '无法核验',
}

/** What checking one signature came to; `reason` says in Chinese what was compared, or why nothing could be. */
export type SignatureCheck = {
  readonly state: SignatureState
  readonly reason: string
  readonly signer: string
  readonly issuer: string
  /** By the signer's own clock, as an ISO instant. */
  readonly signedAt: string | null
  readonly algorithm: string
}

const DIGESTS: Readonly<Record<string, { readonly name: string; readonly label: string }>> = {
  '1.3.14.3.2.26': { name: 'sha1', label: 'SHA-1' },
  '2.16.840.1.101.3.4.2.1': { name: 'sha256', label: 'SHA-256' },
  '2.16.840.1.101.3.4.2.2': { name: 'sha384', label: 'SHA-384' },
  '2.16.840.1.101.3.4.2.3': { name: 'sha512', label: 'SHA-512' },
  '1.2.156.10197.1.401': { name: 'sm3', label: 'SM3' },
}
const PSS = '1.2.840.113549.1.1.10'
const RSA = /^1\.2\.840\.113549\.1\.1\.(1|5|10|11|12|13)$/
const ECDSA = /^1\.2\.840\.10045\.(2\.1|4\.1|4\.3\.[234])$/
const SM2 = /^1\.2\.156\.10197\.1\.(301|501)/
const RANGE = /\/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]/gu

/** Each signature costs a digest of the whole file; a paper is signed by a handful of people. */
const SIGNATURES_MAX = 20

/** Every signature of the file in the order in which it was put on; none for a file without one. */
export function checkSignatures(pdf: Uint8Array): readonly SignatureCheck[] {
  const bytes = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength)
  const ranges = Array.from(bytes.toString('latin1').matchAll(RANGE), ([, ...numbers]) => numbers.map(Number))
  if (ranges.length > SIGNATURES_MAX)
    return [nobody('changed', `文件里有${ranges.length}个签名范围，最多核验${SIGNATURES_MAX}个`)]
  const ordered = ranges.toSorted((one, other) => endOf(one) - endOf(other))
  return ordered.map((range, i) => {
    const check = checkOne(bytes, range)
    const isLast = i === ordered.length - 1
    // white space after the end of a file says nothing
    if (check.state !== 'valid' || !isLast || bytes.subarray(endOf(range)).toString('latin1').trim() === '')
      return check
    const reason =
      '签名所盖的内容未改动，但签署之后文件又被追加了内容（可能是时间戳，也可能是改动），不能确认所见即所签'
    return { ...check, state: 'unverifiable', reason }
  })
}

const endOf = ([, , start = 0, length = 0]: readonly number[]): number => start + length

function checkOne(bytes: Buffer, range: readonly number[]): SignatureCheck {
  const [first = 0, before = 0, start = 0, length = 0] = range
  const gap = bytes.subarray(before, start).toString('latin1')
  const [, hex] = /^\s*<([0-9a-fA-F\s]*)>\s*$/u.exec(gap) ?? []
  if (first !== 0 || hex === undefined || start + length > bytes.length)
    return nobody('changed', '签名声明的范围与文件不符：文件在签署之后被改动过，或没有传完整')
  const data = readSignedData(Buffer.from(hex.replaceAll(/\s/g, ''), 'hex'))
  if (data === undefined)
    return nobody(
      'unverifiable',
      '签名不是通用的 CMS 格式（可能是厂商自有的签章格式），请用签章厂商的阅读器核验',
    )
  const covered = [bytes.subarray(0, before), bytes.subarray(start, start + length)]
  return { ...judge(data, covered), ...named(data) }
}

type Verdict = Pick<SignatureCheck, 'state' | 'reason'>
const verdict = (state: SignatureState, reason: string): Verdict => ({ state, reason })

function judge(data: SignedData, covered: readonly Buffer[]): Verdict {
  const digest = DIGESTS[data.digestAlgorithm]
  if (digest === undefined) return verdict('unverifiable', `不能核验摘要算法 ${data.digestAlgorithm}`)
  const own = digestOf(digest.name, covered)
  // the old form signs the SHA-1 of the file as its content
  const content = data.content === null ? own : digestOf(digest.name, [data.content])
  const isSame =
    data.content === null || data.content.length === 0 || data.content.equals(digestOf('sha1', covered))
  const isStated =
    data.contentDigest === null || data.contentDigest.equals(data.content === null ? own : content)
  if (!isSame || !isStated) return verdict('changed', '文件内容与签署时不同：签署之后有改动')
  if (SM2.test(data.signatureAlgorithm))
    return verdict(
      'unverifiable',
      `${digest.label} 摘要与签署时相符，但不能核验算法 SM2：请用签章厂商的阅读器核验签名值`,
    )
  if (digest.name === 'sha1' || data.content !== null)
    return verdict('unverifiable', '摘要算法 SHA-1 已不安全，不能证明内容未改动')
  return judgeSigner(data, digest.name, covered)
}

function judgeSigner(data: SignedData, digest: string, covered: readonly Buffer[]): Verdict {
  const { certificate, signatureAlgorithm, signedAt } = data
  if (!RSA.test(signatureAlgorithm) && !ECDSA.test(signatureAlgorithm))
    return verdict('unverifiable', `不能核验签名算法 ${signatureAlgorithm}`)
  if (certificate === null) return verdict('unverifiable', '文件没有带上签署人的证书，不能核验签名值')
  if (!isSigned(data, digest, certificate, covered))
    return verdict('changed', '签名值与证书不符：文件或签名被改动过')
  if (signedAt !== null && !isInForce(certificate, signedAt))
    return verdict('unverifiable', '内容未改动，但签署时证书不在有效期内')
  return verdict('valid', '签署之后内容未改动；发证机构是否可信，请向发证机构核对')
}

function isSigned(
  { attributes, signature, signatureAlgorithm }: SignedData,
  digest: string,
  { publicKey }: X509Certificate,
  covered: readonly Buffer[],
): boolean {
  const signed = attributes ?? Buffer.concat(covered)
  const pss = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_AUTO }
  try {
    return signatureAlgorithm === PSS
      ? verify(digest, signed, { key: publicKey, ...pss }, signature)
      : verify(digest, signed, publicKey, signature)
  } catch {
    // a key of another kind than the algorithm says: it did not make this signature
    return false
  }
}

const isInForce = ({ validFromDate, validToDate }: X509Certificate, at: string): boolean =>
  validFromDate.toISOString() <= at && at <= validToDate.toISOString()

function digestOf(name: string, parts: readonly Buffer[]): Buffer {
  const hash = createHash(name)
  for (const part of parts) hash.update(part)
  return hash.digest()
}

const nobody = (state: SignatureState, reason: string): SignatureCheck => ({
  state,
  reason,
  signer: '',
  issuer: '',
  signedAt: null,
  algorithm: '',
})

function named(data: SignedData): Omit<SignatureCheck, 'state' | 'reason'> {
  const { certificate, digestAlgorithm, signatureAlgorithm, signedAt } = data
  const kind = RSA.test(signatureAlgorithm)
    ? 'RSA'
    : ECDSA.test(signatureAlgorithm)
      ? 'ECDSA'
      : SM2.test(signatureAlgorithm)
        ? 'SM2'
        : signatureAlgorithm
  return {
    signer: nameOf(certificate?.subject),
    issuer: nameOf(certificate?.issuer),
    signedAt,
    algorithm: `${kind}，${DIGESTS[digestAlgorithm]?.label ?? digestAlgorithm}`,
  }
}

/** Common name and organisation of a certificate's name, whichever it has. */
function nameOf(name: string | undefined): string {
  const parts = new Map(
    (name ?? '')
      .split('\n')
      .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  )
  return [parts.get('CN'), parts.get('O')]
    .filter((part, i, all) => part !== undefined && all.indexOf(part) === i)
    .join('，')
}
