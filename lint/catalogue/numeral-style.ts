import type { CheckResult } from '../finding.ts'
import { passed } from '../finding.ts'
import type { ReadParagraph } from '../reading/reading.ts'
import { foundIn } from '../reading/reading.ts'
import { documentRule } from '../rule.ts'
import type { MarkerKind } from '../text/numbering.ts'
import { findMarker } from '../text/numbering.ts'
import type { Span } from '../text/plain.ts'
import { matchesOf, overlaps } from '../text/plain.ts'

const id = 'numeral-style'

/** Things that are counted one by one; 一个, 一次, 一种 mean no number, so their measure words are left out. */
const counted = '份|张|册|套|页|寸|年|个月|日|天|个工作日|周|名|人|学时|课时|万元|元'
const inChinese = new RegExp(
  `(?<![〇一二三四五六七八九十百千万第每同当某几数])([一二三四五六七八九十两]{1,3})(${counted})(?![一二三四五六七八九十度级])`,
  'g',
)
const inFigures = new RegExp(`(?<![\\d.〔-])(\\d{1,4})\\s?(${counted})`, 'g')
/** 一 before these says "the whole" or "any"; 一份 says how many. */
const indefinite = /^(?:年|日|天|周|名|人|套|元|页)$/

type Counted = {
  readonly paragraph: ReadParagraph
  readonly span: Span
  readonly unit: string
  readonly text: string
  readonly isFigure: boolean
}

function countedIn(paragraph: ReadParagraph): readonly Counted[] {
  const isDate = (span: Span): boolean => paragraph.dates.some((date) => overlaps(date, span))
  const toCounted =
    (isFigure: boolean) =>
    ({
      from,
      to,
      match: [text, number = '', unit = ''],
    }: Span & { readonly match: RegExpExecArray }): readonly Counted[] =>
      isDate({ from, to }) || (number === '一' && indefinite.test(unit))
        ? []
        : [{ paragraph, span: { from, to }, unit, text, isFigure }]
  return [
    ...matchesOf(paragraph.plain, inChinese).flatMap(toCounted(false)),
    ...matchesOf(paragraph.plain, inFigures).flatMap(toCounted(true)),
  ]
}

const headings: readonly MarkerKind[] = ['part', 'chapter', 'section']

/** The articles of a regulation, each with the paragraphs under it. */
function articlesOf(paragraphs: readonly ReadParagraph[]): readonly (readonly ReadParagraph[])[] {
  const articles: ReadParagraph[][] = []
  for (const paragraph of paragraphs) {
    const kind = findMarker(paragraph.plain)?.kind
    if (kind === 'article') articles.push([paragraph])
    else if (kind !== undefined && headings.includes(kind)) articles.push([])
    else articles.at(-1)?.push(paragraph)
  }
  return articles.filter(([first]) => first !== undefined)
}

/** One check per article and thing that it counts twice or more. */
function checkArticle(article: readonly ReadParagraph[]): readonly CheckResult[] {
  const units = Map.groupBy(article.flatMap(countedIn), ({ unit }) => unit)
  const repeated = [...units.values()].filter((same) => same.length > 1)
  return repeated.flatMap((same) => {
    const [first] = same
    if (first === undefined) return []
    const other = same.find(({ isFigure }) => isFigure !== first.isFigure)
    if (other === undefined) return [passed(id, first.paragraph.place(first.span))]
    const related = same.filter((one) => one !== first).map((one) => one.paragraph.place(one.span))
    const message = `请统一数字写法：同一条里既写“${first.text}”又写“${other.text}”，中文数字和阿拉伯数字用一种。`
    const { paragraph, span } = first
    return [foundIn(id, paragraph, { grade: 'note', span, expected: '同一条用一种数字', related, message })]
  })
}

export const numeralStyle = documentRule({
  id,
  name: '同一条里数同一种东西用一种数字',
  grade: 'note',
  families: 'all',
  says: '同一条文里，同一个量词前面的数字不混用中文和阿拉伯数字（一份、3份）。',
  limits: ['只看写成“第…条”的文件。', '“一个、一次、一年”多不是计数，不看。'],
  examples: [
    { text: '第一条 提交申请表一份、承诺书两份。\n\n第二条 提交照片3张、证书复印件1张。', finds: 0 },
    { text: '第一条 提交申请表一份、承诺书2份。', finds: 1 },
    { text: '第一条 任职满五年。\n\n（一）博士任职满3年。', finds: 1 },
    { text: '第一条 每年安排2年期项目，有效期3年。', finds: 0 },
  ],
  check: ({ paragraphs }) => articlesOf(paragraphs).flatMap(checkArticle),
})
