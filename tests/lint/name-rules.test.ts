/** The rules on names of documents, lists and terms at their bounds. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { findingsOf } from '#tests/lint-rules'
import { cases } from './rule-cases.fixture.ts'

const plan = '示例市公共图书馆分级评估工作方案'
const number = (serial: number): string => `（示例发〔2020〕${serial}号）`
const unlike = (at: string, title: string): string => `inconsistency ${at} ${title} → 全文一个名称、一个期间`

cases('one-document-one-title', [
  // the longest title, and a mark left open
  [`《${'甲'.repeat(120)}》${number(1)}、《${'甲'.repeat(120)}》${number(1)}`, ['ok']],
  [`《${'甲'.repeat(121)}》${number(1)}、《${'甲'.repeat(121)}》${number(1)}`, []],
  // cited shorter, or as another version under the same number
  [`《${plan}》${number(1)}、《评估工作方案》${number(1)}`, ['ok']],
  [`《${plan}（试行）》${number(1)}、《${plan}（修订稿）》${number(1)}`, ['ok']],
  ['《甲办法》（依据示例发〔2020〕1号）、《甲办法》（示例发〔2020〕1号）', ['ok']],
  // a title of its own, a numbered line, a sentence
  [`${plan}（修订稿）\n\n《${plan}（试行）》。`, [unlike('1,3', `${plan}（修订稿）`)]],
  [`一、${plan}（修订稿）\n\n《一、${plan}（试行）》。`, []],
  [`甲，${plan}（修订稿）\n\n《甲，${plan}（试行）》。`, []],
  // two numbers make two documents, one number does not
  [`《${plan}（试行）》${number(1)}。\n\n《${plan}（修订稿）》${number(2)}。`, []],
  [`《${plan}（试行）》${number(1)}。\n\n《${plan}（修订稿）》。`, [unlike('1,3', `《${plan}（试行）》`)]],
  // side by side in one sentence, or in two of one paragraph
  [`《${plan}（试行）》、《${plan}（修订稿）》。`, []],
  [`《${plan}（试行）》。《${plan}（修订稿）》。`, [unlike('1,1', `《${plan}（试行）》`)]],
  // a row of periods is told once
  [
    ['2018-2020', '2019-2021', '2021-2023'].map((years) => `《${plan}（${years}年）》。`).join('\n\n'),
    [unlike('1,3', `《${plan}（2018-2020年）》`)],
  ],
])

void describe('one-document-one-title names', () => {
  const said = (text: string): string => findingsOf('one-document-one-title', text)[0]?.message ?? ''
  void it('the period behind a title, and nothing else that stands there', () => {
    assert.match(
      said(
        '《示例市托育服务发展的方案》（2022-2025年）。\n\n《示例市托育服务发展的方案（2023-2026年）》（下称方案）。',
      ),
      /：“示例市托育服务发展的方案（2022-2025年）”、“示例市托育服务发展的方案（2023-2026年）”。$/,
    )
    assert.match(
      said('《示例市社区托育服务机构管理办法》（下称办法）。\n\n《示例市社区托管服务机构管理办法》。'),
      /：“示例市社区托育服务机构管理办法”、“示例市社区托管服务机构管理办法”。$/,
    )
  })
})

const odd = (name: string): string => `doubt 1 ${name} → 表里有数的项目`
const zero = (name: string, line: number): string => `doubt 1,${line} ${name} → 表里有数的项目`
/** What a text says money is for, above a table with these rows from line 5 on. */
const spent = (uses: string, ...rows: readonly string[]): string =>
  `经费用于${uses}等。\n\n单位：万元\n项目\t金额\n${rows.join('\n')}\n`
const both = ['印刷费\t3', '会议费\t4']
cases('narrative-names-exist', [
  // the row may be called a little shorter, longer or otherwise: four characters of five are alike, three are not
  [spent('印刷费、会议费、社区保洁员费', ...both, '保洁员费\t2'), ['ok', 'ok', 'ok']],
  [spent('印刷费、会议费、保洁员费', ...both, '社区保洁员费\t2'), ['ok', 'ok', 'ok']],
  [spent('印刷费、会议费、农村道路灯费', ...both, '农村公路灯费\t2'), ['ok', 'ok', 'ok']],
  [spent('印刷费、会议费、农村道路灯费', ...both, '农业公路灯费\t2'), ['ok', 'ok', odd('农村道路灯费')]],
  // names of two characters only as they are
  [spent('印刷费、会议费、工资', ...both, '工资\t2'), ['ok', 'ok', 'ok']],
  [spent('印刷费、会议费、公务差旅费', ...both, '差旅费\t2'), ['ok', 'ok', odd('公务差旅费')]],
  [spent('印刷费、会议费、差旅费', ...both, '公务差旅费\t2'), ['ok', 'ok', odd('差旅费')]],
  // a row with money before one without
  [spent('印刷费、会议费、社区保洁员费', ...both, '保洁员费\t0', '社区保洁员费\t2'), ['ok', 'ok', 'ok']],
  [spent('印刷费、会议费、差旅费', ...both, '差旅费\t0'), ['ok', 'ok', zero('差旅费', 7)]],
  // a list that the table does not know: one name, one with money, two of five
  [spent('印刷费', ...both), []],
  [spent('印刷费、差旅费', '印刷费\t3', '差旅费\t0', '会议费\t4'), []],
  [spent('印刷费、会议费、水费、电费、差旅费', ...both), []],
  [spent('印刷费、会议费、水费、电费', ...both), ['ok', 'ok', odd('水费'), odd('电费')]],
])

const once = (at: string, name: string, grade = 'inconsistency'): string =>
  `${grade} ${at} ${name} → 每项一次`
const lines = (...all: readonly string[]): string => ['名单', ...all].join('\n\n')
cases('list-no-duplicate', [
  [lines('甲', '乙', '甲', '乙'), []],
  [lines('甲中', '甲，乙。', '甲，乙。', '甲，乙。', '乙中'), []],
  [lines('第一条甲中', '第二条乙中', '第一条甲中', '第三条丙中'), []],
  // a sentence ends a list, a heading that is no group too
  [lines('甲中', '乙中', '一、以下三所，由市里另行公布。', '甲中', '乙中'), []],
  ['甲中\n\n乙中\n\n# 其他\n\n甲中\n\n乙中', []],
  // people: blank cells are nobody, the serial tells nothing, all else does
  ['序号\t姓名\t单位\n1\t甲某\t一所\n2\t\t二所\n3\t\t二所', ['ok']],
  ['序号\t姓名\t奖金\n1\t甲某\t300\n2\t乙某\t300\n3\t甲某\t300', [once('4,2', '甲某')]],
  ['序号\t姓名\t奖金\n1\t甲某\t300\n2\t乙某\t300\n3\t甲某\t500', [once('4,2', '甲某', 'doubt')]],
  ['单位\t姓名\n一所\t甲某\n二所\t乙某\n二所\t甲某', [once('4,2', '甲某', 'doubt')]],
])

/** A table of costs with these columns, and what the explanation says they are. */
const costs = (columns: readonly string[], members: string, caption = '运动会经费表'): string =>
  `${caption}\n\n单位：万元\n项目\t${columns.join('\t')}\n春季\t${columns.map(() => 1).join('\t')}\n\n` +
  `运动会经费：指全年办赛的费用，包括${members}。`
const missing = (list: string): string => `doubt 7,1 运动会经费 → ${list}`
cases('definition-vs-use', [
  [
    costs(['场地支出', '奖品支出', '裁判支出'], '场地支出、奖品支出和保险'),
    [missing('场地支出、奖品支出、保险、裁判支出')],
  ],
  [costs(['场租费', '车租费', '设备租费'], '场租费和车租费'), [missing('场租费、车租费、设备租费')]],
  [
    costs(['场地支出小计', '奖品支出', '裁判支出小计'], '场地支出和奖品支出'),
    [missing('场地支出、奖品支出、裁判支出小计')],
  ],
  [
    costs(['场地支出', '奖品支出', '裁判支出'], '场地支出总额和奖品支出'),
    [missing('场地支出总额、奖品支出、裁判支出')],
  ],
  [
    costs(['本年场地支出', '奖品支出', '裁判支出'], '场地支出和奖品支出'),
    [missing('场地支出、奖品支出、裁判支出')],
  ],
  // what stands behind the list is none of it
  [costs(['场地支出', '奖品支出', '裁判支出'], '场地支出和奖品支出，按年核算'), ['ok']],
  // a sum is no member, a short name is not known again, one name is no list
  [costs(['场地支出', '奖品支出', '总支出'], '场地支出和奖品支出'), ['ok']],
  [costs(['奖品支出', '场地', '裁判支出'], '场地支出和奖品支出'), ['ok']],
  [costs(['奖品支出', '场地支出', '裁判支出'], '场地和奖品支出'), ['ok']],
  [costs(['场地支出', '本年场地支出', '裁判支出'], '场地支出'), ['ok']],
  // a table of something else does not use the term
  ['水费表\n\n项目\t场地支出\n春季\t2\n\n示例运动会经费：指全年办赛的费用，包括场地支出和奖品支出。', []],
])
