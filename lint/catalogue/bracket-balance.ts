import type { CheckResult, Place } from '../finding.ts'
import { found, passed } from '../finding.ts'
import type { ReadTable } from '../reading/grid.ts'
import type { ReadParagraph, Reading } from '../reading/reading.ts'
import { documentRule } from '../rule.ts'
import type { LooseBracket } from '../text/brackets.ts'
import { findBrackets, findLooseBrackets } from '../text/brackets.ts'

const id = 'bracket-balance'

/** So many loose brackets are named; more of them say no more. */
const MOST_NAMED = 3

/** One finding for all loose brackets of a text: one missing mark often leaves several over. */
function report(loose: readonly LooseBracket[], text: string, place: Place): CheckResult {
  const [first] = loose
  const around = first === undefined ? '' : text.slice(Math.max(0, first.from - 8), first.to + 8)
  const says = loose
    .slice(0, MOST_NAMED)
    .map(
      ({ text: one, isOpener }) =>
        `${isOpener ? '左' : '右'}${nameOf(one)}没有与它配对的${isOpener ? '右' : '左'}${nameOf(one)}`,
    )
    .join('，')
  return found({
    rule: id,
    grade: 'inconsistency',
    where: place,
    related: [],
    stated: around,
    expected: '括号、引号、书名号成对',
    message: `请补上或删去不成对的符号：在“${around}”处，${says}。`,
  })
}

/** What a bracket or quote is called; anything else is a bracket. */
function nameOf(one: string): string {
  if ('《》〈〉'.includes(one)) return '书名号'
  return '“”‘’「」『』'.includes(one) ? '引号' : '括号'
}

/** One check per printed line with a bracket. What one paragraph leaves open and the next closes was cut by a page's end. */
function checkParagraphs(paragraphs: readonly ReadParagraph[]): readonly CheckResult[] {
  const left = paragraphs.map(({ plain }) => findLooseBrackets(plain))
  return paragraphs.flatMap((paragraph, index) => {
    const loose = left[index] ?? []
    const [first] = loose
    if (first !== undefined && !closes(loose, left[index + 1]) && !closes(left[index - 1] ?? [], loose))
      return [report(loose, paragraph.text, paragraph.place(first))]
    const places = findBrackets(paragraph.plain).map((span) => paragraph.place(span))
    return [...Map.groupBy(places, ({ line }) => line).values()].flatMap(([one]) =>
      one === undefined ? [] : [passed(id, one)],
    )
  })
}

/** Whether brackets left open are just those that the next paragraph closes, innermost first. */
function closes(open: readonly LooseBracket[], next: readonly LooseBracket[] | undefined): boolean {
  if (open.length !== next?.length) return false
  return open.toReversed().every(({ text }, index) => {
    const closer = next[index]
    return closer?.isOpener === false && closer.partner === text.replace('(', '（')
  })
}

/** One check per table row with a bracket. */
function checkTable({ headerCells, rows }: ReadTable): readonly CheckResult[] {
  const header = Map.groupBy(headerCells, ({ place }) => place.line ?? place.cell?.replace(/\D/g, ''))
  return [...header.values(), ...rows.map(({ cells }) => cells)].flatMap((cells) => {
    const held = cells.filter(({ text }) => findBrackets(text).length > 0)
    const broken = held.flatMap(({ text, place }) => {
      const loose = findLooseBrackets(text)
      return loose.length === 0 ? [] : [report(loose, text, place)]
    })
    return broken.length > 0 || held[0] === undefined ? broken : [passed(id, held[0].place)]
  })
}

export const bracketBalance = documentRule({
  id,
  name: '括号、引号、书名号成对',
  grade: 'inconsistency',
  families: 'all',
  says: '每一行里的（）、《》、“”、〔〕等逐对核对，全角与半角可以相配；一对括号被换页、换行分在两段的，连起来看。',
  limits: ['直引号（"）不分左右，不核对。', '列项序号“1）”“a)”只有右括号，不报。'],
  examples: [
    { text: '根据《示例办法》（示例发〔2023〕5号）执行。', finds: 0 },
    { text: '根据《示例办法（示例发〔2023〕5号）执行。', finds: 1 },
    { text: '根据《示例办法》（示例发〔2023〕5号）”执行。', finds: 1 },
    { text: '会议原则通过了《关于进一步做好示例工作的若干意见（征求\n\n意见稿）》。', finds: 0 },
    { text: '材料有：1）申请表；2）承诺书（附样式）。', finds: 0 },
    { text: '项目\t金额\n办公（含邮电\t12\n差旅（含交通）\t8', finds: 1 },
  ],
  check: ({ paragraphs, tables }: Reading) => [...checkParagraphs(paragraphs), ...tables.flatMap(checkTable)],
})
