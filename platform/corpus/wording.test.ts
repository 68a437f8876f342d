import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { ClauseRow } from './schema.ts'
import { isInChinese, nameClauses, wordingOf } from './wording.ts'

const row = (notes: Partial<ClauseRow>): ClauseRow => ({
  id: 'art.1',
  label: '第一条',
  kind: 'deadline',
  disposition: 'rule',
  summary: '公示期为五个工作日',
  software: 'Counts five days.',
  test: 'none',
  source: 'document',
  ...notes,
})

describe('the language of a note', () => {
  const chinese = ['张贴当日不计。', '见 a1.2.d（1540）和 a2.benji（230）两条的说明。']
  const english = [
    'Posting day not counted.',
    '劳动派遣 = 劳务派遣.',
    "'为主' leaves a small door.",
    '71。',
    'Read 为主 as mainly。',
  ]
  for (const text of chinese) it(`takes as Chinese: ${text}`, () => assert.ok(isInChinese(text)))
  for (const text of english) it(`does not take as Chinese: ${text}`, () => assert.ok(!isInChinese(text)))
})

describe('the Chinese wording of a row', () => {
  it('is the text beside an English one, or the text itself', () => {
    const { shown, problems } = wordingOf(
      row({ reading: 'Read as heads.', readingZh: '按人理解。', conflict: '两处数字不同。' }),
    )
    assert.deepEqual(problems, [])
    assert.deepEqual(shown, { readingZh: '按人理解。', conflictZh: '两处数字不同。' })
    assert.deepEqual(wordingOf(row({})), { shown: {}, problems: [] })
  })

  const faulty: [string, Partial<ClauseRow>, RegExp][] = [
    ['English without Chinese', { reading: 'Read as heads.' }, /^art\.1 has no readingZh/],
    ['English beside English', { conflict: 'Two.', conflictZh: 'Two figures.' }, /conflictZh that is not/],
    ['Chinese without what it says', { readingZh: '按人理解。' }, /readingZh without reading/],
    ['Chinese twice', { conflict: '两处不同。', conflictZh: '两处不一样。' }, /keep one of them/],
  ]
  for (const [what, notes, says] of faulty)
    it(`is refused: ${what}`, () => {
      const { shown, problems } = wordingOf(row(notes))
      assert.equal(problems.length, 1)
      assert.match(problems[0] ?? '', says)
      assert.deepEqual(shown, {})
    })
})

describe('row ids in a Chinese text', () => {
  const labels = new Map([
    ['a4.9.4.d', '附件4 九（四）'],
    ['4.2.2.a', '正文四（二）2'],
    ['2.1.3', '某点'],
  ])
  const cases = [
    ['用 a4.9.4.d 的5个工作日。', '用〔附件4 九（四） a4.9.4.d〕的5个工作日。'],
    ['实名录入（a4.9.4.d）仍须办理。', '实名录入〔附件4 九（四） a4.9.4.d〕仍须办理。'],
    ['见4.2.2.a的处理。', '见〔正文四（二）2 4.2.2.a〕的处理。'],
    ['2.1.3与 a4.9 都不是，190.98也不是。', '2.1.3与 a4.9 都不是，190.98也不是。'],
  ]
  for (const [text = '', shown] of cases)
    it(`are named: ${text}`, () => assert.equal(nameClauses(text, labels), shown))
})
