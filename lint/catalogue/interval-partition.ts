import type { CheckResult, Place } from '../finding.ts'
import { passed } from '../finding.ts'
import type { Bound, BoundWords } from '../reading/bounds.ts'
import { boundOf, boundWordsOf } from '../reading/bounds.ts'
import { statementsOf } from '../reading/claims.ts'
import type { ReadParagraph } from '../reading/reading.ts'
import { figuresIn, foundIn } from '../reading/reading.ts'
import { documentRule } from '../rule.ts'
import type { TextDate } from '../text/dates.ts'

const id = 'interval-partition'

/** The bounds of one statement, unit by unit; a series has two of them or more at different figures. */
function seriesIn(text: ReadParagraph, words: BoundWords): readonly (readonly Bound[])[] {
  return statementsOf(text.plain).flatMap((statement) => {
    const bounds = figuresIn(text, statement).flatMap((figure) => boundOf(text, figure, words) ?? [])
    return [...Map.groupBy(bounds, ({ figure }) => figure.unit).values()].filter(isSeries)
  })
}

function isSeries(bounds: readonly Bound[]): boolean {
  const ends = bounds.filter(({ side }) => side !== 'point')
  return new Set(ends.map(({ figure }) => figure.figure.value)).size >= 2 || hasBothSides(ends)
}

function hasBothSides(bounds: readonly Bound[]): boolean {
  return bounds.some(({ side }) => side === 'low') && bounds.some(({ side }) => side === 'high')
}

/** Each figure where one interval of a series ends and the next begins. */
function checkSeries(bounds: readonly Bound[]): readonly CheckResult[] {
  return [...Map.groupBy(bounds, ({ figure }) => figure.figure.value).values()].flatMap((meeting) => {
    const low = meeting.find(({ side }) => side === 'low')
    const high = meeting.find(({ side }) => side === 'high')
    const point = meeting.find(({ side }) => side === 'point')
    if (low === undefined || (high === undefined && point === undefined)) return []
    const times = [low, high, point].filter((one) => one?.includes === true).length
    return [
      times === 1 ? passed(id, low.text.place(low.figure)) : meetsBadly(low, high ?? point ?? low, times),
    ]
  })
}

/** In a series that meets somewhere, an end that meets nothing and is neither the lowest nor the highest. */
function checkLooseEnds(bounds: readonly Bound[]): readonly CheckResult[] {
  const ends = bounds.filter(({ side }) => side !== 'point')
  const value = ({ figure }: Bound): number => figure.figure.value
  const known = new Set(ends.map((one) => `${one.side} ${value(one)}`))
  const isMet = (one: Bound): boolean => known.has(`${one.side === 'low' ? 'high' : 'low'} ${value(one)}`)
  const met = ends.filter(isMet).slice(0, 10)
  const [least, most] = ends.reduce(
    ([low, high], one) => [Math.min(low, value(one)), Math.max(high, value(one))],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  )
  const loose = ends.filter((one) => !isMet(one) && value(one) !== (one.side === 'low' ? least : most))
  const [first] = loose
  if (met.length === 0 || first === undefined) return []
  const printed = first.figure.text.replaceAll(' ', '')
  return [
    foundIn(id, first.text, {
      grade: 'doubt',
      span: first.figure,
      expected: '各档首尾相接',
      related: met.map((one) => one.text.place(one.figure)),
      message: `请核对${printed}：其他各档首尾相接，这一档的界限与相邻的一档不接，是否写错数？`,
    }),
  ]
}

function meetsBadly(low: Bound, other: Bound, times: number): CheckResult {
  const value = low.figure.text.replaceAll(' ', '')
  const isOverlap = times > 1
  return foundIn(id, low.text, {
    grade: 'inconsistency',
    span: {
      from: Math.min(low.figure.from, other.figure.from),
      to: Math.max(low.figure.to, other.figure.to),
    },
    expected: isOverlap ? `${value}只归入一档` : `${value}归入其中一档`,
    related: [other.text.place(other.figure)],
    message: isOverlap
      ? `请明确${value}归入哪一档：${other.side === 'point' ? '“以上”包括本数' : '两档的界限都包括本数'}，正好${value}时两档都适用，可改用“超过”或“不满”。`
      : `请明确${value}归入哪一档：前后两档都不包括本数，正好${value}时没有规定。`,
  })
}

/** Two neighbouring paragraphs that begin with 某年前 and 同年以后: nobody can tell where the year itself belongs. */
function checkYears(paragraphs: readonly ReadParagraph[]): readonly CheckResult[] {
  return paragraphs.slice(1).flatMap((after, index) => {
    const before = paragraphs[index]
    const [one, two] = [leadingYear(before), leadingYear(after)]
    if (before === undefined || one === null || two === null || before.section !== after.section) return []
    if (one.year !== two.year || one.year === null) return []
    const [first, second] = [wordsBehind(before, one), wordsBehind(after, two)]
    if (!/^以?前|^之前/.test(first) || !/^以?后|^之后|^起/.test(second)) return []
    const isTold =
      second.startsWith('起') || /^[^，,]{0,4}[（(]不?含/.test(first) || /^[^，,]{0,4}[（(]不?含/.test(second)
    if (isTold) return [passed(id, after.place(two))]
    return [
      foundIn(id, after, {
        grade: 'inconsistency',
        span: two,
        expected: `${one.year}年归入其中一条`,
        related: [before.place(one), ...headingsOf(one.year, paragraphs)],
        message: `请明确${one.year}年适用哪一条：前一条写“${one.year}年前”，后一条写“${one.year}年以后”，${one.year}年当年两条都说得通，可改为“${one.year}年起”或注明“含${one.year}年”。`,
      }),
    ]
  })
}

/** The headings that speak of a year: what the document itself plans for it. */
function headingsOf(year: number, paragraphs: readonly ReadParagraph[]): readonly Place[] {
  return paragraphs.flatMap((one) => {
    const date = one.heading === null ? null : leadingYear(one)
    return date?.year === year ? [one.place(date)] : []
  })
}

/** A year that stands at the head of a paragraph, behind its number. */
function leadingYear(paragraph: ReadParagraph | undefined): TextDate | null {
  const [first] = paragraph?.dates ?? []
  return first === undefined || first.from > 8 || first.month !== null ? null : first
}

const wordsBehind = ({ plain }: ReadParagraph, { to }: TextDate): string => plain.slice(to, to + 10).trim()

/** Neighbouring paragraphs that judge one thing by two bounds: what lies between needs a rule of its own. */
function checkGaps(paragraphs: readonly ReadParagraph[], words: BoundWords): readonly CheckResult[] {
  return paragraphs.slice(1).flatMap((second, index) => {
    const first = paragraphs[index]
    if (first === undefined || first.section !== second.section) return []
    const pair = pairOf(first, second, words)
    if (pair === null) return []
    const [low, high] = pair
    const next = paragraphs.slice(index + 2, index + 4).filter(({ section }) => section === first.section)
    const all = [first, second, ...next].map(({ plain }) => plain).join('\n')
    if (/其他情[况形]|其余|以外|之间/.test(all)) return [passed(id, first.place(low.figure))]
    const between = `${high.figure.text.replaceAll(' ', '')}与${low.figure.text.replaceAll(' ', '')}`
    return [
      foundIn(id, first, {
        grade: 'doubt',
        span: low.figure,
        expected: `写明${between}之间的情形`,
        related: [second.place(high.figure)],
        message: `请确认${between}之间的情形：两条的界限不相接，中间没有规定，是否漏写？`,
      }),
    ]
  })
}

/** A lower bound above an upper one, behind the same words. */
function pairOf(a: ReadParagraph, b: ReadParagraph, words: BoundWords): readonly [Bound, Bound] | null {
  const ends = (text: ReadParagraph): readonly Bound[] =>
    text.figures
      .flatMap((figure) => boundOf(text, figure, words) ?? [])
      .filter(({ side }) => side !== 'point')
  const [one, two] = [ends(a), ends(b)]
  const [first, second] = [one[0], two[0]]
  if (first === undefined || second === undefined || one.length !== 1 || two.length !== 1) return null
  if (first.figure.unit !== second.figure.unit || subjectOf(first) !== subjectOf(second)) return null
  const [low, high] = first.side === 'low' ? [first, second] : [second, first]
  if (low.side !== 'low' || high.side !== 'high') return null
  return low.figure.figure.value > high.figure.figure.value ? [low, high] : null
}

/** The words before a bound without the sign of comparison. */
function subjectOf({ figure }: Bound): string {
  const subject = figure.label.split('—').at(-1) ?? ''
  return subject.replaceAll(/[^\u4e00-\u9fa5]|不|低于|高于|超过|少于|足|满|到/g, '')
}

export const intervalPartition = documentRule({
  id,
  name: '分档的界限既不重叠也不留空',
  grade: 'inconsistency',
  families: 'all',
  says:
    '一句话里按数分档（“不满10人……10人以上不满50人……50人以上……”）时，看每个界限只归入一档：“以上”“以下”包括本数，“超过”“不满”不包括，' +
    '文件自己另有规定的从其规定；相邻两条以“某年前”“某年以后”开头的，看当年归哪一条；相邻两条以同一事项的上下限作结论的，看中间是否有规定。',
  limits: ['分在不相邻各条里的档次不核对。', '用文字说明界限（如“较大”“一般”）的不核对。'],
  examples: [
    { text: '不满10人的派1名，10人以上不满50人的派2名，50人以上的派3名。', finds: 0 },
    { text: '10人以下的派1名，10人以上不满50人的派2名，50人以上的派3名。', finds: 1 },
    { text: '3天会期派车1次，3天以上不足10天会期派车2次，10天以上会期派车3次。', finds: 1 },
    { text: '不满10人的派1名，超过10人的派2名。', finds: 1 },
    { text: '不满20人的派1名，10人以上不满50人的派2名，50人以上的派3名。', finds: 1 },
    { text: '10人以上不满50人的派2名，50人以上不满90人的派3名。', finds: 0 },
    { text: '10人以下的派1名，10人以上的派2名。\n\n本办法所称以上包括本数，以下不包括本数。', finds: 0 },
    { text: '10人（含）以下的派1名，10人（不含）以上的派2名。', finds: 0 },
    { text: '1. 2021年前，新设机构按老办法备案。\n\n2. 2021年以后，新设机构按新办法备案。', finds: 1 },
    { text: '1. 2021年前，新设机构按老办法备案。\n\n2. 2021年起，新设机构按新办法备案。', finds: 0 },
    {
      text: '1. 2021年前，新设机构按老办法备案。\n\n2. 2022年以后，新设机构按新办法备案。另有50人以上不满60人的，不满50人的从严。',
      finds: 0,
    },
    { text: '优秀——考核得分≥90分。\n\n不称职——考核得分<60分。', finds: 1 },
    { text: '优秀——考核得分≥90分。\n\n不称职——考核得分<60分。\n\n称职——其他情况。', finds: 0 },
  ],
  check: (reading) => {
    const words = boundWordsOf(reading)
    const { paragraphs } = reading
    return [
      ...paragraphs.flatMap((text) =>
        seriesIn(text, words).flatMap((series) => [...checkSeries(series), ...checkLooseEnds(series)]),
      ),
      ...checkYears(paragraphs),
      ...checkGaps(paragraphs, words),
    ]
  },
})
