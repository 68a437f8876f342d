import assert from 'node:assert/strict'
import { fitClause as clause } from '../support/clause.ts'
import { type CandidateState, candidate } from './candidate.ts'
import { complaint } from './complaint.ts'
import { TENANT, done, person, refusal, sharedDesk } from './desk.ts'
import { resultList } from './result-list.ts'

const room = sharedDesk({ procedures: [candidate, complaint, resultList] })
const secretary = person('s1', 'secretary')
const authority = person('a1', 'authority', 'bureau')
const citizen = person('z1', 'citizen', 'public')
let people = 0

/** Candidates who passed in March 2025: before everything that happens to them here. */
async function passed(count: number): Promise<readonly string[]> {
  const { open, at } = await room()
  await at('2025-03-31')
  const ids: string[] = []
  for (let index = 0; index < count; index += 1)
    ids.push(
      done(await open('fit/candidate', 'RecordPass', secretary, { person: `p${(people += 1)}` })).caseId,
    )
  return ids
}
const lists = async (listId: string, act: string, who = secretary) =>
  (await room()).act('fit/result-list', listId, act, who)

/** A list shown on Thu 2025-09-25; it can be reported from 2025-10-10 on. */
async function shown(candidates: readonly string[]): Promise<string> {
  const { open, at } = await room()
  await at('2025-09-25')
  return done(await open('fit/result-list', 'ShowList', secretary, { candidates })).caseId
}
async function lodge(candidateId: string): Promise<string> {
  const { open, act } = await room()
  const { caseId } = done(await open('fit/complaint', 'LodgeComplaint', citizen, { candidate: candidateId }))
  done(await act('fit/complaint', caseId, 'OrderCheck', authority))
  return caseId
}
const close = async (complaintId: string, finding: string) =>
  (await room()).act('fit/complaint', complaintId, 'CloseComplaint', authority, { finding })

async function stages(ids: readonly string[]): Promise<Readonly<Record<string, number>>> {
  const counts: Record<string, number> = {}
  for (const id of ids) {
    const { stage } = await (await room()).state<CandidateState>(id)
    counts[stage] = (counts[stage] ?? 0) + 1
  }
  return counts
}

clause('anhui-titles-2018/art.25.b', 'shown for five working days', ({ rows }) => {
  rows(
    [
      { on: '2025-10-09', accepted: false },
      { on: '2025-10-10', accepted: true },
    ],
    ({ on }) => `shown Thu 2025-09-25, Sun 28 September counts, 9 October is the fifth day: reported ${on}`,
    async ({ on, accepted }) => {
      const listId = await shown(await passed(1))
      await (await room()).at(on)
      const answer = await lists(listId, 'ReportList')
      if (accepted) {
        assert.equal(done(answer).stage, 'reported')
        return
      }
      const { why, possibleFrom, facts } = refusal(answer)
      assert.deepEqual([why, possibleFrom, facts['due']], ['too-early', '2025-10-10', '2025-10-09'])
    },
  )
})

clause('anhui-titles-2018/art.25.c', 'without objection they go', ({ accepts, refuses }) => {
  accepts(
    '20 passed, 1 open objection: 19 go, 1 waits; found groundless, he goes in a supplement',
    async () => {
      const { open, at } = await room()
      const ids = await passed(20)
      const listId = await shown(ids)
      const complaintId = await lodge(ids[7] ?? '')
      await at('2025-10-10')
      done(await lists(listId, 'ReportList'))
      assert.deepEqual(await stages(ids), { reported: 19, passed: 1 })
      const supplement = () =>
        open('fit/result-list', 'ReportSupplement', secretary, { first: listId, candidates: [ids[7]] })
      const held = refusal(await supplement())
      assert.deepEqual([held.why, held.clauses], ['held', ['anhui-titles-2018/art.26.e']])
      done(await close(complaintId, 'groundless'))
      assert.equal(done(await supplement()).stage, 'reported')
      assert.deepEqual(await stages(ids), { reported: 20 })
      assert.deepEqual((await (await room()).cases.verify(TENANT)).problems, [])
    },
  )
  refuses('a list of one who is held: nobody goes', async () => {
    const ids = await passed(1)
    const listId = await shown(ids)
    await lodge(ids[0] ?? '')
    await (await room()).at('2025-10-10')
    const answer = refusal(await lists(listId, 'ReportList'))
    assert.deepEqual(
      [answer.rules, answer.facts],
      [['some-candidate-without-objection@1'], { going: 0, held: 1 }],
    )
  })
  refuses('a supplement before the first list went, or with somebody who was never shown', async () => {
    const { open, at } = await room()
    const ids = await passed(2)
    const listId = await shown(ids.slice(0, 1))
    const supplement = () =>
      open('fit/result-list', 'ReportSupplement', secretary, { first: listId, candidates: [ids[1]] })
    assert.deepEqual(refusal(await supplement()).rules, [
      'first-list-was-reported@1',
      'candidates-were-on-the-first-list@1',
    ])
    await at('2025-10-10')
    done(await lists(listId, 'ReportList'))
    assert.deepEqual(refusal(await supplement()).facts, { strangers: [ids[1]] })
  })
  refuses('a candidate included by hand', async () => {
    const [id] = await passed(1)
    assert.equal(
      refusal(await (await room()).act('fit/candidate', id ?? '', 'IncludeInBatch', secretary)).why,
      'not-permitted',
    )
  })
})

/** A reported list of three, shown again on Fri 2025-04-25. */
async function shownAgain() {
  const { open, at } = await room()
  const ids = await passed(3)
  await at('2025-04-10')
  const listId = done(await open('fit/result-list', 'ShowList', secretary, { candidates: ids })).caseId
  await at('2025-04-25')
  done(await lists(listId, 'ReportList'))
  done(await lists(listId, 'ShowAgain', authority))
  return { ids, listId }
}

clause('anhui-titles-2018/art.26.c', 'shown again for five working days', ({ rows, refuses }) => {
  rows(
    [
      { on: '2025-05-06', accepted: false },
      { on: '2025-05-07', accepted: true },
    ],
    ({ on }) => `shown again Fri 2025-04-25, approved ${on}`,
    async ({ on, accepted }) => {
      const { listId } = await shownAgain()
      await (await room()).at(on)
      const answer = await lists(listId, 'ApproveList', authority)
      assert.equal(answer.kind === 'done', accepted)
      if (!accepted) assert.equal(refusal(answer).possibleFrom, '2025-05-07')
    },
  )
  refuses('the second showing while the first runs', async () => {
    const answer = refusal(await lists(await shown(await passed(1)), 'ShowAgain', authority))
    assert.equal(answer.why, 'out-of-turn')
  })
})

clause('anhui-titles-2018/art.26.e', 'the one complained of is held', ({ accepts, refuses }) => {
  accepts(
    'candidate A is left out and the rest approved; A follows once the complaint is groundless',
    async () => {
      const { ids, listId } = await shownAgain()
      const complaints = [await lodge(ids[0] ?? ''), await lodge(ids[0] ?? '')]
      await (await room()).at('2025-05-07')
      assert.equal(done(await lists(listId, 'ApproveList', authority)).stage, 'shown-again')
      assert.deepEqual(await stages(ids), { reported: 1, approved: 2 })
      done(await close(complaints[0] ?? '', 'groundless'))
      assert.equal(
        refusal(await lists(listId, 'ApproveList', authority)).facts['held'],
        1,
        'one is still open',
      )
      done(await close(complaints[1] ?? '', 'groundless'))
      assert.equal(done(await lists(listId, 'ApproveList', authority)).stage, 'approved')
      assert.deepEqual(await stages(ids), { approved: 3 })
    },
  )
  refuses('a complaint that comes in with the approval never meets an approved candidate', async () => {
    const { ids, listId } = await shownAgain()
    const { open, at, state } = await room()
    await at('2025-05-07')
    const [approval, lodged] = await Promise.all([
      lists(listId, 'ApproveList', authority),
      open('fit/complaint', 'LodgeComplaint', citizen, { candidate: ids[1] }),
    ])
    const { stage, openComplaints } = await state<CandidateState>(ids[1] ?? '')
    assert.ok(!(stage === 'approved' && openComplaints > 0))
    assert.equal(lodged.kind === 'done', openComplaints === 1)
    if (approval.kind === 'refused') assert.equal(approval.why, 'held')
  })
})

clause('anhui-titles-2018/art.26.f', 'proven: the pass is cancelled', ({ accepts, refuses }) => {
  accepts('the rest is approved without him', async () => {
    const { ids, listId } = await shownAgain()
    done(await close(await lodge(ids[2] ?? ''), 'proven'))
    await (await room()).at('2025-05-07')
    assert.equal(done(await lists(listId, 'ApproveList', authority)).stage, 'approved')
    assert.deepEqual(await stages(ids), { approved: 2, disqualified: 1 })
  })
  refuses('a further complaint on him: closed, naming the clause', async () => {
    const { ids } = await shownAgain()
    done(await close(await lodge(ids[2] ?? ''), 'proven'))
    const { open } = await room()
    const answer = refusal(await open('fit/complaint', 'LodgeComplaint', citizen, { candidate: ids[2] }))
    assert.deepEqual([answer.why, answer.clauses], ['closed', ['anhui-titles-2018/art.26.f']])
  })
})
