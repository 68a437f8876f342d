/** What a budget says against what the office's registers know: terms, items of procurement, cars. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { BudgetFigures } from '../figures.ts'
import { terms } from '../glossary.ts'
import { ownReference } from '../reference/read.ts'
import type { BudgetReference } from '../reference/vocabulary.ts'
import { fails, findingsOf, passes } from './expect.fixture.ts'
import { checkGlossary } from './glossary.ts'
import { checkProcurementItems } from './procurement-items.ts'
import { sampleBudget, sampleUnit } from './sample.fixture.ts'
import { checkVehicleStock } from './vehicle-stock.ts'

const reference = (more: Partial<BudgetReference>): BudgetReference => ({
  ...ownReference(undefined, 2023),
  ...more,
})
const outcomes = (results: readonly { readonly finding: unknown }[]): boolean[] =>
  results.map(({ finding }) => finding === null)

void describe('the glossary of a case', () => {
  const known = { unit: sampleUnit, texts: {} }
  void it('is checked where unit, texts and table 1 are there', () => {
    assert.ok(checkGlossary(sampleBudget(), { year: 2023, ...known }).length > 0)
    const { t1: _none, ...tables } = sampleBudget().tables
    assert.deepEqual(checkGlossary({ ...sampleBudget(), tables }, { year: 2023, ...known }), [])
    assert.deepEqual(checkGlossary(sampleBudget(), { year: 2023, unit: sampleUnit }), [])
    assert.deepEqual(checkGlossary(sampleBudget(), { year: 2023, texts: {} }), [])
  })
  void it('is checked against the terms of the register of the office, where it keeps one', () => {
    const own = [
      {
        term: '自编名词',
        words: ['本年收入'],
        meaning: '本地的说法。',
        clause: 'shizhu-budget-2023/n.6' as const,
        from: 2015,
      },
    ]
    const explained = reference({ terms: own })
    const rows = (more: object) =>
      checkGlossary(sampleBudget(), { year: 2023, ...known, ...more }).map(({ where }) => where?.rowName)
    assert.ok(rows({}).includes('财政拨款收入'))
    assert.deepEqual(
      rows({ reference: explained }).filter((name) => terms.some(({ term }) => term === name)),
      ['财政拨款收入'],
      'only the check of the three budgets',
    )
    // a word of the text that the terms of the house do not hold
    const renamed = own.map((one) => ({ ...one, term: '本地叫法', words: ['住房保障支出'] }))
    assert.deepEqual(
      checkGlossary(sampleBudget(), { year: 2023, ...known, reference: reference({ terms: renamed }) }).map(
        ({ where, finding }) => [where?.rowName, finding],
      ),
      [
        ['本地叫法', null],
        ['财政拨款收入', null],
      ],
      'the glossary that is made explains the office’s own term',
    )
  })
  void it('asks for three budgets where there is income of the third, a wording of the unit’s own, and it is left out', () => {
    const capital = sampleBudget({ 't1.r4.incomeAmount': '0.01', 't6.r3.incomeAmount': '0.01' })
    const wording = (text: string) => ({ unit: sampleUnit, texts: { glossary: text } })
    const two = wording('财政拨款收入：一般公共预算和政府性基金预算拨款。')
    const three = wording('财政拨款收入：一般公共预算、政府性基金预算和国有资本经营预算拨款。')
    fails(capital, 'three-budgets', 'n.6.1', { message: /三本预算/, blocks: null }, two)
    passes(capital, 'three-budgets', 'n.6.1', three)
    passes(capital, 'three-budgets', 'n.6.1', known)
    passes(sampleBudget(), 'three-budgets', 'n.6.1', two)
  })
  void it('offers the wording of the register for the one that is short', () => {
    const capital = sampleBudget({ 't1.r4.incomeAmount': '5.00', 't6.r3.incomeAmount': '5.00' })
    const [found] = findingsOf(capital, 'three-budgets', 'n.6.1', {
      unit: sampleUnit,
      texts: { glossary: '财政拨款收入：一般公共预算拨款。' },
    })
    assert.equal(found?.expected, terms.find(({ term }) => term === '财政拨款收入')?.meaning)
  })
})

void describe('items of procurement', () => {
  const figures = (name: string): BudgetFigures => ({
    ...sampleBudget(),
    tables: {
      ...sampleBudget().tables,
      t9: {
        key: 't9',
        sheet: '表9',
        notes: [],
        rows: [{ id: 't9.r1', row: 6, labels: { name }, figures: { total: { value: 100 } } }],
      },
    },
  })
  const check = (name: string, procurementItems: readonly string[] | null) =>
    outcomes(checkProcurementItems(figures(name), { year: 2023, reference: reference({ procurementItems }) }))
  void it('are those of the catalogue and the three kinds', () => {
    assert.deepEqual(check('台式计算机', ['台式计算机']), [true])
    assert.deepEqual(check(' 货物类 ', []), check('货物类', []))
    assert.deepEqual(check('台式机', ['台式计算机']), [false])
  })
  void it('are not checked without a catalogue or without table 9', () => {
    assert.deepEqual(check('台式机', null), [])
    assert.deepEqual(checkProcurementItems(figures('台式机'), { year: 2023 }), [])
    const context = { year: 2023, reference: reference({ procurementItems: [] }) }
    assert.deepEqual(checkProcurementItems(sampleBudget(), context), [])
  })
})

void describe('cars', () => {
  const stated = (item: string, count: number): BudgetFigures =>
    sampleBudget(
      {},
      {
        narrative: [
          {
            clause: 'shizhu-budget-2023/n.5.4.a',
            item,
            unit: '辆',
            row: 90,
            figure: { stated: String(count), value: count * 10_000 },
          },
        ],
      },
    )
  const vehicles = { on: '2022-12-31', kinds: { 一般公务用车: 2, 执法执勤用车: 1 } }
  const check = (item: string, count: number, more: Partial<BudgetReference> = { vehicles }) =>
    outcomes(checkVehicleStock(stated(item, count), { year: 2023, reference: reference(more) }))
  void it('are as many as the register has, in all and of each kind', () => {
    assert.deepEqual(check('现有车辆', 3), [true])
    assert.deepEqual([check('现有车辆', 2), check('现有车辆', 4)], [[false], [false]])
    assert.deepEqual([check('现有一般公务用车', 2), check('现有一般公务用车', 3)], [[true], [false]])
  })
  void it('are not checked where the explanation names none, or nobody keeps the register', () => {
    assert.deepEqual(check('另一项', 3), [])
    assert.deepEqual(check('现有车辆', 3, { vehicles: null }), [])
    assert.deepEqual(checkVehicleStock(stated('现有车辆', 3), { year: 2023 }), [])
  })
})
