import assert from 'node:assert/strict'
import type { ActResult } from '#platform/cases'
import { fitClause as clause } from '../support/clause.ts'
import { type BallotState, type Box, ballot } from './ballot.ts'
import { done, person, refusal, registersOf, sharedDesk } from './desk.ts'
import { meeting } from './meeting.ts'
import { ballotsOfMeeting } from './providers.ts'

const boxes = new Map<string, Box>()
const room = sharedDesk({
  procedures: [meeting, ballot],
  registers: registersOf({ 'committees/known': { quorum: 13 }, 'committees/unknown': { quorum: null } }),
  rowProviders: {
    'ballots.of-meeting': ballotsOfMeeting,
    'ballot-box': async (_client, _tenant, { question }) => boxes.get(question as string),
  },
})

const chair = person('m1', 'member')
const deputy = person('m2', 'member')
const secretary = person('s1', 'secretary')
const member = (index: number) => person(`m${index}`, 'member')
let candidates = 0
const candidate = (): string => `c${(candidates += 1)}`

async function called(present: number, committee = 'known'): Promise<string> {
  const { open, act } = await room()
  const { caseId } = done(
    await open('fit/meeting', 'CallMeeting', secretary, { committee, chair: 'm1', deputy: 'm2' }),
  )
  for (let index = 1; index <= present; index += 1)
    done(await act('fit/meeting', caseId, 'SignIn', member(index)))
  return caseId
}

async function opened(present: number): Promise<string> {
  const meetingId = await called(present)
  done(await (await room()).act('fit/meeting', meetingId, 'OpenMeeting', chair))
  return meetingId
}

async function put(
  meetingId: string,
  who: string,
  more: { recused?: readonly string[]; cycle?: string } = {},
): Promise<ActResult> {
  const input = {
    candidate: who,
    title: '高级工程师',
    cycle: more.cycle ?? '2024',
    recused: more.recused ?? [],
  }
  return (await room()).act('fit/meeting', meetingId, 'PutQuestion', chair, input)
}

/** Puts a question and answers the ballot it opened. */
async function question(
  meetingId: string,
  who = candidate(),
  recused: readonly string[] = [],
): Promise<string> {
  done(await put(meetingId, who, { recused }))
  const found = await (
    await room()
  ).database.app.query<{ id: string }>(
    `select id from cases where procedure = 'fit/ballot' and text_1 = $1 and state->'domain'->>'candidate' = $2`,
    [meetingId, who],
  )
  return found.rows[0]?.id ?? assert.fail('no ballot')
}

/** Everybody present takes part; the box holds `yes` and the rest against. */
async function vote(ballotId: string, yes: number): Promise<ActResult> {
  const { act, state } = await room()
  const { present } = await state<BallotState>(ballotId)
  for (const voter of present) done(await act('fit/ballot', ballotId, 'TakePart', person(voter, 'member')))
  boxes.set(ballotId, { yes, no: present.length - yes, abstain: 0, invalid: 0 })
  return act('fit/ballot', ballotId, 'Count', chair)
}

async function announced(meetingId: string): Promise<void> {
  done(await (await room()).act('fit/meeting', meetingId, 'AnnounceResults', chair))
}

clause('anhui-titles-2018/art.23.5.a', 'quorum', ({ accepts, refuses }) => {
  accepts('13 of a prescribed 13', async () => {
    assert.equal(
      done(await (await room()).act('fit/meeting', await called(13), 'OpenMeeting', chair)).stage,
      'open',
    )
  })
  refuses('12 of a prescribed 13; the meeting can only be adjourned', async () => {
    const { act } = await room()
    const meetingId = await called(12)
    const answer = refusal(await act('fit/meeting', meetingId, 'OpenMeeting', chair))
    assert.deepEqual([answer.why, answer.rules], ['rules', ['quorum-present@1']])
    assert.deepEqual(answer.clauses, ['anhui-titles-2018/art.23.5.a'])
    assert.match(answer.say, /12 人.*13 人/)
    assert.equal(done(await act('fit/meeting', meetingId, 'Adjourn', secretary)).stage, 'adjourned')
    assert.equal(refusal(await act('fit/meeting', meetingId, 'OpenMeeting', chair)).why, 'closed')
  })
  refuses('nobody has entered the prescribed number: undetermined, never guessed', async () => {
    const answer = refusal(
      await (await room()).act('fit/meeting', await called(20, 'unknown'), 'OpenMeeting', chair),
    )
    assert.deepEqual([answer.why, answer.rules], ['undetermined', ['quorum-present@1']])
    assert.match(answer.say, /评委会规定人数/)
  })
  refuses('at each ballot again: 13 present, one recused', async () => {
    const answer = refusal(await put(await opened(13), candidate(), { recused: ['m5'] }))
    assert.deepEqual(answer.facts, { present: 12, required: 13 })
  })
})

clause('anhui-titles-2018/art.23.5.d', 'two thirds of those present', ({ rows, accepts }) => {
  rows(
    [
      { present: 15, yes: 10, accepted: true },
      { present: 15, yes: 9, accepted: false },
      { present: 17, yes: 12, accepted: true },
      { present: 17, yes: 11, accepted: false },
    ],
    ({ yes, present }) => `${yes} of ${present}`,
    async ({ yes, present, accepted }) => {
      const meetingId = await opened(present)
      const ballotId = await question(meetingId)
      const counted = done(await vote(ballotId, yes))
      assert.equal(counted.stage, 'counted', 'nothing is disclosed by counting')
      assert.deepEqual(
        counted.verdicts.map(({ rule, holds, facts }) => [rule, holds, facts]),
        [['two-thirds-of-present-approved@1', accepted ? 'yes' : 'no', { yes, present }]],
      )
      await announced(meetingId)
      assert.equal((await (await room()).state<BallotState>(ballotId)).stage, accepted ? 'passed' : 'failed')
    },
  )
  accepts(
    '10 of 15 with recused and departed members gone from the denominator, and blanks counted as not-yes',
    async () => {
      const { act, state } = await room()
      const meetingId = await opened(17)
      const first = await question(meetingId)
      done(await act('fit/meeting', meetingId, 'Leave', member(16)))
      const second = await question(meetingId, candidate(), ['m17'])
      assert.equal(
        (await state<BallotState>(first)).present.length,
        17,
        'an earlier ballot keeps its denominator',
      )
      assert.equal((await state<BallotState>(second)).present.length, 15)
      done(await vote(second, 10))
      boxes.set(second, { yes: 9, no: 0, abstain: 3, invalid: 1 })
      assert.equal(
        done(await act('fit/ballot', second, 'Count', chair)).verdicts[0]?.holds,
        'no',
        '9 of 15 although nobody said no',
      )
    },
  )
})

clause('anhui-titles-2018/art.23.5.e', 'who left cannot vote', ({ accepts, refuses }) => {
  accepts('he leaves at 10:40: his vote on candidates 1-7 stands', async () => {
    const { act, at, state } = await room()
    const meetingId = await opened(14)
    const ballots: string[] = []
    for (let number = 1; number <= 7; number += 1) {
      const ballotId = await question(meetingId)
      ballots.push(ballotId)
      done(await act('fit/ballot', ballotId, 'TakePart', member(14)))
    }
    await at('2024-10-18 10:40')
    done(await act('fit/meeting', meetingId, 'Leave', member(14)))
    for (const ballotId of ballots) assert.deepEqual((await state<BallotState>(ballotId)).took, ['m14'])
  })
  refuses(
    'at 11:00 on candidate 8 a member who left before, and anybody after the close or twice',
    async () => {
      const { act, at } = await room()
      const meetingId = await opened(14)
      done(await act('fit/meeting', meetingId, 'Leave', member(14)))
      const ballotId = await question(meetingId)
      await at('2024-10-18 11:00')
      assert.equal(refusal(await act('fit/ballot', ballotId, 'TakePart', member(14))).why, 'not-permitted')
      done(await act('fit/ballot', ballotId, 'TakePart', member(3)))
      assert.deepEqual(refusal(await act('fit/ballot', ballotId, 'TakePart', member(3))).rules, [
        'member-votes-once@1',
      ])
      boxes.set(ballotId, { yes: 1, no: 0, abstain: 0, invalid: 0 })
      done(await act('fit/ballot', ballotId, 'Count', chair))
      const late = refusal(await act('fit/ballot', ballotId, 'TakePart', member(4)))
      assert.deepEqual([late.why, late.clauses], ['out-of-turn', ['anhui-titles-2018/art.23.5.e']])
    },
  )
  refuses('a box with more ballots than took part', async () => {
    const ballotId = await question(await opened(13))
    boxes.set(ballotId, { yes: 1, no: 0, abstain: 0, invalid: 0 })
    assert.deepEqual(refusal(await (await room()).act('fit/ballot', ballotId, 'Count', chair)).rules, [
      'box-holds-no-more-than-took-part@1',
    ])
  })
})

clause('anhui-titles-2018/art.23.5.f', 'announced on the spot by chair or deputy', ({ accepts, refuses }) => {
  accepts('the deputy announces; then the meeting closes', async () => {
    const { act, state } = await room()
    const meetingId = await opened(15)
    const ballotId = await question(meetingId)
    done(await vote(ballotId, 15))
    done(await act('fit/meeting', meetingId, 'AnnounceResults', deputy))
    assert.equal((await state<BallotState>(ballotId)).stage, 'passed')
    assert.equal(done(await act('fit/meeting', meetingId, 'CloseMeeting', secretary)).stage, 'closed')
  })
  refuses(
    'the secretary closes before the announcement, a member announces, one ballot is not counted',
    async () => {
      const { act, state } = await room()
      const meetingId = await opened(15)
      const [first, second] = [await question(meetingId), await question(meetingId)]
      done(await vote(first, 15))
      const closing = refusal(await act('fit/meeting', meetingId, 'CloseMeeting', secretary))
      assert.deepEqual([closing.why, closing.clauses], ['out-of-turn', ['anhui-titles-2018/art.23.5.f']])
      assert.equal(
        refusal(await act('fit/meeting', meetingId, 'AnnounceResults', member(3))).why,
        'not-permitted',
      )
      const uncounted = refusal(await act('fit/meeting', meetingId, 'AnnounceResults', chair))
      assert.deepEqual(
        [uncounted.rules, uncounted.facts],
        [['all-ballots-counted@1'], { put: 2, uncounted: 1 }],
      )
      assert.equal((await state<BallotState>(first)).stage, 'counted')
      done(await vote(second, 3))
      await announced(meetingId)
      assert.equal((await state<BallotState>(second)).stage, 'failed')
    },
  )
  refuses('a result disclosed by hand, beside the announcement', async () => {
    const ballotId = await question(await opened(15))
    done(await vote(ballotId, 15))
    assert.equal(
      refusal(await (await room()).act('fit/ballot', ballotId, 'Disclose', chair)).why,
      'not-permitted',
    )
  })
})

clause('anhui-titles-2018/art.23.5.g', 'no second ballot', ({ accepts, refuses }) => {
  accepts('the same person in the next cycle', async () => {
    const who = candidate()
    const meetingId = await opened(15)
    done(await vote(await question(meetingId, who), 9))
    await announced(meetingId)
    done(await put(await opened(15), who, { cycle: '2025' }))
  })
  refuses(
    'after 9 of 15: the ballot is closed, and no other meeting may put the question again',
    async () => {
      const who = candidate()
      const meetingId = await opened(15)
      const ballotId = await question(meetingId, who)
      done(await vote(ballotId, 9))
      await announced(meetingId)
      const closed = refusal(await (await room()).act('fit/ballot', ballotId, 'Count', chair))
      assert.deepEqual([closed.why, closed.clauses], ['closed', ['anhui-titles-2018/art.23.5.g']])
      const again = refusal(await put(await opened(15), who))
      assert.deepEqual([again.why, again.clauses], ['claim', ['anhui-titles-2018/art.23.5.g']])
      assert.match(again.say, /不得复评/)
    },
  )
})

clause('anhui-titles-2018/art.23.5.h', 'chaired by chair or deputy', ({ accepts, refuses }) => {
  accepts('the deputy opens', async () => {
    done(await (await room()).act('fit/meeting', await called(13), 'OpenMeeting', deputy))
  })
  refuses('an ordinary member opens', async () => {
    const answer = refusal(
      await (await room()).act('fit/meeting', await called(13), 'OpenMeeting', member(3)),
    )
    assert.equal(answer.why, 'not-permitted')
  })
})
