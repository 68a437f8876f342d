import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { DocumentSheet, MergedRange } from './document.ts'
import { cellAddress, columnLetters } from './document.ts'
import { locateTable } from './table.ts'

const sheet = (rows: readonly (readonly string[])[], merges: readonly MergedRange[] = []): DocumentSheet => ({
  name: '表2',
  merges,
  rows: rows.map((cells, r) =>
    cells.map((text, c) => ({
      address: cellAddress(r + 1, c + 1),
      row: r + 1,
      column: c + 1,
      kind: text === '' ? 'blank' : 'text',
      text,
    })),
  ),
})
const paths = ['编码', '预算数-总计', '预算数-基本']
const merges = [
  { top: 1, left: 1, bottom: 1, right: 3 },
  { top: 2, left: 1, bottom: 3, right: 1 },
  { top: 2, left: 2, bottom: 2, right: 3 },
]
const good = [
  ['标题'],
  ['编码', '2023年预算数', ''],
  ['', '总计', '基本'],
  ['201', '1.00', '1.00'],
  ['备注：无'],
]
const problemsOf = (one: DocumentSheet): string => {
  const located = locateTable(one, { paths, rowsMax: 10 })
  assert.ok(!located.ok)
  return located.problems.map(({ message }) => message).join('\n')
}

describe('locateTable', () => {
  it('resolves merged headers to paths and keeps addresses', () => {
    const located = locateTable(sheet(good, merges), { paths, rowsMax: 10 })
    assert.ok(located.ok)
    assert.deepEqual(located.table.paths, paths)
    assert.equal(located.table.rows.length, 1)
    assert.equal(located.table.rows[0]?.cells['预算数-基本']?.address, 'C4')
    assert.deepEqual(
      located.table.notes.map(({ text }) => text),
      ['备注：无'],
    )
  })
  it('names a renamed header with its cell', () => {
    const renamed = good.with(2, ['', '合计数', '基本'])
    assert.match(problemsOf(sheet(renamed, merges)), /B3的列名“预算数-合计数”不在本表的列名里/)
    assert.match(problemsOf(sheet(renamed, merges)), /缺少列“预算数-总计”/)
  })
  it('names an extra column', () => {
    const extra = [
      ['标题'],
      ['编码', '预算数', '', '说明栏'],
      ['', '总计', '基本', ''],
      ['201', '1.00', '1.00', 'x'],
    ]
    assert.match(problemsOf(sheet(extra, merges)), /D2的列名“说明栏”不在本表的列名里/)
  })
  it('names a header that was merged over two columns', () => {
    const over = [...merges, { top: 3, left: 2, bottom: 3, right: 3 }]
    assert.match(problemsOf(sheet(good.with(2, ['', '总计', '']), over)), /缺少列“预算数-基本”/)
  })
  it('says where no header is', () => assert.match(problemsOf(sheet([['甲', '乙']])), /没有找到表头/))
  it('refuses merged figure cells', () => {
    const over = [...merges, { top: 4, left: 2, bottom: 5, right: 2 }]
    assert.match(problemsOf(sheet(good.with(4, ['202', '', '1.00']), over)), /B4:B5是合并单元格/)
  })
  it('accepts the largest table and refuses one row more', () => {
    const rows = (n: number): string[][] => Array.from({ length: n }, () => ['201', '1.00', '1.00'])
    assert.ok(locateTable(sheet([...good.slice(0, 3), ...rows(10)], merges), { paths, rowsMax: 10 }).ok)
    assert.match(problemsOf(sheet([...good.slice(0, 3), ...rows(11)], merges)), /有11行数据，一张表最多10行/)
  })
})

describe('columnLetters', () => {
  it('counts like a spreadsheet', () => {
    assert.deepEqual([1, 26, 27, 28, 702, 703].map(columnLetters), ['A', 'Z', 'AA', 'AB', 'ZZ', 'AAA'])
  })
})
