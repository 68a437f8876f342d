import assert from 'node:assert/strict'
import { localDate } from '#kernel/time'
import { describe, it } from 'node:test'
import { clause } from '../../../tests/support/clause.ts'
import type { PrecheckFacts } from './index.ts'
import { blockingFindings, effectiveDate, findEffectiveDate, metBeforeRegulation, precheck } from './index.ts'
import { settings } from '../registers/review.ts'
import { assessment, condition, conditionSet, engineer, title } from './sample.fixture.ts'

const day = localDate
const blocked = (f: PrecheckFacts): readonly string[] =>
  blockingFindings(precheck(f)).map(({ clause: id, holds }) => `${id.split('/')[1]} ${holds}`)

const qualified: PrecheckFacts = {
  ...engineer,
  titles: [],
  qualifications: [{ key: '注册机械师', series: '工程', level: '中级' }],
  content: { ...engineer.content, qualification: '注册机械师' },
  appointments: [
    {
      person: 'p-1',
      series: '工程',
      level: '中级',
      post: '工程师',
      from: day('2019-01-01'),
      employer: 'employer-1',
    },
  ],
}
clause('anhui-titles-2018/art.12', 'a mapped certificate', ({ accepts, refuses }) => {
  accepts('中级 with an appointment as 中级 engineer, filing 副高级', () =>
    assert.deepEqual(blocked(qualified), []),
  )
  refuses('the appointment still 助理级', () => {
    const appointments = qualified.appointments.map((one) => ({ ...one, level: '助理级' as const }))
    assert.ok(blocked({ ...qualified, appointments }).includes('art.12 no'))
  })
  refuses('the appointment has ended', () => {
    const appointments = qualified.appointments.map((one) => ({ ...one, until: day('2024-06-30') }))
    assert.ok(blocked({ ...qualified, appointments }).includes('art.12 no'))
  })
  refuses('an unmapped certificate', () =>
    assert.ok(blocked({ ...qualified, qualifications: [] }).includes('art.12 no')),
  )
})

const teacher = title({ series: '中小学教师', specialty: '语文' })
clause('anhui-titles-2018/art.33', 'a teacher’s title and an editor’s post', ({ accepts, refuses }) => {
  const editor: PrecheckFacts = {
    ...engineer,
    titles: [teacher],
    person: { ...engineer.person, postSpecialty: '出版/编辑' },
  }
  accepts('title and post of one series', () => assert.deepEqual(blocked(engineer), []))
  refuses('a transfer is offered', () => {
    const finding = blockingFindings(precheck(editor)).find(({ rule }) => rule === 'title-fits-post@1')
    assert.match(finding?.say ?? '', /请先申报转评/)
  })
})
clause('anhui-titles-2018/art.35.a', '会计中级 filing 工程副高级', ({ accepts, refuses }) => {
  const accountant = title({ series: '会计', specialty: '会计' })
  refuses('without a transfer', () =>
    assert.ok(blocked({ ...engineer, titles: [accountant] }).includes('art.35.a no')),
  )
  accepts('after the transfer was approved', () =>
    assert.deepEqual(
      blocked({
        ...engineer,
        titles: [accountant, title({ way: '转评', obtainedOn: day('2022-11-16'), year: 2022 })],
      }),
      [],
    ),
  )
})
clause('anhui-titles-2018/art.35.b', 'transfer filed in the 2024 cycle, passed 2025-01-05', ({ rows }) => {
  const transferred = [
    title({ series: '会计', specialty: '会计' }),
    title({ way: '转评', obtainedOn: day('2025-01-05'), year: 2024 }),
  ]
  rows(
    [
      { year: 2024, accepted: false },
      { year: 2025, accepted: true },
    ],
    ({ year }) => `filing higher in cycle ${year}`,
    ({ year, accepted }) => {
      const cycle = { year, cutOff: day(`${year}-12-31`) }
      assert.equal(blocked({ ...engineer, titles: transferred, cycle }).includes('art.35.b no'), !accepted)
    },
  )
})
clause('anhui-titles-2018/art.38', 'the whole unit changed on 2022-06-01', ({ accepts, refuses }) => {
  const reformed = (contractFrom: string): PrecheckFacts => ({
    ...engineer,
    titles: [teacher],
    person: { ...engineer.person, contractFrom: day(contractFrom) },
    reforms: [
      {
        employer: 'employer-1',
        on: day('2022-06-01'),
        document: '编办〔2022〕1号',
        postSpecialty: '工程/机械',
      },
    ],
  })
  accepts('on the roll that day', () => assert.deepEqual(blocked(reformed('2022-06-01')), []))
  refuses('joined 2022-07-01', () =>
    assert.deepEqual(blocked(reformed('2022-07-01')), ['art.33 no', 'art.35.a no', 'art.38 no']),
  )
})

const transfer: PrecheckFacts = {
  ...engineer,
  target: { series: '工程', specialty: '机械', level: '中级', band: '中级', track: '转评' },
  titles: [title({ series: '会计', specialty: '会计' })],
  person: { ...engineer.person, postSince: day('2023-09-01') },
  conditions: conditionSet
    .filter(({ kind }) => kind === '学历')
    .map((row) => ({ ...row, level: '中级', track: '转评' })),
  content: {
    ...engineer.content,
    achievements: engineer.content.achievements.map((one) => ({ ...one, on: day('2024-02-01') })),
  },
}
const onDay = (f: PrecheckFacts, on: string): PrecheckFacts => ({ ...f, on: day(on) })
clause('anhui-titles-2018/art.34.a', 'post start 2023-09-01', ({ accepts, refuses }) => {
  accepts('filing 2024-09-01', () => assert.deepEqual(blocked(onDay(transfer, '2024-09-01')), []))
  refuses('filing 2024-08-31', () => {
    const [finding] = blockingFindings(precheck(onDay(transfer, '2024-08-31')))
    assert.equal(finding?.clause, 'anhui-titles-2018/art.34.a')
    assert.match(finding.say ?? '', /请在2024-09-01起申报转评/)
  })
})
clause('anhui-titles-2018/art.34.b', 'the assessment in the post', ({ accepts, refuses }) => {
  accepts('合格', () => assert.deepEqual(blocked(transfer), []))
  refuses('基本合格', () =>
    assert.deepEqual(
      blocked({ ...transfer, assessments: [assessment(2022), assessment(2023, '基本合格')] }),
      ['art.34.b no'],
    ),
  )
  refuses('none since the post began', () =>
    assert.deepEqual(blocked({ ...transfer, assessments: [assessment(2022)] }), ['art.34.b no']),
  )
})
clause('anhui-titles-2018/art.34.c', 'achievements in the post', ({ accepts, refuses }) => {
  accepts('one after the post start', () => assert.deepEqual(blocked(transfer), []))
  refuses('all before it', () =>
    assert.deepEqual(blocked({ ...transfer, content: engineer.content }), ['art.34.c no']),
  )
})
clause('anhui-titles-2018/art.34.d', 'the same level', ({ accepts, refuses }) => {
  accepts('中级 to 中级', () => assert.deepEqual(blocked(transfer), []))
  refuses('中级 to 副高级', () => {
    const target = { ...transfer.target, level: '副高级', band: '高级' } as const
    const conditions = transfer.conditions.map((row) => ({ ...row, level: '副高级' as const }))
    assert.deepEqual(blocked({ ...transfer, target, conditions }), ['art.34.d no'])
  })
})
clause('anhui-titles-2018/art.34.e', 'the set of the new series', ({ accepts, refuses }) => {
  accepts('its set is there', () => assert.deepEqual(blocked(transfer), []))
  refuses('only the old series has one', () => {
    const conditions = transfer.conditions.map((row) => ({ ...row, series: '会计' }))
    assert.ok(blocked({ ...transfer, conditions }).includes('art.34.e unknown'))
  })
})

const soldier: PrecheckFacts = {
  ...engineer,
  on: day('2024-10-08'),
  target: { series: '工程', specialty: '机械', level: '中级', band: '中级', track: '机关调入军转' },
  titles: [],
  person: {
    ...engineer.person,
    postSince: day('2023-10-08'),
    movedInOn: day('2023-10-08'),
    movedFrom: '军队',
    workingSince: day('2010-07-01'),
  },
  degrees: engineer.degrees.map((one) => ({ ...one, level: '硕士', awardedOn: day('2010-06-30') })),
  conditions: [
    condition('对照1', '资历', { track: '机关调入军转', level: '中级', degree: '硕士', figure: 3 }),
    condition('对照2', '资历', { track: '机关调入军转', level: '中级', degree: '本科', figure: 6 }),
  ],
}
clause('anhui-titles-2018/art.41.a', 'post start 2023-10-08', ({ accepts, refuses }) => {
  accepts('filing 2024-10-08', () => assert.deepEqual(blocked(soldier), []))
  refuses('filing 2024-10-07', () => assert.deepEqual(blocked(onDay(soldier, '2024-10-07')), ['art.41.a no']))
})
clause('anhui-titles-2018/art.41.b', 'assessed in the post', ({ accepts, refuses }) => {
  accepts('合格 in 2023', () => assert.deepEqual(blocked(soldier), []))
  refuses('no assessment', () => assert.deepEqual(blocked({ ...soldier, assessments: [] }), ['art.41.b no']))
})
clause('anhui-titles-2018/art.41.d', 'master 2010, service since', ({ accepts, refuses }) => {
  accepts('中级 directly, no lower title asked', () => {
    const check = precheck(soldier)
    assert.equal(check.ready, true)
    assert.ok(!check.items.some(({ finding }) => finding.rule.startsWith('lower-title')))
  })
  refuses('two years of service', () =>
    assert.deepEqual(
      blocked({ ...soldier, person: { ...soldier.person, workingSince: day('2022-01-01') } }),
      ['art.41.d no'],
    ),
  )
  refuses('a second time after the move', () =>
    assert.deepEqual(
      blocked({ ...soldier, titles: [title({ level: '助理级', obtainedOn: day('2024-01-05') })] }),
      ['art.41.d no'],
    ),
  )
  refuses('moved from another province', () =>
    assert.deepEqual(blocked({ ...soldier, person: { ...soldier.person, movedFrom: '外省' } }), [
      'art.41.d no',
    ]),
  )
})

const effectiveOn = day('2018-03-01')
const transition: PrecheckFacts = {
  ...engineer,
  target: { series: '工程', specialty: '机械', level: '中级', band: '中级', track: '正常' },
  titles: [],
  conditions: conditionSet.filter(({ kind }) => kind === '学历').map((row) => ({ ...row, level: '中级' })),
  transitionMetOn: day('2018-02-28'),
  effectiveOn,
}
clause('anhui-titles-2018/art.60.c', 'the old conditions met', ({ accepts, refuses }) => {
  accepts('the day before the effective date', () => assert.deepEqual(blocked(transition), []))
  refuses('on the effective date', () =>
    assert.deepEqual(blocked({ ...transition, transitionMetOn: effectiveOn }), ['art.9.c no', 'art.60.c no']),
  )
})
clause('anhui-titles-2018/art.67.b', 'no effective date', ({ refuses, accepts }) => {
  refuses('60.c is neither passed nor failed', () => {
    assert.deepEqual(blocked({ ...transition, effectiveOn: null }), ['art.9.c unknown', 'art.60.c unknown'])
    const finding = metBeforeRegulation({ metOn: day('2018-02-28'), effectiveOn: null })
    assert.match(finding.say ?? '', /本办法施行日期/)
    return effectiveDate.on(day('2024-01-01'))
  })
  accepts('an administrator entered and confirmed one', () => {
    const setting = { value: '2018-03-01', confirmed: true, source: '印发件' }
    assert.deepEqual(blocked({ ...transition, effectiveOn: findEffectiveDate(setting) }), [])
    return settings
  })
})
void describe('the effective date', () => {
  void it('counts only when confirmed and a day', () => {
    const setting = { value: '2018-03-01', confirmed: false, source: '' }
    assert.equal(findEffectiveDate(setting), null)
    assert.equal(findEffectiveDate({ ...setting, confirmed: true, value: '2018-02-30' }), null)
    assert.equal(findEffectiveDate(undefined), null)
  })
})
