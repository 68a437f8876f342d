/** What running text says of tables: labels, years, and which statements are held against which cells. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Reading } from '#lint'
import { readDocument } from '#lint'
import { readPublicText } from '#readers'
import { statementsIn } from '../../lint/reading/narrative.ts'
import { narrativeMatches } from '../../lint/reading/narrative-match.ts'

const read = (text: string): Reading => readDocument(readPublicText(text, '示例.txt'))
const stems = (text: string): readonly string[] =>
  read(text).paragraphs.flatMap((one) =>
    statementsIn(one).map(({ stem, year }) => (year === null ? stem : `${year}${stem}`)),
  )
const shown = (text: string): readonly string[] =>
  narrativeMatches(read(text)).map(({ kind, statement }) => `${kind} ${statement.figure.text}`)

const table =
  '2023年支出表\n\n单位：万元\n项目\t金额\n教育支出\t30.00\n医疗支出\t7.00\n住房支出\t5.00\n合计\t42.00\n'

void describe('statements of running text', () => {
  void it('go by the words before the figure, brackets included', () => {
    assert.deepEqual(stems('本单位公务出行（含租车）费用3.00万元，其中租车（三次）1.00万元。'), [
      '公务出行',
      '租车',
    ])
  })
  void it('take what stands before a colon where the words only say budget or total', () => {
    assert.deepEqual(stems('支出预算：2023年年初预算数42.00万元。'), ['2023支出'])
  })
  void it('leave out changes, last year, prices, bounds and rates', () => {
    assert.deepEqual(
      stems('教育支出比上年增加3.00万元，上年医疗支出2.00万元，人均费用1.00万元，占比30%，不超过5.00万元。'),
      [],
    )
  })
  void it('know the year named last, but not one compared with', () => {
    assert.deepEqual(stems('2022年教育支出3.00万元，比2021年多，医疗支出2.00万元。'), [
      '2022教育',
      '2022医疗',
    ])
  })
})

void describe('statements against tables', () => {
  void it('agree where a cell of the name has the figure', () => {
    assert.deepEqual(shown(`2023年教育支出30.00万元，医疗支出7.00万元。\n\n${table}`), [
      'agrees 30.00万元',
      'agrees 7.00万元',
    ])
  })
  void it('differ only where the paragraph otherwise tells the table', () => {
    assert.deepEqual(shown(`2023年住房支出6.00万元。\n\n${table}`), [])
    assert.deepEqual(shown(`2023年教育支出30.00万元，住房支出6.00万元。\n\n${table}`), ['agrees 30.00万元'])
    const told = `2023年教育支出30.00万元，医疗支出7.00万元，住房支出6.00万元。\n\n${table}`
    assert.equal(shown(told).at(-1), 'differs 6.00万元')
  })
  void it('do not differ for another year, another unit, or a part behind 其中', () => {
    const also = (rest: string): readonly string[] =>
      shown(`2023年教育支出30.00万元，医疗支出7.00万元。${rest}\n\n${table}`).filter((one) =>
        one.startsWith('differs'),
      )
    assert.deepEqual(also('2022年住房支出6.00万元。'), [])
    assert.deepEqual(also('住房支出6套。'), [])
    assert.deepEqual(also('有学校3所，其中小学2所，住房支出1.00万元。'), [])
    assert.deepEqual(also('住房支出6.00万元。'), ['differs 6.00万元'])
  })
  void it('know a 小计 by the name of its group', () => {
    const groups =
      '招生表\n\n学院\t专业\t人数\n文学院\t语言\t120\n\t秘书\t60\n\t小计\t180\n理学院\t数学\t90\n\t物理\t80\n\t小计\t170\n合计\t\t350\n'
    const said = `招生350人，其中语言120人，秘书60人，文学院180人，理学院180人。\n\n${groups}`
    assert.equal(shown(said).at(-1), 'differs 180人')
    assert.equal(shown(said).filter((one) => one.startsWith('agrees')).length, 3)
  })
  void it('agree with two columns of a total row together', () => {
    const columns = '培训表\n\n镇\t岗位技能培训\t岗位安全培训\n东镇\t30\t10\n西镇\t20\t10\n合计\t50\t20\n'
    assert.deepEqual(shown(`全年岗位培训70人，其中岗位安全培训20人。\n\n${columns}`), [
      'agrees 20人',
      'agrees 70人',
    ])
  })
})
