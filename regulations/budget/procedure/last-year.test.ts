/** Last year's published budget as this year's base and structure. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { clause } from '../../../tests/support/clause.ts'
import { budgetWorld, people } from '../../../tests/support/budget.ts'
import { given } from '../../../tests/support/run.ts'
import { explanationOf } from '../explanation.ts'
import { lastYearProvider, structureOf } from './act-last-year.ts'
import { exampleFigures, unitCode } from './examples.ts'
import type { PackedFigures } from './packed-figures.ts'
import { noFigures } from './packed-figures.ts'
import { unitBudget } from './unit-budget.ts'

function opened(last: { readonly figures: PackedFigures } | null, figures = exampleFigures) {
  return given(unitBudget, { ...budgetWorld, rows: { [lastYearProvider]: last } })
    .when('OpenBudget', { unit: unitCode, year: 2023, basis: 'working', figures }, people.compiler)
    .thenStage('compiling')
    .when('AdoptLastYear', {}, people.compiler)
}
/** Last year as the example, with 8.00 in place of 10.00 of income. */
const eight: PackedFigures = {
  ...exampleFigures,
  tables: {
    ...exampleFigures.tables,
    t6: {
      ...(exampleFigures.tables.t6 ?? { sheet: '', columns: [], letters: [], notes: [] }),
      rows: [
        { id: 't6.total', row: 5, cells: ['合计', '8.00', '合计', '8.00'] },
        { id: 't6.r1', row: 6, cells: ['一般公共预算资金', '8.00', '一般公共服务支出', '8.00'] },
      ],
    },
  },
}

clause('shizhu-budget-2023/n.2.1.c', '上年数取自上年公开的预算', ({ accepts, refuses }) => {
  accepts(
    '8.00 of last year: 增加2.00 (25.00%), as 122.44 and 190.98 give 68.54 (55.98%, not 68.45 or 0.01)',
    () => {
      const { domain } = opened({ figures: eight }).thenStage('compiling')
      assert.equal(domain.texts['baseYear'], 'published')
      const income = domain.figures.narrative.find(({ item }) => item === '上年收入预算总额')
      assert.equal(income?.value, '8.00')
      const text = explanationOf(domain).parts[1]?.paragraphs[0] ?? ''
      assert.match(text, /收入比2022年的8\.00万元增加2\.00万元/)
    },
  )
  refuses('nothing published last year', () => opened(null).thenRefusedBy('last-year-is-published', '2022年'))
})

void describe('the structure of last year', () => {
  void it('gives an empty budget its rows with blank amounts', () => {
    const { domain } = opened({ figures: exampleFigures }, noFigures).thenStage('compiling')
    const cells = domain.figures.tables.t2?.rows.map((row) => row.cells)
    assert.deepEqual(cells?.at(-1), ['2013201', '行政运行', null, null, null])
    assert.equal(domain.facts.total, null)
  })
  void it('leaves entered figures alone', () => {
    const { domain } = opened({ figures: structureOf(exampleFigures) }).thenStage('compiling')
    assert.equal(domain.facts.total, 10_000_000)
  })
  void it('is not adopted twice for nothing', () => {
    opened({ figures: eight })
      .when('AdoptLastYear', {}, people.compiler)
      .thenRefusedBy('revision-changes-something', '相同')
  })
})
