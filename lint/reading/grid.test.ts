/** How tables are read: what is header, what columns are called, which rows go on over a page's end. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Block, Grid, GridCell } from '#lint'
import { amountColumns, cellOf, figureColumns, plainCell, readDocument, tableCellAt } from '#lint'

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
  void it('are told by words: not by their number, by their code alone where they have no name', () => {
    const labels = (...rows: readonly string[]) => only(...rows).rows.map(({ label }) => label)
    assert.deepEqual(labels('序|镇|数', '1|东镇|3', '|西镇|4'), ['东镇', '西镇'])
    assert.deepEqual(labels('编码|名称|数', '20101|办公|3', '20102||4'), ['20101 办公', '20102'])
  })
  for (const [header, body, names] of [
    ['项目|数|项目|数', '拨款|8|教育|6', ['拨款', '拨款', '教育', '教育']],
    ['收入项目|预算数|支出项目|预算数', '合计|8||6', ['合计', '合计', '合计', '合计']],
    ['镇|甲|乙', '东镇|数目|6', ['东镇', '东镇', '东镇']],
    ['编码|科目', '201|教育', ['201 教育', '201 教育']],
  ] as const)
    void it(`are called ${names.join(', ')} in ${header}`, () => {
      const cells = only(header, body, '末行|1|末行|2').rows[0]?.cells ?? []
      assert.deepEqual(
        cells.map(({ place }) => place.rowName),
        names,
      )
    })
  void it('that are set in are part of the row above', () => {
    const { rows } = only('班|数', '一班|9', '　　女|4', '其中：男|5')
    assert.deepEqual(
      rows.map(({ depth }) => depth),
      [0, 1, 1],
    )
  })
  void it('have no cell where another one reaches over, and a blank one where they end early', () => {
    const wide = { ...plainCell('合并', 2, 1), columnSpan: 2 }
    const rows = [row(1, ['镇', '松', '柏']), [wide, plainCell('4', 2, 3)], row(3, ['东镇', '3'])]
    const [table] = tablesOf({ kind: 'table', rows })
    const [merged, short] = table?.rows ?? []
    assert.ok(table && merged && short)
    assert.equal(cellOf(merged, 2), undefined)
    assert.equal(cellOf(merged, 3)?.text, '4')
    const { isBlank, path, place } = tableCellAt(table, short, 3)
    assert.deepEqual([isBlank, path, place.cell, place.column], [true, '柏', 'B3', '柏'])
  })
})

void describe('the columns of a table', () => {
  for (const [rows, figures, amounts] of [
    [['镇|松|柏|备注', '东镇|3||', '西镇|5||'], [2], [2, 3]],
    [['序号|镇|数', '|东镇|3'], [3], [3]],
    [['镇|松|柏', '东镇||4'], [3], [2, 3]],
    [['镇|松|', '东镇|3|'], [2], [2]],
    [['镇|', '东镇|7', '西镇|3'], [2], [2]],
    [['镇|数', '东镇|3', '西镇|（未算出）'], [2], [2]],
    [['编码|名称|数', '20101|办公|3'], [3], [3]],
    [
      ['镇|类|数', '东镇|3|4'],
      [2, 3],
      [2, 3],
    ],
  ] as const)
    void it(`of ${rows.join(' / ')} hold figures in ${figures.join(', ')}`, () => {
      assert.deepEqual(figureColumns(only(...rows)), figures)
      assert.deepEqual(amountColumns(only(...rows)), amounts)
    })
  void it('have the unit that a cell of the header states for all', () => {
    assert.equal(only('镇|数|单位：万元', '东镇|3|无').unit, '万元')
    assert.equal(only('镇|数（人）|亩', '东镇|3|4').unit, null)
  })
})

void describe('the place of a table', () => {
  void it('is under the last line above it that has more than a sign', () => {
    const line = (text: string): Block => ({ kind: 'paragraph', text, heading: null })
    const [table] = tablesOf(line('各镇情况'), line('甲'), grid('镇|数', '东镇|3'))
    assert.equal(table?.caption, '各镇情况')
  })
  void it('is the page of each cell where the file has pages', () => {
    const rows = [row(1, ['镇', '数']), row(2, ['东镇', '3']).map((cell) => ({ ...cell, page: 4 }))]
    const [table] = tablesOf({ kind: 'table', rows })
    assert.equal(table?.rows[0]?.cells[1]?.place.page, 4)
    assert.equal(table?.headerCells[0]?.place.page, undefined)
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
  void it('is one where the numbers of the rows go on', () => {
    const list = grid('序号|姓名|学校', '1|甲|东校', '2|乙|西校')
    assert.equal(tablesOf(list, grid('3|丙|东校', '4|丁|西校'))[0]?.rows.length, 4)
    assert.equal(tablesOf(list, grid('5|丙|东校', '6|丁|西校')).length, 2)
    assert.equal(tablesOf(grid('级|数', '一|2'), grid('校|甲', '东|5')).length, 2)
  })
  for (const [says, before, behind] of [
    ['has more rows of header', ['镇|松|柏', '东|3|4'], ['年份|2021|2022', '镇|松|柏', '西|1|2']],
    ['is a header alone', ['镇|松|柏', '东|3|4'], ['镇|松|柏']],
    ['goes on with figures where the first has none', ['镇|松|柏', '东|有|无'], ['西|1|2', '南|3|4']],
    ['begins with a number that does not go on', ['序|镇|数', '1|东|3'], ['5|西|无', '南|北|有']],
    ['follows a single row', ['甲|乙'], ['丙|丁']],
    ['begins to count below a blank row', ['镇|校', '东|甲', '|'], ['1|乙', '2|丙']],
  ] as const)
    void it(`is two where the second ${says}`, () => {
      assert.equal(tablesOf(grid(...before), grid(...behind)).length, 2)
    })
  void it('is one where a single column of figures goes on', () => {
    assert.equal(tablesOf(grid('镇|松', '东镇|3'), grid('南镇|1', '合计|4')).length, 1)
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
