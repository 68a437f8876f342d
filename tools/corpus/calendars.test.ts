import assert from 'node:assert/strict'
import { resolve } from 'node:path'
import { describe, it } from 'node:test'
import { loadCalendars } from '#platform/corpus'
import { daysOfPackage } from './calendars.ts'

const calendars = new Map(
  loadCalendars(resolve(import.meta.dirname, '../..')).map((file) => [file.year, file]),
)

/** off, make-up or plain: what the calendar says of a date. */
function sayOf(date: string): string {
  const file = calendars.get(Number(date.slice(0, 4)))
  if (file === undefined) return 'unpublished'
  return date in file.offDays ? 'off' : date in file.workDays ? 'make-up' : 'plain'
}

/** Make-up days as the State Council notices print them, written down from the notices and not from the package. */
const MAKE_UP: Readonly<Record<number, readonly string[]>> = {
  2018: ['02-11', '02-24', '04-08', '04-28', '09-29', '09-30', '12-29'],
  2019: ['02-02', '02-03', '04-28', '05-05', '09-29', '10-12'],
  2020: ['01-19', '04-26', '05-09', '06-28', '09-27', '10-10'],
  2021: ['02-07', '02-20', '04-25', '05-08', '09-18', '09-26', '10-09'],
  2022: ['01-29', '01-30', '04-02', '04-24', '05-07', '10-08', '10-09'],
  2023: ['01-28', '01-29', '04-23', '05-06', '06-25', '10-07', '10-08'],
  2024: ['02-04', '02-18', '04-07', '04-28', '05-11', '09-14', '09-29', '10-12'],
  2025: ['01-26', '02-08', '04-27', '09-28', '10-11'],
  2026: ['01-04', '02-14', '02-28', '05-09', '09-20', '10-10'],
}

describe('the State Council calendar', () => {
  for (const [year, days] of Object.entries(MAKE_UP)) {
    it(`${year} has the make-up days of its notice and no others`, () => {
      const file = calendars.get(Number(year))
      assert.deepEqual(
        Object.keys(file?.workDays ?? {}),
        days.map((day) => `${year}-${day}`),
      )
    })
  }

  it('agrees with the dates the clauses count over', () => {
    const stated = {
      'off 2023-05-03': sayOf('2023-05-03'),
      'make-up 2023-05-06': sayOf('2023-05-06'),
      'off 2023-09-29': sayOf('2023-09-29'),
      'off 2023-10-06': sayOf('2023-10-06'),
      'make-up 2023-10-07': sayOf('2023-10-07'),
      'off 2023-06-22': sayOf('2023-06-22'),
      'off 2023-06-24': sayOf('2023-06-24'),
      'make-up 2023-06-25': sayOf('2023-06-25'),
      'make-up 2025-04-27': sayOf('2025-04-27'),
      'make-up 2025-09-28': sayOf('2025-09-28'),
      'off 2025-10-08': sayOf('2025-10-08'),
      'plain 2025-10-09': sayOf('2025-10-09'),
    }
    for (const [expected, found] of Object.entries(stated))
      assert.equal(found, expected.split(' ')[0], expected)
  })

  it('agrees with the printed notice of 2024', () => {
    const spans = {
      春节: ['02-10', '02-17'],
      清明: ['04-04', '04-06'],
      劳动节: ['05-01', '05-05'],
      中秋: ['09-15', '09-17'],
      国庆节: ['10-01', '10-07'],
    }
    const off = Object.entries(calendars.get(2024)?.offDays ?? {})
    for (const [name, [first, last]] of Object.entries(spans)) {
      const days = off.filter(([, holiday]) => holiday === name).map(([date]) => date.slice(5))
      assert.deepEqual([days[0], days.at(-1)], [first, last], name)
    }
    assert.equal(sayOf('2024-02-09'), 'plain')
    assert.equal(sayOf('2024-06-10'), 'off')
  })

  it('records both notices of 2020: the extension took 2020-02-01 off the make-up days', () => {
    assert.equal(calendars.get(2020)?.notices.length, 2)
    assert.equal(sayOf('2020-02-01'), 'off')
    assert.equal(sayOf('2020-02-02'), 'off')
    assert.equal(sayOf('2020-02-03'), 'plain')
  })

  it('lies on weekends with its make-up days only', () => {
    for (const file of calendars.values()) {
      for (const date of Object.keys(file.workDays)) {
        assert.ok([0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay()), date)
      }
      for (const date of [...Object.keys(file.offDays), ...Object.keys(file.workDays)]) {
        assert.equal(date.slice(0, 4), String(file.year))
      }
    }
  })

  it('has no year without a published notice', () => {
    assert.deepEqual([...calendars.keys()], [2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026])
    assert.equal(sayOf('2027-01-01'), 'unpublished')
    assert.throws(() => daysOfPackage(2027), /no notice is published yet/)
  })

  it('still agrees with the package it was made from', () => {
    for (const { year, source, offDays, workDays } of calendars.values()) {
      assert.deepEqual(daysOfPackage(year), { source, offDays, workDays })
    }
  })
})
