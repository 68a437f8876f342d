import type { CheckResult } from '../finding.ts'
import { passed } from '../finding.ts'
import type { ReadParagraph, ReadText, Reading } from '../reading/reading.ts'
import { foundIn } from '../reading/reading.ts'
import { documentRule } from '../rule.ts'
import { findMarker } from '../text/numbering.ts'
import type { Span } from '../text/plain.ts'
import { findRepeatedSerials, findRepetitions } from '../text/repetition.ts'
import { findSharedRuns, similarity } from '../text/similar.ts'

const id = 'duplicate-fragment'

/** Words doubled on the spot, and document numbers with their serial written again. */
function checkText(text: ReadText): readonly CheckResult[] {
  const words = findRepetitions(text.plain)
  return [
    ...words.map(({ from, to, once }) =>
      foundIn(id, text, {
        grade: 'inconsistency',
        span: { from, to },
        expected: once,
        repair: once,
        message: `请核对“${text.plain.slice(from, to)}”：“${once}”连写了两次，应留一个。`,
      }),
    ),
    ...findRepeatedSerials(text.plain).map(({ from, to, serial }) =>
      foundIn(id, text, {
        grade: 'inconsistency',
        span: { from, to },
        expected: '文号只写一次',
        message: `请删去重复的文号：前面已写“${serial}号”，后面又写了一次“${text.plain.slice(from, to).trim()}”。`,
      }),
    ),
    ...findRepeatedVerbs(text),
  ]
}

/** 按照《甲》执行，《乙》执行: the verb of the list stands after the last work and, once more, after one in the middle. */
function findRepeatedVerbs(text: ReadText): readonly CheckResult[] {
  let at = 0
  const groups = Map.groupBy(text.works, (work) => {
    while (work.to > (text.sentences[at]?.to ?? work.to)) at += 1
    return at
  })
  return [...groups].flatMap(([index, works]) => {
    const sentenceEnd = text.sentences[index]?.to
    const verbs = works.flatMap((work, index) => {
      const end = works[index + 1]?.from ?? sentenceEnd ?? text.plain.length
      const tail = text.plain.slice(work.to, end).replace(/^\s?[（(][^（()）]{0,30}[）)]/, '')
      const verb = /^\s?([\u4e00-\u9fa5]{2})[，,、。；;]?$/.exec(tail.trimEnd())?.[1]
      return verb === undefined ? [] : [{ verb, from: end - tail.length, to: end }]
    })
    const last = verbs.at(-1)
    const again = verbs.slice(0, -1).find(({ verb }) => verb === last?.verb)
    if (again === undefined || verbs.length === works.length) return []
    const span = { from: again.from, to: again.from + 2 }
    const message = `请核对句中的“${again.verb}”：一串文件后面写了两次，是否只需末尾一次？`
    return [foundIn(id, text, { grade: 'doubt', span, expected: `末尾一次“${again.verb}”`, message })]
  })
}

const SENTENCE_LENGTH = 24
/** Shares of pairs of characters that two sentences have in common, in percent. */
const SAME_PERCENT = 60
/** Beside that they share a run of so many characters: lists of like duties share words, not runs. */
const SAME_RUN = 10

/** Sentences of running text that say the same as an earlier one in other words or the same. */
function checkSentences({ paragraphs }: Reading): readonly CheckResult[] {
  const sentences = paragraphs.flatMap(sentencesOf)
  const shared = findSharedRuns(
    sentences.map(({ said }) => said),
    SAME_RUN,
  )
  return sentences.flatMap((one, index) => {
    const before = (shared[index] ?? [])
      .flatMap((other) => sentences[other] ?? [])
      .find((other) => other.paragraph !== one.paragraph && similarity(other.said, one.said) >= SAME_PERCENT)
    if (before === undefined) return [passed(id, one.paragraph.place(one.span))]
    const related = [before.paragraph.place(before.span)]
    const message = `请核对这一句是否重复：它与前文“${before.said.slice(0, 16)}…”说的几乎相同，同一要求写一次即可。`
    const span = one.span
    return [
      foundIn(id, one.paragraph, { grade: 'doubt', span, expected: '同一要求写一次', related, message }),
    ]
  })
}

type Said = { readonly paragraph: ReadParagraph; readonly span: Span; readonly said: string }

/** Whole sentences of running text without figures; items of a list are alike by their nature. */
function sentencesOf(paragraph: ReadParagraph): readonly Said[] {
  const marker = findMarker(paragraph.plain)
  if (paragraph.heading !== null || (marker !== null && marker.kind !== 'article')) return []
  return paragraph.sentences
    .map((span) => ({
      paragraph,
      span,
      said: paragraph.plain.slice(span.from, span.to).replaceAll(/\s/g, ''),
    }))
    .filter(({ said }) => said.length >= SENTENCE_LENGTH && said.endsWith('。') && !/\d/.test(said))
}

export const duplicateFragment = documentRule({
  id,
  name: '词句不重复',
  grade: 'inconsistency',
  families: 'all',
  says: '同一个词、短语紧接着写了两次，文号写完又写一次序号，一串文件后面动词写了两次，或者隔几段又说一遍几乎相同的话。',
  limits: [
    '不超过四个字、夹在别的字中间的重复不报：多半是两个词相连，如一个词的词尾与下一个词的词头相同。',
    '带数字的句子不比较：格式相同、数字不同的句子本来就多。',
  ],
  examples: [
    { text: '学校不断改善教学条件和生活配套设施，使学生在校期间学有所教、住有所安。', finds: 0 },
    { text: '学校不断改善教学条件、食宿食宿配套。', finds: 1, repair: '食宿' },
    { text: '依据《示例办法》（示例发〔2020〕15号）15号文件执行。', finds: 1 },
    { text: '经费按照《甲办法》、《乙办法》执行，《丙办法》执行。', finds: 1 },
    {
      text: '各单位应当按照国家和省规定的采购限额标准办理采购。\n\n其他事项。\n\n各单位应当按照国家和省规定的采购限额标准及要求办理采购。',
      finds: 1,
    },
    { text: '依法成立的社会组织组织开展活动的，应当提前向登记机关报告活动的内容和范围。', finds: 0 },
  ],
  check: (reading) => [...reading.texts.flatMap(checkText), ...checkSentences(reading)],
})
