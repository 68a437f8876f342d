import assert from 'node:assert/strict'
import test from 'node:test'
import { parseCode, verificationCode } from './code.ts'
import { digestOf } from './digest.ts'

const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
const subject = {
  tenant: 'linjiang',
  caseId: 'budget-1',
  actVersion: 7,
  template: 'figures',
  dataDigest: digestOf({ b: '1', a: '2' }),
}

test('a code is four groups of four without characters that look alike', () => {
  assert.match(verificationCode(subject), /^[2-9A-HJ-NP-Z]{4}(-[2-9A-HJ-NP-Z]{4}){3}$/u)
  assert.equal(verificationCode(subject), verificationCode({ ...subject }))
})

test('every part of the subject and the secret change the code', () => {
  const codes = [
    verificationCode(subject),
    verificationCode(subject, 'secret'),
    verificationCode(subject, 'another secret'),
    verificationCode({ ...subject, tenant: 'other' }),
    verificationCode({ ...subject, caseId: 'budget-2' }),
    verificationCode({ ...subject, actVersion: 8 }),
    verificationCode({ ...subject, template: 'cover' }),
    verificationCode({ ...subject, dataDigest: digestOf({ b: '1', a: '3' }) }),
  ]
  assert.equal(new Set(codes).size, codes.length)
})

test('the order of keys does not change the digest, a blank and an absent cell do', () => {
  assert.equal(digestOf({ a: '2', b: '1' }), digestOf({ b: '1', a: '2' }))
  assert.notEqual(digestOf({ a: '' }), digestOf({ a: null }))
})

test('any single wrong character is detected', () => {
  const code = verificationCode(subject).replaceAll('-', '')
  let tried = 0
  for (const [index, right] of [...code].entries()) {
    for (const wrong of ALPHABET) {
      if (wrong === right) continue
      const parsed = parseCode(code.slice(0, index) + wrong + code.slice(index + 1))
      assert.equal(parsed.ok, false, `${wrong} instead of ${right} at ${index}`)
      tried += 1
    }
  }
  assert.equal(tried, 16 * 31)
})

test('any two exchanged characters are detected', () => {
  const code = [...verificationCode(subject).replaceAll('-', '')]
  for (let left = 0; left < 16; left += 1) {
    for (let right = left + 1; right < 16; right += 1) {
      if (code[left] === code[right]) continue
      const swapped = code.with(left, code[right] ?? '').with(right, code[left] ?? '')
      assert.equal(parseCode(swapped.join('')).ok, false, `${left} with ${right}`)
    }
  }
})

test('a code is read as people type it', () => {
  const code = verificationCode(subject)
  for (const typed of [code.toLowerCase(), code.replaceAll('-', ''), ` ${code.replaceAll('-', ' ')} `]) {
    assert.deepEqual(parseCode(typed), { ok: true, code })
  }
  const wide = [...code].map((letter) => String.fromCodePoint((letter.codePointAt(0) ?? 0) + 0xfee0)).join('')
  assert.deepEqual(parseCode(wide), { ok: true, code })
})

test('what is wrong with a code is said in Chinese', () => {
  const messages = ['O234', '中234', '2345', '2'.repeat(15) + '3'].map((typed) => {
    const parsed = parseCode(typed)
    return parsed.ok ? '' : parsed.message
  })
  assert.match(messages[0] ?? '', /没有 0、O、1、I.*“O”/u)
  assert.match(messages[1] ?? '', /“中”/u)
  assert.match(messages[2] ?? '', /输入了 4 位/u)
  assert.match(messages[3] ?? '', /输错或两位颠倒/u)
})
