import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { DocumentSheet } from '#lint'
import { cellAddress } from '#lint'
import { publicLimits } from '../limits.ts'
import { addSheet } from './sheet-blocks.ts'
import { BlockSink } from './sink.ts'

function sheet(rows: readonly (readonly string[])[], more: Partial<DocumentSheet> = {}): DocumentSheet {
  const cells = rows.map((row, r) =>
    row.map((text, c) => ({
      address: cellAddress(r + 1, c + 1),
      row: r + 1,
      column: c + 1,
      kind: text === '' ? ('blank' as const) : ('text' as const),
      text,
    })),
  )
  return { name: '表', rows: cells, merges: [], ...more }
}

function shown(one: DocumentSheet): readonly string[] {
  const sink = new BlockSink(publicLimits)
  addSheet(sink, one)
  return sink.blocks.map((block) =>
    block.kind === 'paragraph'
      ? block.text
      : block.rows.map((row) => row.map(({ text, address }) => `${address} ${text}`).join('|')).join('/'),
  )
}

describe('a sheet', () => {
  it('has text around its table: title, unit line, notes', () => {
    const rows = [
      ['收入总表'],
      ['编制单位：某局', '', '单位：万元'],
      ['科目', '预算数', '备注'],
      ['工资', '12.5'],
      ['合计', '12.5', ''],
      ['注：数据取自决算。'],
    ]
    assert.deepEqual(shown(sheet(rows)), [
      '收入总表',
      '编制单位：某局 单位：万元',
      'A3 科目|B3 预算数|C3 备注/A4 工资|B4 12.5|C4 /A5 合计|B5 12.5|C5 ',
      '注：数据取自决算。',
    ])
  })

  it('holds two tables where a blank row and words stand between them, one where figures go on', () => {
    const table = [
      ['科目', '数'],
      ['甲', '1'],
    ]
    assert.equal(shown(sheet([...table, [], ...table])).length, 2)
    assert.equal(shown(sheet([...table, [], ['乙', '2']])).length, 1)
  })

  it('gives merged cells once, with their extent', () => {
    const merges = [
      { top: 1, left: 1, bottom: 2, right: 1 },
      { top: 1, left: 2, bottom: 1, right: 3 },
    ]
    const sink = new BlockSink(publicLimits)
    addSheet(
      sink,
      sheet(
        [
          ['科目', '预算数'],
          ['', '基本', '项目'],
          ['甲', '1', '2'],
        ],
        { merges, hidden: true },
      ),
    )
    const [grid] = sink.blocks
    assert.ok(grid?.kind === 'table')
    assert.equal(grid.hidden, true)
    assert.deepEqual(
      grid.rows.map((row) => row.map((one) => `${one.address}${one.columnSpan}x${one.rowSpan}`).join(' ')),
      ['A11x2 B12x1', 'B21x1 C21x1', 'A31x1 B31x1 C31x1'],
    )
  })

  it('with a merged range over all rows of a workbook is read as far as it is filled', () => {
    const merges = [{ top: 1, left: 1, bottom: 1_048_576, right: 16_384 }]
    assert.deepEqual(
      shown(
        sheet(
          [
            ['甲', '乙'],
            ['1', '2'],
          ],
          { merges },
        ),
      ),
      ['甲'],
    )
  })
})
