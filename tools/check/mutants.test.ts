import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { importTargets } from './import-graph.ts'
import { applyMutant, mutantsOf } from './mutants.ts'
import { sampleProject } from './sample-project.fixture.ts'

const sample = `const far = 3 >= 2
export const enough = rule('enough', cite('x/1'), (f: F) => f.heads >= 30 && f.open, { label: '甲' })`

describe('mutants', () => {
  it('spoils only what stands in a rule', () => {
    const { rules, mutants } = mutantsOf('a.ts', sample)
    assert.deepEqual(rules, ['enough'])
    assert.deepEqual(
      mutants.map((mutant) => mutant.change),
      [
        'f.heads >= 30 && f.open → (f.heads >= 30)',
        'f.heads >= 30 && f.open → (f.open)',
        'f.heads >= 30 → (f.heads > 30)',
        'f.heads >= 30 → (f.heads < 30)',
        '30 → 31',
      ],
    )
    assert.ok(mutants.every((mutant) => mutant.line === 2))
  })
  it('puts the change into the text', () => {
    const bound = mutantsOf('a.ts', sample).mutants.at(-1)
    assert.ok(bound)
    assert.equal(applyMutant(sample, bound), sample.replace('30', '31'))
  })
  it('knows the clause that a rule cites, in place or by a constant of the file', () => {
    const text =
      "const c = cite('x/2')\nrule('a', cite('x/1'), (f) => f.n > 1, t)\nrule('b', c, (f) => f.n > 1, t)\nrule('c', of(k), (f) => f.n > 1, t)"
    const clauses = new Map(mutantsOf('a.ts', text).mutants.map(({ rule, clause }) => [rule, clause]))
    assert.deepEqual(
      [...clauses],
      [
        ['a', 'x/1'],
        ['b', 'x/2'],
        ['c', undefined],
      ],
    )
  })
  it('follows a test that is given by name, and removes negations', () => {
    const named = "function fits(f) { return !f.closed }\nrule('fits', c, fits, t)"
    assert.deepEqual(
      mutantsOf('a.ts', named).mutants.map((mutant) => mutant.change),
      ['!f.closed → (f.closed)'],
    )
  })
})

describe('import graph', () => {
  it('follows relative and named imports and leaves types and packages out', () => {
    const project = sampleProject({
      'package.json':
        '{"imports":{"#kernel/law":"./kernel/law/index.ts","#platform/*":"./platform/*/index.ts"}}',
      'regulations/a.ts':
        "import '../lint/b.ts'\nimport { x } from '#kernel/law'\nimport '#platform/files'\nimport type { T } from './t.ts'\nimport 'zod'",
    })
    assert.deepEqual(importTargets(project).get('regulations/a.ts'), [
      'lint/b.ts',
      'kernel/law/index.ts',
      'platform/files/index.ts',
    ])
  })
})
