import assert from 'node:assert/strict'
import type { Computed, Fact } from '#kernel'
import type { ActResult } from '#platform/cases'
import { readCase } from '#platform/ledger'
import { fitClause as clause } from '../support/clause.ts'
import { TENANT, done, person, refusal, registersOf, sharedDesk } from './desk.ts'
import { tenure } from './tenure.ts'
import type { Assessment, Post } from './years-in-post.ts'

const posts: Record<string, Fact> = {}
const room = sharedDesk({ procedures: [tenure], registers: registersOf(posts) })
let people = 0

/** All years passed, except those named; a year set to null has no result. */
function years(from: number, to: number, other: Readonly<Record<number, Assessment | null>> = {}) {
  const results: Record<string, Assessment> = {}
  for (let year = from; year <= to; year += 1) {
    const stated = other[year]
    const result = stated === undefined ? '合格' : stated
    if (result !== null) results[year] = result
  }
  return results
}
const reviewed = (passedOn: string, more: Partial<Post> = {}): Post => ({
  obtained: { way: 'review', passedOn, approvedOn: '2020-01-10' },
  appointedOn: null,
  gaps: [],
  assessments: years(2015, 2024),
  ...more,
})

async function file(post: Post, cutOff: string, required = 5): Promise<ActResult> {
  const who = `p${(people += 1)}`
  posts[`posts/${who}`] = post
  return (await room()).open('fit/tenure', 'FileTenure', person(who, 'applicant'), {
    person: who,
    cutOff,
    required,
  })
}

/** The sum as it was stored with the act. */
async function stored(result: ActResult): Promise<Computed> {
  const { caseId } = done(result)
  const acts = await readCase((await room()).database.app, TENANT, caseId)
  const findings = JSON.parse(acts[0]?.parts.findings ?? '{}') as { computed: Computed[] }
  return findings.computed[0] ?? assert.fail('no sum stored')
}

async function holds(post: Post, cutOff: string, expected: number): Promise<void> {
  assert.equal((await stored(await file(post, cutOff, expected))).value, expected)
  const tooFew = refusal(await file(post, cutOff, expected + 1))
  assert.deepEqual([tooFew.rules, tooFew.facts['years']], [['years-in-post-suffice@1'], expected])
}

clause('anhui-titles-2018/art.11.a', 'years run on while all are passed', ({ rows }) => {
  rows(
    [
      { cutOff: '2024-09-30', accepted: true },
      { cutOff: '2024-09-29', accepted: false },
    ],
    ({ cutOff }) => `2019-09-30 to ${cutOff}, 5 required`,
    async ({ cutOff, accepted }) => {
      await holds(reviewed('2019-09-30'), cutOff, accepted ? 5 : 4)
      assert.equal((await file(reviewed('2019-09-30'), cutOff)).kind === 'done', accepted)
    },
  )
})

clause('anhui-titles-2018/art.11.b', 'a year not fully passed is taken out', ({ accepts, refuses }) => {
  const post = reviewed('2019-07-01', { assessments: years(2019, 2025, { 2021: '基本合格' }) })
  accepts('start 2019-07-01, 2021 基本合格, cut-off 2025-07-01: 5, with the sum line by line', async () => {
    const sum = await stored(await file(post, '2025-07-01'))
    assert.equal(sum.value, 5)
    assert.deepEqual(
      sum.lines.map(({ label, value, note }) => [label, value, note]),
      [
        ['任职起算日', '2019-07-01', undefined],
        ['任职年限截止日', '2025-07-01', undefined],
        ['扣除年度', 2021, '基本合格'],
        ['满', 5, '另 0 天，不进位'],
      ],
    )
    assert.ok(sum.clauses.includes('anhui-titles-2018/art.11.b'))
  })
  accepts('a deducted first year: counting begins on 1 January', async () => {
    const first = reviewed('2019-07-01', { assessments: years(2019, 2024, { 2019: '基本合格' }) })
    await holds(first, '2024-12-31', 4)
    await holds(first, '2025-01-01', 5)
  })
  accepts('a deducted cut-off year: counting ends on its 1 January', async () => {
    const last = reviewed('2019-07-01', { assessments: years(2019, 2024, { 2024: '基本合格' }) })
    await holds(last, '2024-12-31', 4)
    await holds(
      reviewed('2019-01-01', { assessments: years(2019, 2024, { 2024: '基本合格' }) }),
      '2024-12-31',
      5,
    )
  })
  refuses('the same at 2024-12-31: 4 years', async () => {
    await holds(post, '2024-12-31', 4)
    assert.equal(refusal(await file(post, '2024-12-31')).why, 'rules')
  })
  refuses('a year in between without a result: undetermined, naming the year', async () => {
    const answer = refusal(
      await file(reviewed('2019-07-01', { assessments: years(2019, 2024, { 2022: null }) }), '2024-12-31'),
    )
    assert.equal(answer.why, 'undetermined')
    assert.match(answer.say, /2022年度考核结果/)
  })
})

clause('anhui-titles-2018/art.11.c', 'a failed latest year bars the filing', ({ rows }) => {
  rows(
    [
      { failed: 2023, result: '不合格', accepted: false },
      { failed: 2023, result: '基本合格', accepted: true },
      { failed: 2022, result: '不合格', accepted: true },
    ] as const,
    ({ failed, result }) => `cycle 2024, ${failed} ${result}`,
    async ({ failed, result, accepted }) => {
      const post = reviewed('2015-01-01', { assessments: years(2015, 2023, { [failed]: result }) })
      const answer = await file(post, '2024-12-31')
      if (!accepted) {
        assert.deepEqual(refusal(answer).clauses, ['anhui-titles-2018/art.11.c'])
        return
      }
      assert.ok((await stored(answer)).lines.some(({ label }) => label === '扣除年度'))
    },
  )
})

clause('anhui-titles-2018/art.59.b', 'whole anniversaries', ({ rows, accepts }) => {
  rows(
    [
      { cutOff: '2025-02-28', accepted: true },
      { cutOff: '2025-02-27', accepted: false },
    ],
    ({ cutOff }) => `2020-02-29 to ${cutOff}, 5 required`,
    async ({ cutOff, accepted }) => {
      await holds(reviewed('2020-02-29'), cutOff, accepted ? 5 : 4)
    },
  )
  accepts('gaps put the anniversary off by their days', async () => {
    const post = reviewed('2019-07-01', { gaps: [{ from: '2021-03-01', to: '2021-03-10' }] })
    await holds(post, '2024-07-10', 4)
    await holds(post, '2024-07-11', 5)
  })
})

clause(
  'anhui-titles-2018/art.59.1.a',
  'by review: from the day the committee passed',
  ({ accepts, refuses }) => {
    accepts('passed 2019-11-16, approved 2020-01-10, cut-off 2024-11-16: 5', async () => {
      await holds(reviewed('2019-11-16'), '2024-11-16', 5)
    })
    refuses('the day before', async () => {
      await holds(reviewed('2019-11-16'), '2024-11-15', 4)
    })
  },
)

clause('anhui-titles-2018/art.59.1.b', 'by exam: from its last day', ({ accepts, refuses }) => {
  const post = reviewed('', { obtained: { way: 'exam', firstDay: '2020-11-07', lastDay: '2020-11-08' } })
  accepts('exam 2020-11-07 to 2020-11-08, cut-off 2024-11-08: 4', () => holds(post, '2024-11-08', 4))
  refuses('cut-off 2024-11-07', async () => {
    assert.equal(refusal(await file(post, '2024-11-07', 4)).facts['years'], 3)
  })
})

clause('anhui-titles-2018/art.59.2', 'graduates: from the approval', ({ accepts, refuses }) => {
  const post = reviewed('', { obtained: { way: 'graduate', approvedOn: '2019-08-20' } })
  accepts('graduated 2018-07-01, approved 2019-08-20, cut-off 2024-08-20: 5', () =>
    holds(post, '2024-08-20', 5),
  )
  refuses('cut-off 2024-08-19', async () => {
    assert.equal(refusal(await file(post, '2024-08-19')).facts['years'], 4)
  })
})

clause(
  'anhui-titles-2018/art.59.3',
  'with the appointment system: from the appointment',
  ({ accepts, refuses }) => {
    accepts('no appointment system: passed 2019-11-16, cut-off 2024-11-30: 5', () =>
      holds(reviewed('2019-11-16'), '2024-11-30', 5),
    )
    accepts('an appointment before the title brings nothing forward', () =>
      holds(reviewed('2019-11-16', { appointedOn: '2019-01-01' }), '2024-11-16', 5),
    )
    refuses('appointed 2020-03-01: 4 of 5', async () => {
      await holds(reviewed('2019-11-16', { appointedOn: '2020-03-01' }), '2024-11-30', 4)
    })
  },
)
