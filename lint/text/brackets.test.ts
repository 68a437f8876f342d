import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { findBrackets, findLooseBrackets } from './brackets.ts'

void describe('brackets without a partner', () => {
  const texts: readonly (readonly [string, string])[] = [
    ['根据《示例办法》（示例发〔2023〕5号）', ''],
    ['全角与半角（可以)相配', ''],
    ['《甲（试行》', '（'],
    ['（甲》乙）', '》'],
    ['31号）”和', '）”'],
    ['“甲“乙”', '“'],
    ['1）申请表；2）承诺书', ''],
    ['（见附件 3）', ''],
    ['a) 申请', ''],
    ['（甲', '（'],
    ['the college’s', ''],
    ['学院’', '’'],
    ['，1》', '》'],
    ['the college》', '》'],
    ['列项“1）”“a)”', ''],
    ['', ''],
  ]
  for (const [text, loose] of texts)
    void it(`${text} leaves ${loose || 'nothing'}`, () =>
      assert.equal(
        findLooseBrackets(text)
          .map((one) => one.text)
          .join(''),
        loose,
      ))

  void it('says what is missing', () => {
    assert.deepEqual(findLooseBrackets('《甲'), [
      { from: 0, to: 1, text: '《', partner: '》', isOpener: true },
    ])
    assert.deepEqual(findLooseBrackets('甲)'), [
      { from: 1, to: 2, text: ')', partner: '（', isOpener: false },
    ])
    assert.equal(findBrackets('甲（乙）').length, 2)
  })
})
