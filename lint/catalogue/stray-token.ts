import type { CheckResult, Grade } from '../finding.ts'
import { passed } from '../finding.ts'
import type { ReadText } from '../reading/reading.ts'
import { foundIn } from '../reading/reading.ts'
import { documentRule } from '../rule.ts'
import { holds } from '../text/plain.ts'
import type { StrayKind, StrayToken } from '../text/stray.ts'
import { findStrayTokens } from '../text/stray.ts'

const id = 'stray-token'

const says: Readonly<
  Record<StrayKind, { readonly grade: Grade; readonly what: string; readonly then: string }>
> = {
  'latin-word': {
    grade: 'inconsistency',
    what: '中文句子里夹着英文虚词',
    then: '请改为中文（如“和”“与”“的”）',
  },
  unreadable: { grade: 'inconsistency', what: '有无法显示的字符', then: '请对照原件改正' },
  'formula-mark': { grade: 'note', what: '留有排版标记', then: '请换成要印出来的符号' },
  symbol: { grade: 'note', what: '有不属于正文的装饰符号', then: '请删去' },
  number: { grade: 'doubt', what: '逗号后有一个没有单位、也不属于后面项目的数', then: '请核对是否多出' },
}

/** One finding per kind and text: what OCR leaves once it often leaves several times. */
function report(text: ReadText, tokens: readonly StrayToken[]): readonly CheckResult[] {
  const [first] = tokens
  if (first === undefined) return []
  const { grade, what, then } = says[first.kind]
  const [from, to] = [Math.max(0, first.from - 6), first.to + 6]
  const count = tokens.length > 1 ? `（共${tokens.length}处）` : ''
  const sign = first.kind === 'unreadable' ? '' : `“${first.text}”`
  const better = first.repair === undefined ? '' : `“${first.repair}”`
  return [
    foundIn(id, text, {
      grade,
      span: first,
      expected: first.repair ?? '无此字符',
      related: tokens.slice(1).map((one) => text.place(one)),
      message: `${then}${better}：在“${text.text.slice(from, to).trim()}”处${what}${sign}${count}。`,
      ...(first.repair === undefined ? {} : { repair: first.repair }),
    }),
  ]
}

/** A text with more Latin words is written in two languages on purpose. */
const MIXED_WORDS = 8

/** A check for every text that holds anything but Chinese, figures and the marks between them. */
function check(text: ReadText): readonly CheckResult[] {
  const isInAddress = (token: StrayToken): boolean => text.addresses.some((one) => holds(one, token))
  const isMixed = (text.plain.match(/[A-Za-z]{2,}/g) ?? []).length > MIXED_WORDS
  const tokens = findStrayTokens(text.text).filter(
    (token) => !isInAddress(token) && !(isMixed && token.kind === 'latin-word'),
  )
  if (tokens.length > 0)
    return [...Map.groupBy(tokens, ({ kind }) => kind).values()].flatMap((same) => report(text, same))
  return /[A-Za-z\\$]/.test(text.text) && /[\u4e00-\u9fa5]/.test(text.text) ? [passed(id, text.place())] : []
}

export const strayToken = documentRule({
  id,
  name: '中文句子里没有残留的字符',
  grade: 'inconsistency',
  families: 'all',
  says: '扫描、翻译、转换常在句子里留下英文虚词（and、of）、公式标记（\\geq、$<$）、装饰符号、乱码，或一个没有着落的数。',
  limits: ['英文名称、缩写、型号不报，只看不可能属于中文句子的虚词。', '表单用的方框、对勾、箭头不报。'],
  examples: [
    { text: '教师可通过OA系统和QQ群报名，考核由A、B两组进行。', finds: 0 },
    { text: '建立标准 and 制度，提高质量 and 效率。', finds: 1 },
    { text: '合格人数 \\geq 10 人的，予以通过。', finds: 1, repair: '≥' },
    { text: '办公费 2 万元，0 会议费 1 万元，培训费 3 万元。', finds: 1 },
    { text: '查询网址：♥ http://www.example.com/list', finds: 1 },
    { text: '参加培训的有教师，2 名教师教 3 个班，其中 1 个班用OA系统登记，经费 5 万元。', finds: 0 },
  ],
  check: ({ texts }) => texts.flatMap(check),
})
