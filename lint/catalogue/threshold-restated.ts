import type { CheckResult } from '../finding.ts'
import { passed } from '../finding.ts'
import type { Reading, ReadText } from '../reading/reading.ts'
import { foundIn } from '../reading/reading.ts'
import { documentRule } from '../rule.ts'
import type { TextFigure } from '../text/figures.ts'
import { likeness, longestShared } from '../text/similar.ts'

const id = 'threshold-restated'

/** A bound with the thing it bounds and the clause it stands in. */
type Threshold = {
  readonly text: ReadText
  readonly figure: TextFigure
  readonly thing: string
  readonly clause: string
}

const boundWords =
  /不(?:得)?(?:低|少|小|高|多|超|大)(?:于|过)|至少|至多|最少|最多|超过|达不到|达到|不足|不满|须|应|必须|要求|要|为|在|控制|保证|保持|累计|的|满/g
/** A threshold is compared with so many before it. */
const MOST_EARLIER = 200
/** Clauses as like as this speak of the same case; below, a different bound is another rule. */
const SAME_CASE = 60

const isBound = ({ comparison, range, label }: TextFigure): boolean =>
  range === null &&
  (comparison === 'at-least' ||
    comparison === 'at-most' ||
    comparison === 'below' ||
    /达不到|须达|应达/.test(label))

/** The bounds of a document with the noun before them, or behind them where the figure comes first (70%以上就业率). */
function thresholdsOf({ texts }: Reading): readonly Threshold[] {
  return texts.flatMap((text) =>
    text.figures.filter(isBound).flatMap((figure) => {
      const { label } = figure
      const behind = /^(?:以上|以下|以内)?的?([\u4e00-\u9fa5]{1,4}[率比])/.exec(
        text.plain.slice(figure.to, figure.to + 10),
      )?.[1]
      const noun = label.replaceAll(boundWords, '').replaceAll(/[^\u4e00-\u9fa5]/g, '')
      const thing = (behind ?? noun).slice(-3)
      const clause = `${noun}${behind ?? ''}`
      return thing.length < 2 || /^每|^总体|^其中/.test(clause) ? [] : [{ text, figure, thing, clause }]
    }),
  )
}

/** Each later mention of a threshold against the first ones of the same thing. */
function check(threshold: Threshold, earlier: readonly Threshold[]): readonly CheckResult[] {
  const { text, figure, clause } = threshold
  const same = earlier.filter((one) => isSameThing(one, threshold))
  const agreeing = same.find((one) => one.figure.figure.value === figure.figure.value)
  if (agreeing !== undefined) return [passed(id, text.place(figure))]
  const differing =
    clause.length < 4
      ? undefined
      : same.find(
          (one) => likeness(one.clause, clause) >= SAME_CASE && one.figure.comparison === figure.comparison,
        )
  if (differing === undefined) return []
  const [a, b] = [differing.figure.text, figure.text].map((one) => one.replaceAll(' ', ''))
  return [
    foundIn(id, text, {
      grade: 'inconsistency',
      span: figure,
      expected: a ?? '',
      related: [differing.text.place(differing.figure)],
      message: `请统一“${clause}”的界限：前文为${a ?? ''}，此处为${b ?? ''}。`,
    }),
  ]
}

function isSameThing(a: Threshold, b: Threshold): boolean {
  return (
    a.figure.unit === b.figure.unit && (a.thing === b.thing || longestShared(a.clause, b.clause).length >= 4)
  )
}

export const thresholdRestated = documentRule({
  id,
  name: '同一界限几处写法一致',
  grade: 'inconsistency',
  families: 'all',
  says: '同一事项的上下限（出勤率不低于90%、公示期不少于5个工作日）在几处写到的，核对数相同；说的是不同情形（另一类人、另一种培训）的不算。',
  limits: ['两处的说法相差较多时，不能断定是同一情形，不报。'],
  examples: [
    { text: '公示期不少于5个工作日。\n\n结果公布后再次公示，公示期不少于5个工作日。', finds: 0 },
    { text: '评审结果公示期不少于5个工作日。\n\n评审结果公示期不少于7个工作日。', finds: 1 },
    { text: '学员出勤率须达到90%以上。\n\n学员出勤率达到80%以上的发放补贴。', finds: 1 },
    {
      text: '城镇培训就业率须达到70%以上。\n\n农牧民培训就业率须达到40%以上。城镇培训就业率达到70%以上的优先。',
      finds: 0,
    },
    { text: '学员出勤率达不到90%的取消资格，学员出勤率达到90%以上的发放补贴。', finds: 0 },
  ],
  check: (reading) => {
    const thresholds = thresholdsOf(reading)
    return thresholds.flatMap((one, index) =>
      check(one, thresholds.slice(Math.max(0, index - MOST_EARLIER), index)),
    )
  },
})
