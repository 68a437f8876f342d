import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { clause } from '../../../tests/support/clause.ts'
import * as examples from './examples.ts'
import { from } from './meeting.fixture.ts'
import { actors, agendaItem, candidate, inBallot, meeting, membersOf } from './sample.ts'

const { secretary, chair, member } = actors
const two = () => agendaItem([candidate(1, { readers: ['E3', 'E4'], readBy: ['E4'] }), candidate(2)])
const convened = () => from(meeting('convened', { items: [two()] }))

clause('anhui-titles-2018/art.23.5.j', 'first readers have read what is voted on', ({ accepts, refuses }) => {
  const discussed = (readBy: readonly string[]) => {
    const item = inBallot()
    const candidates = item.candidates.map((one) => ({ ...one, readers: ['E3', 'E4'], readBy }))
    return from(meeting('open', { items: [{ ...item, candidates, ballots: [] }] }))
  }
  accepts('when both have marked the file', () => {
    discussed(['E3', 'E4']).when('OpenBallot', { item: 'item-1' }, chair).thenAccepted()
  })
  refuses('when one has not', () =>
    discussed(['E3'])
      .when('OpenBallot', { item: 'item-1' }, chair)
      .thenRefusedBy('files-are-read', '专家4（申报人1）'),
  )
})

clause(
  'anhui-titles-2018/art.23.4.b',
  'one to three first readers, each marks his own',
  ({ accepts, refuses }) => {
    const lines = (count: number) =>
      Array.from({ length: count }, (_, i) => ({ application: 'application-1', expert: `E${i + 3}` }))
    accepts('three', () => {
      const run = convened().when('AssignFirstReaders', { readers: lines(3) }, secretary)
      assert.deepEqual(run.domain.items[0]?.candidates[0]?.readers, ['E3', 'E4', 'E5'])
    })
    refuses('four', () =>
      convened()
        .when('AssignFirstReaders', { readers: lines(4) }, secretary)
        .thenRefusedBy('readers-are-one-to-three', '申报人1'),
    )
    accepts('his own file', () => {
      const run = convened().when('MarkRead', { applications: ['application-1'] }, member)
      assert.deepEqual(run.domain.items[0]?.candidates[0]?.readBy, ['E3', 'E4'])
    })
    refuses('a file that another reads', () =>
      convened()
        .when('AssignFirstReaders', { readers: [{ application: 'application-2', expert: 'E5' }] }, secretary)
        .when('MarkRead', { applications: ['application-1', 'application-2'] }, member)
        .thenRefusedBy('reader-marks-own-files', '申报人2不是'),
    )
    accepts('marks on paper, entered by the secretary for all', () => {
      const run = convened().when('MarkRead', {}, secretary)
      assert.deepEqual(
        run.domain.items[0]?.candidates.map(({ readBy }) => readBy),
        [['E3', 'E4'], ['E3']],
      )
    })
  },
)

const machine = (more = {}) => meeting('convened', { mode: 'local', ...more })
const { input: keys } = examples.fixAgenda()
clause(
  'anhui-titles-2018/art.23.5.c',
  'keys and page are fixed before the meeting opens',
  ({ accepts, refuses }) => {
    accepts('a key for each candidate', () => {
      const run = from(machine()).when('FixAgenda', keys, secretary)
      assert.equal(run.domain.agenda?.keys['application-2'], '2'.repeat(64))
      run.when('OpenMeeting', {}, chair).thenAccepted()
    })
    refuses('a key too few', () =>
      from(machine())
        .when('FixAgenda', { ...keys, keys: keys.keys.slice(1) }, secretary)
        .thenRefusedBy('keys-fit-agenda', '申报人1还没有投票密钥'),
    )
    refuses('a key too many', () =>
      from(machine())
        .when(
          'FixAgenda',
          { ...keys, keys: [...keys.keys, { application: 'application-9', key: '9'.repeat(64) }] },
          secretary,
        )
        .thenRefusedBy('keys-fit-agenda', '有1把密钥不属于'),
    )
    refuses('opening a vote by machine without it', () =>
      from(machine()).when('OpenMeeting', {}, chair).thenRefusedBy('agenda-is-fixed'),
    )
  },
)

describe('a fixed agenda', () => {
  it('is not asked for on paper, and needs candidates', () => {
    from(meeting('convened')).when('OpenMeeting', {}, chair).thenAccepted()
    from(machine({ items: [] }))
      .when('FixAgenda', { keys: [] }, secretary)
      .thenRefusedBy('step-is-next')
  })
  it('is open again once somebody joins it or the offices change', () => {
    const fixed = from(machine()).when('FixAgenda', keys, secretary)
    assert.ok(fixed.domain.agenda)
    const { input: offices } = examples.nameOffices()
    const moved = fixed.when('NameBallotOffices', offices, secretary).domain
    assert.equal(moved.agenda, null)
    assert.equal(moved.offices?.box.operator, '示例市人社局')
  })
  it('has another digest with another page', () => {
    const digest = (page: string) =>
      from(machine()).when('FixAgenda', { ...keys, page }, secretary).domain.agenda?.digest
    assert.notEqual(digest('5'.repeat(64)), digest('6'.repeat(64)))
  })
})

clause('anhui-titles-2018/art.57.a', 'a meeting on a laptop', ({ accepts, refuses }) => {
  const { input: pack } = examples.packMeeting()
  const back = { pack: 'pack-1', digest: '6'.repeat(64), acts: 12 }
  const out = () => from(meeting('convened')).when('PackMeeting', pack, secretary)
  accepts('comes back once', () => {
    const run = out().when('BringBackMeeting', back, secretary)
    assert.equal(run.domain.away, null)
    run.when('OpenMeeting', {}, chair).thenAccepted()
  })
  refuses('a second time', () =>
    out()
      .when('BringBackMeeting', back, secretary)
      .when('BringBackMeeting', back, secretary)
      .thenRefusedBy('pack-is-the-one-out', '不能再次带回'),
  )
  refuses('another pack', () =>
    out()
      .when('BringBackMeeting', { ...back, pack: 'pack-0' }, secretary)
      .thenRefusedBy('pack-is-the-one-out', '最近一次打包'),
  )
  refuses('what never went out', () =>
    from(meeting('convened'))
      .when('BringBackMeeting', back, secretary)
      .thenRefusedBy('pack-is-the-one-out', '没有打包外出'),
  )
  refuses('an act of the house meanwhile', () =>
    out().when('OpenMeeting', {}, chair).thenRefusedBy('not-held:meeting-is-away', '在会场的电脑上办理'),
  )
  accepts('is called off when the laptop is lost, and its pack is worth nothing', () => {
    const run = out().when('CallOffPack', { reason: '电脑损坏' }, secretary)
    run.when('BringBackMeeting', back, secretary).thenRefusedBy('pack-is-the-one-out', '不能再次带回')
    assert.equal(membersOf(15).length, run.domain.members.length)
  })
  refuses('calling off what is here', () =>
    from(meeting('convened'))
      .when('CallOffPack', { reason: '误点' }, secretary)
      .thenRefusedBy('step-is-next'),
  )
})

clause('anhui-titles-2018/art.50.b', 'a recusal found after the pledge', ({ accepts, refuses }) => {
  const input = { application: 'application-2', reason: '师生' }
  accepts('is added to those declared before', () => {
    const run = from(meeting('convened'))
      .when('AddRecusal', input, member)
      .when('AddRecusal', { ...input, application: 'application-1' }, member)
    const own = run.domain.pledges.find(({ expert }) => expert === 'E3')
    assert.deepEqual(
      own?.recusals.map(({ application }) => application),
      ['application-2', 'application-1'],
    )
  })
  refuses('is not the pledge once more', () =>
    from(meeting('convened')).when('GivePledge', { recusals: [] }, member).thenRefusedBy('actor-is-entitled'),
  )
})
it('a recusal names a candidate of the agenda', () => {
  from(meeting('convened'))
    .when('AddRecusal', { application: 'application-9', reason: '师生' }, member)
    .thenRefusedBy('file-is-on-agenda')
})
