import type { CheckResult, Grade } from '../finding.ts'
import { passed } from '../finding.ts'
import type { ReadParagraph } from '../reading/reading.ts'
import { foundIn } from '../reading/reading.ts'
import { documentRule } from '../rule.ts'
import type { Marker, MarkerKind } from '../text/numbering.ts'
import { findMarker, markerKinds } from '../text/numbering.ts'

const id = 'numbering'

/** How far the counting of one kind has come; `isOpen` until a wider number ends it. */
type Count = {
  readonly last: number
  readonly isOpen: boolean
  /** The last item was wrong: what follows may take it as right or as the number it should have been. */
  readonly expected: number
  readonly paragraph: ReadParagraph
}

type Slip = {
  readonly grade: Grade
  readonly expected: number
  readonly says: string
  readonly before: ReadParagraph | null
}

/** What is wrong with a number after the count so far; null: nothing. A list may begin anew with 1 at any place. */
function slipOf(
  { kind, number }: Marker,
  count: Count | undefined,
  latest: MarkerKind | undefined,
): Slip | null {
  if (count === undefined || !count.isOpen) {
    if (number === 1 || number === (count?.last ?? -1) + 1) return null
    return {
      grade: 'doubt',
      expected: 1,
      says: '前面没有它的第一项',
      before: count?.paragraph ?? null,
    }
  }
  const expected = count.last + 1
  const isRepeated = number === count.last && (number > 1 || latest === kind)
  if (number === expected || number === count.expected + 1 || (number === 1 && !isRepeated)) return null
  const grade: Grade = number === 1 && kind === 'dotted' ? 'doubt' : 'inconsistency'
  if (isRepeated) return { grade, expected, says: '与前一项的序号重复', before: count.paragraph }
  const says = number > expected ? '与前一项之间缺号' : '小于前一项的序号'
  return { grade, expected, says, before: count.paragraph }
}

/** Walks the paragraphs once; an attachment begins all counting anew. */
function checkAll(paragraphs: readonly ReadParagraph[]): readonly CheckResult[] {
  const counts = new Map<MarkerKind, Count>()
  const results: CheckResult[] = []
  let latest: MarkerKind | undefined
  for (const paragraph of paragraphs) {
    const marker = findMarker(paragraph.plain)
    if (/^附(?:件|录|表)/.test(paragraph.plain) && marker === null) counts.clear()
    if (marker === null) {
      if (paragraph.heading !== null) latest = undefined
      continue
    }
    const { kind, number } = marker
    const slip = marker.isAside ? null : slipOf(marker, counts.get(kind), latest)
    if (!marker.isAside)
      results.push(slip === null ? passed(id, paragraph.place(marker)) : report(paragraph, marker, slip))
    counts.set(kind, { last: number, isOpen: true, expected: slip?.expected ?? number, paragraph })
    for (const narrower of narrowerThan(kind)) {
      const count = counts.get(narrower)
      if (count !== undefined) counts.set(narrower, { ...count, isOpen: false })
    }
    latest = kind
  }
  return results
}

/** Articles run through parts, chapters and sections; everything else begins anew under a wider number. */
function narrowerThan(kind: MarkerKind): readonly MarkerKind[] {
  return markerKinds.slice(markerKinds.indexOf(kind) + 1).filter((one) => one !== 'article')
}

function report(paragraph: ReadParagraph, marker: Marker, slip: Slip): CheckResult {
  const { grade, expected, says, before } = slip
  const repair = printLike(marker, expected)
  const where = before === null ? '' : `（前一项为“${before.text.slice(0, 12).trim()}…”）`
  return foundIn(id, paragraph, {
    grade,
    span: marker,
    expected: repair,
    repair,
    ...(before === null ? {} : { related: [before.place()] }),
    message: `请核对序号“${marker.text}”：${says}${where}，按顺序应为“${repair}”；如有缺漏的内容请补上。`,
  })
}

/** A number written in the manner of the marker: 第三条 for 3 beside 第五条. */
function printLike({ text }: Marker, number: number): string {
  return text.replace(/\d+|[〇一二三四五六七八九十百零]+/, (printed) =>
    /\d/.test(printed) ? String(number) : inChinese(number),
  )
}

const digits = '〇一二三四五六七八九'
function inChinese(number: number): string {
  const [hundreds, tens, ones] = [Math.floor(number / 100), Math.floor(number / 10) % 10, number % 10]
  const high = hundreds > 0 ? `${digits[hundreds] ?? ''}百` : ''
  const middle = tens > 0 ? `${tens === 1 && hundreds === 0 ? '' : (digits[tens] ?? '')}十` : ''
  const gap = hundreds > 0 && tens === 0 && ones > 0 ? '零' : ''
  return `${high}${middle}${gap}${ones > 0 ? (digits[ones] ?? '') : ''}`
}

export const numbering = documentRule({
  id,
  name: '条、章、标题和列项的序号连续，不缺不重',
  grade: 'inconsistency',
  families: 'all',
  says: '段首的序号（第…章、第…条、一、、（一）、1.、（1））按各自的级别连续编号：缺号、重号、倒号都报。条文序号跨章连续；上一级序号一变，下一级可以从1重新起，也可以接着编；附件从头编起。',
  limits: [
    '只看段首的序号；段内的①②、一是二是由“段内列项连续”核对。',
    '从1重新起编总是允许的，所以两个列表接在一起、后一个从1起的不报。',
    '第一项就不是1的只作疑问：可能是节录。',
  ],
  examples: [
    { text: '第一章 总则\n\n第一条 目的。\n\n第二条 范围。\n\n第二章 受理\n\n第三条 时限。', finds: 0 },
    { text: '第一条 目的。\n\n第二条 范围。\n\n第四条 时限。', finds: 1, repair: '第三条' },
    {
      text: '一、总体要求\n\n（一）目标。\n\n（二）原则。\n\n二、任务\n\n（一）摸底。\n\n（三）验收。',
      finds: 1,
      repair: '（二）',
    },
    { text: '一、总体要求\n\n二、任务\n\n二、保障措施\n\n四、附则', finds: 1, repair: '三、' },
    {
      text: '请提交以下材料：\n\n1.申请表；\n\n2.身份证明；\n\n3.照片。\n\n办理步骤：\n\n1.登记；\n\n2.审核。',
      finds: 0,
    },
    { text: '第九十九条 监督。\n\n第一百条 解释。\n\n第一百零二条 施行。', finds: 2, repair: '第一条' },
  ],
  check: ({ paragraphs }) => checkAll(paragraphs),
})
