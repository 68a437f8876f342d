/**
 * Texts of 200 KB made of what the rules look for, over and over: reading and every rule take linear time. A rule that
 * backtracks or compares all with all takes minutes on these and is named.
 */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { documentRules, readDocument } from '#lint'
import { readPublicText } from '#readers'

const CHARACTERS = 200_000
/** One rule on one text takes 2 s at most on a busy machine; quadratic ones took 100. */
const SECONDS_MAX = 12

const alphabets = [
  '1一十（）《“” 　-—，、：；。甲第张省局倍*_|<不的×□①％'.split(''),
  ['\t', '甲\n', '甲\t1\n', '201\t甲\t1.00\n', '\n'],
  ['1,', '1.', '1,234', '1%', '一百二十', '１２', '~1', '1-2', '1:2', '1/2', '0.00', '0.1234567890', '甲1'],
  ['2023年', '2023年1月1日', '1月', '2023-01-01', '2023.1.1', '2023年1月1日（星期一）', '5个工作日内'],
  ['（）', '〔2023〕', '〔2023〕1号', '1号', '《甲》', '《甲', '“甲”', '甲、', '甲1、', '的的', '，。'],
  [
    '1万元',
    '为1万元',
    '其中：',
    '包括甲1万元，',
    '分别为1、2',
    '比上年增加1万元，',
    '增长1.5%，',
    '共计10项，',
    '百分之一',
  ],
  [
    '年初预算为1万元，支出决算为1万元，完成年初预算的100%。',
    '自收到之日起5日内',
    '第一条',
    '第一章第一节',
    '（一）',
  ],
  ['http://a.b/', 'www.', 'a@', 'a.b@c.d ', '13800000000', '110105194912310021', '6222', '省市县路1号'],
].flat()

/** Lines that differ, by their number: what is compared line with line, or table with table. */
const lines: Readonly<Record<string, (number: number) => string>> = {
  headings: (number) => `一、标题${number}\n`,
  sums: (number) => `2023年收入${number}万元，其中基本支出50万元，比上年增加1万元，增长1%。\n\n`,
  names: (number) => `《办法${number}》（某发〔2020〕${number}号）由某市第${number}局负责。\n\n`,
  rows: (number) => `${2_010_101 + number}\t第${number}项\t${number}.00\t1.00\n`,
  persons: (number) => `李某${number}\t男\t1380000${String(number).padStart(4, '0')}\n`,
  tables: (number) =>
    `收入${number}万元。\n\n科目\t金额\n收入\t${number}\n支出\t${number}\n合计\t${2 * number}\n\n`,
}

function slowest(text: string): { readonly seconds: number; readonly what: string } {
  let worst = { seconds: 0, what: 'nothing' }
  const measure = <Value>(what: string, work: () => Value): Value => {
    const begun = process.cpuUsage()
    const value = work()
    const { user, system } = process.cpuUsage(begun)
    const seconds = (user + system) / 1e6
    if (seconds > worst.seconds) worst = { seconds, what }
    return value
  }
  const reading = measure('reading', () => readDocument(readPublicText(text, 'a.txt')))
  for (const rule of documentRules) measure(rule.id, () => rule.check(reading))
  return worst
}

describe('a text of 200 KB', () => {
  for (const alphabet of alphabets)
    it(`of ${JSON.stringify(alphabet)} is checked in linear time`, () => {
      const { seconds, what } = slowest(alphabet.repeat(Math.ceil(CHARACTERS / alphabet.length)))
      assert.ok(seconds < SECONDS_MAX, `${what} took ${seconds.toFixed(1)} s`)
    })

  for (const [what, line] of Object.entries(lines))
    it(`of ${what} is checked in time that offices can wait for`, () => {
      let text = ''
      for (let number = 1; text.length < CHARACTERS / 4; number += 1) text += line(number)
      const { seconds, what: which } = slowest(text)
      assert.ok(seconds < SECONDS_MAX, `${which} took ${seconds.toFixed(1)} s`)
    })
})
