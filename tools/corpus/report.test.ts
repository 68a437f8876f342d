import assert from 'node:assert/strict'
import { resolve } from 'node:path'
import { describe, it } from 'node:test'
import { loadCorpus } from '#platform/corpus'
import type { Corpus } from '#platform/corpus'
import { copiedRuns, personalNumbers, prepareOriginal, valuesOf } from './originality.ts'
import { clauseReport, reportProblems, reportTable } from '#platform/corpus'
import { citedIds, clauseTests, scanCode, withoutComments } from '#platform/corpus'
import type { CodeScan } from '#platform/corpus'

const root = resolve(import.meta.dirname, '../..')
const corpus = loadCorpus(root)
const budget = 'shizhu-budget-2023'
const counts = (ids: readonly string[]): Map<string, number> => new Map(ids.map((id) => [id, 1]))
const scan = (
  cited: readonly string[],
  accepting: readonly string[],
  refusing: readonly string[],
): CodeScan => ({
  cited: new Map(cited.map((id) => [id, ['regulations/budget/x.ts']])),
  accepting: counts(accepting),
  refusing: counts(refusing),
})
const built: Corpus = {
  ...corpus,
  instruments: corpus.instruments.map((one) => ({ ...one, built: one.id === budget })),
}
const gapsOf = (found: CodeScan): readonly string[] =>
  clauseReport(corpus, found).instruments.find((one) => one.id === budget)?.gaps ?? []

describe('the clause report', () => {
  const rule = `${budget}/n.2.1.b`
  const duty = `${budget}/n.struct`

  it('counts a rule as tested only with a citation, an accepting and a refusing test', () => {
    assert.ok(gapsOf(scan([], [rule], [rule])).includes(rule))
    assert.ok(gapsOf(scan([rule], [rule], [])).includes(rule))
    assert.ok(gapsOf(scan([rule], [], [rule])).includes(rule))
    assert.ok(!gapsOf(scan([rule], [rule], [rule])).includes(rule))
  })

  it('asks of a duty that it is cited and shown by one test', () => {
    assert.ok(gapsOf(scan([duty], [], [])).includes(duty))
    assert.ok(!gapsOf(scan([duty], [duty], [])).includes(duty))
  })

  it('asks no code for guidance', () => assert.ok(!gapsOf(scan([], [], [])).includes(`${budget}/n.1.1.a`)))

  it('adds up: every clause has one disposition', () => {
    for (const one of clauseReport(corpus, scan([], [], [])).instruments) {
      assert.equal(
        Object.values(one.byDisposition).reduce((sum, n) => sum + n, 0),
        one.clauses,
      )
      assert.equal(one.ruleClauses, one.byDisposition.rule)
    }
  })

  it('lets an instrument that is not built have gaps, and a built one none', () => {
    const open = { ...corpus, instruments: corpus.instruments.map((one) => ({ ...one, built: false })) }
    assert.deepEqual(reportProblems(open, scan([], [], [])), [])
    const problems = reportProblems(built, scan([rule], [rule], []))
    assert.ok(
      problems.some((problem) => problem.startsWith(`${rule} (说明二（一）): it lacks`)),
      problems.join('\n'),
    )
    assert.ok(problems.some((problem) => problem.endsWith('nothing cites it')))
  })

  it('finds a test of a clause that does not exist', () => {
    const [first = ''] = reportProblems(corpus, scan([], ['anhui-titles-2018/art.99'], []))
    assert.match(first, /art\.99, which no instrument has/)
  })

  it('prints one line per instrument', () => {
    const lines = reportTable(clauseReport(corpus, scan([], [], []))).split('\n')
    assert.equal(lines.length, 6)
    assert.match(lines[5] ?? '', /^shizhu-budget-2023 +320 /)
  })

  it('scans the project itself', () => {
    const found = scanCode(root, new Set(corpus.clauses.keys()))
    for (const id of found.cited.keys()) assert.ok(corpus.clauses.has(id), id)
  })
})

describe('the scan', () => {
  it('takes string literals for citations, comments not', () => {
    const known = new Set(['a-b/art.1', 'a-b/art.2'])
    const text = "cite('a-b/art.1') // see 'a-b/art.2'\n/* 'a-b/art.2' */ const url = 'x//y'"
    assert.deepEqual(citedIds(text, known), ['a-b/art.1'])
    assert.match(withoutComments(text), /'x\/\/y'/)
  })

  it('counts the tests inside each clause group', () => {
    const text = [
      "clause('a/1', 'title (with a bracket', ({ accepts, refuses }) => {",
      "  accepts('ten) of fifteen', () => f(1))",
      "  refuses('nine', () => f(2))",
      "  refuses('eight', () => f(3))",
      '})',
      "clause('a/2', 'rows', ({ rows }) => rows(table, name, body))",
      "// clause('a/3', 'no', ({ accepts }) => accepts('x', y))",
    ].join('\n')
    assert.deepEqual(clauseTests(text), [
      { id: 'a/1', accepts: 1, refuses: 2 },
      { id: 'a/2', accepts: 1, refuses: 1 },
    ])
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
