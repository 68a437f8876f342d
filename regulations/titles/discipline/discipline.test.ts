import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { maySee } from '#kernel/case'
import { localDate } from '#kernel/time'
import { clause } from '../../../tests/support/clause.ts'
import { actor, given } from '../../../tests/support/run.ts'
import { constraints, pool } from '../draw/examples.ts'
import { eligibleOf } from '../draw/select.ts'
import type { RemovalEntry } from '../registers/index.ts'
import { discipline } from './discipline.ts'
import { disciplineIn, expertEntry, office, officer } from './examples.ts'
import { reviewRoles, staffMayReview } from './rules.ts'

const world = {
  at: '2024-12-02T09:00:00+08:00',
  registers: {
    'titles-offices': { 'example-city-bureau': office },
    'titles-experts': { E1: expertEntry, E2: { ...expertEntry, committee: 'C-2' } },
  },
}
const run = (state: ReturnType<typeof disciplineIn>) => given(discipline, world).state(state)
const opening = {
  office: 'example-city-bureau',
  kind: '工作人员',
  account: 'person-clerk',
  name: '经办人一',
  fact: '牵线',
}
const removal = { measure: '调离评审岗位', document: '示例人社纪〔2024〕1号' }
const striking = { measure: '取消专家资格', document: '示例人社纪〔2024〕2号' }
const serious = { proven: true, serious: true, unlawful: true, text: '收受财物', on: localDate('2024-12-01') }
const stranger = actor('person-clerk', 'acceptance-clerk', 'example-convening')

clause('anhui-titles-2018/art.51.1.b', 'staff are removed from review', ({ accepts, refuses }) => {
  const removed = () =>
    given(discipline, world)
      .when('OpenDiscipline', opening, officer)
      .when('FindMisconduct', { proven: true, text: '属实' }, officer)
      .when('DecideDiscipline', removal, officer)
      .thenStage('decided')
  const entry = () => removed().operations().entries[0]?.values as RemovalEntry
  accepts('and the decision enters the register of removals', () => {
    const [operation] = removed().operations().entries
    assert.deepEqual([operation?.register, operation?.key], ['titles-removals', 'person-clerk'])
    assert.equal(operation?.from, '2024-12-02')
  })
  refuses('from the decision on no capacity of review is left, in no cycle', () => {
    const { decidedOn: removedOn, document } = entry()
    const onDay = (on: string) => staffMayReview({ removedOn, on: localDate(on), document })
    assert.equal(onDay('2024-12-01').holds, 'yes')
    assert.match(onDay('2024-12-02').say ?? '', /调离评审岗位/)
    assert.equal(onDay('2031-01-01').holds, 'no')
    for (const role of ['acceptance-clerk', 'meeting-secretary', 'titles-expert'])
      assert.ok(reviewRoles.includes(role), role)
    for (const role of ['title-applicant', 'fee-auditor']) assert.ok(!reviewRoles.includes(role), role)
  })
  refuses('another measure for staff', () => {
    run(disciplineIn('found'))
      .when('DecideDiscipline', striking, officer)
      .thenRefusedBy('staff-misconduct-removes-from-review')
  })
})

clause('anhui-titles-2018/art.51.1.c', 'unlawful staff are referred', ({ accepts, refuses }) => {
  const state = disciplineIn('decided', '工作人员', { finding: serious })
  accepts('the transfer is recorded and shown', () => {
    const referred = run(state).when(
      'ReferDiscipline',
      { to: '示例市监委', document: '移〔2024〕2号' },
      officer,
    )
    assert.match(referred.thenAccepted().domain.referral?.document ?? '', /^移〔2024〕/)
    referred.when('CloseDiscipline', {}, officer).thenStage('closed')
  })
  refuses('closing without the transfer', () => {
    run(state).when('CloseDiscipline', {}, officer).thenRefusedBy('unlawful-staff-is-referred', '移送')
  })
})

clause('anhui-titles-2018/art.51.3.a', 'experts are struck off', ({ accepts, refuses }) => {
  accepts('in every pool, and never drawn of two hundred again', () => {
    const struck = given(discipline, world)
      .when('OpenDiscipline', { ...opening, kind: '专家', account: 'person-expert-1' }, officer)
      .when('FindMisconduct', { proven: true, text: '属实' }, officer)
      .when('DecideDiscipline', striking, officer)
      .thenStage('decided')
    const entries = struck.operations().entries
    assert.deepEqual(
      entries.map(({ key, values }) => [key, values?.['status']]),
      [
        ['E1', '除名'],
        ['E2', '除名'],
      ],
    )
    const rows = pool(200).map((row) => (row.key === 'E1' ? { ...row, status: '除名' as const } : row))
    const facts = { on: '2024-12-03', year: 2024, candidates: new Set<string>() }
    const eligible = eligibleOf(rows, facts, constraints)
    assert.equal(eligible.length, 199)
    assert.ok(eligible.every(({ account }) => account !== 'person-expert-1'))
  })
  refuses('another measure for an expert, or one who is in no pool', () => {
    run(disciplineIn('found', '专家'))
      .when('DecideDiscipline', removal, officer)
      .thenRefusedBy('expert-misconduct-strikes-off')
    const unlisted = { kind: '专家', account: 'p', name: '某人', listed: [] } as const
    run(disciplineIn('found', '专家', { subject: unlisted }))
      .when('DecideDiscipline', striking, officer)
      .thenRefusedBy('expert-misconduct-strikes-off', '专家库')
  })
})

clause(
  'anhui-titles-2018/art.51.3.b',
  'serious misconduct is circulated and entered',
  ({ accepts, refuses }) => {
    const state = disciplineIn('found', '专家', { finding: serious })
    accepts('the integrity file (register G14) has an entry for the expert', () => {
      const done = run(state).when('DecideDiscipline', { ...striking, criticism: '通〔2024〕1号' }, officer)
      const kept = done.operations().entries.find(({ register }) => register === 'titles-integrity')
      assert.equal(kept?.values?.['person'], 'P-expert-1')
      assert.equal(kept.values['kind'], '记录')
      assert.equal(done.domain.decision?.criticism, '通〔2024〕1号')
    })
    refuses('without the circulated criticism', () => {
      run(state)
        .when('DecideDiscipline', striking, officer)
        .thenRefusedBy('serious-expert-misconduct-is-circulated')
    })
    refuses('a criticism where the finding is not serious', () => {
      run(disciplineIn('found', '专家'))
        .when('DecideDiscipline', { ...striking, criticism: '通〔2024〕1号' }, officer)
        .thenRefusedBy('serious-expert-misconduct-is-circulated')
    })
  },
)

clause('anhui-titles-2018/art.51.3.c', 'unlawful experts are referred', ({ accepts, refuses }) => {
  const state = disciplineIn('decided', '专家', { finding: serious })
  accepts('the transfer is recorded and shown', () => {
    const referred = run(state).when(
      'ReferDiscipline',
      { to: '示例市监委', document: '移〔2024〕3号' },
      officer,
    )
    assert.match(referred.thenAccepted().domain.referral?.document ?? '', /^移〔2024〕/)
    referred.when('CloseDiscipline', {}, officer).thenStage('closed')
  })
  refuses('closing without the transfer', () => {
    run(state).when('CloseDiscipline', {}, officer).thenRefusedBy('unlawful-expert-is-referred')
  })
})

describe('discipline', () => {
  it('suspends an expert and restores him where nothing is proven', () => {
    const suspended = run(disciplineIn('opened', '专家')).when('SuspendExpert', {}, officer)
    assert.equal(suspended.operations().entries[0]?.values?.['status'], '停用')
    const dropped = suspended
      .when('FindMisconduct', { proven: false, text: '不实' }, officer)
      .thenStage('dropped')
    assert.equal(dropped.operations().entries[0]?.values?.['status'], '在库')
    run(disciplineIn('opened'))
      .when('SuspendExpert', {}, officer)
      .thenRefusedBy('only-listed-experts-suspended')
  })
  it('belongs to the office that opened it; the person sees the decision only', () => {
    const sees = (state: ReturnType<typeof disciplineIn>) =>
      maySee(discipline, { kind: 'person', actor: stranger }, discipline.parties(state))
    assert.deepEqual([sees(disciplineIn('found')), sees(disciplineIn('decided'))], [false, true])
    run(disciplineIn('found')).when('DecideDiscipline', removal, stranger).thenRefused('not-permitted')
    given(discipline, world)
      .when('OpenDiscipline', { ...opening, office: 'other' }, officer)
      .thenRefusedBy('discipline-handled-by-own-office')
  })
  it('is decided once', () => {
    run(disciplineIn('decided')).when('DecideDiscipline', removal, officer).thenRefused('out-of-turn')
  })
})
