import assert from 'node:assert/strict'
import { it } from 'node:test'
import { clause } from '../../../tests/support/clause.ts'
import { type World, actor, given } from '../../../tests/support/run.ts'
import { corpusCalendar } from '../../../tests/support/calendars.ts'
import { runningPeriods } from '#kernel/case'
import { localDate } from '#kernel/time'
import { sampleOf } from './acts-review.ts'
import { resultBatch } from './batch.ts'
import { batch, candidate, committeeEntry, cycle, posting, resultOf, review, three } from './examples.ts'
import type { ResultBatch } from './state.ts'

const secretary = actor('person-secretary', 'meeting-secretary', 'example-convening')
const city = actor('person-city', 'city-titles', 'example-city-bureau', ['example-province'])
const host = actor('person-other', 'city-titles', 'other-city-bureau', ['example-province'])
const posted = { places: [{ place: '本平台', address: '' }], contact: '0000-0000' }
const cases = (list: ReturnType<typeof three>) => Object.fromEntries(list.map(({ id, state }) => [id, state]))
const from = (state: ResultBatch, at: string, world: World = {}) =>
  given(resultBatch, { at, calendar: corpusCalendar, ...world }).state(state)
const prepare = (list: ReturnType<typeof three>) =>
  given(resultBatch, {
    at: '2024-11-18T09:00:00+08:00',
    cases: { 'cycle-1': cycle, ...cases(list) },
    registers: { 'titles-offices': {} },
  }).when(
    'PrepareBatch',
    { cycle: 'cycle-1', meeting: 'meeting-1', applications: list.map(({ id }) => id) },
    secretary,
  )

clause(
  'anhui-titles-2018/art.25.a',
  'the publicity lists who passed: no votes, no numbers',
  ({ accepts, refuses }) => {
    accepts('20 passed and 5 failed: 20 rows of five columns', () => {
      const run = prepare(Array.from({ length: 20 }, (_, i) => resultOf(i + 1)))
        .when('PostResultPublicity', posted, secretary)
        .thenStage('result-publicity')
      const [notice] = run.operations().notices
      assert.ok(notice)
      const { candidates } = notice.data as { candidates: readonly object[] }
      assert.equal(candidates.length, 20)
      assert.deepEqual(Object.keys(candidates[0] ?? {}), ['name', 'employer', 'series', 'specialty', 'level'])
      return run.outcome
    })
    refuses('somebody who failed on the list', () =>
      prepare([resultOf(1), resultOf(2, 'not-passed')]).thenRefusedBy('all-have-passed', '申报人2'),
    )
  },
)
clause('anhui-titles-2018/art.25.4', 'a form without signature or seal blocks', ({ accepts, refuses }) => {
  accepts('signed and sealed', () => prepare(three()).thenStage('preparing'))
  refuses('one unsealed', () => {
    const unsealed = { ...review, conclusion: { ...review.conclusion, sealed: false } }
    prepare([resultOf(1), resultOf(2, 'passed', { review: unsealed })]).thenRefusedBy(
      'conclusions-are-signed',
      '申报人2',
    )
  })
})
clause('anhui-titles-2018/art.25.b', 'five working days, 28 September a workday', ({ accepts, refuses }) => {
  const running = batch('result-publicity', { resultPosting: posting('2025-09-25') })
  const report = (at: string) =>
    from(running, at, { cases: cases(three()) }).when('ReportBatch', {}, secretary)
  accepts('posted Thu 2025-09-25, reported on 2025-10-10', () =>
    report('2025-10-10T00:00:00+08:00').thenStage('reported'),
  )
  refuses('on 2025-10-09, the fifth working day itself', () =>
    report('2025-10-09T23:59:00+08:00').thenRefused('too-early'),
  )
  refuses('a changed list starts anew', () => {
    const restarted = from(running, '2025-10-09T10:00:00+08:00', { cases: cases(three()) }).when(
      'RestartResultPublicity',
      { ...posted, reason: '单位名称有误' },
      secretary,
    )
    restarted
      .thenAccepted()
      .on('2025-10-10T10:00:00+08:00')
      .when('ReportBatch', {}, secretary)
      .thenRefused('too-early')
  })
})
clause(
  'anhui-titles-2018/art.25.c',
  'only the candidate objected to is held back',
  ({ accepts, refuses }) => {
    const list = [1, 2, 3].map((n) => resultOf(n, 'passed', n === 3 ? { heldBy: ['complaint-1'] } : {}))
    accepts('two go and one waits, free for a supplementary batch', () => {
      const run = from(batch('result-publicity'), '2024-12-02T09:00:00+08:00', { cases: cases(list) })
        .when('ReportBatch', {}, secretary)
        .thenStage('reported')
      assert.deepEqual(
        run.operations().effects.map(({ caseId }) => caseId),
        ['application-1', 'application-2'],
      )
      assert.deepEqual(
        run.operations().claims.map(({ key, operation }) => [key, operation]),
        [['application-3', 'release']],
      )
      return run.outcome
    })
    refuses('two authorities in one batch', () => {
      const [first] = three()
      const route = {
        ...first?.state.route,
        authority: 'province',
        authorityName: '示例省人社厅',
      } as NonNullable<ReturnType<typeof resultOf>['state']['route']>
      prepare([resultOf(1), resultOf(2, 'passed', { route })]).thenRefusedBy('one-authority', '示例省人社厅')
    })
  },
)
clause(
  'anhui-titles-2018/art.25.1',
  'the general report, with the totals of F5, goes with it',
  ({ accepts, refuses }) => {
    const report = (drafted: boolean) =>
      from(batch('result-publicity', drafted ? {} : { report: null }), '2024-12-02T09:00:00+08:00', {
        cases: cases(three()),
      }).when('ReportBatch', {}, secretary)
    accepts('drafted', () => report(true).thenStage('reported'))
    refuses('none', () => report(false).thenRefusedBy('report-agrees'))
  },
)
clause('anhui-titles-2018/art.25.5', 'an extra mandatory slot blocks while empty', ({ accepts, refuses }) => {
  const report = (file: string | null) =>
    from(
      batch('result-publicity', { extraSlots: [{ key: 'x', name: '公示情况报告', mandatory: true, file }] }),
      '2024-12-02T09:00:00+08:00',
      {
        cases: cases(three()),
      },
    ).when('ReportBatch', {}, secretary)
  accepts('given', () => report('digest').thenStage('reported'))
  refuses('empty', () => report(null).thenRefusedBy('extra-materials-are-given', '公示情况报告'))
})

const world = (list = three('reported')): World => ({
  cases: cases(list),
  registers: { 'titles-committees': { 'C-1': committeeEntry }, 'titles-letters': {} },
})
const mark = (applications: readonly number[], opened = true, list = three('reported')) =>
  from(batch('reported'), '2024-12-09T09:00:00+08:00', world(list)).when(
    'MarkCandidates',
    { marks: applications.map((n) => ({ application: `application-${n}`, agreed: true, opened })) },
    city,
  )
clause('anhui-titles-2018/art.26.a', 'each is looked at', ({ accepts, refuses }) => {
  accepts('all three marked, then published', () => {
    mark([1, 2, 3]).when('PostApprovalPublicity', posted, city).thenStage('approval-publicity')
  })
  refuses('19 in the batch and 18 marked', () => {
    const agreed = { agreed: true, reason: '', by: 'person-officer', on: localDate('2024-12-09') }
    const candidates = Array.from({ length: 19 }, (_, i) => candidate(i + 1, i < 18 ? { mark: agreed } : {}))
    from(batch('reported', { candidates }), '2024-12-09T09:00:00+08:00')
      .when('PostApprovalPublicity', posted, city)
      .thenRefusedBy('everyone-is-marked', '还有1人没有审核（申报人19）')
  })
  refuses('agreed unread', () => mark([1], false).thenRefusedBy('rows-were-opened'))
})
for (const [id, rule, track] of [
  ['anhui-titles-2018/art.5.1', 'authority-fits-senior', '正常'],
  ['anhui-titles-2018/art.5.2', 'authority-fits-mid', '正常'],
  ['anhui-titles-2018/art.5.3', 'authority-fits-junior', '正常'],
  ['anhui-titles-2018/art.32', 'authority-fits-entrusted', '委托'],
] as const)
  clause(id, 'a result is agreed to by the authority of its own route', ({ accepts, refuses }) => {
    const routed = (authority: string) =>
      three('reported').map(({ id: application, state }) => {
        assert.ok(state.route)
        const clauses = ['anhui-titles-2018/art.13.2.b', id]
        const route = { ...state.route, authority, authorityName: '管理该件的人社局', clauses }
        return { id: application, state: { ...state, route, target: { ...state.target, track } } }
      })
    const letters = {
      letter: { kind: '委托评审函', caseId: 'application-1', issuedOn: '2024-11-01', year: 2024 },
    }
    const agree = (authority: string) =>
      from(batch('reported'), '2024-12-09T09:00:00+08:00', {
        ...world(routed(authority)),
        registers: { ...world(three('reported')).registers, 'titles-letters': letters },
      }).when(
        'MarkCandidates',
        { marks: [{ application: 'application-1', agreed: true, opened: true }] },
        city,
      )
    accepts('its own', () => agree('example-city-bureau').thenStage('reported'))
    refuses('another’s', () => agree('other-bureau').thenRefusedBy(rule, '请转交管理该件的人社局'))
  })
clause(
  'anhui-titles-2018/art.23.5.d',
  'the recheck asks for the quorum, not for all who were drawn',
  ({ accepts, refuses }) => {
    const came = (present: number) => {
      const conclusion = { ...review.conclusion, due: 15, present, yes: present }
      return mark(
        [1],
        true,
        three('reported').map((one) => ({
          ...one,
          state: { ...one.state, review: { ...review, conclusion } },
        })),
      )
    }
    accepts('thirteen of fifteen, with a quorum of thirteen', () => came(13).thenStage('reported'))
    refuses('twelve of fifteen', () => came(12).thenRefusedBy('majority-is-right', '规定出席13人、实到12人'))
  },
)
clause('anhui-titles-2018/art.26.b', 'four fields at least on the official site', ({ accepts, refuses }) => {
  const level = (value: string) => {
    const list = [
      candidate(1, {
        mark: { agreed: true, reason: '', by: 'x', on: localDate('2024-12-09') },
        level: value as '中级',
      }),
    ]
    return from(batch('reported', { candidates: list }), '2024-12-09T09:00:00+08:00').when(
      'PostApprovalPublicity',
      posted,
      city,
    )
  }
  accepts('with name, unit, title and level', () => level('中级').thenStage('approval-publicity'))
  refuses('without level', () => level('').thenRefusedBy('posting-is-complete', '级别'))
})
clause('anhui-titles-2018/art.26.c', 'again five working days, after the first', ({ accepts, refuses }) => {
  const approve = (at: string) =>
    from(batch('approval-publicity', { approvalPosting: posting('2025-04-25') }), at, {
      cases: cases(three('approval-publicity')),
    }).when('ApproveBatch', { document: '示例人社〔2025〕3号' }, city)
  accepts('posted Fri 2025-04-25, approved 2025-05-07', () =>
    approve('2025-05-07T00:00:00+08:00').thenStage('approved'),
  )
  refuses('2025-05-06', () => approve('2025-05-06T17:00:00+08:00').thenRefused('too-early'))
})
clause('anhui-titles-2018/art.26.e', 'a complaint excludes one and no other', ({ accepts, refuses }) => {
  const list = (held: readonly number[]) =>
    [1, 2, 3].map((n) =>
      resultOf(n, 'approval-publicity', held.includes(n) ? { heldBy: ['complaint-1'] } : {}),
    )
  const approve = (held: readonly number[]) =>
    from(batch('approval-publicity'), '2025-01-08T09:00:00+08:00', { cases: cases(list(held)) }).when(
      'ApproveBatch',
      { document: '示例人社〔2025〕3号' },
      city,
    )
  accepts('A is left out and the rest approved', () => {
    const run = approve([1]).thenStage('approved')
    assert.deepEqual(
      run.operations().effects.map(({ caseId }) => caseId),
      ['application-2', 'application-3'],
    )
    return run.outcome
  })
  refuses('all of them under investigation', () => approve([1, 2, 3]).thenRefusedBy('somebody-goes-on'))
})
clause('anhui-titles-2018/art.27.c', 'a result out of scope cannot be agreed to', ({ accepts, refuses }) => {
  accepts('in scope', () => mark([1]).thenAccepted())
  refuses('a 副高级 voted on by a 中级 committee', () => {
    const target = {
      series: '工程',
      specialty: '机械',
      level: '副高级',
      band: '高级',
      track: '正常',
    } as const
    mark([1], true, [resultOf(1, 'reported', { target })]).thenRefusedBy('scope-is-right', '副高级')
  })
})
clause('anhui-titles-2018/art.40.c', 'consent to 破格 is not later than release', ({ accepts, refuses }) => {
  const exceptional = (consentOn: string) => {
    const [first] = three('reported')
    assert.ok(first)
    const { intake, target } = first.state
    const consent = {
      kind: 'F4',
      office: 'example-city-bureau',
      agreed: true,
      on: localDate(consentOn),
    } as const
    const released = { on: localDate('2024-11-10'), head: 'person-head', sealedOn: null }
    return mark([1], true, [
      resultOf(1, 'reported', {
        target: { ...target, track: '破格' },
        intake: { ...intake, consent, released },
      }),
    ])
  }
  accepts('on the day of release', () => exceptional('2024-11-10').thenAccepted())
  refuses('one day after the meeting', () => exceptional('2024-11-17').thenRefusedBy('consent-came-first'))
})
clause(
  'anhui-titles-2018/art.31.b',
  'a letter F9 dated after the meeting makes the result void',
  ({ accepts, refuses }) => {
    const delegated = (issuedOn: string) => {
      const [first] = three('reported')
      assert.ok(first)
      const list = [resultOf(1, 'reported', { target: { ...first.state.target, track: '委托' } })]
      const letter = { kind: '委托评审函', from: 'a', to: 'b', year: 2024, caseId: 'application-1', issuedOn }
      const registers = { ...world().registers, 'titles-letters': { 'L-1': letter } }
      return from(batch('reported'), '2024-12-09T09:00:00+08:00', { cases: cases(list), registers }).when(
        'MarkCandidates',
        { marks: [{ application: 'application-1', agreed: true, opened: true }] },
        city,
      )
    }
    accepts('before it', () => delegated('2024-10-08').thenAccepted())
    refuses('dated after it', () => delegated('2024-11-17').thenRefusedBy('delegation-is-whole'))
  },
)
clause(
  'anhui-titles-2018/art.51.2.a',
  'results out of scope are void in bulk, the others untouched',
  ({ accepts, refuses }) => {
    const declare = (applications: readonly string[]) =>
      from(batch('reported'), '2024-12-09T09:00:00+08:00').when(
        'VoidCandidates',
        { applications, reason: '超出授权', clause: 'art.51.2.a', document: '示例人社〔2024〕20号' },
        city,
      )
    accepts('one of three, by document', () => {
      const run = declare(['application-3']).thenAccepted()
      assert.deepEqual(
        run.domain.candidates.map(({ out }) => out?.why),
        [undefined, undefined, '无效'],
      )
      return run.outcome
    })
    refuses('by an office that is not the authority', () => {
      from(batch('reported'), '2024-12-09T09:00:00+08:00')
        .when(
          'VoidCandidates',
          { applications: ['application-3'], reason: '超出', clause: 'art.51.2.a', document: 'x' },
          host,
        )
        .thenRefused('not-permitted')
    })
  },
)
clause('anhui-titles-2018/art.52.b', 'a seeded sample is checked before approval', ({ accepts, refuses }) => {
  const ids = Array.from({ length: 40 }, (_, i) => `application-${i}`)
  const approve = (results: Readonly<Record<string, string>>) =>
    from(
      batch('approval-publicity', {
        sample: { percent: 10, seed: 's', applications: ['application-1'], results },
      }),
      '2025-01-08T09:00:00+08:00',
      { cases: cases(three('approval-publicity')) },
    ).when('ApproveBatch', { document: '示例人社〔2025〕3号' }, city)
  accepts('40 cases and 10 %: four, the same for the same seed', () => {
    assert.equal(sampleOf(ids, 10, '20241210').length, 4)
    assert.deepEqual(sampleOf(ids, 10, '20241210'), sampleOf(ids.toReversed(), 10, '20241210'))
    approve({ 'application-1': '属实' }).thenStage('approved')
  })
  refuses('approval while one is unchecked', () => approve({}).thenRefusedBy('sample-is-checked', '申报人1'))
})
clause('anhui-titles-2018/art.27.a', 'approved by numbered document', ({ accepts, refuses }) => {
  const approve = (document: string) =>
    from(batch('approval-publicity'), '2025-01-08T09:00:00+08:00', {
      cases: cases(three('approval-publicity')),
    }).when('ApproveBatch', { document }, city)
  accepts('with brackets 〔〕', () => approve('示例人社〔2025〕3号').thenStage('approved'))
  refuses('with the wrong brackets', () => approve('示例人社[2025]3号').thenRefusedBy('document-is-numbered'))
})
clause('anhui-titles-2018/art.27.d', 'nobody outside the batch', ({ accepts, refuses }) => {
  accepts('a candidate of it', () => mark([1]).thenAccepted())
  refuses('a stranger', () =>
    from(batch('reported'), '2024-12-09T09:00:00+08:00', world())
      .when(
        'MarkCandidates',
        { marks: [{ application: 'application-99', agreed: true, opened: true }] },
        city,
      )
      .thenRefusedBy('candidates-are-of-batch'),
  )
})
clause(
  'anhui-titles-2018/art.28.a',
  'the forwarding of an approval is counted, not enforced',
  ({ accepts }) => {
    accepts('5 working days after the approval it is shown as late, and can still be done', () => {
      const approved = batch('approved')
      const [running] = runningPeriods(resultBatch.periods, resultBatch.holds, approved, corpusCalendar)
      assert.deepEqual(
        [running?.id, running?.reckoning.due, running?.then.kind],
        ['forwarding', '2025-01-15', 'alerts'],
      )
      const run = from(approved, '2025-03-01T09:00:00+08:00')
        .when('ForwardBatch', {}, secretary)
        .thenAccepted()
      run.when('CloseBatch', {}, secretary).thenStage('closed')
      return run.outcome
    })
  },
)

it('the second publicity cannot be posted while the first still runs', () => {
  from(batch('result-publicity'), '2024-11-20T09:00:00+08:00')
    .when('PostApprovalPublicity', posted, city)
    .thenRefused('not-permitted')
})
