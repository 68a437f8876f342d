import assert from 'node:assert/strict'
import { fitClause as clause } from '../support/clause.ts'
import { done, person, refusal, sharedDesk } from './desk.ts'
import { review } from './review.ts'

const room = sharedDesk({ procedures: [review] })
const department = person('d1', 'department', 'department')
const college = person('q1', 'college', 'college')
const eight = Array.from({ length: 8 }, (_, index) => `d${index + 1}`)

/** A review that starts on 2018-11-05 (a Monday), with the materials published on a day. */
async function published(on: string): Promise<string> {
  const { open, act, at } = await room()
  await at('2018-09-03')
  const { caseId } = done(
    await open('fit/review', 'SetReview', department, { college: 'c', start: '2018-11-05' }),
  )
  await at(on)
  done(await act('fit/review', caseId, 'PublishMaterials', college, { digests: eight }))
  return caseId
}
const step = async (caseId: string, act: string, input: unknown = {}, who = college) =>
  (await room()).act('fit/review', caseId, act, who, input)
const submit = async (caseId: string, on: string, digests: readonly string[] = eight) => {
  await (await room()).at(on)
  return step(caseId, 'SubmitMaterials', { digests })
}

clause('fujian-diagnosis/4.2.2.b', 'published 30 days before the start', ({ rows, refuses, accepts }) => {
  rows(
    [
      { on: '2018-10-06', accepted: true },
      { on: '2018-10-07', accepted: false },
    ],
    ({ on }) => `start 2018-11-05, published ${on}`,
    async ({ on, accepted }) => {
      const answer = await submit(await published(on), '2018-10-10')
      if (accepted) {
        assert.equal(done(answer).stage, 'submitted')
        return
      }
      const { rules, clauses, facts, say } = refusal(answer)
      assert.deepEqual(
        [rules, clauses],
        [['published-thirty-days-before-start@1'], ['fujian-diagnosis/4.2.2.b']],
      )
      assert.deepEqual(facts, { publishedOn: on, latest: '2018-10-06', earliestStart: '2018-11-06' })
      assert.match(say, /最早 2018-11-06/)
    },
  )
  accepts('2018-10-07 once the department has moved the start to 2018-11-06', async () => {
    const caseId = await published('2018-10-07')
    assert.equal(refusal(await step(caseId, 'MoveStart', { start: '2018-11-06' })).why, 'not-permitted')
    done(await step(caseId, 'MoveStart', { start: '2018-11-06' }, department))
    done(await submit(caseId, '2018-10-10'))
  })
  accepts(
    'the latest days follow the start and never roll: 2018-10-06 is a Saturday, 2018-10-21 a Sunday',
    async () => {
      const caseId = await published('2018-09-20')
      const latest = async () => {
        const found = await (
          await room()
        ).database.app.query<{ period: string; due: string }>(
          `select distinct on (period) period, due::text as due from periods where case_id = $1 order by period, version desc`,
          [caseId],
        )
        return found.rows.map(({ period, due }) => [period, due])
      }
      assert.deepEqual(await latest(), [
        ['publishing', '2018-10-06'],
        ['submitting', '2018-10-21'],
      ])
      done(await step(caseId, 'MoveStart', { start: '2018-12-01' }, department))
      assert.deepEqual(await latest(), [
        ['publishing', '2018-11-01'],
        ['submitting', '2018-11-16'],
      ])
    },
  )
  refuses('nothing published: undetermined', async () => {
    const { open, at } = await room()
    await at('2018-09-03')
    const { caseId } = done(
      await open('fit/review', 'SetReview', department, { college: 'c', start: '2018-11-05' }),
    )
    assert.equal(refusal(await submit(caseId, '2018-09-04')).why, 'undetermined')
  })
})

clause('fujian-diagnosis/4.2.2.c', 'submitted 15 days before the start', ({ rows, accepts, refuses }) => {
  rows(
    [
      { on: '2018-10-21 23:59', accepted: true },
      { on: '2018-10-22 00:00', accepted: false },
    ],
    ({ on }) => `start 2018-11-05, submitted ${on}`,
    async ({ on, accepted }) => {
      const answer = await submit(await published('2018-10-01'), on)
      if (accepted) {
        assert.equal(done(answer).stage, 'submitted')
        return
      }
      const { why, clauses, facts } = refusal(answer)
      assert.deepEqual([why, clauses], ['too-late', ['fujian-diagnosis/4.2.2.c']])
      assert.deepEqual([facts['anchor'], facts['due']], ['2018-11-05', '2018-10-21'])
    },
  )
  accepts('late, after the department has moved the start', async () => {
    const caseId = await published('2018-10-01')
    assert.equal(refusal(await submit(caseId, '2018-10-22')).why, 'too-late')
    done(await step(caseId, 'MoveStart', { start: '2018-11-06' }, department))
    done(await submit(caseId, '2018-10-22'))
  })
  refuses('a review that begins before its start', async () => {
    const caseId = await published('2018-10-01')
    done(await submit(caseId, '2018-10-10'))
    await (await room()).at('2018-11-04')
    const early = refusal(await step(caseId, 'StartReview', {}, department))
    assert.deepEqual([early.why, early.possibleFrom], ['too-early', '2018-11-05'])
    await (await room()).at('2018-11-05 00:00')
    done(await step(caseId, 'StartReview', {}, department))
  })
})

clause('fujian-diagnosis/4.2.2.d', 'the same whole set', ({ accepts, refuses }) => {
  accepts('item 5 replaced and published again, counted from the new day', async () => {
    const caseId = await published('2018-09-20')
    done(await step(caseId, 'ReplaceMaterial', { item: 5, digest: 'e5' }))
    await (await room()).at('2018-10-06')
    const renewed = eight.with(4, 'e5')
    done(await step(caseId, 'PublishMaterials', { digests: renewed }))
    done(await submit(caseId, '2018-10-06', renewed))
  })
  refuses('item 5 replaced and not published again', async () => {
    const caseId = await published('2018-09-20')
    done(await step(caseId, 'ReplaceMaterial', { item: 5, digest: 'e5' }))
    assert.equal(refusal(await submit(caseId, '2018-10-01', eight.with(4, 'e5'))).why, 'undetermined')
  })
  refuses('item 5 replaced where nothing was published', async () => {
    const { open, at } = await room()
    await at('2018-09-03')
    const set = { college: 'c', start: '2018-11-05' }
    const { caseId } = done(await open('fit/review', 'SetReview', department, set))
    const answer = refusal(await step(caseId, 'ReplaceMaterial', { item: 5, digest: 'e5' }))
    assert.deepEqual([answer.rules, answer.facts], [['item-was-published@1'], { item: 5, published: 0 }])
  })
  refuses('another file sent than published, or seven of eight', async () => {
    const caseId = await published('2018-09-20')
    assert.deepEqual(refusal(await submit(caseId, '2018-10-01', eight.with(4, 'e5'))).facts, {
      different: [5],
    })
    assert.equal(refusal(await submit(caseId, '2018-10-01', eight.slice(1))).why, 'input')
  })
})
