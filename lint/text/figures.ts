import type { PrintedFigure } from '../printed-figure.ts'
import { parsePrinted } from '../printed-figure.ts'
import { chineseNumerals, parseChineseNumber } from './chinese-number.ts'
import type { Span } from './plain.ts'
import { matchesOf } from './plain.ts'
import { overlapTest } from './spans.ts'

/** How a figure is meant: exactly, as a bound, or roughly (约, 余, 左右). */
export type Comparison = 'exactly' | 'at-least' | 'at-most' | 'above' | 'below' | 'about'

/** A figure in running text with its unit; `range` is the other end of 3—5年. `label` is what stands before it. */
export type TextFigure = Span & {
  readonly text: string
  readonly figure: PrintedFigure
  readonly unit: string
  readonly comparison: Comparison
  readonly label: string
  readonly range: PrintedFigure | null
}

/** Units in their order of reading: longer ones first. 万人 is counted in 人, ten thousand each. */
const units = [
  '个百分点',
  '百分点',
  '平方米',
  '平方公里',
  '立方米',
  '人次',
  '个工作日',
  '工作日',
  '自然日',
  '个月',
  '学时',
  '课时',
  '小时',
  '分钟',
  '周岁',
  '公里',
  '公顷',
  '元',
  '人',
  '名',
  '户',
  '家',
  '所',
  '个',
  '项',
  '条',
  '件',
  '篇',
  '部',
  '次',
  '期',
  '门',
  '天',
  '日',
  '年',
  '月',
  '周',
  '岁',
  '亩',
  '吨',
  '辆',
  '台',
  '套',
  '份',
  '册',
  '本',
  '字',
  '场',
  '批',
  '届',
  '级',
  '类',
  '种',
  '分',
  '倍',
  '%',
  '‰',
  '款',
  '章',
  '节',
  '处',
  '支',
  '组',
  '班',
  '幅',
  '张',
  '间',
  '座',
  '位',
  '米',
] as const
/** A unit's character that begins another word is no unit: 1.2 组织架构, 三年制, 5项目. */
const otherWords: Readonly<Record<string, string>> = {
  年: '制级龄代',
  组: '织成长建',
  部: '门分署',
  家: '庭长属',
  处: '理室于罚置',
  支: '持出付部援撑',
  班: '级',
  场: '所地馆',
  位: '于置',
  期: '间限',
  周: '边期',
  分: '别类之为配',
  本: '级市县校省区',
  条: '例件',
  批: '准复示',
  类: '型别',
  所: '有属在',
  节: '约点',
  项: '目',
  级: '别',
}
const whole = (unit: string): string =>
  otherWords[unit] === undefined ? unit : `${unit}(?![${otherWords[unit]}])`
const unitPattern = units.map(whole).join('|')
const numberPattern = String.raw`\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?`
const arabic = new RegExp(
  String.raw`(?<!第\s?|\d[.,]?|[A-Za-z.])([+-]?(?:${numberPattern}))\s?(?:[—–~～至-]{1,2}\s?(${numberPattern})\s?)?([余多几])?\s?([万亿])?\s?(?:[余多])?(${unitPattern})`,
  'g',
)
/** A number of ten thousands whose unit was left out: 1.27万。 */
const unitless = new RegExp(
  String.raw`(?<!第\s?|\d[.,]?|[A-Za-z.])(${numberPattern})\s?([万亿])(?=[,，。；;（(]|$)`,
  'g',
)
/** 百分之七十 and 百分之 35. */
const percentInWords = new RegExp(
  String.raw`百分之\s?(?:([${chineseNumerals}]{1,5})|(${numberPattern}))`,
  'g',
)
/** Counts in Chinese numerals; ordinals (第三项) and words that only look like counts (统一部署, 二级学院) are none. */
const countedInChinese = units
  .filter((unit) => !['级', '届', '分', '字', '位', '日', '月'].includes(unit))
  .map(whole)
  .join('|')
const inChinese = new RegExp(
  String.raw`(?<![第统同唯单专万划归之${chineseNumerals}])([${chineseNumerals}]{1,9})([余多])?(${countedInChinese})`,
  'g',
)

const before: readonly (readonly [RegExp, Comparison])[] = [
  [/(?:不(?:得)?(?:低|少|小)于|至少|最少|起码|≥|>=|\\geq?)\s?\$?\s?$/, 'at-least'],
  [/(?:不(?:得)?(?:高|多|超|大)(?:于|过)|至多|最多|最高|不超|≤|<=|\\leq?)\s?\$?\s?$/, 'at-most'],
  [/(?:超过|高于|多于|大于|超|>\$?)\s?$/, 'above'],
  [/(?:低于|少于|不足|不满|不到|小于|未满|<\$?)\s?$/, 'below'],
  [/(?:(?<![签预合条节])约占?|(?<![附最])近|约为)\s?$/, 'about'],
]
const after: readonly (readonly [RegExp, Comparison])[] = [
  [/^\s?(?:[（(]含[^）)]*[）)])?\s?(?:以上|及以上|或以上)/, 'at-least'],
  [/^\s?(?:[（(]含[^）)]*[）)])?\s?(?:以下|以内|之内|及以下)/, 'at-most'],
  [/^\s?(?:左右|上下)/, 'about'],
]

/** What stands between a figure and the last stop before it, without words that only introduce a part. */
const labelStart = /[，,、；;。：:（()）!！?？\n]|其中|包括|分别为/g

/**
 * The figures of a plain text that have a unit, outside `taken` (dates, addresses, document numbers). Amounts are in 分,
 * everything else in ten-thousandths of its unit; 1.27万人 is 12,700 with the interval that its decimals leave.
 */
export function findFigures(text: string, taken: readonly Span[]): readonly TextFigure[] {
  const found = [
    ...matchesOf(text, arabic).flatMap(({ from, to, match }) => {
      const [, first = '', second, vague, myriad, unit = ''] = match
      if (isYear(first, unit)) return []
      const figure = scaled(first, myriad, unit)
      if (figure === undefined) return []
      const range = second === undefined ? undefined : scaled(second, myriad, unit)
      return [{ from, to, figure, range: range ?? null, vague: vague !== undefined, unit }]
    }),
    ...matchesOf(text, inChinese).flatMap(({ from, to, match: [, number = '', vague, unit = ''] }) => {
      const value = parseChineseNumber(number)
      const figure = value === undefined ? undefined : scaled(String(value), undefined, unit)
      return figure === undefined ? [] : [{ from, to, figure, range: null, vague: vague !== undefined, unit }]
    }),
    ...matchesOf(text, unitless).flatMap(({ from, to, match: [, number = '', myriad] }) => {
      const figure = scaled(number, myriad, '')
      return figure === undefined ? [] : [{ from, to, figure, range: null, vague: false, unit: '' }]
    }),
    ...matchesOf(text, percentInWords).flatMap(({ from, to, match: [, words = '', number] }) => {
      const value = number ?? parseChineseNumber(words)?.toString()
      const figure = value === undefined ? undefined : scaled(value, undefined, '%')
      return figure === undefined ? [] : [{ from, to, figure, range: null, vague: false, unit: '%' }]
    }),
  ]
  const isTaken = overlapTest(taken)
  return found
    .filter((one) => !isTaken(one))
    .toSorted((a, b) => a.from - b.from)
    .map(({ vague, ...one }) => ({
      ...one,
      text: text.slice(one.from, one.to),
      comparison: vague ? 'about' : comparisonOf(text, one),
      label: labelBefore(text, one.from),
    }))
}

/** 2023届 and 2023年 name a year, they count nothing. */
function isYear(number: string, unit: string): boolean {
  return ['届', '年', '级', '月', '班'].includes(unit) && /^(?:19|20)\d{2}$/.test(number)
}

function comparisonOf(text: string, { from, to }: Span): Comparison {
  const [left, right] = [text.slice(Math.max(0, from - 6), from), text.slice(to, to + 12)]
  return (
    before.find(([words]) => words.test(left))?.[1] ??
    after.find(([words]) => words.test(right))?.[1] ??
    'exactly'
  )
}

function labelBefore(text: string, from: number): string {
  const head = text.slice(Math.max(0, from - 60), from)
  const last = matchesOf(head, labelStart).at(-1)
  return head.slice(last?.to ?? 0).trim()
}

/** A number with 万 or 亿 before its unit, as printed. Amounts keep 万元 and 亿元 as units of their own. */
function scaled(number: string, myriad: string | undefined, unit: string): PrintedFigure | undefined {
  if (unit === '元') {
    const parsed = parsePrinted(number, `${myriad ?? ''}元`)
    return parsed.ok ? parsed.figure : undefined
  }
  const parsed = parsePrinted(number, unit)
  if (!parsed.ok) return undefined
  const { figure } = parsed
  const times = myriad === '万' ? 10_000 : myriad === '亿' ? 100_000_000 : 1
  if (times === 1) return figure
  const [value, step] = [figure.value * times, figure.step * times]
  if (!Number.isSafeInteger(value) || figure.decimals === 0)
    return Number.isSafeInteger(value) ? { ...figure, value, low: value, high: value + 1 } : undefined
  const half = step / 2
  return { ...figure, value, step, low: value - half, high: value + half }
}
