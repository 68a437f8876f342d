/** The rules on dates, case by case at their bounds: every check of a text, passed (`ok`) or what was found and where. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { documentRules, readDocument } from '#lint'
import { readPublicText } from '#readers'
import { corpusCalendar } from '#tests/calendars'

/** `grade line[,related lines] stated → expected` of every finding, `ok` of every passed check. */
function checksOf(rule: string, text: string): readonly string[] {
  const reading = readDocument(readPublicText(text, '文件.txt'))
  const found = documentRules.find(({ id }) => id === rule)
  assert.ok(found !== undefined, rule)
  return found.check(reading, { calendar: corpusCalendar }).map(({ finding }) => {
    if (finding === null) return 'ok'
    const lines = [finding.where, ...finding.related].map(({ line }) => line)
    return `${finding.grade} ${lines.join(',')} ${finding.stated.trim()} → ${finding.expected}`
  })
}

/** A text and what a rule says of it. */
type Case = readonly [text: string, said: readonly string[]]

function cases(rule: string, list: readonly Case[]): void {
  void describe(rule, () => {
    for (const [text, said] of list)
      void it(`says ${said.join('; ') || 'nothing'} of ${text.replaceAll('\n', ' ').slice(0, 60)}`, () =>
        assert.deepEqual(checksOf(rule, text), said))
  })
}

cases('weekday', [
  ['2024年5月6日星期一、2024年5月7日、2024年5月6日星期二', ['ok', 'error 1 2024年5月6日 → 星期一']],
  ['5月6日（星期一）和2023年2月30日（星期四）', []],
])

cases('date-exists', [
  ['2023年5月、2023年13月、2023年', []],
  [
    '2023年0月1日、2023年13月1日、2023年1月32日、2023年12月32日',
    [
      'error 1 2023年0月1日 → 历法上有的日期',
      'error 1 2023年13月1日 → 历法上有的日期',
      'error 1 2023年1月32日 → 历法上有的日期，该月最后一天是31日',
      'error 1 2023年12月32日 → 历法上有的日期，该月最后一天是31日',
    ],
  ],
])

const inYear = '# 某局2023年工作总结'
cases('within-reporting-period', [
  ['2022年5月1日做完。', []],
  ['# 某局2023年工作方案\n\n2022年5月1日做完。', []],
  [
    `${inYear}\n\n2022年12月31日做完，2023年1月1日做完，2023年12月31日做完，2024年1月1日做完。`,
    [
      'ok',
      'ok',
      'doubt 3 2022年12月31日 → 2023年1月1日至2023年12月31日之间',
      'doubt 3 2024年1月1日 → 2023年1月1日至2023年12月31日之间',
    ],
  ],
  [
    `${inYear}\n\n${'2023年5月1日做完。'.repeat(9)}${'2024年5月1日做完。'.repeat(3)}`,
    [...Array.from({ length: 9 }, () => 'ok'), 'error 3,3,3 2024年5月1日 → 2023年1月1日至2023年12月31日之间'],
  ],
  [
    `${inYear}\n\n${'2023年5月1日做完。'.repeat(10)}${'2024年5月1日做完。'.repeat(3)}`,
    [
      ...Array.from({ length: 10 }, () => 'ok'),
      ...Array.from({ length: 3 }, () => 'doubt 3 2024年5月1日 → 2023年1月1日至2023年12月31日之间'),
    ],
  ],
  [
    `${inYear}\n\n${'2024年5月1日做完。'.repeat(2)}`,
    Array.from({ length: 2 }, () => 'doubt 3 2024年5月1日 → 2023年1月1日至2023年12月31日之间'),
  ],
  [
    `${inYear}\n\n2024年5月2日做完，2024年5月3日做完，2024年5月1日做完。\n\n于2024年1月开工，于2023年12月封顶，2024年2月验收，于2022年12月招标，于2023年1月挂网，见《于2024年3月的函》，于2024年4月6日结束，于2024年开园，于2024年13月。\n\n于2022年11月立项。`,
    ['error 3,3,3,5,5,5,7 2024年5月2日 → 2023年1月1日至2023年12月31日之间'].map((one) =>
      one.replace('5,5,5,7', '5,5,5,7'),
    ),
  ],
  [
    `${inYear}\n\n截至2024年1月5日有5人，截止到2024年1月6日有6人，2024年1月7日前报送，2024年1月8日起受理，2024年1月9日施行，见《2024年1月10日令》。\n\n某局\n\n2024年1月11日\n\n某局 2024年1月12日印发`,
    [],
  ],
])

cases('date-agrees', [
  ['某局\n\n2024年3月15日', []],
  ['某局 2024年3月15日印发', []],
  ['某局\n\n2024年3月15日\n\n某局 2024年3月16日印发', ['ok']],
  [
    '某局\n\n2024年3月15日\n\n某局 2024年3月14日印发',
    ['inconsistency 5,3 2024年3月14日 → 2024年3月15日或以后'],
  ],
  ['某局\n\n2024年2月30日\n\n某局 2024年2月14日印发', []],
  ['某局\n\n2024年2月20日\n\n某局 2024年2月30日印发', []],
  ['某发〔2024〕8号', []],
  ['某发〔2024〕8号\n\n某局\n\n2024年3月15日', ['ok']],
  ['某发〔2024〕8号\n\n某局\n\n2025年1月1日', ['inconsistency 1,5 某发〔2024〕8号 → 〔2025〕']],
])

const matter = '某县青年志愿服务项目大赛' // twelve characters
cases('date-order', [
  [
    '《评选通知》于2023年9月5日发布。名单于2023年9月4日公示。',
    ['inconsistency 1,1 2023年9月4日 → 2023年9月5日或以后'],
  ],
  ['《评选通知》于2023年9月5日发布。名单于2023年9月5日公示。', ['ok']],
  [
    '2023年9月5日发布评选通知；2023年9月4日公布名单。',
    ['inconsistency 1,1 2023年9月4日 → 2023年9月5日或以后'],
  ],
  [
    '一、2023年9月5日发布评选通知；（2）2023年9月4日公布名单。',
    ['inconsistency 1,1 2023年9月4日 → 2023年9月5日或以后'],
  ],
  [
    '我局于2023年9月5日发布评选通知；本局定2023年9月4日公布名单。',
    ['inconsistency 1,1 2023年9月4日 → 2023年9月5日或以后'],
  ],
  ['我局于2023年9月5日发布评选通知；本局又定2023年9月4日公布名单。', []],
  [
    '2023年9月5日发布评选通知，2023年9月4日公布名单。',
    ['inconsistency 1,1 2023年9月4日 → 2023年9月5日或以后'],
  ],
  ['名单于2023年9月4日公示。', []],
  ['2023年9月5日开会。名单于2023年9月4日公示。', []],
  [
    `2023年9月5日发布《${matter}报名通知》。\n\n2023年9月4日公布《${matter}名单》。`,
    ['inconsistency 3,1 2023年9月4日 → 2023年9月5日或以后'],
  ],
  [`2023年9月5日发布《${matter.slice(1)}报名通知》。\n\n2023年9月4日公布《${matter.slice(1)}名单》。`, []],
  [`2023年9月3日发布《${matter}》通知。\n\n2023年9月4日公布《${matter}名单》。`, ['ok']],
  [
    `2023年9月5日发布《${matter}报名通知》。\n\n2023年9月3日发布《补正通知》，2023年9月4日公布《${matter}名单》。`,
    ['ok'],
  ],
  ['《2022年评选通知》于2023年7月2日发布。', []],
  ['《2022年评选通知》于2023年7月3日发布。', ['doubt 1 2023年7月3日 → 2022年12月31日前后']],
  [
    '《2022年评选通知》《2022年竞赛通知》于2023年7月3日发布。',
    ['doubt 1 2023年7月3日 → 2022年12月31日前后', 'doubt 1 2023年7月3日 → 2022年12月31日前后'],
  ],
  ['《2022年评选办法》于2023年7月3日发布。', []],
  ['《评选通知》于2023年7月3日发布。', []],
  ['《2022年评选通知》已存档，方案于2023年7月3日发布。', []],
  ['于2023年7月3日发布《2022年评选通知》', []],
])

const page = (stamp: string) => `https://www.example.gov.cn/t${stamp}_1.html`
cases('url-timestamp', [
  [`2023年2月2日公布：${page('20230216')}`, ['ok']],
  [`2023年2月2日公布：${page('20230217')}`, ['doubt 1,1 2023年2月2日 → 2023年2月17日前后']],
  [`2023年2月16日公布：${page('20230202')}`, ['ok']],
  [`2023年2月17日公布：${page('20230202')}`, ['doubt 1,1 2023年2月17日 → 2023年2月2日前后']],
  [`2023年2月2日公布：${page('20230231')}`, []],
  [`2023年2月2日公布：${page('9')}`, []],
  [`${page('20230217')}，2023年2月2日公布`, []],
  [`2023年1月2日开会，2023年2月2日公布：${page('20230202')}`, ['ok']],
  [
    `2023年2月2日公布\n\n见网页\n\n网址\n\n${page('20230302')}`,
    ['doubt 1,7 2023年2月2日 → 2023年3月2日前后'],
  ],
  [`2023年2月2日公布\n\n见网页\n\n网址\n\n如下\n\n${page('20230302')}`, []],
  [`2023年2月2日公布，2023年2月3日撤下。\n\n${page('20230302')}`, []],
  [`2023年2月2日公布\n\n# 网页\n\n${page('20230302')}`, []],
  [`2023年2月2日公布\n\n见 https://www.example.gov.cn/a 。\n\n${page('20230302')}`, []],
  [`2023年2月2日公布\n\n名称\t网址\n甲\t${page('20230302')}\n`, []],
  [`名称\t网址\n甲\t2023年2月2日 ${page('20230302')}\n`, ['doubt 2,2 2023年2月2日 → 2023年3月2日前后']],
])
