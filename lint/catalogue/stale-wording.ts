import type { CheckResult } from '../finding.ts'
import { passed } from '../finding.ts'
import { isInWork } from '../reading/dated-acts.ts'
import { readMeta } from '../reading/meta.ts'
import type { ReadText, Reading } from '../reading/reading.ts'
import { foundIn } from '../reading/reading.ts'
import { documentRule } from '../rule.ts'
import type { SupersededTerm } from '../terms.ts'
import { countryName, lawsOfCivilCode, supersededTerms } from '../terms.ts'
import type { Span } from '../text/plain.ts'
import { lastBefore } from '../text/spans.ts'

const id = 'stale-wording'
const CIVIL_CODE_YEAR = 2021

type Mention = { readonly span: Span; readonly term: SupersededTerm }

function mentionsIn(text: ReadText): readonly Mention[] {
  return supersededTerms.flatMap((term) =>
    placesOf(text.plain, term.term)
      .filter((span) => !isQuoted(text, span))
      .map((span) => ({ span, term })),
  )
}

function placesOf(plain: string, words: string): readonly Span[] {
  let from = -words.length
  return plain
    .split(words)
    .slice(0, -1)
    .map((before) => {
      from += words.length + before.length
      return { from, to: from + words.length }
    })
}

/** In the name of a document, or spoken of as the former one (原…). */
function isQuoted(text: ReadText, span: Span): boolean {
  const before = text.plain.slice(Math.max(0, span.from - 8), span.from)
  return isInWork(text, span) || /原[^,，。；、]{0,7}$/.test(before)
}

function checkMention(text: ReadText, { span, term }: Mention, year: number): CheckResult {
  const sentence = lastBefore(text.sentences, span.to) ?? span
  const isUpToDate = text.plain.slice(sentence.from, sentence.to).includes(term.now)
  if (year < term.since || isUpToDate) return passed(id, text.place(span))
  return foundIn(id, text, {
    grade: 'doubt',
    span,
    expected: term.now,
    message: `请核对用语：${year}年的文件仍写“${term.term}”，${term.why}，现在说“${term.now}”。`,
  })
}

/** Acts that the Civil Code has replaced, cited as law in force. */
function checkLaws(text: ReadText, year: number): readonly CheckResult[] {
  return text.works.flatMap((work): CheckResult[] => {
    const name = work.title.replace(countryName, '').trim()
    const around = `${text.plain.slice(Math.max(0, work.from - 3), work.from)}${text.plain.slice(work.to, work.to + 12)}`
    if (!lawsOfCivilCode.includes(name) || /原|废止|失效/.test(around)) return []
    if (year < CIVIL_CODE_YEAR) return [passed(id, text.place(work))]
    const message = `请核对依据：《${name}》自2021年1月1日起由民法典取代，${year}年的文件请改引民法典的条文。`
    return [foundIn(id, text, { grade: 'doubt', span: work, expected: '《民法典》', message })]
  })
}

function check(reading: Reading): readonly CheckResult[] {
  const { yearOfUse } = readMeta(reading)
  if (yearOfUse === null) return []
  return reading.texts.flatMap((text) => [
    ...mentionsIn(text).map((mention) => checkMention(text, mention, yearOfUse)),
    ...checkLaws(text, yearOfUse),
  ])
}

export const staleWording = documentRule({
  id,
  name: '用语是文件那一年的用语',
  grade: 'doubt',
  families: 'all',
  says: '沿用旧稿时常留下已经改了的说法：上一届的会议精神、已经合并的机构、已经更名的疾病、已被民法典取代的法律。表里每一项都写明从哪一年起过时和理由。',
  limits: [
    '只认词表里的说法（lint/terms.ts）。',
    '书名号里的旧名称和写明“原”的不报；同一句话同时写了现行说法的不报。',
    '文件没有写明年份的不核对。',
  ],
  examples: [
    { text: '# 某县2022年工作要点\n深入落实党的十九大精神。', finds: 0 },
    { text: '# 某县2023年工作要点\n深入落实党的十九大精神。', finds: 1 },
    {
      text: '# 某县2023年工作要点\n落实党的十九大精神和党的二十大部署。由原某县工商行政管理局移交。',
      finds: 0,
    },
    {
      text: '# 某市2020年采购方案\n由市工商行政管理局会同办理，合同按《中华人民共和国合同法》签订。',
      finds: 1,
    },
    {
      text: '# 某市2021年采购方案\n合同按《中华人民共和国合同法》签订，用工按《劳动合同法》办理。',
      finds: 1,
    },
    { text: '# 某市2021年采购方案\n合同原按《合同法》签订的继续有效。采购由质量技术监督局备案。', finds: 1 },
  ],
  check,
})
