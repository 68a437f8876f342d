import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { readSpreadsheet } from '#readers'
import { lintCommand } from '../../apps/cli/lint-command.ts'

const root = join(import.meta.dirname, '../..')
let folder = ''
const file = (name: string) => join(folder, name)
const wrong = '# 情况\n\n全年受理总数为2260件，办结1105件，退回98件，在办57件。\n'

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'guicheng-lint-text-'))
  await writeFile(file('clean.txt'), '全年受理总数为1260件，办结1105件，退回98件，在办57件。\n')
  await writeFile(file('wrong.md'), wrong)
  await writeFile(file('doubt.txt'), '场地不低于500平方米以上。\n')
  await writeFile(file('binary.txt'), new Uint8Array([0, 1, 2, 0xff, 0xfe, 0]))
  await mkdir(file('county'))
  for (const name of ['clean.txt', 'wrong.md'])
    await writeFile(join(folder, 'county', name), await readFile(file(name)))
  await writeFile(join(folder, 'county', 'picture.png'), 'no document')
})
after(() => rm(folder, { recursive: true, force: true }))

/** The command as a program, so that what it prints and reads can be seen. */
function run(args: readonly string[], input = '') {
  const { NODE_OPTIONS: _options, NODE_TEST_CONTEXT: _test, ...env } = process.env
  const { status, stdout, stderr } = spawnSync('sh', [join(root, 'apps/cli/guicheng.sh'), 'lint', ...args], {
    env,
    input,
    encoding: 'utf8',
  })
  return { status, stdout, stderr }
}

void describe('running text on the command line', () => {
  void it('ends with 0 without errors, doubts included, with 1 with an error, with 2 when it cannot be read', async () => {
    assert.equal(await lintCommand([file('clean.txt')]), 0)
    assert.equal(await lintCommand([file('doubt.txt')]), 0)
    assert.equal(await lintCommand([file('wrong.md')]), 1)
    assert.equal(await lintCommand([file('binary.txt')]), 2)
    assert.equal(await lintCommand([file('absent.txt')]), 2)
  })
  void it('gives the gravest status of several', async () => {
    assert.equal(await lintCommand([file('clean.txt'), file('wrong.md')]), 1)
    assert.equal(await lintCommand([file('clean.txt'), file('doubt.txt')]), 0)
  })
  void it('writes stable JSON with the line and what stands there', () => {
    const { status, stdout } = run(['--json', file('wrong.md')])
    assert.equal(status, 1)
    const report = JSON.parse(stdout) as {
      findings: { where: { line: number; sheet: string }; stated: string; grade: string }[]
      checks: Record<string, number>
    }
    const [finding] = report.findings
    assert.equal(finding?.where.line, 3)
    assert.equal(finding?.where.sheet, '情况')
    assert.equal(finding?.stated, '2260件')
    assert.equal(finding?.grade, 'error')
    assert.ok('parts-sum' in report.checks)
  })
  void it('reads what is pasted on standard input', () => {
    const { status, stdout } = run(['-'], wrong)
    assert.equal(status, 1)
    assert.match(stdout, /2260件/)
  })
  void it('sums a folder up, file by file, and leaves what is no document', () => {
    const { status, stdout } = run([file('county')])
    assert.equal(status, 1)
    assert.match(stdout, /共 2 份：错误 1，/)
    assert.ok(!stdout.includes('picture.png'))
  })
  void it('writes SARIF of several files', () => {
    const { stdout } = run(['--sarif', file('clean.txt'), file('wrong.md'), file('binary.txt')])
    const log = JSON.parse(stdout) as {
      version: string
      runs: {
        results: { level: string }[]
        artifacts: unknown[]
        invocations: { executionSuccessful: boolean }[]
      }[]
    }
    assert.equal(log.version, '2.1.0')
    assert.equal(log.runs[0]?.artifacts.length, 3)
    assert.deepEqual(
      log.runs[0]?.results.map(({ level }) => level),
      ['error'],
    )
    assert.equal(log.runs[0]?.invocations[0]?.executionSuccessful, false)
  })
  void it('runs the named rule only and refuses a name that is none', async () => {
    assert.equal(await lintCommand(['--rule', 'date-exists', file('wrong.md')]), 0)
    await assert.rejects(lintCommand(['--rule', 'no-such-rule', file('wrong.md')]), /没有规则“no-such-rule”/)
  })
  void it('writes annotated copies as HTML and as a workbook, of one file at a time', async () => {
    assert.equal(
      await lintCommand(['--html', file('copy.html'), '--xlsx', file('copy.xlsx'), file('wrong.md')]),
      1,
    )
    assert.match(await readFile(file('copy.html'), 'utf8'), /<mark class="error"><a class="number" id="p1"/)
    const read = await readSpreadsheet(await readFile(file('copy.xlsx')), 'copy.xlsx')
    assert.ok(read.ok)
    assert.equal(read.document.sheets[0]?.name, '校核结果')
    await assert.rejects(
      lintCommand(['--html', file('copy.html'), file('clean.txt'), file('wrong.md')]),
      /一次只标注一份/,
    )
  })
})
