import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readBudget } from './budget-model.ts'
import { clearBlock, blockText, pasteBlock, type Sheet } from './sheet-block.ts'
import { noChanges } from './sheet-history.ts'

const [table] = readBudget({
  tables: {
    t3: {
      sheet: '表3 基本支出表',
      columns: ['code', 'name', 'total', 'personnel', 'public'],
      letters: ['A', 'B', 'C', 'D', 'E'],
      rows: [
        { id: 't3.total', row: 5, cells: ['', '合计', '190.98', '154.87', '36.11'] },
        { id: 't3.r1', row: 6, cells: ['30101', '基本工资', 34_670_000, 34_670_000, null] },
        { id: 't3.r2', row: 7, cells: ['30201', '办公费', '2.00', null, '2.00'] },
      ],
      notes: [],
    },
  },
}).tables
if (table === undefined) throw new Error('no table')
const stored = new Map(
  table.rows.flatMap(({ cells }) => cells.map(({ path, value }) => [path, value] as const)),
)
const computed = new Set([
  't3/total/total',
  't3/total/personnel',
  't3/total/public',
  't3/30101/total',
  't3/30201/total',
])
const sheet: Sheet = { table, changes: noChanges, computed, stored, unit: '万元' }
const at = (top: number, left: number, bottom = top, right = left) => ({ top, left, bottom, right })

test('a block from Excel falls on open cells; labels that repeat and computed cells are left alone', () => {
  const pasted = pasteBlock(
    sheet,
    [
      ['30101', '基本工资', '35.00', '３５．００', ''],
      ['30201', '办公费', '3', '', '1,003.5'],
    ],
    at(1, 0),
  )
  assert.deepEqual(pasted.changes, [
    { path: 't3/30101/personnel', before: 34_670_000, to: '35.00' },
    { path: 't3/30101/public', before: null, to: null },
    { path: 't3/30201/personnel', before: null, to: null },
    { path: 't3/30201/public', before: '2.00', to: '1003.5' },
  ])
  assert.equal(pasted.skipped, 2)
})

test('in 元 the same block is exact, and an amount in the wrong unit is noticed', () => {
  const exact = pasteBlock({ ...sheet, unit: '元' }, [['356,800.55']], at(1, 3))
  assert.equal(exact.changes[0]?.to, 35_680_055)
  assert.equal(exact.otherUnit, false)
  assert.equal(pasteBlock(sheet, [['346700']], at(1, 3)).otherUnit, true)
})

test('one value fills the selection; what is no amount is named; beyond the table is skipped', () => {
  assert.equal(pasteBlock(sheet, [['0']], at(1, 3, 2, 4)).changes.length, 4)
  assert.deepEqual(pasteBlock(sheet, [['约三万', '1']], at(2, 4)).faults, ['约三万'])
  assert.equal(pasteBlock(sheet, [['约三万', '1']], at(2, 4)).skipped, 1)
})

test('what is copied is labels and every known digit; deleting empties open cells only', () => {
  assert.equal(blockText(sheet, at(1, 0, 2, 3)), '30101\t基本工资\t34.67\t34.67\n30201\t办公费\t2.00\t')
  assert.equal(blockText({ ...sheet, unit: '元' }, at(2, 4)), '20000')
  assert.deepEqual(
    clearBlock(sheet, at(0, 2, 2, 4)).map(({ path }) => path),
    ['t3/30101/personnel', 't3/30101/public', 't3/30201/personnel', 't3/30201/public'],
  )
})

test('a block with codes goes to the rows of these codes from anywhere, in any order', () => {
  const block = [
    ['科目编码', '科目名称', '总计', '人员经费', '日常公用经费'],
    ['30201', '办公费', '3.00', '', '3.00'],
    ['30102', '津贴补贴', '1.00', '1.00', ''],
    ['30101', '基本工资', '35.00', '35.00', ''],
    ['', '合计', '39.00', '36.00', '3.00'],
  ]
  const pasted = pasteBlock(sheet, block, at(1, 3))
  assert.deepEqual(pasted.changes, [
    { path: 't3/30201/personnel', before: null, to: null },
    { path: 't3/30201/public', before: '2.00', to: '3.00' },
    { path: 't3/30101/personnel', before: 34_670_000, to: '35.00' },
    { path: 't3/30101/public', before: null, to: null },
  ])
  assert.equal(pasted.isByCode, true)
  assert.equal(pasted.skipped, 0)
  assert.deepEqual(pasted.unknown, ['30102'])
  assert.deepEqual(pasted.faults, [])
})

test('codes never become amounts: other columns than the table are refused whole', () => {
  const two = [
    ['30101', '35.00'],
    ['30201', '3.00'],
  ]
  assert.deepEqual(pasteBlock(sheet, two, at(1, 3)).changes, [])
  assert.equal(pasteBlock(sheet, two, at(1, 3)).isMisplaced, true)
  assert.equal(pasteBlock(sheet, [['30101', '基本工资', '35.00']], at(2, 3)).isMisplaced, true)
  assert.equal(pasteBlock(sheet, [['30101', '35.00']], at(1, 3)).isMisplaced, false)
})

test('in an empty table the size alone tells the wrong unit', () => {
  const empty: Sheet = { ...sheet, stored: new Map() }
  const unitOf = (unit: Sheet['unit'], ...amounts: string[]) =>
    pasteBlock(
      { ...empty, unit },
      amounts.map((text) => [text]),
      at(1, 3),
    ).otherUnit
  assert.equal(unitOf('万元', '816000', '130600'), true)
  assert.equal(unitOf('万元', '816000', '130.60'), false)
  assert.equal(unitOf('万元', '1000', '1000'), true)
  assert.equal(unitOf('万元', '999.99', '1000'), false)
  assert.equal(unitOf('元', '81.60', '13.06'), true)
  assert.equal(unitOf('元', '999.99', '1000'), false)
  assert.equal(unitOf('元', '81.60'), false)
  assert.equal(unitOf('万元', '0', ''), false)
})
