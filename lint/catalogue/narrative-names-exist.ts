import type { CheckResult } from '../finding.ts'
import { passed } from '../finding.ts'
import type { ReadText, Reading } from '../reading/reading.ts'
import { foundIn } from '../reading/reading.ts'
import type { NamedItem } from '../reading/table-names.ts'
import { likeness, namedItems } from '../reading/table-names.ts'
import { documentRule } from '../rule.ts'
import { stemName } from '../text/names.ts'
import type { Span } from '../text/plain.ts'
import { matchesOf } from '../text/plain.ts'

const id = 'narrative-names-exist'

/** A list of uses: what stands behind 用于 up to 等 or the end of the clause. */
const uses = /(?:主要)?用于([^。；;：:]{2,120})/g
/** Names of cost are called so; other words of the list may be tasks. */
const costName = /(?:费用?|支出|补助|补贴|津贴|公积金|年金|奖金|工资|福利|缴费|经费)$/
/** Hundredths of the shorter name that the name in the text and the row's share. */
const ALIKE = 80

type Name = Span & { readonly text: string }

/** The names of a list, each with its place; words that lead to the first name stay with it. */
function namesIn(plain: string, { from, to }: Span): readonly Name[] {
  const [list = ''] = plain.slice(from, to).split(/等(?!级)|[，,](?=[^、]*$)/, 1)
  const names: Name[] = []
  let at = 0
  for (const part of list.split(/([、，,及和与])/)) {
    const text = part.trim()
    const start = from + at + part.indexOf(text)
    names.push({ from: start, to: start + text.length, text })
    at += part.length
  }
  return names
}

type Outcome = { readonly name: Name; readonly item: NamedItem | undefined }

function rowOf(name: string, items: readonly NamedItem[]): NamedItem | undefined {
  const stem = stemName(name)
  const able = items.filter(({ stems }) =>
    stems.some(
      (one) => one === stem || (one.length >= 3 && stem.length >= 3 && likeness(one, stem) >= ALIKE),
    ),
  )
  return able.find(({ item }) => item.cell.figure.value !== 0) ?? able[0]
}

function checkList(text: ReadText, span: Span, items: readonly NamedItem[]): readonly CheckResult[] {
  const names = namesIn(text.plain, span).filter(({ text: name }) => costName.test(name))
  const outcomes = names.map((name): Outcome => ({ name, item: rowOf(name.text, items) }))
  const held = outcomes.filter(({ item }) => item !== undefined && item.item.cell.figure.value !== 0)
  // a list that the tables do not know is of something else
  if (held.length < 2 || held.length * 2 < outcomes.length) return []
  return outcomes.map(({ name, item }) => {
    if (item !== undefined && item.item.cell.figure.value !== 0) return passed(id, text.place(name))
    const stated = name.text
    const says = item === undefined ? '各表里没有这一行' : `表里“${item.item.name}”为0`
    return foundIn(id, text, {
      grade: 'doubt',
      span: name,
      expected: '表里有数的项目',
      related: item === undefined ? [] : [item.item.cell.place],
      message: `请核对用途：文字说用于“${stated}”，${says}，是套用了往年的说明，还是并入了别的项目？`,
    })
  })
}

function check({ paragraphs, tables }: Reading): readonly CheckResult[] {
  const items = tables.flatMap(namedItems).filter(({ item }) => !item.isTotal)
  if (items.length === 0) return []
  return paragraphs.flatMap((text) =>
    matchesOf(text.plain, uses).flatMap(({ from, to, match }) => {
      const start = from + match[0].length - (match[1] ?? '').length
      return checkList(text, { from: start, to }, items)
    }),
  )
}

export const narrativeNamesExist = documentRule({
  id,
  name: '文字列举的用途在表里有数',
  grade: 'doubt',
  families: 'all',
  says: '文字说“用于印刷费、差旅费等”的，所列各项费用在表里应当有这一行，而且不是0。一串名称里至少有两个、且不少于一半在表里有数，才核对其余的。',
  limits: ['只看“用于”后面用顿号、“和”“及”连接的费用名称。', '表里并入“其他”的项目会被问到。'],
  examples: [
    {
      text: '公用经费主要用于印刷费、差旅费和会议费等。\n\n单位：万元\n项目\t金额\n印刷费\t3\n差旅费\t4\n会议费\t1\n合计\t8\n',
      finds: 0,
    },
    {
      text: '公用经费主要用于印刷费、差旅费、会议费和培训费等。\n\n单位：万元\n项目\t金额\n印刷费\t3\n差旅费\t4\n会议费\t0\n合计\t7\n',
      finds: 2,
    },
    {
      text: '专项资金用于发放教师津贴、购买维修材料费及培训补助，按月支付。\n\n单位：元\n项目\t金额\n教师津贴\t300\n维修材料费\t400\n合计\t700\n',
      finds: 1,
    },
  ],
  check,
})
