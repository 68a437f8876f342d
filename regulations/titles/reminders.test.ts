/** Deadlines of title review and who is reminded of them, on which day (closing block, 5). */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { DomainEvent, Procedure, Staged } from '#kernel/case'
import { findDueReminders, newKernelState, runningPeriods } from '#kernel/case'
import { localDate, momentAt } from '#kernel/time'
import { corpusCalendar } from '../../tests/support/calendars.ts'
import { clause } from '../../tests/support/clause.ts'
import { application } from './application/application.ts'
import { sampleApplication } from './application/sample.ts'
import type { Application, ApplicationStage } from './application/state.ts'
import { batch } from './batch/examples.ts'
import { resultBatch } from './batch/batch.ts'
import { reviewCycle } from './cycle/cycle.ts'
import { cycleIn } from './cycle/examples.ts'
import { emptyIntake } from './intake/state.ts'
import { emptyReview } from './review/state.ts'

const day = localDate

/** Days on which a case in this state reminds, with whom and of what. */
function remindersOf<S extends Staged, E extends DomainEvent>(
  procedure: Procedure<S, E>,
  state: S,
  id: string,
): readonly string[] {
  const running = runningPeriods(procedure.periods, procedure.holds, state, corpusCalendar)
  const period = running.find((one) => one.id === id)
  return (period?.reminders ?? []).map(({ day: on, to, todo }) => `${on} ${to.join()} ${todo}`)
}
/** Templates, receivers and days left of what is sent on a day. */
function sentOn<S extends Staged, E extends DomainEvent>(procedure: Procedure<S, E>, domain: S, on: string) {
  const snapshot = { domain, kernel: newKernelState() }
  const due = findDueReminders(procedure, snapshot, momentAt(`${on}T09:00:00+08:00`), corpusCalendar)
  return due.flatMap(({ messages }) =>
    messages.map(({ to, data }) => `${to} ${data['label'] as string} ${data['days'] as string}`),
  )
}
const at = (stage: ApplicationStage, more: Partial<Application> = {}) => sampleApplication(stage, more)

clause(
  'anhui-titles-2018/art.15.d',
  'three and one working days before the deadline',
  ({ accepts, refuses }) => {
    const correcting = at('correcting', {
      intake: {
        ...emptyIntake,
        correction: {
          issuedOn: day('2024-10-08'),
          dueOn: day('2024-10-18'),
          dueTime: '17:30',
          items: [],
          by: 'person-clerk',
          amended: false,
        },
      },
    })
    accepts(
      'submitter, employer and applicant are told on 15 and 17 October 2024 of a deadline on the 18th',
      () => {
        assert.deepEqual(sentOn(application, correcting, '2024-10-15'), [
          'applicant 补正期限 3',
          'employer 补正期限 3',
          'submitter 补正期限 3',
        ])
        assert.equal(sentOn(application, correcting, '2024-10-17')[0], 'applicant 补正期限 1')
      },
    )
    refuses('nobody is told before, or after 17:30 of the last day', () => {
      assert.deepEqual(sentOn(application, correcting, '2024-10-14'), [])
      const late = findDueReminders(
        application,
        { domain: correcting, kernel: newKernelState() },
        momentAt('2024-10-18T17:31:00+08:00'),
        corpusCalendar,
      )
      assert.deepEqual(late, [])
    })
  },
)

describe('reminders of title review', () => {
  it('tell the applicant of the end of filing, and the offices of the end of submission', () => {
    assert.deepEqual(remindersOf(application, at('drafting'), 'filing-window'), [
      '2024-07-26 applicant,entrusted 请填完并提交申报，截止后不能再交',
      '2024-07-30 applicant,entrusted 请填完并提交申报，截止后不能再交',
    ])
    assert.match(
      remindersOf(application, at('verifying'), 'employer-window')[0] ?? '',
      /^2024-08-28 employer /,
    )
    const forwards = [
      {
        order: 1,
        organisation: 'a',
        name: '甲',
        closesOn: day('2024-08-10'),
        opinion: '同意',
        on: day('2024-08-01'),
      },
      { order: 2, organisation: 'b', name: '乙', closesOn: day('2024-08-20'), opinion: null, on: null },
    ]
    assert.match(
      remindersOf(application, at('forwarding', { forwards }), 'forwarding-window')[1] ?? '',
      /^2024-08-19 forwarding-now /,
    )
    assert.match(remindersOf(application, at('submitting'), 'submission-window')[0] ?? '', /submitting-now/)
    for (const id of ['filing-window', 'employer-window', 'submission-window'])
      assert.deepEqual(remindersOf(application, at('received'), id), [])
  })
  it('tell the candidate of exam and defence, until they are over', () => {
    const sitting = (on: string) => ({ form: '笔试', on: day(on), from: '09:00', until: '11:00' })
    const slip = {
      exam: 'exam-1',
      ticket: '0001',
      room: '1',
      place: '示例中学',
      seat: 1,
      sittings: [sitting('2024-09-22'), sitting('2024-09-21')],
      noticedOn: day('2024-09-02'),
    }
    const examined = at('admitted', { intake: { ...emptyIntake, examSlip: slip } })
    assert.match(remindersOf(application, examined, 'exam-day')[1] ?? '', /^2024-09-20 applicant /)
    const result = { total: '70', absent: false, qualified: true, on: day('2024-09-30') }
    const known = at('admitted', { intake: { ...emptyIntake, examSlip: slip, exam: result } })
    assert.deepEqual(remindersOf(application, known, 'exam-day'), [])
    const defence = (heard: boolean) => ({
      reason: '破格',
      on: day('2024-11-15'),
      time: '09:00',
      place: '示例厅',
      checkedIn: null,
      heard,
    })
    const called = (heard: boolean) => at('released', { review: { ...emptyReview, defence: defence(heard) } })
    assert.match(remindersOf(application, called(false), 'defence-day')[0] ?? '', /^2024-11-12 applicant /)
    assert.deepEqual(remindersOf(application, called(true), 'defence-day'), [])
  })
  it('tell who goes on that a publicity ends tomorrow, and the unit that the summary is due', () => {
    const posted = batch('result-publicity')
    const [reminder] = remindersOf(resultBatch, posted, 'result-publicity')
    assert.match(reminder ?? '', /convening 公示期满次日起请报送职称管理部门$/)
    const published = cycleIn('published')
    const days = remindersOf(reviewCycle, published, 'summary').map((one) => one.slice(0, 10))
    const due = `${published.year + 1}-03-01`
    assert.deepEqual(days, [`${published.year + 1}-01-30`, `${published.year + 1}-02-22`], `due ${due}`)
  })
})
