import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { inserted, matching, phrasesFor, readPhrases, kindOfText } from './phrase-match.ts'

const entry = (use: string, text: string, more: object = {}) => ({
  use,
  text,
  table: null,
  region: null,
  ...more,
})

void describe('phrases of the office', () => {
  void it('hold for their region and use, those of the table before those for any', () => {
    const phrases = readPhrases(
      [
        entry('空表备注', '备注：本单位本年没有{表}，表内无数据。'),
        entry('空表备注', '统一采购。', { table: '政府采购预算明细表' }),
        entry('空表备注', '别处的话。', { region: '别处' }),
        entry('空表备注', '本地的话。', { region: '重庆' }),
        entry('增减原因', '人员增加'),
        entry('增减原因', ' '),
        null,
      ],
      '重庆',
    )
    assert.deepEqual(phrasesFor(phrases, '空表备注', '政府采购预算明细表'), [
      '统一采购。',
      '备注：本单位本年没有政府采购，表内无数据。',
      '本地的话。',
    ])
    assert.deepEqual(phrasesFor(phrases, '增减原因'), ['人员增加'])
    assert.deepEqual(phrasesFor(phrases, '退回意见'), [])
  })

  void it('are found by the words before the cursor, after the last punctuation', () => {
    const phrases = ['主要原因是人员增加和工资标准调整', '主要原因是压减一般性支出']
    assert.deepEqual(matching(phrases, '', 0), phrases)
    assert.deepEqual(matching(phrases, '压减', 2), [phrases[1]])
    assert.deepEqual(matching(phrases, '已核实，人员 工资', 9), [phrases[0]])
    assert.deepEqual(matching(phrases, '已核实，', 4), [])
    assert.deepEqual(matching(phrases, '没有的话', 4), [])
    assert.deepEqual(matching(phrases, phrases[1] ?? '', 5), [phrases[0]])
  })

  void it('take the place of the words they were found by, wherever these stand', () => {
    assert.deepEqual(inserted('已核实，压减。', 6, '压减一般性支出'), {
      text: '已核实，压减一般性支出。',
      caret: 11,
    })
    assert.deepEqual(inserted('', 0, '甲'), { text: '甲', caret: 1 })
  })

  void it('serve notes, reasons and other texts', () => {
    assert.deepEqual(['t5/note', 'text/projectReason', 'text/duties'].map(kindOfText), [
      '空表备注',
      '增减原因',
      '其他说明',
    ])
  })
})
