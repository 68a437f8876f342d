import assert from 'node:assert/strict'
import { it } from 'node:test'
import { localDate } from '#kernel/time'
import { clause } from '../../../tests/support/clause.ts'
import { actor, given } from '../../../tests/support/run.ts'
import type { EmployerEntry } from '../registers/index.ts'
import { delegation } from './delegation.ts'
import {
  applicantActor,
  delegationIn,
  employerEntry,
  entrusted,
  hostCommittee,
  inside,
  offices,
  outsideInput,
  personEntry,
  provinceOfficer,
} from './examples.ts'
import { delegationLetterDocument } from './papers.ts'
import type { Delegation } from './state.ts'

type World = { readonly employer?: Partial<EmployerEntry>; readonly committees?: Record<string, unknown> }
const worldOf = ({ employer = {}, committees = { 'C-B': hostCommittee } }: World = {}) => ({
  at: '2024-05-06T10:00:00+08:00',
  cases: { 'application-1': entrusted },
  registers: {
    'titles-persons': { 'P-applicant-1': personEntry },
    'titles-employers': { 'employer-1': { ...employerEntry, ...employer } },
    'titles-committees': committees,
    'titles-offices': Object.fromEntries(offices.map((one) => [one.key, one])),
  },
})
const insideInput = {
  ...outsideInput,
  direction: '省内',
  application: 'application-1',
  series: '',
  specialty: '',
  level: '中级',
  hostName: '',
}
const ask = (input: object, world: World = {}, by = applicantActor) =>
  given(delegation, worldOf(world)).when('RequestDelegation', { ...insideInput, ...input }, by)
const askOutside = (input: object = {}) =>
  given(delegation, worldOf()).when('RequestDelegation', { ...outsideInput, ...input }, applicantActor)
const from = (state: Delegation, at = '2024-05-20T10:00:00+08:00') =>
  given(delegation, { ...worldOf(), at }).state(state)
const officer = (role: string, organisation: string) => actor(`officer-${organisation}`, role, organisation)
const cityA = officer('city-titles', 'city-a-hr')
const cityB = officer('city-titles', 'city-b-hr')
const countyC = officer('county-titles', 'county-c-hr')
const issue = (state: Delegation, by: ReturnType<typeof officer>, named = '申报人一') =>
  from(state).when('IssueDelegationLetter', { named }, by)
const home = { ...hostCommittee, key: 'C-A', territory: '340100', authoriser: 'city-a-hr' }

clause('anhui-titles-2018/art.31.0', 'the person asks first', ({ accepts, refuses }) => {
  accepts('a request, then the letter with that name', () => {
    const run = ask({}).thenStage('applied').when('IssueDelegationLetter', { named: '申报人一' }, cityA)
    run.thenStage('issued')
    const { people, basis, number } = delegationLetterDocument(run.domain)
    assert.deepEqual(
      people.map(({ name }) => name),
      ['申报人一'],
    )
    assert.deepEqual([basis, number], ['anhui-titles-2018/art.31.2.b', '甲市人社局委评〔2024〕1号'])
    return run.outcome
  })
  refuses('F9 with the name of somebody who did not ask', () =>
    issue(inside(), cityA, '申报人二').thenRefusedBy('letter-names-the-applicant', '未申请的人员不能列入'),
  )
  refuses('somebody else asks for the person', () =>
    ask({}, {}, { ...applicantActor, person: 'somebody' }).thenRefusedBy('delegation-asked-by-the-person'),
  )
})
clause('anhui-titles-2018/art.30.1', 'no committee of the series at home', ({ accepts, refuses }) => {
  accepts('甲 city has none for 工艺美术', () => ask({}).thenStage('applied'))
  refuses('there is one at home: no delegation', () =>
    ask({}, { committees: { 'C-A': home, 'C-B': hostCommittee } }).thenRefusedBy(
      'delegation-ground-30-1',
      '请按第十三条正常申报',
    ),
  )
})
clause(
  'anhui-titles-2018/art.30.2',
  'a committee at home that does not cover the specialty',
  ({ accepts, refuses }) => {
    const committees = { 'C-A': { ...home, specialties: '刺绣' }, 'C-B': hostCommittee }
    accepts('刺绣 only, 雕刻 is asked', () => ask({ reason: '30.2' }, { committees }).thenStage('applied'))
    refuses('30.2 where there is none at all', () =>
      ask({ reason: '30.2' }).thenRefusedBy('delegation-ground-30-2', '请改选情形30.1'),
    )
  },
)
clause('anhui-titles-2018/art.30.3', 'any other reason is cited', ({ accepts, refuses }) => {
  accepts('with its rule', () => ask({ reason: '30.3', citation: '示例规定第二条' }).thenStage('applied'))
  refuses('without, when asked and when the letter is written', () => {
    ask({ reason: '30.3' }).thenRefusedBy('other-delegation-reason-is-cited')
    issue(inside({ reason: '30.3' }), cityA).thenRefusedBy('other-delegation-reason-is-cited')
  })
})
clause('anhui-titles-2018/art.31.1', 'senior titles outside the province', ({ accepts, refuses }) => {
  accepts('the province writes the letter', () => {
    const run = askOutside().thenStage('applied')
    assert.deepEqual(
      run.operations().claims.map(({ claim }) => claim),
      ['application-of-person-and-year'],
    )
    return run.when('IssueDelegationLetter', { named: '申报人一' }, provinceOfficer).thenStage('outside')
      .outcome
  })
  refuses('the city', () =>
    issue(delegationIn('applied'), cityA).thenRefusedBy('delegation-letter-issuer-senior', '省人社厅'),
  )
  refuses('a host without authorising body', () =>
    askOutside({ hostAuthorisedBy: '' }).thenRefusedBy('outside-host-is-authorised', '授权机关'),
  )
  refuses('a mid title to a host outside', () =>
    askOutside({ level: '中级' }).thenRefusedBy('outside-host-is-authorised', '中、初级不委托省外'),
  )
})
clause('anhui-titles-2018/art.31.2.a', 'provincial units', ({ accepts, refuses }) => {
  const provincial = {
    employer: { affiliation: '省直', department: 'science', departmentName: '省科技厅', territory: '340100' },
  } as const
  const asked = () => ask({}, provincial).thenStage('applied')
  const department = officer('department-titles', 'science')
  accepts('the department in charge', () =>
    asked().when('IssueDelegationLetter', { named: '申报人一' }, department).thenStage('issued'),
  )
  refuses('the city where it lies', () =>
    asked()
      .when('IssueDelegationLetter', { named: '申报人一' }, cityA)
      .thenRefusedBy('delegation-letter-issuer-provincial-unit', '省科技厅'),
  )
})
clause('anhui-titles-2018/art.31.2.b', 'cities and counties', ({ accepts, refuses }) => {
  accepts('the city for a county applicant at 中级', () => issue(inside(), cityA).thenStage('issued'))
  refuses('the county at 中级', () =>
    issue(inside(), countyC).thenRefusedBy('delegation-letter-issuer-city-and-county', '请由甲市人社局'),
  )
  const issuer = {
    organisation: 'county-c-hr',
    name: '丙县人社局',
    clause: 'anhui-titles-2018/art.31.2.b',
  } as const
  const junior = inside({ target: { ...inside().target, level: '助理级' }, issuer })
  accepts('the county for a junior title', () => issue(junior, countyC).thenStage('issued'))
  refuses("the county's education bureau", () =>
    issue(junior, officer('department-titles', 'education-c')).thenRefusedBy(
      'delegation-letter-issuer-city-and-county',
      '丙县人社局',
    ),
  )
})
clause('anhui-titles-2018/art.31.3', 'units of the centre and of other provinces', ({ accepts, refuses }) => {
  const central = {
    employer: { affiliation: '中央驻皖', department: null, territory: '340100', registeredAt: '市级' },
  } as const
  const asked = () =>
    ask({ direction: '外来', reason: '30.3', citation: '本办法第三十一条（三）' }, central).thenStage(
      'applied',
    )
  accepts('甲 city at 中级', () => {
    const run = asked().when('IssueDelegationLetter', { named: '申报人一' }, cityA).thenStage('issued')
    const [entry] = run.operations().entries
    assert.deepEqual(
      [entry?.register, entry?.values?.['kind'], entry?.values?.['caseId'], entry?.values?.['issuedOn']],
      ['titles-letters', '委托评审函', 'application-1', '2024-05-06'],
    )
    return run.outcome
  })
  refuses('the enterprise alone', () =>
    asked()
      .when('IssueDelegationLetter', { named: '申报人一' }, officer('employer-personnel', 'example-employer'))
      .thenRefusedBy('delegation-letter-issuer-from-outside', '单位自己出函无效'),
  )
})
clause('anhui-titles-2018/art.31.a', 'the host takes in by its own order', ({ accepts, refuses }) => {
  accepts('a committee in force that covers it', () => ask({}).thenStage('applied'))
  refuses('a host whose authorisation does not cover the specialty', () =>
    ask({}, { committees: { 'C-B': { ...hostCommittee, specialties: '刺绣' } } }).thenRefusedBy(
      'host-covers-what-is-entrusted',
      '不含工艺美术系列雕刻专业中级',
    ),
  )
  refuses('a host that is suspended', () =>
    ask({}, { committees: { 'C-B': { ...hostCommittee, status: '停评整改' } } }).thenRefusedBy(
      'host-covers-what-is-entrusted',
    ),
  )
  refuses('an application that is no entrusted one', () =>
    given(delegation, {
      ...worldOf(),
      cases: { 'application-1': { ...entrusted, target: { ...entrusted.target, track: '正常' } } },
    })
      .when('RequestDelegation', insideInput, applicantActor)
      .thenRefusedBy('application-is-entrusted', '类型改为委托'),
  )
})
clause('anhui-titles-2018/art.31.b', 'not entrusted by the order: void', ({ accepts, refuses }) => {
  const post = (passedOn: string) =>
    from(
      delegationIn('passed-outside', {
        result: { passedOn: localDate(passedOn), document: '示例', evidence: '' },
      }),
      '2024-11-04T10:00:00+08:00',
    )
  const contact = { contact: '示例省人社厅 0000-0000' }
  accepts('passed after the letter', () =>
    post('2024-10-12')
      .when('PostDelegationPublicity', contact, provinceOfficer)
      .thenStage('approval-publicity'),
  )
  refuses('F9 dated after the pass: published by nobody, declared void', () => {
    const run = post('2024-05-19')
    run
      .when('PostDelegationPublicity', contact, provinceOfficer)
      .thenRefusedBy('letter-came-before-the-result')
    run.when('VoidDelegatedResult', { reason: '先评后委托' }, provinceOfficer).thenStage('void')
  })
})
clause('anhui-titles-2018/art.32', 'approved at home', ({ accepts, refuses }) => {
  const approve = (by: ReturnType<typeof officer>, at = '2024-11-12T10:00:00+08:00') =>
    from(delegationIn('approval-publicity'), at).when(
      'ApproveDelegatedResult',
      { document: '示例人社职〔2024〕12号' },
      by,
    )
  accepts('the authority over the applicant, after five working days', () => {
    const run = approve(provinceOfficer).thenStage('approved')
    const [entry] = run.operations().entries
    assert.deepEqual(
      [entry?.register, entry?.values?.['obtainedOn'], entry?.values?.['authority']],
      ['titles-held', '2024-10-12', '省人社厅'],
    )
    return run.outcome
  })
  refuses("another city's bureau", () =>
    approve(cityB).thenRefusedBy('home-authority-approves', '请由省人社厅核准公布'),
  )
})

it('five working days of publicity come first', () => {
  const state = delegationIn('approval-publicity')
  // posted on Monday 4 November 2024: the fifth working day after it is Monday 11 November
  const approve = (at: string) =>
    from(state, at).when('ApproveDelegatedResult', { document: '示例' }, provinceOfficer)
  const early = approve('2024-11-11T18:00:00+08:00')
  assert.equal(early.outcome?.kind, 'refused')
  approve('2024-11-12T09:00:00+08:00').thenStage('approved')
})

it('a refused or withdrawn request outside frees the year; nothing is issued twice', () => {
  for (const [act, input, by] of [
    ['DeclineDelegationLetter', { reason: '省内已设评委会' }, provinceOfficer],
    ['WithdrawDelegation', {}, applicantActor],
  ] as const)
    assert.deepEqual(
      from(delegationIn('applied'))
        .when(act, input, by)
        .operations()
        .claims.map(({ operation }) => operation),
      ['release'],
    )
  const issued = issue(inside(), cityA).thenStage('issued')
  issued.when('IssueDelegationLetter', { named: '申报人一' }, cityA).thenRefused('closed')
  from(delegationIn('applied')).when('WithdrawDelegation', {}, provinceOfficer).thenRefused('not-permitted')
})
