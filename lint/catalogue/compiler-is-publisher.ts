import type { CheckResult } from '../finding.ts'
import { passed } from '../finding.ts'
import { readMeta } from '../reading/meta.ts'
import type { ReadText, Reading } from '../reading/reading.ts'
import { foundIn } from '../reading/reading.ts'
import { documentRule } from '../rule.ts'

const id = 'compiler-is-publisher'
const compiler = /(?:编制|填报|填表)单位\s?(?:[（(][^（）()]{1,8}[）)])?\s?[:：]\s*([^\s:：]{4,60})/

type Compiled = { readonly text: ReadText; readonly name: string; readonly from: number; readonly to: number }

/** 编制单位：005-甲县乙局 without the code before the name, nor the 单位 of a line 单位：万元 that was joined to it. */
function compilersIn(text: ReadText): readonly Compiled[] {
  const match = compiler.exec(text.plain)
  if (match === null) return []
  const name = (match[1] ?? '')
    .replace(/^[\d—-]+/, '')
    .replace(/[（(].*$/, '')
    .replace(/(?:金额)?单位$/, '')
  const to = match.index + match[0].length
  return name.length < 4 ? [] : [{ text, name, from: match.index, to }]
}

/** One name may be the short form of the other. */
function isSame(name: string, publisher: string): boolean {
  return name.endsWith(publisher) || publisher.endsWith(name)
}

function check(reading: Reading): readonly CheckResult[] {
  const publisher = readMeta(reading).publisher?.replaceAll(/\s/g, '')
  if (publisher === undefined) return []
  const compiled = reading.texts.flatMap(compilersIn)
  const foreign = compiled.filter(({ name }) => !isSame(name, publisher))
  const own = compiled.filter((one) => !foreign.includes(one))
  return [
    ...own.map(({ text, from, to }) => passed(id, text.place({ from, to }))),
    ...[...Map.groupBy(foreign, ({ name }) => name)].flatMap(([name, group]) =>
      together(reading, publisher, name, group),
    ),
  ]
}

function together(
  reading: Reading,
  publisher: string,
  name: string,
  group: readonly Compiled[],
): readonly CheckResult[] {
  const [first, ...others] = group
  if (first === undefined) return []
  const { text, from, to } = first
  const headings = group.flatMap((one) => headingOf(reading, one.text) ?? [])
  const mentions = reading.paragraphs.filter(
    (one) => one.plain.includes(name) && !group.some(({ text: own }) => own === one),
  )
  const message =
    `请核对编制单位：${group.length}张表由${name}编制，公开的是${publisher}的文件。` +
    '不是本单位的表请移出，或注明是上级的表、不计入本单位。'
  return [
    foundIn(id, text, {
      grade: 'doubt',
      span: { from, to },
      expected: publisher,
      related: [
        ...headings.map((one) => one.place()),
        ...others.map((one) => one.text.place({ from: one.from, to: one.to })),
        ...mentions.map((one) => one.place()),
      ],
      message,
    }),
  ]
}

/** The heading above a paragraph: the title of the table that it belongs to. */
function headingOf({ paragraphs }: Reading, text: ReadText): ReadText | undefined {
  const at = paragraphs.findIndex((one) => one === text)
  return paragraphs.slice(0, Math.max(0, at)).findLast(({ heading }) => heading !== null)
}

export const compilerIsPublisher = documentRule({
  id,
  name: '所附的表由公开单位编制',
  grade: 'doubt',
  families: ['budget', 'disclosure-report', 'list'],
  says: '文件里的表写明“编制单位”“填报单位”的，与公开这份文件的单位核对。附上级或别的单位的表，读者会把它的金额算到本单位头上。',
  limits: ['公开单位从落款、文件头或题目开头读出，读不出的不核对。', '简称须是全称的后一部分。'],
  examples: [
    { text: '# 某县图书馆2024年单位预算说明\n编制单位：031-某县图书馆\n单位：万元', finds: 0 },
    { text: '# 某县图书馆2024年单位预算说明\n编制单位：030-某县文化和旅游局\n单位：万元', finds: 1 },
    {
      text: '# 某县图书馆2024年单位预算说明\n填报单位（盖章）：某县文化馆\n填报单位：某县文化馆\n编制单位：县图书馆',
      finds: 1,
    },
  ],
  check,
})
