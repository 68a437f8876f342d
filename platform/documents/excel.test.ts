import assert from 'node:assert/strict'
import test from 'node:test'
import { readXlsx } from 'hucre'
import type { Table } from './table.ts'
import { KEYS_SHEET, withoutFormula, writeTableWorkbook } from './excel.ts'

const table: Table = {
  title: '收支总表',
  preparedBy: '编制单位：某单位',
  unit: '单位：万元',
  columns: [
    { key: 'item', header: '项目', kind: 'text' },
    { key: 'code', header: '编码', kind: 'code' },
    {
      header: '预算数',
      columns: [
        { key: 'now', header: '本年', kind: 'figure' },
        { key: 'before', header: '上年', kind: 'figure' },
      ],
    },
  ],
  rows: [
    { key: 'r1', cells: { item: '=HYPERLINK("x")', code: '0201', now: '-1,215.40', before: '12.50' } },
    { key: 'total', emphasis: 'total', cells: { item: '合计', now: '1234567890123456.7', before: null } },
  ],
  notes: ['尾数差异由舍入造成。'],
}

test('figures are numbers with their decimals, codes keep their zeros, formulas are disarmed', async () => {
  const bytes = await writeTableWorkbook([table, table], { title: '公开表', version: 'v3' })
  const workbook = await readXlsx(bytes, { readStyles: true })
  assert.deepEqual(
    workbook.sheets.map(({ name }) => name),
    ['收支总表', '收支总表（2）', KEYS_SHEET],
  )
  const sheet = workbook.sheets[0]
  assert.ok(sheet !== undefined)
  assert.deepEqual(sheet.rows[4]?.slice(0, 4), [`'=HYPERLINK("x")`, '0201', -1215.4, 12.5])
  assert.equal(sheet.rows[5]?.[2], '1234567890123456.7', 'more digits than Excel keeps stay text')
  assert.equal(sheet.cells?.get('4,3')?.style?.numFmt, '#,##0.00')
  assert.deepEqual(sheet.freezePane?.rows, 4)
  const spans = (sheet.merges ?? []).map((m) => [m.startRow, m.startCol, m.endRow, m.endCol].join())
  assert.deepEqual(spans.toSorted(), ['0,0,0,3', '2,0,3,0', '2,1,3,1', '2,2,2,3', '6,0,6,3'])
})

test('the hidden sheet names version, sheet, row and key', async () => {
  const bytes = await writeTableWorkbook([table], { title: '公开表', version: 'v3' })
  const keys = (await readXlsx(bytes)).sheets.find(({ name }) => name === KEYS_SHEET)
  assert.equal(keys?.veryHidden, true)
  assert.deepEqual(keys?.rows, [
    ['版本', 'v3', null].slice(0, keys?.rows[0]?.length),
    ['工作表', '行号', '行标识'],
    ['收支总表', 5, 'r1'],
    ['收支总表', 6, 'total'],
  ])
  const without = await readXlsx(await writeTableWorkbook([table], { title: '公开表' }))
  assert.equal(without.sheets.length, 1)
})

test('text that a spreadsheet would run gets an apostrophe, other text none', () => {
  for (const text of ['=1', '+1', '-1', '@x', '\t=1', '＝1']) assert.equal(withoutFormula(text), `'${text}`)
  for (const text of ['一、收入', '(1)', '’', '']) assert.equal(withoutFormula(text), text)
})
