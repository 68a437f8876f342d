import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compositionChart, yearOnYearChart } from './charts.ts'

const parts = [
  { label: '甲', amount: '10.00' },
  { label: '乙', amount: '30.00' },
]

test('the text alternative holds every figure with its share, largest first', () => {
  const markup = compositionChart('支出构成', parts).toString()
  assert.match(
    markup,
    /role="img" aria-label="支出构成。乙 30\.00 万元（75\.0%），甲 10\.00 万元（25\.0%）。"/,
  )
  assert.match(markup, /30\.00（75\.0%）/)
})

test('the same figures give the same bytes, so that the entity tag holds', () => {
  assert.equal(compositionChart('支出构成', parts).toString(), compositionChart('支出构成', parts).toString())
})

test('no style, script or event is left in the drawing', () => {
  const markup = [
    compositionChart('一', parts),
    yearOnYearChart('二', 2023, [{ label: '甲', last: '1.00', current: '2.00' }]),
  ].join('')
  assert.doesNotMatch(markup, /style=|<style|<script|\son\w+=|pointer-events/)
})

test('labels are text, whatever they hold', () => {
  const markup = compositionChart('构成', [
    { label: '<img src=x onerror=alert(1)>&"', amount: '1.00' },
  ]).toString()
  assert.doesNotMatch(markup, /<img/)
  assert.match(markup, /&lt;img/)
})

test('a missing last year is said, an amount of zero has no share', () => {
  const markup = yearOnYearChart('比较', 2023, [
    { label: '项目支出', last: null, current: '0.00' },
  ]).toString()
  assert.match(markup, /项目支出：上年未列，2023年 0\.00 万元/)
  assert.match(markup, /上年未列<\/text>/)
  assert.match(compositionChart('构成', [{ label: '甲', amount: '0.00' }]).toString(), /甲 0\.00 万元。/)
})
