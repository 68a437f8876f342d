import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { findFigures } from './figures.ts'

const shown = (text: string): readonly string[] =>
  findFigures(text, []).map(({ figure, unit, comparison, range }) => {
    const end = range === null ? '' : `—${range.value}`
    return `${figure.value}${end} ${unit} ${comparison}`
  })

void describe('figures of a running text', () => {
  const cases: readonly (readonly [text: string, figures: readonly string[]])[] = [
    ['计划,7天的班', ['70000 天 exactly']],
    ['共1,234人', ['12340000 人 exactly']],
    ['第65次会议, 第 3 项', []],
    ['1.2组织架构', []],
    ['三年制高职和五年制大专', []],
    ['2023届和2023年', []],
    ['1899年 2100年', ['18990000 年 exactly', '21000000 年 exactly']],
    ['培训1.27万。', ['127000000  exactly']],
    ['投入1.27万，其中', ['127000000  exactly']],
    ['约1.27万个', ['127000000 个 about']],
    ['百分之七十以上', ['700000 % at-least']],
    ['百分之 35', ['350000 % exactly']],
    ['得分≥12分', ['120000 分 at-least']],
    ['得分 \\geq 12 项', ['120000 项 at-least']],
    ['得分≤12分', ['120000 分 at-most']],
    ['得分 $<$ 10 项', ['100000 项 below']],
    ['得分>10项', ['100000 项 above']],
    ['不满10人的', ['100000 人 below']],
    ['签约1700人', ['17000000 人 exactly']],
    ['约1700人', ['17000000 人 about']],
    ['附近3个', ['30000 个 exactly']],
    ['近3个', ['30000 个 about']],
    ['工作3—5年', ['30000—50000 年 exactly']],
    ['共3项目', []],
    ['分两批组织,每批三家', ['20000 批 exactly', '30000 家 exactly']],
    ['统一部署、二级学院、第三项', []],
    ['12.5‰和3.5倍', ['125000 ‰ exactly', '35000 倍 exactly']],
    ['2.5亿元', ['25000000000 元 exactly']],
    ['3个工作日内', ['30000 个工作日 exactly']],
  ]
  for (const [text, figures] of cases)
    void it(`reads ${text}`, () => {
      assert.deepEqual(shown(text), figures)
    })

  void it('keeps the interval that decimals of ten thousands leave', () => {
    const [figure] = findFigures('1.27万人', [])
    assert.deepEqual([figure?.figure.low, figure?.figure.high], [126_500_000, 127_500_000])
  })

  void it('leaves out what is taken, and labels a figure with the words since the last stop', () => {
    assert.deepEqual(
      findFigures('甲3人,乙5人', [{ from: 0, to: 3 }]).map(({ label }) => label),
      ['乙'],
    )
  })
})
