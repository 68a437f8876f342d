import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { sightingsOf } from './witness.ts'

const helper = resolve(import.meta.dirname, 'clause.ts')

/** Runs a test file that uses the helper, inside the project so that package imports resolve. */
function run(body: string, options: readonly string[] = []): { code: number | null; output: string } {
  const folder = mkdtempSync(join(import.meta.dirname, '.clause-'))
  try {
    const file = join(folder, 'example.mjs')
    writeFileSync(
      file,
      `import assert from 'node:assert/strict'\nimport { clause } from ${JSON.stringify(helper)}\n${body}\n`,
    )
    const { NODE_TEST_CONTEXT: _, ...env } = process.env
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [...options, '--test-reporter=tap', file],
      {
        encoding: 'utf8',
        env,
      },
    )
    return { code: status, output: stdout + stderr }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

describe('clause()', () => {
  it('makes one test per accepts, refuses and row, named by the clause', () => {
    const { code, output } =
      run(`clause('anhui-titles-2018/art.14', 'once a year', ({ accepts, refuses, rows }) => {
      accepts('first', () => assert.ok(true))
      refuses('second', () => assert.ok(true))
      rows([{ accepted: true, n: 1 }, { accepted: false, n: 2 }], (row) => 'n ' + row.n, () => assert.ok(true))
    })`)
    assert.equal(code, 0, output)
    for (const name of ['accepts: first', 'refuses: second', 'accepts: n 1', 'refuses: n 2']) {
      assert.match(output, new RegExp(`ok \\d+ - ${name} \\[anhui-titles-2018/art.14\\]`))
    }
  })

  it('fails when a test inside fails', () => {
    const { code } = run(
      `clause('anhui-titles-2018/art.14', 'x', ({ accepts }) => accepts('bad', () => { throw new Error('no') }))`,
    )
    assert.equal(code, 1)
  })

  it('fails on an empty group and on a table that shows one outcome only', () => {
    assert.equal(run(`clause('anhui-titles-2018/art.14', 'empty', () => {})`).code, 1)
    assert.equal(
      run(`clause('a/b', 'x', ({ rows }) => rows([{ accepted: true }], () => 'r', () => {}))`).code,
      1,
    )
  })

  it('fails when a test asserts nothing', () => {
    const { code, output } = run(
      `clause('anhui-titles-2018/art.14', 'x', ({ accepts }) => accepts('idle', () => {}))`,
    )
    assert.equal(code, 1)
    assert.match(output, /asserts nothing/)
  })
})

/** Tests of a rule that cites art.14, with `f` true or false as its only fact; under the witness. */
const underWitness = (tests: string) =>
  run(
    `import { cite, rule } from '#kernel/law'
     import { passed } from '#lint'
     const once = rule('once', cite('anhui-titles-2018/art.14'), ({ f }) => f, { label: 'l', otherwise: () => 'o' })
     const other = rule('other', cite('anhui-titles-2018/art.15.d'), ({ f }) => f, { label: 'l', otherwise: () => 'o' })
     clause('anhui-titles-2018/art.14', 'x', ({ accepts, refuses }) => { ${tests} })`,
    ['--disable-warning=ExperimentalWarning', '--import', join(import.meta.dirname, 'witness-hook.ts')],
  )

describe('clause() under the witness', () => {
  const passes = (tests: string): void => {
    const { code, output } = underWitness(tests)
    assert.equal(code, 0, output)
  }
  const fails = (tests: string, told: RegExp): void => {
    const { code, output } = underWitness(tests)
    assert.equal(code, 1, output)
    assert.match(output, told)
  }

  it('takes a rule that held and one that failed', () => {
    passes(`accepts('a', () => assert.equal(once({ f: true }).holds, 'yes'))
      refuses('b', async () => { await null; assert.equal(once({ f: false }).holds, 'no') })
      refuses('c', () => assert.equal(once({ f: 'unknown' }).holds, 'unknown'))`)
  })
  it('fails a test that never evaluates the rule of its clause', () => {
    fails(`accepts('a', () => assert.ok(true))`, /cites this clause held.*Answered instead: nothing/s)
    fails(`accepts('a', () => assert.ok(other({ f: true })))`, /Answered instead: .*art\.15\.d held/s)
  })
  it('fails a test that evaluates it to the other side', () => {
    fails(`refuses('a', () => assert.ok(once({ f: true })))`, /cites this clause failed/)
    fails(`accepts('a', () => assert.ok(once({ f: false })))`, /cites this clause held/)
  })
  it('takes single checks of a document, which answer with the clause of their place', () => {
    passes(`accepts('a', () => assert.ok(passed('r', { sheet: 's', clause: 'anhui-titles-2018/art.14' })))`)
    fails(`accepts('a', () => assert.ok(passed('r')))`, /Answered instead: nothing/)
  })
  it('looks at what the body returns', () => {
    passes(
      `accepts('a', () => { assert.ok(true); return { clause: 'anhui-titles-2018/art.14', lines: [] } })`,
    )
  })
})

describe('sightingsOf', () => {
  it('reads findings, checks, calculations, outcomes', () => {
    assert.deepEqual(sightingsOf({ clause: 'a/1', holds: 'yes' }), [{ clause: 'a/1', answer: 'held' }])
    assert.deepEqual(sightingsOf({ clause: 'a/1', holds: 'unknown' }), [{ clause: 'a/1', answer: 'failed' }])
    assert.deepEqual(sightingsOf({ finding: { where: { clause: 'a/1' } }, where: { clause: 'a/1' } }), [
      { clause: 'a/1', answer: 'failed' },
    ])
    assert.deepEqual(sightingsOf({ calculation: 'c', clauses: ['a/1'] }), [{ clause: 'a/1', answer: 'seen' }])
    const accepted = {
      kind: 'accepted',
      clause: 'a/1',
      findings: [{ clause: 'a/2', holds: 'no' }],
      operations: { claims: [{ clause: 'a/3' }] },
    }
    assert.deepEqual(
      sightingsOf(accepted).map(({ clause, answer }) => `${clause} ${answer}`),
      ['a/1 held', 'a/2 failed', 'a/3 seen'],
    )
  })
})
