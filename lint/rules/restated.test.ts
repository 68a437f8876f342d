import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { checkAmountAgainstTable } from './copied-increase.ts'
import { checkCodeName, checkCrossTable } from './cross-table.ts'
import { placed } from './place.fixture.ts'
import { checkRestated } from './restated-figure.ts'

describe('restated-figure', () => {
  const check = (stated: string, source: string) =>
    checkRestated({ rule: 'x', stated: placed('A1', stated), source: placed('B2', source) }).finding
  it('passes the same figure', () => assert.equal(check('8.00', '8.00'), null))
  it('passes a zero against a blank', () => assert.equal(check('0', ''), null))
  it('tolerates nothing', () => {
    const finding = check('8.01', '8.00')
    assert.deepEqual([finding?.where.cell, finding?.related[0]?.cell], ['A1', 'B2'])
    assert.deepEqual([finding?.stated, finding?.expected, finding?.difference], ['8.01', '8.00', '0.01'])
  })
})

describe('what was stated', () => {
  const message = (stated: string): string =>
    checkRestated({ rule: 'x', stated: placed('A1', stated), source: placed('B2', '8.00') }).finding
      ?.message ?? ''
  it('is shown as it stands, a blank in words', () => {
    assert.match(message('7.00'), /A1.*为7\.00万元/)
    assert.match(message(''), /A1.*为空白（按0计）万元/)
  })
})

describe('元 written where 万元 belong', () => {
  const message = (stated: string, source: string): string =>
    checkRestated({ rule: 'x', stated: placed('A1', stated), source: placed('B2', source) }).finding
      ?.message ?? ''
  it('is asked about when one figure is ten thousand times the other', () => {
    assert.match(message('80049', '8.00'), /是否把元填成了万元/)
    assert.match(message('8.00', '80000.00'), /是否把元填成了万元/)
    assert.match(message('-80049', '-8.00'), /是否把元填成了万元/)
  })
  it('is not asked about otherwise', () => {
    assert.doesNotMatch(message('80050', '8.00'), /是否把元填成了万元/)
    assert.doesNotMatch(message('8.00', '0'), /是否把元填成了万元/)
    assert.doesNotMatch(message('0', '0.01'), /是否把元填成了万元/)
  })
})

describe('cross-table', () => {
  it('names both places', () => {
    const finding = checkCrossTable(placed('C3', '9.00'), placed('D4', '9.10')).finding
    assert.equal(finding?.rule, 'cross-table')
    assert.match(finding?.message ?? '', /两张表的同一项目.*C3.*D4.*相差-0\.10万元/)
  })
  const named = (name: string) => ({ code: '101', name, place: placed('A1', '').place })
  it('ignores spaces of line wraps in names', () => {
    assert.equal(checkCodeName(named('办公 用房'), named('办公用房')).finding, null)
  })
  it('finds one code with two names', () => {
    assert.equal(checkCodeName(named('办公用房'), named('业务用房')).finding?.grade, 'inconsistency')
  })
})

describe('copied-increase', () => {
  const check = (stated: string, change: string | null) =>
    checkAmountAgainstTable(
      placed('A1', stated),
      placed('B1', '30.00'),
      change === null ? null : placed('A2', change),
    ).finding
  it('passes the table figure, also where the change is as large', () => {
    assert.equal(check('30.00', '4.00'), null)
    assert.equal(check('30.00', '30.00'), null)
  })
  it('asks whether the increase was copied', () =>
    assert.match(check('4.00', '4.00')?.message ?? '', /误填为增减额/))
  it('keeps the general words for any other figure', () => {
    assert.match(check('5.00', '4.00')?.message ?? '', /文字说明与表不一致/)
    assert.match(check('5.00', null)?.message ?? '', /文字说明与表不一致/)
  })
  it('does not blame a zero change', () => assert.doesNotMatch(check('0', '0')?.message ?? '', /误填/))
})
