import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { fixtureSigner, signPdf } from './signature.fixture.ts'
import { checkSignatures } from './signature.ts'

const pdf = Buffer.from('%PDF-1.7\n1 0 obj << /Amount (190.98) >> endobj\n%%EOF\n')
const rsa = fixtureSigner('rsa')
const states = (file: Uint8Array): string[] => checkSignatures(file).map(({ state }) => state)

/** The file with one byte of the signed content put otherwise. */
function altered(file: Buffer, at = file.indexOf('190.98')): Buffer {
  const copy = Buffer.from(file)
  copy[at] = (copy[at] ?? 0) ^ 1
  return copy
}

void describe('the signature of a PDF', () => {
  for (const kind of ['rsa', 'ecdsa'] as const)
    void it(`of ${kind} is valid while no byte has changed, and tells who signed when`, () => {
      const signed = signPdf(pdf, kind === 'rsa' ? rsa : fixtureSigner(kind))
      const [check] = checkSignatures(signed)
      assert.deepEqual(
        [check?.state, check?.signer, check?.issuer, check?.signedAt, check?.algorithm],
        [
          'valid',
          '示例单位电子印章，示例县某某中心',
          '示例发证机构，示例省',
          '2023-01-05T01:30:00.000Z',
          kind === 'rsa' ? 'RSA，SHA-256' : 'ECDSA，SHA-256',
        ],
      )
      assert.deepEqual(states(altered(signed)), ['changed'])
      assert.deepEqual(states(altered(signed, signed.length - 3)), ['changed'])
    })

  void it('is not valid when its own value, its range or its certificate was changed', () => {
    const signed = signPdf(pdf, rsa)
    const value = signed.toString('latin1')
    const last = value.search(/0{40,}>/u) - 1
    const other = Buffer.from(signed)
    other[last] = value[last] === '1' ? 0x32 : 0x31
    assert.deepEqual(states(other), ['changed'])
    const longer = Buffer.from(value.replace(/\[0 (\d+) (\d+) (\d+)\]/u, '[0 $1 $2 9999999999]'), 'latin1')
    assert.deepEqual(states(longer), ['changed'])
    const [stranger] = checkSignatures(
      signPdf(pdf, { ...rsa, certificate: fixtureSigner('rsa').certificate }),
    )
    assert.deepEqual([stranger?.state, stranger?.reason.includes('证书不符')], ['changed', true])
  })

  void it('cannot be confirmed where something was added after it, but a second signature may follow', () => {
    const signed = signPdf(pdf, rsa)
    assert.deepEqual(states(Buffer.concat([signed, Buffer.from('\n \n')])), ['valid'])
    const [check] = checkSignatures(Buffer.concat([signed, Buffer.from('2 0 obj << >> endobj')]))
    assert.deepEqual([check?.state, check?.reason.includes('追加')], ['unverifiable', true])
    assert.deepEqual(states(signPdf(signed, rsa)), ['valid', 'valid'])
  })

  void it('says which algorithm it cannot check, and still finds a change by the digest', () => {
    const signed = signPdf(pdf, fixtureSigner('sm2'))
    const [check] = checkSignatures(signed)
    assert.deepEqual([check?.state, check?.algorithm], ['unverifiable', 'SM2，SM3'])
    assert.match(check?.reason ?? '', /SM3 摘要与签署时相符，但不能核验算法 SM2/)
    assert.deepEqual(states(altered(signed)), ['changed'])
    const [weak] = checkSignatures(signPdf(pdf, rsa, { digest: 'sha1' }))
    assert.deepEqual([weak?.state, weak?.reason.includes('SHA-1')], ['unverifiable', true])
  })

  void it('is not confirmed without its certificate, outside the certificate’s years, or in a form of somebody’s own', () => {
    const reason = (file: Uint8Array): string =>
      checkSignatures(file)
        .map((one) => one.reason)
        .join()
    assert.match(reason(signPdf(pdf, rsa, { withoutCertificate: true })), /没有带上签署人的证书/)
    assert.match(reason(signPdf(pdf, rsa, { time: '300101000000Z' })), /不在有效期内/)
    assert.deepEqual(states(signPdf(pdf, rsa, { time: '291231235959Z' })), ['valid'])
    const head = '%PDF-1.7 /ByteRange [0 0000000048 0000000054 0000000001] '
    const at = String(head.length).padStart(10, '0')
    const after = String(head.length + 6).padStart(10, '0')
    const own = head.replace('0000000048', at).replace('0000000054', after)
    assert.match(reason(Buffer.from(`${own}<0a0b>\n`)), /不是通用的 CMS 格式/)
    assert.deepEqual(checkSignatures(pdf), [])
  })

  void it('is not looked for without end: more than twenty ranges are no signed paper', () => {
    const file = (count: number) => Buffer.from(`%PDF-1.7 ${'/ByteRange [0 9 9 9] '.repeat(count)}`)
    assert.equal(checkSignatures(file(20)).length, 20)
    assert.deepEqual(
      checkSignatures(file(21)).map(({ state, reason }) => [state, reason]),
      [['changed', '文件里有21个签名范围，最多核验20个']],
    )
  })
})
