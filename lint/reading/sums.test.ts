/** What a table adds up: which cells are the parts of a total, and which tables add up nothing. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { ReadTable } from '#lint'
import { plainCell, readDocument } from '#lint'
import { codeSums } from './code-sums.ts'
import { columnSums } from './column-sums.ts'
import { rowSums } from './row-sums.ts'
import type { TableSum } from './table-sums.ts'

function table(...rows: readonly string[]): ReadTable {
  const cells = rows.map((texts, at) =>
    texts.split('|').map((text, index) => plainCell(text, at + 1, index + 1)),
  )
  const [only] = readDocument({ name: '表', blocks: [{ kind: 'table', rows: cells }] }).tables
  assert.ok(only)
  return only
}
const shown = (sums: readonly TableSum[]): readonly string[] =>
  sums.map(({ total, parts }) => `${total.text || '_'}=${parts.map(({ text }) => text || '_').join('+')}`)

void describe('sums over columns', () => {
  void it('take the columns behind a total, before it, or between two totals, whichever add up', () => {
    assert.deepEqual(shown(rowSums(table('班|合计|男|女', '甲|7|3|4'))), ['7=3+4'])
    assert.deepEqual(shown(rowSums(table('班|男|女|合计', '甲|3|4|7'))), ['7=3+4'])
    assert.deepEqual(
      shown(rowSums(table('人|工资|津贴|应发合计|养老|医疗|扣款合计', '甲|5|3|8|1|2|3', '乙|4|2|6|1|1|2'))),
      ['8=5+3', '6=4+2', '3=1+2', '2=1+1'],
    )
  })
  void it('take the total of a group in place of its columns', () => {
    const sums = rowSums(table('校|合计|本科|||研究生', '||小计|男|女|', '东|9|7|3|4|2', '西|8|6|2|4|2'))
    assert.deepEqual(shown(sums), ['9=7+2', '8=6+2', '7=3+4', '6=2+4'])
  })
  void it('leave out 其中, rates, prices and numbers of rows', () => {
    assert.deepEqual(shown(rowSums(table('序号|类|总数|其中：女|高级|初级|比例', '1|师|9|5|4|5|50'))), [
      '9=4+5',
    ])
  })
  void it('take the total of a group wherever it stands in it, and its columns where it has none', () => {
    assert.deepEqual(shown(rowSums(table('校|合计|本科|||研', '||男|女|小计|', '东|9|3|4|7|2'))), [
      '9=7+2',
      '7=3+4',
    ])
    const deep = table('校|合计|研|本科||', '|||师范||其他', '|||小计|文|', '东|10|2|5|5|3')
    assert.deepEqual(shown(rowSums(deep)), ['10=2+5+3'])
    const two = table('校|本科|||研究||', '|合计|男|女|合计|男|女', '东|7|3|4|5|2|3')
    assert.deepEqual(shown(rowSums(two)), ['7=3+4', '5=2+3'])
  })
  void it('take the columns on both sides of a total, or on one', () => {
    assert.deepEqual(shown(rowSums(table('班|男|合计|女', '甲|3|7|4'))), ['7=3+4'])
    assert.deepEqual(shown(rowSums(table('班|寄宿|合计|男|女', '甲|5|7|3|4'))), ['7=3+4'])
  })
  void it('leave out blank columns to be filled in, rows of noughts, and cells that were not read', () => {
    assert.deepEqual(rowSums(table('班|合计|男|女', '甲||3|4', '乙||1|2')), [])
    assert.deepEqual(rowSums(table('班|甲|乙|丙', '一|7|3|4')), [])
    const rows = table('班|合计|男|女', '甲|0|0|0', '乙|（未算出）|1|3', '丙|3|1|2')
    assert.deepEqual(shown(rowSums(rows)), ['3=1+2'])
  })
  void it('say nothing where most rows show that the columns are no parts', () => {
    assert.deepEqual(rowSums(table('院|总数|党员|获奖', '文|9|1|2', '理|8|2|1', '工|7|1|1')), [])
  })
  void it('are not sure where one or two rows do not show it', () => {
    assert.deepEqual(
      rowSums(table('院|合计|男|女', '文|9|4|4')).map(({ isSure }) => isSure),
      [false],
    )
    assert.deepEqual(rowSums(table('人|笔试|面试|总分', '甲|80|90|84', '乙|70|80|74')), [])
  })
})

void describe('sums over rows', () => {
  void it('take rows above a total, or below it where it comes first', () => {
    assert.deepEqual(shown(columnSums(table('镇|数', '东|3', '西|4', '合计|7', '上年|6'))), ['7=3+4'])
    assert.deepEqual(shown(columnSums(table('镇|数', '合计|7', '东|3', '西|4'))), ['7=3+4'])
  })
  void it('take 小计 in place of their rows, before them or behind', () => {
    const behind = columnSums(table('镇|数', '东|3', '西|4', '小计|7', '南|1', '北|2', '小计|3', '合计|10'))
    assert.deepEqual(shown(behind), ['10=7+3', '3=2+1', '7=4+3'])
    const before = columnSums(table('镇|数', '合计|10', '小计|7', '东|3', '西|4', '小计|3', '南|1', '北|2'))
    assert.deepEqual(shown(before), ['10=7+3', '7=3+4', '3=1+2'])
  })
  void it('take headings numbered 一、 with the rows below each', () => {
    const sums = columnSums(table('项|数', '一、甲|7', '东|3', '西|4', '二、乙|3', '南|1', '北|2', '合计|10'))
    assert.deepEqual(shown(sums), ['10=7+3', '7=3+4', '3=1+2'])
  })
  void it('leave out rows that make up the row before them, and those behind 其中', () => {
    assert.deepEqual(shown(columnSums(table('项|数', '甲|7', '东|3', '西|4', '乙|2', '合计|9'))), ['9=7+2'])
    assert.deepEqual(shown(columnSums(table('项|数', '甲|7', '其中：东|3', '西|2', '乙|2', '合计|9'))), [
      '9=7+2',
    ])
  })
  void it('take each side of a table by its own labels', () => {
    const sums = columnSums(table('收入|数|支出|数额', '拨款|7|教育|4', '其他|1|医疗|4', '合计|8|合计|8'))
    assert.deepEqual(shown(sums), ['8=7+1', '8=4+4'])
  })
  void it('take totals below one another together', () => {
    const sums = columnSums(table('项|数', '甲|7', '乙|2', '本年收入合计|9', '上年结转|1', '总计|10'))
    assert.deepEqual(shown(sums), ['9=7+2', '10=9+1'])
  })
  void it('leave out columns that are not added up, and totals without doubles', () => {
    assert.deepEqual(columnSums(table('镇|单价|完成率', '东|3|50', '西|4|60', '合计|7|110')), [])
    assert.deepEqual(columnSums(table('镇|数', '东|3', '西|4', '合计（去重）|6')), [])
    assert.deepEqual(columnSums(table('日|考场|数', '一|101|3', '二|102|4', '合计||7')).length, 1)
  })
})

void describe('sums over codes', () => {
  void it('take the next longer codes, blank columns too', () => {
    const sums = codeSums(table('编码|名|数|余', '201|甲|7|', '20101|乙|3|', '20102|丙|4|', '2010201|丁|4|'))
    assert.deepEqual(shown(sums), ['7=3+4', '_=_+_', '4=4', '_=_'])
  })
  void it('leave out a column of rates', () => {
    assert.deepEqual(codeSums(table('编码|名|完成', '201|甲|70%', '20101|乙|30%', '20102|丙|50%')), [])
  })
  void it('say nothing of a table where a code stands twice, or where hardly any sum holds', () => {
    assert.deepEqual(codeSums(table('编码|名|数', '201|甲|7', '20101|乙|3', '20101|丙|4')), [])
    const none = table(
      '编码|名|数',
      '101|甲|7',
      '10101|乙|3',
      '102|丙|9',
      '10201|丁|4',
      '103|戊|8',
      '10301|己|1',
    )
    assert.deepEqual(codeSums(none), [])
  })
})
