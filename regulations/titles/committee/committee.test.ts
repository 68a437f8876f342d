import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { runningPeriods } from '#kernel/case'
import { clause } from '../../../tests/support/clause.ts'
import type { World } from '../../../tests/support/run.ts'
import { actor, emptyCalendar, given } from '../../../tests/support/run.ts'
import { describeTable } from '../../../tests/support/walk.ts'
import { reviewCommittee } from './committee.ts'
import { committeeIn, exampleException } from './examples.ts'
import {
  attendanceFinding,
  committeeSizeIsOdd,
  localCommitteeIsAuthorisedLocally,
  seniorIsAuthorisedByProvince,
} from './rules.ts'
import type { Committee } from './state.ts'

const office = (name: string, kind: string, level: string, territory: string) => ({
  name,
  kind,
  level,
  territory,
  authorised: false,
})
const offices = {
  'convening-body': office('示例省机械工程学会', '组建单位', '省级', '340000'),
  'city-convening': office('淮宁市工程师协会', '组建单位', '市级', '341100'),
  'county-convening': office('丙县教体局', '组建单位', '县级', '341122'),
  'province-hr': office('示例省人社厅', '人社部门', '省级', '340000'),
  'city-hr': office('淮宁市人社局', '人社部门', '市级', '341100'),
  'county-hr': office('丙县人社局', '人社部门', '县级', '341122'),
}
const world = (confirmed: Readonly<Record<string, object>> = {}): World => ({
  registers: { 'titles-offices': offices, 'titles-higher-rules': confirmed },
  at: '2025-01-06T09:00:00+08:00',
})
const people = {
  secretary: actor('secretary', 'meeting-secretary', 'convening-body'),
  citySecretary: actor('city-secretary', 'meeting-secretary', 'city-convening'),
  countySecretary: actor('county-secretary', 'meeting-secretary', 'county-convening'),
  province: actor('province', 'province-titles', 'province-hr'),
  city: actor('city', 'city-titles', 'city-hr'),
  county: actor('county', 'county-titles', 'county-hr'),
}
const everybody = Object.values(people)
const senior = {
  name: '示例省机械工程高级职称评审委员会',
  kind: '专业',
  levels: [{ level: '副高级' }],
  series: '工程',
  specialties: '机械、电气',
  reach: '全省',
  territory: '340000',
  scope: '全省从事机械、电气专业技术工作的人员',
  convening: 'convening-body',
  authoriser: 'province-hr',
  size: 25,
}
const county = {
  ...senior,
  name: '丙县中小学教师中级职称评审委员会',
  levels: [{ level: '中级' }],
  series: '中小学教师',
  specialties: '语文、数学',
  reach: '县',
  territory: '341122',
  convening: 'county-convening',
  authoriser: 'county-hr',
  size: 11,
}
const grant = { document: '示例人社发〔2025〕8号', validUntil: '2027-12-31', quorum: 17 }
const applied = (input: object = senior, by = people.secretary, confirmed = {}) =>
  given(reviewCommittee, world(confirmed)).when('ApplyForAuthorisation', input, by)
const authorised = () =>
  applied().thenStage('applying').when('AuthoriseCommittee', grant, people.province).thenStage('authorised')
const started = (state: Committee = committeeIn('authorised')) => given(reviewCommittee, world()).state(state)

describeTable({
  procedure: reviewCommittee,
  people: everybody,
  world: world(),
  further: () => [
    ['NoteCycleClosed', 'suspended'],
    ['NoteCycleClosed', 'lapse-proposed'],
    ['DropCycle', 'suspended'],
    ['DropCycle', 'lapse-proposed'],
    ['RecordReview', 'lapse-proposed'],
    ['DeclareResultsVoid', 'authorised'],
  ],
})

clause('anhui-titles-2018/art.4.b', 'a committee is authorised by document', ({ accepts, refuses }) => {
  accepts('document, level, scope and validity make the entry active', () => {
    const [entry] = authorised().operations().entries
    assert.equal(entry?.register, 'titles-committees')
    assert.equal(entry.values?.['status'], '有效')
    assert.equal(entry.values['document'], '示例人社发〔2025〕8号')
    assert.ok(!JSON.stringify(entry.values).includes('委员：'))
  })
  refuses('without a document number, or with validity in the past', () => {
    const run = applied()
    run
      .when('AuthoriseCommittee', { ...grant, document: '' }, people.province)
      .thenRefusedBy('authorisation-is-documented', '授权文号')
    run
      .when('AuthoriseCommittee', { ...grant, validUntil: '2025-01-05' }, people.province)
      .thenRefusedBy('authorisation-is-documented', '2025-01-05')
    applied({ ...senior, authoriser: 'convening-body' }).thenRefusedBy('authoriser-is-hr-department')
  })
})

clause('anhui-titles-2018/art.4.c', 'senior committees belong to the province', ({ accepts, refuses }) => {
  accepts('the provincial department authorises 副高级', () => {
    authorised()
    const levels = ['中级'] as const
    assert.equal(
      seniorIsAuthorisedByProvince({ levels, reach: '省直', authoriserLevel: '省级' }).holds,
      'yes',
    )
  })
  refuses('a city bureau authorising a 副高级 committee', () => {
    applied({ ...senior, authoriser: 'city-hr' }).thenRefusedBy(
      'senior-committee-authorised-by-province',
      '高级评委会须由省级授权',
    )
    given(reviewCommittee, world())
      .state(
        committeeIn('applying', { authoriser: { organisation: 'city-hr', name: '市局', level: '市级' } }),
      )
      .when('AuthoriseCommittee', grant, people.city)
      .thenRefusedBy('senior-committee-authorised-by-province', '高级评委会须由省级授权')
    const levels = ['中级'] as const
    assert.equal(seniorIsAuthorisedByProvince({ levels, reach: '省直', authoriserLevel: '市级' }).holds, 'no')
  })
})

clause(
  'anhui-titles-2018/art.4.d',
  'cities and counties authorise their own',
  ({ accepts, refuses, rows }) => {
    accepts('a county committee for 中级 with the city consent document number', () => {
      applied({ ...county, cityConsent: '淮人社函〔2025〕1号' }, people.countySecretary)
        .thenStage('applying')
        .when(
          'AuthoriseCommittee',
          { ...grant, quorum: 9, cityConsent: '淮人社函〔2025〕1号' },
          people.county,
        )
        .thenStage('authorised')
    })
    refuses('a county committee for 中级 without the city consent on file', () => {
      applied(county, people.countySecretary).thenRefusedBy('local-committee-authorised-locally', '市级同意')
      applied({ ...county, cityConsent: '淮人社函〔2025〕1号' }, people.countySecretary)
        .when('AuthoriseCommittee', { ...grant, quorum: 9 }, people.county)
        .thenRefusedBy('local-committee-authorised-locally', '市级同意')
    })
    const local = { reach: '县', authoriserLevel: '县级', cityConsent: null } as const
    const places = { territory: '341122', authoriserTerritory: '341122' }
    const juniors = ['员级', '助理级'] as const
    const middle = ['中级'] as const
    rows(
      [
        { accepted: true, case: '县级初级', f: { ...local, ...places, levels: juniors } },
        {
          accepted: false,
          case: '别县初级',
          f: { ...local, ...places, authoriserTerritory: '341124', levels: juniors },
        },
        {
          accepted: true,
          case: '市级授权县中级',
          f: { ...local, ...places, authoriserTerritory: '341100', authoriserLevel: '市级', levels: middle },
        },
        {
          accepted: true,
          case: '市级中级',
          f: {
            ...local,
            territory: '341100',
            authoriserTerritory: '341100',
            reach: '市',
            authoriserLevel: '市级',
            levels: middle,
          },
        },
        {
          accepted: false,
          case: '县授权面向全市',
          f: { ...local, territory: '341100', authoriserTerritory: '341122', reach: '市', levels: juniors },
        },
        {
          accepted: false,
          case: '别市',
          f: { ...local, ...places, authoriserTerritory: '341200', authoriserLevel: '市级', levels: middle },
        },
        {
          accepted: false,
          case: '省级授权县',
          f: { ...local, ...places, authoriserTerritory: '340000', authoriserLevel: '省级', levels: middle },
        },
      ] as const,
      (row) => row.case,
      (row) => {
        assert.equal(localCommitteeIsAuthorisedLocally(row.f).holds, row.accepted ? 'yes' : 'no')
      },
    )
  },
)

clause('anhui-titles-2018/art.6.b', 'postponement and extra cycles by consent', ({ accepts, refuses }) => {
  const asked = () =>
    authorised().when(
      'RequestException',
      { kind: '推迟', year: 2024, reason: '申报人数不足' },
      people.secretary,
    )
  accepts('consent is a document and an entry that unlocks the cycle', () => {
    const answer = { id: '1', agreed: true, document: '示例人社函〔2024〕20号' }
    const run = asked().thenAccepted().when('AnswerException', answer, people.province)
    const [entry] = run.operations().entries
    assert.equal(entry?.key, '340000-001|2024|1')
    assert.equal(run.domain.exceptions[0]?.answer?.agreed, true)
  })
  refuses('consent without a document; an answer given twice', () => {
    asked()
      .when('AnswerException', { id: '1', agreed: true, document: '' }, people.province)
      .thenRefusedBy('exception-answer-is-documented')
    asked()
      .when('AnswerException', { id: '1', agreed: false }, people.province)
      .thenAccepted()
      .when('AnswerException', { id: '1', agreed: true, document: '5号' }, people.province)
      .thenRefusedBy('exception-awaits-answer')
  })
})

const lapseDue = (more: Parameters<typeof committeeIn>[1]) =>
  runningPeriods(reviewCommittee.periods, [], committeeIn('authorised', more), emptyCalendar).find(
    ({ id }) => id === 'two-empty-years',
  )
const authorisation2019 = {
  authorisation: { ...committeeIn('authorised').authorisation, on: '2019-05-06' },
} as Parameters<typeof committeeIn>[1]

clause('anhui-titles-2018/art.51.2.b', 'two years without review', ({ accepts, refuses }) => {
  accepts(
    'last meeting 2022-11, none in 2023 and 2024: proposed on 2025-01-01, confirmed by the authoriser',
    () => {
      const due = lapseDue({ ...authorisation2019, reviewedYears: [2022] })
      assert.equal(due?.reckoning.due, '2024-12-31')
      assert.equal(due.over, '2024-12-31T16:00:00.000Z')
      assert.deepEqual(due.then.kind === 'closes' ? due.then.lapse : '', 'ProposeLapse')
      const proposed = started(committeeIn('lapse-proposed'))
      const run = proposed.when('ConfirmLapse', { document: '示例人社函〔2025〕2号' }, people.province)
      assert.equal(run.thenStage('lapsed').operations().entries[0]?.values?.['status'], '自动放弃')
    },
  )
  refuses(
    'with the 2024 postponement consent nothing lapses on that day; a cycle of a lapsed committee',
    () => {
      const answer = { agreed: true, document: '20号', on: exampleException.askedOn, note: '' }
      const more = {
        ...authorisation2019,
        reviewedYears: [2022],
        exceptions: [{ ...exampleException, answer }],
      }
      assert.equal(lapseDue(more)?.reckoning.due, '2026-12-31')
      started(committeeIn('lapse-proposed'))
        .when('RejectLapse', { reason: '已同意推迟', document: '9号' }, people.city)
        .thenRefused('not-permitted')
      const kept = started(committeeIn('lapse-proposed')).when(
        'RejectLapse',
        { reason: '已同意推迟', document: '9号' },
        people.province,
      )
      assert.deepEqual(kept.thenStage('authorised').domain.excusedYears, [2024])
      started(committeeIn('lapsed'))
        .asEffectOf(
          { procedure: 'titles/cycle', act: 'DraftCycle' },
          'NoteCycle',
          { caseId: 'c', year: 2025, levels: ['副高级'] },
          people.secretary,
        )
        .thenRefused('closed')
    },
  )
})

clause('anhui-titles-2018/art.51.2.a', 'results beyond the scope are void', ({ accepts, refuses }) => {
  const three = ['case-1', 'case-2', 'case-3'].map((caseId) => ({ caseId }))
  const decision = { document: '示例人社评〔2025〕2号', reason: '超出评审范围' }
  accepts('3 of 20: three applications are void, nobody else is touched', () => {
    const run = started().when('DeclareResultsVoid', { ...decision, applications: three }, people.province)
    assert.deepEqual(
      run.operations().effects.map(({ caseId, act }) => [caseId, act]),
      [
        ['case-1', 'VoidResult'],
        ['case-2', 'VoidResult'],
        ['case-3', 'VoidResult'],
      ],
    )
  })
  refuses('without naming them each once; by the convening body', () => {
    const twice = [...three, { caseId: 'case-1' }]
    started()
      .when('DeclareResultsVoid', { ...decision, applications: twice }, people.province)
      .thenRefusedBy('voided-results-are-named')
    started()
      .when('DeclareResultsVoid', { ...decision, applications: three }, people.secretary)
      .thenRefused('not-permitted')
  })
})

const runningCycle = [{ caseId: 'cycle-1', year: 2024, levels: ['副高级'], closed: false }] as const
clause('anhui-titles-2018/art.51.4.a', 'stop and rectification', ({ accepts, refuses }) => {
  const notice = { document: '3号', reason: '未按程序表决', dueOn: '2025-03-01' }
  accepts(
    'suspended 2024-12-02 until 2025-03-01: running cycles freeze; after acceptance they resume',
    () => {
      const run = started(committeeIn('authorised', { cycles: runningCycle }))
        .on('2024-12-02T10:00:00+08:00')
        .when('SuspendCommittee', notice, people.province)
        .thenStage('suspended')
      assert.deepEqual(
        run.operations().effects.map(({ act }) => act),
        ['FreezeCycle'],
      )
      assert.equal(run.operations().entries[0]?.values?.['status'], '停评整改')
      const accepted = run
        .on('2025-02-20T10:00:00+08:00')
        .when('ReportRectification', { text: '已整改' }, people.secretary)
        .thenAccepted()
        .when('AcceptRectification', { document: '示例人社评〔2025〕1号' }, people.province)
        .thenStage('authorised')
      assert.deepEqual(
        accepted.operations().effects.map(({ act }) => act),
        ['ResumeCycle'],
      )
    },
  )
  refuses('acceptance before a report, a deadline that has passed, a further exception meanwhile', () => {
    const run = started()
      .on('2024-12-02T10:00:00+08:00')
      .when('SuspendCommittee', { ...notice, dueOn: '2024-12-02' }, people.province)
      .thenRefusedBy('rectification-due-day-is-ahead')
      .when('SuspendCommittee', notice, people.province)
      .thenStage('suspended')
    run
      .when('AcceptRectification', { document: '1号' }, people.province)
      .thenRefusedBy('rectification-is-reported')
    run
      .when('RequestException', { kind: '适时评审', year: 2025, reason: '需要' }, people.secretary)
      .thenRefused('out-of-turn')
  })
})

clause('anhui-titles-2018/art.51.4.b', 'the right to review is withdrawn', ({ accepts, refuses }) => {
  const decision = { document: '9号', reason: '整改后仍弄虚作假' }
  accepts('the entry says so and running cycles halt', () => {
    const run = started(committeeIn('authorised', { cycles: runningCycle }))
      .when('WithdrawAuthorisation', decision, people.province)
      .thenStage('withdrawn')
    assert.equal(run.operations().entries[0]?.values?.['status'], '收回')
    assert.equal(run.operations().effects[0]?.act, 'HaltCycle')
  })
  refuses('nothing leads out of it', () => {
    started(committeeIn('withdrawn'))
      .when('WithdrawAuthorisation', decision, people.province)
      .thenRefused('closed')
  })
})

void describe('the higher rule', () => {
  void it('warns of an even number and of fewer than 11 while it is 待核', () => {
    applied({ ...senior, size: 24 }).thenTold('committee-size-is-odd', '24')
    applied({ ...senior, kind: '系列', size: 23 }).thenTold('senior-committee-large-enough', '25')
    applied({ ...senior, size: 9 }).thenTold('senior-committee-large-enough', '11')
    applied({ ...senior, size: 11 }).thenStage('applying')
  })
  void it('refuses once an administrator confirmed the figure', () => {
    const confirmed = { 'committee-size-odd': { figure: 1, status: '已核', source: '令第40号' } }
    applied({ ...senior, size: 24 }, people.secretary, confirmed).thenRefusedBy('committee-size-is-odd')
    assert.equal(committeeSizeIsOdd({ size: 25 }).holds, 'yes')
  })
  void it('warns of an authorisation over three years', () => {
    const long = { ...grant, validUntil: '2028-01-07' }
    applied().when('AuthoriseCommittee', long, people.province).thenTold('authorisation-within-years')
    applied()
      .when('AuthoriseCommittee', { ...grant, validUntil: '2028-01-06' }, people.province)
      .thenStage('authorised')
  })
  void it('keeps a body from applying for another', () => {
    applied(senior, people.citySecretary).thenRefusedBy('convening-body-acts-for-itself')
  })
})

clause('anhui-titles-2018/art.2.c', 'attendance by the higher rule', ({ accepts, refuses }) => {
  const asked = (quorum: number | null, confirmed = {}) =>
    applied(senior, people.secretary, confirmed).when(
      'AuthoriseCommittee',
      { ...grant, quorum },
      people.province,
    )
  const rule = { 'attendance-thirds': { figure: 2, status: '已核', source: '令第40号' } }
  accepts('17 of 25: two thirds are 16 and two thirds of a member', () => {
    assert.equal(senior.size, 25)
    asked(17).thenStage('authorised')
    asked(17, rule).thenStage('authorised')
  })
  accepts('16 of 24, two thirds exactly', () => {
    const { finding } = attendanceFinding(24, 16, [])
    assert.equal(finding.holds, 'yes')
    return finding
  })
  accepts('none prescribed: no meeting opens without one anyway', () => {
    asked(null, rule).thenStage('authorised')
  })
  refuses('16 of 25: told while the figure is not confirmed, refused once it is', () => {
    asked(16).thenTold('quorum-reaches-share-of-members', '25人')
    asked(16, rule).thenRefusedBy('quorum-reaches-share-of-members', '25人')
  })
  refuses('15 of 24 where an authorisation is renewed', () => {
    started(committeeIn('authorised'))
      .when('RenewAuthorisation', { ...grant, quorum: 15, size: 24 }, people.province)
      .thenTold('quorum-reaches-share-of-members', '24人')
  })
})
