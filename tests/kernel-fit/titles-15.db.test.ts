import assert from 'node:assert/strict'
import { readCase } from '#platform/ledger'
import { fitClause as clause } from '../support/clause.ts'
import { type ApplicationState, application } from './application.ts'
import { TENANT, done, person, refusal, sharedDesk } from './desk.ts'
import { claimHolder } from './providers.ts'

const room = sharedDesk({ procedures: [application], rowProviders: { 'claims.holder': claimHolder } })
const clerk = person('k1', 'clerk')
let people = 0

const step = async (caseId: string, act: string, who: string, input: unknown = {}) =>
  (await room()).act('fit/application', caseId, act, who === '' ? clerk : person(who, 'applicant'), input)

/** An application in correction until 2024-10-18 17:30 (or the end of that day). */
async function correcting(items: readonly string[], clock: string | undefined = '17:30') {
  const { open, at } = await room()
  await at('2024-10-08')
  const who = `p${(people += 1)}`
  const input = { person: who, reviewYear: '2024', city: '甲市', specialty: '机械' }
  const { caseId } = done(await open('fit/application', 'FileApplication', person(who, 'applicant'), input))
  const notice = { items, until: '2024-10-18', ...(clock === '24:00' ? {} : { clock }) }
  done(await step(caseId, 'DemandSupplement', '', notice))
  return { caseId, who }
}

clause('anhui-titles-2018/art.15.c', 'all defects told at once', ({ accepts, refuses }) => {
  accepts('one notice (F10) with items A and B', async () => {
    const { caseId } = await correcting(['A', 'B'])
    assert.equal((await (await room()).state<ApplicationState>(caseId)).notice?.items.length, 2)
  })
  refuses('a second notice for item C', async () => {
    const { caseId, who } = await correcting(['A', 'B'])
    for (const item of ['A', 'B']) done(await step(caseId, 'SupplementMaterials', who, { item }))
    const answer = refusal(
      await step(caseId, 'DemandSupplement', '', { items: ['C'], until: '2024-10-20', clock: '17:30' }),
    )
    assert.deepEqual(
      [answer.rules, answer.clauses],
      [['defects-told-once@1'], ['anhui-titles-2018/art.15.c']],
    )
    assert.match(answer.say, /^已一次性告知/)
  })
})

clause('anhui-titles-2018/art.15.d', 'supplied within the set time', ({ accepts, refuses }) => {
  accepts('uploaded at 17:29', async () => {
    const { caseId, who } = await correcting(['论文', '证书'])
    await (await room()).at('2024-10-18 17:29')
    assert.equal(done(await step(caseId, 'SupplementMaterials', who, { item: '论文' })).stage, 'correcting')
  })
  accepts('a deadline without a clock ends at 24:00', async () => {
    const { caseId, who } = await correcting(['论文', '证书'], '24:00')
    await (await room()).at('2024-10-18 23:59')
    done(await step(caseId, 'SupplementMaterials', who, { item: '论文' }))
    await (await room()).at('2024-10-19 00:00')
    assert.equal(refusal(await step(caseId, 'SupplementMaterials', who, { item: '证书' })).why, 'closed')
  })
  refuses('uploaded at 17:31, though no job has run', async () => {
    const { caseId, who } = await correcting(['论文'])
    const { at, state } = await room()
    await at('2024-10-18 17:31')
    const answer = refusal(await step(caseId, 'SupplementMaterials', who, { item: '论文' }))
    assert.deepEqual([answer.why, answer.clauses], ['closed', ['anhui-titles-2018/art.15.e']])
    assert.match(answer.say, /视为放弃/)
    assert.equal((await state<ApplicationState>(caseId)).stage, 'correcting', 'a refusal writes nothing')
  })
  refuses('a deadline that does not lie ahead, and an item nobody asked for', async () => {
    const { open, at } = await room()
    await at('2024-10-18')
    const input = { person: 'past', reviewYear: '2024', city: '甲市', specialty: '机械' }
    const { caseId } = done(
      await open('fit/application', 'FileApplication', person('past', 'applicant'), input),
    )
    const demand = (until: string) => step(caseId, 'DemandSupplement', '', { items: ['论文'], until })
    assert.deepEqual(refusal(await demand('2024-10-18')).rules, ['deadline-lies-ahead@1'])
    assert.equal(refusal(await demand('2024-02-30')).why, 'input')
    done(await demand('2024-10-19'))
    const unknown = refusal(await step(caseId, 'SupplementMaterials', 'past', { item: '照片' }))
    assert.deepEqual(unknown.facts, { item: '照片', missing: ['论文'] })
  })
})

clause('anhui-titles-2018/art.15.e', 'what is not completed in time is abandoned', ({ accepts, refuses }) => {
  accepts('all 3 of 3 supplied: back to 审核, and nothing lapses', async () => {
    const { caseId, who } = await correcting(['A', 'B', 'C'])
    const { at, cases } = await room()
    for (const item of ['A', 'B', 'C']) done(await step(caseId, 'SupplementMaterials', who, { item }))
    await at('2024-10-19')
    await cases.sweep(TENANT)
    assert.equal(done(await step(caseId, 'AcceptApplication', '')).stage, 'accepted')
  })
  refuses('2 of 3 supplied: abandoned at 17:30, whatever comes first, and no act leads out', async () => {
    const { caseId, who } = await correcting(['A', 'B', 'C'])
    const { at, cases, state, database } = await room()
    for (const item of ['A', 'B']) done(await step(caseId, 'SupplementMaterials', who, { item }))
    await at('2024-10-21')
    for (const act of ['AcceptApplication', 'RefuseApplication'])
      assert.equal(refusal(await step(caseId, act, '')).why, 'closed')
    await cases.sweep(TENANT)
    assert.equal((await state<ApplicationState>(caseId)).stage, 'abandoned')
    const lapse = (await readCase(database.app, TENANT, caseId)).at(-1)
    assert.deepEqual([lapse?.act, lapse?.at], ['DeemAbandoned', '2024-10-18T09:30:00.000Z'])
    assert.ok((lapse?.entered ?? '') > '2024-10-21', 'recorded later than it took effect')
  })
})
