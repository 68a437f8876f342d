/** Rates that a text states beside the figures they are made of: 占总数的…%, …率为…%, 比上年增长…%, 之比为1:18. */
import type { PrintedFigure } from '../printed-figure.ts'
import { printShare, printsAsShare } from '../share.ts'
import type { TextFigure } from '../text/figures.ts'
import type { Span } from '../text/plain.ts'
import { matchesOf } from '../text/plain.ts'
import { isOneSlip } from '../text/slip.ts'
import { itemsIn, spansIn } from '../text/spans.ts'
import type { ChangeClaim } from './changes.ts'
import { changesIn } from './changes.ts'
import type { SumClaim } from './claims.ts'
import { statementsOf, sumClaimsIn } from './claims.ts'
import { growthOf } from './growth-rates.ts'
import type { ReadText } from './reading.ts'
import { figuresIn } from './reading.ts'

/** A stated rate and what the figures beside it make of it; `expected` is null where it holds. */
export type RateClaim = {
  readonly rate: Span & { readonly text: string }
  readonly expected: string | null
  readonly figures: readonly TextFigure[]
  /** The list of a whole and its parts that the rate goes with, where there is one. */
  readonly claim: SumClaim | null
  /** Whether the words leave but one whole that the rate can be of. */
  readonly isSure: boolean
}

const isRate = ({ unit, comparison, range }: TextFigure): boolean =>
  (unit === '%' || unit === '‰') && comparison === 'exactly' && range === null
const ratioOf = /(?<!\d)1\s?[:：]\s?(\d{1,4}(?:\.\d{1,2})?)(?![\d:：])/g
const rateLabel = /([\u4e00-\u9fa5]{2})率(?:为|是|达|达到|约为)?$/
/** Parts that a rate of success does not count. */
const negated = /不|未|待|无|失|退|缺/

/** Every rate of a text whose figures stand in the same statement. */
export function rateClaimsIn(text: ReadText): readonly RateClaim[] {
  const claims = sumClaimsIn(text)
  const changes = changesIn(text)
  const nearClaims = (rate: TextFigure): readonly SumClaim[] =>
    itemsIn(claims, reachOf(rate), ({ whole }) => whole.from)
  return statementsOf(text.plain).flatMap((statement) => {
    const figures = figuresIn(text, statement)
    const found: RateClaim[] = []
    for (const rate of figures.filter(isRate)) {
      const before = spansIn(figures, reachOf(rate)).filter(isCount)
      const claim =
        nearClaims(rate).findLast(({ whole, parts }) => isBehind(rate, statement, whole, parts)) ?? null
      const one =
        sharedOut(text, rate, before) ??
        listRate(rate, claim) ??
        growthRate(text, rate, before, changes) ??
        shareRate(text, rate, before, found.at(-1)) ??
        completedShare(rate, before) ??
        namedRate(text, rate, before)
      if (one !== null) found.push(one)
    }
    return [...found, ...ratiosIn(text, statement, figures)]
  })
}

function growthRate(
  text: ReadText,
  rate: TextFigure,
  before: readonly TextFigure[],
  changes: readonly ChangeClaim[],
): RateClaim | null {
  const growth = growthOf(text, rate, before, changes)
  return growth === null ? null : { rate, ...growth, claim: null, isSure: true }
}

/** A rate and what it is of stand within so many characters. */
const REACH = 1500
const reachOf = ({ from }: Span): Span => ({ from: from - REACH, to: from })

const isCount = ({ unit, comparison, range }: TextFigure): boolean =>
  unit !== '%' && unit !== '‰' && comparison === 'exactly' && range === null

function isBehind(
  rate: TextFigure,
  statement: Span,
  whole: TextFigure,
  parts: readonly TextFigure[],
): boolean {
  const last = parts.at(-1)
  return whole.from >= statement.from && last !== undefined && last.to <= rate.from && parts.length >= 3
}

/** …率 behind a list of parts: some of them together must make it. */
function listRate(rate: TextFigure, claim: SumClaim | null): RateClaim | null {
  const stem = rateLabel.exec(rate.label)?.[1]
  if (claim === null || stem === undefined || /增长|完成|增幅/.test(stem)) return null
  const { whole, parts } = claim
  const figures = [whole, ...parts]
  if (someSubset(whole, parts, rate)) return { rate, expected: null, figures, claim, isSure: true }
  const counted = countedParts(parts)
  const expected = printShare(sumOf(counted), whole.figure.value, rate.figure)
  return expected === null
    ? null
    : { rate, expected: `${expected}${rate.unit}`, figures, claim, isSure: true }
}

/** Whether a rate holds for a whole and the parts that a rate of success counts; asked of a list with a slip mended. */
export function holdsFor(whole: PrintedFigure, parts: readonly TextFigure[], rate: TextFigure): boolean {
  const counted = countedParts(parts)
  return printsAsShare(addUp(counted), whole, rate.figure)
}

/** The parts that a rate of success counts: all but those not, not yet or no longer. */
function countedParts(parts: readonly TextFigure[]): readonly TextFigure[] {
  return parts.filter(({ label }) => !negated.test(label))
}

const sumOf = (parts: readonly TextFigure[]): number =>
  parts.reduce((sum, { figure }) => sum + figure.value, 0)

function addUp(parts: readonly TextFigure[]): PrintedFigure {
  const [first] = parts
  const step = parts.reduce((all, { figure }) => all + figure.step, 0)
  const value = sumOf(parts)
  const unit = first?.unit ?? ''
  return { text: '', unit, value, decimals: 0, step, low: value, high: value + 1 }
}

/** More parts than this are not tried in every combination. */
const MOST_PARTS = 8

function someSubset(whole: TextFigure, parts: readonly TextFigure[], rate: TextFigure): boolean {
  if (parts.length > MOST_PARTS) return printsAsShare(addUp(countedParts(parts)), whole.figure, rate.figure)
  return Array.from({ length: 2 ** parts.length - 1 }, (_one, index) =>
    parts.filter((_part, bit) => ((index + 1) >> bit) % 2 === 1),
  ).some((subset) => printsAsShare(addUp(subset), whole.figure, rate.figure))
}

/** 占…的…%: what the share is taken of. */
export const shareLabel =
  /占(?:到|比|了)?([^,，、；;。]{0,30}?)(?:的(?:比例|比重|份额)?)?(?:为|是|达|达到|约)?$/

/** 甲3人、乙2人，分别占60%、40%: each share of a run with the figure at its own place; undefined words end the run. */
function sharedOut(text: ReadText, rate: TextFigure, before: readonly TextFigure[]): RateClaim | null {
  const run = runOf(text, rate)
  const [head] = run
  if (head === undefined || !/分别占/.test(head.label)) return null
  const parts = before.filter((one) => one.to <= head.from).slice(-run.length)
  const part = parts[run.indexOf(rate)]
  const [first] = before
  if (part === undefined || first === undefined || parts.includes(first) || parts.length < run.length)
    return null
  if (first.unit !== part.unit || !isTotal(text, first, part)) return null
  return judge(rate, part, [first], true)
}

/** The rates that stand in a row with this one, joined by 、 or 和. */
function runOf(text: ReadText, rate: TextFigure): readonly TextFigure[] {
  const near = spansIn(text.figures, { from: rate.from - 120, to: rate.from + 120 }).filter(isRate)
  const at = near.indexOf(rate)
  const isJoined = (a: TextFigure | undefined, b: TextFigure | undefined): boolean =>
    a !== undefined && b !== undefined && /^\s?[、和及与]\s?$/.test(text.plain.slice(a.to, b.from))
  let [from, to] = [at, at]
  while (isJoined(near[from - 1], near[from])) from -= 1
  while (isJoined(near[to], near[to + 1])) to += 1
  return near.slice(from, to + 1)
}

/** 占…的…%: of the figure that bears the name; without a name of the whole that the share before it was of. */
function shareRate(
  text: ReadText,
  rate: TextFigure,
  before: readonly TextFigure[],
  previous: RateClaim | undefined,
): RateClaim | null {
  const named = shareLabel.exec(rate.label)?.[1]
  const part = before.at(-1)
  if (named === undefined || part === undefined || /分别/.test(rate.label)) return null
  if (/[，,。；;]/.test(gapBetween(text, part, rate))) return null
  const others = spansIn(text.figures, reachOf(part))
    .filter(isCount)
    .filter((one) => one.unit === part.unit && one.figure.value >= part.figure.value)
  const core = coreOf(named)
  if (core !== '') {
    const wholes = others.filter((one) => bearsName(one.label, core))
    return judge(rate, part, wholes.toReversed(), wholes.length === 1)
  }
  const base = previous?.figures.find((one) => others.includes(one))
  const [first] = before
  const isWhole = first !== undefined && first !== part && isTotal(text, first, part)
  const total = base ?? (isWhole ? first : undefined)
  if (total !== undefined) return judge(rate, part, [total, ...others], true)
  const claim = judge(rate, part, others, false)
  return claim?.expected === null ? claim : null
}

/** What stands between a part and its share apart from one comma. */
function gapBetween({ plain }: ReadText, part: TextFigure, rate: TextFigure): string {
  return plain
    .slice(part.to, rate.from)
    .replace(/^[,，]\s?(?:比上年|同比)?(?:增长|下降)\s?\d{1,4}(?:\.\d{1,4})?%/, '')
    .replace(/^\s?[,，、(（]/, '')
}

/** Called a total, or followed by 其中 before the part. */
const isTotal = ({ plain }: ReadText, one: TextFigure, part: TextFigure): boolean =>
  /总|共|合计/.test(one.label) || /其中|包括/.test(plain.slice(one.to, part.from))

/** A name without words that only say that it is a whole, or that a figure follows. */
export function coreOf(name: string): string {
  return name
    .replace(/(?:共有|共计|合计|共|为|是|有|达到|达|约|[\s:：])+$/, '')
    .replaceAll(/总(?:人数|数|额|量|计)?|全(?:部|体|校|县|市|省|院)|人数|数量?$|的|其/g, '')
    .trim()
}

/** Whether a figure's label ends in the name of what a share is taken of, or in the end of that name. */
export function bearsName(label: string, core: string): boolean {
  const name = coreOf(label)
  return core.length >= 2 && name.length >= 2 && (name.endsWith(core) || core.endsWith(name))
}

const completion = /完成[\u4e00-\u9fa5]{0,6}?(计划|任务|目标|预算|指标)(?:数|总额|总数)?的?$/

/** 完成年度计划的…%: the figure before it, of the one that is called the plan. */
function completedShare(rate: TextFigure, before: readonly TextFigure[]): RateClaim | null {
  const plan = completion.exec(rate.label)?.[1]
  if (plan === undefined) return null
  const part = before.findLast(({ label }) => !label.includes(plan))
  const wholes = before.filter((one) => one !== part && one.label.includes(plan) && one.unit === part?.unit)
  return part === undefined ? null : judge(rate, part, wholes, wholes.length === 1)
}

/** …率为…%: the figure named like the rate, of the other one beside it. */
function namedRate(text: ReadText, rate: TextFigure, before: readonly TextFigure[]): RateClaim | null {
  const stem = rateLabel.exec(rate.label)?.[1]
  if (stem === undefined || /增长|增幅/.test(stem)) return null
  const parts = before.filter(
    ({ label }) => Array.from(stem).every((one) => label.includes(one)) && !negated.test(label),
  )
  const part = parts.at(-1)
  if (part === undefined) return null
  const others = before.filter((one) => one !== part && one.unit === part.unit).toReversed()
  const claim = judge(rate, part, others, parts.length === 1 && others.length === 1)
  if (claim === null || claim.expected === null) return claim
  // a rate per thousand is of people that the sentence need not name, and so is one of another clause
  const [whole] = others
  const isApart = whole === undefined || /[;；]/.test(text.plain.slice(whole.to, rate.from))
  if (rate.unit === '‰' || isApart || whole.figure.value < part.figure.value) return null
  const isSlip = isOneSlip(digitsOf(claim.expected), digitsOf(rate.text))
  return { ...claim, isSure: claim.isSure && isSlip }
}

const digitsOf = (printed: string): string => /\d+(?:\.\d+)?/.exec(printed)?.[0] ?? ''

/** It holds for one of the wholes, or it is wrong; with several wholes it is only to be asked which was meant. */
function judge(
  rate: TextFigure,
  part: TextFigure,
  wholes: readonly TextFigure[],
  isSure: boolean,
): RateClaim | null {
  const right = wholes.find((whole) => printsAsShare(part.figure, whole.figure, rate.figure))
  if (right !== undefined) return { rate, expected: null, figures: [part, right], claim: null, isSure }
  const [whole] = wholes
  const expected = whole === undefined ? null : printShare(part.figure.value, whole.figure.value, rate.figure)
  if (whole === undefined || expected === null) return null
  return { rate, expected: `${expected}${rate.unit}`, figures: [part, whole], claim: null, isSure }
}

/** 甲…人，乙…人，之比为1:18: the two figures before it, either way round. */
function ratiosIn(text: ReadText, statement: Span, figures: readonly TextFigure[]): readonly RateClaim[] {
  const { plain } = text
  return matchesOf(plain.slice(statement.from, statement.to), ratioOf).flatMap(({ from, to, match }) => {
    const span = { from: from + statement.from, to: to + statement.from, text: match[0] }
    const head = plain.slice(Math.max(statement.from, span.from - 8), span.from)
    const before = spansIn(figures, reachOf(span)).filter(isCount).slice(-2)
    const [a, b] = before
    if (!/比(?:例|值)?(?:为|是|达|达到)?\s?$/.test(head) || a === undefined || b === undefined) return []
    if (a.unit !== b.unit || a.figure.value === 0 || b.figure.value === 0) return []
    const [small, large] = a.figure.value < b.figure.value ? [a, b] : [b, a]
    const [printed = '', decimals = ''] = (match[1] ?? '').split('.')
    const tens = 10n ** BigInt(decimals.length)
    const [times, over] = [BigInt(large.figure.value) * tens, BigInt(small.figure.value)]
    const gap = times - BigInt(printed + decimals) * over
    const isRight = 2n * (gap < 0n ? -gap : gap) <= over
    const expected = `1:${shiftPoint((times * 2n + over) / (over * 2n), decimals.length)}`
    return [
      { rate: span, expected: isRight ? null : expected, figures: [small, large], claim: null, isSure: true },
    ]
  })
}

/** A whole number with a point before its last digits. */
function shiftPoint(number: bigint, decimals: number): string {
  const digits = number.toString().padStart(decimals + 1, '0')
  return decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`
}
