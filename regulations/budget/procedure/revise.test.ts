import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { unitBudget } from '#regulations/budget'
import { clause } from '../../../tests/support/clause.ts'
import { openedBudget, people } from '../../../tests/support/budget.ts'
import { exampleFigures, inStage } from './examples.ts'
import { digestOf } from '../../shared/digest.ts'
import type { PackedFigures } from './packed-figures.ts'
import { packFigures, unpackFigures } from './packed-figures.ts'
import { applyChanges } from './revise.ts'
import type { Change, Draft } from './revise.ts'

const fund = {
  key: 'p.laogan',
  sheet: '绩效',
  title: '2023年一般性项目绩效目标表（一级项目）',
  name: '示例经费',
  compiler: '136-示例县委老干部局',
  department: '136-示例县委老干部局',
  budget: '392.17',
  budgetCell: 'B5',
  overview: '概况',
  basis: '依据',
  goal: '目标',
  headCells: { 当年预算: 'B5' },
  indicators: [
    {
      id: 'p.laogan.r8',
      row: 17,
      cells: ['', '', '', '≥', '296'] as [string, string, string, string, string],
    },
    {
      id: 'p.laogan.r9',
      row: 18,
      cells: ['党组织个数', '10', '个', '=', '86'] as [string, string, string, string, string],
    },
  ],
}
const figures: PackedFigures = { ...exampleFigures, funds: [fund] }
const draft = (basis: Draft['basis']): Draft => ({ figures, remainders: {}, texts: {}, basis })
const change = (basis: Draft['basis'], ...changes: Change[]) => applyChanges(draft(basis), changes)
const cellOf = (packed: PackedFigures, key: 't2' | 't3' | 't4', code: string, column: string) => {
  const table = packed.tables[key]
  const row = table?.rows.find(({ id, cells }) =>
    code === 'total' ? id === `${key}.total` : cells[0] === code,
  )
  return row?.cells[table?.columns.indexOf(column) ?? -1]
}

clause('shizhu-budget-2023/t2', 'entries at the lowest level, totals added up', ({ accepts, refuses }) => {
  accepts('2013201: every figure above moves with it', () => {
    const { draft: next, faults } = change('working', { path: 't2/2013201/basic', to: '12.00' })
    assert.deepEqual(faults, [])
    const read = (code: string, column: string) =>
      unpackFigures(next.figures).tables.t2?.rows.find(({ labels, id }) =>
        code === 'total' ? id === 't2.total' : labels['code'] === code,
      )?.figures[column]?.value
    assert.deepEqual(
      ['2013201', '20132', '201', 'total'].map((code) => [read(code, 'basic'), read(code, 'total')]),
      Array.from({ length: 4 }, () => [12_000_000, 12_000_000]),
    )
  })
  refuses('an amount on 20132, with where to enter it', () => {
    const { faults, draft: next } = change('working', { path: 't2/20132/basic', to: '12.00' })
    assert.match(faults[0]?.say ?? '', /只能在项级录入/)
    assert.equal(next.figures, figures)
  })
  refuses('an amount on 20132, as a refusal of the act', () => {
    openedBudget()
      .when('ReviseFigures', { changes: [{ path: 't2/20132/basic', to: '12.00' }] }, people.compiler)
      .thenRefusedBy('change-is-possible', '只能在项级录入')
  })
  accepts('20132 of a printed document, which is mended as it stands', () => {
    const { draft: next, faults } = change('printed', { path: 't2/20132/basic', to: '12.00' })
    assert.deepEqual(faults, [])
    assert.equal(cellOf(next.figures, 't2', '20132', 'basic'), '12.00')
    assert.equal(cellOf(next.figures, 't2', '201', 'basic'), '10.00')
  })
})

void describe('amounts are not negative (t3.r3)', () => {
  void it('29.07', () => {
    assert.deepEqual(change('working', { path: 't3/30101/personnel', to: '29.07' }).faults, [])
  })
  void it('-29.07', () => {
    const { faults } = change('working', { path: 't3/30101/personnel', to: '-29.07' })
    assert.match(faults[0]?.say ?? '', /不能为负/)
  })
})

clause('shizhu-budget-2023/t.unit', 'amounts in 分, printed in 万元', ({ accepts, refuses }) => {
  accepts('158,449.00 元 is kept exactly and prints 15.84', () => {
    const { draft: next } = change('working', { path: 't2/2013201/basic', to: 15_844_900 })
    assert.equal(cellOf(next.figures, 't2', '2013201', 'basic'), 15_844_900)
    assert.equal(unpackFigures(next.figures).tables.t2?.rows[0]?.figures['total']?.value, 15_844_900)
  })
  refuses('a text that is no figure', () => {
    assert.match(
      change('working', { path: 't2/2013201/basic', to: '约十万' }).faults[0]?.say ?? '',
      /不是数字/,
    )
  })
})

void describe('applyChanges', () => {
  void it('lists every place that cannot be changed and then changes none', () => {
    const { faults, draft: next } = change(
      'printed',
      { path: 'x9/1/2', to: '1' },
      { path: 't2/999/basic', to: '1' },
      { path: 't2/2013201/colour', to: '1' },
      { path: 'n.9/没有/value', to: '1' },
      { path: 'p.none/basis', to: '1' },
      { path: 'text/none', to: '1' },
      { path: 't2', to: '1' },
    )
    assert.equal(faults.length, 7)
    assert.equal(next.figures, figures)
  })

  void it('fills the one row of an empty table 4', () => {
    const { t4 } = figures.tables
    assert.ok(t4)
    const start = {
      ...draft('printed'),
      figures: { ...figures, tables: { ...figures.tables, t4: { ...t4, rows: [] } } },
    }
    const { draft: next, faults } = applyChanges(start, [
      { path: 't4/total/total', to: '0' },
      { path: 't4/total/reception', to: '0' },
    ])
    assert.deepEqual(faults, [])
    assert.equal(next.figures.tables.t4?.rows.length, 1)
    assert.deepEqual(next.figures.tables.t4?.rows[0]?.cells, ['0', null, null, null, null, '0'])
  })

  void it('changes figures, units and names of the explanation', () => {
    const { draft: next, differences } = change(
      'printed',
      { path: 'n.2.2.a/支出预算总额', to: '9.00' },
      { path: 'n.2.2.a/支出预算总额/unit', to: '元' },
    )
    assert.deepEqual(next.figures.narrative[2], {
      clause: 'n.2.2.a',
      item: '支出预算总额',
      unit: '元',
      row: 4,
      value: '9.00',
    })
    assert.deepEqual(
      differences.map(({ before, after }) => [before, after]),
      [
        ['10.00', '9.00'],
        ['万元', '元'],
      ],
    )
  })

  void it('takes out an indicator row, and changes one', () => {
    const { draft: next } = change(
      'printed',
      { path: 'p.laogan/p.laogan.r8', to: null },
      { path: 'p.laogan/p.laogan.r9/value', to: '71' },
      { path: 'p.laogan/basis', to: '〔2019〕11号' },
      { path: 'p.laogan/budget', to: '392.71' },
    )
    const [changed] = next.figures.funds
    assert.deepEqual(
      changed?.indicators.map(({ cells }) => cells[4]),
      ['71'],
    )
    assert.deepEqual([changed?.basis, changed?.budget], ['〔2019〕11号', '392.71'])
  })

  void it('does not count a change that leaves the place as it was', () => {
    assert.deepEqual(change('printed', { path: 't2/2013201/basic', to: '10.00' }).differences, [])
  })
})

void describe('stored figures', () => {
  void it('come back as they went in', () => {
    const stated = unpackFigures(figures)
    assert.deepEqual(unpackFigures(packFigures(stated)), stated)
  })
  void it('carry a digest over figures and texts alike', () => {
    const { figures: stored, texts, facts } = inStage.compiling()
    assert.equal(facts.digest, digestOf({ figures: stored, texts }))
    const run = openedBudget()
    const reworded = run.when(
      'ReviseFigures',
      { changes: [{ path: 'text/duties', to: '另写' }] },
      people.compiler,
    )
    assert.notEqual(reworded.domain.facts.digest, run.domain.facts.digest)
    assert.equal(unitBudget.columns['total']?.value(run.domain), 10_000_000)
  })
})
