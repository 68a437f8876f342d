import assert from 'node:assert/strict'
import { test } from 'node:test'
import type pg from 'pg'
import { calendarDays, localDate, reckon, workingDays } from '#kernel/time'
import type { Manner } from '#kernel/time'
import { testDatabase } from '#tests/database'
import {
  amendCalendar,
  amendmentFaults,
  currentCalendar,
  listEditions,
  movedPeriods,
  seedCalendars,
} from './index.ts'
import type { CalendarSource } from './index.ts'

const year2026: CalendarSource = {
  year: 2026,
  source: 'a kept library',
  notices: [{ title: '关于2026年部分节假日安排的通知', number: '甲发〔2025〕1号', confidence: 'medium' }],
  offDays: { '2026-10-01': '国庆节', '2026-10-02': '国庆节' },
  workDays: { '2026-10-10': '国庆节' },
}
const amendment = {
  year: 2026,
  notice: '关于调整2026年国庆节假期的通知',
  number: '甲发〔2026〕2号',
  offDays: { '2026-10-01': '国庆节', '2026-10-02': '国庆节', '2026-10-05': '国庆节' },
  workDays: { '2026-10-10': '国庆节', '2026-10-11': '国庆节' },
}
const manner: Manner = { direction: 'after', anchorDay: 'excluded', roll: 'none', monthEnd: 'last-day' }
const running = [
  { id: 'working', anchor: localDate('2026-09-30'), span: workingDays(3), manner },
  { id: 'calendar', anchor: localDate('2026-09-30'), span: calendarDays(10), manner },
  { id: 'earlier', anchor: localDate('2026-03-02'), span: workingDays(3), manner },
]
const listMoved = async (_: pg.PoolClient, { before, after }: Parameters<typeof list>[0]) =>
  list({ before, after })
const list = ({
  before,
  after,
}: {
  before: Parameters<typeof movedPeriods>[1]
  after: Parameters<typeof movedPeriods>[2]
}) =>
  movedPeriods(running, before, after).map((moved) => [moved.period.id, moved.before.due, moved.after.due])

test('years of the corpus are put in once, and a year without a notice stays provisional', async (t) => {
  const { app } = await testDatabase(t)
  assert.equal((await currentCalendar(app)).edition, 'empty')
  const seeded = await Promise.all([seedCalendars(app, [year2026]), seedCalendars(app, [year2026])])
  assert.equal(
    seeded.reduce((sum, added) => sum + added, 0),
    1,
  )
  const calendar = await currentCalendar(app)
  assert.match(calendar.edition, /^2026-1-[0-9a-f]{8}$/)
  assert.equal(calendar.years[2026]?.notice, '关于2026年部分节假日安排的通知（甲发〔2025〕1号）')
  assert.equal(reckon(localDate('2026-09-30'), workingDays(3), manner, calendar).due, '2026-10-07')
  assert.equal(reckon(localDate('2026-12-30'), workingDays(3), manner, calendar).provisional, true)
})

test('an amendment adds an edition with its notice and lists the running periods that it moves', async (t) => {
  const { app } = await testDatabase(t)
  await seedCalendars(app, [year2026])
  const before = await currentCalendar(app)
  const moved = [['working', '2026-10-07', '2026-10-08']]
  const preview = await amendCalendar(app, amendment, { by: 'zhou', move: listMoved, preview: true })
  assert.ok(preview.ok)
  assert.deepEqual(preview.moved, moved)
  assert.deepEqual(await currentCalendar(app), before, 'a preview changes nothing')
  const amended = await amendCalendar(app, amendment, { by: 'zhou', move: listMoved })
  assert.ok(amended.ok)
  assert.deepEqual(amended.moved, moved)
  assert.deepEqual(amended.days, [
    { date: '2026-10-05', working: false, name: '国庆节' },
    { date: '2026-10-11', working: true, name: '国庆节' },
  ])
  assert.deepEqual(await currentCalendar(app), amended.after)
  assert.notEqual(amended.after.edition, before.edition)
  assert.deepEqual(
    (await listEditions(app)).map(({ edition, notice, by }) => [edition, notice, by]),
    [
      [2, '关于调整2026年国庆节假期的通知（甲发〔2026〕2号）', 'zhou'],
      [1, '关于2026年部分节假日安排的通知（甲发〔2025〕1号）', null],
    ],
  )
  const again = await amendCalendar(app, amendment, { by: 'zhou', move: listMoved })
  assert.ok(!again.ok && again.reason === 'unchanged')
  assert.equal(await seedCalendars(app, [year2026]), 0)
  assert.deepEqual(await currentCalendar(app), amended.after, 'a later start does not undo it')
})

test('a failing record of moved periods leaves the calendar as it was', async (t) => {
  const { app } = await testDatabase(t)
  await seedCalendars(app, [year2026])
  const before = await currentCalendar(app)
  const move = () => Promise.reject(new Error('could not record'))
  await assert.rejects(amendCalendar(app, amendment, { by: 'zhou', move }), /could not record/)
  assert.deepEqual(await currentCalendar(app), before)
})

test('editions are never changed by the running program', async (t) => {
  const { app } = await testDatabase(t)
  await seedCalendars(app, [year2026])
  await assert.rejects(app.query(`update calendar_years set notice = 'x'`), /permission denied/)
  await assert.rejects(app.query('delete from calendar_years'), /permission denied/)
})

test('a year that a notice made certain is listed as moved though its day stays', () => {
  const empty = { edition: 'empty', source: '', years: {} }
  const known = {
    edition: 'known',
    source: '',
    years: { 2026: { year: 2026, notice: 'n', offDays: {}, workDays: {} } },
  }
  const moved = movedPeriods(running, empty, known)
  assert.deepEqual(
    moved.map(({ period, before, after }) => [
      period.id,
      before.due === after.due,
      before.provisional,
      after.provisional,
    ]),
    [
      ['working', true, true, false],
      ['earlier', true, true, false],
    ],
  )
})

test('faults of an amendment are told by day', () => {
  const faults = amendmentFaults({
    year: 2027,
    notice: ' ',
    number: '',
    offDays: { '2027-10-01': '国庆节', '2026-10-01': '国庆节', '2027-02-30': '春节' },
    workDays: { '2027-10-01': '国庆节', '2027-10-11': '国庆节' },
  })
  assert.deepEqual(faults, [
    '请填写放假通知的标题。',
    '请填写放假通知的文号。',
    '2026-10-01不在2027年，请另行登记该年。',
    '“2027-02-30”不是日期，请写成2027-01-01的样子。',
    '2027-10-01既列为放假又列为上班，请改正其中一处。',
    '2027-10-11不是星期六或星期日，不需要列为调休上班，请核对。',
  ])
  assert.deepEqual(amendmentFaults(amendment), [])
})
