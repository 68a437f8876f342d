import assert from 'node:assert/strict'
import type { ClauseId } from '#kernel/law'
import { clause } from '../../../tests/support/clause.ts'
import { given } from '../../../tests/support/run.ts'
import { procedureIds } from '../vocabulary.ts'
import { bundle, officer, openCycle, ready } from './examples.ts'
import { submission } from './submission.ts'

const world = (list: readonly ReturnType<typeof ready>[]) => ({
  at: '2024-08-20T10:00:00+08:00',
  cases: { 'cycle-1': openCycle, ...Object.fromEntries(list.map(({ id, state }) => [id, state])) },
})
const people = (count: number) => Array.from({ length: count }, (_, i) => ready(i + 1))
const prepare = (list: readonly ReturnType<typeof ready>[], by = officer) =>
  given(submission, world(list)).when(
    'PrepareSubmission',
    { cycle: 'cycle-1', office: '示例市住建局', applications: list.map(({ id }) => id) },
    by,
  )
const letter = (names: readonly string[], number = '示例住建函〔2024〕12号') => ({ number, names })
const names = (count: number) => people(count).map(({ state }) => state.applicant.name)

clause('anhui-titles-2018/art.13.b', 'one letter with every name', ({ accepts, refuses }) => {
  accepts('twelve people and twelve names: each application is received', () => {
    const run = prepare(people(12))
      .when('SendSubmission', letter(names(12)), officer)
      .thenStage('sent')
    const { effects, claims, entries } = run.operations()
    assert.deepEqual(
      effects.map(({ procedure, act }) => `${procedure} ${act}`),
      Array(12).fill(`${procedureIds.application} ReceiveSubmission`),
    )
    assert.equal(claims[0]?.key, 'example-department|2024|示例住建函〔2024〕12号')
    assert.equal(entries[0]?.register, 'titles-letters')
    return run.outcome
  })
  refuses('a letter listing eleven of twelve, naming the twelfth', () =>
    prepare(people(12))
      .when('SendSubmission', letter(names(11)), officer)
      .thenRefusedBy('everyone-is-on-the-letter', '申报人12'),
  )
  refuses('a letter without a proper number', () =>
    prepare(people(1))
      .when('SendSubmission', letter(names(1), '12号'), officer)
      .thenRefusedBy('letter-is-numbered'),
  )
})
clause('anhui-titles-2018/art.13.a', 'only after the employer has finished', ({ accepts, refuses }) => {
  accepts('all ready', () => prepare(people(2)).thenStage('open'))
  refuses('one still in internal publicity', () => {
    const [first, second] = people(2)
    assert.ok(first && second)
    prepare([
      first,
      { ...second, state: { ...second.state, stage: 'internal-publicity' } as typeof second.state },
    ]).thenRefusedBy('all-are-ready', '申报人2')
  })
})
clause(
  'anhui-titles-2018/art.16.1',
  'sent by the submitter of art.13 and nobody else',
  ({ accepts, refuses }) => {
    accepts('the department in charge', () => prepare(people(1)).thenStage('open'))
    refuses('the county bureau in its place, told who should', () =>
      prepare(people(1), { ...officer, role: 'county-titles', organisation: 'county-bureau' }).thenRefusedBy(
        'only-the-submitter-sends',
        '应由示例市住建局提交',
      ),
    )
  },
)
clause('anhui-titles-2018/art.16.4', 'until 24:00 of 31 August', ({ accepts, refuses }) => {
  const send = (at: string) =>
    given(submission, world(people(2)))
      .state(bundle('open'))
      .on(at)
      .when('SendSubmission', letter(names(2)), officer)
  accepts('31 August, 23:59', () => send('2024-08-31T23:59:00+08:00').thenStage('sent'))
  refuses('1 September, 00:00', () => send('2024-09-01T00:00:00+08:00').thenRefusedBy('sent-in-time'))
})
clause('anhui-titles-2018/art.15.a', 'the inbox is the committee’s own', ({ accepts, refuses }) => {
  accepts('of this cycle', () => prepare(people(1)).thenStage('open'))
  refuses('a file of another cycle in the bundle', () => {
    const [first] = people(1)
    assert.ok(first)
    prepare([
      { ...first, state: { ...first.state, cycle: { ...first.state.cycle, caseId: 'cycle-2' } } },
    ]).thenRefusedBy('inbox-of-receiver')
  })
})

/** Files whose route rests on one line of art.13. */
const routedBy = (id: ClauseId, list: readonly ReturnType<typeof ready>[]) =>
  list.map(({ id: application, state }) => {
    assert.ok(state.route)
    return {
      id: application,
      state: { ...state, route: { ...state.route, clauses: [id, 'anhui-titles-2018/art.5.2'] } },
    }
  })
for (const [id, rule] of [
  ['anhui-titles-2018/art.13.1.a', 'submitter-fits-senior-city'],
  ['anhui-titles-2018/art.13.1.b', 'submitter-fits-senior-province'],
  ['anhui-titles-2018/art.13.2.a', 'submitter-fits-mid-county'],
  ['anhui-titles-2018/art.13.2.b', 'submitter-fits-mid-city'],
  ['anhui-titles-2018/art.13.2.c', 'submitter-fits-mid-province'],
  ['anhui-titles-2018/art.13.3.a', 'submitter-fits-junior-county'],
  ['anhui-titles-2018/art.13.3.b', 'submitter-fits-junior-own'],
  ['anhui-titles-2018/art.13.4.a', 'submitter-fits-no-department'],
  ['anhui-titles-2018/art.13.4.b', 'submitter-fits-file-agency'],
  ['anhui-titles-2018/art.31.3', 'submitter-fits-from-outside'],
] as const)
  clause(id, 'a bundle of another office is told whose it is, and by which line', ({ accepts, refuses }) => {
    const other = { ...officer, role: 'county-titles', organisation: 'county-bureau' }
    accepts('its own', () => prepare(routedBy(id, people(2))).thenStage('open'))
    refuses('another’s', () =>
      prepare(routedBy(id, people(2)), other).thenRefusedBy(rule, '请转交示例市住建局'),
    )
  })
clause(
  'anhui-titles-2018/art.13.1.a',
  'one stray file among others of the same line',
  ({ accepts, refuses }) => {
    const [first, second] = routedBy('anhui-titles-2018/art.13.1.a', people(2))
    assert.ok(first && second)
    const route = { ...second.state.route, submitter: 'city-bureau', submitterName: '示例市人社局' }
    accepts('both its own', () => prepare([first, second]).thenStage('open'))
    refuses('one of another office', () =>
      prepare([first, { ...second, state: { ...second.state, route } }]).thenRefusedBy(
        'submitter-fits-senior-city',
        '示例市人社局',
      ),
    )
  },
)
