import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CaseView } from '../api/types.ts'
import { placedFindings, readBudget } from './budget-model.ts'

const figures = {
  tables: {
    t3: {
      sheet: '表3 基本支出表',
      columns: ['code', 'name', 'total'],
      letters: ['A', 'B', 'C'],
      rows: [
        { id: 't3.total', row: 5, cells: ['', '合计', '190.98'] },
        { id: 't3.r2', row: 7, cells: ['30101', '基本工资', 34_670_000] },
      ],
      notes: [],
    },
  },
  narrative: [{ clause: 'n.3.b', item: '基本支出', unit: '万元', row: 24, value: '68.54' }],
  narrativeLetter: 'C',
  funds: [],
}

test('stored cells get the address of the file and the path that changes them', () => {
  const { tables, narrative } = readBudget(figures)
  const [total, wages] = tables[0]?.rows ?? []
  assert.deepEqual(total?.cells[2], {
    address: 'C5',
    value: '190.98',
    isLabel: false,
    path: 't3/total/total',
  })
  assert.deepEqual(wages?.cells[2], {
    address: 'C7',
    value: 34_670_000,
    isLabel: false,
    path: 't3/30101/total',
  })
  assert.equal(wages?.cells[0]?.path, '')
  assert.equal(wages?.depth, 1)
  assert.deepEqual(narrative[0], {
    clause: 'n.3.b',
    item: '基本支出',
    unit: '万元',
    address: 'C24',
    value: '68.54',
    path: 'n.3.b/基本支出',
  })
})

test('income and expenditure stand side by side as printed, whatever order they are stored in', () => {
  const table = {
    sheet: '表1',
    columns: ['income', 'expenditure', 'incomeAmount'],
    letters: ['', '', 'B'],
    rows: [{ id: 't1.r1', row: 5, cells: ['本年收入', '本年支出', '190.98'] }],
    notes: [],
  }
  const [read] = readBudget({ tables: { t1: table } }).tables
  assert.deepEqual(read?.columns, ['income', 'incomeAmount', 'expenditure'])
  // The income's figure is named by the income beside it, not by the expenditure that is stored before it.
  const paths = read?.rows[0]?.cells.map(({ path }) => path) ?? []
  assert.match(paths[1] ?? '', /^t1\/[^/]+\/incomeAmount$/)
  assert.equal(paths[1], `t1/${String(read?.rows[0]?.cells[0]?.value)}/incomeAmount`)
  assert.deepEqual(
    read?.rows[0]?.cells.map(({ address }) => address),
    ['', 'B5', ''],
  )
})

test('a finding of the checks and of an act is one; what holds is none', () => {
  const facts = { sheet: '说明', cell: 'C24', stated: '68.54', expected: '190.98' }
  const base = {
    rule: 'check@1',
    clause: 'shizhu-budget-2023/n.3.b',
    clauseLabel: '说明三',
    label: '说明 C24',
  }
  const view = {
    state: {
      findings: [
        {
          grade: 'doubt',
          sheet: '说明',
          cell: 'C24',
          stated: '68.54',
          expected: '190.98',
          message: '请核对。',
        },
      ],
    },
    findings: [
      { ...base, holds: 'no', say: '请核对。', facts },
      { ...base, holds: 'yes', say: '相符。', facts: { ...facts, cell: 'C25' } },
    ],
  } as unknown as CaseView
  const found = placedFindings(view)
  assert.equal(found.length, 1)
  assert.equal(found[0]?.grade, 'doubt')
  assert.equal(found[0]?.cell, 'C24')
})
