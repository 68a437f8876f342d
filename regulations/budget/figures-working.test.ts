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

  void it('stands in the total row as well: 190.99 over leaves of 190.97', () => {
    const total = toWorking(sampleBudget({ 't2.total.basic': '190.99', 't2.total.total': '190.99' }))
    const one = entered(total, '2080505', 15_844_900)
    assert.equal(shown(one, 'total'), '190.99')
    assert.ok(listRemainders(one).some(({ key }) => key === 't2/total/basic'))
    assert.equal(shown(entered(total, '2080505', 20_000_000), 'total'), '195.13')
  })
})

void describe('an entry', () => {
  const start = toWorking(sampleBudget())
  const refusal = (key: 't2' | 't3', code: string, column: string, fen: number): string => {
    const result = enterAmount(start, key, code, column, fen)
    return result.ok ? '' : result.message
  }

  void it('may be nothing, and then prints blank where nothing stood', () => {
    const none = entered(start, '2080506', 0)
    assert.equal(shown(none, '20805'), '15.84')
    const blank = enterAmount(start, 't2', '2080506', 'project', 0)
    assert.ok(blank.ok)
    const row = deriveFigures(blank.working).tables.t2?.rows.find(
      ({ labels }) => labels['code'] === '2080506',
    )
    assert.equal(printedText(row?.figures['project']), '')
    assert.equal(row?.figures['project']?.cell, 'E12')
  })
  void it('is a whole number of 分 at the lowest level, in a column that is not added up', () => {
    assert.match(refusal('t2', '2080506', 'basic', -1), /不小于0/)
    assert.match(refusal('t2', '2080506', 'basic', 0.5), /最多到分/)
    assert.match(refusal('t2', '20805', 'basic', 1), /只能在项级录入/)
    assert.match(refusal('t3', '301', 'personnel', 1), /只能在款级录入/)
    assert.match(refusal('t2', '2080506', 'total', 1), /只能在项级录入/)
  })
})
