/** The rules on tables beside one another, case by case at their bounds: every check of a text, passed (`ok`) or what was found and where. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { documentRules, readDocument } from '#lint'
import { readPublicText } from '#readers'
import { type Case, cases } from './rule-cases.fixture.ts'

/** A document of tables: each a title with its rows, cells parted by `|`. */
const doc = (...tables: readonly (readonly string[])[]): string =>
  tables.map(([title = '', ...rows]) => `${title}\n\n${rows.join('\n').replaceAll('|', '\t')}\n`).join('\n')
const titled = (...titles: readonly string[]): string =>
  doc(...titles.map((title) => [title, '镇|数量', '东镇|3', '西镇|4']))

const columns = '指标名称|指标数值|计量单位|权重分值'
const card = (title: string, header: string, ...rows: readonly string[]): readonly string[] => [
  title,
  header,
  ...rows,
  `植树${'|1'.repeat(header.split('|').length - 1)}`,
]
const usual = [card('东镇绩效目标表', columns), card('西镇绩效目标表', columns)]

cases('table-label', [
  [titled('表1 植树情况表', '修渠情况表'), []],
  [titled('表1 植树情况表', '养路'), []],
  [
    doc(['水利工程进度登记卡', '工程名称|水渠', '投资|3'], ['道路工程进度登记卡', '工程名称|大桥', '投资|3']),
    [],
  ],
  [doc(['设备进度登记卡', '工程名称|水泵', '投资|4']), []],
  [doc(['工程目录', '名称|数', '水渠|3'], ['设备进度登记卡', '工程名称|水泵', '投资|4']), []],
  [doc(['工程进度登记', '工程名称|水渠', '投资|3'], ['进度登记', '工程名称|水泵', '投资|4']), []],
  [
    doc(['工程进度登记', '工程名称|水渠', '投资|3'], ['泵进度登记', '工程名称|水泵', '投资|4']),
    ['doubt 8,1 工程名称 → 与表名一致的栏目名称'],
  ],
  [
    doc(...usual, card('南镇绩效目标表', '指标名称|指标数值|计量单位|完成时间|责任单位')),
    [
      'doubt 13,13,3 指标名称、指标数值、计量单位、完成时间、责任单位 → 指标名称、指标数值、计量单位、权重分值',
    ],
  ],
  [
    doc(
      ...usual,
      card(
        '南镇绩效目标表',
        '指标名称|指标数值|计量单位|完成时间|责任单位',
        '|1|1|1|1',
        '植树|1|1|1|1',
        '负责人|甲|1|1|1',
      ),
    ),
    [
      'doubt 16,13,3 指标名称、指标数值、计量单位、完成时间、责任单位 → 指标名称、指标数值、计量单位、权重分值',
    ],
  ],
  [doc(...usual, card('南镇绩效目标表', '指标名称|指标数值|计量单位|完成时间')), []],
  [doc(...usual, card('南镇绩效目标表', '指标名称|指标数值|完成时间|责任单位')), []],
  [doc(...usual, card('南镇造林明细', '指标名称|指标数值|计量单位|完成时间|责任单位')), []],
  [doc(...usual, card('南镇绩效目标表', '指标名称|指标数值|计量单位|2023年|责任单位')), []],
  [doc(...usual.slice(1), card('南镇绩效目标表', '指标名称|指标数值|计量单位|完成时间|责任单位')), []],
  [
    doc(
      ...usual,
      card('南镇绩效目标表', '指标名称|指标数值|计量单位|完成时间|责任单位'),
      card('北镇绩效目标表', '指标名称|指标数值|计量单位|完成时间|责任单位'),
    ),
    [],
  ],
  [
    doc(
      ...['东镇', '西镇', '南镇'].map((town) =>
        card(
          `${town}绩效目标表`,
          town === '南镇' ? '指标名称|完成时间|责任单位' : '指标名称|指标数值|计量单位',
        ),
      ),
    ),
    [],
  ],
])

const filled = ['附表一', '单位：万元', '项目|金额', '会议费|3.00', '培训费|2.00']
const rest = ['三、其他']
void describe('what is said of tables', () => {
  const findingOf = (rule: string, text: string) => {
    const checks = documentRules
      .find(({ id }) => id === rule)
      ?.check(readDocument(readPublicText(text, '文件.txt')))
    const found = checks?.flatMap(({ finding }) => finding ?? []) ?? []
    assert.equal(found.length, 1)
    return found[0]
  }
  for (const [titles, message] of [
    [['表1 植树情况表', '修渠情况表', '表2 养路情况表'], /：有表名的3张表中，2张印了编号，1张没有。$/],
    [['表1 植树情况表', '表1 修渠情况表'], /：表1用了2次。$/],
    [['表1 植树情况表', '修渠情况表', '表1 养路情况表'], /2张印了编号，1张没有，表1用了2次。$/],
  ] as const)
    void it(`is ${message.source} of ${titles.join(', ')}`, () =>
      assert.match(findingOf('table-label', titled(...titles))?.message ?? '', message))
  void it('points at the field that was taken over', () => {
    const text = doc(
      ['工程进度登记卡', '工程名称|水渠', '投资|3'],
      ['设备进度登记卡', '工程名称|水泵', '投资|4'],
    )
    const where = findingOf('table-label', text)?.where
    assert.deepEqual([where?.line, where?.cell], [8, 'A1'])
  })
  void it('names a field that only the other layout has', () => {
    const odd = '指标名称|指标数值|计量单位|完成时间|责任单位'
    const more = doc(...usual, card('南镇绩效目标表', odd, '|1|1|1|1', '植树|1|1|1|1', '负责人|1|1|1|1'))
    assert.match(findingOf('table-label', more)?.message ?? '', /（另多出“负责人”一栏）。$/)
    assert.doesNotMatch(
      findingOf('table-label', doc(...usual, card('南镇绩效目标表', odd)))?.message ?? '',
      /另多出/,
    )
  })
})

cases('empty-table-note', [
  [doc(filled, ['培训情况', '班次|人数|备注', '|合计|'], rest), ['error 8 空表且无备注 → 空表附说明']],
  [doc(filled, ['培训情况', '班次|合计', '|合计'], rest), ['error 8 空表且无备注 → 空表附说明']],
  [doc(filled, ['教师名册', '姓名|学校|年级', '|—|'], rest), []],
  [doc(filled, ['附表二', '单位：万元', '项目|内容', '|合计'], rest), ['error 8 空表且无备注 → 空表附说明']],
  [doc(filled, ['附表二', '单位：万元', '项目|金额', '会议费|', '培训费|'], rest), []],
  [
    doc(
      filled,
      ['附表二 基金支出表', '（注：本年没有此项收支）', '', '单位：万元', '项目|金额', '|合计'],
      rest,
    ),
    ['ok'],
  ],
  [
    doc(filled, ['（注：上表不含专户）', '附表二 基金支出表', '', '单位：万元', '项目|金额', '|合计'], rest),
    ['error 10 空表且无备注 → 空表附说明'],
  ],
  [doc(['附表二', '单位：万元', '项目|金额', '|合计'], rest), []],
])

/** Title, what a missing table is called, and the line of the table that it belongs beside. */
const budget = [
  ['收支总表', '收支总表', 37],
  ['收入总表', '收入总表', 7],
  ['支出总表', '支出总表', 7],
  ['财政拨款收支表', '财政拨款收支表', 1],
  ['一般公共预算支出表', '一般公共支出表', 1],
  ['一般公共预算基本支出表', '基本支出表', 1],
  ['“三公”经费支出表', '三公经费表', 1],
  ['基金支出表', '基金支出表', 1],
] as const
const others = ['财政拨款收入表', '一般公共预算收入表', '基金收入表', '基金收支决算说明']
const without = (...names: readonly string[]): string =>
  titled(...budget.map(([name]) => name).filter((name) => !names.includes(name)), ...others)
cases('required-tables', [
  ...budget.map(([name, kind, line], missing): Case => {
    const said = budget.map((_one, at) => (at === missing ? `error ${line} 没有这张表 → ${kind}` : 'ok'))
    return [without(name), said]
  }),
  [
    without('收支总表', '三公经费支出表', '基金支出表'),
    [
      'error 31 没有这张表 → 收支总表',
      'ok',
      'ok',
      'ok',
      'ok',
      'ok',
      'ok',
      'error 31 没有这张表 → 基金支出表',
    ],
  ],
  [
    titled(...budget.slice(0, 5).map(([name]) => name)),
    [
      'ok',
      'ok',
      'ok',
      'ok',
      'ok',
      'error 1 没有这张表 → 基本支出表',
      'error 1 没有这张表 → 三公经费表',
      'error 1 没有这张表 → 基金支出表',
    ],
  ],
  [titled(...budget.slice(0, 4).map(([name]) => name)), []],
  [titled('表1 植树', '表3 养路'), ['ok', 'inconsistency 7 没有表2 → 表2', 'ok']],
  [titled('表1 植树'), []],
  [titled('表2 植树', '表4 养路'), []],
])
