import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { localDate } from '#kernel/time'
import type { BoardUnit } from './board.ts'
import { progressOf, remindersOn, standingOf, stepsOf, unitsNotDone, urgeText } from './board.ts'

const day = localDate
const unit = (more: Partial<BoardUnit> = {}): BoardUnit => ({
  code: '136003',
  name: '示例中心',
  department: '136',
  caseId: 'case-1',
  stage: 'compiling',
  returned: 0,
  urged: 0,
  total: null,
  errors: 0,
  hints: 0,
  dueOn: day('2023-01-10'),
  submittedOn: null,
  congressOn: null,
  approvedOn: null,
  repliedOn: null,
  publishedOn: null,
  ...more,
})
const lateOn = (one: BoardUnit, today: string) =>
  stepsOf(one, day(today)).map(({ step, due, daysLate }) => [step, due, daysLate])

void describe('units that are not done', () => {
  const turns = (one: BoardUnit) =>
    unitsNotDone([one], day('2023-02-01')).map(({ todo, withDepartment }) => [todo, withDepartment])
  void it('say whose turn it is: the unit, its department, or nobody who is urged', () => {
    assert.deepEqual(turns(unit()), [['请完成编制、签章并报送', false]])
    assert.deepEqual(turns(unit({ stage: 'department-review' })), [['请主管部门审核', true]])
    assert.deepEqual(turns(unit({ stage: 'approved' })), [['请主管部门批复单位', true]])
    assert.deepEqual(turns(unit({ stage: 'approved', repliedOn: day('2023-01-30') })), [
      ['请准备公开', false],
    ])
    assert.deepEqual(turns(unit({ stage: 'finance-review' })), [])
  })
  void it('of the first level never wait for a department', () => {
    assert.deepEqual(turns(unit({ stage: 'approved', department: null })), [['请准备公开', false]])
  })
})

void describe('late units and what comes due', () => {
  void it('by 2023-01-10, and still open on that day: not late', () => {
    assert.deepEqual(lateOn(unit(), '2023-01-10'), [['报送', '2023-01-10', 0]])
  })
  void it('on 2023-01-11 it is late by one day, and stays so once it is done', () => {
    assert.deepEqual(lateOn(unit(), '2023-01-11'), [['报送', '2023-01-10', 1]])
    const done = unit({ submittedOn: day('2023-01-11'), stage: 'department-review' })
    assert.deepEqual(lateOn(done, '2023-06-01'), [['报送', '2023-01-10', 1]])
  })
  for (const { today, told } of [
    { today: '2023-01-04', told: [] },
    { today: '2023-01-05', told: [['ahead', 5]] },
    { today: '2023-01-06', told: [] },
    { today: '2023-01-09', told: [['ahead', 1]] },
    { today: '2023-01-10', told: [] },
    { today: '2023-01-11', told: [['late', 1]] },
    { today: '2023-01-12', told: [['late', 2]] },
  ])
    void it(`reminders on ${today}`, () => {
      assert.deepEqual(
        remindersOn([unit()], day(today)).map(({ kind, days }) => [kind, days]),
        told,
      )
    })
})

void describe('the clocks of the law', () => {
  const approved = unit({
    stage: 'approved',
    submittedOn: day('2023-01-09'),
    congressOn: day('2023-01-20'),
    approvedOn: day('2023-02-06'),
  })

  void it('are 20, 15 and 20 days, one after the other', () => {
    const waiting = unit({
      stage: 'finance-review',
      submittedOn: day('2023-01-09'),
      congressOn: day('2023-01-20'),
    })
    assert.deepEqual(lateOn(waiting, '2023-02-10')[1], ['财政批复', '2023-02-09', 1])
    assert.deepEqual(lateOn(approved, '2023-02-21')[2], ['部门批复', '2023-02-21', 0])
    const replied = { ...approved, repliedOn: day('2023-02-21') }
    assert.deepEqual(lateOn(replied, '2023-03-14')[3], ['公开', '2023-03-13', 1])
    const published = { ...replied, publishedOn: day('2023-03-13') }
    assert.deepEqual(lateOn(published, '2023-12-31')[3], ['公开', '2023-03-13', 0])
  })

  void it('skip the department for a first-level unit', () => {
    assert.deepEqual(
      lateOn({ ...approved, department: null }, '2023-02-27').map(([step, due]) => [step, due]),
      [
        ['报送', '2023-01-10'],
        ['财政批复', '2023-02-09'],
        ['公开', '2023-02-26'],
      ],
    )
  })

  void it('do not run for finance before anything was sent in', () => {
    assert.equal(lateOn(unit({ congressOn: day('2023-01-20') }), '2023-03-01').length, 1)
  })
})

void describe('the board', () => {
  void it('calls each stage by the offices’ word; a returned budget stays 退回 until it goes out again', () => {
    const words = [
      null,
      'assigned',
      'compiling',
      'department-review',
      'before-congress',
      'approved',
      'published',
    ].map((stage) => standingOf(unit({ stage })))
    assert.deepEqual(words, ['未编', '已布置', '编制中', '已报送', '财政审核', '已批复', '已公开'])
    assert.equal(standingOf(unit({ returned: 1 })), '退回')
    assert.equal(standingOf(unit({ returned: 1, stage: 'department-review' })), '已报送')
  })

  void it('counts units in the order of the road and leaves nobody out', () => {
    const units = [unit(), unit({ stage: 'published' }), unit({ stage: null }), unit()]
    assert.deepEqual(progressOf(units), [
      { standing: '未编', units: 1 },
      { standing: '编制中', units: 2 },
      { standing: '已公开', units: 1 },
    ])
  })

  void it('urges with the unit, the day and the one thing to do, and says nothing where nothing is open', () => {
    const units = [
      unit(),
      unit({ code: '136004', name: '示例大学', stage: 'published', publishedOn: day('2023-02-01') }),
    ]
    assert.equal(
      urgeText(units, 2023, day('2023-01-12'), '示例县财政局'),
      '【示例县财政局】2023年预算办理提醒（1月12日），请下列单位尽快办理：\n1. 示例中心（136003）：请完成编制、签章并报送，已逾期2日',
    )
    assert.match(urgeText([unit()], 2023, day('2023-01-08'), '财政局'), /1月10日前办理/)
    assert.equal(urgeText(units.slice(1), 2023, day('2023-01-12'), '财政局'), '')
  })
})
