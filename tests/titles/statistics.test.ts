/** F5 and F6 from what became of each application; the sums close over random walks through the stage table. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { localDate } from '#kernel/time'
import { templateSchemas } from '../../platform/documents/model.ts'
import { application } from '../../regulations/titles/application/application.ts'
import type { Application, ApplicationStage } from '../../regulations/titles/application/state.ts'
import {
  analysisPaper,
  generalReportDraft,
  overviewPaper,
  statisticsClauses,
} from '../../regulations/titles/documents/statistics.ts'
import { analysisFaults } from '../../regulations/titles/reports/analysis-checks.ts'
import { analysisOf } from '../../regulations/titles/reports/analysis-row.fixture.ts'
import { exitLabel, leaving, rateText, rateTenths } from '../../regulations/titles/reports/analysis.ts'
import { affiliations, employerKinds, tracks } from '../../regulations/titles/vocabulary.ts'
import { clause } from '../support/clause.ts'
import { applicationIn, votedReview } from '../support/title-papers.ts'

const head = { committee: '示例评委会', convening: '示例协会', year: 2025, levels: '副高级' }
const day = localDate('2025-10-11')

/** Where each stage can lead, read from the acts of the procedure. */
const ways = new Map<ApplicationStage, readonly ApplicationStage[]>()
for (const act of Object.values(application.acts))
  for (const stage of act.in) ways.set(stage, [...(ways.get(stage) ?? []), ...act.leadsTo])

/** What is on record once an application has been in a stage. */
function reached(one: Application, stage: ApplicationStage, yes: number): Application {
  const next = { ...one, stage }
  if (stage === 'verifying') return { ...next, filedOn: day }
  if (stage === 'admitted') return { ...next, intake: { ...one.intake, admittedOn: day } }
  if (stage === 'released')
    return { ...next, intake: { ...one.intake, released: { on: day, head: '负责人', sealedOn: day } } }
  if (stage === 'passed' || stage === 'not-passed')
    return one.review.conclusion === null
      ? { ...next, review: votedReview(stage === 'passed' ? Math.max(yes, 10) : Math.min(yes, 9)) }
      : next
  return next
}

const draft: Application = { ...applicationIn('drafting', '正常'), filedOn: null }
const walk = fc
  .record({
    steps: fc.array(fc.nat(200), { maxLength: 40 }),
    yes: fc.nat(15),
    specialty: fc.constantFrom('机械', '电气', '土木'),
    track: fc.constantFrom(...tracks),
    kind: fc.constantFrom(...employerKinds),
    affiliation: fc.constantFrom(...affiliations),
    year: fc.integer({ min: 1955, max: 2003 }),
    known: fc.boolean(),
  })
  .map(({ steps, yes, specialty, track, kind, affiliation, year, known }): Application => {
    const facts = applicationIn('submitting', track).filedFacts
    const start: Application = {
      ...draft,
      employer: { ...draft.employer, kind, affiliation },
      target: { ...draft.target, specialty, track },
      filedFacts: known && facts !== null ? { ...facts, bornOn: localDate(`${year}-06-01`) } : null,
    }
    return steps.reduce<Application>((one, step) => {
      const next = ways.get(one.stage) ?? []
      const to = next[step % Math.max(next.length, 1)]
      return to === undefined ? one : reached(one, to, yes)
    }, start)
  })

void describe('the analysis table', () => {
  void it('closes over random lawful cycles, in every row and every breakdown', () => {
    const seen = new Set<ApplicationStage>()
    fc.assert(
      fc.property(fc.array(walk, { minLength: 1, maxLength: 40 }), (cycle) => {
        for (const { stage } of cycle) seen.add(stage)
        const analysis = analysisOf(cycle)
        assert.deepEqual(analysisFaults(analysis), [])
        assert.ok(templateSchemas.figures.safeParse(analysisPaper(analysis, head)).success)
      }),
      { numRuns: 300 },
    )
    for (const exit of leaving.filter((one) => [...ways.values()].flat().includes(one)))
      assert.ok(seen.has(exit), `no random cycle left by ${exit}`)
  })
  void it('says which sum is broken when a figure is', () => {
    const analysis = analysisOf([
      applicationIn('not-passed', '正常', { filedOn: day, review: votedReview(9) }),
    ])
    const wrong = { ...analysis, total: { ...analysis.total, passed: analysis.total.passed + 1 } }
    assert.deepEqual(analysisFaults(analysis), [])
    assert.ok(analysisFaults(wrong).some((fault) => fault.includes('表决人数')))
  })
  void it('prints every exit that somebody took under its word, and the rate with one decimal', () => {
    const withdrawn = applicationIn('withdrawn', '正常', { filedOn: day })
    const text = JSON.stringify(analysisPaper(analysisOf([withdrawn]), head))
    assert.ok(text.includes(exitLabel('withdrawn')))
    assert.ok(!text.includes(exitLabel('exam-failed')))
    assert.deepEqual([rateTenths(20, 5), rateTenths(2, 1), rateTenths(0, 0)], [800, 667, null])
    assert.deepEqual([rateText(800), rateText(667), rateText(null)], ['80.0%', '66.7%', ''])
  })
})

/** 25 voted on, 20 passed. */
const reviewed: readonly Application[] = Array.from({ length: 25 }, (_, index) => {
  const passed = index < 20
  const one = applicationIn(passed ? 'passed' : 'not-passed', '正常', {
    filedOn: day,
    review: votedReview(passed ? 12 : 9),
  })
  return {
    ...one,
    intake: { ...one.intake, admittedOn: day, released: { on: day, head: '负责人', sealedOn: day } },
  }
})

clause('anhui-titles-2018/art.25.2', 'the analysis table is computed and reconciles', ({ accepts }) => {
  accepts('25 reviewed, 20 passed: each breakdown sums to 25 and 20', () => {
    const analysis = analysisOf(reviewed)
    for (const { label, groups } of analysis.breakdowns) {
      assert.equal(
        groups.reduce((sum, { released }) => sum + released, 0),
        25,
        label,
      )
      assert.equal(
        groups.reduce((sum, { passed }) => sum + passed, 0),
        20,
        label,
      )
    }
    assert.equal(rateText(analysis.total.passTenths), '80.0%')
    assert.deepEqual(analysisFaults(analysis), [])
    assert.ok(templateSchemas.figures.safeParse(analysisPaper(analysis, head)).success)
    return statisticsClauses.analysis
  })
})

clause('anhui-titles-2018/art.25.3', 'the overview lists everybody who was voted on', ({ accepts }) => {
  accepts('25 reviewed: F6 has 25 rows, those who failed among them', () => {
    const paper = overviewPaper([...reviewed, applicationIn('declined', '正常')], head)
    const [table] = paper.tables
    assert.equal(table?.rows.length, 25)
    assert.equal(table?.rows.filter(({ cells }) => cells['result'] === '未通过').length, 5)
    assert.ok(templateSchemas.figures.safeParse(paper).success)
    return statisticsClauses.overview
  })
})

clause('anhui-titles-2018/art.25.1', 'the general report is drafted from the same figures', ({ accepts }) => {
  accepts('the draft’s totals equal those of F5', () => {
    const analysis = analysisOf(reviewed)
    const draftText = generalReportDraft(analysis, head)
    const [flow] = analysis.total.flows
    assert.match(draftText, new RegExp(`申报${flow?.total ?? ''}人，受理25人，送评25人`, 'u'))
    assert.match(draftText, /表决25人，通过20人，未通过5人，通过率80\.0%/)
    return statisticsClauses.report
  })
})
