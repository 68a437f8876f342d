import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { checkIncompleteRow } from './incomplete-row.ts'
import { indicatorKey } from '../reading/indicator-names.ts'
import { checkOneTarget } from './one-indicator-one-target.ts'
import { checkWeightsSum } from './weights-sum.ts'

const place = { sheet: '目标', cell: 'A5' }

describe('incomplete-row', () => {
  const check = (...texts: string[]) => {
    const names = ['名称', '权重', '单位']
    const fields = Object.fromEntries(names.map((name, i) => [name, texts[i] ?? '']))
    return checkIncompleteRow({ place, rowNumber: 5, fields }).finding
  }
  it('passes a full row', () => assert.equal(check('甲', '10', '次'), null))
  it('passes an empty row', () => assert.equal(check('', '', ''), null))
  it('lists what is missing', () =>
    assert.match(check('', '', '次')?.message ?? '', /第5行缺名称、权重，只有单位“次”/))
  it('leaves the number of the row to the place', () => {
    const { finding } = checkIncompleteRow({ place, fields: { 名称: '甲', 权重: '' } })
    assert.match(finding?.message ?? '', /：缺权重，只有名称“甲”。$/)
  })
  it('finds one missing field', () => assert.match(check('甲', '10', '')?.message ?? '', /缺单位/))
})

describe('weights-sum', () => {
  const sum = (...weights: number[]) =>
    checkWeightsSum(
      place,
      weights.map((weight) => ({ place, weight })),
      90,
    ).finding
  it('passes 90', () => assert.equal(sum(10, 10, 10, 10, 10, 10, 10, 20), null))
  it('passes any of several sums and tells the nearest', () => {
    const any = (...weights: number[]) =>
      checkWeightsSum(
        place,
        weights.map((weight) => ({ place, weight })),
        [100, 90],
      ).finding
    assert.deepEqual([any(50, 50), any(50, 40)], [null, null])
    assert.deepEqual([any(96)?.difference, any(94)?.difference, any(95)?.difference], ['-4', '4', '-5'])
    assert.match(any(50, 41)?.message ?? '', /合计为91，应为100或90，多1。/)
  })
  it('adds decimals exactly', () => {
    assert.equal(sum(89.7, 0.1, 0.2), null)
    assert.equal(sum(89.7, 0.2, 0.2)?.difference, '0.1')
  })
  it('refuses 89 and 91 with the difference', () => {
    assert.deepEqual([sum(69, 20)?.difference, sum(71, 20)?.difference], ['-1', '1'])
    assert.match(sum(69, 20)?.message ?? '', /合计为89，应为90，少1/)
    assert.match(sum(71, 20)?.message ?? '', /合计为91，应为90，多1/)
  })
})

describe('one-indicator-one-target', () => {
  const target = (name: string, relation: string, value: string) => ({
    place,
    name,
    relation,
    value,
    unit: '个',
  })
  it('takes two names of one count together', () => {
    assert.equal(indicatorKey('村级经济组织个数'), indicatorKey('村级经济'))
    assert.notEqual(indicatorKey('培训天数'), indicatorKey('培训成本'))
  })
  it('passes equal targets', () => {
    assert.equal(checkOneTarget([target('站点数量', '≥', '5'), target('站点', '≥', '5')])[0]?.finding, null)
  })
  it('finds another value and another relation', () => {
    const rows = [target('站点', '≥', '5'), target('站点个数', '≥', '6'), target('站点数量', '=', '5')]
    const results = checkOneTarget(rows).map(({ finding }) => finding?.stated)
    assert.deepEqual(results, ['≥6个', '=5个'])
  })
})
