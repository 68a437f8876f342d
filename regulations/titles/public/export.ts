/** A published list as another site takes it (art.26.b, DESK A14): HTML to paste without class, style and script; rows for machines. */
import type { PublicityDays } from './publicity.ts'
import type { PersonColumn, PublicList } from './open-facts.ts'
import { personColumns } from './open-facts.ts'
import { longDay } from './words.ts'

const columns = Object.entries(personColumns) as readonly [PersonColumn, string][]
const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
const paragraph = (text: string): string => `<p>${escaped(text)}</p>`
/** Sentences below the title: the period and where to object, or the document that approved. */
export function listSentences(list: PublicList, days: PublicityDays | null): readonly string[] {
  if (list.document !== null) return [`批复文号：${list.document}。`]
  if (days === null) return []
  return [
    `公示时间：${longDay(days.from)}至${longDay(days.until)}，共5个工作日${days.postingDayCounts ? '（含张贴当日）' : '（张贴当日不计）'}。`,
    `对公示人员有异议的，请在${longDay(days.until)}24时前实名或匿名反映。受理异议的联系方式：${list.contact}。`,
  ]
}

/** The whole notice for the editor of another site. */
export function listOfficialHtml(title: string, list: PublicList, days: PublicityDays | null): string {
  const row = (cells: readonly string[], tag: 'th' | 'td'): string =>
    `<tr>${cells.map((cell) => `<${tag}>${escaped(cell)}</${tag}>`).join('')}</tr>`
  return [
    `<h1>${escaped(title)}</h1>`,
    ...listSentences(list, days).map(paragraph),
    '<table>',
    `<thead>${row(['序号', ...columns.map(([, label]) => label)], 'th')}</thead>`,
    '<tbody>',
    ...list.candidates.map((one, index) =>
      row([String(index + 1), ...columns.map(([key]) => one[key])], 'td'),
    ),
    '</tbody>',
    '</table>',
    '',
  ].join('\n')
}

/** The list for machines: keys as in `personColumns`, days as `YYYY-MM-DD`. */
export const listData = (title: string, list: PublicList, days: PublicityDays | null) => ({
  title,
  ...(days === null ? {} : { postedOn: days.postedOn, from: days.from, until: days.until }),
  ...(list.document === null ? { contact: list.contact } : { document: list.document }),
  columns: personColumns,
  people: list.candidates,
})
