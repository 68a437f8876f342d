import type { CheckResult } from '../finding.ts'
import { passed } from '../finding.ts'
import type { ReadParagraph } from '../reading/reading.ts'
import { foundIn } from '../reading/reading.ts'
import { documentRule } from '../rule.ts'

const id = 'form-complete'
/** A line of fields is short; anything longer is prose. */
const LONGEST_LINE = 80
/** Paragraphs between two blank fields of one cover at most. */
const NEAR_PARAGRAPHS = 3
const signing = /(?:公章|签章|签字|签名|盖章|日期)$/
const sealAlone = /^\s*[（(]?\s?(?:公章|盖章|单位公章|印章)\s?[）)]?\s*$/
const toBeFilled = /格式|样表|样式|模板|参考|空白|表样|申请|申报书|承诺书|登记表/

type Field = { readonly label: string; readonly isBlank: boolean }

/** The fields 标签：值 of a short line; what stands behind the last space before the next colon is the next label. */
function fieldsOf({ plain }: ReadParagraph): readonly Field[] {
  const pieces = plain.split(/[:：]/)
  let label = pieces[0]?.trim() ?? ''
  return pieces.slice(1).map((piece, index) => {
    const isLast = index === pieces.length - 2
    const words = piece.trimEnd()
    const at = isLast ? words.length : words.search(/\S+$/)
    const field = { label, isBlank: isBlank(words.slice(0, Math.max(0, at))) }
    label = words.slice(Math.max(0, at)).trim()
    return field
  })
}

/** Nothing, or the bones of a date without its figures. */
function isBlank(value: string): boolean {
  return /^[\s年月日]*$/.test(value)
}

/** A form in an annex that its reader fills in is blank on purpose, and so is a line with a rule to write on. */
function isOurs({ plain, section }: ReadParagraph): boolean {
  return plain.length <= LONGEST_LINE && !plain.includes('_') && !toBeFilled.test(section)
}

type Line = { readonly paragraph: ReadParagraph; readonly blank: readonly string[]; readonly filled: number }

function linesOf(paragraphs: readonly ReadParagraph[]): readonly Line[] {
  return paragraphs.filter(isOurs).flatMap((paragraph) => {
    if (sealAlone.test(paragraph.plain)) return [{ paragraph, blank: ['公章'], filled: 0 }]
    const fields = fieldsOf(paragraph).filter(({ label }) => signing.test(label))
    const blank = fields.filter((one) => one.isBlank).map(({ label }) => label)
    return fields.length === 0 ? [] : [{ paragraph, blank, filled: fields.length - blank.length }]
  })
}

/** Lines close together are one cover. A seal that stands alone is no blank field, since text does not show seals. */
function coversOf(lines: readonly Line[]): readonly (readonly Line[])[] {
  const covers: Line[][] = []
  for (const line of lines) {
    const last = covers.at(-1)?.at(-1)
    const isNear = last !== undefined && line.paragraph.number - last.paragraph.number <= NEAR_PARAGRAPHS
    if (isNear) covers.at(-1)?.push(line)
    else covers.push([line])
  }
  return covers
}

function checkCover(lines: readonly Line[]): readonly CheckResult[] {
  const filled = lines.flatMap(({ paragraph, filled: count }) =>
    Array.from({ length: count }, () => passed(id, paragraph.place())),
  )
  const blank = lines.filter((line) => line.blank.length > 0)
  const [first, ...others] = blank
  if (first === undefined || blank.every(({ paragraph }) => sealAlone.test(paragraph.plain))) return filled
  const names = blank.flatMap((line) => line.blank).join('、')
  const finding = foundIn(id, first.paragraph, {
    grade: 'doubt',
    span: { from: 0, to: first.paragraph.text.length },
    stated: first.paragraph.text,
    expected: '已填写、已签章',
    related: others.map(({ paragraph }) => paragraph.place()),
    message: `请补全：公开的文本里${names}空白，请填写并签章后再公开，或删去这些栏目。`,
  })
  return [...filled, finding]
}

export const formComplete = documentRule({
  id,
  name: '公开文本的日期和签章已经填写',
  grade: 'doubt',
  families: ['budget', 'disclosure-report'],
  says: '公开的预算、决算和报告，封面上“报送日期”“负责人签章”等栏目应当已经填写；相邻几行的空白合并成一条。',
  limits: [
    '印章多是图像，文字里看不见，单独一行“（公章）”不报。',
    '带下划线的、标题写明格式或样表的空白表是给别人填的，不报。',
  ],
  examples: [
    { text: '# 某县档案馆2023年部门预算\n填报日期：2023年2月1日\n负责人签字：已签', finds: 0 },
    {
      text: '# 某县档案馆2023年部门预算\n（公章）\n报送日期： 年 月 日\n负责人签章： 制表人签章：',
      finds: 1,
    },
    { text: '# 某县档案馆2023年部门预算\n填报日期：2023年2月1日 审核人签字：', finds: 1 },
    {
      text: '# 某县档案馆2023年部门预算\n填报日期：2023年2月1日\n## 绩效自评报告（参考格式）\n负责人签字：',
      finds: 0,
    },
  ],
  check: ({ paragraphs }) => coversOf(linesOf(paragraphs)).flatMap(checkCover),
})
