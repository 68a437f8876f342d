import type { CheckResult } from '../finding.ts'
import { passed } from '../finding.ts'
import { exactFigure, printFigure } from '../printed-figure.ts'
import { statementsOf } from '../reading/claims.ts'
import type { ReadText } from '../reading/reading.ts'
import { figuresIn, foundIn } from '../reading/reading.ts'
import { documentRule } from '../rule.ts'
import type { TextFigure } from '../text/figures.ts'
import type { Written } from '../text/slip.ts'
import { findSlips } from '../text/slip.ts'

const id = 'ratio-complement'
const whole = 1_000_000
const hundred = { text: '100%', figure: exactFigure(whole, '%', '100%') }
const bounds = /不(?:得)?(?:低|少|高|多|超)(?:于|过)|至少|至多|占比?|比例|课时|为|[%％\s]/g

/** Two names that divide one whole between them. */
const opposites: readonly (readonly [RegExp, RegExp])[] = [
  [/理论/, /实操|实践|实训/],
  [/线上/, /线下/],
  [/男/, /女/],
  [/平时/, /期末/],
  [/城镇/, /农村|乡村/],
  [/必修/, /选修/],
]

/** `isOpen`: nothing says that the list is whole, so that only a slip that makes it whole is told. */
type Shares = { readonly figures: readonly TextFigure[]; readonly isBound: boolean; readonly isOpen: boolean }

/** Shares that make up one whole: a pair of bounds (不高于…、不低于…), two opposites, or a list that ends with the rest. */
function sharesIn(text: ReadText): readonly Shares[] {
  return statementsOf(text.plain).flatMap((statement) => {
    const rates = figuresIn(text, statement).filter(({ unit, range }) => unit === '%' && range === null)
    const pairs = rates.slice(1).flatMap((second, index): readonly Shares[] => {
      const first = rates[index]
      if (
        first === undefined ||
        !/^\s?[,，、;；]?\s?[^,，、;；\d]{0,16}$/.test(text.plain.slice(first.to, second.from))
      )
        return []
      const kinds = [first.comparison, second.comparison]
      const isBound = kinds.includes('at-most') && kinds.includes('at-least') && arePlain(first, second)
      return isBound || areOpposite(first, second)
        ? [{ figures: [first, second], isBound, isOpen: false }]
        : []
    })
    const last = rates.at(-1)
    const isList = rates.length >= 2 && last !== undefined && /^(?:其他|其它|其余)/.test(last.label)
    const isShare = rates.every(({ label, comparison }) => /占/.test(label) && comparison === 'exactly')
    if (isList && isShare) return [{ figures: rates, isBound: false, isOpen: false }]
    return isShare && rates.length >= 3 ? [{ figures: rates, isBound: false, isOpen: true }] : pairs
  })
}

/** Short names that are no rates of their own. */
function arePlain(...figures: readonly TextFigure[]): boolean {
  return figures.every(({ label }) => {
    const name = label.replaceAll(bounds, '')
    return name.length > 0 && name.length <= 6 && !/率|度/.test(name)
  })
}

function areOpposite(a: TextFigure, b: TextFigure): boolean {
  if (a.comparison !== 'exactly' || b.comparison !== 'exactly') return false
  return opposites.some(
    ([one, other]) =>
      (one.test(a.label) && other.test(b.label)) || (other.test(a.label) && one.test(b.label)),
  )
}

function check(text: ReadText, { figures, isBound, isOpen }: Shares): readonly CheckResult[] {
  const [first] = figures
  const last = figures.at(-1)
  if (first === undefined || last === undefined) return []
  const sum = figures.reduce((all, { figure }) => all + figure.value, 0)
  // each share may have been rounded by half of its last digit
  const bound = figures.reduce((all, { figure }) => all + 10_000 / 10 ** figure.decimals / 2, 0)
  const isExact = figures.length === 2 && figures.every(({ figure }) => figure.decimals === 0)
  const isWhole = isExact ? sum === whole : Math.abs(sum - whole) < bound
  if (isWhole) return [passed(id, text.place(first))]
  const slips = isOpen ? findSlips<Written>(hundred, figures).filter(({ of }) => of !== hundred) : []
  if (isOpen && slips.length === 0) return []
  const decimals = Math.max(...figures.map(({ figure }) => figure.decimals))
  const printed = `${printFigure(sum, '%', decimals)}%`
  return [
    foundIn(id, text, {
      grade: isBound || isOpen ? 'doubt' : 'inconsistency',
      span: { from: first.from, to: last.to },
      expected: '合计100%',
      message: `请核对比例：${figures.map((one) => one.text.replaceAll(' ', '')).join('、')}相加为${printed}，各部分合起来应是100%。`,
    }),
  ]
}

export const ratioComplement = documentRule({
  id,
  name: '互补的比例相加为100%',
  grade: 'inconsistency',
  families: 'all',
  says: '一句话把一个整体分成两份（理论不高于40%、实操不低于60%；线上占三成、线下占七成），或以“其余占…”收尾的，各份相加须为100%，舍入除外。',
  limits: [
    '没有“其余”“其他”收尾的多项占比可能没有列全，不核对。',
    '名称各为一个比率（如负债率、流动比率）的不当作互补。',
  ],
  examples: [
    { text: '理论教学不高于30%、实训教学不低于70%。', finds: 0 },
    { text: '理论教学不高于30%、实训教学不低于60%。', finds: 1 },
    { text: '线上课时占35%，线下课时占55%。', finds: 1 },
    { text: '线上课时占35%，线下课时占65%。', finds: 0 },
    { text: '甲类占33.3%，乙类占33.3%，其余占33.3%。', finds: 0 },
    { text: '甲类占43.3%，乙类占33.3%，其余占33.3%。', finds: 1 },
    { text: '甲类占33%，乙类占33%，其余占33%。', finds: 0 },
    { text: '满意的占62.3%，基本满意的占33.1%，不满意的占4.6%。', finds: 0 },
    { text: '满意的占62.3%，基本满意的占43.1%，不满意的占4.6%。', finds: 1 },
    { text: '满意的占62.3%，基本满意的占18.1%，不满意的占1.2%。男生占50%，女生占50%。', finds: 0 },
    { text: '甲类占33%，乙类占33%，其余占31%。', finds: 1 },
  ],
  check: ({ texts }) => texts.flatMap((text) => sharesIn(text).flatMap((shares) => check(text, shares))),
})
