/** Lists that a text counts itself: 甲、乙、丙等3个部门; “送政策、送岗位”的“两送”; 以上四种; 共计：17条. */
import { parseChineseNumber } from '../text/chinese-number.ts'
import type { Span } from '../text/plain.ts'
import { matchesOf } from '../text/plain.ts'
import type { ReadParagraph, ReadText } from './reading.ts'

/** A count with the list it is of. `least` and `most` differ where 和 may join two items or stand inside one. */
export type CountedList = {
  readonly text: ReadText
  readonly span: Span
  readonly stated: number
  readonly least: number
  readonly most: number
  /** 等 leaves the list open. */
  readonly isOpen: boolean
  /** Whether the words leave no doubt that the count is of this list. */
  readonly isPlain: boolean
}

const numeral = '[二三四五六七八九十两]|\\d{1,2}'
const counter = '个|种|类|项|支|大|门'
const toNumber = (text: string): number =>
  /^\d+$/.test(text) ? Number(text) : (parseChineseNumber(text) ?? 0)

/** Every counted list of one text. */
export function countedListsIn(text: ReadText): readonly CountedList[] {
  return [...before(text), ...quotedBefore(text), ...behind(text), ...quotedNames(text), ...defined(text)]
}

const itemsOf = (list: string): readonly string[] => withoutBrackets(list).split('、')

function withoutBrackets(words: string): string {
  let [depth, kept] = [0, '']
  for (const one of words) {
    if (one === '（' || one === '(') depth += 1
    else if (one === '）' || one === ')') depth = Math.max(0, depth - 1)
    else if (depth === 0) kept += one
  }
  return kept
}

/** The least and the most items of a list: the last one may hold two joined by 和. */
function bounds(items: readonly string[]): { readonly least: number; readonly most: number } {
  const joins = items.reduce((all, item) => all + matchesOf(item, /[和与及]/g).length, 0)
  return { least: items.length, most: items.length + joins }
}

/** 甲、乙、丙等3个部门. */
function before(text: ReadText): readonly CountedList[] {
  const expression = new RegExp(`(等)?\\s?(${numeral})\\s?(?:${counter})(?=[\\u4e00-\\u9fa5])`, 'g')
  return matchesOf(text.plain, expression).flatMap(({ from, to, match }) => {
    const head = text.plain.slice(Math.max(0, from - 300), from)
    const open = Math.max(...Array.from('，,。；;：:\n”', (stop) => head.lastIndexOf(stop)))
    const list = head.slice(open + 1).replace(/^\s*[（(]?[一二三四五六七八九十]{1,3}[、）)]/, '')
    if (!list.includes('、') || /[第一二三四五六七八九十\d]$/.test(list)) return []
    const items = itemsOf(list)
    if (items.length < 2 || items.some((one) => one.trim() === '' || one.length > 24)) return []
    const stated = toNumber(match[2] ?? '')
    return [
      { text, span: { from, to }, stated, ...bounds(items), isOpen: match[1] !== undefined, isPlain: false },
    ]
  })
}

/** “有效”“异常”“待改进”三种, with or without stops between. */
function quotedBefore(text: ReadText): readonly CountedList[] {
  const expression = new RegExp(`(等)?(${numeral})\\s?(?:${counter})`, 'g')
  return matchesOf(text.plain, expression).flatMap(({ from, to, match }) => {
    const head = text.plain.slice(Math.max(0, from - 120), from)
    const run = quotedRun(head)
    if (run < 2) return []
    const stated = toNumber(match[2] ?? '')
    return [
      {
        text,
        span: { from, to },
        stated,
        least: run,
        most: run,
        isOpen: match[1] !== undefined,
        isPlain: true,
      },
    ]
  })
}

/** How many names in quotes stand one behind the other at the end of a text. */
function quotedRun(head: string): number {
  let [rest, count] = [head, 0]
  while (rest.endsWith('”')) {
    const open = rest.lastIndexOf('“')
    if (open === -1 || rest.slice(open, -1).includes('、')) return 0
    count += 1
    rest = rest.slice(0, open).replace(/[、和与及]$/, '')
  }
  return count
}

/** 2个，为甲、乙; 三种：甲、乙、丙。 */
function behind(text: ReadText): readonly CountedList[] {
  const expression = new RegExp(
    `(${numeral})\\s?(?:个|种|类|项)[\\u4e00-\\u9fa5]{0,6}(?:[:：]|[,，]?(?:分别)?(?:为|是|即))([^。；;:：，,\\d]{4,120})[。；;]`,
    'g',
  )
  return matchesOf(text.plain, expression).flatMap(({ from, match: [, number = '', list = ''] }) => {
    const items = itemsOf(list)
    if (items.length < 2) return []
    const isOpen = /等[\u4e00-\u9fa5]{0,6}$/.test(list.trim())
    return [
      {
        text,
        span: { from, to: from + number.length + 1 },
        stated: toNumber(number),
        ...bounds(items),
        isOpen,
        isPlain: true,
      },
    ]
  })
}

/** “送政策、送岗位”的“两送”, “机构、人员、经费”三到位, “三全”（全员、全过程、全方位）. */
function quotedNames(text: ReadText): readonly CountedList[] {
  const named = new RegExp(`“([^“”、]{1,40}、[^“”]{1,120})”的?“?(${numeral})[\\u4e00-\\u9fa5]{1,4}`, 'g')
  const explained = new RegExp(
    `“(${numeral})[\\u4e00-\\u9fa5]{1,4}”\\s?[（(]([^（()）、]{1,60}、[^（()）]{1,160})[）)]`,
    'g',
  )
  return [
    ...matchesOf(text.plain, named).map(({ from, to, match: [, list = '', number = ''] }) => ({
      from,
      to,
      list,
      number,
    })),
    ...matchesOf(text.plain, explained).map(({ from, to, match: [, number = '', list = ''] }) => ({
      from,
      to,
      list,
      number,
    })),
  ].map(({ from, to, list, number }) => ({
    text,
    span: { from, to },
    stated: toNumber(number),
    ...bounds(itemsOf(list)),
    isOpen: list.endsWith('等'),
    isPlain: true,
  }))
}

/** “三公”经费：指…甲费、乙费、丙费。: the definition of a counted term, its first sentence. */
function defined(text: ReadText): readonly CountedList[] {
  const expression = new RegExp(
    `“(${numeral})[\\u4e00-\\u9fa5]{1,3}”[\\u4e00-\\u9fa5]{0,6}[:：]\\s?(?:是)?指([^。]{6,200})。`,
    'g',
  )
  return matchesOf(text.plain, expression).flatMap(({ from, match: [whole, number = '', list = ''] }) => {
    const items = itemsOf(list)
    const to = from + whole.indexOf('”') + 1
    return items.length < 2
      ? []
      : [
          {
            text,
            span: { from, to },
            stated: toNumber(number),
            ...bounds(items),
            isOpen: /等/.test(list),
            isPlain: false,
          },
        ]
  })
}

const itemNumber = /^\s?(?:[（(]\s?(\d{1,3})\s?[）)]|(\d{1,3})[.、．](?!\d))/

/** The number that a paragraph begins with; null where it is no item of a list. */
export function itemOf({ plain }: ReadText): number | null {
  const [, inBrackets, plainNumber] = itemNumber.exec(plain) ?? []
  const number = inBrackets ?? plainNumber
  return number === undefined ? null : Number(number)
}

/** A list of numbered paragraphs that its last one, or the paragraph behind it, counts: 共计：17条. */
export type TotalledList = CountedList & { readonly items: readonly ReadParagraph[] }

const total = /(?:共计|合计|以上共|共)\s?[:：]?\s?(\d{1,3})\s?(?:条|项|件|个|篇|份)/g

/** The numbered lists of a document that are counted at their end. */
export function totalledLists(paragraphs: readonly ReadParagraph[]): readonly TotalledList[] {
  return paragraphs.flatMap((text, index) => {
    const found = matchesOf(text.plain, total).at(-1)
    const isAlone = found !== undefined && (found.from < 4 || itemOf(text) !== null)
    if (found === undefined || !isAlone) return []
    const last = itemOf(text) === null ? index - 1 : index
    const items = runUpTo(paragraphs, last)
    if (items.length < 2) return []
    const stated = Number(found.match[1])
    const count = items.length
    return [{ text, span: found, stated, least: count, most: count, isOpen: false, isPlain: true, items }]
  })
}

/** The items of one list up to a paragraph: from its first number on, without another list between. */
function runUpTo(paragraphs: readonly ReadParagraph[], last: number): readonly ReadParagraph[] {
  const items: ReadParagraph[] = []
  for (let at = last; at >= 0; at -= 1) {
    const paragraph = paragraphs[at]
    const number = paragraph === undefined ? null : itemOf(paragraph)
    if (paragraph === undefined || number === null || paragraph.section !== paragraphs[last]?.section) break
    items.unshift(paragraph)
    if (number === 1) break
  }
  return items
}

/** 以上四种, 上述三项: the items of the same paragraph, or the numbered paragraphs right before it. */
export function countedAbove(paragraphs: readonly ReadParagraph[]): readonly CountedList[] {
  const expression = new RegExp(`(?:以上|上述)\\s?(${numeral})\\s?(?:个|种|类|项|条|款)`, 'g')
  return paragraphs.flatMap((text, index) =>
    matchesOf(text.plain, expression).flatMap(({ from, to, match: [, number = ''] }) => {
      const own = inlineItems(text.plain.slice(Math.max(0, from - 2000), from))
      const items = own >= 2 ? own : itemOf(text) === null ? runUpTo(paragraphs, index - 1).length : 0
      if (items < 2) return []
      return [
        {
          text,
          span: { from, to },
          stated: toNumber(number),
          least: items,
          most: items,
          isOpen: false,
          isPlain: true,
        },
      ]
    }),
  )
}

/** How many items 1. 2. 3. a stretch of running text counts up. */
function inlineItems(text: string): number {
  let next = 1
  for (const { match } of matchesOf(text, /(?:^|[;；。:：\s])(\d{1,2})[.、．](?!\d)/g)) {
    if (Number(match[1]) === next) next += 1
  }
  return next - 1
}
