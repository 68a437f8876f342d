/** Changes that a text states: …万元，比上年…万元增加…万元，主要是甲增加…，乙减少…. */
import type { TextFigure } from '../text/figures.ts'
import type { Span } from '../text/plain.ts'
import { matchesOf } from '../text/plain.ts'
import { lastBefore, spansIn } from '../text/spans.ts'
import { statementsOf } from './claims.ts'
import type { ReadText } from './reading.ts'
import { figuresIn } from './reading.ts'

export type ChangePart = { readonly figure: TextFigure; readonly sign: 1 | -1 }

/** A change with what it is measured against; `now` and `last` are null where the text does not give them. */
export type ChangeClaim = {
  readonly change: TextFigure
  readonly sign: 1 | -1
  readonly now: TextFigure | null
  readonly last: TextFigure | null
  /** The changes named behind it as its reasons or parts, up to the next comparison. */
  readonly parts: readonly ChangePart[]
}

const comparing =
  /[比较]\s?(?:上年|去年|上一年|上月|上季|上期|同期|上学年|年初|计划|预算|(?:19|20)\d{2}\s?年)|同比|环比/g
const rising = /(?:增加|增长|上升|提高|增支|增收|增产|多)(?:了|额为|额)?\s?$/
const falling = /(?:减少|下降|降低|压减|节约|减产|减收|少)(?:了|额为|额)?\s?$/

/** A comma between last year's figure and a change that begins with a subject of its own: 比上年…万元，会议费增加…. */
const ofAnother =
  /[,，；;。](?!\s?[则又净共也]?(?:同比|实际|累计|增|减|上升|下降|提高|降低|压减|节约|多|少|涨|跌))/

/** The sign of a figure that follows a word of change; null where none stands before it. */
export function signOf(text: ReadText, figure: TextFigure): 1 | -1 | null {
  const head = text.plain.slice(Math.max(0, figure.from - 8), figure.from)
  return rising.test(head) ? 1 : falling.test(head) ? -1 : null
}

/** Every change of a text that is compared with an earlier figure, in its order. */
export function changesIn(text: ReadText): readonly ChangeClaim[] {
  const all = matchesOf(text.plain, comparing)
  return statementsOf(text.plain).flatMap((statement) => {
    const figures = figuresIn(text, statement).filter(isPlain)
    const marks = spansIn(all, statement)
    return marks.flatMap((mark, index) => {
      const end = marks[index + 1]?.from ?? statement.to
      const claim = claimAt(text, mark, end, figures)
      if (claim === null) return []
      const now = claim.now ?? leadOf(text, mark, statement)
      return [{ ...claim, now: now?.unit === claim.change.unit ? now : null }]
    })
  })
}

const isPlain = ({ comparison, range, unit }: TextFigure): boolean =>
  comparison === 'exactly' && range === null && unit !== '%' && unit !== '‰'

function claimAt(
  text: ReadText,
  mark: Span,
  end: number,
  figures: readonly TextFigure[],
): ChangeClaim | null {
  const behind = spansIn(figures, { from: mark.from, to: end })
  const at = behind.findIndex((one) => signOf(text, one) !== null)
  const change = behind[at]
  const sign = change === undefined ? null : signOf(text, change)
  if (change === undefined || sign === null || at > 1) return null
  const last = at === 1 ? (behind[0] ?? null) : null
  const reach = text.plain.slice(mark.from, last?.from ?? change.from)
  if (
    /[，,；;。]/.test(reach) ||
    (last !== null && /[增减升降涨跌]/.test(reach)) ||
    (last !== null && last.unit !== change.unit) ||
    (last !== null && ofAnother.test(text.plain.slice(last.to, change.from)))
  )
    return null
  const now = lastBefore(figures, mark.from) ?? null
  const isNear =
    now !== null && !/[；;。]/.test(text.plain.slice(now.to, mark.from)) && signOf(text, now) === null
  return {
    change,
    sign,
    now: isNear && now.unit === change.unit ? now : null,
    last,
    parts: partsOf(text, change, behind.slice(at + 1)),
  }
}

/** The changes behind a change in its own unit; something else among them ends them. */
function partsOf(text: ReadText, change: TextFigure, behind: readonly TextFigure[]): readonly ChangePart[] {
  const parts: ChangePart[] = []
  for (const figure of behind) {
    const sign = signOf(text, figure)
    if (sign === null || figure.unit !== change.unit) break
    if (/[;；。]/.test(text.plain.slice(change.to, figure.from))) break
    parts.push({ figure, sign })
  }
  return parts
}

/** A figure named again stands within so many characters before. */
const REACH = 1500

/**
 * This year's figure of a comparison that does not repeat it: one earlier in the paragraph that bears the subject's name
 * (总支出…; 支出比上年…), else the paragraph's first, when its heading words name the subject.
 */
function leadOf(text: ReadText, mark: Span, statement: Span): TextFigure | null {
  const head = text.plain.slice(statement.from, mark.from)
  const from = statement.from + Math.max(head.lastIndexOf(';'), head.lastIndexOf('；')) + 1
  const subject = text.plain.slice(from, mark.from).trim()
  if (subject.length < 2 || subject.length > 12 || /[,，]/.test(subject)) return null
  const before = spansIn(text.figures, { from: from - REACH, to: from }).filter(isPlain)
  const name = subject.slice(0, 2)
  const named = before.find(({ label }) => /总|合计/.test(label) && label.includes(name))
  const [lead] = before
  const isHead =
    lead !== undefined && lead === text.figures[0] && text.plain.slice(0, lead.from).includes(name)
  return named ?? (isHead ? lead : null)
}
