import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { localDate } from '#kernel/time'
import { type ClauseId, calculation, cite, parameter, printTrace, rule } from './index.ts'

const ART = 'anhui-titles-2018/art.23.5.d'
const twoThirds = rule(
  'two-thirds-of-present-approved',
  cite(ART),
  (f: { yes: number; present: number }) => f.yes * 3 >= f.present * 2,
  {
    label: '赞成票达到出席委员的三分之二',
    otherwise: (f) =>
      `未通过：赞成 ${f.yes} 票，出席 ${f.present} 人，至少需要 ${Math.ceil((f.present * 2) / 3)} 票。`,
  },
)
const quorum = rule(
  'enough-members-present',
  cite('anhui-titles-2018/art.23.5.a'),
  (f: { present: number; required: number | null }) =>
    f.required === null ? 'unknown' : f.present >= f.required,
  {
    label: '出席委员达到规定人数',
    otherwise: (f) => `请等委员到齐：出席 ${f.present} 人，规定 ${f.required ?? ''} 人。`,
  },
)

describe('a rule', () => {
  it('yields a finding with its revision, its clause and exactly the facts it was given', () => {
    assert.deepEqual(twoThirds({ yes: 10, present: 15 }), {
      rule: 'two-thirds-of-present-approved@1',
      clause: ART,
      label: '赞成票达到出席委员的三分之二',
      holds: 'yes',
      facts: { yes: 10, present: 15 },
    })
  })
  it('says in Chinese what is wrong when it does not hold', () => {
    const finding = twoThirds({ yes: 9, present: 15 })
    assert.equal(finding.holds, 'no')
    assert.equal(finding.say, '未通过：赞成 9 票，出席 15 人，至少需要 10 票。')
  })
  it('is undetermined when a fact is missing, and names it', () => {
    const finding = quorum({ present: 13, required: null })
    assert.deepEqual([finding.holds, finding.missing], ['unknown', 'required'])
    assert.match(finding.say ?? '', /缺少“required”/)
    assert.equal(quorum({ present: 13, required: 13 }).holds, 'yes')
    assert.equal(quorum({ present: 12, required: 13 }).holds, 'no')
  })
})

describe('a parameter', () => {
  const fee = parameter<number>(
    'fee',
    cite('anhui-titles-2018/art.54.a'),
    'cycle',
    [
      { from: localDate('2018-03-01'), value: 280, source: '收费标准' },
      { from: localDate('2024-01-01'), value: null, source: '待核' },
      { from: localDate('2025-01-01'), value: 300, source: '新标准' },
    ],
    { label: '评审费', unit: '元' },
  )
  const valueOn = (date: string): number | string => {
    const found = fee.on(localDate(date))
    return found.known ? found.value : (found.finding.say ?? '')
  }
  it('has the value of the day, both neighbours', () => {
    assert.equal(valueOn('2018-03-01'), 280)
    assert.equal(valueOn('2023-12-31'), 280)
    assert.equal(valueOn('2025-01-01'), 300)
  })
  it('refuses a date it does not cover and a value that nobody has entered, saying which', () => {
    assert.match(String(valueOn('2018-02-28')), /尚未覆盖这一天/)
    assert.match(String(valueOn('2024-06-01')), /目前为空/)
  })
  it('is not declared with values out of order', () => {
    assert.throws(
      () =>
        parameter(
          'x',
          cite(ART),
          'opening',
          [
            { from: localDate('2024-01-01'), value: 1, source: '' },
            { from: localDate('2024-01-01'), value: 2, source: '' },
          ],
          { label: 'x', unit: '' },
        ),
      /out of order/,
    )
  })
})

describe('a trace', () => {
  const total = calculation(
    'total',
    [cite('shizhu-budget-2023/n.2.1.a')],
    (f: { a: number; b: number }) => ({
      value: f.a + f.b,
      lines: [
        { label: '拨款', value: f.a, unit: '分' },
        { label: '其他', value: f.b, unit: '分', note: '已录入' },
      ],
    }),
    { label: '收入合计' },
  )
  it('reads as a tree with the Chinese label of each clause, its facts, and the outcome', () => {
    const labelOf = (clause: ClauseId): string => `〈${clause.split('/')[1] ?? ''}〉`
    const text = printTrace(
      {
        title: '计票 CountBallots · case 2026-0148 — refused',
        findings: [twoThirds({ yes: 10, present: 15 }), quorum({ present: 10, required: 11 })],
        computed: [total({ a: 5, b: 7 })],
        outcome: 'refused by enough-members-present; nothing recorded',
      },
      labelOf,
    )
    assert.equal(
      text,
      [
        '计票 CountBallots · case 2026-0148 — refused',
        '├─ = total@1   收入合计=12',
        '│    〈n.2.1.a〉',
        '│    · 拨款 5分',
        '│    · 其他 7分（已录入）',
        '├─ ✔ two-thirds-of-present-approved@1   yes=10  present=15',
        '│    〈art.23.5.d〉「赞成票达到出席委员的三分之二」',
        '├─ ✘ enough-members-present@1   present=10  required=11',
        '│    〈art.23.5.a〉「出席委员达到规定人数」',
        '│    请等委员到齐：出席 10 人，规定 11 人。',
        '└─ refused by enough-members-present; nothing recorded',
      ].join('\n'),
    )
  })
})
