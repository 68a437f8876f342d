/** What the header of a table is, case by case: title, names of the columns, and how many rows are left below it. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Grid, GridCell } from '#lint'
import { plainCell, readDocument } from '#lint'

/**
 * A table from text: rows parted by `/`, cells by `|`; `<` is covered by the cell at its left, `^` by the one above. Then
 * what is read from it: `title: column,column rows`.
 */
type Case = readonly [table: string, read: string]

function gridOf(table: string): Grid {
  const texts = table.split('/').map((row) => row.split('|'))
  const spanOf = (row: number, column: number): GridCell => {
    let [columns, rows] = [1, 1]
    while (texts[row]?.[column + columns] === '<') columns += 1
    while (texts[row + rows]?.[column] === '^') rows += 1
    const cell = plainCell(texts[row]?.[column] ?? '', row + 1, column + 1)
    return { ...cell, columnSpan: columns, rowSpan: rows }
  }
  const rows = texts.map((row, at) =>
    row.flatMap((text, column) => (text === '<' || text === '^' ? [] : [spanOf(at, column)])),
  )
  return { kind: 'table', rows }
}

function read(says: string, cases: readonly Case[]): void {
  void describe(says, () => {
    for (const [table, expected] of cases)
      void it(`${expected} of ${table}`, () => {
        const { tables } = readDocument({ name: '表', blocks: [gridOf(table)] })
        const shown = tables.map(({ caption, paths, rows }) => {
          const title = caption === '' ? '' : `${caption}: `
          return `${title}${paths.join(',')} ${rows.length}`
        })
        assert.deepEqual(shown, [expected])
      })
  })
}

read('the body begins with the first figure beside a label, code, or total', [
  ['科目|名称|要求/编码|栏名|内容/201|教育|按期', '科目-编码,名称-栏名,要求-内容 1'],
  ['1|松|柏/镇|甲|乙/东|3|4', '1-镇,松-甲,柏-乙 1'],
  ['科目|支出/合计|/教育|3', '科目,支出 2'],
  ['合计||/镇|松|柏/东|3|4', '合计-镇,合计-松,合计-柏 1'],
  ['东|3/西|4', '东,3 1'],
  ['东||5/|4|6', '东,,5 1'],
  ['各镇植树||/东|2|3/西|4|5', '各镇植树,, 2'],
  ['镇|松|柏', ',, 1'],
])

read('the header of a table without figures goes on where a row begins blank and fills what is open above', [
  ['科目|支出||说明/|总计|基本|/教育|有|无|', '科目,支出-总计,支出-基本,说明 1'],
  ['名册||/姓名|学校|年级/甲|东校|一', '名册-姓名,名册-学校,名册-年级 1'],
  ['项目||意见/一|按期|好/二|足额|好', '项目,,意见 2'],
  ['项目||/|要求|/一|按期|好/二|足额|好', '项目,项目-要求,项目 2'],
])

read('rows at the top are a title that say so or cover the whole table', [
  ['|/镇|松/东|3', '镇,松 1'],
  ['报表|松/东|3', '报表,松 1'],
  ['各镇植树|<|</镇|松|柏/东|3|4', '各镇植树: 镇,松,柏 1'],
  ['各镇植树|</镇|松/东|3', '各镇植树: 镇,松 1'],
  ['|植树|</镇|松|柏/东|3|4', '镇,植树-松,植树-柏 1'],
  ['合计|<|</镇|松|柏/东|3|4', '合计-镇,合计-松,合计-柏 1'],
  ['说明/甲/乙', '说明 2'],
  ['学校名单|/教师名单|', '学校名单, 1'],
  ['附表1||/统计表||/单位：亩||/镇|松|柏/东|3|4', '统计表: 镇,松,柏 1'],
  [
    '附表1||/统计表||/名单||/单位：亩||/镇|松|柏/东|3|4',
    '附表1-统计表-名单-单位：亩-镇,附表1-统计表-名单-单位：亩-松,附表1-统计表-名单-单位：亩-柏 1',
  ],
])

read('years and numbers of columns belong to the header, figures do not', [
  ['镇|松|/|2022|2023/东|3|4', '镇,松-2022,松-2023 1'],
  ['镇|松|柏/年份|2022|2023/东|3|4', '镇-年份,松-2022,柏-2023 1'],
  ['镇|松|柏/建成|2022|/东|3|4', '镇,松,柏 2'],
  ['镇|一|二|三/栏次|0|1|2/西|4|6|8', '镇-栏次,一-0,二-1,三-2 1'],
  ['镇|一|二|三/东|1|2|3/西|40|60|70', '镇,一,二,三 2'],
  ['镇|一|二|三/甲|1|5|9/西|40|60|70', '镇,一,二,三 2'],
  ['镇|一|二|三/甲|4|5|6/西|40|60|70', '镇,一,二,三 2'],
  ['镇|一|二/甲|1|2/西|4|6', '镇,一,二 2'],
])

read('columns are called with the groups above them', [
  ['镇|种树|养蜂/^|养蜂|种树/东|1|2', '镇,种树-养蜂,养蜂-种树 1'],
  ['镇|种树|养蜂/|养蜂|种树/|户|箱/东|1|2', '镇,种树-养蜂-户,养蜂-种树-箱 1'],
  [
    '镇|种树|(5亩)|养蜂(9箱)||种菜(7亩)/|面积|户数|养蜂|种菜|/东镇|5|2|9|7|',
    '镇,种树-面积,(5亩)-户数,养蜂(9箱)-养蜂,种菜(7亩)-种菜,种菜(7亩) 1',
  ],
  ['编码|数/|总分/甲|种菜/小计|6', '编码-甲,数-总分-种菜 1'],
  ['镇|树|</^|松|柏/^|株|株/东|1|2', '镇,树-松-株,树-柏-株 1'],
  ['镇|树||</^|松|甲|乙/东|1|2|3', '镇,树-松,甲,乙 1'],
  ['编码|单位/|单位/东|8', '编码,单位 1'],
])
