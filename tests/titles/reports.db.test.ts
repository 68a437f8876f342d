/** What the reports read from the database says the same as each state, and to nobody more than he may see. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Actor } from '#kernel'
import { localDate } from '#kernel/time'
import {
  type AnalysisRow,
  type Application,
  analysisOfRows,
  analysisReaders,
  application,
  reviewCycle,
} from '#regulations/titles'
import {
  analysisRows,
  declinedCounts,
  recommendedOf,
  routedCounts,
} from '../../apps/server/titles-reports/reads.ts'
import {
  cyclesFor,
  overviewEntries,
  overviewPage,
  statisticsOf,
  statisticsView,
} from '../../apps/server/titles-reports/statistics.ts'
import { cycleIn } from '../../regulations/titles/cycle/examples.ts'
import { sampleApplication } from '../../regulations/titles/application/sample.ts'
import { analysisRowOf } from '../../regulations/titles/reports/analysis-row.fixture.ts'
import { testDatabase } from '../support/database.ts'
import { seatCases } from '../support/seated-cases.ts'
import { applicationIn, votedReview } from '../support/title-papers.ts'

const TENANT = 'province'
const day = localDate('2025-05-11')
const submission = { caseId: 's1', letter: '函1号', on: day }
const base = applicationIn('received', '正常', { filedOn: day })
const { cycle } = base
const received = { ...base.intake, submission, admittedOn: day }
const released = { ...received, released: { on: day, head: '负责人', sealedOn: day } }

const applications: readonly Application[] = [
  { ...base, intake: { ...base.intake, submission } },
  { ...base, number: '1', intake: released, review: votedReview(12), stage: 'passed' },
  { ...base, number: '2', intake: released, review: votedReview(9), stage: 'not-passed' },
  { ...base, number: '3', intake: released, review: votedReview(9), stage: 'not-passed' },
  {
    ...base,
    number: '4',
    stage: 'exam-failed',
    intake: { ...received, exam: { total: null, absent: true, qualified: false, on: day } },
  },
  {
    ...base,
    number: '5',
    stage: 'declined',
    intake: {
      ...base.intake,
      submission,
      declined: { item: '4', facts: ['逾期'], on: day, letter: '第5号' },
    },
  },
  // withdrawn before it came to the counter: no party knows of it but the applicant's side
  { ...base, number: '6', stage: 'withdrawn' },
  { ...sampleApplication('drafting'), cycle, number: '7', filedOn: null, intake: base.intake },
]

const actor = (role: string, organisation: string): Actor => ({
  person: `${role}-1`,
  post: `${role}-1`,
  role,
  organisation,
  path: [organisation],
})
const secretary = actor('meeting-secretary', cycle.convening)
const stranger = actor('meeting-secretary', 'other-body')

/** What F5 knows of an application, in one spelling. */
const plain = (row: AnalysisRow): string =>
  JSON.stringify(rowKeys.map((key) => [key, row[key] === null ? null : JSON.stringify(sorted(row[key]))]))
const rowKeys = (Object.keys(analysisRowOf(base)) as (keyof AnalysisRow)[]).filter((key) => key !== 'count')
const sorted = (value: unknown): unknown =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).toSorted(([a], [b]) => a.localeCompare(b))
    : value

async function province(t: Parameters<typeof testDatabase>[0], seated = applications) {
  const database = await testDatabase(t)
  const owner = database.owner()
  const state = { ...cycleIn('published'), convening: cycle.convening, committeeName: cycle.committeeName }
  await seatCases(owner, TENANT, reviewCycle, [{ id: cycle.caseId, state }])
  await seatCases(
    owner,
    TENANT,
    application,
    seated.map((one, index) => ({ id: `a${index}`, state: one })),
  )
  await owner.end()
  return database
}

void describe('the reads of the reports', () => {
  void it('count in the database what each state says by itself', async (t) => {
    const database = await province(t)
    const rows = await analysisRows(
      database.app,
      { tenant: TENANT, actor: secretary },
      { kind: 'public' },
      { cycle: cycle.caseId },
    )
    const each = applications.map(analysisRowOf)
    const inDatabase = rows.flatMap((row) => Array.from({ length: row.count }, () => plain(row)))
    assert.deepEqual(inDatabase.toSorted(), each.map(plain).toSorted())
    assert.equal(rows.length < applications.length, true, 'alike ones are counted together')
    assert.deepEqual(analysisOfRows(rows), analysisOfRows(each))
  })

  void it('count whole years at the cut-off: the birthday itself is in, the day before is not', async (t) => {
    const facts = base.filedFacts
    assert.ok(facts !== null)
    const born = (bornOn: string, cutOff: string): Application => ({
      ...base,
      filedFacts: { ...facts, bornOn: localDate(bornOn) },
      cycle: { ...cycle, cutOff: localDate(cutOff) },
    })
    const people = [
      born('1984-12-31', '2024-12-31'),
      born('1985-01-01', '2024-12-31'),
      born('2000-02-29', '2025-02-28'),
      born('2000-02-29', '2025-03-01'),
    ]
    assert.deepEqual(
      people.map((one) => analysisRowOf(one).age),
      [40, 39, 24, 25],
    )
    const { app } = await province(t, people)
    const which = { cycle: cycle.caseId }
    const rows = await analysisRows(app, { tenant: TENANT, actor: secretary }, { kind: 'public' }, which)
    assert.deepEqual(
      rows.map(({ age }) => age ?? 0).toSorted((a, b) => a - b),
      [24, 25, 39, 40],
    )
  })

  void it('reckon the own cycle whole, another body nothing of it', async (t) => {
    const { app } = await province(t)
    const own = await statisticsOf(app, { tenant: TENANT, actor: secretary }, cycle.caseId)
    assert.ok(own !== undefined)
    assert.equal(own.analysis.total.flows[0]?.total, 7)
    const view = await statisticsView(app, { tenant: TENANT, actor: secretary }, own)
    assert.deepEqual([view.overview, view.faults, view.checks.every(({ holds }) => holds)], [true, [], true])
    assert.deepEqual(view.steps, [
      { label: '申报', count: 7 },
      { label: '受理', count: 4 },
      { label: '送评', count: 3 },
      { label: '表决', count: 3 },
      { label: '通过', count: 1 },
    ])
    const listed = await cyclesFor(app, { tenant: TENANT, actor: secretary })
    assert.deepEqual(
      listed.map(({ id }) => id),
      [cycle.caseId],
    )
    for (const other of [stranger, actor('titles-cashier', cycle.convening), actor('title-applicant', 'x')]) {
      const asker = { tenant: TENANT, actor: other }
      assert.equal(await statisticsOf(app, asker, cycle.caseId), undefined, other.role)
      assert.deepEqual(await cyclesFor(app, asker), [])
      assert.deepEqual(await overviewEntries(app, asker, cycle.caseId, { limit: 9, skip: 0 }), [])
    }
  })

  void it('are read anew as soon as anything happened in the cycle', async (t) => {
    const database = await province(t)
    const asker = { tenant: TENANT, actor: secretary }
    const passed = async () => (await statisticsOf(database.app, asker, cycle.caseId))?.analysis.total.passed
    assert.equal(await passed(), 1)
    const owner = database.owner()
    await owner.query(
      `update cases set version = version + 1, state = jsonb_set(state, '{domain,review,conclusion,passed}', 'true')
       where tenant = $1 and id = 'a2'`,
      [TENANT],
    )
    await owner.end()
    assert.equal(await passed(), 2)
  })

  void it('list in F6 who was voted on, by number, page by page', async (t) => {
    const { app } = await province(t)
    const asker = { tenant: TENANT, actor: secretary }
    const entries = await overviewEntries(app, asker, cycle.caseId, { limit: 9, skip: 0 })
    assert.deepEqual(
      entries.map(({ review }) => review.conclusion?.yes),
      [12, 9, 9],
    )
    const line = { id: cycle.caseId, committee: '', year: cycle.year, levels: '' }
    const head = { committee: '', convening: '', year: cycle.year, levels: '' }
    const page = await overviewPage(app, asker, { line, head }, 1)
    assert.deepEqual([page.rows.map(({ no }) => no), page.more], [['1', '2', '3'], false])
    assert.equal((await overviewPage(app, asker, { line, head }, 2)).rows.length, 0)
  })

  void it('count refusals, routes and recommendations of the year', async (t) => {
    const { app } = await province(t)
    const asker = { tenant: TENANT, actor: secretary }
    assert.deepEqual(await declinedCounts(app, asker, analysisReaders, cycle.year), [
      { committee: cycle.committeeName, item: '4', count: 1 },
    ])
    assert.deepEqual(await declinedCounts(app, asker, analysisReaders, cycle.year - 1), [])
    const routed = await routedCounts(app, asker, analysisReaders, cycle.year)
    assert.equal(
      routed.reduce((sum, { count }) => sum + count, 0),
      6,
      'only what was submitted',
    )
    assert.deepEqual(
      routed.filter(({ item }) => item !== null).map(({ item }) => item),
      ['4'],
    )
    assert.ok(Array.isArray(await recommendedOf(app, asker, analysisReaders, cycle.year)))
  })
})
