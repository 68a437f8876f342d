import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { localDate } from '#kernel/time'
import fc from 'fast-check'
import { clause } from '../../../tests/support/clause.ts'
import { actor, given } from '../../../tests/support/run.ts'
import { sha256 } from '../../shared/digest.ts'
import { committee, meeting } from '../meeting/sample.ts'
import { procedureIds } from '../vocabulary.ts'
import { expertDraw } from './draw.ts'
import { constraints, draw, pool, secretaryNumber, witnessNumber } from './examples.ts'
import type { PoolRow } from './select.ts'
import { chooseFrom, drawnOrder, eligibleOf, shortfalls, standingList } from './select.ts'

const facts = { on: '2024-11-16', year: 2024, candidates: new Set<string>() }
const secretary = actor('person-secretary', 'meeting-secretary', 'example-convening')
const witness = actor('person-witness', 'draw-witness', 'example-convening')
const register = (rows: readonly PoolRow[]) => Object.fromEntries(rows.map((row) => [row.key, row]))
const world = (rows: readonly PoolRow[]) => ({
  at: '2024-11-15T15:00:00+08:00',
  cases: { 'meeting-1': meeting('planned', { members: [] }) },
  registers: { 'titles-experts': register(rows), 'titles-committees': { 'C-1': committee } },
})
const prepared = (rows: readonly PoolRow[] = pool()) =>
  given(expertDraw, world(rows)).when(
    'PrepareDraw',
    {
      meeting: 'meeting-1',
      committee: 'C-1',
      commitment: sha256(secretaryNumber),
      constraints: { ...constraints, specialties: [] },
    },
    secretary,
  )
const drawn = (rows: readonly PoolRow[] = pool(), number = secretaryNumber, by = witness) =>
  prepared(rows).when('DrawExperts', { secretaryNumber: number, witnessNumber }, by)

describe('the order of a draw', () => {
  const eligible = eligibleOf(pool(), facts, constraints)
  it('is the same for the same two numbers, and another for others', () => {
    const order = (seed: string) => drawnOrder(eligible, seed).map(({ expert }) => expert)
    assert.deepEqual(order('s'), order('s'))
    assert.notDeepEqual(order('s'), order('t'))
  })
  it('meets every constraint, whatever the seed', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (seed) => {
        const chosen = chooseFrom(drawnOrder(eligible, seed), constraints, new Set())
        assert.deepEqual(shortfalls(chosen, constraints), [])
        assert.equal(new Set(chosen.map(({ expert }) => expert)).size, constraints.members)
        for (const employers of Map.groupBy(chosen, ({ employer }) => employer).values())
          assert.ok(employers.length <= constraints.perEmployer)
      }),
    )
  })
  it('gives every ordinary member about the same chance', () => {
    const hits = new Map<string, number>()
    const seeds = 400
    for (let i = 0; i < seeds; i += 1)
      for (const { expert, function: kind } of chooseFrom(
        drawnOrder(eligible, `seed-${i}`),
        { ...constraints, specialties: [] },
        new Set(),
      ))
        if (kind === '委员') hits.set(expert, (hits.get(expert) ?? 0) + 1)
    const counts = [...hits.values()]
    assert.equal(counts.length, 37)
    // 12 of 37 seats and 400 draws: expected near 125, six standard deviations either way
    assert.ok(
      Math.min(...counts) > 70 && Math.max(...counts) < 185,
      `${Math.min(...counts)}–${Math.max(...counts)}`,
    )
  })
  it('leaves out candidates of the meeting, ended terms, and who sat last year', () => {
    const [first, ...rest] = pool(4)
    assert.ok(first)
    const keys = (rows: readonly PoolRow[], more = facts) =>
      eligibleOf(rows, more, constraints).map(({ expert }) => expert)
    assert.ok(!keys([first, ...rest], { ...facts, candidates: new Set([first.person]) }).includes('E1'))
    assert.ok(!keys([{ ...first, termUntil: '2024-11-15' as PoolRow['termUntil'] }]).includes('E1'))
    assert.ok(keys([{ ...first, termUntil: '2024-11-16' as PoolRow['termUntil'] }]).includes('E1'))
    assert.ok(!keys([{ ...first, sat: '2023' }]).includes('E1'))
    assert.ok(keys([{ ...first, sat: '2022' }]).includes('E1'))
  })
})

clause(
  'anhui-titles-2018/art.50.c',
  'a committed, witnessed draw whose list is closed',
  ({ accepts, refuses }) => {
    accepts('drawn, answered, sealed: the meeting gets the list', () => {
      let run = drawn().thenStage('drawn')
      for (const { expert } of run.domain.invitations)
        run = run.when('RecordAnswer', { expert, attends: true }, secretary)
      const sealed = run
        .when('PledgeSecrecy', {}, witness)
        .when('SealDraw', {}, secretary)
        .thenStage('sealed')
      const [effect] = sealed.operations().effects
      assert.deepEqual([effect?.procedure, effect?.act], [procedureIds.meeting, 'TakeDrawnExperts'])
      return sealed.outcome
    })
    refuses('another number than the one committed to', () =>
      drawn(pool(), 'c3'.repeat(32)).thenRefusedBy('number-matches-commitment'),
    )
    refuses('a pool too small', () =>
      prepared(pool(12)).thenRefusedBy('pool-is-enough', '委员12人，需要13人'),
    )
    refuses('the secretary as her own witness', () =>
      drawn(pool(), secretaryNumber, { ...witness, person: 'person-secretary' }).thenRefusedBy(
        'witness-is-another',
      ),
    )
    refuses('sealing before those present have pledged secrecy', () => {
      const { invitations } = drawn().domain
      let run = drawn()
      for (const { expert } of invitations)
        run = run.when('RecordAnswer', { expert, attends: true }, secretary)
      run.when('SealDraw', {}, secretary).thenRefusedBy('drawers-pledged', '现有1人')
    })
    refuses('the acceptance clerk, who was not there', () =>
      drawn()
        .when('SealDraw', {}, actor('person-clerk', 'acceptance-clerk', 'example-convening'))
        .thenRefused('not-permitted'),
    )
  },
)

clause('anhui-titles-2018/art.51.3.a', 'who was struck off is never drawn', ({ accepts, refuses }) => {
  const seal = (struck: string | undefined) => {
    const state = draw('drawn')
    const rows = pool().map((row) => (row.key === struck ? { ...row, status: '除名' as const } : row))
    return given(expertDraw, world(rows)).state(state).when('SealDraw', {}, secretary)
  }
  accepts('a draw over 200 experts never takes the one struck off', () => {
    const rows = pool(200).map((row) => (row.key === 'E77' ? { ...row, status: '除名' as const } : row))
    for (let i = 0; i < 20; i += 1)
      assert.ok(
        !drawnOrder(eligibleOf(rows, facts, constraints), `seed-${i}`).some(({ expert }) => expert === 'E77'),
      )
    return seal(undefined).thenStage('sealed').outcome
  })
  refuses('a list with somebody who was struck off after the draw', () => {
    const listed = draw('drawn').invitations[0]?.expert
    seal(listed).thenRefusedBy('only-pool-members-drawn', '补抽')
  })
})

clause('anhui-titles-2018/art.23.1.b', 'invitations are private and answered', ({ accepts, refuses }) => {
  accepts('a decline brings the next in the drawn order', () => {
    const run = drawn()
    const [first] = run.domain.invitations
    const after = run
      .when('RecordAnswer', { expert: first?.expert ?? '', attends: false, reason: '出差' }, secretary)
      .thenAccepted()
    assert.equal(after.domain.invitations.length, run.domain.invitations.length + 1)
    assert.equal(standingList(after.domain).length, constraints.members)
    return after.outcome
  })
  refuses('sealing while one has not answered', () => {
    const state = draw('drawn')
    const invitations = state.invitations.map((one, i) =>
      i === 0 ? { ...one, answer: '待答复' as const } : one,
    )
    given(expertDraw, world(pool()))
      .state({ ...state, invitations })
      .when('SealDraw', {}, secretary)
      .thenRefusedBy('invitations-are-answered', '还有1名')
  })
})

it('the invitation names day, time and place and nobody else', () => {
  const { messages } = drawn().operations()
  assert.deepEqual(
    messages.map(({ data }) => Object.keys(data)),
    [['on', 'time', 'place']],
  )
})

const prepare = (
  more: { readonly committee?: string; readonly rows?: readonly PoolRow[]; readonly registers?: object } = {},
  by = secretary,
) => {
  const base = world(more.rows ?? pool())
  return given(expertDraw, { ...base, registers: { ...base.registers, ...more.registers } }).when(
    'PrepareDraw',
    {
      meeting: 'meeting-1',
      committee: more.committee ?? 'C-1',
      commitment: sha256(secretaryNumber),
      constraints: { ...constraints, specialties: [] },
    },
    by,
  )
}

clause('anhui-titles-2018/art.50.c', 'a body draws for its own meeting only', ({ accepts, refuses }) => {
  accepts('its own meeting, from the pool of the committee that meets', () => prepare().thenAccepted())
  refuses('the meeting of another body', () => {
    prepare({}, actor('person-other', 'meeting-secretary', 'other-body')).thenRefusedBy(
      'draw-is-for-own-meeting',
      '本单位',
    )
  })
  refuses('the pool of another committee', () => {
    const registers = { 'titles-committees': { 'C-1': committee, 'C-2': committee } }
    prepare({ committee: 'C-2', registers }).thenRefusedBy('draw-is-for-own-meeting', '专家库')
  })
})

clause('anhui-titles-2018/art.51.4.a', 'a stopped committee draws no experts', ({ accepts, refuses }) => {
  const standing = (status: string) =>
    prepare({ registers: { 'titles-committees': { 'C-1': { ...committee, status } } } })
  accepts('while its authorisation stands', () => standing('有效').thenAccepted())
  refuses('once it was withdrawn', () => standing('收回').thenRefusedBy('committee-may-meet', '收回'))
})

clause('anhui-titles-2018/art.2.c', 'terms of experts by the higher rule', ({ accepts, refuses }) => {
  const rule = { figure: 3, status: '已核', source: '人社部令第40号' }
  const term = (
    termUntil: string,
    registers: object = { 'titles-higher-rules': { 'expert-term-years': rule } },
  ) =>
    prepare({
      rows: pool().map((row, i) =>
        i === 0 ? { ...row, termFrom: localDate('2022-01-01'), termUntil: localDate(termUntil) } : row,
      ),
      registers,
    })
  accepts('three years, to the day before the third anniversary', () => term('2024-12-31').thenAccepted())
  refuses('a day more, once the figure is confirmed', () =>
    term('2025-01-01').thenRefusedBy('expert-terms-within-years', pool()[0]?.key ?? ''),
  )
  refuses('a day more is warned about while it is not', () => {
    term('2025-01-01', {}).thenTold('expert-terms-within-years', '3年')
  })
  accepts('who was struck off is not looked at', () => {
    const rows = pool().map((row, i) =>
      i === 0 ? { ...row, status: '除名' as const, termUntil: localDate('2030-01-01') } : row,
    )
    prepare({ rows, registers: { 'titles-higher-rules': { 'expert-term-years': rule } } }).thenAccepted()
  })
})
