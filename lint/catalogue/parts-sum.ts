import type { CheckResult } from '../finding.ts'
import { passed } from '../finding.ts'
import { compareSum } from '../interval.ts'
import { isMoneyUnit, printFigure } from '../printed-figure.ts'
import type { ReadText } from '../reading/reading.ts'
import { figuresIn, foundIn } from '../reading/reading.ts'
import { documentRule } from '../rule.ts'
import { findSlips } from '../text/slip.ts'
import type { TextFigure } from '../text/figures.ts'
import type { Span } from '../text/plain.ts'

const id = 'parts-sum'

/** A whole with the figures after it that are said to be its parts. `isListed` when the text says so (其中, 分别). */
type Claim = { readonly whole: TextFigure; readonly parts: readonly TextFigure[]; readonly isListed: boolean }

const wholeLabel =
  /(?:总(?:人数|数|额|计|量|收入|支出)?|合计|共计?|预算数|预算|决算数?|收入|支出)(?:为|是|有|达|约)?$/
const partWords = /其中|包括|分别(?:为|是)|含/
const aside = /比|较|增|减|占|率|上年|去年|同期|同比|平均|人均|超|达到/

/** The claims of one sentence: a whole, and what follows it in its own unit until another whole or an aside. */
function claimsIn(text: ReadText, sentence: Span): readonly Claim[] {
  const figures = figuresIn(text, sentence).filter(({ range }) => range === null)
  const claims: Claim[] = []
  for (const [index, whole] of figures.entries()) {
    const rest = figures.slice(index + 1)
    const next = rest[0]
    if (next === undefined || whole.comparison !== 'exactly' || whole.unit === '%') continue
    const isListed = partWords.test(text.plain.slice(whole.to, next.from)) && !isInBrackets(text, next)
    if (!isListed && !wholeLabel.test(whole.label)) continue
    const parts = takeParts(text, whole, rest)
    if (parts.length >= 2) claims.push({ whole, parts, isListed })
  }
  return claims
}

function takeParts(text: ReadText, whole: TextFigure, rest: readonly TextFigure[]): readonly TextFigure[] {
  const end = rest.findIndex((one) => {
    const between = text.plain.slice(whole.to, one.from)
    return (
      one.unit !== whole.unit || aside.test(one.label) || wholeWords.test(one.label) || /[。]/.test(between)
    )
  })
  const parts = (end === -1 ? rest : rest.slice(0, end)).filter((one) => !isInBrackets(text, one))
  return parts.every(({ comparison }) => comparison === 'exactly') ? parts : []
}
const wholeWords = /总(?:人数|数|额|计)|合计|共计/

/** Inside brackets stands what belongs to the figure before, not a part beside it. */
function isInBrackets({ plain }: ReadText, { from }: Span): boolean {
  const before = plain.slice(0, from)
  return (
    Math.max(before.lastIndexOf('（'), before.lastIndexOf('(')) >
    Math.max(before.lastIndexOf('）'), before.lastIndexOf(')'))
  )
}

function check(text: ReadText, { whole, parts, isListed }: Claim): readonly CheckResult[] {
  const comparison = compareSum(
    whole.figure,
    parts.map(({ figure }) => figure),
  )
  if (comparison.outcome !== 'disagrees') return [passed(id, text.place(whole))]
  const slips = findSlips(whole, parts)
  const isTooMuch = comparison.difference < 0
  // parts named without 其中 may be other things altogether, and a list after 其中 need not be whole
  if (slips.length === 0 && !(isListed && isTooMuch)) return []
  const repair = slips.map((slip) => `${slip.from} → ${slip.to}`).join(' 或 ')
  const { unit } = whole.figure
  const decimals = isMoneyUnit(unit) ? 2 : Math.max(...[whole, ...parts].map(({ figure }) => figure.decimals))
  const sum = printFigure(comparison.sum, unit, decimals)
  const list = parts.map(({ text: printed }) => printed.replaceAll(' ', '')).join('、')
  return [
    foundIn(id, text, {
      grade: 'error',
      span: { from: whole.from, to: whole.to },
      expected: `${sum}${whole.unit}`,
      related: parts.map((part) => text.place(part)),
      message:
        `请核对总数与分项：总数写作${whole.text.replaceAll(' ', '')}，所列各项（${list}）合计为${sum}${unit}，` +
        `相差${printFigure(comparison.difference, unit, decimals)}${unit}。` +
        (slips.length === 0 ? '' : `改动一处即相符：${repair}，请核对是否笔误。`),
      ...(slips.length === 0 ? {} : { repair }),
    }),
  ]
}

export const partsSum = documentRule({
  id,
  name: '句中各分项之和等于总数',
  grade: 'error',
  families: 'all',
  says: '一句话里先写总数、再写各分项时（“共…人，其中…”“总数为…，…，…”），核对同一单位的分项之和。一处笔误就能解释差额时列出可能写错的数；分项相加超过总数时也报。',
  limits: [
    '分项未必列全：分项之和小于总数、又不能用一处笔误解释的，不报。',
    '括号里的数算作前一项的说明，不算分项。',
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
  ],
  check: ({ texts }) =>
    texts.flatMap((text) =>
      text.sentences.flatMap((sentence) => claimsIn(text, sentence).flatMap((claim) => check(text, claim))),
    ),
})
