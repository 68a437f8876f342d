/** Lists of numbered paragraphs that a text counts before or behind them: 以下8所院校：, 以上专家共7名。 */
import { parseChineseNumber } from '../text/chinese-number.ts'
import { matchesOf } from '../text/plain.ts'
import type { CountedList } from './counted.ts'
import type { ReadParagraph } from './reading.ts'

const counters = '个|种|类|项|条|款|所|家|名|位|人|份|件|篇'
const ahead = new RegExp(
  `(?:以下|下列|如下)\\s?([二三四五六七八九十]{1,3}|\\d{1,3})\\s?(?:${counters})[^。；;：:]{0,20}[：:]\\s?$`,
  'g',
)
const behind = new RegExp(
  `(?:以上|上述)[\\u4e00-\\u9fa5]{0,8}共\\s?([二三四五六七八九十]{1,3}|\\d{1,3})\\s?(?:${counters})(?=[。，,；;]|$)`,
  'g',
)
const itemNumber = /^\s?([（(]?)\s?(\d{1,3}|[一二三四五六七八九十]{1,3})\s?([）)]|[.、．](?!\d))/

type Item = { readonly style: string; readonly number: number }

/** The lists that are counted before or behind them. A list is one style of numbers in one section, from the first on. */
export function countedLists(paragraphs: readonly ReadParagraph[]): readonly CountedList[] {
  return paragraphs.flatMap((text, index) => [
    ...matchesOf(text.plain, ahead).flatMap((found) => {
      const rest = paragraphs.slice(index + 1)
      return counted(text, found, runOf(rest.map(itemOf)))
    }),
    ...matchesOf(text.plain, behind).flatMap((found) => {
      const before = paragraphs.slice(0, index).toReversed()
      const end = before.findIndex((one) => itemOf(one) === null || itemOf(one)?.style !== styleOf(before[0]))
      return counted(text, found, end < 0 ? before.length : end)
    }),
  ])
}

function counted(
  text: ReadParagraph,
  { from, to, match: [, number = ''] }: ReturnType<typeof matchesOf>[number],
  items: number,
): readonly CountedList[] {
  const stated = /^\d/.test(number) ? Number(number) : (parseChineseNumber(number) ?? 0)
  if (items < 2) return []
  return [{ text, span: { from, to }, stated, least: items, most: items, isOpen: false, isPlain: true }]
}

function itemOf({ plain }: ReadParagraph): Item | null {
  const [, open = '', number, close = ''] = itemNumber.exec(plain) ?? []
  if (number === undefined) return null
  const isArabic = /^\d/.test(number)
  return {
    style: `${open}${isArabic ? '1' : '一'}${close}`,
    number: isArabic ? Number(number) : (parseChineseNumber(number) ?? 0),
  }
}

const styleOf = (paragraph: ReadParagraph | undefined): string | undefined =>
  paragraph === undefined ? undefined : itemOf(paragraph)?.style

/** How many items of one style stand one behind the other; one whose number was left out does not end them. */
function runOf(items: readonly (Item | null)[]): number {
  const [first] = items
  if (first === undefined || first === null || first.number > 2) return 0
  let last = first.number - 1
  const end = items.findIndex((item) => {
    if (item === null || item.style !== first.style || item.number <= last) return true
    last = item.number
    return false
  })
  return end < 0 ? items.length : end
}
