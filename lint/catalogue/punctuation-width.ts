import type { CheckResult } from '../finding.ts'
import { passed } from '../finding.ts'
import type { Reading } from '../reading/reading.ts'
import { foundIn } from '../reading/reading.ts'
import { documentRule } from '../rule.ts'
import { matchesOf } from '../text/plain.ts'

const id = 'punctuation-width'
const between = /(?<=[\u4e00-\u9fa5])[,;:?!](?=[\u4e00-\u9fa5])/g
const full: Readonly<Record<string, string>> = { ',': '，', ';': '；', ':': '：', '?': '？', '!': '！' }

/** The texts of a document are judged together: a page set in half width is one remark, not fifty. */
function check({ texts }: Reading): readonly CheckResult[] {
  const marks = texts.flatMap((text) =>
    matchesOf(text.text, between).map(({ from, to }) => ({ text, span: { from, to } })),
  )
  const [first] = marks
  const somewhere = texts.find(({ text }) => /[\u4e00-\u9fa5][，；：？！,;:?!]/.test(text))
  if (first === undefined) return somewhere === undefined ? [] : [passed(id, somewhere.place())]
  const { text, span } = first
  const stated = text.text.slice(Math.max(0, span.from - 4), span.to + 4)
  const expected = full[text.text.slice(span.from, span.to)] ?? ''
  const message =
    `请统一标点：全文有${marks.length}处汉字之间用了半角标点，第一处在“${stated}”，` +
    `应为全角“${expected}”；可用查找替换一次改完。`
  const related = marks.slice(1).map((one) => one.text.place(one.span))
  return [foundIn(id, text, { grade: 'note', span, stated, expected, related, message })]
}

export const punctuationWidth = documentRule({
  id,
  name: '汉字之间的标点用全角',
  grade: 'note',
  families: 'all',
  says: '两个汉字之间的逗号、分号、冒号、问号、叹号应是全角。扫描识别的文件常在换页处变成半角。全文合报一条，列出各处。',
  limits: ['括号不论全角半角。', '标点后有空格的不报：多是数字、字母之间的写法。'],
  examples: [
    { text: '申请人应当提交材料，说明理由；逾期视为放弃。', finds: 0 },
    { text: '申请人应当提交材料,说明理由;逾期视为放弃。', finds: 1 },
    { text: '联系人:办公室。\n\n地点：一楼。', finds: 1 },
    { text: '按1:3的比例分配，详见示例网（http://www.example.com/a:b）；其他事项另行通知。', finds: 0 },
  ],
  check,
})
