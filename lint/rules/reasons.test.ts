import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { checkPartWithin } from './part-within.ts'
import { checkPersonalData } from './personal-data.ts'
import { placed } from './place.fixture.ts'
import { checkReasonsSum } from './reasons-sum.ts'

void describe('part-within', () => {
  const check = (part: string, whole: string) =>
    checkPartWithin({ rule: 'part-within', part: placed('B1', part), whole: placed('A1', whole) }).finding
  void it('passes an equal part and a blank one', () => {
    assert.equal(check('3.20', '3.20'), null)
    assert.equal(check('', '0'), null)
  })
  void it('refuses a part that is larger by one step', () => {
    const finding = check('3.21', '3.20')
    assert.deepEqual([finding?.where.cell, finding?.related[0]?.cell], ['B1', 'A1'])
    assert.match(finding?.message ?? '', /其中数大于总数，所填3\.21万元，.*为3\.20万元，多0\.01万元/)
    assert.equal(finding?.expected, '不大于3.20')
  })
  void it('says that a blank counts as zero', () => {
    assert.match(check('0.01', '')?.message ?? '', /为空白（按0计）万元/)
    assert.equal(check('0.01', '')?.expected, '不大于0')
    assert.match(check('', '-1.00')?.message ?? '', /所填空白（按0计）万元/)
  })
})

void describe('reasons-sum', () => {
  const check = (change: string, ...reasons: string[]) =>
    checkReasonsSum({
      rule: 'reasons-sum',
      change: placed('A1', change),
      reasons: reasons.map((text, i) => placed(`B${i + 1}`, text)),
    }).finding
  void it('passes what adds up, rounding and reasons without amounts', () => {
    assert.equal(check('68.54', '60.00', '8.54'), null)
    assert.equal(check('68.54', '60.00', '8.55'), null)
    assert.equal(check('68.54'), null)
  })
  void it('names what is left unexplained', () => {
    const finding = check('68.54', '60.00', '8.00')
    assert.equal(finding?.grade, 'doubt')
    assert.match(finding?.message ?? '', /原因合计与增减额相差0\.54万元/)
  })
})

void describe('personal-data', () => {
  const say = (text: string) =>
    checkPersonalData(text, { sheet: '说明' }).flatMap(({ finding }) => finding?.message ?? [])
  void it('finds numbers of persons and never repeats them', () => {
    const id = ['500240', '19700101', '0012'].join('')
    const [message] = say(`张某（${id}）`)
    assert.match(message ?? '', /像有身份证号码（500…，共1处）/)
    assert.doesNotMatch(message ?? '', new RegExp(id))
    assert.match(say(`电话139${'0'.repeat(8)}、138${'0'.repeat(8)}`)[0] ?? '', /手机号码（139…，共2处）/)
    assert.match(say(`账号6217${'0'.repeat(14)}4`)[0] ?? '', /银行卡号/)
  })
  void it('lets masked numbers and cards with a wrong check digit pass', () => {
    assert.deepEqual(say(`139****0000，500240********0012，账号6217${'0'.repeat(14)}5`), [])
  })
  void it('leaves office phones, codes and amounts alone', () => {
    assert.deepEqual(say('联系电话023-73330000，科目2013201，金额12345678901元，文号〔2023〕11号'), [])
  })
})
