/** The rules on structure, references and names, case by case at their bounds: every check, passed (`ok`) or what was found and where. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { findingsOf } from '#tests/lint-rules'
import { cases } from './rule-cases.fixture.ts'

cases('numbering', [
  // a wrong number takes its own place: what follows may go on from where it should have been
  [
    '第一条 甲\n\n第二条 乙\n\n第八条 丙\n\n第四条 丁',
    ['ok', 'ok', 'inconsistency 5,3 第八条 → 第三条', 'ok'],
  ],
  [
    '第一条 甲\n\n第二条 乙\n\n第八条 丙\n\n第九条 丁',
    ['ok', 'ok', 'inconsistency 5,3 第八条 → 第三条', 'ok'],
  ],
  ['一、甲\n\n一、乙', ['ok', 'inconsistency 3,1 一、 → 二、']],
  ['1.甲\n\n1.乙', ['ok', 'doubt 3,1 1. → 2.']],
  ['一、甲\n\n（一）乙\n\n一、丙', ['ok', 'ok', 'ok']],
  ['一、甲\n\n1.乙\n\n2.丙\n\n二、丁\n\n3.戊', ['ok', 'ok', 'ok', 'ok', 'ok']],
  ['一、甲\n\n1.乙\n\n2.丙\n\n二、丁\n\n2.戊', ['ok', 'ok', 'ok', 'ok', 'doubt 9,5 2. → 1.']],
  ['1.甲\n\n2.乙\n\n2.丙', ['ok', 'ok', 'inconsistency 5,3 2. → 3.']],
  ['1.甲\n\n2.乙\n\n4.丙', ['ok', 'ok', 'inconsistency 5,3 4. → 3.']],
  // a heading between two lists, but not a line of text
  ['1.甲\n\n# 办理\n\n1.乙', ['ok', 'ok']],
  ['1.甲\n\n说明文字\n\n1.乙', ['ok', 'doubt 5,1 1. → 2.']],
  // a list of attachments begins no attachment, text between two articles neither
  ['第一条 甲\n\n附件：1.样式\n\n第二条 乙', ['ok', 'ok']],
  ['第一条 甲\n\n说明文字\n\n第三条 乙', ['ok', 'inconsistency 5,1 第三条 → 第二条']],
  // how a number is written
  [
    '第二十条 甲\n\n第二十二条 乙',
    ['doubt 1 第二十条 → 第一条', 'inconsistency 3,1 第二十二条 → 第二十一条'],
  ],
  [
    '第九十九条 甲\n\n第一百零一条 乙\n\n第一百零三条 丙',
    [
      'doubt 1 第九十九条 → 第一条',
      'inconsistency 3,1 第一百零一条 → 第一百条',
      'inconsistency 5,3 第一百零三条 → 第一百零二条',
    ],
  ],
  [
    '第一百条 甲\n\n第一百零二条 乙',
    ['doubt 1 第一百条 → 第一条', 'inconsistency 3,1 第一百零二条 → 第一百零一条'],
  ],
  [
    '第一百一十条 甲\n\n第一百一十二条 乙',
    ['doubt 1 第一百一十条 → 第一条', 'inconsistency 3,1 第一百一十二条 → 第一百一十一条'],
  ],
  ['第三条 甲', ['doubt 1 第三条 → 第一条']],
  ['第三条 甲\n\n第二条 乙', ['doubt 1 第三条 → 第一条', 'ok']],
  ['第一条 甲\n\n第二条 乙\n\n附件1\n\n样式\n\n第一条 丙', ['ok', 'ok', 'ok']],
  [
    '第一条 甲\n\n第二条 乙\n\n第三条 丙\n\n第二条 丁',
    ['ok', 'ok', 'ok', 'inconsistency 7,5 第二条 → 第四条'],
  ],
  ['第九条 甲\n\n第十一条 乙', ['doubt 1 第九条 → 第一条', 'inconsistency 3,1 第十一条 → 第十条']],
  [
    '第一百零九条 甲\n\n第一百一十一条 乙',
    ['doubt 1 第一百零九条 → 第一条', 'inconsistency 3,1 第一百一十一条 → 第一百一十条'],
  ],
])

void describe('numbering tells', () => {
  for (const [text, said] of [
    ['一、甲\n\n二、乙\n\n（一）丙\n\n二、丁', /与前一项的序号重复/],
    ['一、甲\n\n二、乙\n\n四、丁', /与前一项之间缺号/],
    ['一、甲\n\n二、乙\n\n三、丙\n\n二、丁', /小于前一项的序号/],
  ] as const)
    void it(`${said} of ${text.replaceAll('\n', ' ')}`, () =>
      assert.match(findingsOf('numbering', text)[0]?.message ?? '', said))
})

cases('cross-reference', [
  ['详见附件。\n\n附件：任务表', ['ok']],
  ['见附件1。\n\n附件：任务表', ['ok']],
  ['见附件2。\n\n附件：任务表', ['inconsistency 1 附件2 → 附件']],
  ['见附表1。\n\n附件：任务表', ['doubt 1 附表1 → 附件在文后列出']],
  ['附件1\n\n方案\n\n本附件1的样式由各地自定。', ['ok']],
  ['填写申请表（见附件）。\n\n附件：1.申请表\n\n2.任务分解表', ['ok']],
  [
    '附件：1.年度方案\n\n2.样式图\n\n附件1\n\n年度方案\n\n各单位职责见附件1。\n\n附件2\n\n样式图',
    ['inconsistency 9 附件1 → 另一个附件'],
  ],
  ['附件1\n\n方案\n\n样式见附件1。', ['inconsistency 5 附件1 → 另一个附件']],
  ['甲\n\n第一条 依照本条例第一条、第三条', ['ok', 'inconsistency 3 第三条 → 第1条至第1条之一']],
  ['依照本办法第八十条', []],
])

cases('attachment-title', [
  ['附件：申报表\n\n附件\n\n申报表（样式）', ['ok']],
  ['附件：1.申报表', []],
  ['附件1\n\n申报表', []],
  ['附件：人才目录（2019年版）\n\n附件\n\n人才目录（2022年版）', ['ok']],
  ['附件：人才目录（试行）\n\n附件\n\n人才目录（修订稿）', []],
  ['附件：示例市社区托育服务机构管理办法\n\n附件\n\n示例市社区托管服务机构管理办法', []],
  ['附件：1.示例省高等职业院校教学质量评价体系\n\n附件1\n\n示例省高职院校教学质量评价体系', []],
])

cases('one-document-one-title', [
  [
    '《甲办法》（示例发〔2020〕1号）、《甲办法》（依据示例发〔2020〕1号）、《乙办法》（示例发〔2020〕2号）',
    ['ok'],
  ],
  ['《甲办法》（示例发〔2020〕1号）、《甲办法》示例发〔2020〕1号', ['ok']],
  ['《甲办法》（示例发〔2020〕1号）、《乙办法》（另办发〔2020〕1号）', []],
  [
    '《示例市公共图书馆评估计划（2020-2022年）》。\n\n《示例市公共图书馆评估计划（2022-2024年）》。',
    ['inconsistency 1,3 《示例市公共图书馆评估计划（2020-2022年）》 → 全文一个名称、一个期间'],
  ],
  ['《示例市公共图书馆评估计划（2020-2022年）》。\n\n《示例市公共图书馆评估计划（2023-2025年）》。', []],
  [
    '《示例市社区托育服务机构管理办法》。\n\n《示例市社区托管服务机构管理办法》。',
    ['doubt 1,3 《示例市社区托育服务机构管理办法》 → 全文一个名称、一个期间'],
  ],
  ['《示例市社区托育服务机构管理办法》和《示例市社区托管服务机构管理办法》。', []],
])

cases('one-name-one-address', [
  ['示例网（http://a.example.cn/x）、示例网（http://a.example.cn/y）', ['ok', 'ok']],
  [
    '示例网（http://a.example.cn）、市示例网（http://b.example.cn）',
    ['inconsistency 1,1 http://b.example.cn → a.example.cn'],
  ],
  ['http://a.example.cn 和 http://b.example.cn', []],
])

cases('one-code-one-name', [
  ['单位\t人\n1.1 12人\t3\n1.1 15人\t4', []],
  ['要素\t分\n1.1 机构\t3\n1.1 机构\t4\n1.1 机构设置\t5', ['ok']],
  ['要素\t分\n1.1 机构设置\t3\n1.1 机构情况\t4', ['inconsistency 3,2 机构情况 → 机构设置']],
  ['要素\t分\n1.1 机构设置\t3\n\n# 1.1 机构配置', []],
  [
    `要素\t分\n1.1 ${'机'.repeat(19)}构\t3\n\n1.1 ${'机'.repeat(20)}`,
    [`inconsistency 4,2 ${'机'.repeat(20)} → ${'机'.repeat(19)}构`],
  ],
  [`要素\t分\n1.1 ${'机'.repeat(20)}构\t3\n\n1.1 ${'机'.repeat(21)}`, []],
  ['要素\t分\n1.1 机构设置\t3\n\n1.1 机构配置', ['inconsistency 4,2 机构配置 → 机构设置']],
  ['要素\t分\n1.1 机构\t1\n1.2 制度\t2\n\n说明。\n\n要素\t见\n1.1 场地\t好\n1.2 制度\t好', ['ok']],
  [
    '要素\t分\n1.1 机构设置与运行\t1\n1.2 制度\t2\n\n说明。\n\n要素\t见\n1.1 机构设置\t好\n1.3 制度\t好',
    ['ok'],
  ],
])

cases('one-thing-one-name', [
  ['由学校基建后勤处和学校基建后勤科负责。', ['ok']],
  ['后勤处负责。\n\n后勤科负责。', []],
  ['示例海洋工程学院简介。\n\n示例海洋工程学院招生。\n\n示例海洋工程学面向全国。', []],
  [
    '示例海洋工程学院简介。\n\n示例海洋工程学院招生。\n\n示例海洋工程学院就业。\n\n示例海洋工程学校面向全国。',
    ['ok'],
  ],
  ['经院长办公会讨论。\n\n报院长办公会。', ['ok']],
  ['经院长办公会讨论。', []],
  ['经院长办公会讨论。\n\n报院长办公会。\n\n报校长办公会。', ['doubt 5,1,3 校长办公会 → 院长办公会']],
  ['# 某局部门预算说明\n\n## 某局部门收支预算表', ['ok']],
  ['房屋设施修缮维护费3万元。\n\n项目\t房屋设施修缮费\n甲\t3', []],
])

cases('list-no-duplicate', [
  ['甲县中学\n\n乙县中学\n\n甲县中学', []],
  ['名单\n\n甲县中学\n\n乙县中学\n\n甲县中学', ['inconsistency 7,3 甲县中学 → 每项一次']],
])

cases('list-format', [
  ['项目\t编号\n甲\t1.1/1.2\n乙\t2.1、2.2', []],
  ['项目\t编号\n甲\t1.1、1.2\n乙\t2.1、2.2\n丙\t3', ['ok', 'ok', 'ok']],
  ['项目\t比分\n甲\t1/2\n乙\t2/3', []],
  // single codes are no lists; where a page's end moved the columns, one with a point stands at the row's end
  ['项目\t编号\n甲\t1.1/1.2\n乙\t2.1/2.2\n丙\t3.1\n丁\t4.1\n戊\t5.1', ['ok', 'ok', 'ok', 'ok', 'ok']],
  ['项目\t编号\t备注\n甲\t1.1/1.2\t无\n乙\t2.1/2.2\t无\n丙\t无\t3.1', ['ok', 'ok', 'ok']],
  ['项目\t编号\t备注\n甲\t1.1/1.2\t无\n乙\t2.1/2.2\t无\n3.1\t2.3\t无', ['ok', 'ok', 'ok']],
  ['项目\t编号\t备注\n甲\t1.1/1.2\t无\n乙\t2.1/2.2\t无\n丙\t无\t3', ['ok', 'ok']],
  // no habit: one list, lists half of the one and half of the other, as many of the one as of the other
  ['项目\t编号\n甲\t1.1/1.2\n乙\t3', []],
  ['项目\t编号\n甲\t1.1/1.2、1.3\n乙\t2.1/2.2、2.3', []],
  ['项目\t编号\n甲\t1.1/1.2\n乙\t2.1/2.2\n丙\t3.1、3.2\n丁\t4.1、4.2', []],
  // lists of two columns, but not of three
  ['项目\t甲\t乙\n一\t1.1/1.2\t2.1/2.2\n二\t1.3/1.4\t2.3/2.4', ['ok', 'ok', 'ok', 'ok']],
  ['项目\t甲\t乙\t丙\n一\t1.1/1.2\t2.1/2.2\t3.1/3.2\n二\t1.3/1.4\t2.3/2.4\t3.3/3.4', []],
])

cases('numeral-style', [
  ['第一条 满五年。\n\n第二条 满3年。', []],
  ['第一条 申请表一份。\n\n（一）承诺书2份。', ['note 1,3 一份 → 同一条用一种数字']],
  ...['第二编 附则', '第二章 附则', '第二节 附则'].map(
    (heading) => [`第一条 满五年。\n\n${heading}\n\n满3年。`, []] as const,
  ),
  ['第一条 一年期满，有效期3年。', []],
  ['第一条 于2023年5月1日起两年内，有效期3年。', ['note 1,1 两年 → 同一条用一种数字']],
])

cases('punctuation-width', [
  ['没有标点', []],
  ['甲,乙', ['note 1 甲,乙 → ，']],
  ['甲, 乙；丙', ['ok']],
])

const broken = (line: number, stated: string): string =>
  `inconsistency ${line} ${stated} → 括号、引号、书名号成对`
cases('bracket-balance', [
  ['没有', []],
  ['（甲）“乙”', ['ok']],
  ['（甲', ['inconsistency 1 （甲 → 括号、引号、书名号成对']],
  // cut by the end of a page: what one paragraph leaves open the next one closes, innermost first
  ['甲（乙。\n\n丙）丁。', ['ok', 'ok']],
  ['甲(乙。\n\n丙）丁。', ['ok', 'ok']],
  ['甲《乙（丙。\n\n丁）戊》己。', ['ok', 'ok']],
  ['甲《乙（丙。\n\n丁》戊）己。', [broken(1, '甲《乙（丙。'), broken(3, '丁》戊）己。')]],
  ['甲（乙（丙。\n\n丁）戊。', [broken(1, '甲（乙（丙。'), broken(3, '丁）戊。')]],
  ['甲（乙。\n\n丙（丁。', [broken(1, '甲（乙。'), broken(3, '丙（丁。')]],
  ['甲）乙。\n\n丙（丁。', [broken(1, '甲）乙。'), broken(3, '丙（丁。')]],
  ['甲（乙。\n\n丙》丁。', [broken(1, '甲（乙。'), broken(3, '丙》丁。')]],
  ['甲（乙。\n\n丙（丁）。\n\n戊）己。', [broken(1, '甲（乙。'), 'ok', broken(5, '戊）己。')]],
  // rows of a table that hold brackets
  ['项目\t金额\n甲\t1\n乙（丙）\t2\n丁（戊\t3', ['ok', broken(4, '丁（戊')]],
  ['会议通过了《关于示例工作的若干意见（征求\n\n意见稿）》。', ['ok', 'ok']],
])
