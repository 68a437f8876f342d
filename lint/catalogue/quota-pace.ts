import type { CheckResult } from '../finding.ts'
import { passed } from '../finding.ts'
import type { ReadText, Reading } from '../reading/reading.ts'
import { figuresIn, foundIn } from '../reading/reading.ts'
import { statementsOf } from '../reading/claims.ts'
import { documentRule } from '../rule.ts'
import type { TextFigure } from '../text/figures.ts'

const id = 'quota-pace'

/** What each place has to reach by the end of a year, or does in one year; `words` is the statement before it. */
type Quota = {
  readonly text: ReadText
  readonly figure: TextFigure
  readonly year: number
  readonly words: string
}
type Pace = {
  readonly text: ReadText
  readonly figure: TextFigure
  readonly place: string
  readonly thing: string
}

const yearly = /今年|每年|年均|当年|逐年|本年/
const eachPlace = /每(?:个|家|所)?([\u4e00-\u9fa5]{2,6}?)(?:不(?:得)?(?:少|低)于|至少|最少|建成|达到|完成)/
const every = /各([\u4e00-\u9fa5]{2,12})/

function quotasIn(text: ReadText): readonly Quota[] {
  return statementsOf(text.plain).flatMap((statement) => {
    const end = text.dates.find(
      (date) =>
        date.from >= statement.from &&
        date.to <= statement.to &&
        /^\s?(?:底|末|前)/.test(text.plain.slice(date.to, date.to + 3)),
    )
    if (end === undefined || end.year === null) return []
    const { year } = end
    return figuresIn(text, statement)
      .filter(({ from, label, range }) => from > end.to && range === null && eachPlace.test(`${label}不少于`))
      .map((figure) => ({ text, figure, year, words: text.plain.slice(statement.from, figure.from) }))
  })
}

function pacesIn(text: ReadText): readonly Pace[] {
  return statementsOf(text.plain).flatMap((statement) => {
    const words = text.plain.slice(statement.from, statement.to)
    if (!yearly.test(words)) return []
    return figuresIn(text, statement).flatMap((figure) => {
      const place = every.exec(figure.label)?.[1]
      const thing = figure.label.slice(-2)
      const isYearly = yearly.test(text.plain.slice(statement.from, figure.from))
      return place === undefined || !isYearly || thing.length < 2 ? [] : [{ text, figure, place, thing }]
    })
  })
}

/** The year the document was made in: that of its latest whole date up to the year of the quota. */
function startOf({ texts }: Reading, until: number): number | undefined {
  const years = texts.flatMap(({ dates }) =>
    dates.flatMap(({ year, day }) => (year !== null && day !== null && year <= until ? [year] : [])),
  )
  return years.length === 0 ? undefined : Math.max(...years)
}

function check(reading: Reading, pace: Pace, quotas: readonly Quota[]): readonly CheckResult[] {
  const same = quotas.filter(({ figure, words }) => {
    const place = eachPlace.exec(`${figure.label}不少于`)?.[1] ?? ''
    return (
      figure.unit === pace.figure.unit && pace.place.startsWith(place.charAt(0)) && words.includes(pace.thing)
    )
  })
  const strictest = same.toSorted((a, b) => b.figure.figure.value - a.figure.figure.value)[0]
  if (strictest === undefined) return []
  const start = startOf(reading, strictest.year)
  if (start === undefined) return []
  const years = strictest.year - start + 1
  const most = pace.figure.range ?? pace.figure.figure
  const { text } = pace
  if (most.value * years >= strictest.figure.figure.value) return [passed(id, text.place(pace.figure))]
  return [
    foundIn(id, text, {
      grade: 'doubt',
      span: pace.figure,
      expected: `${strictest.year}年底达到${strictest.figure.text.replaceAll(' ', '')}`,
      related: [strictest.text.place(strictest.figure)],
      message: `请确认进度：每年${pace.figure.text.replaceAll(' ', '')}，从${start}年到${strictest.year}年共${years}年，达不到${strictest.figure.text.replaceAll(' ', '')}的目标，以前年度是否已有？`,
    }),
  ]
}

export const quotaPace = documentRule({
  id,
  name: '每年的进度够得上最终的指标',
  grade: 'doubt',
  families: 'all',
  says: '一处写每年（今年）各地做几个，另一处写到某年底每地不少于几个的，按最快的进度算能否达到。起算年份取文中最晚的完整日期。',
  limits: ['以前年度已有的数不知道，所以只提疑问。', '两处须说同一种单位、同一种事物。'],
  examples: [
    {
      text: '今年，各县新建农家书屋2个。\n\n2026年底前，每个县农家书屋不少于6个。\n\n2024年3月1日',
      finds: 0,
    },
    {
      text: '今年，各县新建农家书屋2个。\n\n2026年底前，每个县农家书屋不少于7个。\n\n2024年3月1日',
      finds: 1,
    },
    {
      text: '每年各乡镇新建公园1-2处。\n\n到2025年底，城市绿地公园不少于20处，每个乡镇不少于5处。\n\n2024年3月1日',
      finds: 1,
    },
    {
      text: '每年各乡镇新建公园1-3处。\n\n到2025年底，城市绿地公园不少于20处，每个乡镇不少于5处。\n\n2024年3月1日',
      finds: 0,
    },
  ],
  check: (reading) => {
    const quotas = reading.texts.flatMap(quotasIn)
    return reading.texts.flatMap(pacesIn).flatMap((pace) => check(reading, pace, quotas))
  },
})
