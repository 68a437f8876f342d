import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { sampleBudget } from './checks/sample.fixture.ts'
import { reckonRetirement, reckonStaffCost, reckonWhatIf } from './what-if.ts'

/** Pay items of the sample: 34.67, 29.07, 45.69, 15.84, 7.92, 6.66, 0.20 and 13.13. */
const pay = 153_180_000

void describe('what-if', () => {
  const figures = sampleBudget()

  void it('without a change everything stays', () => {
    const { before, after, percent } = reckonWhatIf(figures, {})
    assert.deepEqual(after, before)
    assert.deepEqual(before, {
      personnel: 154_870_000,
      public: 36_110_000,
      basic: 190_980_000,
      project: 0,
      total: 190_980_000,
    })
    assert.equal(percent, '0.00')
  })

  void it('pay +5.00 %: items that follow pay rise, 医疗费 does not', () => {
    const { after, percent } = reckonWhatIf(figures, { payRise: 500 })
    assert.equal(after.personnel, 154_870_000 + pay / 20)
    assert.equal(after.public, 36_110_000)
    assert.equal(percent, '4.01')
  })

  void it('two of seven retire', () => {
    const { after } = reckonWhatIf(figures, { retiring: { people: 2, staff: 7 } })
    assert.equal(after.personnel, 154_870_000 - pay + Math.round((pay * 5) / 7))
  })

  void it('公用 −5.00 % moves its share', () => {
    const { after, publicShare } = reckonWhatIf(figures, { publicCut: 500 })
    assert.equal(after.public, 34_304_500)
    assert.deepEqual(publicShare, { before: '18.91', after: '18.13' })
  })

  void it('retirement comes before the rise', () => {
    const both = reckonWhatIf(figures, { payRise: 1000, retiring: { people: 7, staff: 7 } })
    assert.equal(both.after.personnel, 154_870_000 - pay)
  })

  void it('refuses what a form cannot mean', () => {
    assert.throws(() => reckonWhatIf(figures, { retiring: { people: 8, staff: 7 } }), RangeError)
    assert.throws(() => reckonWhatIf(figures, { publicCut: 10_001 }), RangeError)
    assert.throws(() => reckonWhatIf(figures, { payRise: -1 }), RangeError)
    assert.throws(() => reckonRetirement(100, 2023, 2, 1), RangeError)
  })
})

void describe('staff cost', () => {
  void it('16, 8, 12 and 2 per cent of 109.43 万元', () => {
    assert.deepEqual(reckonStaffCost(109_430_000, 2023), {
      wages: 109_430_000,
      pension: 17_508_800,
      annuity: 8_754_400,
      housing: 13_131_600,
      union: 2_188_600,
      total: 151_013_400,
    })
  })

  void it('a contribution base of its own', () => {
    const cost = reckonStaffCost(109_430_000, 2023, 99_000_000)
    assert.deepEqual([cost.pension, cost.annuity], [15_840_000, 7_920_000])
    assert.equal(cost.union, 2_188_600)
  })

  void it('what one retirement of seven changes', () => {
    assert.equal(reckonRetirement(70_000_000, 2023, 1, 7).wages, 10_000_000)
    assert.equal(reckonRetirement(70_000_000, 2023, 0, 7).total, 0)
  })
})
