import { describe, it } from 'node:test'
import assert from 'node:assert/strict'
import fc from 'fast-check'
import type { LocalDate } from '#kernel/time'
import { daysBetween, localDate, plusDays, plusYears, yearOf } from '#kernel/time'
import type { Gap, ServiceSpan } from './index.ts'
import { findDayOfYears, gapsBetween, newYear, remainderOn, yearsOn } from './index.ts'

const origin = localDate('2008-01-01')
const dates = fc.integer({ min: 0, max: 365 * 8 }).map((days) => plusDays(origin, days))
const later = fc.integer({ min: 0, max: 365 * 20 })
const deducted = fc.uniqueArray(fc.integer({ min: 2008, max: 2030 }), { maxLength: 4 })
/** At most one gap of under a year every four years, so that gaps never touch. */
const gaps = (start: LocalDate): fc.Arbitrary<readonly Gap[]> =>
  fc
    .array(fc.tuple(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 300 })), { maxLength: 3 })
    .map((parts) =>
      parts.map(([wait, length], index) => {
        const from = plusDays(start, index * 1400 + wait)
        return { from, until: plusDays(from, length - 1) }
      }),
    )
const spans: fc.Arbitrary<ServiceSpan> = dates.chain((start) =>
  fc.record({ start: fc.constant(start), deducted, gaps: gaps(start) }),
)
const withCutOff = fc
  .tuple(spans, later)
  .map(([span, days]) => ({ span, cutOff: plusDays(span.start, days) }))

/** The convention YEARS written down without any stretch: start + N years + a year per fully held deducted year. */
function yearsByFormula(span: ServiceSpan, cutOff: LocalDate): number {
  const off = new Set(span.deducted)
  const first = yearOf(span.start)
  const start = off.has(first) && span.start !== newYear(first) ? newYear(first + 1) : span.start
  const end = off.has(yearOf(cutOff)) ? newYear(yearOf(cutOff)) : cutOff
  const held = [...off].filter((year) => newYear(year) >= start && newYear(year + 1) <= end).length
  let years = 0
  while (plusYears(start, years + 1 + held, 'last-day') <= end) years += 1
  return years
}

void describe('years in post, whatever the span', () => {
  void it('follow the convention where there is no gap', () =>
    fc.assert(
      fc.property(withCutOff, ({ span, cutOff }) => {
        const plain = { ...span, gaps: [] }
        assert.equal(yearsOn(plain, cutOff), yearsByFormula(plain, cutOff))
      }),
      { numRuns: 400 },
    ))
  void it('never fall as the cut-off moves on', () =>
    fc.assert(
      fc.property(withCutOff, fc.integer({ min: 0, max: 900 }), ({ span, cutOff }, more) =>
        assert.ok(yearsOn(span, cutOff) <= yearsOn(span, plusDays(cutOff, more))),
      ),
    ))
  void it('never grow by a deducted year or a gap', () =>
    fc.assert(
      fc.property(withCutOff, fc.integer({ min: 2008, max: 2030 }), ({ span, cutOff }, year) => {
        const more = { ...span, deducted: [...new Set([...span.deducted, year])] }
        assert.ok(yearsOn(more, cutOff) <= yearsOn(span, cutOff))
        assert.ok(yearsOn(span, cutOff) <= yearsOn({ ...span, gaps: [] }, cutOff))
      }),
    ))
  void it('lose by a deducted year at most one', () =>
    fc.assert(
      fc.property(withCutOff, fc.integer({ min: 2008, max: 2030 }), ({ span, cutOff }, year) => {
        const plain = { ...span, gaps: [] }
        const more = { ...plain, deducted: [...new Set([...span.deducted, year])] }
        assert.ok(yearsOn(plain, cutOff) - yearsOn(more, cutOff) <= 1)
      }),
    ))
  void it('are first reached on the day found, and not the day before', () =>
    fc.assert(
      fc.property(spans, fc.integer({ min: 1, max: 8 }), (span, years) => {
        const first = findDayOfYears(span, years)
        assert.ok(first !== undefined)
        assert.ok(yearsOn(span, first) >= years)
        assert.ok(yearsOn(span, plusDays(first, -1)) < years)
      }),
    ))
  void it('are never first reached inside a deducted year', () =>
    fc.assert(
      fc.property(spans, fc.integer({ min: 1, max: 8 }), (span, years) => {
        const first = findDayOfYears({ ...span, gaps: [] }, years)
        assert.ok(first !== undefined)
        assert.ok(!span.deducted.includes(yearOf(first)) || first === newYear(yearOf(first)))
      }),
    ))
  void it('leave a remainder of less than a year', () =>
    fc.assert(
      fc.property(withCutOff, ({ span, cutOff }) => {
        const { months, days } = remainderOn(span, cutOff)
        assert.ok(months >= 0 && months < 12 && days >= 0 && days <= 31, JSON.stringify({ months, days }))
      }),
    ))
})

void describe('gaps between appointments', () => {
  const one = (from: string, until: string | null) => ({
    from: localDate(from),
    until: until === null ? null : localDate(until),
  })
  const start = localDate('2017-03-01')
  void it('are the days nobody was appointed', () => {
    const [gap, ...none] = gapsBetween([one('2020-05-01', null), one('2017-03-01', '2020-02-29')], start)
    assert.deepEqual(none, [])
    assert.deepEqual(gap, { from: '2020-03-01', until: '2020-04-30' })
    assert.equal(daysBetween(localDate('2020-03-01'), localDate('2020-05-01')), 61)
  })
  void it('are none where appointments touch or overlap', () =>
    assert.deepEqual(gapsBetween([one('2017-01-01', '2019-06-30'), one('2019-05-01', null)], start), []))
  void it('last where the last appointment ended', () =>
    assert.deepEqual(gapsBetween([one('2017-03-01', '2019-06-30')], start), [
      { from: '2019-07-01', until: null },
    ]))
})
