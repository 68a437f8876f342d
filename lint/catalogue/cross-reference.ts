import type { CheckResult } from '../finding.ts'
import { passed } from '../finding.ts'
import type { Attachment } from '../reading/attachments.ts'
import { attachmentAt, findAttachments } from '../reading/attachments.ts'
import type { ReadText, Reading } from '../reading/reading.ts'
import { foundIn } from '../reading/reading.ts'
import { documentRule } from '../rule.ts'
import { similarity } from '../text/similar.ts'
import { findMarker } from '../text/numbering.ts'
import { holds } from '../text/plain.ts'
import type { AttachmentReference } from '../text/references.ts'
import { findAttachmentReferences, findOwnArticles } from '../text/references.ts'

const id = 'cross-reference'

type Pointing = { readonly text: ReadText; readonly reference: AttachmentReference }

/** References in running text; the head of an attachment and the list of attachments point at nothing. */
function pointingsIn({ texts }: Reading): readonly Pointing[] {
  return texts.flatMap((text) =>
    findAttachmentReferences(text.plain)
      .filter(({ from }) => from > 0)
      .map((reference) => ({ text, reference })),
  )
}

/** No attachment is listed or printed: the references of the document are one question. */
function checkWithout(pointings: readonly Pointing[]): readonly CheckResult[] {
  const [first, ...others] = pointings
  if (first === undefined) return []
  const related = others.map(({ text, reference }) => text.place(reference))
  const message =
    `请补上附件或删去引用：文中${pointings.length}处提到附件（第一处为“${around(first)}”），` +
    `但本文件没有列出、也没有印出任何附件。`
  const expected = '附件在文后列出'
  return [foundIn(id, first.text, { grade: 'doubt', span: first.reference, expected, related, message })]
}

function around({ text, reference: { from, to } }: Pointing): string {
  return text.text.slice(Math.max(0, from - 12), to).trim()
}

/** A reference must name an attachment that there is, and not the one in which it stands. */
function checkOne(pointing: Pointing, attachments: readonly Attachment[]): CheckResult {
  const { text, reference } = pointing
  const { kind, number } = reference
  const same = attachments.filter((one) => one.kind === kind)
  const target = same.find((one) => one.number === number)
  if (number === null || (number === 1 && same.every((one) => one.number === null)))
    return passed(id, text.place(reference))
  if (target === undefined) {
    const names = same.map((one) => `${kind}${one.number ?? ''}`).join('、')
    const message = `请核对“${around(pointing)}”：文后只有${names}，没有${kind}${number}。`
    return foundIn(id, text, { grade: 'inconsistency', span: reference, expected: names, message })
  }
  const here = attachmentAt(attachments, text.place().block)
  if (here !== target || !reference.isPointed) return passed(id, text.place(reference))
  const better = likelyTarget(
    pointing,
    same.filter((one) => one !== here),
  )
  const repair = better === undefined ? undefined : `${kind}${better.number ?? ''}`
  return foundIn(id, text, {
    grade: 'inconsistency',
    span: reference,
    expected: repair ?? `另一个${kind}`,
    ...(repair === undefined ? {} : { repair }),
    message:
      `请核对“${around(pointing)}”：这句话就在${kind}${number}里，指的是自己。` +
      (better === undefined ? '' : `从内容看应指${repair ?? ''}（${titleOf(better).slice(0, 20)}）。`),
  })
}

function titleOf({ headed, listed }: Attachment): string {
  return (headed ?? listed)?.title ?? ''
}

/** The attachment whose title has most in common with the sentence; undefined when none has anything. */
function likelyTarget({ text, reference }: Pointing, others: readonly Attachment[]): Attachment | undefined {
  const sentence = text.sentences.find((one) => holds(one, reference))
  const said = text.plain.slice(sentence?.from ?? 0, reference.from).slice(-20)
  const ranked = others
    .map((one) => ({ one, alike: similarity(said, titleOf(one)) }))
    .filter(({ alike }) => alike !== 0)
    .toSorted((a, b) => b.alike - a.alike)
  return ranked[0]?.one
}

/** 本办法第…条 must be an article of the document; a document without articles is not its own regulation. */
function checkArticles({ paragraphs, texts }: Reading): readonly CheckResult[] {
  const numbers = new Set(
    paragraphs.flatMap(({ plain }) => {
      const marker = findMarker(plain)
      return marker?.kind === 'article' ? [marker.number] : []
    }),
  )
  if (numbers.size === 0) return []
  const last = Math.max(...numbers)
  return texts.flatMap((text) =>
    findOwnArticles(text.plain).map((reference) => {
      if (numbers.has(reference.number)) return passed(id, text.place(reference))
      const message = `请核对引用的条文：本文件没有“${reference.text}”（最后一条是第${last}条）。`
      const expected = `第1条至第${last}条之一`
      return foundIn(id, text, { grade: 'inconsistency', span: reference, expected, message })
    }),
  )
}

export const crossReference = documentRule({
  id,
  name: '引用的附件和条文都在',
  grade: 'inconsistency',
  families: 'all',
  says: '“见附件2”“附表1”要有这个附件，而且不能就在附件2里说“见附件2”；“本办法第十二条”要有这一条。全文引用附件却没有任何附件时，合报一条疑问。',
  limits: ['引用别的文件的附件、条文不核对。', '附件另存一个文件、只列了名称的，按已有处理。'],
  examples: [
    { text: '各单位任务见附件2。\n\n附件：1.申请表\n\n2.任务分解表', finds: 0 },
    { text: '各单位任务见附件3。\n\n附件：1.申请表\n\n2.任务分解表', finds: 1 },
    {
      text: '现印发方案。\n\n附件：1.年度方案\n\n2.年度任务分解表\n\n附件1\n\n年度方案\n\n各单位年度任务见附件1。\n\n附件2\n\n年度任务分解表',
      finds: 1,
      repair: '附件2',
    },
    { text: '申请人填写申请表（见附件），并签署承诺书（见附件）。', finds: 1 },
    { text: '第一条 目的。\n\n第二条 符合本办法第一条、第五条规定的，予以支持。', finds: 1 },
    { text: '第一条 目的。\n\n第二条 依照《示例法》第八十条和本办法第一条办理。', finds: 0 },
  ],
  check: (reading) => {
    const attachments = findAttachments(reading)
    const pointings = pointingsIn(reading)
    const [own, lost] = [
      pointings.filter(({ reference }) => attachments.some(({ kind }) => kind === reference.kind)),
      pointings.filter(({ reference }) => attachments.every(({ kind }) => kind !== reference.kind)),
    ]
    const resolved = own.map((one) => checkOne(one, attachments))
    return [...resolved, ...checkWithout(lost), ...checkArticles(reading)]
  },
})
