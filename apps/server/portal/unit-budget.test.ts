import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fund, line, sampleBudget } from '../../../regulations/budget/checks/sample.fixture.ts'
import { tableCsv } from './open-data.ts'
import { budgetContent } from './unit-budget.ts'

const contact = { name: '办公室', phone: '000-00000000' }
const contentOf = (...given: Parameters<typeof sampleBudget>) =>
  budgetContent({ year: 2023, figures: sampleBudget(...given), explanation: [], contact })

test('tables come in print order, each row with its depth', () => {
  const { tables } = contentOf()
  assert.deepEqual(
    tables.map(({ key }) => key),
    ['t1', 't2', 't3', 't4', 't5', 't6', 't7'],
  )
  const levels = tables
    .find(({ key }) => key === 't2')
    ?.rows.slice(0, 4)
    .map(({ total, level }) => [total, level])
  assert.deepEqual(levels, [
    [true, 0],
    [false, 0],
    [false, 1],
    [false, 2],
  ])
  const sections = tables[0]?.rows.map(({ level }) => level)
  assert.deepEqual(sections?.slice(0, 3), [0, 1, 1])
})

test('figures stand exactly as printed, in the page and in the data', () => {
  const { tables } = contentOf({ 't3.r8.total': '0.20' })
  const [table] = tables.filter(({ key }) => key === 't3')
  if (table === undefined) throw new Error('no table t3')
  assert.match(tableCsv(table), /\r\nt3\.r8,item,30112,其他社会保障缴费,0\.20,0\.20,\r\n/)
})

test('key figures and the composition are read from the tables', () => {
  const { keyFigures, composition } = contentOf()
  assert.deepEqual(keyFigures, [
    { label: '收入预算', amount: '190.98' },
    { label: '支出预算', amount: '190.98' },
    { label: '基本支出', amount: '190.98' },
    { label: '项目支出', amount: '0.00' },
  ])
  assert.deepEqual(
    composition.map(({ amount }) => amount),
    ['146.07', '23.77', '8.01', '13.13'],
  )
})

test('last year follows from the stated change; where none is stated it stays open', () => {
  const { yearOnYear } = contentOf(
    {},
    { narrative: [line('n.2.2.c', '支出比上年增加', '68.54'), line('n.3.e', '公用经费比上年减少', '6.72')] },
  )
  assert.deepEqual(yearOnYear, [
    { label: '支出预算', current: '190.98', last: '122.44' },
    { label: '人员经费', current: '154.87', last: null },
    { label: '公用经费', current: '36.11', last: '42.83' },
    { label: '项目支出', current: '0.00', last: null },
  ])
  assert.deepEqual(contentOf().yearOnYear, [])
})

test('rounding is explained once for a row, and an error is a finding and no rounding', () => {
  const { rounding, findings } = contentOf()
  const row = rounding.find(({ place }) => place.startsWith('表2　20805'))
  assert.deepEqual(row, {
    place: '表2　20805 行政事业单位养老支出（总计、基本支出）',
    total: '23.77',
    partsSum: '23.76',
  })
  assert.deepEqual(
    new Set(findings.filter(({ grade }) => grade === 'error').map(({ clause }) => clause)),
    new Set(['shizhu-budget-2023/t8']),
  )
  const wrong = contentOf({ 't2.r5.total': '23.80', 't2.r5.basic': '23.80' })
  assert.equal(
    wrong.rounding.some(({ place }) => place.startsWith('表2　20805')),
    false,
  )
  assert.ok(
    wrong.findings.some(
      ({ grade, place, clause }) =>
        grade === 'error' && place.includes('20805') && clause === 'shizhu-budget-2023/t2.r5',
    ),
  )
})

test('a target table keeps what is missing in it missing', () => {
  const { funds } = contentOf({}, { funds: [fund('p.1', [['', '', '', '≥', '296']])] })
  assert.equal(funds[0]?.budget, '18.76')
  assert.deepEqual(funds[0]?.indicators[0], {
    id: 'p.1.r1',
    row: 10,
    name: '',
    weight: '',
    unit: '',
    relation: '≥',
    value: '296',
  })
})
