/** 增长…% and 下降…% against the figures that the same clause compares. */
import type { PrintedFigure } from '../printed-figure.ts'
import { printShare, printsAsGrowth, printsAsShare } from '../share.ts'
import type { TextFigure } from '../text/figures.ts'
import { matchesOf } from '../text/plain.ts'
import { itemsIn } from '../text/spans.ts'
import type { ChangeClaim } from './changes.ts'
import { signOf } from './changes.ts'
import type { ReadText } from './reading.ts'

/** A growth and what it compares stand within so many characters. */
const REACH = 300

/** What a stated growth should be, or null where it holds; with the figures that it was computed from. */
export type Growth = { readonly expected: string | null; readonly figures: readonly TextFigure[] }

const growing = /(?:增长|上升|增加|提高|增长率|增幅)(?:了|为|达)?$/
const falling = /(?:下降|减少|降低|降幅)(?:了|为|达)?$/

/** The growth that a rate states, from last year's figure or from the change, whichever the clause gives. */
export function growthOf(
  text: ReadText,
  rate: TextFigure,
  before: readonly TextFigure[],
  changes: readonly ChangeClaim[],
): Growth | null {
  const sign = growing.test(rate.label) ? 1 : falling.test(rate.label) ? -1 : null
  if (sign === null || /分别/.test(rate.label)) return null
  const isNear = (one: TextFigure): boolean =>
    one.to <= rate.from && rate.from - one.to < REACH && !/[;；。]/.test(text.plain.slice(one.to, rate.from))
  const near = itemsIn(changes, { from: rate.from - REACH, to: rate.from }, ({ change }) => change.from)
  const claim = near.findLast((one) => isNear(one.change) && one.sign === sign)
  if (claim !== undefined) return fromChange(rate, claim, sign)
  return fromYears(text, rate, before.filter(isNear), sign)
}

type Compared = {
  readonly change: TextFigure
  readonly now: TextFigure | null
  readonly last: TextFigure | null
}

function fromChange(rate: TextFigure, { change, now, last }: Compared, sign: 1 | -1): Growth | null {
  if (last !== null) {
    if (last.figure.value <= 0) return null
    const isRight = printsAsShare(change.figure, last.figure, rate.figure)
    const expected = printShare(change.figure.value, last.figure.value, rate.figure)
    return { expected: isRight ? null : `${expected ?? ''}${rate.unit}`, figures: [change, last] }
  }
  if (now === null) return null
  const base = before(now.figure, change.figure, sign)
  return base.value <= 0 ? null : compare(rate, base, now.figure, [now, change], sign)
}

/** …万元，比上年…万元增长…%: two years and no change in figures. */
function fromYears(
  text: ReadText,
  rate: TextFigure,
  near: readonly TextFigure[],
  sign: 1 | -1,
): Growth | null {
  const start = Math.max(0, rate.from - REACH)
  const marks = matchesOf(
    text.plain.slice(start, rate.from),
    /[比较]\s?(?:上年|去年|上一年|上月|上季|上期|同期|(?:19|20)\d{2}\s?年)|同比|环比/g,
  ).map((one) => ({ from: one.from + start }))
  const mark = marks.at(-1)
  const now = mark === undefined ? undefined : near.findLast((one) => one.to <= mark.from)
  const last = near.find(
    (one) =>
      mark !== undefined && one.from >= mark.from && one.unit === now?.unit && signOf(text, one) === null,
  )
  if (mark === undefined || now === undefined || last === undefined || last.figure.value <= 0) return null
  if (/[增减升降涨跌]/.test(text.plain.slice(mark.from, last.from))) return null
  return compare(rate, last.figure, now.figure, [now, last], sign)
}

function compare(
  rate: TextFigure,
  base: PrintedFigure,
  now: PrintedFigure,
  figures: readonly TextFigure[],
  sign: 1 | -1,
): Growth {
  if (printsAsGrowth(base, now, rate.figure, sign)) return { expected: null, figures }
  const expected = printShare((now.value - base.value) * sign, base.value, rate.figure) ?? ''
  return { expected: `${expected}${rate.unit}`, figures }
}

/** The figure before a change; what may have been rounded in both adds up. */
function before(now: PrintedFigure, change: PrintedFigure, sign: 1 | -1): PrintedFigure {
  const value = now.value - sign * change.value
  return { ...now, text: '', value, step: now.step + change.step, low: value, high: value + 1 }
}
