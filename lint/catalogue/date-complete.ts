import type { CheckResult } from '../finding.ts'
import { passed } from '../finding.ts'
import { isInWork, wholeDates } from '../reading/dated-acts.ts'
import type { DocumentMeta } from '../reading/meta.ts'
import { readMeta } from '../reading/meta.ts'
import type { ReadText, Reading } from '../reading/reading.ts'
import { foundIn } from '../reading/reading.ts'
import { documentRule } from '../rule.ts'
import type { TextDate } from '../text/dates.ts'
import { daysInMonth, findYearRanges } from '../text/dates.ts'
import { orderOfExisting, printOrder } from '../text/ordered-dates.ts'
import { matchesOf } from '../text/plain.ts'

const id = 'date-complete'
const cutOff = /(截[止至])\s?(?:到|于|至)?\s?$/
const happenedOn = /于\s?$/
const deed = /^[^。；;]{0,40}?(?:发布|公布|公示|公开|印发|发放|下发|发送|张贴|召开|举行|签订|批准|通过)/

/** A month without its day where the day matters: a cut-off day, or the day something was published. */
function monthOnly(text: ReadText, date: TextDate): readonly CheckResult[] {
  const first = date.day === null ? orderOfExisting({ ...date, day: 1 }) : null
  if (first === null || isInWork(text, date)) return []
  const [before, after] = [text.plain.slice(Math.max(0, date.from - 8), date.from), text.plain.slice(date.to)]
  const [words = '', cut] = cutOff.exec(before) ?? []
  if (cut !== undefined && !/^\s?(?:底|末|初|份)/.test(after)) {
    const span = { from: date.from - words.length, to: date.to }
    const repair = `截至${printOrder(first + daysInMonth(date.year, Math.floor(first / 100) % 100) - 1)}`
    const message = `请补写日：“${cut}${date.text.trim()}”没有写到哪一天，例如写作“${repair}”。`
    return [foundIn(id, text, { grade: 'doubt', span, expected: repair, repair, message })]
  }
  if (!happenedOn.test(before) || !deed.test(after)) return []
  const message = `请补写日：${date.text.trim()}只写到月，公布、召开的日期应写到日。`
  return [foundIn(id, text, { grade: 'note', span: date, expected: '写到日的日期', message })]
}

const saidYear = /每年|次年|当年|今年|本年|明年/

const hasYear = ({ dates }: ReadText, { yearOfUse }: DocumentMeta): boolean =>
  yearOfUse !== null || dates.some(({ year }) => year !== null)

/** A deadline without a year in a document that names no year anywhere. */
function yearless(text: ReadText, date: TextDate): readonly CheckResult[] {
  if (orderOfExisting({ ...date, year: LEAP_YEAR }) === null) return []
  if (saidYear.test(text.plain.slice(Math.max(0, date.from - SAID), date.from))) return []
  if (!/^\s?(?:之?前|以前|止|截止|起)/.test(text.plain.slice(date.to))) return []
  const message = `请补写年份：“${date.text.trim()}”没有年，全文也没有写明年份，读者不知道是哪一年。`
  return [foundIn(id, text, { grade: 'doubt', span: date, expected: `某年${date.text.trim()}`, message })]
}
/** Characters before a date in which its year may be said in words. */
const SAID = 30
/** A year that has every day. */
const LEAP_YEAR = 2000

/** 2022-2023 without 年, 学年 or 年度 behind it, inside a name. */
function bareYears(text: ReadText): readonly CheckResult[] {
  return findYearRanges(text.plain)
    .filter((range) => range.unit === '' && isInWork(text, range) && range.last === range.first + 1)
    .filter(({ to }) => /^\s?\p{Script=Han}/u.test(text.plain.slice(to)))
    .map((range) => {
      const repair = `${range.text.trim()}学年`
      const message = `请补写“学年”或“年度”：“${range.text.trim()}”后面缺单位，不知是学年还是两个年度。`
      return foundIn(id, text, { grade: 'note', span: range, expected: repair, repair, message })
    })
}

const fromIssue = /自(?:印发|发布|公布|发文|下发)之日起/g

/** In force from the day of issue, in a document that shows no such day. */
function issueDay(text: ReadText, meta: DocumentMeta): readonly CheckResult[] {
  if (meta.signed !== null || meta.printed !== null) return []
  return matchesOf(text.plain, fromIssue).map((span) =>
    foundIn(id, text, {
      grade: 'note',
      span,
      expected: '落款的成文日期',
      related: meta.ownNumber === null ? [] : [meta.ownNumber.paragraph.place()],
      message: '请补写成文日期：文件自印发或公布之日起施行，但全文没有这个日期，无从知道何时生效。',
    }),
  )
}

function check(reading: Reading): readonly CheckResult[] {
  const meta = readMeta(reading)
  return [
    ...wholeDates(reading, meta).map(({ text, date }) => passed(id, text.place(date))),
    ...reading.texts.flatMap((text) => [
      ...text.dates.flatMap((date) => monthOnly(text, date)),
      ...(hasYear(text, meta) ? [] : text.dates.flatMap((date) => yearless(text, date))),
      ...bareYears(text),
      ...issueDay(text, meta),
    ]),
  ]
}

export const dateComplete = documentRule({
  id,
  name: '日期写全年月日',
  grade: 'doubt',
  families: 'all',
  says: '统计截止日、公布日和办理期限应写全年、月、日：“截至2023年6月”不知是月初还是月底；没有年份的文件里写“5月30日前”不知是哪一年；自印发之日起生效的须能在文中找到成文日期；“2022-2023”后面要有学年或年度。',
  limits: [
    '落款和印发日期另见别的规则，不计入检查数。',
    '只有前面写“于”、后面写明公布、召开等动作的月份才提示补日。',
    '文件题目、落款或文号写明年份的，省略年份的日期不报。',
  ],
  examples: [
    { text: '截至2023年6月30日，在册车辆12辆。', finds: 0 },
    { text: '截止2023年6月，在册车辆12辆。', finds: 1, repair: '截至2023年6月30日' },
    { text: '截至2024年2月，入库项目35个。', finds: 1, repair: '截至2024年2月29日' },
    { text: '截至2023年6月底，入库项目35个。2023年7月1日复核。', finds: 0 },
    { text: '招生章程于2023年4月在官网公布。', finds: 1 },
    { text: '各村请于5月20日前报送名册。', finds: 1 },
    { text: '# 某县2023年水稻保险工作方案\n各村请于5月20日前报送名册。2023年6月1日汇总。', finds: 0 },
    { text: '《2022-2023奖学金评定办法》已经修订，见2023年1月3日公告。', finds: 1, repair: '2022-2023学年' },
    { text: '本办法自公布之日起施行。', finds: 1 },
    { text: '本办法自公布之日起施行。2021年6月1日起停用旧证。\n某市林业局\n2024年5月6日', finds: 0 },
  ],
  check,
})
