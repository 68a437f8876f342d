/** Neighbours of checks that are tested by clause elsewhere: the cover, signs of amounts, wording of no change, personal data. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { checkAmounts } from './amounts.ts'
import { checkCoverTitle, coverTitleOf } from './cover.ts'
import { fails, findingsOf, passes } from './expect.fixture.ts'
import { checkPrivacy } from './privacy.ts'
import { line, sampleBudget, sampleUnit } from './sample.fixture.ts'

void describe('the title of a cover', () => {
  const titled = (coverTitle: string, level: '一级' | '二级') =>
    checkCoverTitle({ year: 2023, unit: { ...sampleUnit, level }, coverTitle })
  void it('has the word of the unit’s level', () => {
    assert.deepEqual(
      [coverTitleOf(2023, '一级'), coverTitleOf(2023, '二级')],
      ['2023年部门预算公开表', '2023年单位预算公开表'],
    )
    const found = (coverTitle: string, level: '一级' | '二级') =>
      titled(coverTitle, level).map(({ finding }) => finding?.expected ?? null)
    assert.deepEqual(found('2023年单位预算公开表', '二级'), [null])
    assert.deepEqual(found('2023年部门预算公开表', '二级'), ['2023年单位预算公开表'])
    assert.deepEqual(found('2023年部门预算公开表', '一级'), [null])
    assert.deepEqual(found('2023年单位预算公开表', '一级'), ['2023年部门预算公开表'])
  })
  void it('is looked at where a unit and an imported cover are there', () => {
    assert.deepEqual(checkCoverTitle({ year: 2023, unit: sampleUnit }), [])
    assert.deepEqual(checkCoverTitle({ year: 2023, coverTitle: '2023年部门预算公开表' }), [])
  })
})

void describe('amounts', () => {
  const at = (text: string) => sampleBudget({ 't3.r13.public': text })
  const of = (text: string) =>
    checkAmounts(at(text))
      .filter(({ where }) => where?.row === 't3.r13' && where.column?.includes('公用') === true)
      .map(({ finding, where }) => [finding === null, where?.clause])
  void it('may be nothing and a cent, not a cent less than nothing', () => {
    assert.deepEqual(of('0'), [[true, 'shizhu-budget-2023/t3.r13']])
    assert.deepEqual(of('0.01'), [[true, 'shizhu-budget-2023/t3.r13']])
    assert.deepEqual(of('-0.01'), [[false, 'shizhu-budget-2023/t3.r13']])
  })
  void it('of a row without a code are told by the row', () => {
    fails(sampleBudget({ 't1.r2.incomeAmount': '-0.01' }), 'amount-not-negative', 't1.r2')
    const [zero] = checkAmounts({
      ...sampleBudget(),
      tables: {
        t2: {
          key: 't2',
          sheet: '表2',
          notes: [],
          rows: [{ id: 't2.r1', row: 6, labels: { code: '201' }, figures: { total: { value: 0 } } }],
        },
      },
    })
    assert.equal(zero?.finding, null)
  })
})

void describe('a change of nothing', () => {
  const said = (item: string, text: string) => sampleBudget({}, { narrative: [line('n.3.c', item, text)] })
  const noted = (item: string, text: string) =>
    findingsOf(said(item, text), 'zero-change-wording', 'n.3.c').map(({ expected }) => expected)
  void it('is worded as none; a cent is a change', () => {
    assert.deepEqual(noted('人员经费比上年增加', '0.00'), ['与上年持平'])
    assert.deepEqual(noted('人员经费比上年减少', '0.00'), ['与上年持平'])
    assert.deepEqual(noted('人员经费比上年增加', '0.01'), [])
    assert.deepEqual(noted('人员经费比上年持平', '0.00'), [])
    assert.deepEqual(noted('上年人员经费', '0.00'), [])
    passes(said('人员经费比上年增加', '0.01'), 'zero-change-wording', 'n.3.c')
  })
})

void describe('personal data', () => {
  void it('is looked for where something is written, not in empty texts', () => {
    const looked = (duties: string) => checkPrivacy(sampleBudget(), { year: 2023, texts: { duties } })
    const none = checkPrivacy(sampleBudget(), { year: 2023 }).length
    assert.ok(none > 0)
    assert.equal(looked(' ').length, none)
    assert.ok(looked('承担示例工作。').length > none)
    assert.deepEqual(
      looked('联系 13900000000').flatMap(({ finding }) => (finding === null ? [] : [finding.where.rowName])),
      ['duties'],
    )
  })
})
