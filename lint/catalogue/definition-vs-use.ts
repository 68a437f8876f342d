import type { CheckResult } from '../finding.ts'
import { passed } from '../finding.ts'
import type { ReadTable } from '../reading/grid.ts'
import type { ReadText } from '../reading/reading.ts'
import { foundIn } from '../reading/reading.ts'
import { documentRule } from '../rule.ts'
import type { Span } from '../text/plain.ts'

const id = 'definition-vs-use'

/** 财政拨款收入：指…，包括甲和乙。 `members` is empty where the definition names none. */
type Definition = {
  readonly text: ReadText
  readonly span: Span
  readonly term: string
  readonly members: readonly string[]
}

/** A term at the head of a paragraph with what it is said to mean. */
function definitionIn(text: ReadText): Definition | null {
  const [whole = '', term, meaning = ''] =
    /^\s?(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．])?\s?([“”（）\u4e00-\u9fa5]{2,20})[:：]\s?(?:是)?指([^。]{4,400})/.exec(
      text.plain,
    ) ?? []
  if (term === undefined) return null
  const list = /(?:包括|包含|由|分为|分)([^，,。；;]{4,200})$/.exec(meaning)?.[1] ?? ''
  const members = list
    .split(/[、和与及]/)
    .map((one) => one.replace(/(?:组成|构成|等)$/, '').trim())
    .filter((one) => one.length >= 2)
  const from = whole.indexOf(term)
  return { text, span: { from, to: from + term.length }, term: term.replaceAll(/[“”]/g, ''), members }
}

/** The columns and the row labels that stand beside one another in a table. */
function siblingsIn({ paths, rows }: ReadTable): readonly (readonly string[])[] {
  const columns = Map.groupBy(paths, (path) => path.split('-').slice(0, -1).join('-'))
  const leaves = [...columns.values()].map((group) => group.map((path) => path.split('-').at(-1) ?? ''))
  return [...leaves, rows.map(({ label }) => label.replaceAll(/\s/g, ''))]
}

/** Things of a table that stand beside two members of the definition, end like them and are none of them. */
function strangersIn(table: ReadTable, members: readonly string[]): readonly string[] {
  return siblingsIn(table).flatMap((names) => {
    const own = names.filter((name) => members.some((member) => isSame(name, member)))
    if (new Set(own).size < 2) return []
    const ending = own[0]?.slice(-2) ?? ''
    return names.filter(
      (name) => name.length >= 4 && name.endsWith(ending) && !members.some((one) => isSame(name, one)),
    )
  })
}

/** One name is the other's beginning: 一般公共预算, 一般公共预算财政拨款. */
function isSame(a: string, b: string): boolean {
  return a.length >= 3 && b.length >= 3 && (a.startsWith(b) || b.startsWith(a) || a.endsWith(b))
}

/** A table speaks of a term when its caption holds the term, or all but the last word of it. */
function speaksOf({ caption }: ReadTable, term: string): boolean {
  const name = caption.replaceAll(/[\s“”]/g, '')
  return name.includes(term) || (term.length >= 6 && name.includes(term.slice(0, -2)))
}

function check(
  definition: Definition,
  tables: readonly ReadTable[],
  texts: readonly ReadText[],
): readonly CheckResult[] {
  const { text, span, term, members } = definition
  const isUsed = texts.some((one) => one !== text && one.plain.replaceAll(/[“”]/g, '').includes(term))
  const using = tables.filter((table) => speaksOf(table, term))
  if (!isUsed && using.length === 0) return []
  const table = using.find((one) => strangersIn(one, members).length > 0)
  if (members.length < 2 || table === undefined) return [passed(id, text.place(span))]
  const strangers = [...new Set(strangersIn(table, members))]
  return [
    foundIn(id, text, {
      grade: 'doubt',
      span,
      expected: [...members, ...strangers].join('、'),
      related: [table.captionPlace],
      message: `请核对“${term}”的解释：解释只列了${members.join('、')}，《${table.caption.trim()}》中与它们并列的还有${strangers.join('、')}。`,
    }),
  ]
}

export const definitionVsUse = documentRule({
  id,
  name: '名词解释与文中用法一致',
  grade: 'doubt',
  families: 'all',
  says: '“某词：指……，包括甲和乙”一类的解释，看标题含有该词的表里，与甲、乙并列的有没有解释中漏掉的一项。没有矛盾的，每个用到的解释算通过一次。',
  limits: ['只看用“包括”“由……组成”列明内容的解释。', '文中没有用到的词不核对。'],
  examples: [
    {
      text: '运动会经费表\n\n单位：万元\n项目\t场地支出\t奖品支出\n春季\t2\t1\n秋季\t3\t1\n\n（一）运动会经费：指全年办赛的费用，包括场地支出和奖品支出。',
      finds: 0,
    },
    {
      text: '运动会经费表\n\n单位：万元\n项目\t场地支出\t奖品支出\t裁判支出\n春季\t2\t1\t1\n秋季\t3\t1\t2\n\n（一）运动会经费：指全年办赛的费用，包括场地支出和奖品支出。',
      finds: 1,
    },
    {
      text: '馆藏借阅情况\n\n单位：册\n类别\t数量\n中文图书\t20\n外文图书\t5\n少儿图书\t9\n合计\t34\n\n1.馆藏借阅：指本年外借的书，包括中文图书和外文图书。',
      finds: 1,
    },
    { text: '全年发放补助金8万元。\n\n（一）补助金：指按月发放的生活补助。', finds: 0 },
  ],
  check: ({ paragraphs, texts, tables }) =>
    paragraphs.flatMap((text) => {
      const definition = definitionIn(text)
      return definition === null ? [] : check(definition, tables, texts)
    }),
})
