import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { clause } from '../../tests/support/clause.ts'
import { explanationHeadings, explanationOf } from './explanation.ts'
import { exampleFigures, inStage } from './procedure/examples.ts'
import type { PackedFigures } from './procedure/packed-figures.ts'
import { applyChanges } from './procedure/revise.ts'

const base = inStage.compiling()
const stated = (clauseId: string, item: string, value: string) => ({
  clause: clauseId,
  item,
  unit: '万元',
  row: 20,
  value,
})
const told = (
  entries: readonly ReturnType<typeof stated>[],
  texts: Readonly<Record<string, string>> = {},
  nature = '参公事业单位',
  figures: PackedFigures = exampleFigures,
) =>
  explanationOf({
    ...base,
    unit: { ...base.unit, nature },
    figures: { ...figures, narrative: [...figures.narrative, ...entries] },
    texts: { ...base.texts, ...texts },
  })
const textOf = (explanation: ReturnType<typeof told>): string =>
  explanation.parts.flatMap(({ paragraphs }) => paragraphs).join('\n')

clause('shizhu-budget-2023/n.struct', 'six headings in their order', ({ accepts, refuses }) => {
  accepts('all six, none missing', () => {
    const { parts, missing } = told([])
    assert.deepEqual(
      parts.map(({ heading }) => heading),
      [...explanationHeadings],
    )
    assert.deepEqual(missing, [])
  })
  refuses('part four without table 4', () => {
    const { t4: _left, ...tables } = exampleFigures.tables
    assert.deepEqual(told([], {}, '行政单位', { ...exampleFigures, tables }).missing, [
      '四、三公经费情况说明',
    ])
  })
})

void describe('income against last year, as a sentence', () => {
  void it('8.00 to 10.00: 增加2.00', () => {
    assert.match(
      textOf(told([stated('n.2.1.c', '上年收入预算总额', '8.00')])),
      /收入比2022年的8.00万元增加2.00万元/,
    )
  })
  void it('12.00 to 10.00: 减少2.00', () => {
    assert.match(textOf(told([stated('n.2.1.c', '上年收入预算总额', '12.00')])), /减少2.00万元/)
  })
  void it('equal: 持平', () => {
    assert.match(
      textOf(told([stated('n.2.1.c', '上年收入预算总额', '10.00')])),
      /收入与2022年的10.00万元持平/,
    )
  })
  void it('no last year: no invented comparison, but the unit says why', () => {
    assert.doesNotMatch(textOf(told([])), /收入比2022年/)
    assert.match(
      textOf(told([], { newUnit: '新增单位，2022年没有年初预算' })),
      /新增单位，2022年没有年初预算/,
    )
  })
})

void describe('running cost, as a sentence, of those it is counted for', () => {
  void it('行政 and 参公: figure and comparison', () => {
    const text = textOf(told([stated('n.5.1.a', '上年机关运行经费', '4.50')], {}, '行政单位'))
    assert.match(text, /机关运行经费4.00万元，比2022年的4.50万元减少0.50万元/)
  })
  void it('other 事业单位: the sentence, no figure', () => {
    const text = textOf(told([stated('n.5.1.a', '上年机关运行经费', '4.50')], {}, '事业单位'))
    assert.match(text, /不在机关运行经费统计范围/)
    assert.doesNotMatch(text, /机关运行经费4.00/)
  })
})

clause('shizhu-budget-2023/n.3.h', 'no government fund', ({ accepts, refuses }) => {
  const withTotal = (total: string): PackedFigures => {
    const { t5 } = exampleFigures.tables
    assert.ok(t5)
    const row = { id: 't5.total', row: 5, cells: ['', '合计', total, total, null] }
    return { ...exampleFigures, tables: { ...exampleFigures.tables, t5: { ...t5, rows: [row] } } }
  }
  accepts('empty table 5: the sentence', () => assert.match(textOf(told([])), /没有使用政府性基金/))
  accepts('a total of 0: the sentence', () =>
    assert.match(textOf(told([], {}, '行政单位', withTotal('0'))), /没有使用政府性基金/),
  )
  refuses('1.00 in table 5: no such sentence', () => {
    const text = textOf(told([], {}, '行政单位', withTotal('1.00')))
    assert.doesNotMatch(text, /没有使用政府性基金/)
    assert.match(text, /政府性基金预算拨款安排的支出1.00万元/)
  })
})

void describe('explanation', () => {
  void it('moves with a figure', () => {
    const { draft } = applyChanges(base, [{ path: 't3/30211/public', to: '3.50' }])
    const text = textOf(explanationOf({ ...base, figures: draft.figures }))
    assert.match(text, /机关运行经费3.50万元/)
  })
  void it('does not repeat 主要原因是 where the unit wrote it too', () => {
    const base8 = [stated('n.2.1.c', '上年收入预算总额', '8.00')]
    for (const incomeReason of ['人员增加', '主要原因是人员增加', '主要原因是：人员增加。'])
      assert.match(textOf(told(base8, { incomeReason })), /，主要原因是人员增加。/)
    assert.doesNotMatch(textOf(told(base8, { incomeReason: '主要原因是人员增加' })), /主要原因是主要原因是/)
  })
  void it('names nothing under a total of nothing', () => {
    const { t7, ...rest } = exampleFigures.tables
    assert.ok(t7)
    const blank = t7.rows.map((row) => ({ ...row, cells: row.cells.map((cell, i) => (i < 2 ? cell : null)) }))
    const figures = { ...exampleFigures, tables: { ...rest, t7: { ...t7, rows: blank } } }
    const text = textOf(told([], {}, '参公事业单位', figures))
    assert.match(text, /支出预算总额0万元。/)
    assert.doesNotMatch(text, /其中：。/)
  })
  void it('names the uses of running cost from table 3', () => {
    assert.match(textOf(told([])), /主要用于差旅费。/)
  })
})
