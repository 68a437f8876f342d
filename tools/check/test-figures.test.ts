import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { examineFigures, figuresIn } from './test-figures.ts'
import { sampleProject } from './sample-project.fixture.ts'

const corpus = `- id: a.1\n  test: Given 15 present, When 10 yes, Then passed; 9, Then not (2025-10-09).\n- id: a.2\n  test: none\n`
const withTest = (text: string) =>
  sampleProject({ 'corpus/law/clauses.yaml': corpus, 'regulations/law/a.test.ts': text })

describe('the check of boundary figures', () => {
  it('takes a test that uses every figure and date of its clause', () => {
    const seen = examineFigures(
      withTest(`clause('law/a.1', 'x', () => { use(15, 10, 9, '2025-10-09') })`),
      [],
    )
    assert.deepEqual(seen, { examined: 1, problems: [] })
  })
  it('names the clause and the figures its tests leave out', () => {
    const seen = examineFigures(withTest(`clause('law/a.1', 'x', () => { use(15, 10, '2025-10-09') })`), [])
    assert.equal(seen.problems.length, 1)
    assert.match(seen.problems[0] ?? '', /law\/a\.1: its tests never use 9/)
  })
  it('wants an exemption removed once it is no longer needed', () => {
    const seen = examineFigures(withTest(`clause('law/a.1', 'x', () => { use(15, 10, 9, '2025-10-09') })`), [
      'law/a.1',
    ])
    assert.match(seen.problems[0] ?? '', /no longer needed/)
  })
  it('follows clauses that a table of rows names within their instrument', () => {
    const table =
      "for (const [id] of [['a.1', 15]]) clause(`law/${id}`, 'x', () => { use(10, '2025-10-09') })"
    const seen = examineFigures(withTest(table), [])
    assert.equal(seen.examined, 1)
    assert.match(seen.problems[0] ?? '', /law\/a\.1: its tests never use 9$/)
  })
  it('keeps dates and telephone numbers whole and takes the ends of a span apart', () => {
    assert.deepEqual(figuresIn('2023-01-15, 023-7333000'), ['2023-01-15', '023-7333000'])
    assert.deepEqual(figuresIn('tables 1-7, 08:20-08:30'), ['1', '7', '08', '20', '30'])
  })
  it('reads figures without thousands separators', () => {
    assert.deepEqual(figuresIn('158,449.00 元 and 79,249 元, 12%'), ['158449.00', '79249', '12'])
  })
})
