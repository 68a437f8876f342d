import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import {
  type Manner,
  type Span,
  type WorkCalendar,
  anniversaries,
  calendarDays,
  clockOf,
  dayStatus,
  extendByOutages,
  daysBetween,
  findLocalDate,
  instantOn,
  legalDateOf,
  instant,
  localDate,
  momentAt,
  months,
  plusDays,
  plusYears,
  receipt,
  weekdayOf,
  reckon,
  workingDays,
  years,
} from './index.ts'

const calendar: WorkCalendar = {
  edition: 'test-2025.1',
  source: 'test',
  years: {
    2025: {
      year: 2025,
      notice: '2025年节假日安排',
      offDays: {
        '2025-10-01': '国庆节',
        '2025-10-02': '国庆节',
        '2025-10-03': '国庆节',
        '2025-10-04': '国庆节',
        '2025-10-05': '国庆节',
        '2025-10-06': '国庆节',
        '2025-10-07': '国庆节',
        '2025-10-08': '国庆节',
      },
      workDays: { '2025-09-28': '国庆节', '2025-10-11': '国庆节' },
    },
  },
}
const after: Manner = { direction: 'after', anchorDay: 'excluded', roll: 'none', monthEnd: 'last-day' }

describe('a legal date', () => {
  it('is the day in China, not the day in UTC', () => {
    assert.equal(legalDateOf(instant('2025-10-08T16:00:00Z')), '2025-10-09')
    assert.equal(legalDateOf(instant('2025-10-08T15:59:59.999Z')), '2025-10-08')
    assert.deepEqual(momentAt('2025-01-01T07:00:00+08:00'), {
      instant: '2024-12-31T23:00:00.000Z',
      date: '2025-01-01',
    })
  })
  it('exists, or is not read', () => {
    assert.equal(findLocalDate('2024-02-29'), '2024-02-29')
    for (const wrong of ['2023-02-29', '2023-2-3', '20230203', '2023-13-01', ''])
      assert.equal(findLocalDate(wrong), undefined)
    assert.throws(() => localDate('2023-02-29'), /not a calendar date/)
  })
  it('ends at 24:00 in China', () => {
    assert.equal(instantOn(localDate('2024-10-18'), '24:00'), '2024-10-18T16:00:00.000Z')
    assert.equal(clockOf(instantOn(localDate('2024-10-18'), '17:30')), '17:30')
  })
  it('moves by days and back', () => {
    fc.assert(
      fc.property(fc.integer({ min: -4000, max: 4000 }), (n) => {
        const start = localDate('2024-02-29')
        assert.equal(daysBetween(start, plusDays(start, n)), n)
      }),
    )
  })
})

describe('anniversaries', () => {
  it('count 29 February on 28 February of a common year when the clause says so', () => {
    assert.equal(anniversaries(localDate('2020-02-29'), localDate('2025-02-28'), 'last-day'), 5)
    assert.equal(anniversaries(localDate('2020-02-29'), localDate('2025-02-27'), 'last-day'), 4)
    assert.equal(anniversaries(localDate('2020-02-29'), localDate('2025-02-28'), 'next-day'), 4)
    assert.equal(plusYears(localDate('2020-02-29'), 1, 'next-day'), '2021-03-01')
  })
  it('include the day itself', () => {
    assert.equal(anniversaries(localDate('2019-09-30'), localDate('2024-09-30'), 'last-day'), 5)
    assert.equal(anniversaries(localDate('2019-09-30'), localDate('2024-09-29'), 'last-day'), 4)
  })
})

describe('a period', () => {
  it('of five working days from 25 September 2025 counts the make-up Sunday and skips the holiday', () => {
    const counted = reckon(localDate('2025-09-25'), workingDays(5), after, calendar)
    assert.equal(counted.due, '2025-10-09')
    const lines = receipt(counted, calendar)
    assert.equal(lines.find((line) => line.date === '2025-09-28')?.counted, 2)
    assert.equal(lines.find((line) => line.date === '2025-10-01')?.counted, undefined)
    assert.equal(lines.at(-1)?.counted, 5)
    assert.deepEqual(counted.notices, ['2025年节假日安排'])
    assert.equal(counted.provisional, false)
  })
  it('counts the anchor day only when told so', () => {
    assert.equal(
      reckon(localDate('2025-09-25'), workingDays(5), { ...after, anchorDay: 'included' }, calendar).due,
      '2025-09-30',
    )
    assert.equal(
      reckon(localDate('2025-09-01'), calendarDays(30), { ...after, anchorDay: 'included' }, calendar).due,
      '2025-09-30',
    )
  })
  it('of months or years that begins with the anchor day ends the day before the same day', () => {
    const included = { ...after, anchorDay: 'included' } as const
    const due = (anchor: string, span: Span, manner: Manner = included): string =>
      reckon(localDate(anchor), span, manner, calendar).due
    assert.equal(due('2025-09-01', months(1)), '2025-09-30')
    assert.equal(due('2025-09-01', months(1), after), '2025-10-01')
    assert.equal(due('2024-02-29', years(1)), '2025-02-28')
    assert.equal(due('2025-01-01', years(1)), '2025-12-31')
    assert.equal(due('2025-09-01', months(0)), '2025-09-01')
  })
  it('of months ends with a month that lacks the day, whether the anchor day counts or not', () => {
    const included = { ...after, anchorDay: 'included' } as const
    const due = (anchor: string, manner: Manner): string =>
      reckon(localDate(anchor), months(1), manner, calendar).due
    assert.equal(due('2025-01-28', included), '2025-02-27')
    for (const anchor of ['2025-01-29', '2025-01-30', '2025-01-31'])
      assert.equal(due(anchor, included), '2025-02-28', anchor)
    assert.equal(due('2025-01-31', after), '2025-02-28')
    assert.equal(due('2025-01-31', { ...included, monthEnd: 'next-day' }), '2025-02-28')
  })
  it('of a month backwards from the last day of March, that day included, is March', () => {
    const backwards = { ...after, direction: 'before', anchorDay: 'included' } as const
    assert.equal(reckon(localDate('2025-03-31'), months(1), backwards, calendar).due, '2025-03-01')
    assert.equal(reckon(localDate('2025-03-15'), months(1), backwards, calendar).due, '2025-02-16')
  })
  it('runs backwards in calendar days without rolling', () => {
    assert.equal(
      reckon(localDate('2018-11-05'), calendarDays(30), { ...after, direction: 'before' }, calendar).due,
      '2018-10-06',
    )
    assert.equal(
      reckon(localDate('2018-11-05'), calendarDays(15), { ...after, direction: 'before' }, calendar).due,
      '2018-10-21',
    )
  })
  it('rolls to the next or the previous working day when told so', () => {
    const next = reckon(
      localDate('2025-09-21'),
      calendarDays(10),
      { ...after, roll: 'next-working-day' },
      calendar,
    )
    assert.equal(next.due, '2025-10-09')
    assert.equal(receipt(next, calendar).filter((line) => line.rolled).length, 8)
    assert.equal(
      reckon(localDate('2025-09-21'), calendarDays(10), { ...after, roll: 'previous-working-day' }, calendar)
        .due,
      '2025-09-30',
    )
  })
  it('is provisional when it runs into a year without a notice, and only then', () => {
    assert.equal(reckon(localDate('2025-12-30'), workingDays(5), after, calendar).provisional, true)
    assert.equal(reckon(localDate('2025-12-30'), calendarDays(5), after, calendar).provisional, false)
    assert.equal(dayStatus(calendar, localDate('2026-01-01')).provisional, true)
  })
  it('of months and years ends on the same day of the month', () => {
    assert.equal(reckon(localDate('2025-01-31'), months(1), after, calendar).due, '2025-02-28')
    assert.equal(
      reckon(localDate('2025-01-31'), months(1), { ...after, monthEnd: 'next-day' }, calendar).due,
      '2025-03-01',
    )
    assert.equal(reckon(localDate('2020-02-29'), years(1), after, calendar).due, '2021-02-28')
  })
  it('refuses a count that is no count', () => {
    assert.throws(() => reckon(localDate('2025-01-01'), workingDays(-1), after, calendar), RangeError)
    assert.throws(() => reckon(localDate('2025-01-01'), workingDays(1.5), after, calendar), RangeError)
  })
  it('has exactly as many counted days in its receipt as the span says', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 300 }),
        fc.integer({ min: 1, max: 40 }),
        fc.boolean(),
        fc.boolean(),
        (shift, count, working, back) => {
          const span = working ? workingDays(count) : calendarDays(count)
          const counted = reckon(
            plusDays(localDate('2025-02-01'), shift),
            span,
            { ...after, direction: back ? 'before' : 'after' },
            calendar,
          )
          const lines = receipt(counted, calendar)
          assert.equal(lines.filter((line) => line.counted !== undefined).length, count)
          assert.equal(lines.at(-1)?.date, counted.due)
        },
      ),
    )
  })
})

describe('an outage', () => {
  const over = instantOn(localDate('2025-03-13'), '17:30')
  const withOutage = (since: string, until: string): WorkCalendar => ({
    ...calendar,
    outages: [{ since: instant(since), until: instant(until) }],
  })
  it('gives the time lost before the end back after it', () => {
    const moved = extendByOutages(over, withOutage('2025-03-13T16:00:00+08:00', '2025-03-13T20:00:00+08:00'))
    assert.equal(clockOf(moved.over), '21:30')
    assert.equal(moved.extended?.from, over)
  })
  it('moves nothing when the service answered again before the end, or failed only after it', () => {
    assert.deepEqual(
      extendByOutages(over, withOutage('2025-03-13T16:00:00+08:00', '2025-03-13T17:29:00+08:00')),
      { over },
    )
    assert.deepEqual(
      extendByOutages(over, withOutage('2025-03-13T17:30:00+08:00', '2025-03-13T20:00:00+08:00')),
      { over },
    )
    assert.equal(extendByOutages(over, calendar).over, over)
  })
})

describe('the fast paths', () => {
  it('agree with Temporal on random days and instants', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 2 ** 31 * 2 }),
        fc.integer({ min: -40, max: 40 }),
        (seconds, shift) => {
          const at = instant(Temporal.Instant.fromEpochMilliseconds(seconds * 1000 + 123).toString())
          const zoned = Temporal.Instant.from(at).toZonedDateTimeISO('Asia/Shanghai')
          const day = legalDateOf(at)
          assert.equal(day, zoned.toPlainDate().toString())
          assert.equal(weekdayOf(day), zoned.dayOfWeek)
          assert.equal(plusDays(day, shift), zoned.toPlainDate().add({ days: shift }).toString())
          const clock = zoned.toPlainTime().toString({ smallestUnit: 'minute' })
          assert.equal(
            instantOn(day, clock),
            zoned.with({ second: 0, millisecond: 0 }).toInstant().toString({ smallestUnit: 'millisecond' }),
          )
        },
      ),
      { numRuns: 2000 },
    )
  })
})
