/** Titles of documents: what belongs to the name, and whether two titles may be the same document cited differently. */

/** `core`: the name without spaces, quotes and brackets. `version`: 试行, 修订, 征求意见. `years`: the period it covers. */
export type TitleParts = {
  readonly core: string
  readonly version: string | null
  readonly years: readonly [number, number] | null
}

const versionMark = /[（(]\s?(?:[^（()）]*?)(试行|暂行|修订|修正|征求意见|送审|草案|试用)[^（()）]*[）)]\s?$/
const yearsMark = /((?:19|20)\d{2})\s?年?\s?[-—–~至]{1,2}\s?((?:19|20)\d{2})\s?年?/
const editionMark = /[（(]\s?((?:19|20)\d{2})\s?年?[版修订本]*\s?[）)]/

/** Takes a title apart; `after` is what stands behind it where its period may be printed. */
export function readTitle(title: string, after = ''): TitleParts {
  const behind = /^\s?[（(][^（()）]{0,16}[）)]/.exec(after)?.[0] ?? ''
  const whole = `${title}${yearsMark.test(behind) ? behind : ''}`
  return {
    core: whole
      .replaceAll(/[（(][^（()）]*[）)]/g, '')
      .replaceAll(/[\s《》〈〉<>“”"‘’]/g, '')
      .replace(yearsMark, ''),
    version: versionMark.exec(title.trim())?.[1] ?? null,
    years: yearsOf(whole),
  }
}

function yearsOf(title: string): TitleParts['years'] {
  const period = yearsMark.exec(title)
  if (period !== null) return [Number(period[1]), Number(period[2])]
  const edition = editionMark.exec(title)
  return edition === null ? null : [Number(edition[1]), Number(edition[1])]
}

/** Kinds of documents that a title ends with, longer ones first. */
const kinds = [
  '实施办法',
  '实施方案',
  '实施意见',
  '实施细则',
  '办法',
  '方案',
  '意见',
  '细则',
  '规定',
  '规程',
  '计划',
  '规划',
  '通知',
  '体系',
  '目录',
  '标准',
] as const

/** Characters that tell one document of a row from the next: numbers, seasons, levels, sides. */
const telling =
  /[\d〇一二三四五六七八九十百上中下前后春夏秋冬东南西北左右内外正副新旧大小高初老男女甲乙丙丁公私非不无未省市县区乡镇村国校院系班年月日季期届次版篇卷]/

/**
 * How two titles relate. `same`: one document, cited alike or shorter. `variant`: hardly two documents, but not written
 * alike. `doubtful`: perhaps one, perhaps two. `other`: two documents.
 */
export type TitleRelation = 'same' | 'variant' | 'doubtful' | 'other'

/** Shorter titles differ by a character and are two documents. */
const TITLE_LENGTH = 12

/** Compares two titles taken apart. */
export function relateTitles(a: TitleParts, b: TitleParts): TitleRelation {
  if (a.core === b.core) return relateEditions(a, b)
  if (a.core.includes(b.core) || b.core.includes(a.core)) return 'same'
  if (Math.min(a.core.length, b.core.length) < TITLE_LENGTH) return 'other'
  const [one, two] = [stemOf(a.core), stemOf(b.core)]
  const step = one.stem === two.stem ? 'same' : stepBetween(one.stem, two.stem)
  if (one.kind === two.kind) {
    if (step === 'same' || step === 'other') return step === 'same' ? relateEditions(a, b) : 'other'
    return step === 'dropped' ? 'variant' : 'doubtful'
  }
  // two plans of overlapping years on one matter, named almost alike
  return step !== 'other' && yearsOverlap(a.years, b.years) ? 'variant' : 'other'
}

function relateEditions(a: TitleParts, b: TitleParts): TitleRelation {
  if (a.version !== null && b.version !== null && a.version !== b.version) return 'variant'
  if (a.years === null || b.years === null || a.years.join('-') === b.years.join('-')) return 'same'
  const arePeriods = [a.years, b.years].every(([from, to]) => from !== to)
  return arePeriods && yearsOverlap(a.years, b.years) ? 'variant' : 'other'
}

function yearsOverlap(a: TitleParts['years'], b: TitleParts['years']): boolean {
  return a !== null && b !== null && a[0] <= b[1] && b[0] <= a[1]
}

function stemOf(core: string): { readonly stem: string; readonly kind: string } {
  const kind = kinds.find((one) => core.endsWith(one)) ?? ''
  return { stem: core.slice(0, core.length - kind.length), kind: kind.replace('实施', '') }
}

/** One character written otherwise, or one or two single characters left out (高等职业院校, 高职院校); anything more is other. */
function stepBetween(a: string, b: string): 'replaced' | 'dropped' | 'other' {
  const [long = '', short = ''] = [a, b].toSorted((one, other) => other.length - one.length)
  if (long.length === short.length) {
    const wrong = Array.from(long).flatMap((one, at) =>
      one === short[at] ? [] : [`${one}${short[at] ?? ''}`],
    )
    return wrong.length === 1 && !telling.test(wrong[0] ?? '') ? 'replaced' : 'other'
  }
  const dropped = droppedFrom(long, short)
  if (dropped === null || dropped.length > 2) return 'other'
  const isWord = (dropped[1] ?? 0) - (dropped[0] ?? 0) === 1
  return isWord || dropped.some((at) => telling.test(long[at] ?? '')) ? 'other' : 'dropped'
}

/** Positions in the longer text that the shorter leaves out; null where it is not the same text with gaps. */
function droppedFrom(long: string, short: string): readonly number[] | null {
  const dropped: number[] = []
  let at = 0
  for (let index = 0; index < long.length; index += 1) {
    if (long[index] === short[at]) at += 1
    else dropped.push(index)
  }
  return at === short.length ? dropped : null
}
