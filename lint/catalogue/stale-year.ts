import type { CheckResult } from '../finding.ts'
import { found, passed } from '../finding.ts'
import type { DocumentMeta } from '../reading/meta.ts'
import { datesIn, yearAlone } from '../reading/dated-acts.ts'
import { readMeta } from '../reading/meta.ts'
import type { Reading } from '../reading/reading.ts'
import { foundIn } from '../reading/reading.ts'
import { documentRule } from '../rule.ts'
import type { YearMark } from '../reading/year-marks.ts'
import { budgetYears, lastYear, leadOf, leadsOf } from '../reading/year-marks.ts'

const id = 'stale-year'
/** So many places must name the document's own year before one that names the last is doubted. */
const HABIT = 2
const comparing = /(?:比|较|同比|相比)\s?$/
/** Characters of a sentence in which it shows that it speaks of the year before on purpose. */
const SAID = 40

/** The year that most places of a budget name, when at least two do and no other is named as often. */
function usualYear(marks: readonly YearMark[]): number | null {
  const counts = [...Map.groupBy(marks, ({ year }) => year)]
    .map(([year, { length }]) => ({ year, length }))
    .toSorted((a, b) => b.length - a.length)
  const [most, next] = counts
  return most !== undefined && most.length >= HABIT && most.length > (next?.length ?? 0) ? most.year : null
}

/** Titles, sentences and headers of a budget that name the year before the one that most of them name. */
function staleInBudget(reading: Reading, meta: DocumentMeta): readonly CheckResult[] {
  const marks = budgetYears(reading)
  const year = usualYear(marks) ?? meta.year
  return marks.flatMap((mark): CheckResult[] => {
    if (mark.year === year) return [passed(id, mark.place)]
    if (year === null || mark.year !== year - 1) return []
    const expected = `${year}年`
    const message = `请核对年份：这份预算是${year}年的，这里写的是${mark.stated}，是否沿用旧稿忘了改。`
    return [
      found({
        rule: id,
        grade: 'inconsistency',
        where: mark.place,
        related: [],
        stated: mark.stated,
        expected,
        repair: expected,
        message,
      }),
    ]
  })
}

/** Sentences that begin with the year before where most begin with the document's own. */
function staleLeads(reading: Reading, year: number): readonly CheckResult[] {
  const leads = leadsOf(reading)
  const own = leads.filter(({ date }) => date.year === year)
  const stale =
    own.length < HABIT
      ? []
      : leads.filter(
          ({ date, isAlone, words }) =>
            date.year === year - 1 && isAlone && !lastYear.test(words.slice(0, SAID)),
        )
  return [
    ...own.map(({ text, date }) => passed(id, text.place(date))),
    ...stale.map(({ text, date }) =>
      foundIn(id, text, {
        grade: 'doubt',
        span: date,
        expected: `${year}年`,
        repair: `${year}年`,
        message: `请核对年份：文件写的是${year}年，这里却从${date.text.trim()}说起，是否沿用旧稿忘了改。`,
      }),
    ),
  ]
}

/** 2023年…比2023年增加: a year compared with itself or with a later one. */
function comparedYears({ texts }: Reading): readonly CheckResult[] {
  return texts.flatMap((text) =>
    text.sentences.flatMap((sentence) => {
      const lead = leadOf(text, sentence)
      if (lead === undefined) return []
      const year = lead.year ?? 0
      return datesIn(text, sentence).flatMap((date): CheckResult[] => {
        const other = yearAlone(date)
        if (other === null || !comparing.test(text.plain.slice(Math.max(lead.to, date.from - 4), date.from)))
          return []
        if (other < year) return [passed(id, text.place(date))]
        const expected = `${year - 1}年`
        const message = `请核对年份：${lead.text.trim()}的数与${date.text.trim()}相比，比较的应是以前的年份。`
        return [
          foundIn(id, text, { grade: 'inconsistency', span: date, expected, repair: expected, message }),
        ]
      })
    }),
  )
}

/** Headings that begin with the year before, among headings that begin with the document's own. */
function staleHeadings({ paragraphs }: Reading, year: number): readonly CheckResult[] {
  const headings = paragraphs.flatMap((paragraph) => {
    const date = paragraph.heading === null ? undefined : paragraph.dates[0]
    return date === undefined || yearAlone(date) === null ? [] : [{ paragraph, date }]
  })
  const own = headings.filter(({ date }) => date.year === year)
  if (own.length < HABIT) return []
  return headings.flatMap(({ paragraph, date }): CheckResult[] => {
    const isStale = date.year === year - 1 && !lastYear.test(paragraph.plain) && paragraph.dates.length === 1
    if (!isStale) return date.year === year ? [passed(id, paragraph.place(date))] : []
    const message = `请核对标题的年份：其他标题写${year}年，这里写${date.text.trim()}。`
    const repair = `${year}年`
    return [foundIn(id, paragraph, { grade: 'doubt', span: date, expected: repair, repair, message })]
  })
}

function check(reading: Reading): readonly CheckResult[] {
  const meta = readMeta(reading)
  const { year, period } = meta
  const isSchoolYear = period !== null && period.from % 10_000 !== 101
  const compared = comparedYears(reading)
  if (meta.title?.includes('预算') === true) return [...staleInBudget(reading, meta), ...compared]
  if (year === null || isSchoolYear) return compared
  return [...staleLeads(reading, year), ...compared, ...staleHeadings(reading, year)]
}

export const staleYear = documentRule({
  id,
  name: '年份是文件自己的年份',
  grade: 'inconsistency',
  families: 'all',
  says: '套用上一年的稿子常漏改年份：2023年的预算写着“2022年预算数”，标题里夹着上一年，或“2023年…比2023年增加”。',
  limits: [
    '预算看题目、标题、句首和表头的年份，以多数为准；其他文件看句首和标题。写明上年、决算、结转、完成情况的是有意说上一年，不报。',
    '不是预算的文件，须有两句以上用本年开头，才提示用上年开头的那一句。',
  ],
  examples: [
    { text: '# 某县文化馆2023年单位预算说明\n2023年收入预算120万元，比2022年增加10万元。', finds: 0 },
    { text: '# 某县文化馆2023年单位预算说明\n2022年收入预算120万元。', finds: 1, repair: '2023年' },
    {
      text: '# 某县文化馆2023年单位预算说明\n2023年预算数120万元，比2023年增加10万元。',
      finds: 1,
      repair: '2022年',
    },
    {
      text: '# 某县2023年政务公开总结\n2023年公开信息120条。2023年办结申请6件。2022年举办开放日4次。2022年完成整改。',
      finds: 1,
      repair: '2023年',
    },
    { text: '# 某县2023年政务公开总结\n2023年公开信息120条。2022年举办开放日4次。', finds: 0 },
    {
      text: '# 某县2023年单位预算说明\n## 2023年收入表\n合计\n## 2022年支出表\n合计\n## 2023年项目表\n合计\n## 2022年决算表\n合计',
      finds: 1,
      repair: '2023年',
    },
  ],
  check,
})
