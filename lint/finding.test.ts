import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { LintFinding, Place } from './finding.ts'
import { describePlace, found, passed, toReport } from './finding.ts'

const finding: LintFinding = {
  rule: 'row-total',
  grade: 'error',
  where: { sheet: '表2', cell: 'C8' },
  related: [],
  stated: '12',
  expected: '13',
  message: '请核对合计。',
}

void describe('single checks', () => {
  void it('say where they looked when they know it', () => {
    assert.deepEqual(passed('row-total', { sheet: '表2' }), {
      rule: 'row-total',
      finding: null,
      where: { sheet: '表2' },
    })
    assert.deepEqual(Object.keys(passed('row-total')), ['rule', 'finding'])
  })
  void it('make a report: findings, and passes by rule', () => {
    assert.deepEqual(toReport([passed('weekday'), found(finding), passed('weekday')]), {
      findings: [finding],
      checks: { weekday: 2, 'row-total': 0 },
    })
  })
})

void describe('a place is told', () => {
  const places: readonly (readonly [Place, string])[] = [
    [{ sheet: '表2', cell: 'C8' }, '「表2」C8'],
    [
      { sheet: '表2', cell: 'C8', rowName: '101 办公用房', column: '总计' },
      '「表2」C8（101 办公用房，总计）',
    ],
    [{ sheet: '表2', cell: 'C8', row: 't2.r5', column: '' }, '「表2」C8（t2.r5）'],
    [{ sheet: '', cell: 'C8', rowName: '', column: '总计' }, 'C8（总计）'],
    [{ sheet: '', line: 12, column: '总计' }, '第12行（总计）'],
    [{ sheet: '', page: 3, cell: 'C8' }, '第3页C8'],
    [{ sheet: '三、收支情况', paragraph: 4, line: 12 }, '「三、收支情况」第12行'],
    [{ sheet: '', paragraph: 4 }, '第4段'],
    [{ sheet: '', paragraph: 4, page: 2 }, '第2页第4段'],
  ]
  for (const [place, told] of places) void it(told, () => assert.equal(describePlace(place), told))
})
