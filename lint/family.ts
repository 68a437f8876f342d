import { readMeta } from './reading/meta.ts'
import type { Reading } from './reading/reading.ts'
import type { Family } from './rule.ts'
import { budgetHeaders, disclosureWords, familyTitles, listHeaders } from './terms.ts'
import { plainText } from './text/plain.ts'

/** Articles from which a document is a regulation whatever its title. */
const ARTICLES = 5
const article = /^第[一二三四五六七八九十百零\d]+条(?:\s|\p{Script=Han}|【|$)/u

/**
 * The family a document belongs to by its title, its articles and the headers of its tables; null when none fits, and
 * then only the general rules apply.
 */
export function detectFamily(reading: Reading): Family | null {
  const title = titleOf(reading)
  const ends = (family: keyof typeof familyTitles) =>
    familyTitles[family].some((noun) => title.endsWith(noun))
  const articles = reading.paragraphs.filter(({ plain }) => article.test(plain.trim())).length
  if (articles >= ARTICLES) return 'regulation'
  if (disclosureWords.some((word) => title.includes(word)) && ends('report')) return 'disclosure-report'
  if (isBudget(reading, title)) return 'budget'
  if (ends('plan')) return 'plan'
  if (ends('regulation') && articles > 0) return 'regulation'
  return ends('list') || isListOfNames(reading) ? 'list' : null
}

/** The title without brackets at its end and spaces; of 关于印发《…》的通知 the name of what it brings. */
function titleOf(reading: Reading): string {
  const { title } = readMeta(reading)
  const plain = plainText(title ?? '').replaceAll(/\s/g, '')
  const brought = /印发《(.{2,80})》的通知$/.exec(plain)?.[1]
  return (brought ?? plain).replace(/[（(][^（）()]{1,20}[）)]$/, '')
}

/** A title about a budget or final accounts with tables of the kind, or such tables alone when most tables are. */
function isBudget({ tables }: Reading, title: string): boolean {
  const kind = tables.filter(({ paths }) =>
    budgetHeaders.some((header) => paths.some((path) => path.includes(header))),
  ).length
  const isTitled = /预算|决算/.test(title) && !familyTitles.regulation.some((noun) => title.endsWith(noun))
  if (isTitled) return kind > 0 || /(?:公开|说明|报告|表|预算|决算|草案)$/.test(title)
  return kind >= 2 && kind * 2 > tables.length
}

/** Nearly all of it is one table with a column of names. */
function isListOfNames({ tables, paragraphs }: Reading): boolean {
  const named = tables.filter(({ paths }) =>
    listHeaders.some((header) => paths.some((path) => path === header)),
  )
  const rows = named.reduce((sum, table) => sum + table.rows.length, 0)
  return named.length === tables.length && rows > paragraphs.length
}
