import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { sampleBudget } from './checks/sample.fixture.ts'
import { printedText } from './figures.ts'
import type { WorkingFigures } from './figures-working.ts'
import { deriveFigures, enterAmount, listRemainders, toWorking } from './figures-working.ts'

function entered(working: WorkingFigures, code: string, fen: number): WorkingFigures {
  const result = enterAmount(working, 't2', code, 'basic', fen)
  assert.ok(result.ok)
  return result.working
}
function shown(working: WorkingFigures, code: string): string {
  const rows = deriveFigures(working).tables.t2?.rows ?? []
  const row = rows.find(({ id, labels }) => (code === 'total' ? id === 't2.total' : labels['code'] === code))
  return printedText(row?.figures['total'])
}

void describe('a printed total above an entered amount', () => {
  const start = toWorking(sampleBudget())

  void it('stands with its 尾差 while it can be the sum: 158,449.00 元 beside the printed 7.92', () => {
    const one = entered(start, '2080505', 15_844_900)
    assert.deepEqual(
      ['20805', '208', 'total'].map((code) => shown(one, code)),
      ['23.77', '23.77', '190.98'],
    )
    const own = listRemainders(one).find(({ key }) => key === 't2/20805/basic')
    assert.deepEqual([own?.text, own?.mark], ['0.0051', '推定'])
  })

  void it('dissolves once everything below is exact: 79,249.00 元 as well', () => {
    const both = entered(entered(start, '2080505', 15_844_900), '2080506', 7_924_900)
    assert.equal(shown(both, '20805'), '23.77')
    assert.equal(
      listRemainders(both).find(({ key }) => key === 't2/20805/basic'),
      undefined,
    )
  })

  void it('gives way to an amount that it cannot hold', () => {
    const more = entered(start, '2080505', 20_000_000)
    assert.deepEqual(
      ['20805', '208', 'total'].map((code) => shown(more, code)),
      ['27.92', '27.92', '195.13'],
    )
  })

  void it('gives way at either edge of what it can hold', () => {
    const above = (fen: number): string => shown(entered(start, '2080505', fen), '20805')
    assert.deepEqual([15_840_000, 15_840_001, 15_859_999, 15_860_000].map(above), [
      '23.76',
      '23.77',
      '23.77',
      '23.78',
    ])
  })
})
