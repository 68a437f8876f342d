import type { CheckResult } from '../finding.ts'
import { passed } from '../finding.ts'
import { findAttachments } from '../reading/attachments.ts'
import type { ReadText, Reading } from '../reading/reading.ts'
import { foundIn } from '../reading/reading.ts'
import { documentRule } from '../rule.ts'
import { findMarker } from '../text/numbering.ts'
import type { Span } from '../text/plain.ts'
import { holds } from '../text/plain.ts'
import type { DocumentNumber } from '../text/references.ts'
import type { TitleParts } from '../text/titles.ts'
import { readTitle, relateTitles } from '../text/titles.ts'

const id = 'one-document-one-title'

/** A longer stretch in 《》 is no title but a mark left open. */
const TITLE_LENGTH = 120

/** A title where it is printed; `number` is the document number behind it. */
type Cited = {
  readonly text: ReadText
  readonly span: Span
  readonly title: string
  readonly parts: TitleParts
  readonly number: DocumentNumber | undefined
}

function worksOf(text: ReadText): readonly Cited[] {
  return text.works.flatMap((work) => {
    if (work.title.length > TITLE_LENGTH) return []
    const number = text.documentNumbers.find(({ from }) => {
      const between = text.plain.slice(work.to, from)
      return from >= work.to && /^\s?(?:[（(]\d{4}[^（()）]*[）)])?\s?[（(]?\s?$/.test(between)
    })
    const parts = readTitle(work.title, text.plain.slice(work.to, work.to + 20))
    return [{ text, span: work, title: work.title, parts, number }]
  })
}

/** The titles that are printed as titles: the document's own, and those of its attachments. */
function headsOf(reading: Reading): readonly Cited[] {
  const attachments = findAttachments(reading).flatMap(({ listed, headed }) =>
    [listed, headed].flatMap((one) => one ?? []),
  )
  const own = reading.paragraphs
    .slice(0, 8)
    .find(({ plain }) =>
      /(?:办法|方案|细则|规定|规程|计划|规划|意见|制度|章程|准则)\s?(?:[（(][^（()）]{2,8}[）)])?$/.test(
        plain,
      ),
    )
  const isTitle = own !== undefined && findMarker(own.plain) === null && !/[。，,《]/.test(own.plain)
  const titles = isTitle ? [...attachments, { title: own.plain, paragraph: own }] : attachments
  return titles
    .filter(({ title }) => !title.startsWith('《'))
    .map(({ title, paragraph }) => {
      const from = Math.max(0, paragraph.plain.indexOf(title))
      const span = { from, to: from + title.length }
      return { text: paragraph, span, title, parts: readTitle(title), number: undefined }
    })
}

/** Titles cited with the same number: one check per number that has a title twice or more. */
function checkNumbers(works: readonly Cited[]): readonly CheckResult[] {
  const numbered = works.filter(({ number }) => number !== undefined)
  const repeated = groupNumbers(numbered).filter((same) => same.length > 1)
  return repeated.flatMap(([first, ...others]) => {
    if (first === undefined) return []
    const odd = others.filter(({ parts }) => {
      const relation = relateTitles(first.parts, parts)
      return relation !== 'same' && first.parts.core !== parts.core
    })
    if (odd.length === 0) return [passed(id, first.text.place(first.span))]
    const number = first.number?.text.trim() ?? ''
    return [report(first, odd, `文号“${number}”前后写了两个名称`, 'inconsistency')]
  })
}

/** Works of one year, serial and agency; a scanner may take words before the agency's name along. */
function groupNumbers(works: readonly Cited[]): readonly (readonly Cited[])[] {
  const groups: Cited[][] = []
  const byNumber = new Map<string, Cited[][]>()
  for (const work of works) {
    const key = `${work.number?.year ?? ''}-${work.number?.serial ?? ''}`
    const own = byNumber.get(key) ?? []
    const agency = work.number?.agency ?? ''
    const group = own.find(([first]) => {
      const other = first?.number?.agency ?? ''
      return other.endsWith(agency) || agency.endsWith(other)
    })
    if (group === undefined) {
      const fresh = [work]
      groups.push(fresh)
      byNumber.set(key, [...own, fresh])
    } else group.push(work)
  }
  return groups
}

/** One title and every place where it is printed so. */
type Title = { readonly first: Cited; readonly all: readonly Cited[] }

/** Titles without a number of their own to tell them apart that are written almost alike. */
function checkTitles(cited: readonly Cited[]): readonly CheckResult[] {
  const groups = Map.groupBy(cited, ({ parts }) => JSON.stringify(parts))
  const titles = [...groups.values()].flatMap((all) =>
    all.slice(0, 1).map((first): Title => ({ first, all })),
  )
  const nearby = indexEnds(titles)
  const said = new Set<Title>()
  return titles.flatMap((same) => {
    if (said.has(same)) return []
    said.add(same)
    const odd = nearby(same.first).flatMap((other) => {
      const relation = said.has(other) ? 'other' : relationOf(same, other)
      return relation === 'variant' || relation === 'doubtful' ? [{ other, relation }] : []
    })
    if (odd.length === 0) return []
    for (const { other } of odd) said.add(other)
    const grade = odd.some(({ relation }) => relation === 'variant') ? 'inconsistency' : 'doubt'
    const others = [...same.all.slice(1), ...odd.flatMap(({ other }) => other.all)]
    return [report(same.first, others, '似是同一文件，却写了不同的名称', grade)]
  })
}

const END = 4
/** A beginning that so many titles share says nothing of a single document. */
const MOST_NEARBY = 100

/** Titles that begin or end alike: a slip in the middle leaves one end as it was. */
function indexEnds(titles: readonly Title[]): (one: Cited) => readonly Title[] {
  const ends = new Map<string, Title[]>()
  const endsOf = ({ parts: { core } }: Cited): readonly string[] => [
    `${core.slice(0, END)}-`,
    `-${core.slice(-END)}`,
  ]
  for (const same of titles)
    for (const end of endsOf(same.first)) {
      const own = ends.get(end)
      if (own === undefined) ends.set(end, [same])
      else if (own.length < MOST_NEARBY) own.push(same)
    }
  return (one) => [...new Set(endsOf(one).flatMap((end) => ends.get(end) ?? []))]
}

/** Two titles cited in one sentence, or with two numbers, are two documents. */
function relationOf(a: Title, b: Title): ReturnType<typeof relateTitles> {
  const relation = relateTitles(a.first.parts, b.first.parts)
  if (relation === 'other') return 'other'
  if ([a, b].every(({ all }) => all.some(({ number }) => number !== undefined))) return 'other'
  const isTogether = a.all.some((first) =>
    b.all.some((second) => first.text === second.text && inOneSentence(first, second)),
  )
  return isTogether ? 'other' : relation
}

function inOneSentence({ text, span }: Cited, other: Cited): boolean {
  return text.sentences.some((sentence) => holds(sentence, span) && holds(sentence, other.span))
}

function report(
  first: Cited,
  odd: readonly Cited[],
  what: string,
  grade: 'inconsistency' | 'doubt',
): CheckResult {
  const names = [...new Set([first, ...odd].map(nameOf))]
  return foundIn(id, first.text, {
    grade,
    span: first.span,
    expected: '全文一个名称、一个期间',
    related: odd.map(({ text, span }) => text.place(span)),
    message: `请核对并统一文件名称：${what}：${names.map((name) => `“${name}”`).join('、')}。`,
  })
}

/** A title as printed, with the period behind it where that is what differs. */
function nameOf({ text, span, title, parts }: Cited): string {
  const period =
    parts.years === null || /\d{4}/.test(title)
      ? ''
      : /^\s?[（(][^（()）]*[）)]/.exec(text.plain.slice(span.to))?.[0]
  return `${title}${period ?? ''}`
}

export const oneDocumentOneTitle = documentRule({
  id,
  name: '同一文件同一名称',
  grade: 'inconsistency',
  families: 'all',
  says: '同一文号前后引用的名称相同；没有文号的，名称只差一两个字、期间重叠而不同、版本标记（试行、修订）不一的，多半是同一文件写成了两个名称。文件自己的标题、附件目录和附件上的名称也在内。',
  limits: [
    '名称不满12个字的不比较。',
    '只差数字、季节、级别、方位等区别用字的，按两个文件看；同一句话里并列的也是。',
    '只替换一个字的作疑问：可能确是两个文件。',
  ],
  examples: [
    {
      text: '依据《示例市专业技术人才培养办法》（示例发〔2022〕8号）。\n\n按《示例市专业技术人才培养办法》（示例发〔2022〕8号）执行。',
      finds: 0,
    },
    {
      text: '依据《示例市专业技术人才培养办法》（示例发〔2022〕8号）。\n\n按《示例市专业人才培养意见》（示例发〔2022〕8号）执行。',
      finds: 1,
    },
    {
      text: '依据《示例市社区托育服务发展的实施办法（2022-2025年）》。\n\n按《示例市社区托管服务发展的实施方案》（2023-2025年）执行，依据《甲法》（甲发〔2020〕1号）、《甲法》（甲发〔2020〕1号）。',
      finds: 1,
    },
    {
      text: '示例市公共图书馆分级评估工作方案（修订稿）\n\n按《示例市公共图书馆分级评估工作方案（试行）》执行。',
      finds: 1,
    },
    {
      text: '见《2023年示例市春季招生考试报名通知》、《2023年示例市秋季招生考试报名通知》。\n\n《甲法》（甲发〔2020〕1号），《甲法》（甲发〔2020〕1号）。',
      finds: 0,
    },
    {
      text: '见《示例省高等职业院校教学质量评价指标体系》。\n\n附件：1.示例省高职院校教学质量评价指标体系',
      finds: 1,
    },
  ],
  check: (reading) => {
    const works = reading.texts.flatMap(worksOf)
    return [...checkNumbers(works), ...checkTitles([...headsOf(reading), ...works])]
  },
})
