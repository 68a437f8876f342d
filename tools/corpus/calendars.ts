/**
 * Writes corpus/calendars/<year>.yaml from the package chinese-days, once per new notice:
 * `node tools/corpus/calendars.ts 2027 '国务院办公厅关于2027年部分节假日安排的通知' '国办发明电〔2026〕N号'`.
 *
 * The committed files are what counts. They are read by `loadCalendars` of platform/corpus and checked by calendars.test.ts against
 * dates that do not come from the package.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { stringify } from 'yaml'
import { z } from 'zod'
import type { CalendarFile } from '#platform/corpus'

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a day is written YYYY-MM-DD')

const packageYear = z.object({ holidays: z.record(day, z.string()), workdays: z.record(day, z.string()) })

/** The package writes `Labour Day,劳动节,1`; the Chinese name is what people know. */
function chineseNames(days: Readonly<Record<string, string>>): Record<string, string> {
  const named = Object.entries(days).map(([date, text]) => [date, text.split(',')[1] ?? text] as const)
  return Object.fromEntries(named.toSorted(([a], [b]) => a.localeCompare(b)))
}

/** The days of a year as the package has them. Throws when the package does not know the year. */
export function daysOfPackage(year: number): {
  source: string
  offDays: Record<string, string>
  workDays: Record<string, string>
} {
  const require = createRequire(import.meta.url)
  const dist = dirname(require.resolve('chinese-days'))
  const file = join(dist, 'years', `${year}.json`)
  if (!existsSync(file)) throw new Error(`chinese-days has no year ${year}: no notice is published yet`)
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync(join(dist, '..', 'package.json'), 'utf8')))
  const days = packageYear.parse(JSON.parse(readFileSync(file, 'utf8')))
  return {
    source: `chinese-days ${version}`,
    offDays: chineseNames(days.holidays),
    workDays: chineseNames(days.workdays),
  }
}

/** The text of the file of one year. `edition` names the state of knowledge and changes with every amendment. */
function calendarText(year: number, notices: CalendarFile['notices']): string {
  const value: CalendarFile = {
    year,
    published: true,
    edition: `${year}-${notices.length}`,
    notices,
    ...daysOfPackage(year),
  }
  return stringify(value, { lineWidth: 0 })
}

if (import.meta.main) {
  const [year, title, number] = process.argv.slice(2)
  if (year === undefined || title === undefined) {
    throw new Error('usage: calendars.ts YEAR TITLE [NUMBER]')
  }
  const root = resolve(import.meta.dirname, '../..')
  const text = calendarText(Number(year), [{ title, number: number ?? null, confidence: 'medium' }])
  writeFileSync(join(root, 'corpus/calendars', `${year}.yaml`), text)
  console.log(
    `wrote corpus/calendars/${year}.yaml; compare it with the printed notice and set confidence: high`,
  )
}
