import assert from 'node:assert/strict'
import { it } from 'node:test'
import type { Snapshot } from '#kernel/case'
import { findDueLapse, newKernelState } from '#kernel/case'
import { momentAt } from '#kernel/time'
import { corpusCalendar } from '../../../tests/support/calendars.ts'
import { clause } from '../../../tests/support/clause.ts'
import { type World, actor, given } from '../../../tests/support/run.ts'
import { application } from '../application/application.ts'
import { applicationOfYear } from '../application/resources.ts'
import type { Application } from '../application/state.ts'
import { committee } from '../meeting/sample.ts'
import { procedureIds } from '../vocabulary.ts'
import { applicationIn, correction, cycleOf, vacancy } from './examples.ts'

const clerk = actor('person-acceptance', 'acceptance-clerk', 'example-convening')
const head = actor('person-head', 'convening-head', 'example-convening')
const applicant = actor('person-applicant', 'title-applicant', 'example-employer')
const city = actor('person-city', 'city-titles', 'example-city-bureau')
const otherOffice = actor('person-far', 'acceptance-clerk', 'other-convening')

const vacancies = { 'employer-1|中级|2024': vacancy }
const world = (more: World = {}): World => ({
  at: '2024-09-20T10:00:00+08:00',
  calendar: corpusCalendar,
  registers: { 'titles-committees': { 'C-1': committee }, 'titles-vacancies': vacancies },
  cases: { 'cycle-1': cycleOf(false) },
  ...more,
})
const from = (state: Application, more: World = {}) => given(application, world(more)).state(state)
const item = (text: string) => ({ text, slot: null })
const due = { dueOn: '2024-10-18', dueTime: '17:30' }
const notify = (...texts: readonly string[]) => ({ items: texts.map(item), ...due })
const target = (more: object) => ({ target: { ...applicationIn('received').target, ...more } })
const tools = { ...target({ series: '会计', specialty: '会计' }) }
const decline = (more: object) => ({ item: '3', conditions: ['第三条'], fact: '任现职年限不足', ...more })

clause(
  'anhui-titles-2018/art.15.a',
  'a unit accepts what its own committee reviews',
  ({ accepts, refuses }) => {
    accepts('an engineer for the engineering committee', () =>
      from(applicationIn('received')).when('AdmitApplication', {}, clerk).thenStage('admitted'),
    )
    refuses('an accountant sent to it: only declining is left', () => {
      const run = from(applicationIn('received', {}, tools))
      run.when('AdmitApplication', {}, clerk).thenRefusedBy('inbox-is-own', '只能不予受理')
      run
        .when('DeclineAdmission', decline({ item: '2', fact: '会计不属本评委会' }), clerk)
        .thenStage('declined')
    })
    refuses('the clerk of another unit', () =>
      from(applicationIn('received')).when('AdmitApplication', {}, otherOffice).thenRefused('not-permitted'),
    )
  },
)

clause('anhui-titles-2018/art.15.b', 'reviewed before anything is decided', ({ accepts, refuses }) => {
  const open = applicationIn('received', { reviewedBy: null })
  accepts('a review on record, then accepted', () =>
    from(open)
      .when('ReviewApplication', { note: '材料齐全' }, clerk)
      .when('AdmitApplication', {}, clerk)
      .thenStage('admitted'),
  )
  refuses('no review on record', () =>
    from(open).when('AdmitApplication', {}, clerk).thenRefusedBy('review-is-on-record'),
  )
})

clause('anhui-titles-2018/art.15.c', 'everything missing is told once', ({ accepts, refuses }) => {
  const told = () => from(applicationIn('received')).when('NotifyDeficiencies', notify('A', 'B'), clerk)
  const whole = () =>
    told()
      .when('SupplementMaterials', { items: ['1', '2'] }, applicant)
      .thenStage('received')
  accepts('A and B in one notice, to applicant, employer and submitter', () => {
    const run = told().thenStage('correcting')
    assert.deepEqual(
      run.operations().messages.map(({ to }) => to),
      ['applicant', 'employer', 'submitter'],
    )
  })
  refuses('a second notice for C, with the first shown', () =>
    whole()
      .when('NotifyDeficiencies', notify('C'), clerk)
      .thenRefusedBy('notified-only-once', /已一次性告知.*A、B/),
  )
  accepts('the file is decided on what is there', () =>
    whole().when('AdmitApplication', {}, clerk).thenStage('admitted'),
  )
  refuses('what was never asked for is not supplied under the notice', () =>
    told()
      .when('SupplementMaterials', { items: ['3'] }, applicant)
      .thenRefusedBy('items-are-of-notice'),
  )
  refuses('the unit mends its own slip once, by name, and not twice', () => {
    const amended = told().when(
      'AmendDeficiencyNotice',
      { ...notify('A', 'B', 'C'), responsible: '受理人甲' },
      clerk,
    )
    assert.equal(amended.thenAccepted().domain.intake.correction?.by, '受理人甲')
    amended
      .when('AmendDeficiencyNotice', { ...notify('D'), responsible: '受理人甲' }, clerk)
      .thenRefusedBy('notified-only-once', '只能更正一次')
  })
})

const correcting = applicationIn('correcting', { correction })
clause('anhui-titles-2018/art.15.d', '2024-10-18 17:30, to the minute', ({ accepts, refuses }) => {
  const supply = (at: string) =>
    from(correcting, { at }).when('SupplementMaterials', { items: ['1', '2'] }, applicant)
  accepts('17:29', () => supply('2024-10-18T17:29:00+08:00').thenStage('received'))
  refuses('17:31', () => supply('2024-10-18T17:31:00+08:00').thenRefused('too-late'))
  refuses('a deadline in the past, or after the calendar of the cycle', () => {
    const set = (dueOn: string) =>
      from(applicationIn('received')).when('NotifyDeficiencies', { ...notify('A'), dueOn }, clerk)
    set('2024-09-19').thenRefusedBy('correction-is-ahead')
    set('2026-01-01').thenRefusedBy('correction-is-ahead')
  })
})

clause('anhui-titles-2018/art.15.e', 'three demanded, two supplied', ({ accepts, refuses }) => {
  const three = applicationIn('correcting', {
    correction: {
      ...correction,
      items: [...correction.items, { id: '3', text: '论文', slot: null, suppliedOn: null }],
    },
  })
  const two = () =>
    from(three)
      .when('SupplementMaterials', { items: ['1', '2'] }, applicant)
      .thenStage('correcting')
  accepts('deemed abandoned by the system at the deadline; the year stays used', () => {
    const { domain } = two()
    const snapshot: Snapshot<Application> = { domain, kernel: newKernelState() }
    const lapse = (at: string) => findDueLapse(application, snapshot, momentAt(at), corpusCalendar)
    assert.equal(lapse('2024-10-18T17:29:59+08:00'), undefined)
    assert.equal(lapse('2024-10-18T17:31:00+08:00')?.act, 'DeemAbandoned')
    const run = two().on('2024-10-18T17:31:00+08:00').asSystem('DeemAbandoned', {}).thenStage('abandoned')
    assert.equal(run.domain.exit?.reason, '逾期未补齐：论文')
    assert.deepEqual(
      run.operations().claims.filter(({ claim }) => claim === applicationOfYear.id),
      [],
    )
    assert.deepEqual(
      run.operations().messages.map(({ to }) => to),
      ['applicant', 'submitter'],
    )
    run.when('ReviewApplication', {}, clerk).thenRefused('closed')
  })
  refuses('all three supplied: back to review, nothing lapses', () => {
    const whole = two()
      .when('SupplementMaterials', { items: ['3'] }, applicant)
      .thenStage('received')
    whole.asSystem('DeemAbandoned', {}).thenRefused('out-of-turn')
    const done = {
      ...correction,
      items: correction.items.map((one) => ({ ...one, suppliedOn: correction.issuedOn })),
    }
    from(applicationIn('correcting', { correction: done }))
      .asSystem('DeemAbandoned', {})
      .thenRefusedBy('something-is-missing')
  })
  refuses('a clerk cannot end it by hand', () =>
    from(correcting).when('DeemAbandoned', {}, clerk).thenRefused('not-permitted'),
  )
})

const bundleOf = (name: string, until = '2024-08-31') => ({
  submitter: { organisation: 'x', name },
  submissionUntil: until,
})
const reviewed = (state: Application, submission: object, more: World = {}) =>
  from(state, { cases: { 'cycle-1': cycleOf(false), 'submission-1': submission }, ...more }).when(
    'ReviewApplication',
    {},
    clerk,
  )
const atHand = applicationIn('received', { reviewedBy: null })
clause('anhui-titles-2018/art.16.1', 'a letter of the right submitter', ({ accepts, refuses }) => {
  accepts('the submitter of the route', () => reviewed(atHand, bundleOf('示例市住建局')).thenAccepted())
  refuses('a letter by the county bureau: told to the clerk before he decides', () =>
    reviewed(atHand, bundleOf('示例县人社局')).thenTold('letter-is-right', '应由示例市住建局出具'),
  )
})
clause('anhui-titles-2018/art.16.2', 'committee of 机械、电气, specialty 化工', ({ accepts, refuses }) => {
  accepts('机械', () => from(applicationIn('received')).when('AdmitApplication', {}, clerk).thenAccepted())
  refuses('化工', () => {
    const run = from(applicationIn('received', {}, target({ specialty: '化工' })))
    run.when('AdmitApplication', {}, clerk).thenRefusedBy('is-in-scope', /申报工程化工中级.*机械、电气/)
    run.when('ReviewApplication', {}, clerk).thenTold('is-in-scope')
  })
})
clause('anhui-titles-2018/art.16.3', 'the failing condition is ticked', ({ accepts, refuses }) => {
  const state = () => from(applicationIn('received'))
  accepts('one condition named: F11 with its number', () => {
    const run = state().when('DeclineAdmission', decline({}), clerk).thenStage('declined')
    assert.equal(run.domain.exit?.clause, 'anhui-titles-2018/art.16.3')
    assert.equal(run.domain.intake.declined?.letter, '2024-不受0001')
    const released = run.operations().claims.map(({ claim, operation }) => `${claim} ${operation}`)
    assert.ok(released.includes(`${applicationOfYear.id} release`))
  })
  refuses('free text alone', () =>
    state()
      .when('DeclineAdmission', decline({ conditions: [] }), clerk)
      .thenRefusedBy('condition-is-named'),
  )
})
clause('anhui-titles-2018/art.16.4', 'sent by 2024-08-31', ({ accepts, refuses }) => {
  const on = (day: string) =>
    applicationIn('received', {
      reviewedBy: null,
      submission: { caseId: 'submission-1', letter: '示例呈〔2024〕1号', on: day as never },
    })
  accepts('on the last day', () => reviewed(on('2024-08-31'), bundleOf('示例市住建局')).thenAccepted())
  refuses('a day later: told to the clerk', () =>
    reviewed(on('2024-09-01'), bundleOf('示例市住建局')).thenTold('submitted-in-window', '2024-08-31'),
  )
})
clause('anhui-titles-2018/art.16.5', 'one vacancy, ranks 1 and 2', ({ accepts, refuses }) => {
  const one = { 'employer-1|中级|2024': { ...vacancy, confirmed: 1 } }
  const ranked = (rank: number, confirmed: object = one) =>
    from(
      applicationIn(
        'received',
        {},
        {
          recommendation: {
            score: '',
            rank,
            record: '',
            counted: true,
            exemption: null,
            on: correction.issuedOn,
          },
        },
      ),
      { registers: { 'titles-committees': { 'C-1': committee }, 'titles-vacancies': { ...confirmed } } },
    ).when('AdmitApplication', {}, clerk)
  accepts('rank 1 goes on', () => ranked(1).thenStage('admitted'))
  refuses('rank 2', () => ranked(2).thenRefusedBy('is-within-vacancies', '排序第2名，确认空缺1个'))
  accepts('rank 2 by a written exemption of the authority', () =>
    ranked(2, {
      'employer-1|中级|2024': { ...vacancy, confirmed: 1, exemption: '示例人社函〔2024〕2号' },
    }).thenAccepted(),
  )
})
clause('anhui-titles-2018/art.16.6', 'the catch-all cites what it rests on', ({ accepts, refuses }) => {
  const state = () => from(applicationIn('received'))
  accepts('art.65', () => {
    const run = state().when(
      'DeclineAdmission',
      decline({ item: '6', conditions: [], source: '第六十五条' }),
      clerk,
    )
    assert.match(run.thenStage('declined').domain.exit?.reason ?? '', /第六十五条/)
  })
  refuses('no source', () =>
    state()
      .when('DeclineAdmission', decline({ item: '6', conditions: [] }), clerk)
      .thenRefusedBy('source-is-cited'),
  )
})

const keeper = actor('person-seal', 'seal-keeper', 'example-convening')
clause('anhui-titles-2018/art.17.a', 'the seal of consent follows the signature', ({ accepts, refuses }) => {
  accepts('signed, sealed, released', () =>
    from(applicationIn('admitted'))
      .when('SignRelease', {}, head)
      .when('ReleaseToCommittee', {}, keeper)
      .thenStage('released'),
  )
  refuses('sealed before the head signed', () =>
    from(applicationIn('admitted')).when('ReleaseToCommittee', {}, keeper).thenRefusedBy('release-is-signed'),
  )
})
clause('anhui-titles-2018/art.17.b', 'the responsible person signs', ({ accepts, refuses }) => {
  accepts('the head, with name and day', () => {
    const run = from(applicationIn('admitted')).when('SignRelease', {}, head).thenAccepted()
    assert.deepEqual(run.domain.intake.released, { on: '2024-09-20', head: 'person-head', sealedOn: null })
  })
  refuses('the acceptance clerk, and a head who reviewed himself', () => {
    from(applicationIn('admitted')).when('SignRelease', {}, clerk).thenRefused('not-permitted')
    from(applicationIn('admitted', { reviewedBy: 'person-head' }))
      .when('SignRelease', {}, head)
      .thenRefusedBy('head-did-not-review')
  })
})
clause('anhui-titles-2018/art.18.a', 'forgery at review ends the case for good', ({ accepts, refuses }) => {
  const sanction = { procedure: procedureIds.sanction, act: 'DecideSanction' }
  const facts = {
    reason: '获奖证书系伪造',
    clause: 'anhui-titles-2018/art.18.a',
    document: '示例协〔2024〕3号',
    proven: true,
  }
  const cancelled = () =>
    from(applicationIn('received')).asEffectOf(sanction, 'DisqualifyCandidate', facts, clerk)
  accepts('cancelled', () => {
    const run = cancelled().thenStage('disqualified')
    assert.equal(run.domain.exit?.clause, 'anhui-titles-2018/art.18.a')
    return run.domain.exit
  })
  refuses('nothing is admitted afterwards', () => {
    const run = cancelled().when('AdmitApplication', {}, clerk)
    run.thenRefused('out-of-turn')
    return run.domain.exit
  })
})

const examined = { 'cycle-1': cycleOf(true) }
clause('anhui-titles-2018/art.23.2.c', 'rosters are sealed after the exam', ({ accepts, refuses }) => {
  const sat = { total: '60.0', absent: false, qualified: true, on: correction.issuedOn }
  accepts('the result is recorded', () =>
    from(applicationIn('admitted', { exam: sat }), { cases: examined })
      .when('SignRelease', {}, head)
      .thenAccepted(),
  )
  refuses('the exam is pending', () =>
    from(applicationIn('admitted'), { cases: examined })
      .when('SignRelease', {}, head)
      .thenRefusedBy('exam-is-over'),
  )
})

const filed = (track: string, intake: Partial<Application['intake']> = {}) => {
  const state = applicationIn('admitted', intake, target({ track }))
  return { ...state, cycle: { ...state.cycle, authoriser: 'example-city-bureau' } }
}
clause('anhui-titles-2018/art.40.a', 'accepted before consent is asked', ({ accepts, refuses }) => {
  accepts('accepted', () =>
    from(filed('破格')).when('DecideExceptional', { agreed: true }, city).thenStage('admitted'),
  )
  refuses('not yet accepted', () => {
    const state = { ...applicationIn('received', {}, target({ track: '破格' })) }
    from(state)
      .when('DecideExceptional', { agreed: true }, city)
      .thenRefusedBy('is-admitted-first', '先办理受理')
  })
})
clause(
  'anhui-titles-2018/art.40.b',
  'consent on F 4 by the committee’s own level, R 8 for a senior one',
  ({ accepts, refuses }) => {
    const province = actor('person-province', 'province-titles', 'example-province')
    const senior = () => {
      const state = filed('破格')
      return from(
        { ...state, cycle: { ...state.cycle, authoriser: 'example-province' } },
        { cases: { 'cycle-1': { ...cycleOf(false), authoriser: 'example-province' } } },
      )
    }
    accepts('the province for a senior committee, then release is possible', () =>
      senior()
        .when('DecideExceptional', { agreed: true }, province)
        .when('SignRelease', {}, head)
        .thenAccepted(),
    )
    refuses('the city in its place; release without consent', () => {
      senior()
        .when('DecideExceptional', { agreed: true }, city)
        .thenRefusedBy('office-may-consent', 'example-province')
      senior().when('SignRelease', {}, head).thenRefusedBy('consent-is-given')
    })
    accepts('refused consent ends the case', () => {
      const run = senior().when('DecideExceptional', { agreed: false }, province).thenStage('not-consented')
      assert.equal(run.domain.exit?.clause, 'anhui-titles-2018/art.40.b')
    })
  },
)
clause(
  'anhui-titles-2018/art.41.c',
  'consent of the department that manages the title',
  ({ accepts, refuses }) => {
    const direct = () => {
      const state = filed('机关调入军转')
      const route = state.route === null ? null : { ...state.route, authority: 'example-province' }
      return from({ ...state, route, target: { ...state.target, level: '副高级', band: '高级' } })
    }
    const province = actor('person-province', 'province-titles', 'example-province')
    accepts('the province for 副高级', () =>
      direct()
        .when('DecideDirectFiling', { agreed: true }, province)
        .when('SignRelease', {}, head)
        .thenAccepted(),
    )
    refuses('city consent only', () => {
      direct().when('DecideDirectFiling', { agreed: true }, city).thenRefused('not-permitted')
      direct().when('SignRelease', {}, head).thenRefusedBy('direct-consent-is-given')
    })
  },
)

clause('anhui-titles-2018/art.54.a', 'standard 280 for 副高级', ({ accepts, refuses }) => {
  const cashier = actor('person-cashier', 'titles-cashier', 'example-convening')
  const fee = { item: '评审费', level: '副高级', amountCents: 28_000, document: '示例价费〔2016〕1号' }
  const senior = applicationIn('admitted', {}, target({ level: '副高级', band: '高级' }))
  const notice = (amountCents: number) =>
    from(senior, { registers: { 'titles-fees': { '评审费|副高级': fee } } }).when(
      'NoticeFee',
      { amountCents },
      cashier,
    )
  accepts('280 is issued and paid', () =>
    notice(28_000)
      .when(
        'RecordPayment',
        { receipt: '34010024000001', paidOn: '2024-09-25', amountCents: 28_000 },
        cashier,
      )
      .thenAccepted(),
  )
  refuses('300', () => notice(30_000).thenRefusedBy('fee-equals-standard', '标准280.00元，开具300.00元'))
  refuses('no standard, no fee', () =>
    from(senior, { registers: { 'titles-fees': {} } })
      .when('NoticeFee', { amountCents: 28_000 }, cashier)
      .thenRefusedBy('fee-equals-standard', '没有收费标准'),
  )
})

it('a bundle is taken back while nobody has opened it', () => {
  const cause = { procedure: procedureIds.submission, act: 'TakeBackBundle' }
  from(atHand).asEffectOf(cause, 'TakeBackSubmission', {}, clerk).thenStage('submitting')
  from(applicationIn('received'))
    .asEffectOf(cause, 'TakeBackSubmission', {}, clerk)
    .thenRefusedBy('notified-only-once')
})
it('the head can refuse release, once', () => {
  const run = from(applicationIn('admitted')).when('RefuseRelease', { reason: '真实性存疑' }, head)
  run.thenStage('not-consented').when('RefuseRelease', { reason: '再次' }, head).thenRefused('closed')
})
