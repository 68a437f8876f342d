import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { copyFileSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { buildDemoWorkbook } from '#apps/demo'
import { loadKeys } from '#apps/server'
import { freePort } from '../support/browser-demo.ts'

const root = join(import.meta.dirname, '../..')

function start(args: readonly string[], env: Readonly<Record<string, string>>): ChildProcess {
  const { NODE_OPTIONS: _options, NODE_TEST_CONTEXT: _test, DATABASE_URL: _url, ...own } = process.env
  return spawn('sh', [join(root, 'apps/cli/guicheng.sh'), ...args], {
    cwd: tmpdir(),
    env: { ...own, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

async function run(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const child = start(args, env)
  const out = collect(child.stdout)
  const err = collect(child.stderr)
  const status = await ended(child)
  return { status, out: out(), err: err() }
}

function collect(stream: ChildProcess['stdout']): () => string {
  let text = ''
  stream?.setEncoding('utf8').on('data', (chunk: string) => (text += chunk))
  return () => text
}

const ended = (child: ChildProcess): Promise<number | string> =>
  new Promise((resolve) => child.on('exit', (code, signal) => resolve(code ?? signal ?? 'unknown')))

async function healthy(port: number): Promise<boolean> {
  try {
    return (await fetch(`http://127.0.0.1:${port}/api/health`)).ok
  } catch {
    return false // not listening yet; the caller asks again
  }
}

describe('the command line', () => {
  it('checks a workbook: stable JSON, status 1 for an error, 2 for a file it cannot read', async (t) => {
    const folder = mkdtempSync(join(tmpdir(), 'guicheng-cli-'))
    t.after(() => rmSync(folder, { recursive: true, force: true }))
    const file = join(folder, '预算 2023.xlsx')
    writeFileSync(file, await buildDemoWorkbook('printed'))
    const printed = await run(['lint', '--json', file])
    assert.equal(printed.status, 1)
    const report = JSON.parse(printed.out) as {
      findings: { rule: string; grade: string; stated: string; expected: string; message: string }[]
      checks: Record<string, number>
    }
    assert.ok(report.findings.some(({ stated, expected }) => stated === '68.54' && expected === '190.98'))
    assert.ok(Object.values(report.checks).every((passed) => Number.isInteger(passed)))
    writeFileSync(file, 'nothing')
    assert.equal((await run(['lint', file])).status, 2)
  })

  it('tells clauses and what it does not know', async () => {
    const clauses = await run(['clauses', '--json'])
    const { instruments } = JSON.parse(clauses.out) as { instruments: { id: string; clauses: number }[] }
    assert.equal(instruments.length, 5)
    const clause = await run(['clause', 'shizhu-budget-2023/n.3.b'])
    assert.match(clause.out, /说明三/)
    const unknown = await run(['no-such-command'])
    assert.equal(unknown.status, 2)
    assert.match(unknown.err, /没有命令/)
  })

  it('explains a command that is asked for help, and runs none that has words too many', async (t) => {
    const folder = mkdtempSync(join(tmpdir(), 'guicheng-help-'))
    t.after(() => rmSync(folder, { recursive: true, force: true }))
    const env = { GUICHENG_DATA: join(folder, 'data') }
    const asked = await run(['migrate', '--help'], env)
    assert.deepEqual([asked.status, asked.out], [0, '用法：guicheng migrate\n升级数据库结构\n'])
    const slip = await run(['migrate', 'now'], env)
    assert.deepEqual([slip.status, slip.err], [2, '用法：guicheng migrate\n升级数据库结构\n'])
    const day = await run(['export', 'budget-units', 'a.xlsx', '--tenant', 'a', '--on', '2023-02-30'], env)
    assert.equal(day.status, 2)
    assert.match(day.err, /--on 应是日期.*2023-02-30/)
    assert.ok(!existsSync(env.GUICHENG_DATA))
  })

  it('runs the demo in a path with blanks and Chinese, refuses a second start, verifies beside it, and stops', async (t) => {
    const folder = mkdtempSync(join(tmpdir(), '规程 数据 '))
    const port = await freePort()
    const env = { GUICHENG_DATA: join(folder, '甲 乙'), PORT: String(port) }
    const service = start(['demo'], env)
    const log = collect(service.stdout)
    const over = ended(service)
    t.after(() => {
      service.kill('SIGKILL')
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
    })
    for (let tries = 0; tries < 1800 && !(await healthy(port)); tries += 1) await pause(100)
    assert.ok(await healthy(port), log())
    const second = await run(['demo'], { ...env, PORT: String(await freePort()) })
    assert.equal(second.status, 1)
    assert.match(second.err, new RegExp(`正由另一个规程进程使用.*端口 ${port}`))
    const verified = await run(['verify', '--json'], env)
    assert.equal(verified.status, 0, verified.err)
    const { acts, accesses, problems } = JSON.parse(verified.out) as {
      acts: number
      accesses: number
      problems: unknown[]
    }
    assert.ok(acts > 50 && accesses > 0, verified.out)
    assert.deepEqual(problems, [])
    assert.equal((await run(['checkpoint'], env)).status, 0)
    const signed = await run(['verify', '--json'], env)
    assert.equal(signed.status, 0, signed.out)
    loadKeys(folder) // another installation's
    copyFileSync(join(folder, 'keys.json'), join(env.GUICHENG_DATA, 'keys.json'))
    const foreign = await run(['verify', '--json'], env)
    assert.equal(foreign.status, 1)
    assert.match(foreign.out, /"table":"checkpoints","row":"\d+","column":"signature"/)
    const replayed = await run(['replay', '--json'], env)
    assert.equal(replayed.status, 0, replayed.out)
    service.kill('SIGTERM')
    assert.equal(await over, 0, log())
    assert.equal(await healthy(port), false)
    assert.match(log(), /演示登录/)
  })
})
