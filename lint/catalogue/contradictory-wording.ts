import type { CheckResult } from '../finding.ts'
import { passed } from '../finding.ts'
import type { ReadText } from '../reading/reading.ts'
import { foundIn } from '../reading/reading.ts'
import { documentRule } from '../rule.ts'
import { longestShared } from '../text/similar.ts'
import type { Span } from '../text/plain.ts'
import { matchesOf } from '../text/plain.ts'

const id = 'contradictory-wording'

const actor = '全省|省级|省辖市级?|设区的?市级?|市级|市|县[（(]市、区[）)]级?|县级|县|区县级?|乡镇级?'
const grades = '(?:[高中初][、和及]){0,3}[高中初]级|(?:[一二三四][、和及]){0,3}[一二三四]级'
/** 市、县中、初级职称评委会……由……组建. */
const beforeBody = new RegExp(
  `((?:(?:${actor})[、和及]){0,5}(?:${actor}))(${grades})([\\u4e00-\\u9fa5]{2,10})`,
  'g',
)
/** 县级……部门……负责管理……初级职称评审工作. */
const inCharge = new RegExp(
  `(?:^|[。；;：:）)])\\s?(${actor})[^。；;]{0,60}负责[^。；;]{0,20}?(${grades})([\\u4e00-\\u9fa5]{2,10})`,
  'g',
)

/** A level of government with the grades of a thing that a provision gives it. */
type Power = {
  readonly text: ReadText
  readonly span: Span
  readonly level: string
  readonly grades: string
  readonly thing: string
}

function levelOf(name: string): string {
  if (/县|区县/.test(name)) return '县'
  if (/市/.test(name)) return '市'
  return name.includes('乡') ? '乡' : '省'
}

const gradesOf = (printed: string): string => (printed.match(/[高中初一二三四]/g) ?? []).toSorted().join('')

/** The powers that a text gives: by the body set up for a level, and by the office in charge. */
function powersIn(text: ReadText): readonly Power[] {
  const bodies = matchesOf(text.plain, beforeBody).flatMap(
    ({ from, to, match: [, actors = '', grade = '', thing = ''] }) => {
      const rest = text.plain.slice(to - thing.length, to + 60)
      if (!/^[^。；;]{0,60}由[^。；;]{2,}/.test(rest)) return []
      return [...new Set(actors.split(/[、和及](?![区）)])/).map(levelOf))].map((level) => ({
        text,
        span: { from, to },
        level,
        grades: gradesOf(grade),
        thing,
      }))
    },
  )
  const offices = matchesOf(text.plain, inCharge).map(({ from, to, match }) => {
    const [whole, name = '', grade = '', thing = ''] = match
    const span = { from: from + whole.indexOf(name), to }
    return { text, span, level: levelOf(name), grades: gradesOf(grade), thing }
  })
  return [...bodies, ...offices]
}

/** The provisions that give another level what the later one leaves out. */
function holdersOf(other: Power, power: Power, earlier: readonly Power[]): readonly Power[] {
  const missing = Array.from(other.grades).filter((letter) => !power.grades.includes(letter))
  return earlier.filter(
    (one) =>
      one.text !== other.text &&
      one.level !== power.level &&
      longestShared(one.thing, power.thing).length >= 2 &&
      missing.some((letter) => one.grades.includes(letter)),
  )
}

const printGrades = (letters: string): string => `${Array.from(letters).join('、')}级`

function check(power: Power, earlier: readonly Power[]): readonly CheckResult[] {
  const same = earlier.filter(
    (one) =>
      one.level === power.level &&
      one.text !== power.text &&
      longestShared(one.thing, power.thing).length >= 2,
  )
  const [other] = same
  const { text, span, level } = power
  if (other === undefined) return []
  if (same.some((one) => one.grades === power.grades)) return [passed(id, text.place(span))]
  const [a, b] = [other, power].map((one) => printGrades(one.grades))
  return [
    foundIn(id, text, {
      grade: 'doubt',
      span,
      expected: '两处一致',
      related: [other, ...holdersOf(other, power, earlier)].map((one) => one.text.place(one.span)),
      message: `请核对${level}级的权限：前文说${a ?? ''}，此处说${b ?? ''}，同一事项两处的范围不同，请写明各管什么。`,
    }),
  ]
}

export const contradictoryWording = documentRule({
  id,
  name: '一项权限不给两级',
  grade: 'doubt',
  families: 'all',
  says: '两条规定都说到同一级（省、市、县）对同一类事项（如职称）管哪些等级的，看两处的等级是否相同。',
  limits: [
    '只看“某级……负责……等级”“某级……等级……由……组建”两种写法。',
    '一条管设立、一条管日常的，可以不同，所以只提疑问。',
  ],
  examples: [
    {
      text: '县级中、初级技能考评站由县级部门设立。\n\n县级人力资源部门负责管理本县中、初级技能考评工作。',
      finds: 0,
    },
    {
      text: '县级中、初级技能考评站由县级部门设立。\n\n县级人力资源部门负责管理本县初级技能考评工作。',
      finds: 1,
    },
    {
      text: '市、县一、二级赛事组委会分别由市、县体育部门组建。\n\n（一）市级体育部门负责审批二级赛事。\n\n（二）县级体育部门负责审批一、二级赛事。',
      finds: 1,
    },
    {
      text: '市、县一、二级赛事组委会分别由市、县体育部门组建。\n\n（一）市级体育部门负责审批一、二级赛事。',
      finds: 0,
    },
  ],
  check: ({ paragraphs }) => {
    const powers = paragraphs.flatMap(powersIn)
    return powers.flatMap((power, index) => check(power, powers.slice(0, index)))
  },
})
