import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { verificationCode } from './code.ts'
import { officeMarkText, pageMarkText, parsePageMark } from './page-mark.ts'

const code = verificationCode({ tenant: 't', caseId: 'c', actVersion: 1, template: 'form', dataDigest: 'd' })
const url = `https://ys.example.cn/verify/${code}`
const mark = { page: 2, pages: 11, print: 3, content: '0123456789ab' }

test('what is printed is read back, whatever address the portal has', () => {
  assert.equal(pageMarkText(url, mark), `${url}#2-11-3-0123456789ab`)
  const page = fc.integer({ min: 1, max: 9_999 })
  const content = fc.array(fc.constantFrom(...'0123456789abcdef'.split('')), { minLength: 12, maxLength: 12 })
  fc.assert(
    fc.property(
      page,
      page,
      fc.integer({ min: 1, max: 999_999 }),
      content,
      fc.webUrl(),
      (one, two, print, digits, portal) => {
        const printed = {
          page: Math.min(one, two),
          pages: Math.max(one, two),
          print,
          content: digits.join(''),
        }
        const text = pageMarkText(`${portal.replace(/[/?#].*$/u, '')}//host/verify/${code}`, printed)
        assert.deepEqual(parsePageMark(text), { ok: true, mark: { code, ...printed } })
      },
    ),
  )
})

test('another QR code is foreign, one of ours that does not add up is damaged', () => {
  const foreign = ['', 'https://example.cn', 'WIFI:S:office;;', 'https://example.cn/verify/', `${url}/more`]
  for (const text of foreign) assert.deepEqual([text, reasonOf(text)], [text, 'foreign'])
  const wrong = code.startsWith('2') ? `3${code.slice(1)}` : `2${code.slice(1)}`
  const damaged = [
    url,
    `${url}#`,
    `${url}#1-1`, // an old print: page only
    `${url}#0-1-1-0123456789ab`,
    `${url}#2-1-1-0123456789ab`, // page 2 of 1
    `${url}#1-1-1-0123456789a`, // a digit short
    `${url}#1-1-1-0123456789AB`,
    `${url}#1-10000-1-0123456789ab`,
    `https://ys.example.cn/verify/${wrong}#1-1-1-0123456789ab`, // one letter of the code changed
  ]
  for (const text of damaged) assert.deepEqual([text, reasonOf(text)], [text, 'damaged'])
})

function reasonOf(text: string): string {
  const parsed = parsePageMark(text)
  return parsed.ok ? 'ok' : parsed.reason
}

test('the code of a Word or Excel file names no page, and nothing else may say page 0', () => {
  const text = officeMarkText(url, { print: 3, content: '0123456789ab' })
  assert.equal(text, `${url}#0-0-3-0123456789ab`)
  assert.deepEqual(parsePageMark(text), {
    ok: true,
    mark: { code, page: 0, pages: 0, print: 3, content: '0123456789ab' },
  })
  for (const pages of ['0-1', '1-0', '00-0', '0-0-0']) {
    const read = parsePageMark(`${url}#${pages}-3-0123456789ab`)
    assert.equal(!read.ok && read.reason, 'damaged')
  }
})
