import assert from 'node:assert/strict'
import { resolve } from 'node:path'
import { describe, it } from 'node:test'
import { chineseNumber } from './chinese-number.ts'
import { labelOf } from './labels.ts'
import { loadCorpus } from '#platform/corpus'
import type { InstrumentId } from '#platform/corpus'

const expected: readonly (readonly [InstrumentId, string, string])[] = [
  ['anhui-titles-2018', 'art.23.5.d', '第二十三条第（五）项'],
  ['anhui-titles-2018', 'art.14', '第十四条'],
  ['anhui-titles-2018', 'art.9.1.4.a', '第九条第（一）项第4目'],
  ['anhui-titles-2018', 'art.9.1.0', '第九条第（一）项'],
  ['anhui-titles-2018', 'art.45.0', '第四十五条'],
  ['anhui-titles-2018', 'notice.2', '印发通知第二项'],
  ['shizhu-budget-2023', 'n.2.1.a', '说明二（一）'],
  ['shizhu-budget-2023', 'n.6.5.c', '说明六（五）'],
  ['shizhu-budget-2023', 'n.3.b', '说明三'],
  ['shizhu-budget-2023', 'n.contact', '说明联系人'],
  ['shizhu-budget-2023', 't0.sign', '封面 签章'],
  ['shizhu-budget-2023', 't3.r11', '表3 第11行'],
  ['shizhu-budget-2023', 't1.total', '表1 合计'],
  ['shizhu-budget-2023', 't11', '表十一'],
  ['shizhu-budget-2023', 'p.rencai.r3', '绩效目标表（人才开发专项经费） 第3行'],
  ['shizhu-budget-2023', 'p.rencai.basis.2', '绩效目标表（人才开发专项经费） 立项依据第2项'],
  ['shizhu-budget-2023', 'p.weights', '绩效目标表 权重'],
  ['xingan-training-2023', 'a4.4.3.m', '附件4 四（三）'],
  ['xingan-training-2023', 'a1.3.1.2.a', '附件1 三（一）2'],
  ['xingan-training-2023', 'a3.1.2', '附件3 一第2项'],
  ['xingan-training-2023', 'a3.2.1.6', '附件3 二（一）6'],
  ['xingan-training-2023', 'a2.tuquan', '附件2 突泉'],
  ['xingan-training-2023', 'a4.note', '附件4 注'],
  ['fujian-diagnosis', '4.2.2.b', '正文四（二）2'],
  ['fujian-diagnosis', '4.2.2.5', '正文四（二）2第5项'],
  ['fujian-diagnosis', 'a1.3.2.2.f3', '附件1 诊断点3.2.2 影响因素3'],
  ['fujian-diagnosis', 'a1.5', '附件1 诊断项目5'],
  ['fujian-diagnosis', 'a2.2018', '附件2 2018年'],
  ['fujian-diagnosis', 'a3.n2', '附件3 注2'],
  ['hunan-disclosure', 'd29.18.a', '教育部令第29号第十八条'],
  ['hunan-disclosure', '2.6.2.19', '报告二（六）2第19项'],
  ['hunan-disclosure', 'l2014.2.a', '教办函〔2014〕23号第二项'],
]

describe('references as an official writes them', () => {
  for (const [instrument, id, label] of expected) {
    it(`${instrument}/${id} is ${label}`, () => assert.equal(labelOf(instrument, id), label))
  }

  it('refuses an id that does not follow the scheme of its instrument', () => {
    assert.throws(() => labelOf('anhui-titles-2018', 'a4.1'), /expected art/)
    assert.throws(() => labelOf('shizhu-budget-2023', 'p.rencai.nothing'), /unknown field nothing/)
    assert.throws(() => labelOf('xingan-training-2023', 'a2.beijing'), /unknown region/)
  })

  it('agrees with every label in the corpus', () => {
    const corpus = loadCorpus(resolve(import.meta.dirname, '../..'))
    for (const instrument of corpus.instruments) {
      for (const clause of instrument.clauses) {
        assert.equal(clause.label, labelOf(instrument.id, clause.rowId), clause.id)
      }
    }
  })
})

describe('Chinese numbers of clauses', () => {
  const pairs = [
    [0, '零'],
    [5, '五'],
    [10, '十'],
    [11, '十一'],
    [20, '二十'],
    [67, '六十七'],
    [99, '九十九'],
  ] as const
  for (const [value, word] of pairs) it(`${value} is ${word}`, () => assert.equal(chineseNumber(value), word))
  it('refuses 100, -1 and 1.5', () => {
    for (const value of [100, -1, 1.5]) assert.throws(() => chineseNumber(value), RangeError)
  })
})
