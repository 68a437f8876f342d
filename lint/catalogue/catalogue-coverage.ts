import type { CheckResult } from '../finding.ts'
import { passed } from '../finding.ts'
import type { ReadParagraph, Reading } from '../reading/reading.ts'
import { foundIn } from '../reading/reading.ts'
import { documentRule } from '../rule.ts'
import { knownCatalogues } from '../terms.ts'

const id = 'catalogue-coverage'
/** With fewer headings of the list than this a document only mentions it. */
const LEAST_HEADINGS = 3
const HEADING_LENGTH = 30

/** Headings, and short numbered lines that a stop at their end keeps from being one. */
function isHeading({ plain, heading }: ReadParagraph): boolean {
  return (
    heading !== null ||
    (plain.length <= HEADING_LENGTH && /^[（(]?[一二三四五六七八九十]+[）)、]/.test(plain))
  )
}

function check({ paragraphs }: Reading): readonly CheckResult[] {
  return knownCatalogues.flatMap(({ title, categories }) => {
    const cited = paragraphs.flatMap((text) =>
      text.works.filter((work) => work.title.includes(title)).map((work) => ({ text, work })),
    )
    const headings = paragraphs.filter(isHeading)
    const missing = categories.filter((word) => !headings.some(({ plain }) => plain.includes(word)))
    const promise = cited.find(({ text, work }) =>
      /(?:按照|依据|根据|对照)/.test(text.plain.slice(Math.max(0, work.from - 12), work.from)),
    )
    if (promise === undefined || categories.length - missing.length < LEAST_HEADINGS) return []
    const { text, work } = promise
    if (missing.length === 0) return [passed(id, text.place(work))]
    return [
      foundIn(id, text, {
        grade: 'doubt',
        span: work,
        expected: `${categories.length}类都有标题`,
        message: `请补写《${title}》的${categories.length}类中没有标题的${missing.length}类：${missing.join('、')}；确无此类信息的写“无”。`,
      }),
    ]
  })
}

export const catalogueCoverage = documentRule({
  id,
  name: '所依清单的各类都有标题',
  grade: 'doubt',
  families: 'all',
  says: '文件写明按照某个公开事项清单公开（编写）的，看清单的每一类在文中有没有标题。现知道的清单见规则所附的词表。',
  limits: ['只认词表里的清单。', '标题须含该类的名称用词。', '文中少于三类标题的，当作只是提到清单。'],
  examples: [
    {
      text: '一、概述\n\n对照《高等学校信息公开事项清单》逐类公开。\n\n（一）基本信息\n\n（二）招生信息\n\n（三）财务信息\n\n（四）人事信息\n\n（五）教学质量信息\n\n（六）学生管理信息\n\n（七）学风信息\n\n（八）学位信息\n\n（九）对外交流信息\n\n（十）其他',
      finds: 0,
    },
    {
      text: '一、概述\n\n对照《高等学校信息公开事项清单》逐类公开。\n\n（一）基本信息\n\n（二）招生信息\n\n（三）财务信息\n\n（四）人事信息',
      finds: 1,
    },
    {
      text: '按照《高等学校信息公开事项清单》要求，现报告如下。\n\n一、基本信息。\n\n二、招生考试。\n\n三、其他',
      finds: 1,
    },
  ],
  check,
})
