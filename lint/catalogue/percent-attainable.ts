import type { CheckResult } from '../finding.ts'
import { passed } from '../finding.ts'
import { isMoneyUnit, scaleOf } from '../printed-figure.ts'
import type { SumClaim } from '../reading/claims.ts'
import { sumClaimsIn } from '../reading/claims.ts'
import { bearsName, coreOf, shareLabel } from '../reading/rates.ts'
import type { ReadText } from '../reading/reading.ts'
import { foundIn } from '../reading/reading.ts'
import { documentRule } from '../rule.ts'
import { isAttainable, printShare } from '../share.ts'
import type { TextFigure } from '../text/figures.ts'
import { firstFrom } from '../text/spans.ts'

const id = 'percent-attainable'

/** How many things a percentage is taken of, where the paragraph says so before it. */
function wholeOf(text: ReadText, rate: TextFigure, claims: readonly SumClaim[]): TextFigure | undefined {
  const before = text.figures.filter((one) => one.to <= rate.from && isCount(one))
  const named = shareLabel.exec(rate.label)?.[1]
  const core = named === undefined ? '' : coreOf(named)
  if (core !== '') return before.findLast((one) => bearsName(one.label, core))
  if (!/率(?:为|是|达|达到)?$/.test(rate.label)) return undefined
  return claims.findLast(({ parts }) => {
    const last = parts.at(-1)
    const next = last === undefined ? undefined : firstFrom(text.figures, last.to)
    return parts.length >= 3 && next === rate
  })?.whole
}

const isCount = ({ figure, comparison, range, unit }: TextFigure): boolean =>
  comparison === 'exactly' &&
  range === null &&
  figure.decimals === 0 &&
  figure.value > 0 &&
  unit !== '%' &&
  !isMoneyUnit(figure.unit)

function check(text: ReadText, rate: TextFigure, claims: readonly SumClaim[]): readonly CheckResult[] {
  const whole = wholeOf(text, rate, claims)
  if (whole === undefined) return []
  const count = whole.figure.value / scaleOf(whole.figure.unit)
  // with more things than printed steps every percentage is some number of them
  if (count >= 10 ** (rate.figure.decimals + 2)) return []
  if (isAttainable(rate.figure, count)) return [passed(id, text.place(rate))]
  const below = Math.floor((rate.figure.value * count) / 1_000_000)
  const near = [below, below + 1].map((k) => `${k}为${printShare(k, count, rate.figure) ?? ''}%`)
  return [
    foundIn(id, text, {
      grade: 'doubt',
      span: rate,
      expected: near.join('，'),
      related: [text.place(whole)],
      message: `请确认${rate.text}的分母：以${whole.text.replaceAll(' ', '')}计，没有整数得出这个比例（${near.join('，')}），是否用了别的分母？`,
    }),
  ]
}

export const percentAttainable = documentRule({
  id,
  name: '写到小数的百分比能由整数得出',
  grade: 'doubt',
  families: 'all',
  says: '写明总数（如“课程共807门”）又写明占它百分之几（到小数）的，看有没有整数除以总数得出这个百分比；没有，说明分子或分母不是文中的数。',
  limits: [
    '总数写在别的段落里的不核对。',
    '总数大到任何百分比都能得出的不核对。',
    '金额和有小数的总数不核对。',
  ],
  examples: [
    { text: '全校共有班级48个，实行导师制的班级占班级总数的比例为39.58%。', finds: 0 },
    { text: '全校共有班级48个，实行导师制的班级占班级总数的比例为40.58%。', finds: 1 },
    { text: '参评课程共40门。优秀课程占课程总数的12.5%，良好课程占课程总数的33.1%。', finds: 1 },
    { text: '2024届毕业生总人数为90人，签约60人，升学20人，待就业10人，就业率为88.89%。', finds: 0 },
    { text: '2024届毕业生总人数为90人，签约60人，升学20人，待就业10人，就业率为88.52%。', finds: 1 },
    { text: '受理信访件120件，其中满意件占信访件总数的95.0%。', finds: 0 },
  ],
  check: ({ texts }) =>
    texts.flatMap((text) => {
      const rates = text.figures.filter(
        ({ unit, comparison, figure }) => unit === '%' && comparison === 'exactly' && figure.decimals > 0,
      )
      const claims = rates.length === 0 ? [] : sumClaimsIn(text)
      return rates.flatMap((rate) => check(text, rate, claims))
    }),
})
