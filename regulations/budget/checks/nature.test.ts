/** Codes against the nature of the unit (B11), and neighbours of other checks that only a spoilt one would miss. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { checkBudget } from './index.ts'
import { fails, findingsOf, passes } from './expect.fixture.ts'
import { checkGlossaryText } from './glossary.ts'
import { fund, line, sampleBudget, sampleUnit } from './sample.fixture.ts'

const institution = { unit: { ...sampleUnit, nature: '事业单位' } }
const office = { unit: { ...sampleUnit, nature: '行政单位' } }
const natures = (figures: ReturnType<typeof sampleBudget>, known: typeof office) =>
  checkBudget(figures, { year: 2023, ...known })
    .findings.filter(({ rule }) => rule === 'code-fits-nature')
    .map(({ where, expected }) => [where.table, where.row, where.cell, expected])

void describe('codes against the nature of the unit', () => {
  void it('行政运行 and 行政单位医疗 of a 事业单位 are asked about once, in table 2', () => {
    assert.deepEqual(natures(sampleBudget(), institution), [
      ['t2', 't2.r10', 'C15', '2101102 事业单位医疗'],
      ['t2', 't2.r3', 'C8', '事业运行'],
    ])
    fails(
      sampleBudget(),
      'code-fits-nature',
      't2.r3',
      { message: /本单位是事业单位，一般用“事业运行”/, blocks: null },
      institution,
    )
  })
  void it('those of an office fit, 事业运行 and 绩效工资 do not', () => {
    assert.deepEqual(natures(sampleBudget(), office), [])
    passes(sampleBudget(), 'code-fits-nature', 't2.r3', office)
    const figures = sampleBudget({
      't2.r3.name': '事业运行',
      't7.r3.name': '事业运行',
      't3.r3.code': '30107',
      't3.r3.name': '绩效工资',
    })
    assert.deepEqual(natures(figures, office), [
      ['t3', 't3.r3', 'C8', '30102 津贴补贴'],
      ['t2', 't2.r3', 'C8', '行政运行'],
    ])
  })
  void it('table 7 alone is asked about where there is no table 2', () => {
    const { t2: _left, ...tables } = sampleBudget().tables
    assert.deepEqual(
      natures({ ...sampleBudget(), tables }, institution).map(([table]) => table),
      ['t7', 't7'],
    )
  })
  void it('a unit nobody knows is not asked', () => {
    assert.deepEqual(checkBudget(sampleBudget(), { year: 2023 }).checks['code-fits-nature'], undefined)
  })
})

void describe('running cost of a 事业单位', () => {
  const stated = (item: string, text: string) =>
    sampleBudget({}, { narrative: [line('n.5.1.a', item, text)] })
  void it('a zero, another item and an office are left alone', () => {
    passes(stated('机关运行经费', '0'), 'running-cost-nature', 'n.5.1.a', institution)
    assert.deepEqual(
      findingsOf(stated('上年机关运行经费', '42.83'), 'running-cost-nature', 'n.5.1.a', institution),
      [],
    )
    assert.deepEqual(
      findingsOf(stated('机关运行经费', '36.11'), 'running-cost-nature', 'n.5.1.a', office),
      [],
    )
  })
})

void describe('neighbours', () => {
  void it('staff of 0 without personnel cost is no question', () => {
    const figures = sampleBudget(
      { 't3.total.personnel': '' },
      { narrative: [line('n.1.2.b', '实有人数', '0', '人')] },
    )
    passes(figures, 'staff-of-unit', 'n.1.2.b')
  })
  void it('a car and its price, each with the cell that says so', () => {
    const plan = (count: string, amount: string) =>
      sampleBudget(
        { 't4.total.carPurchase': amount },
        { narrative: [line('n.5.4.b', '购置车辆', count, '辆')] },
      )
    fails(plan('0', '0.01'), 'vehicle-purchase', 'n.5.4.b', { cell: 'C2', message: /0\.01万元但购车为0辆/ })
    passes(plan('0', ''), 'vehicle-purchase', 'n.5.4.b')
  })
  void it('a fund of another amount is asked about, no fund is refused', () => {
    const project = (funds: readonly ReturnType<typeof fund>[]) =>
      sampleBudget({ 't7.total.project': '10.00' }, { funds })
    const own = fund('p.own', [], { compiler: '005002-中心', budget: { value: 9_990_000 } })
    const known = { unit: sampleUnit }
    fails(project([own]), 'project-has-fund', 'n.6.4', { message: /预算合计9\.99万元/, blocks: null }, known)
    fails(project([]), 'project-has-fund', 'n.6.4', { message: /没有本单位的项目/ }, known)
  })
  void it('the unit that budgets the projects is asked for only where there are none', () => {
    const known = { unit: sampleUnit, texts: { projectBy: '099' } }
    assert.deepEqual(
      findingsOf(sampleBudget({ 't7.total.project': '10.00' }), 'named-unit', 'n.3.g', known),
      [],
    )
    assert.deepEqual(findingsOf(sampleBudget(), 'named-unit', 'n.3.g', { unit: sampleUnit, texts: {} }), [])
  })
  void it('shortened and lengthened names of a code are the same name', () => {
    for (const name of ['因公出国（境）费', '因公出国(境)费用等'])
      passes(sampleBudget({ 't3.r12.code': '30212', 't3.r12.name': name }), 'code-name', 't3')
    fails(sampleBudget({ 't3.r12.code': '30212', 't3.r12.name': '国内差旅费' }), 'code-name', 't3')
  })
  void it('a term is explained from the year of its wording on', () => {
    const of = (year: number) => checkGlossaryText('财政专户', '', year).length
    assert.deepEqual([of(2020), of(2021)], [0, 1])
  })
  void it('a table 4 that says 9.78 of both kinds of transport is no mistake', () => {
    const figures = sampleBudget({
      't4.total.carRunning': '9.78',
      't3.r14.code': '30231',
      't3.r14.total': '9.78',
    })
    passes(figures, 'other-transport', 't3.r15')
  })
})
