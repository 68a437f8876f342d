import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { commonLength, coreName, stemName } from './names.ts'

void describe('names of items', () => {
  void it('are compared without spaces, quotes, numbering and brackets', () => {
    assert.equal(coreName('其中：家政 培训（15%）'), '家政培训')
    assert.equal(coreName('（二）“新苗”计划'), '新苗计划')
    assert.equal(coreName('3.办公费'), '办公费')
  })
  void it('are compared without words that only say what kind of figure follows', () => {
    assert.equal(stemName('2023 年交通支出预算'), '交通')
    assert.equal(stemName('交通支出'), '交通')
    assert.equal(stemName('事业收入资金'), '事业')
    assert.equal(stemName('本单位公务接待费共计'), '公务接待')
  })
  void it('keep two characters at least', () => {
    assert.equal(stemName('支出预算'), '支出')
    assert.equal(stemName('奖金'), '奖金')
  })
  void it('share characters in one order', () => {
    assert.equal(commonLength('家政服务培训', '家庭服务人员培训'), 5)
    assert.equal(commonLength('甲乙', '乙甲'), 1)
    assert.equal(commonLength('', '甲'), 0)
  })
})
