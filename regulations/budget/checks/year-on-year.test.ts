/** Where year-on-year findings stand, what is tolerated, and items without a base. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { BudgetFigures, Figure, StatedNarrative } from '../figures.ts'
import { compareYears, findComparison, isLargeChange } from '../year-on-year.ts'
import { fails, findingsOf, passes } from './expect.fixture.ts'
import { line, sampleBudget } from './sample.fixture.ts'
import { checkYearOnYear } from './year-on-year.ts'

const saying = (...lines: readonly StatedNarrative[]) => sampleBudget({}, { narrative: lines })
const exact = (clause: string, item: string, fen: number): StatedNarrative => ({
  clause,
  item,
  unit: '万元',
  row: 9,
  figure: { value: fen },
})
const large = 'large-change-needs-detail'

/** The sample with another total of 人员经费. */
function withPersonnel(personnel: Figure, narrative: readonly StatedNarrative[]): BudgetFigures {
  const base = sampleBudget({}, { narrative })
  const { t3 } = base.tables
  assert.ok(t3)
  const [total, ...rows] = t3.rows
  assert.ok(total)
  const entered = { ...total, figures: { ...total.figures, personnel } }
  return { ...base, tables: { ...base.tables, t3: { ...t3, rows: [entered, ...rows] } } }
}

void describe('a large change', () => {
  void it('is found where it is stated, else in the cell it is reckoned from', () => {
    const [stated] = findingsOf(saying(line('n.3.c', '人员经费比上年增加', '75.26')), large, 'n.3.c')
    assert.deepEqual([stated?.where.sheet, stated?.where.cell], ['说明', 'C2'])
    const [reckoned] = findingsOf(saying(line('n.3.c', '上年人员经费', '79.61')), large, 'n.3.c')
    assert.deepEqual([reckoned?.where.sheet, reckoned?.where.cell], ['表3 基本支出表', 'D5'])
  })
  void it('may be a fall', () => {
    fails(saying(line('n.3.e', '上年公用经费', '60.00')), large, 'n.3.e', {
      message: /由60\.00万元减至36\.11万元，减幅39\.82%/,
      blocks: null,
    })
  })
  void it('is one from the first 分 on', () => {
    const grown = withPersonnel({ value: 2 }, [exact('n.3.c', '上年人员经费', 1)])
    fails(grown, large, 'n.3.c', { message: /增至.*增幅100/, blocks: null })
  })
  void it('wants one line, of people two; words of one line do not do for people', () => {
    const publicCost = saying(line('n.3.e', '上年公用经费', '60.00'))
    passes(publicCost, large, 'n.3.e', { texts: { publicCostReason: '压减' } })
    const people = saying(line('n.3.c', '上年人员经费', '79.61'))
    fails(people, large, 'n.3.c', { blocks: null }, { texts: { personnelReason: '工资标准调整；' } })
  })
  void it('needs a base above nothing', () => {
    passes(saying(line('n.3.e', '上年公用经费', '0')), large, 'n.3.e')
    assert.deepEqual(findingsOf(saying(), large, 'n.3.e'), [])
    const none = findComparison(saying(line('n.3.e', '上年公用经费', '0')), 'public')
    assert.ok(none)
    assert.deepEqual([none.percent, isLargeChange(none, 30)], [null, false])
    const unknown = findComparison(saying(), 'basic')
    assert.deepEqual([unknown?.last, unknown?.change, unknown?.percent], [null, null, null])
  })
})

void describe('itemised reasons', () => {
  const of = (last: StatedNarrative, ...reasons: readonly StatedNarrative[]) => saying(last, ...reasons)
  void it('of printed figures may be off by rounding: 0.01 over one or two, not 0.02', () => {
    const printed = (text: string) =>
      of(
        line('n.3.c', '上年人员经费', '79.61'),
        line('n.3.c', '原因：甲增加', text),
        line('n.3.c', '原因：乙增加', '5.26'),
      )
    passes(printed('70.01'), 'reasons-sum', 'n.3.c')
    fails(printed('70.02'), 'reasons-sum', 'n.3.c', { blocks: null })
  })
  void it('of exact figures may not', () => {
    const figures = (fen: number) =>
      withPersonnel({ value: 154_870_000 }, [
        exact('n.3.c', '上年人员经费', 79_610_000),
        exact('n.3.c', '原因：甲增加', fen),
        exact('n.3.c', '原因：乙增加', 5_260_000),
      ])
    passes(figures(70_000_000), 'reasons-sum', 'n.3.c')
    fails(figures(70_010_000), 'reasons-sum', 'n.3.c', { message: /相差0\.01/, blocks: null })
  })
  void it('are held against a change that is as exact as both years are', () => {
    const outcome = (current: Figure, base: Figure, ...more: readonly StatedNarrative[]) => {
      const narrative = [
        { ...exact('n.3.c', '上年人员经费', 0), figure: base },
        exact('n.3.c', '原因：甲增加', 70_004_000),
        exact('n.3.c', '原因：乙增加', 5_260_000),
        ...more,
      ]
      const results = checkYearOnYear(withPersonnel(current, narrative), { year: 2023 })
      return results
        .filter(({ rule }) => rule === 'reasons-sum')
        .map(({ finding }) => finding?.difference ?? 'passed')
    }
    const [now, then] = [{ value: 154_870_000 }, { value: 79_610_000 }]
    const other = line('n.3.e', '上年公用经费', '30.00')
    assert.deepEqual(outcome(now, then).length, 1)
    assert.notDeepEqual(outcome(now, then), ['passed'])
    assert.notDeepEqual(outcome(now, then, other), ['passed'], 'another printed figure loosens nothing')
    assert.deepEqual(outcome({ ...now, stated: '154.87' }, then), ['passed'])
    assert.deepEqual(outcome(now, { ...then, stated: '79.61' }), ['passed'])
  })
  void it('are not judged without a base, without reasons, or where a table is missing', () => {
    const reasonsOf = (figures: BudgetFigures) =>
      checkYearOnYear(figures, { year: 2023 }).filter(({ rule }) => rule === 'reasons-sum')
    assert.deepEqual(reasonsOf(saying(line('n.3.c', '原因：甲增加', '1.00'))), [])
    assert.deepEqual(reasonsOf(saying(line('n.3.c', '上年人员经费', '79.61'))), [])
    const figures = of(exact('n.3.c', '上年人员经费', 5_000_000), exact('n.3.c', '原因：甲减少', 5_004_000))
    const { t3: _left, ...tables } = figures.tables
    const [result] = reasonsOf({ ...figures, tables })
    assert.notEqual(result?.finding ?? null, null, 'nothing printed, so nothing is tolerated')
  })
  void it('keep their sign and their words', () => {
    const figures = of(
      line('n.3.c', '上年人员经费', '79.61'),
      line('n.3.c', '原因：工资标准调整增加', '80.26'),
      line('n.3.c', '原因：1人退休减少', '5.00'),
    )
    passes(figures, 'reasons-sum', 'n.3.c')
    assert.deepEqual(
      findComparison(figures, 'personnel')?.reasons.map(({ text, amount }) => [text, amount]),
      [
        ['工资标准调整增加', 80_260_000],
        ['1人退休减少', -5_000_000],
      ],
    )
    assert.deepEqual(findComparison(figures, 'public')?.reasons, [])
  })
})

void describe('compared items', () => {
  void it('are ten; procurement is taken from the text while there is no table of it', () => {
    const figures = saying(
      line('n.5.2.a', '政府采购预算总额', '4.20'),
      line('n.5.2.a', '上年政府采购预算总额', '4.00'),
    )
    assert.equal(compareYears(figures).length, 10)
    const procurement = findComparison(figures, 'procurement')
    assert.deepEqual([procurement?.change, procurement?.percent], [200_000, '5.00'])
    const t9 = {
      key: 't9' as const,
      sheet: '政府采购预算明细表',
      notes: [],
      rows: [{ id: 't9.total', row: 5, labels: { name: '合计' }, figures: { total: { value: 5_000_000 } } }],
    }
    const made = { ...figures, tables: { ...figures.tables, t9 } }
    assert.equal(findComparison(made, 'procurement')?.current, 5_000_000)
    const empty = { ...figures, tables: { ...figures.tables, t9: { ...t9, rows: [] } } }
    assert.equal(findComparison(empty, 'procurement')?.current, 4_200_000)
  })
  void it('without their table are nothing', () => {
    const { t4: _left, ...tables } = sampleBudget().tables
    assert.equal(findComparison({ ...sampleBudget(), tables }, 'threePublic')?.current, 0)
  })
})
