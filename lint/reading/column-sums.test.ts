/** What the rows of a table add up to, case by case: `?` behind a sum that is only asked about, `<` behind one that falls short with its neighbours. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { plainCell, readDocument } from '#lint'
import { columnSums } from './column-sums.ts'

/** Rows parted by `/`, cells by `|`, and the sums that are read from them. */
type Case = readonly [table: string, sums: string]

function sumsOf(table: string): string {
  const rows = table
    .split('/')
    .map((row, at) => row.split('|').map((text, index) => plainCell(text, at + 1, index + 1)))
  const { tables } = readDocument({ name: '表', blocks: [{ kind: 'table', rows }] })
  const [only] = tables
  assert.ok(only !== undefined && tables.length === 1, 'one table')
  return columnSums(only)
    .map(({ total, parts, isSure, isShort }) => {
      const added = parts.map(({ text: part }) => part || '_').join('+')
      return `${total.text || '_'}=${added}${isSure ? '' : '?'}${isShort === true ? '<' : ''}`
    })
    .join(' ')
}

function sums(says: string, cases: readonly Case[]): void {
  void describe(says, () => {
    for (const [table, expected] of cases)
      void it(`${expected || 'nothing'} of ${table}`, () => assert.equal(sumsOf(table), expected))
  })
}

sums('a total that fails is wrong, not doubtful, where no row 其中 leaves its parts open', [
  ['镇|数/东|3/西|4/合计|8', '8=3+4'],
  ['镇|数/东|3/其中：女|2/西|4/合计|8', '8=3+4?'],
  ['项|上年|本年/甲|7|7/其中：东|3|3/乙|2|2/合计|9|8', '9=7+2 8=7+2'],
])

sums('half of the totals show what is added up, less do not', [
  ['镇|松|柏|杉|桃/东|1|1|1|1/西|1|1|1|1/合计|2|2|3|1', '2=1+1 2=1+1 3=1+1 1=1+1'],
  ['镇|数/东|0/西|0/合计|3', '3=0+0'],
  ['镇|数/小计|8/东|9', '8=9?'],
])

sums('a row left out shows where all totals fall short', [
  ['镇|松|柏|杉/东|2|3|8/西|3|3|6/合计|15|6|26', '15=2+3< 6=3+3 26=8+6<'],
  ['镇|松|柏|杉/东|3|4|5/西|1|1|1/合计|9|2|9', ''],
  ['镇|松|柏/东|2|2/西|3|3/合计|15|15', '15=2+3 15=2+3'],
])

sums('headings numbered 一、 add up their rows where most of them do', [
  ['项|数/一、甲|7/东|3/西|4/二、乙|3/南|1/北|2', '7=3+4 3=1+2'],
  ['项|数/一、甲|7/东|3/西|4/二、乙|9/南|1/北|2', '7=3+4? 9=1+2?'],
  ['项|数/一、甲|12/东|3/西|2/二、乙|50/南|1/北|2', ''],
  ['项|数/一、甲|7/东|3/西|4', '7=3+4?'],
  ['项|数/一、甲|12/东|3/西|2', '12=3+2?'],
  ['项|数/一、甲|10/东|2/西|0', ''],
  ['项|数/一、甲|11/其中：乙|5/丙|6', ''],
  ['项|数/一、甲|10/东|1/|9', ''],
  ['项|数/甲|9/东|6/西|3', ''],
  ['类|项|数/一、甲||7/|东|3/|西|4/二、乙||3/|南|1/|北|2', '7=3+4 3=1+2'],
  ['项|计量单位|数/一、甲|件|7/东|件|3/西|件|4/二、乙|件|3/南|件|1/北|件|2', '7=3+4 3=1+2'],
])

sums('a 小计 adds up its own rows, without those that are part of others', [
  ['镇|数/东|2/其中：女|1/西|5/小计|7/南|1/北|2/小计|3/合计|10', '10=7+3 3=2+1 7=5+2'],
  ['镇|数/东|3/西|4/小计|7/南|2/合计|9', '7=4+3'],
  ['镇|数/东|9/小计|8', '8=9?'],
  ['镇|数/小计|20/合计|20', ''],
  ['镇|数/东|8/西|8/小计|3/合计|16', '3=8+8?'],
  ['镇|数/东|2/其中：女|1/西|5/小计|7/合计|12', '7=5+2'],
])

sums('several totals follow one another, or each closes its own part', [
  ['项|数/甲|4/乙|6/收入合计|10/丙|1/丁|5/支出合计|6', '10=4+6 6=1+5'],
  ['项|数/甲|6/乙|5/本年收入合计|1/结转|11/总计|22', '1=6+5 22=1+11'],
  ['项|数/甲|4/乙|8/收入合计|56/丙|1/合计|64/丁|1/总计|157', ''],
  [
    '项|数|额/甲|4|1/乙|8|2/收入合计|56|3/丙|1|1/合计|64|70/丁|1|1/总计|157|90',
    '56=4+8 3=1+2 64=56+1 70=3+1 157=64+1 90=70+1',
  ],
  ['镇|数/合计|7/东|3/西|4/合计|3/南|1/北|2', ''],
  ['镇|数/东|3/西|4/小计|7/合计|7/其他|1/总计|8', '7=4+3'],
])

sums('a blank total is asked about where amounts or counts stand above it, noughts are not', [
  ['镇|人数/东|1/西|2/合计|', '_=1+2'],
  ['镇|松（万元）/东|1/西|2/合计|', '_=1+2'],
  ['镇|楼层/东|1/西|2/合计|', ''],
  ['镇|人数/东|0/西|0/合计|0', ''],
  ['镇|人数/东|1/西|（未算出）/合计|8', ''],
])

sums('the label of a row stands in the column of words at the left, one for each side', [
  ['镇|村|树种|数/东|甲|松|3/西|乙|柏|4/合计|||7', '7=3+4'],
  ['收入|数|支出|数额/拨款|7|教育|4/其他|1|医疗|4/合计|8|结转|0', '8=7+1'],
  ['编码|科目|数|支出|数额/201|甲|3|丙|2/202|乙|4|丁|5/合计||7|合计|7', '7=3+4 7=2+5'],
  ['品|规格|数/桌|大|3/椅|小|4/|合计|7', '7=3+4'],
  ['镇|数|说明/东|3|/西|4|/南|7|合计', ''],
])

sums('the parts are those of the shortest codes, or rows that others make up', [
  ['编码|科目|数/201|甲|6/20101|丙|2/|其他|9/合计||15', '15=6+9'],
  ['项|数/乙|2/甲|7/东|3/西|4/合计|9', '9=2+7'],
])
