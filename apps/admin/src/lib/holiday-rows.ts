/** Reads the days of a holiday notice from what somebody pasted: rows of a sheet, or the notice's own sentences. */

export type YearDays = { offDays: Record<string, string>; workDays: Record<string, string> }
export type PastedYear = YearDays & {
  /** Lines in which no day was found, and days that do not exist. */
  faults: string[]
}

type Part = { text: string; name: string; line: number }

const datePattern =
  /(?:(\d{4})[年\-/.])?(\d{1,2})[月\-/.](\d{1,2})日?(?:\s*(?:至|到|—|–|－|~|～|-)\s*(?:(?:\d{4})[年\-/.])?(?:(\d{1,2})[月\-/.])?(\d{1,2})日?)?/g
const followingDay = /^\s*、\s*(\d{1,2})日/
const workWord = /上班|补班|班/
const offWord = /放假|休息|补休|调休|假|休/

/**
 * `2027-02-12	春节	放假`, `2月5日至11日 春节 放假`, `2月14日（周日）、2月20日（周六）上班。`: every line or sentence
 * names its days, with 上班 for days worked and otherwise days off. A name holds until another comes, so that the
 * notice's `春节：…放假。2月14日上班。` names both.
 */
export function readHolidayRows(text: string, year: number): PastedYear {
  const read: PastedYear = { offDays: {}, workDays: {}, faults: [] }
  for (const { text: part, name, line } of partsOf(text)) {
    const days = daysOf(part, year)
    if (days.length === 0) {
      if (offWord.test(part) || workWord.test(part) || /\d/.test(part))
        read.faults.push(`第${line}行没有读到日期：${part.trim().slice(0, 40)}`)
      continue
    }
    const target = workWord.test(part) && !/放假|休息/.test(part) ? read.workDays : read.offDays
    for (const day of days) {
      if (isDay(day)) target[day] = name
      else read.faults.push(`第${line}行的 ${day} 不是日期`)
    }
  }
  return read
}

function partsOf(text: string): Part[] {
  const parts: Part[] = []
  let name = ''
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    const line = raw
      .replace(/[（(][^）)]*[）)]/g, '')
      .replace(/^\s*(?:第?[一二三四五六七八九十]+|\d+)\s*[、.．]\s*(?!\d)/, '')
    if (line.trim() === '') continue
    const titled = /^\s*([^\d\s：:]{1,12})[：:]\s*(.*)$/.exec(line)
    name = titled?.[1] ?? nameIn(line) ?? name
    for (const part of (titled?.[2] ?? line).split(/[。；;]/))
      if (part.trim() !== '') parts.push({ text: part, name: name === '' ? '放假' : name, line: index + 1 })
  }
  return parts
}

/** A word of the row that is neither a date nor 放假, 上班 and the like. */
function nameIn(line: string): string | undefined {
  const words = line.replace(datePattern, ' ').replace(/周[一二三四五六日]|星期[一二三四五六日天]/g, ' ')
  return words
    .split(/[\s,，、]+/)
    .find(
      (word) => /\p{Script=Han}/u.test(word) && !/放假|上班|补班|休息|调休|共|^[休班假日月至]$/.test(word),
    )
}

function daysOf(text: string, year: number): string[] {
  const days: string[] = []
  for (const found of text.matchAll(datePattern)) {
    const [whole, ownYear, month = '', day = '', endMonth, endDay] = found
    const from = dayText(ownYear ?? year, month, day)
    days.push(
      ...(endDay === undefined ? [from] : span(from, dayText(ownYear ?? year, endMonth ?? month, endDay))),
    )
    let rest = text.slice(found.index + whole.length)
    for (let next = followingDay.exec(rest); next !== null; next = followingDay.exec(rest)) {
      days.push(dayText(ownYear ?? year, endMonth ?? month, next[1] ?? ''))
      rest = rest.slice(next[0].length)
    }
  }
  return days
}

const dayText = (year: number | string, month: string, day: string) =>
  `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`

/** Every day from one to another, both included; an end before its beginning is told by its own text. */
function span(from: string, until: string): string[] {
  if (!isDay(from) || !isDay(until) || until < from) return [from, until]
  const days: string[] = []
  for (let day = from; day <= until && days.length < 60; day = nextDay(day)) days.push(day)
  return days
}

const millisecondsPerDay = 86_400_000

function nextDay(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + millisecondsPerDay).toISOString().slice(0, 10)
}

/** Whether the calendar has this day: `2027-02-30` is none. */
export function isDay(day: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return false
  const time = Date.parse(`${day}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === day
}
