import type { CheckResult } from '../finding.ts'
import { passed } from '../finding.ts'
import { restates } from '../interval.ts'
import { toHalfWidth } from '../printed-figure.ts'
import { statementsOf } from '../reading/claims.ts'
import type { ReadParagraph } from '../reading/reading.ts'
import { foundIn } from '../reading/reading.ts'
import { documentRule } from '../rule.ts'
import type { TextFigure } from '../text/figures.ts'
import { isOneSlip } from '../text/slip.ts'

const id = 'figure-restated'

/** A figure with what it counts: the words before it, and the year its statement speaks of. */
type Statement = {
  readonly text: ReadParagraph
  readonly figure: TextFigure
  /** Where its statement begins; two figures of one statement are two things. */
  readonly from: number
  readonly key: string
  readonly isTotal: boolean
}

const introducing = /^(?:其中|目前|现|现有|全年|本年|我校|学校|截至|共|共有|合计|本单位)+/
const closing = /(?:共有|共计|合计|共|为|是|有|达到|达|约)+$/
const comparing = /比|较|增|减|同比|分别|每|平均|占|率/
const total = /总|共|合计/
/** Shorter names are too general to be one thing. */
const LEAST_NAME = 4
/** A name with more values than this is a pattern of sentences, no single thing. */
const MOST_VALUES = 2

function statementsIn(text: ReadParagraph): readonly Statement[] {
  return statementsOf(text.plain).flatMap((span) => {
    const years = text.dates.filter(
      (date) => date.from >= span.from && date.to <= span.to && date.year !== null,
    )
    const year = [...new Set(years.map((date) => date.year))].join('/')
    return text.figures.flatMap((figure) => {
      if (figure.from < span.from || figure.to > span.to) return []
      if (figure.comparison !== 'exactly' || figure.range !== null || figure.unit === '%') return []
      const { label } = figure
      const name = label
        .replaceAll(/(?:19|20)?\d{2,4}\s?[年届]度?|[^\u4e00-\u9fa5]/g, '')
        .replace(introducing, '')
        .replace(closing, '')
      if (name.length < LEAST_NAME || comparing.test(label)) return []
      return [
        {
          text,
          figure,
          from: span.from,
          key: `${year}\t${name}\t${figure.unit}`,
          isTotal: total.test(label),
        },
      ]
    })
  })
}

function check(same: readonly Statement[]): readonly CheckResult[] {
  const [first, ...others] = same
  if (first === undefined || others.length === 0) return []
  const values = new Set(same.map(({ figure }) => figure.figure.value))
  return others.flatMap((one) => {
    const { text, figure, isTotal } = one
    if (text === first.text && one.from === first.from) return []
    if (restates(figure.figure, first.figure.figure)) return [passed(id, text.place(figure))]
    const [a, b] = [first.figure.text, figure.text].map((printed) => toHalfWidth(printed))
    const isSlip = isOneSlip(digitsOf(a ?? ''), digitsOf(b ?? ''))
    if (!isSlip || values.size > MOST_VALUES) return []
    return [
      foundIn(id, text, {
        grade: isTotal ? 'inconsistency' : 'doubt',
        span: figure,
        expected: a ?? '',
        repair: a ?? '',
        related: [first.text.place(first.figure)],
        message: `请核对${one.key.split('\t')[1] ?? ''}：前文为${a ?? ''}，此处为${b ?? ''}，只差一处数字，是否笔误？`,
      }),
    ]
  })
}

const digitsOf = (printed: string): string =>
  /\d[\d,]*(?:\.\d+)?/.exec(printed)?.[0].replaceAll(',', '') ?? ''

export const figureRestated = documentRule({
  id,
  name: '同一个数在几处相同',
  grade: 'inconsistency',
  families: 'all',
  says: '正文几处写到同一事项、同一年份、同一单位的数，核对相同；只差一位数字或两位颠倒的，多半是抄错。写“万”的与写全的按舍入比较。',
  limits: [
    '名称须相同（四个字以上）。',
    '差得远的不能断定是同一件事，不报。',
    '比上年、分别、每的数不核对。',
  ],
  examples: [
    { text: '毕业生总人数为4540人。\n\n附：毕业生总人数4540人。', finds: 0 },
    { text: '毕业生总人数为4540人。\n\n附：毕业生总人数4450人。', finds: 1, repair: '4540人' },
    { text: '公用图书馆藏书12680册。\n\n学校公用图书馆藏书12608册。', finds: 1, repair: '12680册' },
    { text: '全市受训农民1.27万人。\n\n受训农民合计12700人。全市受训农民12695人。', finds: 0 },
    {
      text: '2022年毕业生总人数为4540人。\n\n2023年毕业生总人数为4550人。\n\n2023年毕业生总人数4550人。',
      finds: 0,
    },
    {
      text: '参训村医名额30人。\n\n参训村医名额31人。\n\n参训村医名额32人。\n\n财政补助资金20万元。\n\n财政补助资金20万元。',
      finds: 0,
    },
  ],
  check: ({ paragraphs }) => {
    const all = paragraphs.flatMap(statementsIn)
    return [...Map.groupBy(all, ({ key }) => key).values()].flatMap(check)
  },
})
