/** What a document says of itself, read from documents of our own. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { DocumentMeta } from '#lint'
import { periodIn, readDocument, readMeta } from '#lint'
import { readPublicText } from '#readers'

const metaOf = (text: string): DocumentMeta => readMeta(readDocument(readPublicText(text, '文件.txt')))
const notice = [
  '某市水务局文件',
  '某水发〔2024〕8号',
  '关于做好2024年防汛工作的通知',
  '各县水务局：',
  '请按要求值守，具体安排另行通知。',
  '某市水务局',
  '2024年4月15日',
  '（此件主动公开）',
  '某市水务局办公室 2024年4月16日印发',
].join('\n\n')

void describe('what a document says of itself', () => {
  void it('is read from a notice with letterhead, number, signature and print line', () => {
    const meta = metaOf(notice)
    assert.equal(meta.title, '关于做好2024年防汛工作的通知')
    assert.equal(meta.publisher, '某市水务局')
    assert.equal(meta.year, 2024)
    assert.equal(meta.yearOfUse, 2024)
    assert.equal(meta.signed?.date.text, '2024年4月15日')
    assert.equal(meta.signed?.paragraph.place().line, 13)
    assert.equal(meta.printed?.date.text, '2024年4月16日')
    assert.equal(meta.ownNumber?.number.serial, '8')
    assert.equal(meta.period, null)
  })
  void it('takes the caption of a table for a title where there is no other', () => {
    assert.equal(metaOf('甲表\n\n项目\t数\n子\t1\n丑\t2\n\n乙表\n\n项目\t数\n子\t1\n丑\t2\n').title, '甲表')
    assert.equal(metaOf('项目\t数\n子\t1\n丑\t2\n').title, null)
  })
  void it('is nothing where there is nothing', () => {
    const { ownNumber, period, printed, publisher, signed, title, year, yearOfUse } = metaOf('甲乙丙。')
    assert.deepEqual(
      [ownNumber, period, printed, publisher, signed, title, year, yearOfUse],
      Array.from({ length: 8 }, () => null),
    )
  })
  void it('takes the date below an office for the signature, not one that stands alone before it', () => {
    const text = '# 通风报告\n\n2023年1月5日\n\n已经检查。\n\n某区城管局\n\n二〇二三年二月六日'
    assert.equal(metaOf(text).signed?.date.text, '二〇二三年二月六日')
    assert.equal(metaOf('# 通风报告\n\n2023年1月5日\n\n已经检查。').signed?.date.text, '2023年1月5日')
    assert.equal(metaOf('# 通风报告\n\n2023年1月5日检查\n\n2023年1月').signed, null)
  })

  const publishers: readonly (readonly [string, string | null])[] = [
    ['# 某县图书馆2024年单位预算说明', '某县图书馆'],
    ['# 2024年度某县图书馆部门决算公开', '某县图书馆'],
    ['# 某市教育局关于开展检查的通知', '某市教育局'],
    ['# 2024年重点工作计划', null],
    ['# 关于开展检查的通知', null],
    ['# 绿化工作关于检查的通知', null],
    ['# 某局关于检查的通知', null],
    ['# 某区局关于检查的通知', '某区局'],
    ['# 关于开展检查的通知\n\n某局\n\n2024年3月4日', null],
    ['# 关于开展检查的通知\n\n某区局\n\n2024年3月4日', '某区局'],
    ['# 关于开展检查的通知\n\n抄送：某区局\n\n2024年3月4日', null],
    ['# 关于开展检查的通知\n\n抄送，某区局\n\n2024年3月4日', null],
    ['# 关于开展检查的通知\n\n特此函告\n\n2024年3月4日', null],
    [`# 关于开展检查的通知\n\n${'甲'.repeat(39)}局\n\n2024年3月4日`, `${'甲'.repeat(39)}局`],
    [`# 关于开展检查的通知\n\n${'甲'.repeat(40)}局\n\n2024年3月4日`, null],
    ['某市教育局文件\n\n# 关于开展检查的通知', '某市教育局'],
  ]
  for (const [text, publisher] of publishers)
    void it(`names ${publisher ?? 'nobody'} as the publisher of ${text.replaceAll('\n', ' ')}`, () =>
      assert.equal(metaOf(text).publisher, publisher))

  const years: readonly (readonly [string, number | null, number | null])[] = [
    ['# 某县图书馆2024年单位预算说明', 2024, 2024],
    ['# 某校2022-2023学年信息公开年度报告', 2023, 2023],
    ['# 某区绿化工作计划（2021-2025年）', null, null],
    ['# 某区2021—2025年绿化规划', null, null],
    ['# 某区绿化工作计划\n\n## 2022年预算表\n\n## 2022年任务表', 2022, 2022],
    ['# 某区绿化工作计划\n\n## 2022年预算表\n\n## 2023年任务表', null, null],
    ['# 某区绿化工作计划\n\n某区林业局\n\n2022年3月4日', null, 2022],
    ['某林发〔2021〕8号\n\n# 某区绿化工作计划', null, 2021],
    ['某林发〔2021〕8号已废止\n\n# 某区绿化工作计划', null, null],
    ['# 某区绿化工作计划\n\n2022年预算如下', null, null],
    ['# 某区绿化工作计划\n\n## 3月4日任务\n\n## 2022年任务表', 2022, 2022],
    ['# 某区绿化工作计划\n\n## 3月任务\n\n## 完成2021年欠账', null, null],
  ]
  for (const [text, year, yearOfUse] of years)
    void it(`is of the year ${yearOfUse ?? 'unknown'}: ${text.replaceAll('\n', ' ')}`, () => {
      const meta = metaOf(text)
      assert.deepEqual([meta.year, meta.yearOfUse], [year, yearOfUse])
    })

  const titles: readonly (readonly [string, string | null])[] = [
    ['联系人：甲\n\n附件：1. 评分方案\n\n# 某区评分办法（试行）', '某区评分办法（试行）'],
    ['一、工作方案\n\n某区评分办法', '某区评分办法'],
    ['附件列表：评分办法\n\n# 概况', '概况'],
    ['评分的办法\n\n# 概况', '概况'],
    ['新评分的办法\n\n# 概况', '新评分的办法'],
    ['正文。\n\n## 概况', null],
    ['本方案自下月执行的办法。\n\n# 概况', '概况'],
    [`${'甲'.repeat(81)}方案`, null],
    [`${'甲'.repeat(78)}方案`, `${'甲'.repeat(78)}方案`],
  ]
  for (const [text, title] of titles)
    void it(`is titled ${title?.slice(0, 12) ?? 'nothing'}`, () => assert.equal(metaOf(text).title, title))
})

void describe('the period of a report', () => {
  const titled: readonly (readonly [string, readonly [number, number] | null])[] = [
    ['2023年度工作总结', [20_230_101, 20_231_231]],
    ['2022-2023学年信息公开报告', [20_220_901, 20_230_831]],
    ['2020-2023学年信息公开报告', null],
    ['2021—2025年规划报告', null],
    ['2024年上半年报告', [20_240_101, 20_240_630]],
    ['2024年下半年报告', [20_240_701, 20_241_231]],
    ['2024年第一季度报告', [20_240_101, 20_240_331]],
    ['2024年第四季度报告', [20_241_001, 20_241_231]],
    ['2024年2月报告', [20_240_201, 20_240_229]],
    ['2023年春季学期报告', [20_230_201, 20_230_731]],
    ['2023年秋季学期报告', [20_230_901, 20_240_131]],
    ['情况报告', null],
    ['2024年3月5日检查情况报告', null],
    ['2022-2023年度信息公开报告', null],
  ]
  for (const [title, period] of titled)
    void it(`is ${period?.join(' to ') ?? 'unknown'} for ${title}`, () => {
      const read = periodIn(title)
      assert.deepEqual(read === null ? null : [read.from, read.to], period)
      assert.deepEqual(metaOf(`# 某局${title}`).period, read)
    })
  void it('is none of a document that reports nothing', () => {
    assert.equal(metaOf('# 某局2023年工作方案').period, null)
  })
  void it('is the one that the text names for its figures', () => {
    const text = '# 某局2023年信息公开年度报告\n\n数据的统计期限自2023年1月1日至2023年11月30日。'
    assert.equal(metaOf(text).period?.to, 20_231_130)
    assert.equal(metaOf(text.replace('统计期限自', '整改从')).period?.to, 20_231_231)
    assert.equal(metaOf(text.replace('11月30日', '11月31日')).period?.to, 20_231_231)
    assert.equal(metaOf(text.replace('2023年1月1日至', '2023年2月30日至')).period?.to, 20_231_231)
    assert.equal(metaOf(text.replace('2023年11月30日', '2023年1月1日')).period?.to, 20_231_231)
    assert.equal(metaOf(text.replace('2023年11月30日', '2023年1月2日')).period?.to, 20_230_102)
    assert.equal(metaOf('统计期限自2023年1月1日至2023年11月30日。').period, null)
  })
})
