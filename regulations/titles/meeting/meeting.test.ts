import assert from 'node:assert/strict'
import { it } from 'node:test'
import { projectState } from '#kernel/case'
import { clause } from '../../../tests/support/clause.ts'
import { type World, actor, given } from '../../../tests/support/run.ts'
import { from, meetingWorld, planWithin } from './meeting.fixture.ts'
import { agendaItem, actors, candidate, committee, inBallot, meeting, membersOf } from './sample.ts'
import { plannedCycle, releasedApplication } from './examples.ts'
import { reviewMeeting } from './meeting.ts'
import { checklistOf } from './checklist.ts'
import type { Meeting } from './state.ts'

const { secretary, chair, member } = actors
const plan = (on: string, more: Partial<World> = {}) =>
  given(
    reviewMeeting,
    meetingWorld({
      cases: { 'cycle-1': plannedCycle },
      registers: { 'titles-committees': { 'C-1': committee } },
      ...more,
    }),
  ).when(
    'PlanMeeting',
    { cycle: 'cycle-1', committee: 'C-1', on, time: '09:00', place: '示例宾馆', mode: 'paper' },
    secretary,
  )

clause(
  'anhui-titles-2018/art.22.a',
  'the meeting lies in the filed plan window and in scope',
  ({ accepts, refuses }) => {
    accepts('30 November, the last day of the window', () => plan('2024-11-30').thenStage('planned'))
    accepts('1 November, the first', () => plan('2024-11-01').thenStage('planned'))
    refuses('2 December: the change must be filed first', () =>
      plan('2024-12-02').thenRefusedBy('day-is-in-plan', '2024-11-01至2024-11-30'),
    )
    refuses('31 October', () => plan('2024-10-31').thenRefusedBy('day-is-in-plan'))
    refuses('a candidate of another specialty on the agenda', () => {
      const target = {
        series: '工程',
        specialty: '化工',
        level: '中级',
        band: '中级',
        track: '正常',
      } as const
      from(meeting('convened'), {
        cases: { 'application-9': releasedApplication(9, { target }) },
        rows: { 'titles-people': [] },
      })
        .when('PlaceOnAgenda', { title: '化工', applications: ['application-9'] }, secretary)
        .thenRefusedBy('candidates-are-in-scope', '申报人9')
    })
  },
)

clause('anhui-titles-2018/art.23.1.a', 'a meeting stands on a plan', ({ accepts, refuses }) => {
  accepts('with a plan', () => plan('2024-11-16').thenStage('planned'))
  refuses('without one', () =>
    plan('2024-11-16', { cases: { 'cycle-1': { ...plannedCycle, plan: null } } }).thenRefusedBy(
      'plan-exists',
    ),
  )
})
clause('anhui-titles-2018/art.23.1.c', 'filing suffices, no reply is awaited', ({ accepts, refuses }) => {
  accepts('filed, not answered', () => plan('2024-11-16').thenAccepted())
  refuses('not filed', () =>
    plan('2024-11-16', { cases: { 'cycle-1': { ...plannedCycle, plan: null } } }).thenRefusedBy(
      'plan-is-filed',
    ),
  )
})
clause('anhui-titles-2018/art.51.4.a', 'a stopped committee opens no meeting', ({ accepts, refuses }) => {
  accepts('after acceptance of the rectification', () =>
    plan('2025-02-10', {
      cases: { 'cycle-1': { ...plannedCycle, plan: planWithin('2025-02-01', '2025-02-28') } },
    }).thenAccepted(),
  )
  refuses('on 2025-02-10, suspended from 2024-12-02 to 2025-03-01', () =>
    plan('2025-02-10', {
      cases: { 'cycle-1': { ...plannedCycle, plan: planWithin('2025-02-01', '2025-02-28') } },
      registers: { 'titles-committees': { 'C-1': { ...committee, status: '停评整改' } } },
    }).thenRefusedBy('committee-may-meet', '停评整改'),
  )
  const openWith = (status: string) =>
    from(meeting('convened'), {
      registers: { 'titles-committees': { 'C-1': { ...committee, status } } },
    }).when('OpenMeeting', {}, chair)
  accepts('opening while the authorisation stands', () => openWith('有效').thenStage('open'))
  refuses('opening a meeting that was planned before the committee lost its authorisation', () => {
    openWith('收回').thenRefusedBy('committee-may-meet', '收回')
    openWith('停评整改').thenRefusedBy('committee-may-meet', '停评整改')
    from(meeting('convened'), { registers: {} })
      .when('OpenMeeting', {}, chair)
      .thenRefusedBy('committee-may-meet', '未经授权')
  })
})

it('a secretary plans meetings of the own body’s committees only', () => {
  const foreign = { ...secretary, organisation: 'other-body', path: ['other-body'] }
  given(
    reviewMeeting,
    meetingWorld({
      cases: { 'cycle-1': plannedCycle },
      registers: { 'titles-committees': { 'C-1': committee } },
    }),
  )
    .when(
      'PlanMeeting',
      { cycle: 'cycle-1', committee: 'C-1', on: '2024-11-16', time: '09:00', place: '某宾馆', mode: 'paper' },
      foreign,
    )
    .thenRefusedBy('committee-is-convened-by-actor')
})

clause('anhui-titles-2018/art.17.a', 'only released cases reach the agenda', ({ accepts, refuses }) => {
  const place = (stage: 'released' | 'admitted') =>
    from(meeting('convened'), {
      cases: { 'application-9': releasedApplication(9, { stage }) },
      rows: { 'titles-people': [] },
    }).when('PlaceOnAgenda', { title: '机械', applications: ['application-9'] }, secretary)
  accepts('released', () => place('released').thenAccepted())
  refuses('accepted but not sealed', () =>
    place('admitted').thenRefusedBy('candidates-are-released', '2024-9'),
  )
})

clause('anhui-titles-2018/art.65.b', 'a retired person is not put to the vote', ({ accepts, refuses }) => {
  const place = (retiresOn: string) =>
    from(meeting('convened'), {
      cases: { 'application-9': releasedApplication(9) },
      rows: { 'titles-people': [{ name: '申报人9', status: '在岗', retiresOn }] },
    }).when('PlaceOnAgenda', { title: '机械', applications: ['application-9'] }, secretary)
  accepts('retirement on 17 November, the day after the meeting', () => place('2024-11-17').thenAccepted())
  refuses('retirement on 1 November', () => place('2024-11-01').thenRefusedBy('nobody-is-retired', '申报人9'))
  refuses('retirement on the day of the meeting itself', () =>
    place('2024-11-16').thenRefusedBy('nobody-is-retired'),
  )
})

clause('anhui-titles-2018/art.23.5.i', 'only staff of the two offices sit in', ({ accepts, refuses }) => {
  const admit = (kind: string) =>
    from(meeting('convened')).when('AdmitObserver', { name: '甲', office: '乙', kind }, secretary)
  accepts('an HR inspector', () => admit('人社部门').thenAccepted())
  refuses("a discipline officer of the applicant's employer", () =>
    admit('其他').thenRefusedBy('observer-is-staff'),
  )
})

const open = (more: Partial<Meeting>, by = chair, members = 15) =>
  from(meeting('convened', more, members)).when('OpenMeeting', {}, by)

clause('anhui-titles-2018/art.23.5.a', 'quorum of the authorisation, 13', ({ accepts, refuses }) => {
  accepts('13 signed in', () => open({}, chair, 13).thenStage('open'))
  refuses('12 signed in', () =>
    open({}, chair, 12).thenRefusedBy('quorum-is-present', '规定出席13人，现有表决权的到会委员12人'),
  )
  refuses('no figure in the authorisation', () =>
    open({ committee: { ...meeting('convened').committee, quorum: null } }).thenRefusedBy(
      'quorum-is-present',
      '没有该数不能开会',
    ),
  )
  refuses('13 at the opening, one recused at the ballot', () => {
    const state = meeting('open', { items: [{ ...inBallot(13), ballots: [] }] }, 13)
    const pledges = state.pledges.map((one) =>
      one.expert === 'E9' ? { ...one, recusals: [{ application: 'application-1', reason: '亲属' }] } : one,
    )
    from({ ...state, pledges })
      .when('OpenBallot', { item: 'item-1' }, chair)
      .thenRefusedBy('quorum-is-present', '评审对象申报人1')
  })
})
clause('anhui-titles-2018/art.23.5.h', 'chair or deputy presides, in the room', ({ accepts, refuses }) => {
  accepts('the deputy', () => open({}, { ...chair, person: 'person-expert-2' }).thenStage('open'))
  refuses('an ordinary member', () => open({}, member).thenRefused('not-permitted'))
  refuses('named by the secretary: an ordinary member', () =>
    from(meeting('convened'))
      .when('OpenMeeting', { presider: 'E3' }, secretary)
      .thenRefusedBy('presider-is-present', '主任或副主任委员'),
  )
  refuses('a chair who has not signed in', () => {
    const { presence } = meeting('convened')
    open({ presence: presence.filter(({ expert }) => expert !== 'E1') }).thenRefusedBy(
      'presider-is-present',
      '请先签到',
    )
  })
})
clause('anhui-titles-2018/art.23.3.a', 'training before the meeting', ({ accepts, refuses }) => {
  accepts('held', () => open({}).thenStage('open'))
  refuses('no record', () => open({ training: null }).thenRefusedBy('training-is-held'))
})
clause(
  'anhui-titles-2018/art.23.3.b',
  'the material is with every attending member',
  ({ accepts, refuses }) => {
    accepts('all have received it', () => open({}).thenAccepted())
    refuses('one without receipt, named', () => {
      const received = membersOf(15)
        .map(({ expert }) => expert)
        .filter((expert) => expert !== 'E8')
      open({ bundle: { releasedOn: meeting('convened').on, received } }).thenRefusedBy(
        'bundles-are-received',
        '还差1人：专家8',
      )
    })
  },
)
clause(
  'anhui-titles-2018/art.23.4.a',
  'panel opinions are signed before the committee hears them',
  ({ accepts, refuses }) => {
    const committeeWithPanels = { ...meeting('convened').committee, hasPanels: true }
    const panelOpinion = { recommended: true, reasons: '达到标准', leader: 'E1' }
    accepts('signed', () =>
      open({
        committee: committeeWithPanels,
        items: [agendaItem([candidate(1, { panelOpinion })])],
      }).thenAccepted(),
    )
    refuses('unsigned', () =>
      open({ committee: committeeWithPanels }).thenRefusedBy('panel-opinions-are-signed', '申报人1'),
    )
  },
)
clause(
  'anhui-titles-2018/art.23.4.b',
  'without panels each case has a first reader',
  ({ accepts, refuses }) => {
    accepts('assigned', () => open({}).thenAccepted())
    refuses('none', () =>
      open({ items: [agendaItem([candidate(1, { readers: [] })])] }).thenRefusedBy(
        'first-readers-are-assigned',
        '申报人1',
      ),
    )
  },
)
clause('anhui-titles-2018/art.23.4.c', 'a gap is reported to the convening body', ({ accepts, refuses }) => {
  refuses('a file that is not on the agenda', () =>
    from(meeting('convened'))
      .when('ReportShortage', { application: 'application-99', text: '缺页' }, member)
      .thenRefusedBy('file-is-on-agenda'),
  )
  accepts('the secretariat gets the message, the applicant nothing', () => {
    const run = from(meeting('convened')).when(
      'ReportShortage',
      { application: 'application-1', text: '缺页' },
      member,
    )
    assert.deepEqual(
      run.operations().messages.map(({ to }) => to),
      ['secretariat'],
    )
    assert.deepEqual(run.operations().effects, [])
  })
})

it('shows the lights of the console in order, red where something is missing', () => {
  const lights = checklistOf(meeting('convened', { training: null }, 12))
  assert.deepEqual(
    lights.map(({ holds }) => holds),
    ['no', 'no', 'yes', 'yes', 'yes'],
  )
})

clause(
  'anhui-titles-2018/art.22.b',
  'the supervising office sees numbers and steps, no ballot',
  ({ accepts, refuses }) => {
    const inspector = actor('person-inspector', 'titles-inspector', 'example-city-bureau')
    accepts(
      'its view holds the progress and nothing of members, agenda or counts; it notes what it saw',
      () => {
        const run = from(meeting('open'))
          .when('NoteSupervision', { step: '全程', text: '程序规范' }, inspector)
          .thenAccepted()
        const snapshot = run.snapshot
        assert.ok(snapshot)
        const seen = projectState(
          reviewMeeting,
          snapshot.domain,
          { kind: 'person', actor: inspector },
          run.parties(),
        )
        assert.ok('progress' in seen && 'supervision' in seen)
        for (const part of ['members', 'items', 'presence', 'minutes', 'failingReasons'])
          assert.ok(!(part in seen), part)
        return run.outcome
      },
    )
    refuses('a note on a line that is not on the agenda', () =>
      from(meeting('open'))
        .when('NoteSupervision', { step: '补选', text: '甲' }, inspector)
        .thenRefusedBy('note-names-its-step'),
    )
  },
)
