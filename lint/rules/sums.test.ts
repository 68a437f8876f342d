import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { placed } from './place.fixture.ts'
import { checkSum } from './sum-over-parts.ts'

describe('sum-over-parts', () => {
  const check = (total: string, ...parts: string[]) =>
    checkSum({
      rule: 'code-rollup',
      total: placed('B1', total),
      parts: parts.map((text, i) => placed(`B${i + 2}`, text)),
      partsName: '下级',
    }).finding
  it('passes rounding', () => assert.equal(check('5.01', '2.50', '2.50'), null))
  it('names total, parts, sum and difference', () => {
    const finding = check('5.02', '2.50', '2.50')
    assert.equal(finding?.where.cell, 'B1')
    assert.deepEqual(
      finding?.related.map(({ cell }) => cell),
      ['B2', 'B3'],
    )
    assert.deepEqual([finding?.stated, finding?.expected, finding?.difference], ['5.02', '5.00', '0.02'])
    assert.match(
      finding?.message ?? '',
      /B1.*5\.02万元.*下级合计为5\.00万元.*相差0\.02万元.*须小于0\.015万元/,
    )
  })
  it('says of one part that rounding does not explain it', () => {
    assert.match(check('5.01', '5.00')?.message ?? '', /不能用舍入解释/)
  })
  it('says of exact figures that rounding does not explain it', () => {
    assert.match(check('6', '2', '3')?.message ?? '', /不能用舍入解释/)
  })
  it('lists the parts that are not zero, up to twelve', () => {
    const related = (...parts: string[]) => check('99.00', ...parts)?.related.map(({ cell }) => cell)
    assert.deepEqual(related('1.00', '0', '', '2.00'), ['B2', 'B5'])
    assert.deepEqual(related('1.00', '0'), ['B2'])
    assert.deepEqual(related('0', ''), ['B2', 'B3'])
    assert.match(check('99.00', '1.00', '0')?.message ?? '', /。相关数：B2 1\.00。$/)
    assert.doesNotMatch(check('99.00', '0', '')?.message ?? '', /相关数/)
    const listed = (count: number) =>
      check('99.00', ...Array.from({ length: count }, () => '1.00'))?.message ?? ''
    assert.match(listed(12), /B13 1\.00。$/)
    assert.match(listed(13), /B13 1\.00等。$/)
  })
  it('says that a blank total counts as zero', () =>
    assert.match(check('', '5.00')?.message ?? '', /空白（按0计）/))
})
