import type { CheckResult } from '../finding.ts'
import { passed } from '../finding.ts'
import { scaleOf } from '../printed-figure.ts'
import type { TotalledList } from '../reading/counted.ts'
import { totalledLists } from '../reading/counted.ts'
import type { ReadParagraph } from '../reading/reading.ts'
import { foundIn } from '../reading/reading.ts'
import { documentRule } from '../rule.ts'
import type { TextFigure } from '../text/figures.ts'

const id = 'list-tally'

/** The counts by kind in the bracket behind the count of a list: 共计：17条（转发2条，自编15条）. */
function tallies({ text, span }: TotalledList): readonly TextFigure[] {
  const rest = text.plain.slice(span.to)
  const [bracket] = /^\s?[（(][^）)]*/.exec(rest) ?? []
  if (bracket === undefined) return []
  const end = span.to + bracket.length
  return text.figures.filter((one) => one.from >= span.to && one.to <= end && one.comparison === 'exactly')
}

/** The first two characters of a kind's name; items of the kind begin with them. */
function kindOf({ label }: TextFigure): string {
  return label.split(/\s/).at(-1)?.slice(0, 2) ?? ''
}

const beginsWith = ({ plain }: ReadParagraph, kind: string): boolean =>
  plain.replace(/^\s?(?:[（(]\s?\d{1,3}\s?[）)]|\d{1,3}[.、．])\s?[《“]?/, '').startsWith(kind)

function check(list: TotalledList): readonly CheckResult[] {
  const { text, items } = list
  return tallies(list).flatMap((figure) => {
    const kind = kindOf(figure)
    const own = items.filter((item) => kind.length === 2 && beginsWith(item, kind)).length
    // items that never begin with the word are of a kind told in another way
    if (own === 0) return []
    const stated = figure.figure.value / scaleOf(figure.figure.unit)
    if (stated === own) return [passed(id, text.place(figure))]
    return [
      foundIn(id, text, {
        grade: 'doubt',
        span: figure,
        expected: `${own}${figure.unit}`,
        message: `请核对分类数：写作“${figure.label}${figure.text}”，清单中以“${kind}”开头的有${own}${figure.unit}，其余是否也算这一类？`,
      }),
    ]
  })
}

export const listTally = documentRule({
  id,
  name: '清单的分类数与清单相符',
  grade: 'doubt',
  families: 'all',
  says: '编号清单末尾写“共计17条（转发2条，自编15条）”的，数一数清单里以该类名称开头的条目，与写明的分类数比较。',
  limits: ['清单里没有一条以该名称开头的，不核对。', '题目没有写明类别的条目可能也属该类，所以只提疑问。'],
  examples: [
    {
      text: '(1) 转发关于放假的通知\n\n(2) 校庆方案\n\n(3) 转发关于缴费的通知\n\n共计：3条（转发2条，自编1条）',
      finds: 0,
    },
    {
      text: '(1) 转发关于放假的通知\n\n(2) 校庆方案\n\n(3) 转发关于缴费的通知\n\n共计：3条（转发1条，自编2条）',
      finds: 1,
    },
    {
      text: '1. 《通告》第一期\n\n2. 《通告》第二期\n\n3. 简报第一期\n\n合计：3篇（通告1篇 简报2篇）',
      finds: 2,
    },
    { text: '(1) 转发关于放假的通知\n\n(2) 校庆方案\n\n共计：2条（转发1条，自编1条）', finds: 0 },
  ],
  check: ({ paragraphs }) => totalledLists(paragraphs).flatMap(check),
})
