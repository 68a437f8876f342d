/** The checks of table 4 beside the clause tests: which figures they compare, and what they leave alone. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { BudgetFigures, TableKey } from '../figures.ts'
import type { CheckContext } from './context.ts'
import { line, sampleBudget, sampleUnit } from './sample.fixture.ts'
import { checkThreePublic, threePublicPairs } from './three-public.ts'

const resultsOf = (figures: BudgetFigures, rule: string, known: Partial<CheckContext> = {}) =>
  checkThreePublic(figures, { year: 2023, ...known }).filter((one) => one.rule === rule)

const foundBy = (figures: BudgetFigures, rule: string, known: Partial<CheckContext> = {}) =>
  resultsOf(figures, rule, known).flatMap(({ finding }) => finding ?? [])

function without(figures: BudgetFigures, ...keys: readonly TableKey[]): BudgetFigures {
  const kept = Object.entries(figures.tables).filter(([key]) => !keys.some((gone) => gone === key))
  return { ...figures, tables: Object.fromEntries(kept) }
}

/** Puts exact amounts in 分 into cells: `t4.total.carPurchase`. */
function exactly(figures: BudgetFigures, amounts: Readonly<Record<string, number>>): BudgetFigures {
  const tables = Object.fromEntries(
    Object.entries(figures.tables).map(([key, table]) => [
      key,
      {
        ...table,
        rows: table.rows.map((row) => ({
          ...row,
          figures: Object.fromEntries(
            Object.entries(row.figures).map(([column, cell]) => {
              const value = amounts[`${row.id}.${column}`]
              return [column, value === undefined ? cell : { value }]
            }),
          ),
        })),
      },
    ]),
  )
  return { ...figures, tables }
}

const cars = (count: string) => line('n.5.4.a', '现有车辆', count, '辆')

void describe('columns of table 4', () => {
  void it('are not compared while table 3 or 4 is missing', () => {
    for (const key of ['t3', 't4'] as const) {
      assert.deepEqual(resultsOf(without(sampleBudget(), key), 'cross-table'), [])
      assert.deepEqual(resultsOf(without(sampleBudget(), key), 'other-transport'), [])
      assert.deepEqual(threePublicPairs(without(sampleBudget(), key)), [])
    }
    assert.equal(resultsOf(sampleBudget(), 'cross-table').length, 4)
  })
  void it('are one figure with their items only without project money, whether table 2 is there or not', () => {
    assert.equal(threePublicPairs(sampleBudget()).length, 4)
    assert.equal(threePublicPairs(without(sampleBudget(), 't2')).length, 4)
    assert.deepEqual(threePublicPairs(sampleBudget({ 't2.total.project': '3.00' })), [])
  })
  const bought = (stated: string) =>
    sampleBudget({
      't3.r12.code': '31013',
      't3.r12.total': '2.00',
      't3.r13.code': '30913',
      't3.r13.total': '3.00',
      't4.total.carPurchase': stated,
    })
  void it('of two items are their sum', () => {
    assert.deepEqual(foundBy(bought('5.00'), 'cross-table'), [])
    for (const wrong of ['4.99', '5.01', '2.00', '3.00'])
      assert.equal(foundBy(bought(wrong), 'cross-table')[0]?.expected, '5.00')
  })
  void it('agree with printed items when they print so, with exact ones only to the 分', () => {
    const [high, wide] = [5_004_999, 5_005_000]
    assert.deepEqual(foundBy(exactly(bought('5.00'), { 't4.total.carPurchase': high }), 'cross-table'), [])
    assert.equal(foundBy(exactly(bought('5.00'), { 't4.total.carPurchase': wide }), 'cross-table').length, 1)
    const known = { 't3.r12.total': 2_000_000, 't3.r13.total': 3_004_000 }
    const of = (fen: number) =>
      foundBy(exactly(bought('5.00'), { ...known, 't4.total.carPurchase': fen }), 'cross-table')
    assert.deepEqual(of(5_004_000), [])
    assert.equal(of(5_003_999).length, 1)
    assert.equal(of(5_004_001).length, 1)
  })
})

void describe('其他交通费用 in table 4', () => {
  const of = (transport: string, stated: string, running: string) =>
    foundBy(
      sampleBudget({
        't3.r15.total': transport,
        't4.total.carRunning': stated,
        't3.r12.code': '30231',
        't3.r12.total': running,
      }),
      'other-transport',
    )
  void it('is found, with what belongs there', () => {
    assert.equal(of('9.78', '9.78', '2.00')[0]?.expected, '2.00')
    assert.equal(of('9.78', '9.78', '')[0]?.expected, '0')
  })
  void it('is not blamed for another figure, for two equal ones, or for nothing', () => {
    assert.deepEqual(of('9.78', '9.79', '2.00'), [])
    assert.deepEqual(of('9.78', '9.78', '9.78'), [])
    assert.deepEqual(of('', '0', '3.00'), [])
  })
})

void describe('running cost of cars', () => {
  const of = (running: string, count: string) =>
    sampleBudget({ 't3.r12.code': '30231', 't3.r12.total': running }, { narrative: [cars(count)] })
  void it('wants one car; without cost no car is wanted', () => {
    assert.equal(foundBy(of('0.01', '0'), 'vehicle-running').length, 1)
    assert.deepEqual(foundBy(of('0.01', '1'), 'vehicle-running'), [])
    assert.deepEqual(foundBy(of('0', '0'), 'vehicle-running'), [])
  })
  void it('is not judged without the table or the number of cars', () => {
    assert.deepEqual(resultsOf(without(of('0.01', '0'), 't3'), 'vehicle-running'), [])
    assert.deepEqual(resultsOf(sampleBudget(), 'vehicle-running'), [])
  })
})

void describe('the unit that budgets 三公 instead', () => {
  const named = (figures: BudgetFigures, texts: Readonly<Record<string, string>> | undefined) =>
    resultsOf(figures, 'named-unit', {
      unit: sampleUnit,
      knownUnits: ['005003'],
      ...(texts === undefined ? {} : { texts }),
    }).map(({ finding }) => finding?.stated ?? 'passed')
  void it('is the own department, a known unit or nobody', () => {
    for (const [code, said] of [
      ['005', 'passed'],
      ['005003', 'passed'],
      ['', 'passed'],
      ['005004', '005004'],
    ] as const)
      assert.deepEqual(named(sampleBudget(), { threePublicBy: code }), [said])
  })
  void it('is not asked for without texts or without table 4', () => {
    assert.deepEqual(named(sampleBudget(), undefined), [])
    assert.deepEqual(named(without(sampleBudget(), 't4'), { threePublicBy: '005004' }), [])
  })
})

void describe('cars to be bought', () => {
  const of = (fen: number, count: string) =>
    foundBy(
      exactly(sampleBudget({}, { narrative: [line('n.5.4.b', '购置车辆', count, '辆')] }), {
        't4.total.carPurchase': fen,
      }),
      'vehicle-purchase',
    ).map(({ message }) => message)
  void it('go with an amount, however small, and the reverse', () => {
    assert.deepEqual(of(1, '1'), [])
    assert.deepEqual(of(0, '0'), [])
    assert.match(of(0, '1')[0] ?? '', /购车1辆但购置费为0/)
    assert.match(of(1_000_000, '0')[0] ?? '', /购置费为1\.00万元但购车为0辆/)
  })
})

void describe('the day of the stock of cars', () => {
  const of = (day: string) =>
    foundBy(sampleBudget({}, { narrative: [cars('1')] }), 'vehicle-day', { texts: { vehiclesAsOf: day } })
  void it('is the last of the year before; none is none', () => {
    assert.deepEqual([of(''), of('2022-12-31')], [[], []])
    assert.equal(of('2022-12-30').length, 1)
    assert.equal(of('2023-01-01')[0]?.expected, '2022-12-31')
  })
})
