import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

const helper = resolve(import.meta.dirname, 'clause.ts')

/** Runs a test file that uses the helper, inside the project so that package imports resolve. */
function run(body: string): { code: number | null; output: string } {
  const folder = mkdtempSync(join(import.meta.dirname, '.clause-'))
  try {
    const file = join(folder, 'example.mjs')
    writeFileSync(file, `import { clause } from ${JSON.stringify(helper)}\n${body}\n`)
    const { NODE_TEST_CONTEXT: _, ...env } = process.env
    const { status, stdout, stderr } = spawnSync(process.execPath, ['--test-reporter=tap', file], {
      encoding: 'utf8',
      env,
    })
    return { code: status, output: stdout + stderr }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

describe('clause()', () => {
  it('makes one test per accepts, refuses and row, named by the clause', () => {
    const { code, output } =
      run(`clause('anhui-titles-2018/art.14', 'once a year', ({ accepts, refuses, rows }) => {
      accepts('first', () => {})
      refuses('second', () => {})
      rows([{ accepted: true, n: 1 }, { accepted: false, n: 2 }], (row) => 'n ' + row.n, () => {})
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
})
