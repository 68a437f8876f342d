import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { runningPeriods } from '#kernel/case'
import { localDate } from '#kernel/time'
import { clause } from '../../../tests/support/clause.ts'
import type { World } from '../../../tests/support/run.ts'
import { actor, emptyCalendar, given } from '../../../tests/support/run.ts'
import { describeTable } from '../../../tests/support/walk.ts'
import type { CommitteeEntry } from '../registers/index.ts'
import { differencesFrom } from './copy.ts'
import { cycleOfYear } from './desk.ts'
import { reviewCycle } from './cycle.ts'
import {
  cycleIn,
  exampleAnnouncement,
  exampleCommittee,
  exampleConditions,
  examplePlan,
  exampleSummary,
} from './examples.ts'
import { publicCycle } from './public.ts'
import { conditionsAreInForce } from './rules.ts'
import type { Cycle } from './state.ts'
import { announcementItems, cycleFactsOf, findConditionSet } from './state.ts'

const conditions = Object.fromEntries(exampleConditions.map(({ key, ...values }) => [key, values]))
const fees = {
  '评审费|副高级': { item: '评审费', level: '副高级', amountCents: 28_000, document: '示例价费〔2018〕1号' },
  '评审费|正高级': { item: '评审费', level: '正高级', amountCents: 36_000, document: '示例价费〔2018〕1号' },
}
const accountants = { series: '会计', specialty: '会计', examOnly: '助理级、中级' }
type Entries = Readonly<Record<string, object>>
const world = (
  committee: Partial<CommitteeEntry> = {},
  more: { readonly consents?: Entries; readonly cases?: World['cases']; readonly at?: string } = {},
): World => ({
  registers: {
    'titles-committees': { '340000-001': { ...exampleCommittee, ...committee } },
    'titles-cycle-consents': more.consents ?? {},
    'titles-conditions': conditions,
    'titles-fees': fees,
    'titles-specialties': { '会计/会计': accountants },
  },
  cases: more.cases ?? {},
  at: more.at ?? '2024-04-02T09:00:00+08:00',
})
const people = {
  head: actor('head', 'convening-head', 'convening-body'),
  secretary: actor('secretary', 'meeting-secretary', 'convening-body'),
  stranger: actor('stranger', 'meeting-secretary', 'other-body'),
  province: actor('province', 'province-titles', 'province-hr'),
  city: actor('city', 'city-titles', 'city-hr'),
  examClerk: actor('exam-clerk', 'exam-clerk', 'convening-body'),
}
const draftInput = { committee: '340000-001', year: 2024, levels: [{ level: '副高级' }] }
const drafted = (w: World = world(), input: object = {}, by = people.secretary) =>
  given(reviewCycle, w).when('DraftCycle', { ...draftInput, ...input }, by)
const started = (state: Cycle = cycleIn('published'), at?: string) =>
  given(reviewCycle, world({}, at === undefined ? {} : { at })).state(state)

describeTable({
  procedure: reviewCycle,
  people: Object.values(people),
  world: world(),
  further: () => [
    ['WriteAnnouncement', 'published'],
    ['ConfigureExam', 'published'],
    ['FilePlan', 'drafting'],
    ['ObjectToPlan', 'drafting'],
    ['ReceiveSummary', 'closed'],
    ['FreezeCycle', 'drafting'],
    ['HaltCycle', 'drafting'],
    ['ResumeCycle', 'drafting'],
  ],
})

clause('anhui-titles-2018/art.4.b', 'no cycle without an authorised committee', ({ accepts, refuses }) => {
  accepts('an active committee', () => {
    const run = drafted().thenStage('drafting')
    assert.equal(run.domain.number, '2024-340000-001')
    assert.deepEqual(run.operations().effects[0]?.input, { caseId: 'case-1', year: 2024, levels: ['副高级'] })
  })
  refuses('without an authorising document, unknown, or past its validity', () => {
    drafted(world({ document: '' })).thenRefusedBy('committee-is-authorised', '评委会未经授权')
    drafted(world(), { committee: '340000-777' }).thenRefusedBy('committee-is-authorised', '评委会未经授权')
    drafted(world({ validUntil: localDate('2024-04-01') })).thenRefusedBy(
      'committee-is-authorised',
      '2024-04-01',
    )
  })
})

clause('anhui-titles-2018/art.58.a', 'every committee of the province', ({ accepts }) => {
  accepts("the cycle of a city bureau's committee runs under this instrument", () => {
    const city = {
      territory: '341100',
      authoriserLevel: '市级',
      authoriser: 'city-hr',
      levels: '中级',
    } as const
    drafted(world(city), { levels: [{ level: '中级' }] }).thenStage('drafting')
    assert.equal(reviewCycle.instrument, 'anhui-titles-2018')
  })
})

clause('anhui-titles-2018/art.58.b', 'associations with authorisation', ({ accepts, refuses }) => {
  accepts('an association that was authorised', () => {
    assert.equal(drafted().thenStage('drafting').domain.conveningName, '示例省机械工程学会')
  })
  refuses('one without authorisation of its own', () => {
    drafted(world(), {}, people.stranger).thenRefusedBy(
      'committee-is-convened-by-actor',
      '没有该评委会的授权',
    )
  })
})

clause('anhui-titles-2018/art.51.2.a', 'only the levels authorised', ({ accepts, refuses }) => {
  accepts('a level of the authorisation', () => {
    assert.deepEqual(drafted().thenStage('drafting').domain.levels, ['副高级'])
  })
  refuses('a level beyond it', () => {
    drafted(world(), { levels: [{ level: '中级' }] }).thenRefusedBy(
      'cycle-within-authorised-levels',
      '副高级、正高级',
    )
  })
})

clause('anhui-titles-2018/art.51.2.b', 'a lapsed committee', ({ accepts, refuses }) => {
  accepts('a committee that reviews', () => {
    drafted().thenStage('drafting')
  })
  refuses('cycles are refused once two years were empty', () => {
    drafted(world({ status: '自动放弃' })).thenRefusedBy('right-to-review-not-given-up')
    drafted(world({ status: '拟放弃' })).thenRefusedBy('right-to-review-not-given-up')
  })
})

clause('anhui-titles-2018/art.51.4.a', 'cycles of a stopped committee are frozen', ({ accepts, refuses }) => {
  const suspend = { procedure: 'titles/committee', act: 'SuspendCommittee' }
  const accept = { procedure: 'titles/committee', act: 'AcceptRectification' }
  const plan = { reviewFrom: '2025-02-10', reviewUntil: '2025-03-20', document: '1号', agenda: '一天' }
  const frozen = () =>
    started(cycleIn('published'), '2024-12-02T09:00:00+08:00')
      .asEffectOf(suspend, 'FreezeCycle', { document: '3号' }, people.province)
      .thenStage('published')
  accepts('after acceptance of the rectification', () => {
    frozen()
      .on('2025-02-20T09:00:00+08:00')
      .asEffectOf(accept, 'ResumeCycle', { document: '1号' }, people.province)
      .thenStage('published')
      .when('FilePlan', plan, people.secretary)
      .thenAccepted()
  })
  refuses('suspended 2024-12-02: nothing goes on 2025-02-10, and no new cycle is drafted', () => {
    frozen().on('2025-02-10T09:00:00+08:00').when('FilePlan', plan, people.secretary).thenRefused('held')
    drafted(world({ status: '停评整改' })).thenRefusedBy('committee-is-not-stopped')
  })
})

clause('anhui-titles-2018/art.51.4.b', 'a withdrawn committee', ({ accepts, refuses }) => {
  const withdraw = { procedure: 'titles/committee', act: 'WithdrawAuthorisation' }
  accepts('running cycles halt', () => {
    const run = started().asEffectOf(withdraw, 'HaltCycle', { document: '9号' }, people.province)
    assert.equal(run.thenStage('published').domain.frozen?.document, '9号')
  })
  refuses('a new cycle', () => {
    drafted(world({ status: '收回' })).thenRefusedBy('right-to-review-not-withdrawn')
  })
})

const postponed = {
  consents: {
    a: {
      committee: '340000-001',
      year: 2024,
      kind: '推迟',
      document: '示例人社函〔2024〕20号',
      on: '2024-11-20',
    },
  },
}
clause('anhui-titles-2018/art.6.a', 'once a year', ({ accepts, refuses }) => {
  accepts('each level of the year is claimed once', () => {
    const [taken] = drafted().operations().claims
    assert.equal(taken?.key, '340000-001|工程|副高级|2024|1')
    return cycleOfYear
  })
  refuses('a second cycle of 2024 without consent, and a year that has passed', () => {
    drafted(world(), { turn: 2 }).thenRefusedBy('extra-cycle-has-consent', '适时评审')
    drafted(world({}, { at: '2025-03-03T09:00:00+08:00' })).thenRefusedBy('cycle-held-in-its-year', '2024')
    assert.equal(drafted(world(), {}).operations().claims[0]?.clause, 'anhui-titles-2018/art.6.a')
  })
})

clause('anhui-titles-2018/art.6.b', 'postponed and extra cycles', ({ accepts, refuses }) => {
  accepts(
    'consent of 2024-11-20 to postpone 2024: the cycle held in 2025 keeps 2024 beside that of 2025',
    () => {
      const at = '2025-03-03T09:00:00+08:00'
      const late = drafted(world({}, { ...postponed, at })).thenStage('drafting')
      assert.equal(late.domain.year, 2024)
      assert.deepEqual(late.domain.consent, { kind: '推迟', document: '示例人社函〔2024〕20号' })
      const own = drafted(world({}, { ...postponed, at }), { year: 2025 }).thenStage('drafting')
      assert.notEqual(own.operations().claims[0]?.key, late.operations().claims[0]?.key)
    },
  )
  accepts('a second cycle by consent', () => {
    const consents = { a: { ...postponed.consents.a, kind: '适时评审' } }
    const run = drafted(world({}, { consents }), { turn: 2 }).thenStage('drafting')
    assert.equal(run.operations().claims[0]?.key, '340000-001|工程|副高级|2024|2')
    assert.equal(run.domain.number, '2024-340000-001-2')
  })
  refuses('a third with one consent', () => {
    const consents = { a: { ...postponed.consents.a, kind: '适时评审' } }
    drafted(world({}, { consents }), { turn: 3 }).thenRefusedBy('extra-cycle-has-consent')
  })
})

const publish = (more: Partial<Cycle> = {}) =>
  given(reviewCycle, world()).state(cycleIn('drafting', more)).when('PublishCycle', {}, people.head)

clause('anhui-titles-2018/art.6.c', 'eight items', ({ accepts, refuses }) => {
  accepts('with eight items it is published for everybody', () => {
    const run = publish().thenStage('published')
    const [notice] = run.operations().notices
    assert.equal(notice?.column, 'titles-announcements')
    assert.deepEqual(
      publicCycle(run.domain).items.map(({ label }) => label),
      ['专业', '级别', '条件', '程序', '方式', '申报材料', '时间', '地点'],
    )
    assert.equal(run.domain.publishedOn, '2024-04-02')
  })
  refuses('lacking 地点, or any other of the eight', () => {
    for (const [item, label] of Object.entries(announcementItems))
      publish({ announcement: { ...exampleAnnouncement, [item]: ' ' } }).thenRefusedBy(
        'announcement-has-eight-items',
        `缺少${label}`,
      )
  })
})

clause('anhui-titles-2018/art.6.d', 'condition sets', ({ accepts, refuses }) => {
  accepts('linked for each level; an announcement may ask for more', () => {
    const more = [{ level: '副高级', number: '1', figure: 6 }] as const
    publish({ requirements: more }).thenStage('published')
  })
  accepts('less than the set is warned about', () => {
    const less = [{ level: '副高级', number: '1', figure: 4 }] as const
    publish({ requirements: less }).thenTold('announcement-not-below-conditions', '评审条件为5，公告写4')
    assert.equal(publish({ requirements: less }).domain.stage, 'published')
  })
  refuses('without a linked set', () => {
    publish({ conditions: [] }).thenRefusedBy('condition-set-linked-per-level', '副高级')
  })
})

clause('anhui-titles-2018/art.2.c', 'the version of the cycle', ({ accepts, refuses }) => {
  const v1 = '工程|副高级|正常|2024'
  const v2 = '工程|副高级|正常|2025'
  const level = '副高级' as const
  accepts('v1 in force for 2024 still applies on 2025-01-10, when v2 is in force', () => {
    const cycle = publish().thenStage('published').domain
    assert.equal(findConditionSet(cycle, level, '正常'), v1)
    // the day by which every application of the cycle reads the register of conditions, whenever it is looked at
    assert.equal(cycleFactsOf(cycle, 'case-1').conditionsOn, '2024-04-02')
  })
  refuses('v2 for the 2024 cycle at publication', () => {
    publish({ conditions: [{ level, track: '正常', set: v2 }] }).thenRefusedBy('condition-set-in-force', v2)
    const facts = { set: v2, level, track: '正常', count: 0, on: localDate('2024-04-02') }
    assert.equal(conditionsAreInForce(facts).holds, 'no')
  })
})

const exam = (passMark: number) => ({
  examined: true,
  passMark,
  parts: [
    { form: '笔试', weightPercent: 60 },
    { form: '面试', weightPercent: 40 },
  ],
  document: '示例人社函〔2024〕6号',
})
clause('anhui-titles-2018/art.19', 'no exam beside 以考代评', ({ accepts, refuses }) => {
  accepts('a series that is not by exam only', () => {
    assert.equal(
      started().when('ConfigureExam', exam(60), people.province).thenAccepted().domain.exam.examined,
      true,
    )
  })
  refuses('会计中级', () => {
    const accounting = cycleIn('drafting', { series: '会计', specialties: ['会计'], levels: ['中级'] })
    started(accounting)
      .when('ConfigureExam', exam(60), people.province)
      .thenRefusedBy('series-not-by-exam-only', '会计中级')
    started(accounting)
      .when('ConfigureExam', { ...exam(60), examined: false, parts: [] }, people.province)
      .thenAccepted()
  })
})

clause('anhui-titles-2018/art.20.a', 'the authorising department sets the exam', ({ accepts, refuses }) => {
  const set = () => started().when('ConfigureExam', exam(60), people.province).thenAccepted()
  accepts('the pass mark from 60 to 55 by the authorising bureau before the notices', () => {
    assert.equal(
      set().when('ConfigureExam', exam(55), people.province).thenAccepted().domain.exam.passMark,
      55,
    )
  })
  refuses('by the organising unit, by another bureau, and after the notices went out', () => {
    set().when('ConfigureExam', exam(55), people.secretary).thenRefusedBy('exam-set-by-authoriser')
    set().when('ConfigureExam', exam(55), people.city).thenRefused('not-permitted')
    const locked = set().when('LockExam', {}, people.examClerk).thenAccepted()
    locked.when('ConfigureExam', exam(55), people.province).thenRefusedBy('exam-setting-not-locked')
    const parts = [{ form: '笔试', weightPercent: 90 }]
    started()
      .when('ConfigureExam', { ...exam(60), parts }, people.province)
      .thenRefusedBy('exam-parts-make-whole', '90%')
  })
})

const filedSummary = { ...exampleSummary, filed: { document: '1号', on: localDate('2025-01-12') } }
clause('anhui-titles-2018/art.29.a', 'annual summary', ({ accepts, refuses }) => {
  accepts('with the summary the cycle closes', () => {
    const run = started(cycleIn('published', { summary: filedSummary })).when('CloseCycle', {}, people.head)
    run.thenStage('closed')
  })
  refuses('without it', () => {
    started().when('CloseCycle', {}, people.head).thenRefusedBy('annual-summary-is-written')
  })
})

clause('anhui-titles-2018/art.29.b', 'the summary is filed', ({ accepts, refuses }) => {
  const due = (summary: Cycle['summary']) =>
    runningPeriods(reviewCycle.periods, [], cycleIn('published', { summary }), emptyCalendar).find(
      ({ id }) => id === 'summary',
    )
  accepts('filed with receipt, no longer missing', () => {
    const run = started(cycleIn('published', { summary: exampleSummary }))
      .when('FileSummary', { document: '示例机学〔2025〕1号' }, people.secretary)
      .thenAccepted()
      .when('ReceiveSummary', { number: '备2025-001' }, people.province)
      .thenAccepted()
    assert.equal(run.domain.summary?.received?.number, '备2025-001')
    assert.equal(due(run.domain.summary), undefined)
  })
  refuses('drafted but not filed: missing on 1 March, and the cycle does not close', () => {
    assert.equal(due(exampleSummary)?.reckoning.due, '2025-03-01')
    started(cycleIn('published', { summary: exampleSummary }))
      .when('CloseCycle', {}, people.head)
      .thenRefusedBy('annual-summary-is-filed')
    started()
      .when('FileSummary', { document: '1号' }, people.secretary)
      .thenRefusedBy('annual-summary-is-written')
  })
})

void describe('a cycle', () => {
  void it('extends a window for all by a published notice, never shorter and never without', () => {
    const extend = (input: object) =>
      started(cycleIn('published'), '2024-08-30T09:00:00+08:00').when(
        'ExtendWindow',
        {
          window: '呈报',
          until: '2024-09-10',
          reason: '系统停机',
          document: '示例机学〔2024〕20号',
          ...input,
        },
        people.head,
      )
    const run = extend({}).thenAccepted()
    assert.equal(cycleFactsOf(run.domain, 'c').submissionUntil, '2024-09-10')
    assert.equal(run.operations().notices[0]?.operation, 'replace')
    extend({ until: '2024-08-31' }).thenRefusedBy('window-extended-for-all')
    extend({ document: '' }).thenRefusedBy('window-extended-for-all', '公告')
    extend({ window: '个人填报', until: '2024-08-16' }).thenRefusedBy('windows-follow-each-other')
  })

  void it('keeps each closing date before the next', () => {
    const times = {
      cutOff: '2024-12-31',
      filingFrom: '2024-06-01',
      filingUntil: '2024-07-31',
      closings: [{ office: '用人单位', until: '2024-07-30' }],
      submissionUntil: '2024-08-31',
    }
    started(cycleIn('drafting'))
      .when('SetTimes', times, people.secretary)
      .thenRefusedBy('windows-follow-each-other')
  })

  void it('charges by the standard alone', () => {
    const run = started(cycleIn('drafting', { fees: [] })).when(
      'SetFees',
      { items: [{ item: '评审费' }], code: '1', way: '缴款码' },
      people.secretary,
    )
    assert.deepEqual(
      run.thenAccepted().domain.fees.map(({ amountCents }) => amountCents),
      [28_000],
    )
    started(cycleIn('drafting'))
      .when('SetFees', { items: [{ item: '答辩费' }] }, people.secretary)
      .thenRefusedBy('fee-has-standard', '副高级答辩费')
  })

  void it("starts from last year's parameters, moved by a year, and tells the differences", () => {
    const last = cycleIn('closed')
    const run = drafted(world({}, { cases: { 'cycle-1': last }, at: '2025-04-02T09:00:00+08:00' }), {
      year: 2025,
      copyFrom: 'cycle-1',
    }).thenStage('drafting')
    assert.equal(run.domain.cutOff, '2025-12-31')
    assert.equal(run.domain.windows.closings[0]?.until, '2025-08-15')
    assert.deepEqual(
      differencesFrom(last, run.domain).map(({ label }) => label),
      ['任职年限截止日', '个人填报', '各级截止日期', '呈报截止日'],
    )
  })

  void it('files its plan and takes an objection', () => {
    const plan = { ...examplePlan, filedOn: undefined, objection: undefined }
    const input = {
      reviewFrom: plan.reviewFrom,
      reviewUntil: plan.reviewUntil,
      document: '1号',
      agenda: '一天',
    }
    const run = started().when('FilePlan', input, people.secretary).thenAccepted()
    run.when('ObjectToPlan', { text: '请避开考试周' }, people.province).thenAccepted()
    started().when('ObjectToPlan', { text: '请避开' }, people.province).thenRefusedBy('plan-is-filed')
    started()
      .when('FilePlan', { ...input, reviewFrom: '2024-08-31' }, people.secretary)
      .thenRefusedBy('plan-days-in-order')
  })

  void it('shows a corrected announcement again', () => {
    const input = { ...exampleAnnouncement, place: '新址' }
    const run = started().when('WriteAnnouncement', input, people.secretary).thenAccepted()
    assert.equal(run.operations().notices[0]?.operation, 'replace')
  })
})

clause('anhui-titles-2018/art.4.b', 'a cycle is of one authorised series', ({ accepts, refuses }) => {
  const several = (input: object) => drafted(world({ series: '建材、工程' }), input)
  accepts('the only series of a committee need not be written', () => {
    const { domain } = drafted().thenStage('drafting')
    assert.deepEqual([domain.series, domain.number], ['工程', '2024-340000-001'])
  })
  accepts('one of several is chosen, and stands in the number', () => {
    const { domain } = several({ series: '建材' }).thenStage('drafting')
    assert.deepEqual([domain.series, domain.number], ['建材', '2024-340000-001-建材'])
    const [claimed] = several({ series: '建材' }).operations().claims
    assert.match(claimed?.key ?? '', /\|建材\|/)
  })
  refuses('none of several, both at once, or another', () => {
    for (const series of ['', '建材、工程', '卫生'])
      several({ series }).thenRefusedBy('series-is-held-by-committee', '建材、工程')
    drafted(world(), { series: '卫生' }).thenRefusedBy('series-is-held-by-committee', '工程')
  })
})
