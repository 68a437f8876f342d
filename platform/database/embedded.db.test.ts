import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { test } from 'node:test'
import type { TestContext } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { seedFolder, testFolder } from '#tests/database'
import { createLibraryLinks, findBinaries } from './embedded-binaries.ts'
import { startEmbedded } from './embedded.ts'
import type { EmbeddedOptions, EmbeddedServer } from './embedded.ts'
import { processHasArgument, processStamp } from './processes.ts'

const isRoot = process.getuid?.() === 0
const rootOnly = isRoot ? {} : { skip: 'needs root' }

async function started(
  t: TestContext,
  folder: string,
  options: EmbeddedOptions = {},
): Promise<EmbeddedServer> {
  const server = await startEmbedded(folder, { disposable: true, ...options })
  t.after(() => server.stop())
  return server
}

async function query<Row extends pg.QueryResultRow>(server: EmbeddedServer, text: string): Promise<Row[]> {
  const client = new pg.Client(server.connection('owner'))
  await client.connect()
  try {
    return (await client.query<Row>(text)).rows
  } finally {
    await client.end()
  }
}

const EMBEDDED = new URL('./embedded.ts', import.meta.url).href

/** A node process that starts the server, prints the server's pid and waits to be killed. */
async function startInChild(
  t: TestContext,
  folder: string,
  options: EmbeddedOptions & { uid?: number; gid?: number } = {},
): Promise<{ child: ChildProcess; line: string }> {
  const { uid, gid, ...rest } = options
  const ids = uid === undefined || gid === undefined ? {} : { uid, gid }
  const program = `
    const { startEmbedded } = await import(${JSON.stringify(EMBEDDED)})
    try {
      const server = await startEmbedded(${JSON.stringify(folder)}, ${JSON.stringify({ disposable: true, ...rest })})
      console.log(server.pid)
      setInterval(() => {}, 1000)
    } catch (error) { console.log(error.reason + ' ' + error.message) }`
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    ...ids,
    stdio: ['ignore', 'pipe', 'inherit'],
    cwd: '/',
  })
  t.after(() => child.kill('SIGKILL'))
  for await (const line of createInterface({ input: child.stdout })) return { child, line }
  throw new Error('the child ended without a line')
}

async function gone(pid: number, milliseconds = 10_000): Promise<boolean> {
  const until = performance.now() + milliseconds
  while (processStamp(pid) !== '' && performance.now() < until) await pause(10)
  return processStamp(pid) === ''
}

/** A guard ends a moment after the server it watched. */
async function noneLeft(folder: string, milliseconds = 10_000): Promise<boolean> {
  const until = performance.now() + milliseconds
  while (serversOf(folder).length > 0 && performance.now() < until) await pause(10)
  return serversOf(folder).length === 0
}

function serversOf(folder: string): number[] {
  const cluster = path.join(folder, 'cluster')
  const out = spawnSync('ps', ['-eo', 'pid='], { encoding: 'utf8' }).stdout
  return out
    .split('\n')
    .map(Number)
    .filter((pid) => processHasArgument(pid, cluster))
}

test('starts, stops and starts again with what was written, in a path with spaces and Chinese', async (t) => {
  const folder = testFolder('有 空格/数据 “一”, 甲')
  const first = await started(t, folder)
  await query(
    first,
    `create schema guicheng; create table kept (note text); insert into kept values ('第一次')`,
  )
  assert.ok(first.timings.create > 0)
  await first.stop()
  assert.ok(await noneLeft(folder), 'a process of the stopped server is left')
  const second = await started(t, folder)
  assert.equal(second.timings.create, 0)
  assert.deepEqual(await query(second, 'select note from kept'), [{ note: '第一次' }])
  await second.stop()
  await second.stop()
})

test('the bootstrap role cannot sign in, nor either role without its password', async (t) => {
  const server = await started(t, await seedFolder(testFolder()))
  const config = server.connection('owner')
  for (const [user, password] of [
    ['bootstrap', ''],
    ['bootstrap', config.password],
    ['guicheng_owner', 'wrong'],
    ['guicheng_app', config.password],
  ] as const) {
    const client = new pg.Client({ ...config, user, password: password === '' ? 'x' : password })
    client.on('error', () => undefined)
    await assert.rejects(
      client.connect(),
      (error: { code?: string }) => error.code?.startsWith('28') === true,
    )
    await client.end()
  }
  assert.equal(fs.statSync(path.join(server.folder, 'passwords.json')).mode & 0o777, 0o600)
})

test('a killed node takes its server with it, and the data opens again', async (t) => {
  const folder = await seedFolder(testFolder())
  const { child, line } = await startInChild(t, folder)
  const pid = Number(line)
  assert.ok(processStamp(pid) !== '')
  child.kill('SIGKILL')
  assert.ok(await gone(pid), 'the server outlived its parent')
  const again = await started(t, folder)
  assert.deepEqual(await query(again, 'select 1 as one'), [{ one: 1 }])
  assert.ok(!serversOf(folder).includes(pid))
})

test('a killed process counts as gone as soon as its pipes are closed', async () => {
  for (let turn = 0; turn < 5; turn += 1) {
    const program = `const kept = Buffer.alloc(200_000_000, 1); console.log(kept.length); setInterval(() => kept, 1000)`
    const child = spawn(process.execPath, ['-e', program], { stdio: ['ignore', 'pipe', 'inherit'] })
    const { promise, resolve } = Promise.withResolvers<string>()
    child.stdout.once('data', () => {
      assert.notEqual(processStamp(child.pid ?? 0), '')
      child.kill('SIGKILL')
    })
    child.stdout.on('end', () => resolve(processStamp(child.pid ?? 0)))
    assert.equal(await promise, '')
  }
})

test('a server whose node and guards were all killed is ended by the next start', async (t) => {
  const folder = await seedFolder(testFolder())
  const { child, line } = await startInChild(t, folder)
  const orphan = Number(line)
  const guards = serversOf(folder).filter((pid) => pid !== orphan)
  assert.ok(guards.length > 0)
  // halted first, so that none of them lives to see another one's end and to take the server down
  const watchers = [...guards, child.pid ?? 0]
  for (const pid of watchers) process.kill(pid, 'SIGSTOP')
  for (const pid of watchers) process.kill(pid, 'SIGKILL')
  assert.ok(await gone(child.pid ?? 0))
  assert.ok(processStamp(orphan) !== '', 'no orphan to take over')
  const again = await started(t, folder)
  assert.equal(processStamp(orphan), '')
  assert.deepEqual(serversOf(folder).includes(again.pid), true)
})

test('after the server itself was killed the start recovers, and the owner was told', async (t) => {
  const folder = await seedFolder(testFolder())
  let told = ''
  const first = await started(t, folder, { onUnexpectedEnd: (message) => (told = message) })
  await query(first, `create table kept (note text); insert into kept values ('x')`)
  process.kill(first.pid, 'SIGKILL')
  assert.ok(await gone(first.pid))
  const until = performance.now() + 10_000
  const heard = () => told !== '' // its guard ends a moment after the server
  while (!heard() && performance.now() < until) await pause(10)
  await first.stop()
  const again = await started(t, folder)
  assert.deepEqual(await query(again, 'select note from kept'), [{ note: 'x' }])
  assert.match(told, /数据库进程意外结束/)
})

test('a start killed while the cluster is made leaves nothing in the way', async (t) => {
  const folder = testFolder()
  for (const wait of [150, 400]) {
    const program = `await (await import(${JSON.stringify(EMBEDDED)})).startEmbedded(${JSON.stringify(folder)})`
    const child = spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: 'ignore' })
    await pause(wait)
    child.kill('SIGKILL')
    assert.ok(await gone(child.pid ?? 0))
  }
  const server = await started(t, folder)
  assert.deepEqual(await query(server, 'select 1 as one'), [{ one: 1 }])
  assert.deepEqual(
    fs.readdirSync(folder).filter((name) => name.includes('.new.')),
    [],
  )
})

test('a second start on the same folder is refused, naming pid and port', async (t) => {
  const folder = await seedFolder(testFolder())
  const server = await started(t, folder)
  const inUse = { name: 'DatabaseRefused', reason: 'folder-in-use' }
  await assert.rejects(startEmbedded(folder), { ...inUse, message: new RegExp(`进程号 ${process.pid}）`) })
  server.announcePort(8123)
  await assert.rejects(startEmbedded(folder), (error: { owner: unknown; message: string }) => {
    assert.deepEqual(error.owner, { pid: process.pid, stamp: processStamp(process.pid), port: 8123 })
    assert.match(error.message, new RegExp(`进程号 ${process.pid}，端口 8123`))
    return true
  })
  const { line } = await startInChild(t, folder)
  assert.match(line, new RegExp(`^folder-in-use .*进程号 ${process.pid}，端口 8123`))
  assert.deepEqual(await query(server, 'select 1 as one'), [{ one: 1 }])
})

test('of four first starts at once exactly one wins', async (t) => {
  const folder = testFolder()
  const lines = await Promise.all([1, 2, 3, 4].map(async () => (await startInChild(t, folder)).line))
  assert.equal(lines.filter((line) => /^\d+$/.test(line)).length, 1, lines.join('\n'))
  assert.equal(lines.filter((line) => line.startsWith('folder-in-use')).length, 3)
})

test('a data folder too deep for a socket uses one below the temporary folder', async (t) => {
  const server = await started(t, await seedFolder(testFolder('很深的文件夹/'.repeat(6))))
  assert.ok(Buffer.byteLength(server.folder) > 107)
  assert.ok(Buffer.byteLength(`${server.socketFolder}/.s.PGSQL.5432`) <= 107)
  assert.deepEqual(await query(server, 'select 1 as one'), [{ one: 1 }])
  await server.stop()
  fs.rmSync(server.socketFolder, { recursive: true })
})

test('as root, below a folder only root may enter, the server keeps one capability', rootOnly, async (t) => {
  const folder = testFolder('私有/数据')
  await seedFolder(folder)
  fs.chmodSync(path.dirname(folder), 0o700)
  fs.chownSync(path.dirname(folder), 0, 0)
  const server = await started(t, folder)
  const status = fs.readFileSync(`/proc/${server.pid}/status`, 'utf8')
  assert.doesNotMatch(status, /^Uid:\t0\t/m)
  const DAC_READ_SEARCH = '0000000000000004'
  assert.match(status, new RegExp(`^CapEff:\\t${DAC_READ_SEARCH}$`, 'm'))
  assert.match(status, new RegExp(`^CapBnd:\\t${DAC_READ_SEARCH}$`, 'm'))
  assert.match(status, /^Groups:\t ?$/m)
})

test(
  'where setpriv is refused, an open folder still works and a closed one is named',
  rootOnly,
  async (t) => {
    const folder = testFolder('私有/数据')
    const tools = path.join(path.dirname(testFolder()), 'tools')
    fs.mkdirSync(tools)
    fs.writeFileSync(path.join(tools, 'setpriv'), '#!/bin/sh\necho refused here >&2; exit 1\n', {
      mode: 0o755,
    })
    const before = process.env['PATH']
    process.env['PATH'] = `${tools}:${before}`
    t.after(() => (process.env['PATH'] = before))
    await seedFolder(folder)
    fs.chmodSync(path.dirname(path.dirname(folder)), 0o700)
    await assert.rejects(startEmbedded(folder), (error: { reason: string; message: string }) => {
      assert.equal(error.reason, 'account-refused')
      assert.match(
        error.message,
        /帐号 (postgres|nobody)，但该帐号进不了文件夹 .*私有\/数据，借助 setpriv 也被拒绝（refused here）/,
      )
      return true
    })
    for (const open of [path.dirname(path.dirname(folder)), path.dirname(folder), folder])
      fs.chmodSync(open, 0o711)
    const server = await started(t, folder)
    assert.match(fs.readFileSync(`/proc/${server.pid}/status`, 'utf8'), /^CapEff:\t0+$/m)
    assert.deepEqual(await query(server, 'select 1 as one'), [{ one: 1 }])
  },
)

test('an ordinary user starts it as itself, and is told whose folder it may not use', rootOnly, async (t) => {
  const folder = testFolder()
  const uid = 65534
  const readable = spawnSync('test', ['-r', new URL(EMBEDDED).pathname], { uid, gid: uid }).status === 0
  const runnable = spawnSync(process.execPath, ['--version'], { uid, gid: uid }).status === 0
  if (!readable || !runnable) return t.skip('this checkout is closed to ordinary users')
  fs.chownSync(path.dirname(folder), uid, uid)
  const { child, line } = await startInChild(t, folder, { uid, gid: uid })
  assert.match(line, /^\d+$/)
  assert.equal(fs.statSync(path.join(folder, 'cluster')).uid, uid)
  child.kill('SIGKILL')
  assert.ok(await gone(Number(line)))
  fs.chownSync(path.join(folder, 'cluster'), 101, 101)
  const refused = await startInChild(t, folder, { uid, gid: uid })
  assert.match(refused.line, /^account-refused 数据文件夹 .*cluster 属于另一个帐号（uid 101）/)
})

test('missing library links are made, and the programs then run', async (t) => {
  const native = path.join(path.dirname(findBinaries().postgres), '..')
  const links = path.join(native, 'pg-symlinks.json')
  if (!fs.existsSync(links)) return t.skip('this platform needs no links')
  const copy = path.join(path.dirname(testFolder()), 'native')
  fs.mkdirSync(copy)
  for (const part of ['bin', 'lib', 'share', 'pg-symlinks.json']) {
    assert.equal(spawnSync('cp', ['-R', path.join(native, part), copy]).status, 0)
  }
  const { target } = (JSON.parse(fs.readFileSync(links, 'utf8')) as { target: string }[])[0] ?? { target: '' }
  for (const link of JSON.parse(fs.readFileSync(links, 'utf8')) as { target: string }[]) {
    fs.rmSync(path.join(path.dirname(copy), link.target))
  }
  const version = () => spawnSync(path.join(copy, 'bin', 'postgres'), ['--version'], { encoding: 'utf8' })
  assert.notEqual(version().status, 0)
  createLibraryLinks(copy)
  createLibraryLinks(copy)
  assert.match(version().stdout, /PostgreSQL\) 18/)
  assert.ok(fs.lstatSync(path.join(path.dirname(copy), target)).isSymbolicLink())
})

test('a platform without an embedded package is told to set DATABASE_URL', async () => {
  const folder = testFolder()
  await assert.rejects(startEmbedded(folder, { platform: 'sunos-sparc' }), {
    reason: 'platform-without-database',
    message: /本机平台（sunos-sparc）没有随附的 PostgreSQL。.*DATABASE_URL/,
  })
  assert.equal(fs.existsSync(folder), false)
})

test('a server that cannot start says why, and lets the folder go', async (t) => {
  const folder = testFolder()
  await assert.rejects(startEmbedded(folder, { disposable: true, settings: { shared_buffers: 'many' } }), {
    reason: 'start-failed',
    message: /shared_buffers/,
  })
  const server = await started(t, folder)
  assert.deepEqual(await query(server, 'select 1 as one'), [{ one: 1 }])
})
