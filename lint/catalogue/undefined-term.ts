import type { CheckResult } from '../finding.ts'
import { passed } from '../finding.ts'
import type { ReadText } from '../reading/reading.ts'
import { foundIn } from '../reading/reading.ts'
import { documentRule } from '../rule.ts'
import type { Span } from '../text/plain.ts'
import { matchesOf } from '../text/plain.ts'

const id = 'undefined-term'
const inQuotes = /“([两二三四五六七八九十]|[2-9])(类|种|档|级|项)([\u4e00-\u9fa5]{1,6})”/g

type Term = { readonly text: ReadText; readonly span: Span; readonly term: string }

function termsIn(text: ReadText): readonly Term[] {
  return matchesOf(text.plain, inQuotes).map(({ from, to, match }) => ({
    text,
    span: { from, to },
    term: match[0].slice(1, -1),
  }))
}

/** Whether some place of the document says which ones they are: 五类证书（…、…）, 五类证书是指…, 五类证书：…. */
function isExplained(term: string, texts: readonly ReadText[]): boolean {
  return texts.some(({ plain }) =>
    matchesOf(plain, new RegExp(`${term}”?`, 'g')).some(({ from, to }) => {
      const [head, rest] = [plain.slice(Math.max(0, from - 60), from), plain.slice(to, to + 60)]
      return (
        /^\s?[（(][^）)]{0,60}、/.test(rest) ||
        /^\s?(?:[:：]|(?:是|系)?指|包括|分别(?:是|为)|即|为)/.test(rest) ||
        /、[^。；;]{1,40}(?:等|这|共|的)?“?$/.test(head)
      )
    }),
  )
}

function check(terms: readonly Term[], texts: readonly ReadText[]): readonly CheckResult[] {
  const [first, ...others] = terms
  if (first === undefined) return []
  const { text, span, term } = first
  if (isExplained(term, texts)) return [passed(id, text.place(span))]
  return [
    foundIn(id, text, {
      grade: 'doubt',
      span,
      expected: '在第一次出现处列明',
      related: others.map((one) => one.text.place(one.span)),
      message: `请列明“${term}”是哪几${term.charAt(1)}：全文没有说明，执行时各处理解会不同。`,
    }),
  ]
}

export const undefinedTerm = documentRule({
  id,
  name: '写明个数的专用词有解释',
  grade: 'doubt',
  families: 'all',
  says: '加引号、带个数的专用词（“五类证书”“四种人员”），全文须有一处列明是哪几类；没有的，读者和执行的人都不知道指什么。',
  limits: ['没有加引号的不核对。', '口号式的词（“四送”“三全”）由个数规则核对。'],
  examples: [
    { text: '取得“三类证书”之一的可以报名。“三类证书”是指学历证书、资格证书、培训证书。', finds: 0 },
    { text: '取得“三类证书”之一的可以报名。', finds: 1 },
    { text: '优先安排“四种人员”（烈属、军属、残疾人、低保户）。', finds: 0 },
    { text: '优先安排“四种人员”（以街道认定为准）。每年核定“四种人员”一次。', finds: 1 },
    { text: '优秀、良好、合格“三档等次”由各校确定。', finds: 0 },
  ],
  check: ({ texts }) => {
    const terms = texts.flatMap(termsIn)
    return [...Map.groupBy(terms, ({ term }) => term).values()].flatMap((same) => check(same, texts))
  },
})
