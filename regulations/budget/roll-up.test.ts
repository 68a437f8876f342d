import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import type { BudgetFigures, StatedRow } from './figures.ts'
import type { Transfer } from './procedure/route-vocabulary.ts'
import { compareWithControls, compareWithTable, rollUp } from './roll-up.ts'
import type { RolledUnit } from './roll-up.ts'

const cell = (text: string) => ({ stated: text, value: Math.round(Number(text) * 1_000_000) })
const functionRow = (id: string, code: string, basic: string, project: string): StatedRow => {
  const total = (Number(basic) + Number(project)).toFixed(2)
  const figures = { total: cell(total), basic: cell(basic), project: cell(project) }
  return { id, row: 5, labels: { code, name: `科目${code}` }, figures }
}

/** A budget of one item 2013201, with what it gets from other units. */
function figures(
  basic: string,
  project = '0',
  received: Readonly<Record<string, string>> = {},
): BudgetFigures {
  const codes = ['', '201', '20132', '2013201']
  const rows = codes.map((code, i) =>
    functionRow(code === '' ? 't7.total' : `t7.r${i}`, code, basic, project),
  )
  const income = Object.entries(received).map(([label, amount], i): StatedRow => ({
    id: `t6.r${i + 1}`,
    row: 6 + i,
    labels: { income: label },
    figures: { incomeAmount: cell(amount) },
  }))
  return {
    tables: {
      t7: { key: 't7', sheet: '表7', rows, notes: [] },
      t6: { key: 't6', sheet: '表6', rows: income, notes: [] },
    },
    narrative: [],
    funds: [],
  }
}
const unit = (code: string, own: BudgetFigures, transfers: readonly Transfer[] = []): RolledUnit => ({
  code,
  name: `单位${code}`,
  figures: own,
  transfers,
  controls: [],
})
const pays = (counterpart: string, amount: string, kind: Transfer['kind'] = 'subsidy'): Transfer => ({
  kind,
  direction: 'out',
  counterpart,
  amount,
  code: '2013201',
  column: 'project',
})
const gets = (counterpart: string, amount: string, kind: Transfer['kind'] = 'subsidy'): Transfer => ({
  ...pays(counterpart, amount, kind),
  direction: 'in',
  code: '',
})
const amountAt = (result: ReturnType<typeof rollUp>, path: string) =>
  result.lines.find((line) => line.path === path)?.amount
const subsidy = { 上级补助收入资金: '5.00' }

void describe('the sum of units', () => {
  void it('adds place by place', () => {
    const result = rollUp([unit('A', figures('10.00', '2.00')), unit('B', figures('3.50'))])
    assert.equal(amountAt(result, 't7/total/total'), 15_500_000)
    assert.equal(amountAt(result, 't7/2013201/basic'), 13_500_000)
    assert.equal(amountAt(result, 't7/201/project'), 2_000_000)
    assert.deepEqual(result.eliminated, [])
    assert.deepEqual(result.findings, [])
  })

  void it('of no unit is empty', () => {
    assert.deepEqual(rollUp([]).lines, [])
  })
})

void describe('transfers between units', () => {
  const payer = unit('A', figures('10.00', '5.00'), [pays('B', '5.00')])
  const receiver = unit('B', figures('5.00', '0', subsidy), [gets('A', '5.00')])

  void it('that match are left out on both sides, with everything above the item', () => {
    const result = rollUp([payer, receiver])
    assert.deepEqual(result.eliminated, [
      { kind: 'subsidy', payer: 'A', receiver: 'B', amount: 5_000_000, code: '2013201', column: 'project' },
    ])
    assert.deepEqual(result.findings, [])
    assert.equal(amountAt(result, 't7/total/total'), 15_000_000)
    assert.equal(amountAt(result, 't7/20132/project'), 0)
    assert.equal(amountAt(result, 't6/上级补助收入资金/incomeAmount'), 0)
  })

  void it('that only one side states are findings and stay in', () => {
    const alone = rollUp([payer, unit('B', figures('5.00'))])
    assert.deepEqual(
      alone.findings.map(({ rule, unit: at, counterpart }) => [rule, at, counterpart]),
      [['unmatched-transfer', 'A', 'B']],
    )
    assert.equal(amountAt(alone, 't7/total/total'), 20_000_000)
    const other = rollUp([unit('A', figures('10.00', '5.00')), receiver])
    assert.match(other.findings[0]?.message ?? '', /B写有收到上级补助5\.00，A没有对应的支出/)
  })

  void it('that differ by a 分 are a finding', () => {
    const result = rollUp([
      payer,
      unit('B', figures('5.00', '0', { 上级补助收入资金: '4.99' }), [gets('A', '4.99')]),
    ])
    assert.deepEqual(
      result.findings.map(({ rule }) => rule),
      ['transfer-differs'],
    )
    assert.deepEqual(result.eliminated, [])
  })

  void it('of one kind do not cancel those of the other, nor two out of one', () => {
    const up = unit('B', figures('5.00', '0', { 附属单位上缴收入资金: '5.00' }), [
      gets('A', '5.00', 'contribution'),
    ])
    assert.equal(rollUp([payer, up]).findings.length, 2)
    const twice = unit('A', figures('10.00', '10.00'), [pays('B', '5.00'), pays('B', '5.00')])
    const result = rollUp([twice, receiver])
    assert.equal(result.eliminated.length, 1)
    assert.equal(result.findings.length, 1)
  })

  void it('with a unit of another department stay in and are nobody’s finding here', () => {
    const outside = unit('B', figures('5.00', '0', subsidy), [gets('X', '5.00')])
    assert.deepEqual(rollUp([outside]).findings, [])
    assert.equal(amountAt(rollUp([outside]), 't6/上级补助收入资金/incomeAmount'), 5_000_000)
  })

  void it('must be what table 6 prints for the source', () => {
    const said = unit('B', figures('5.00', '0', { 上级补助收入资金: '5.01' }), [gets('A', '5.00')])
    assert.deepEqual(
      rollUp([payer, said]).findings.map(({ rule }) => rule),
      ['transfer-income-differs'],
    )
  })

  void it('never lose money: sum less eliminated is what is left, in any order of the units', () => {
    const amount = fc.integer({ min: 1, max: 99_999 }).map((fen) => (fen / 100).toFixed(2))
    fc.assert(
      fc.property(fc.array(fc.tuple(amount, amount), { minLength: 1, maxLength: 6 }), (given) => {
        const units = given.flatMap(([basic, paid], i) => [
          unit(`P${i}`, figures(basic, paid), [pays(`R${i}`, paid)]),
          unit(`R${i}`, figures(paid, '0', { 上级补助收入资金: paid }), [gets(`P${i}`, paid)]),
        ])
        const result = rollUp(units)
        const turned = rollUp(units.toReversed())
        assert.equal(result.findings.length, 0)
        const fen = (text: string) => Math.round(Number(text) * 1_000_000)
        const expected = given.reduce((sum, [basic, paid]) => sum + fen(basic) + fen(paid), 0)
        assert.equal(amountAt(result, 't7/total/total'), expected)
        for (const line of result.lines) {
          assert.equal(line.amount, line.sum - line.eliminated)
          assert.equal(amountAt(turned, line.path), line.amount)
        }
      }),
      { numRuns: 100 },
    )
  })
})

void describe('against the department’s own table', () => {
  const result = rollUp([unit('A', figures('10.01')), unit('B', figures('3.50')), unit('C', figures('2.20'))])

  void it('rounding of three printed parts is rounding: 0.01 passes, 0.02 does not', () => {
    assert.deepEqual(compareWithTable(result, withoutIncome(figures('15.72'))), [])
    assert.deepEqual(
      compareWithTable(result, withoutIncome(figures('15.73'))).map(({ path, stated, expected }) => [
        path,
        stated,
        expected,
      ])[0],
      ['t7/total/total', '15.73', '15.71'],
    )
  })

  void it('a place that only one side has is a difference', () => {
    const missing = compareWithTable(result, { tables: {}, narrative: [], funds: [] })
    assert.ok(missing.some(({ path }) => path === 't7/2013201/total'))
  })

  function withoutIncome(own: BudgetFigures): BudgetFigures {
    const { t7 } = own.tables
    return { ...own, tables: t7 === undefined ? {} : { t7 } }
  }
})

void describe('against the ceilings', () => {
  void it('names who is above and sums both sides', () => {
    const path = 't7/total/total'
    const limited = (code: string, basic: string, limit: string) => ({
      ...unit(code, figures(basic)),
      controls: [{ path, limit }],
    })
    const [standing] = compareWithControls(
      [limited('A', '10.00', '10.00'), limited('B', '5.01', '5.00')],
      () => '支出合计',
    )
    assert.deepEqual(standing, {
      path,
      label: '支出合计',
      limit: 15_000_000,
      amount: 15_010_000,
      above: [{ code: 'B', amount: 5_010_000, limit: 5_000_000 }],
    })
  })
})
