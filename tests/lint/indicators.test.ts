import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { PublicDocument } from '#lint'
import { plainCell, readDocument, targetForms, targetTable } from '#lint'
import { readPublicText } from '#readers'

const formsOf = (text: string) => targetForms(readDocument(readPublicText(text, '目标.txt')))
const printed = (text: string) =>
  formsOf(text).map(({ rows }) =>
    rows.map(({ name, weight, unit, relation, value }) =>
      [name, weight, unit, relation, value].map((one) => one.text).join(' '),
    ),
  )

void describe('targetForms', () => {
  void it('reads head and rows with their places', () => {
    const [form] = formsOf(
      targetTable({
        name: '河道保洁',
        budget: '80.00',
        goal: '全年清淤不少于12公里。',
        rows: ['清淤长度\t50\t公里\t≥\t12'],
      }),
    )
    assert.deepEqual(
      [form?.name, form?.unit, form?.budget?.figure.value, form?.goal?.text],
      ['河道保洁', '万元', 80_000_000, '全年清淤不少于12公里。'],
    )
    const [row] = form?.rows ?? []
    assert.equal(row?.figure?.value, 120_000)
    assert.deepEqual(
      [row?.value.place.rowName, row?.value.place.column, row?.value.place.line],
      ['清淤长度', '指标值', 7],
    )
    assert.equal(form?.columns.weight?.text, '指标权重')
  })
  void it('puts rows back that lost or kept the merged first cell', () => {
    const text = [
      '绩效\t指标\t权重\t计量单位\t指标性质\t指标值',
      '\t巡查次数\t40\t次\t≥\t24',
      '保洁面积\t30\t亩\t＝\t600\t',
      '\t\t20\t级\t定性\t好',
    ].join('\n')
    assert.deepEqual(printed(text), [['巡查次数 40 次 ≥ 24', '保洁面积 30 亩 = 600', ' 20 级 定性 好']])
  })
  void it('goes on over a page end, in the head and below the header', () => {
    const text = [
      '项目名称\t河道保洁',
      '当年预算\t80.00',
      '',
      '年度目标\t全年清淤不少于12公里',
      '\t指标\t权重\t计量单位\t指标性质\t指标值',
      '',
      '绩效',
      '',
      '巡查次数\t50\t次\t≥\t24',
      '清淤长度\t40\t公里\t≥\t12',
    ].join('\n')
    const [form, more] = formsOf(text)
    assert.equal(more, undefined)
    assert.deepEqual(
      [form?.name, form?.rows.length, form?.goal?.text],
      ['河道保洁', 2, '全年清淤不少于12公里'],
    )
  })
  void it('begins a new form at the next name, and none goes on in a table of other things', () => {
    const table = (name: string) => targetTable({ name, rows: ['巡查次数\t90\t次\t≥\t24'] })
    assert.deepEqual(
      formsOf(`${table('甲')}\n${table('乙')}\n科目\t金额\n办公费\t3.20\n`).map(({ name, rows }) => [
        name,
        rows.length,
      ]),
      [
        ['甲', 1],
        ['乙', 1],
      ],
    )
  })
  void it('takes signs and units out of the value where they have no column', () => {
    const text = '三级指标\t分值\t指标值\n巡查次数\t50\t≥24次\n群众满意度\t40\t≥95%\n河道面貌\t10\t明显改善\n'
    assert.deepEqual(printed(text), [
      ['巡查次数 50 次 ≥ ≥24次', '群众满意度 40 % ≥ ≥95%', '河道面貌 10  定性 明显改善'],
    ])
    assert.deepEqual(
      formsOf(text)[0]?.rows.map(({ figure }) => figure?.value ?? null),
      [240_000, 950_000, null],
    )
  })
  void it('takes bounds in words for signs and what is no number with a unit for a grade', () => {
    const text =
      '三级指标\t分值\t指标值\n志愿者\t50\t100人以上\n投诉\t20\t5件以内\n完工时间\t20\t12月底前完成\n'
    assert.deepEqual(printed(text), [
      ['志愿者 50 人 ≥ 100人以上', '投诉 20 件 ≤ 5件以内', '完工时间 20  定性 12月底前完成'],
    ])
  })
  void it('leaves subtotals and scores out, and takes the weight of the lowest level', () => {
    const text = [
      '一级指标\t权重\t三级指标\t权重\t指标值',
      '产出\t60\t清淤长度\t60\t≥12公里',
      '效益\t30\t\t\t',
      '\t\t\t30\t',
      '总分\t\t\t90\t—',
      '合计\t\t\t90\t—',
    ].join('\n')
    assert.deepEqual(printed(text), [['清淤长度 60 公里 ≥ ≥12公里']])
  })
  void it('prefers the third level, leaves totals and notes out and reads the weight of the execution', () => {
    const text = [
      '项目名称\t校园绿化\t预算执行率 权重\t20',
      '一级指标\t二级指标\t三级指标\t指标权重\t计量单位\t指标性质\t指标值',
      '产出\t数量\t栽植乔木\t80\t株\t≥\t300',
      '合计\t\t\t80\t\t\t',
      '说明：按季度检查\t\t\t\t\t\t',
    ].join('\n')
    assert.deepEqual(printed(text), [['栽植乔木 80 株 ≥ 300']])
    assert.equal(formsOf(text)[0]?.executionWeight, 200_000)
  })
  void it('reads cells that cover several columns', () => {
    const cell = (text: string, row: number, column: number, columnSpan = 1) => ({
      ...plainCell(text, row, column),
      columnSpan,
    })
    const document: PublicDocument = {
      name: '表.xlsx',
      blocks: [
        {
          kind: 'table',
          rows: [
            [cell('指标名称', 1, 1, 2), cell('权重', 1, 3), cell('计量单位', 1, 4), cell('指标值', 1, 5)],
            [cell('巡查次数', 2, 1, 2), cell('90', 2, 3), cell('次', 2, 4), cell('24', 2, 5)],
          ],
        },
      ],
    }
    const [form] = targetForms(readDocument(document))
    assert.deepEqual([form?.rows[0]?.name.text, form?.rows[0]?.figure?.value], ['巡查次数', 240_000])
  })
  void it('finds nothing in other tables', () => {
    assert.deepEqual(formsOf('项目\t金额\t指标\n办公费\t3.20\t2\n'), [])
    assert.deepEqual(formsOf('指标\t指标值\n清淤\t12\n'), [])
    assert.deepEqual(formsOf('指标\t权重\t计量单位\n清淤\t90\t公里\n'), [])
    assert.deepEqual(formsOf('权重\t计量单位\t指标值\n90\t公里\t12\n'), [])
  })
  void it('takes a line of the head below the rows for no indicator', () => {
    const text = '指标\t权重\t计量单位\t指标值\n清淤\t90\t公里\t12\n备注\t1\t次\t2\n负责人\t90\t\t3\n'
    assert.deepEqual(printed(text), [['清淤 90 公里  12']])
  })
  void it('begins a new form with a header of its own', () => {
    const table = '指标\t权重\t计量单位\t指标值\n清淤\t90\t公里\t12\n'
    assert.deepEqual(printed(`${table}${table}`), [['清淤 90 公里  12'], ['清淤 90 公里  12']])
  })
  void it('joins a head in three pieces, and not a table of other things', () => {
    const head = '项目名称\t河道保洁\n当年预算\t80.00\n'
    const rows = '指标\t权重\t计量单位\t指标值\n清淤\t90\t公里\t12\n'
    const names = (text: string) => formsOf(text).map(({ name }) => name)
    assert.deepEqual(names(`${head}\n项目概况\t保洁\n立项依据\t年度计划\n\n${rows}`), ['河道保洁'])
    assert.deepEqual(names(`${head}\n科目\t金额\n办公费\t3\n\n${rows}`), [''])
  })
  void it('begins with the name of a department or with the goal', () => {
    const rows = '指标\t权重\t指标值单位\t指标值\n清淤\t90\t公里\t12\n'
    const goals = (head: string) =>
      formsOf(`${head}总体目标\t全年清淤12公里\n${rows}`).map(({ goal }) => goal?.text)
    assert.deepEqual([goals('部门名称\t水务局\n'), goals('')], [['全年清淤12公里'], ['全年清淤12公里']])
    assert.deepEqual(printed(rows), [['清淤 90 公里  12']])
  })
  void it('reads only labels that have a value', () => {
    const [form] = formsOf(
      '项目名称\t业务主管部门\t水务局\n当年预算\t\n指标\t权重\t计量单位\t指标值\n清淤\t90\t公里\t12\n',
    )
    assert.deepEqual([form?.name, form?.budget], ['', null])
  })
  void it('reads one column less: no sign, or no unit', () => {
    assert.deepEqual(printed('指标\t权重\t计量单位\t指标值\n满意度\t90\t%\t≥95%\n满意度\t90\t%\t95分\n'), [
      ['满意度 90 % ≥ ≥95%', '满意度 90 % 定性 95分'],
    ])
    assert.deepEqual(printed('指标\t权重\t指标性质\t指标值\n满意度\t90\t≥\t95%\n清淤\t90\t≥\t12年底前\n'), [
      ['满意度 90 % ≥ 95%', '清淤 90  ≥ 12年底前'],
    ])
    assert.deepEqual(printed('指标\t权重\t指标值\n清淤\t90\t≤12公里以上\n'), [['清淤 90 公里 ≤ ≤12公里以上']])
  })
})
