import assert from 'node:assert/strict'
import { resolve } from 'node:path'
import { describe, it } from 'node:test'
import { loadCorpus } from '#platform/corpus'
import type { Corpus } from '#platform/corpus'
import { copiedRuns, personalNumbers, prepareOriginal, valuesOf } from './originality.ts'
import {
  citedIds,
  clausesIn,
  clauseReport,
  clauseTestFiles,
  coverageOf,
  gapReason,
  reportProblems,
  reportTable,
  scanCitations,
  withoutComments,
} from '#platform/corpus'
import type { Carriers, ClauseTestRecord, Coverage } from '#platform/corpus'

const root = resolve(import.meta.dirname, '../..')
const corpus = loadCorpus(root)
const budget = 'shizhu-budget-2023'
const carrier = 'regulations/budget/x.ts'
const carriedBy = (ids: readonly string[]): Carriers => new Map(ids.map((id) => [id, [carrier]]))
type Ran = readonly [clause: string, outcome: ClauseTestRecord['outcome'], passed?: boolean]
const recordOf = (ran: readonly Ran[], reaches: readonly string[], answered: readonly string[] = []) => ({
  file: 'a.test.ts',
  digest: '',
  tests: ran.map(([clause, outcome, passed = true]) => ({ clause, outcome, title: 't', passed })),
  answered: Object.fromEntries(answered.map((id) => [id, 1])),
  reaches: ['a.test.ts', ...reaches],
})
/** Citations, and one test file that ran: what it tested, what it reaches, what the product answered with. */
const cover = (
  cited: readonly string[],
  ran: readonly Ran[],
  reaches: readonly string[] = [carrier],
  answered: readonly string[] = [],
): Coverage =>
  coverageOf(corpus, carriedBy(cited), { records: [recordOf(ran, reaches, answered)], stale: [] })
const built: Corpus = {
  ...corpus,
  instruments: corpus.instruments.map((one) => ({ ...one, built: one.id === budget })),
}
const gapsOf = (coverage: Coverage): readonly string[] =>
  clauseReport(corpus, coverage).instruments.find((one) => one.id === budget)?.gaps ?? []

describe('the clause report', () => {
  const rule = `${budget}/n.2.1.b`
  const duty = `${budget}/n.struct`
  const both: readonly Ran[] = [
    [rule, 'accepts'],
    [rule, 'refuses'],
  ]

  it('counts a rule as tested only with a carrier, an accepting and a refusing test', () => {
    assert.ok(gapsOf(cover([], both)).includes(rule))
    assert.ok(gapsOf(cover([rule], [[rule, 'accepts']])).includes(rule))
    assert.ok(gapsOf(cover([rule], [[rule, 'refuses']])).includes(rule))
    assert.ok(!gapsOf(cover([rule], both)).includes(rule))
  })

  it('counts no test that failed', () => {
    const coverage = cover([rule], [...both, [rule, 'refuses', false]])
    assert.ok(gapsOf(coverage).includes(rule))
    assert.ok(reportProblems(corpus, coverage).some((line) => line.includes('a.test.ts: t')))
  })

  it('counts no test that does not reach what carries the clause', () => {
    const coverage = cover([rule], both, ['tests/kernel-fit/x.ts'])
    assert.ok(gapsOf(coverage).includes(rule))
    const clause = corpus.clauses.get(rule)
    assert.ok(clause !== undefined)
    assert.match(gapReason(clause, coverage), /缺通过和拒绝的条款测试；只有.*a\.test\.ts/)
  })

  it('takes a computed id as carried where the regulation answered with it', () => {
    assert.ok(!gapsOf(cover([], both, ['regulations/budget/checks/sums.ts'], [rule])).includes(rule))
    assert.ok(gapsOf(cover([], both, ['regulations/titles/x.ts'], [rule])).includes(rule))
    assert.ok(gapsOf(cover([], both, ['regulations/budget/x.fixture.ts'], [rule])).includes(rule))
  })

  it('asks of a duty that it is carried and shown by one test', () => {
    assert.ok(gapsOf(cover([duty], [])).includes(duty))
    assert.ok(!gapsOf(cover([duty], [[duty, 'accepts']])).includes(duty))
  })

  it('gives every gap a reason, and nothing else', () => {
    for (const one of clauseReport(corpus, cover([rule], both)).instruments) {
      assert.deepEqual(Object.keys(one.reasons), one.gaps)
      for (const reason of Object.values(one.reasons)) assert.ok(reason.length > 4)
    }
  })

  it('asks no code for guidance', () => assert.ok(!gapsOf(cover([], [])).includes(`${budget}/n.1.1.a`)))

  it('adds up: every clause has one disposition', () => {
    for (const one of clauseReport(corpus, cover([], [])).instruments) {
      assert.equal(
        Object.values(one.byDisposition).reduce((sum, n) => sum + n, 0),
        one.clauses,
      )
      assert.equal(one.ruleClauses, one.byDisposition.rule)
    }
  })

  it('lets an instrument that is not built have gaps, and a built one none', () => {
    const open = { ...corpus, instruments: corpus.instruments.map((one) => ({ ...one, built: false })) }
    assert.deepEqual(reportProblems(open, cover([], [])), [])
    const problems = reportProblems(built, cover([rule], [[rule, 'accepts']]))
    assert.ok(
      problems.some((problem) => problem.startsWith(`${rule}（说明二（一），规则）：缺拒绝的条款测试`)),
      problems.join('\n'),
    )
    assert.ok(problems.some((problem) => problem.endsWith('没有规则、表样、单据或页面引用它')))
  })

  it('finds a test of a clause that does not exist, and tests that have not run', () => {
    const [unknown = ''] = reportProblems(corpus, cover([], [['anhui-titles-2018/art.99', 'accepts']]))
    assert.match(unknown, /art\.99，没有一个文件/)
    const [notRun = ''] = reportProblems(
      corpus,
      coverageOf(corpus, new Map(), { records: [], stale: ['b.test.ts'] }),
    )
    assert.match(notRun, /b\.test\.ts的条款测试没有运行/)
  })

  it('prints one line per instrument', () => {
    const lines = reportTable(clauseReport(corpus, cover([], []))).split('\n')
    assert.equal(lines.length, 6)
    assert.match(lines[5] ?? '', /^shizhu-budget-2023 +320 /)
  })

  it('scans the project itself', () => {
    for (const id of scanCitations(root, new Set(corpus.clauses.keys())).keys())
      assert.ok(corpus.clauses.has(id), id)
    assert.ok(clauseTestFiles(root).includes('regulations/budget/checks/sums.test.ts'))
    assert.ok(!clauseTestFiles(root).includes('apps/server/portal/pages/pages.test.ts'))
  })
})

describe('the scan', () => {
  it('takes string literals for citations, comments not', () => {
    const known = new Set(['a-b/art.1', 'a-b/art.2'])
    const text = "cite('a-b/art.1') // see 'a-b/art.2'\n/* 'a-b/art.2' */ const url = 'x//y'"
    assert.deepEqual(citedIds(text, known), ['a-b/art.1'])
    assert.match(withoutComments(text), /'x\/\/y'/)
  })

  it('finds ids in the values of a module: tables, rules with properties, maps, round references', () => {
    const known = new Set(['a/1', 'a/2', 'a/3', 'a/4'])
    const rule = Object.assign(() => 0, { clause: 'a/1' })
    const table: Record<string, unknown> = { rows: [{ id: 'a/2' }], byKey: new Map([['k', 'a/3']]) }
    table['self'] = table
    assert.deepEqual(clausesIn({ rule, table, text: 'see a/4' }, known), ['a/1', 'a/2', 'a/3'])
    assert.deepEqual(clausesIn([{ clause: '4' }, { row: '2' }], known), ['a/4'])
    assert.deepEqual(clausesIn([{ clause: '4' }], new Set(['a/4', 'b/4'])), [])
  })
})

describe('originality', () => {
  const original = prepareOriginal(
    '参加评审会议的委员，应当在听取汇报、审阅材料、充分讨论的基础上进行表决，未出席的不得投票。',
  )

  it('finds a copied run through other punctuation', () => {
    const ours = '说明：参加评审会议的委员应当在听取汇报审阅材料充分讨论的基础上进行表决；其余另写'
    assert.equal(copiedRuns(ours, [original]).length, 1)
  })

  it('passes the same matter in other words', () => {
    assert.deepEqual(copiedRuns('委员听汇报、看材料、讨论之后才表决，没到会的没有票', [original]), [])
  })

  it('leaves titles of documents out and keeps cells apart', () => {
    const values = valuesOf('x.csv', '甲,《关于某事的通知》（某〔2020〕1号）后文').map(({ value }) => value)
    assert.deepEqual(values, ['甲', '', '后文'])
  })

  it('finds numbers that could reach a person', () => {
    // Put together here, so that this file holds no such number itself.
    const digits = ['138', '1234', '5678'].join('')
    assert.deepEqual(personalNumbers(`电话${digits}`), [`mobile phone: ${digits}`])
    assert.equal(personalNumbers(`证件${['110101', '19900307', '771', 'X'].join('')}`).length, 1)
    assert.deepEqual(personalNumbers('023-73330000'), [])
    assert.equal(personalNumbers(`023-${['7333', '1234'].join('')}`).length, 1)
  })
})
