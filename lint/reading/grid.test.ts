/** How tables are read: what is header, what columns are called, which rows go on over a page's end. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Block, Grid, GridCell } from '#lint'
import { amountColumns, figureColumns, plainCell, readDocument } from '#lint'

const row = (at: number, texts: readonly string[]): readonly GridCell[] =>
  texts.map((text, index) => plainCell(text, at, index + 1))
const grid = (...rows: readonly string[]): Grid => ({
  kind: 'table',
  rows: rows.map((texts, index) => row(index + 1, texts.split('|'))),
})
const tablesOf = (...blocks: readonly Block[]) => readDocument({ name: '表', blocks }).tables
const only = (...rows: readonly string[]) => {
  const [table] = tablesOf(grid(...rows))
  assert.ok(table)
  return table
}

void describe('the header of a table', () => {
  void it('joins the levels of a header and gives a blank one to the group at its left', () => {
    assert.deepEqual(only('学院|在校生||备注', '|男|女|', '文学院|40|60|').paths, [
      '学院',
      '在校生-男',
      '在校生-女',
      '备注',
    ])
  })
  void it('moves groups that lost their merged cells to the column of their own name', () => {
    const { paths } = only('镇|种树|(5亩)|养蜂(9箱)||种菜(7亩)', '|面积|户数|养蜂|种菜|', '东镇|5|2|9|7')
    assert.equal(paths[3], '养蜂(9箱)-养蜂')
    assert.equal(paths[4], '种菜(7亩)-种菜')
  })
  void it('keeps years and the numbers of columns in the header', () => {
    assert.equal(only('学院|招生||', '|2021|2022|2023', '文学院|40|60|70').rows.length, 1)
    assert.equal(only('学院|一|二|三', '栏次|1|2|3', '文学院|40|60|70').rows.length, 1)
    assert.equal(only('学院|一|二|三', '文学院|1|2|4', '理学院|40|60|70').rows.length, 2)
  })
  void it('does not give a group to a cell that reaches down beside it', () => {
    const at = (text: string, r: number, c: number, columns: number, rows: number): GridCell => ({
      ...plainCell(text, r, c),
      columnSpan: columns,
      rowSpan: rows,
    })
    const merged: Grid = {
      kind: 'table',
      rows: [
        [at('学院', 1, 1, 1, 3), at('学生', 1, 2, 2, 1), at('备注', 1, 4, 1, 3)],
        [at('本科', 2, 2, 2, 1)],
        [at('男', 3, 2, 1, 1), at('女', 3, 3, 1, 1)],
        [...row(4, ['文学院', '3', '4', '无'])],
      ],
    }
    assert.deepEqual(tablesOf(merged)[0]?.paths, ['学院', '学生-本科-男', '学生-本科-女', '备注'])
  })
  void it('goes on in a table without figures where the row above left columns open', () => {
    const table = only('科目|名称|支出', '||总计|基本', '|合计||')
    assert.deepEqual(table.paths, ['科目', '名称', '支出-总计', '支出-基本'])
    assert.equal(table.rows.length, 1)
    assert.equal(only('项目|要求|意见', '一|按期|', '二|足额|').rows.length, 2)
  })
  void it('takes a title and the unit in the first rows as lines above', () => {
    const table = only('各镇植树情况统计表||', '单位：亩||', '镇|松|柏', '东镇|3|4')
    assert.equal(table.caption, '各镇植树情况统计表')
    assert.equal(table.unit, '亩')
    assert.deepEqual(table.paths, ['镇', '松', '柏'])
  })
})

void describe('the rows of a table', () => {
  void it('read a code spread over 类, 款 and 项', () => {
    const { rows } = only('类|款|项|名称|数', '205|||教育|9', '|02||普通|9', '||01|小学|4', '||02|初中|5')
    assert.deepEqual(
      rows.map(({ code }) => code),
      ['205', '20502', '2050201', '2050202'],
    )
  })
  void it('read a year in the first column as no code', () => {
    assert.equal(only('年份|招生', '2021|40', '2022|50').rows[0]?.code, null)
  })
  void it('read a figure with its unit in the cell', () => {
    const cell = only('班级|人数', '一班|41人').rows[0]?.cells[1]
    assert.equal(cell?.figure?.value, 410_000)
    assert.equal(cell?.figure?.unit, '人')
  })
  void it('are told by the name on their own side of a table of two sides', () => {
    const { rows } = only('收入项目|预算数|支出项目|预算数', '拨款收入|8|基本支出|6', '合计|8|合计|6')
    const names = rows.map(({ cells }) => cells.map(({ place }) => place.rowName))
    assert.deepEqual(names[0], ['拨款收入', '拨款收入', '基本支出', '基本支出'])
    const [other] = only('项目|上年|办理情况|本年', '甲项|8|已办结|6', '乙项|5|在办|2').rows
    assert.deepEqual(
      other?.cells.map(({ place }) => place.rowName),
      ['甲项', '甲项', '甲项', '甲项'],
    )
  })
  void it('tell columns of figures from those that stand empty and from remarks', () => {
    const table = only('镇|松|柏|备注', '东镇|3||', '西镇|5||')
    assert.deepEqual(figureColumns(table), [2])
    assert.deepEqual(amountColumns(table), [2, 3])
  })
})

void describe('a table over two pages', () => {
  const first = grid('镇|松|柏', '东镇|3|4', '西镇|5|6')
  const note: Block = { kind: 'paragraph', text: '以下为另一批。', heading: null }
  void it('is one where the header is repeated or missing', () => {
    assert.equal(tablesOf(first, grid('镇|松|柏', '南镇|1|2'))[0]?.rows.length, 3)
    assert.equal(tablesOf(first, grid('南镇|1|2', '合计|9|12'))[0]?.rows.length, 4)
    assert.equal(tablesOf(first, grid('镇|松|柏', '南镇|1|2')).length, 1)
  })
  void it('is two where a total closed the first, words stand between, or the columns differ', () => {
    const closed = grid('镇|松|柏', '东镇|3|4', '合计|3|4')
    assert.equal(tablesOf(closed, grid('镇|松|柏', '南镇|1|2')).length, 2)
    assert.equal(tablesOf(first, note, grid('南镇|1|2', '合计|9|12')).length, 2)
    assert.equal(tablesOf(first, grid('南镇|1', '合计|9')).length, 2)
  })
  void it('keeps the block of each cell', () => {
    const [table] = tablesOf(first, grid('南镇|1|2', '合计|9|12'))
    assert.equal(table?.rows[0]?.cells[1]?.place.block, 1)
    assert.equal(table?.rows[3]?.cells[1]?.place.block, 2)
  })
})
