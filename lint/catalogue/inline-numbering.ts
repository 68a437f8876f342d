import type { CheckResult } from '../finding.ts'
import { passed } from '../finding.ts'
import type { ReadText } from '../reading/reading.ts'
import { foundIn } from '../reading/reading.ts'
import { documentRule } from '../rule.ts'
import type { InlinePoint } from '../text/numbering.ts'
import { findInlineRows } from '../text/numbering.ts'

const id = 'inline-numbering'

/** The first point whose number is not the one after the point before it. */
function check(text: ReadText, row: readonly InlinePoint[]): CheckResult {
  const wrong = row.find(({ number }, index) => number !== index + 1)
  if (wrong === undefined) return passed(id, text.place(row[0]))
  const index = row.indexOf(wrong)
  const before = row[index - 1]?.text ?? ''
  return foundIn(id, text, {
    grade: 'inconsistency',
    span: wrong,
    expected: `第${index + 1}项`,
    message: `请核对段内列项：“${before}”之后应是第${index + 1}项，文中写作“${wrong.text}”；如有缺漏请补上。`,
  })
}

export const inlineNumbering = documentRule({
  id,
  name: '段内列项连续',
  grade: 'inconsistency',
  families: 'all',
  says: '一段话（或一个单元格）里的①②③、“1.…；2.…”、“一是…二是…”、“第一，…第二，…”按顺序一项接一项。',
  limits: ['不从第一项写起的不核对：可能是接着上文编。', '写成“见①”的引用不当作列项。'],
  examples: [
    { text: '材料包括：①申请表；②承诺书；③照片。', finds: 0 },
    { text: '材料包括：①申请表；②承诺书；④照片。', finds: 1 },
    { text: '主要做法：一是摸清底数。二是建立台账。四是公开结果。', finds: 1 },
    { text: '统计口径：1. 登记就业; 2. 签订合同; 3. 自主创业。', finds: 0 },
    { text: '统计口径：1. 登记就业；2. 签订合同；2. 自主创业。', finds: 1 },
  ],
  check: ({ texts }) => texts.flatMap((text) => findInlineRows(text.plain).map((row) => check(text, row))),
})
