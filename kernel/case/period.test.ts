import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type WorkCalendar, localDate, workingDays } from '#kernel/time'
import { cite } from '#kernel/law'
import { period, runningPeriods } from './index.ts'

const calendar: WorkCalendar = { edition: 'test', source: 'test', years: {} }

describe('a period that runs backwards', () => {
  const [notice] = runningPeriods(
    [
      period<{ meeting: string }>(cite('anhui-titles-2018/art.23.5.a'), {
        id: 'notice',
        label: '会议通知',
        anchor: (state) => localDate(state.meeting),
        span: () => workingDays(5),
        manner: { direction: 'before', anchorDay: 'excluded', roll: 'none', monthEnd: 'last-day' },
        then: { kind: 'closes', acts: ['SendNotice'] },
      }),
    ],
    [],
    { meeting: '2025-03-14' },
    calendar,
  )

  it('names the first day for which an act of today would still be in time', () => {
    assert.equal(notice?.reckoning.due, '2025-03-07')
    assert.equal(notice?.earliestAnchor?.(localDate('2025-03-07')), '2025-03-14', 'the last day in time')
    assert.equal(
      notice?.earliestAnchor?.(localDate('2025-03-10')),
      '2025-03-15',
      'Saturday: five working days lie before it',
    )
  })
})
