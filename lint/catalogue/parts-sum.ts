import type { CheckResult, Grade } from '../finding.ts'
import { passed } from '../finding.ts'
import { compareSum } from '../interval.ts'
import { isMoneyUnit, printFigure, scaleOf } from '../printed-figure.ts'
import type { SumClaim } from '../reading/claims.ts'
import { sumClaimsIn } from '../reading/claims.ts'
import { mendingSlips } from '../reading/mending.ts'
import type { ReadText } from '../reading/reading.ts'
import { foundIn } from '../reading/reading.ts'
import { documentRule } from '../rule.ts'
import type { TextFigure } from '../text/figures.ts'

const id = 'parts-sum'

function check(text: ReadText, claim: SumClaim): readonly CheckResult[] {
  const { whole, parts } = claim
  const figures = parts.map(({ figure }) => figure)
  const comparison = compareSum(whole.figure, figures)
  if (comparison.outcome !== 'disagrees') return [passed(id, text.place(whole))]
  const slips = mendingSlips(text, claim)
  const doubled = parts.find(({ figure }) => figure.value === comparison.difference)
  const grade = gradeOf(claim, {
    isTooMuch: comparison.difference < 0,
    isSlip: slips.length > 0,
    isDoubled: doubled !== undefined,
    isTotalled: /[合共总]计[:：]?\s?$/.test(text.plain.slice(0, whole.from)),
    isNear: Math.abs(comparison.difference) * 10 <= whole.figure.value,
    isTelling: isTelling([whole, ...parts]),
  })
  if (grade === null) return claim.isListed ? [passed(id, text.place(whole))] : []
  const repair = slips.map((slip) => `${slip.from} → ${slip.to}`).join(' 或 ')
  const unit = whole.figure.unit === '' ? (parts[0]?.unit ?? '') : whole.figure.unit
  const decimals = isMoneyUnit(unit) ? 2 : Math.max(...[whole, ...parts].map(unitDecimals))
  const sum = printFigure(comparison.sum, unit, decimals)
  const list = parts.map(({ text: printed }) => printed.replaceAll(' ', '')).join('、')
  return [
    foundIn(id, text, {
      grade,
      span: { from: whole.from, to: whole.to },
      expected: `${sum}${unit}`,
      related: parts.map((part) => text.place(part)),
      message:
        `请核对总数与分项：总数写作${whole.text.replaceAll(' ', '')}，所列各项（${list}）合计为${sum}${unit}，` +
        `相差${printFigure(comparison.difference, unit, decimals)}${unit}。` +
        (slips.length === 0 ? '' : `改动一处即相符：${repair}，请核对是否笔误。`) +
        (doubled === undefined
          ? ''
          : `多出的正好是“${doubled.label}${doubled.text.replaceAll(' ', '')}”，请核对是否计了两次。`),
      ...(slips.length === 0 ? {} : { repair }),
    }),
  ]
}

/** Decimals of a figure in its own unit: those of 1.27万 are whole ones. */
function unitDecimals({ figure }: TextFigure): number {
  return figure.step >= scaleOf(figure.unit) ? 0 : figure.decimals
}

/** Two parts of these kinds are always the whole. */
const opposites: readonly (readonly [RegExp, RegExp])[] = [
  [/男/, /女/],
  [/线上/, /线下/],
  [/基本支出/, /项目支出/],
  [/人员/, /公用/],
  [/城/, /农|乡/],
  [/中央/, /地方/],
]
const rest = /其他|其它|其余|另/

/** Whether the parts are said to be all of it: a total with three or more, one named the rest, or two opposites. */
function isComplete({ whole, parts, isListed }: SumClaim): boolean {
  if (rest.test(parts.at(-1)?.label ?? '')) return true
  const [a = '', b = ''] = parts.map(({ label }) => label)
  const isPair = opposites.some(([one, other]) => one.test(a) && other.test(b))
  if (parts.length === 2 && isPair) return true
  return !isListed && (parts.length >= 3 || /计/.test(whole.text + whole.label))
}

/** What is known of a sum that does not close; `isNear`: by no more than a tenth of the whole. */
type Mismatch = {
  readonly isTooMuch: boolean
  readonly isSlip: boolean
  /** The whole is too much by exactly one of its parts. */
  readonly isDoubled: boolean
  /** 共计, 合计 or 总计 stands right before the whole. */
  readonly isTotalled: boolean
  readonly isNear: boolean
  readonly isTelling: boolean
}

/** Ten slips can happen to each digit; figures with so few digits are one slip from any sum by chance. */
function isTelling(figures: readonly TextFigure[]): boolean {
  const digits = figures.map(({ text }) => /\d[\d,]*(?:\.\d+)?/.exec(text)?.[0].replaceAll(/[,.]/g, '') ?? '')
  const slips = digits.reduce((all, one) => all + one.length * 10, 0)
  return slips * 50 <= Number(digits[0])
}

/**
 * How grave a list is that does not add up; null where it may well be meant. Kinds of people overlap (女教师, 党员) and
 * a list behind 其中 need not be whole, so that only a slip or a part above its whole speaks there.
 */
function gradeOf(claim: SumClaim, mismatch: Mismatch): Grade | null {
  const { whole, parts, isListed } = claim
  const { isTooMuch, isSlip, isNear, isDoubled, isTotalled, isTelling: isStrong } = mismatch
  const isExact = whole.comparison === 'exactly'
  if (isListed && isExact && parts.some(({ figure }) => figure.value > whole.figure.value)) return 'error'
  const isWhole = isComplete(claim) || (isTotalled && !isListed)
  if (isExact && isWhole && isSlip) return 'error'
  if (isExact && isWhole && isDoubled) return 'inconsistency'
  if (isListed && isExact && isTooMuch && isMoneyUnit(whole.figure.unit)) return 'error'
  if (isSlip && isStrong && parts.length >= 2) return isExact ? 'inconsistency' : 'doubt'
  if (isListed && isTooMuch && isSlip && parts.length >= 3) return isNear ? 'inconsistency' : 'doubt'
  return isSlip && parts.length >= 3 && isExact ? 'doubt' : null
}

export const partsSum = documentRule({
  id,
  name: '句中各分项之和等于总数',
  grade: 'error',
  families: 'all',
  says:
    '一句话里先写总数、再写各分项时（“共…人，其中…”“总数为…，…，…”“17条（转发2条，自发15条）”），核对同一单位的分项之和；“其中”后只有一项时，' +
    '核对它不超过总数。一处笔误就能解释差额时列出可能写错的数，能同时改好句中比率的排在前面。',
  limits: [
    '“其中”后的分项未必列全，也可能交叉：分项之和小于总数、又不能用一处笔误解释的，不报；人数超过总数而无笔误可解释的，只提示疑问。',
    '括号里的数算作前一项的说明，不算并列的分项。',
    '写“约”“以上”“左右”的数不核对。',
  ],
  examples: [
    { text: '全校共有教职工320人，其中专任教师245人，行政人员52人，工勤人员23人。', finds: 0 },
    {
      text: '全校共有教职工320人，其中专任教师245人，行政人员52人，工勤人员33人。',
      finds: 1,
      repair: '320 → 330 或 245 → 235 或 52 → 42 或 33 → 23',
    },
    { text: '全年受理总数为1260件，办结1105件，退回98件，在办57件。', finds: 0 },
    {
      text: '全年受理总数为2260件，办结1105件，退回98件，在办57件。',
      finds: 1,
      repair: '2260 → 1260 或 1105 → 2105',
    },
    { text: '收入预算120.50万元，其中：财政拨款80.00万元，事业收入60.00万元。', finds: 1 },
    { text: '共计：9件（受理站办结3件，各所办结4件）', finds: 1, repair: '9 → 7 或 3 → 5 或 4 → 6' },
    { text: '支出总额为900.00万元，包括基本支出520.30万元，项目支出189.85万元。', finds: 1 },
    { text: '支出总额为900.00万元，包括基本支出520.30万元，项目支出189.83万元。', finds: 0 },
    {
      text: '2024届毕业生总人数为3200人，签约1700人，创业20人，升学260人，暂不就业40人，待就业180人，总就业率为93.13%。',
      finds: 1,
      repair: '1700 → 2700',
    },
    {
      text: '本年招生800人（其中男生420人，女生390人）。',
      finds: 1,
      repair: '800 → 810 或 420 → 410 或 390 → 380',
    },
    { text: '发布信息共计18条（转载2条，自编15条）。', finds: 1, repair: '18 → 17 或 2 → 3 或 15 → 16' },
    { text: '在编人员60人（含聘用70人）。', finds: 1 },
    { text: '年度任务1.27万。其中：线上培训2000人，线下培训9200人，其他培训1500人。', finds: 0 },
    { text: '现有教师200人，其中硕士150人，党员90人。', finds: 0 },
    { text: '现有教师200人，其中硕士110人，高级职称58人。', finds: 0 },
    { text: '在校生12480人，其中高职生10250人、中职生2330人。', finds: 1 },
    { text: '培训6000人次以上，其中企业职工2500人次，农民2800人次，学生700人次。', finds: 0 },
    { text: '培训16000人次以上，其中企业职工2500人次，农民2800人次，学生10701人次。', finds: 1 },
  ],
  check: ({ texts }) => texts.flatMap((text) => sumClaimsIn(text).flatMap((claim) => check(text, claim))),
})
