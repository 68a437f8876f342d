import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { cite } from '#kernel/law'
import {
  type WorkCalendar,
  calendarDays,
  instant,
  localDate,
  momentAt,
  plusDays,
  workingDays,
} from '#kernel/time'
import {
  type KernelState,
  type RunningPeriod,
  decided,
  evolveKernel,
  findDueReminders,
  newKernelState,
  nextReminderOn,
  period,
  relationsToAct,
  role,
  runningPeriods,
  workshop,
} from './index.ts'
import { z } from 'zod'

type Letter = { readonly stage: 'waiting' | 'answered'; readonly due: string }
type Sent = { readonly type: 'Sent' }

const clause = cite('shizhu-budget-2023/t0.date')
const calendar: WorkCalendar = { edition: 'test', source: 'test', years: {} }
const { opening, procedure } = workshop<Letter, Sent>()

/** A letter to be answered by a day; told of `before` that day. */
const letters = (before: readonly ReturnType<typeof calendarDays | typeof workingDays>[]) =>
  procedure({
    id: 'test/letter',
    label: '来函',
    instrument: 'test',
    versions: [{ version: '1', from: localDate('2018-01-01') }],
    shape: 1,
    stages: { waiting: { label: '待答复' }, answered: { label: '已答复' } },
    acts: {
      Send: opening({
        label: '发函',
        cite: clause,
        by: role('clerk'),
        leadsTo: ['waiting'],
        input: z.strictObject({}),
        decide: () => decided({ events: [{ type: 'Sent' }] }),
        example: () => ({ input: {} }),
      }),
    },
    evolve: () => ({ stage: 'waiting', due: '2025-03-20' }),
    parties: () => [],
    periods: [
      period<Letter>(clause, {
        id: 'answer',
        label: '答复期限',
        anchor: (letter) => (letter.stage === 'waiting' ? localDate(letter.due) : undefined),
        span: () => calendarDays(0),
        manner: { direction: 'after', anchorDay: 'excluded', roll: 'none', monthEnd: 'last-day' },
        then: { kind: 'alerts', role: 'clerk' },
        reminders: before.map((span) => ({
          before: span,
          to: () => ['office', 'unit'],
          todo: () => '请答复来函',
        })),
      }),
    ],
    title: () => '来函一件',
    visibility: { see: role('clerk') },
  })

const table = letters([calendarDays(1), calendarDays(5)])
const waiting = (due = '2025-03-20'): Letter => ({ stage: 'waiting', due })
const answered: Letter = { stage: 'answered', due: '2025-03-20' }
const at = (day: string, clock = '09:00') => momentAt(`${day}T${clock}:00+08:00`)

/** Days of the reminders that would be recorded on a day, and the kernel's state after them. */
function look(kernel: KernelState, day: string, letter = waiting(), clock = '09:00', of = table) {
  const now = at(day, clock)
  const due = findDueReminders(of, { domain: letter, kernel }, now, calendar)
  const happening = { version: 2, act: 'Remind', at: now.instant, date: now.date, entered: now.instant }
  return {
    due,
    days: due.map(({ event }) => event.day),
    kernel: due.reduce((state, { event }) => evolveKernel(state, event, happening), kernel),
  }
}

function onlyPeriod(letter: Letter): RunningPeriod {
  const [running] = runningPeriods(table.periods, table.holds, letter, calendar)
  return running ?? assert.fail('no period runs')
}

describe('a reminder of a period', () => {
  it('is due from its day on: not the day before, and not again the day after', () => {
    assert.deepEqual(look(newKernelState(), '2025-03-14').days, [])
    const fifth = look(newKernelState(), '2025-03-15')
    assert.deepEqual(fifth.days, ['2025-03-15'])
    for (const day of ['2025-03-15', '2025-03-16', '2025-03-18'])
      assert.deepEqual(look(fifth.kernel, day).days, [], day)
    const last = look(fifth.kernel, '2025-03-19')
    assert.deepEqual(last.days, ['2025-03-19'])
    assert.deepEqual(look(last.kernel, '2025-03-20', waiting(), '23:59').days, [])
  })

  it('goes to every receiver with the last day, the days left and the one thing to do', () => {
    const [due] = look(newKernelState(), '2025-03-16').due
    assert.deepEqual(
      due?.messages.map(({ to }) => to),
      ['office', 'unit'],
    )
    assert.deepEqual(due?.messages[0], {
      to: 'office',
      template: 'period-reminder',
      data: {
        period: 'answer',
        due: '2025-03-20',
        title: '来函一件',
        label: '答复期限',
        todo: '请答复来函',
        days: 4,
      },
    })
  })

  it('that nobody was there to record is passed over once a later one is due', () => {
    const late = look(newKernelState(), '2025-03-19')
    assert.deepEqual(late.days, ['2025-03-19'])
    assert.equal(nextReminderOn(onlyPeriod(waiting()), late.kernel), undefined)
  })

  it('ends with its period, whether that passed or was left', () => {
    assert.equal(look(newKernelState(), '2025-03-20', waiting(), '23:59').days.length, 1)
    assert.deepEqual(look(newKernelState(), '2025-03-21', waiting(), '00:00').days, [])
    assert.deepEqual(look(newKernelState(), '2025-03-19', answered).days, [])
  })

  it('is said anew for a last day that was moved, and not again for one that came back', () => {
    const first = look(newKernelState(), '2025-03-15')
    assert.equal(nextReminderOn(onlyPeriod(waiting('2025-04-10')), first.kernel), '2025-04-05')
    const moved = look(first.kernel, '2025-04-05', waiting('2025-04-10'))
    assert.deepEqual(moved.days, ['2025-04-05'])
    assert.equal(
      nextReminderOn(onlyPeriod(waiting()), moved.kernel),
      '2025-03-19',
      'the one-day reminder only',
    )
  })

  it('waits while the last step can still be taken back, and not a millisecond longer', () => {
    const last = { act: 'Send', version: 1, entered: instant('2025-03-15T08:50:00+08:00') }
    const kernel = { ...newKernelState(), last }
    assert.deepEqual(look(kernel, '2025-03-15').days, [], 'ten minutes')
    const earlier = { ...last, entered: instant('2025-03-15T08:49:59.999+08:00') }
    assert.deepEqual(look({ ...kernel, last: earlier }, '2025-03-15').days, ['2025-03-15'])
  })

  it('counts working days where it says so', () => {
    const of = letters([workingDays(5)]) // Thursday 2025-03-20: five working days before is Thursday the 13th
    assert.deepEqual(look(newKernelState(), '2025-03-12', waiting(), '09:00', of).days, [])
    assert.deepEqual(look(newKernelState(), '2025-03-13', waiting(), '09:00', of).days, ['2025-03-13'])
  })

  it('tells who has to act while the period runs', () => {
    assert.deepEqual(relationsToAct(table, waiting(), calendar), ['office', 'unit'])
    assert.deepEqual(relationsToAct(table, answered, calendar), [])
  })

  it('needs no state of its own before the first: what older programs folded stays as it was', () => {
    assert.deepEqual(Object.keys(newKernelState()), ['returns', 'urged', 'actors'])
    assert.equal(
      nextReminderOn(onlyPeriod(waiting()), newKernelState()),
      plusDays(localDate('2025-03-20'), -5),
    )
    assert.equal(instant('2025-03-20T00:00:00+08:00') < onlyPeriod(waiting()).over, true)
  })
})
