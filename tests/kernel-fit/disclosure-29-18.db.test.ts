import assert from 'node:assert/strict'
import { type ReceiptLine, receipt, runningPeriods } from '#kernel'
import { readCase } from '#platform/ledger'
import { fitClause as clause } from '../support/clause.ts'
import { TENANT, corpusCalendar, done, person, refusal, sharedDesk } from './desk.ts'
import { type RequestState, request } from './request.ts'

const room = sharedDesk({ procedures: [request] })
const office = person('o1', 'office')
let requesters = 0

async function received(on: string): Promise<string> {
  const { open, at } = await room()
  await at(on)
  const input = { requester: `r${(requesters += 1)}` }
  return done(await open('fit/request', 'ReceiveRequest', office, input)).caseId
}
const step = async (caseId: string, act: string, input: unknown = {}) =>
  (await room()).act('fit/request', caseId, act, office, input)
const answer = async (caseId: string, on: string, outcome = '公开', ground = '') => {
  await (await room()).at(on)
  return step(caseId, 'AnswerRequest', { outcome, ground })
}

/** The running answer period with its receipt, or nothing. */
async function answerPeriod(caseId: string) {
  const state = await (await room()).state<RequestState>(caseId)
  const running = runningPeriods(request.periods, request.holds, state, corpusCalendar)
  const found = running.find(({ id }) => id === 'answer')
  return found && { due: found.reckoning.due, lines: receipt(found.reckoning, corpusCalendar) }
}
const counted = (lines: readonly ReceiptLine[]): readonly string[] =>
  lines.flatMap((line) => (line.counted === undefined ? [] : [line.date]))

clause('hunan-disclosure/d29.18.a', 'answered within 15 working days', ({ rows, accepts, refuses }) => {
  rows(
    [
      { on: '2023-10-20 23:59', accepted: true },
      { on: '2023-10-23', accepted: false },
    ],
    ({ on }) => `received 2023-09-25, due 10-20, answered ${on}`,
    async ({ on, accepted }) => {
      const [verdict] = done(await answer(await received('2023-09-25'), on)).verdicts
      assert.deepEqual(
        [verdict?.rule, verdict?.holds, verdict?.facts],
        [
          'answered-within-fifteen-working-days@1',
          accepted ? 'yes' : 'no',
          { answeredOn: on.slice(0, 10), due: '2023-10-20' },
        ],
      )
    },
  )
  accepts('a receipt day by day over the autumn holidays, the worked weekend counted', async () => {
    const running = await answerPeriod(await received('2023-09-25'))
    assert.equal(running?.due, '2023-10-20')
    assert.deepEqual(counted(running?.lines ?? []), [
      '2023-09-26',
      '2023-09-27',
      '2023-09-28',
      '2023-10-07',
      '2023-10-08',
      '2023-10-09',
      '2023-10-10',
      '2023-10-11',
      '2023-10-12',
      '2023-10-13',
      '2023-10-16',
      '2023-10-17',
      '2023-10-18',
      '2023-10-19',
      '2023-10-20',
    ])
    const kinds = Object.fromEntries((running?.lines ?? []).map(({ date, kind }) => [date, kind]))
    assert.deepEqual(
      [kinds['2023-09-29'], kinds['2023-10-06'], kinds['2023-10-08'], kinds['2023-10-14']],
      ['holiday', 'holiday', 'make-up', 'weekend'],
    )
    assert.equal(running?.lines.length, 26, 'every day from receipt to due has its line')
  })
  refuses('any extension: there is no such act, and no other act moves the day', async () => {
    const caseId = await received('2023-09-25')
    for (const act of ['ExtendPeriod', 'ExtendDeadline', 'Extend'])
      assert.equal(refusal(await step(caseId, act)).why, 'unknown-act')
    const moving = Object.entries(request.acts).filter(
      ([, act]) => act.in.includes('received') && act.leadsTo.includes('received'),
    )
    assert.deepEqual(moving, [])
  })
})

clause('hunan-disclosure/d29.18.b', 'an outcome with what it must say', ({ accepts, refuses }) => {
  accepts('不予公开 with its ground', async () => {
    done(await answer(await received('2023-09-25'), '2023-09-26', '不予公开', '属于商业秘密'))
  })
  refuses('不予公开 without ground, an outcome that does not exist, a second answer', async () => {
    const caseId = await received('2023-09-25')
    assert.deepEqual(refusal(await answer(caseId, '2023-09-26', '不予公开')).rules, [
      'refusal-states-its-ground@1',
    ])
    assert.equal(refusal(await answer(caseId, '2023-09-26', '另行通知')).why, 'input')
    done(await answer(caseId, '2023-09-26'))
    assert.equal(refusal(await answer(caseId, '2023-09-26')).why, 'closed')
  })
})

clause(
  'hunan-disclosure/d29.18.c',
  'a supplement restarts the days; without one the request is given up',
  ({ accepts, refuses }) => {
    accepts('no days run while it is awaited; fifteen new ones run from its receipt', async () => {
      const { at, state, database } = await room()
      const caseId = await received('2023-09-25')
      const kept = async () => {
        const found = await database.app.query<{ period: string; due: string }>(
          'select period, due::text as due from periods where case_id = $1 order by period',
          [caseId],
        )
        return found.rows.map(({ period, due }) => ({ period, due }))
      }
      await at('2023-09-27')
      done(await step(caseId, 'RequestSupplement', { until: '2023-10-10' }))
      assert.equal(await answerPeriod(caseId), undefined)
      assert.deepEqual(await kept(), [{ period: 'supplement', due: '2023-10-10' }])
      await at('2023-10-10 23:59')
      done(await step(caseId, 'ReceiveSupplement'))
      assert.deepEqual((await state<RequestState>(caseId)).receivedOn, ['2023-09-25', '2023-10-10'])
      assert.equal((await answerPeriod(caseId))?.due, '2023-10-31')
      assert.deepEqual(await kept(), [{ period: 'answer', due: '2023-10-31' }])
      assert.equal(done(await answer(caseId, '2023-10-31')).verdicts[0]?.holds, 'yes')
    })
    accepts('where the office names no day, ten working days', async () => {
      const caseId = await received('2023-09-25')
      done(await step(caseId, 'RequestSupplement', { until: null }))
      const waiting = await (await room()).state<RequestState>(caseId)
      assert.equal(waiting.stage === 'awaiting-supplement' && waiting.until, '2023-10-13')
    })
    refuses('deadline 2023-10-10 and none: closed as abandoned on 2023-10-11', async () => {
      const { at, state, cases, database } = await room()
      const caseId = await received('2023-09-25')
      await at('2023-09-26')
      done(await step(caseId, 'RequestSupplement', { until: '2023-10-10' }))
      await at('2023-10-11 00:00')
      const late = refusal(await step(caseId, 'ReceiveSupplement'))
      assert.deepEqual([late.why, late.clauses], ['closed', ['hunan-disclosure/d29.18.c']])
      await cases.sweep(TENANT)
      assert.equal((await state<RequestState>(caseId)).stage, 'abandoned')
      assert.equal((await readCase(database.app, TENANT, caseId)).at(-1)?.at, '2023-10-10T16:00:00.000Z')
    })
    refuses('a deadline that does not lie ahead', async () => {
      const caseId = await received('2023-09-25')
      assert.deepEqual(refusal(await step(caseId, 'RequestSupplement', { until: '2023-09-25' })).rules, [
        'supplement-deadline-lies-ahead@1',
      ])
    })
  },
)
