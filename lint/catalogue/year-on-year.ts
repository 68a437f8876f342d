import type { CheckResult } from '../finding.ts'
import { passed } from '../finding.ts'
import { compareSum } from '../interval.ts'
import { isMoneyUnit, printFigure } from '../printed-figure.ts'
import type { ReadText } from '../reading/reading.ts'
import { figuresIn, foundIn } from '../reading/reading.ts'
import { documentRule } from '../rule.ts'
import type { TextFigure } from '../text/figures.ts'
import type { Span } from '../text/plain.ts'

const id = 'year-on-year'
const comparing = /(?:比|较)(?:上年|去年|上一年|上年度|(?:19|20)\d{2}\s?年度?)/
const rising = /(?:增加|增长|上升|提高)(?:了)?\s?$/
const falling = /(?:减少|下降|降低)(?:了)?\s?$/

type Claim = {
  readonly now: TextFigure
  readonly last: TextFigure
  readonly change: TextFigure
  readonly sign: 1 | -1
}

/** This year's figure, 比上年 with last year's figure, and the change in the same unit. */
function claimIn(text: ReadText, clause: Span): Claim | undefined {
  const words = text.plain.slice(clause.from, clause.to)
  const at = comparing.exec(words)
  if (at === null) return undefined
  const from = clause.from + at.index
  const figures = figuresIn(text, clause).filter(
    ({ comparison, range }) => comparison === 'exactly' && range === null,
  )
  const now = figures.findLast((one) => one.to <= from)
  const [last, change] = figures.filter((one) => one.from >= from && one.unit === now?.unit)
  if (now === undefined || last === undefined || change === undefined) return undefined
  const before = text.plain.slice(last.to, change.from)
  const sign = rising.test(before) ? 1 : falling.test(before) ? -1 : undefined
  return sign === undefined || /[，；。]/.test(text.plain.slice(from, last.from))
    ? undefined
    : { now, last, change, sign }
}

function check(text: ReadText, { now, last, change, sign }: Claim): CheckResult {
  const [whole, parts] = sign === 1 ? [now, [last, change]] : [last, [now, change]]
  const comparison = compareSum(
    whole.figure,
    parts.map(({ figure }) => figure),
  )
  if (comparison.outcome !== 'disagrees') return passed(id, text.place(change))
  const { unit } = now.figure
  const decimals = isMoneyUnit(unit) ? 2 : Math.max(now.figure.decimals, last.figure.decimals)
  const right = printFigure((now.figure.value - last.figure.value) * sign, unit, decimals)
  return foundIn(id, text, {
    grade: 'error',
    span: change,
    expected: `${right}${unit}`,
    related: [text.place(now), text.place(last)],
    repair: right,
    message: `请核对增减额：${now.text}与${last.text}相差${right}${unit}，文中写作${sign === 1 ? '增加' : '减少'}${change.text}。`,
  })
}

export const yearOnYear = documentRule({
  id,
  name: '比上年的增减额等于两年之差',
  grade: 'error',
  families: 'all',
  says: '写明本年数、上年数和增减额的句子（“…X万元，比上年Y万元增加Z万元”），核对两年之差，舍入造成的差不报。',
  limits: ['没有写出上年数的不核对。', '增减率另见别的规则。'],
  examples: [
    { text: '运行经费36.11万元，比上年42.83万元减少6.72万元。', finds: 0 },
    { text: '会议费8.20万元，比上年6.10万元增加2.30万元。', finds: 1, repair: '2.10' },
    { text: '在校生5210人，较2022年4980人增加330人。', finds: 1, repair: '230' },
    { text: '培训费5万元，比上年增加1万元。接待费3万元，比上年4万元减少1万元。', finds: 0 },
  ],
  check: ({ texts }) =>
    texts.flatMap((text) =>
      text.sentences.flatMap((sentence) => {
        const claim = claimIn(text, sentence)
        return claim === undefined ? [] : [check(text, claim)]
      }),
    ),
})
