import type { CheckResult } from '../finding.ts'
import { passed } from '../finding.ts'
import type { DocumentMeta } from '../reading/meta.ts'
import { datesIn, yearAlone } from '../reading/dated-acts.ts'
import { readMeta } from '../reading/meta.ts'
import type { ReadText, Reading } from '../reading/reading.ts'
import { foundIn } from '../reading/reading.ts'
import { documentRule } from '../rule.ts'
import type { TextDate } from '../text/dates.ts'
import type { Span } from '../text/plain.ts'

const id = 'stale-year'
/** So many sentences must begin with the document's own year before one that begins with the last is doubted. */
const HABIT = 2
const comparing = /(?:比|较|同比|相比)\s?$/
/** What is said of the year before on purpose. */
const lastYear = /比|较|上年|去年|决算|结转|结余|执行|完成|回顾|截[止至]|以来|起|自/
const planned = /^\s?(?:度)?(?:年初|部门|单位|本级|财政|收入|支出|一般公共|预算){0,3}预算/

/** The year, written without a month, that a sentence begins with after its number or its label. */
function leadOf(text: ReadText, sentence: Span): TextDate | undefined {
  const [first] = datesIn(text, sentence)
  if (first === undefined || yearAlone(first) === null) return undefined
  return /^\s*$|[：:）)、.]\s*$/.test(text.plain.slice(sentence.from, first.from)) ? first : undefined
}

type Lead = {
  readonly text: ReadText
  readonly date: TextDate
  readonly words: string
  readonly isAlone: boolean
}

function leadsOf({ texts }: Reading): readonly Lead[] {
  const running = texts.filter((text) => !('heading' in text) || text.heading === null)
  return running.flatMap((text) =>
    text.sentences.flatMap((sentence): Lead[] => {
      const date = leadOf(text, sentence)
      if (date === undefined) return []
      const words = text.plain.slice(date.to, sentence.to)
      const isAlone = datesIn(text, sentence).every(({ year }) => year === date.year)
      return [{ text, date, words, isAlone }]
    }),
  )
}

/** Sentences that begin with the year before where the document's own is meant. */
function staleLeads(reading: Reading, year: number, { title }: DocumentMeta): readonly CheckResult[] {
  const leads = leadsOf(reading)
  const own = leads.filter(({ date }) => date.year === year)
  const isBudget = title?.includes('预算') === true
  const checked = own.map(({ text, date }) => passed(id, text.place(date)))
  const stale = leads.filter(({ date, isAlone, words }) => {
    if (date.year !== year - 1 || !isAlone || lastYear.test(words.slice(0, SAID))) return false
    return isBudget ? planned.test(words) : own.length >= HABIT
  })
  return [
    ...checked,
    ...stale.map(({ text, date }) =>
      foundIn(id, text, {
        grade: isBudget ? 'inconsistency' : 'doubt',
        span: date,
        expected: `${year}年`,
        repair: `${year}年`,
        message: `请核对年份：文件写的是${year}年，这里却从${date.text.trim()}说起，是否沿用旧稿忘了改。`,
      }),
    ),
  ]
}
/** Characters of a sentence in which it shows that it speaks of the year before on purpose. */
const SAID = 40

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
  if (year === null || isSchoolYear) return comparedYears(reading)
  return [...staleLeads(reading, year, meta), ...comparedYears(reading), ...staleHeadings(reading, year)]
}

export const staleYear = documentRule({
  id,
  name: '年份是文件自己的年份',
  grade: 'inconsistency',
  families: 'all',
  says: '套用上一年的稿子常漏改年份：2023年的预算写着“2022年预算数”，标题里夹着上一年，或“2023年…比2023年增加”。',
  limits: [
    '句首的年份才看；写明上年、决算、结转、完成情况的是有意说上一年，不报。',
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
