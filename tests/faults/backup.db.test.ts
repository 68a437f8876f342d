import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import { describe, it } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import {
  type BackupManifest,
  BackupRefused,
  type EmbeddedServer,
  type BackupRefusalReason,
  backup,
  findRunning,
  openDatabase,
  readManifest,
  restore,
  startEmbedded,
  valueTypes,
  walArchiving,
} from '#platform/database'
import { localDate } from '#kernel'
import { writeEntry } from '#platform/registers'
import { clubEngine, reader } from '../fixtures/club/club.ts'
import { seedFolder, testDatabase, testFolder } from '../support/database.ts'
import { assertNothingLost, assertSound, startWriter, verifyClub } from './writer.ts'

const plan = { name: 'a', writers: 6, places: 100_000, settings: {} }
const verify = verifyClub

/** Acts of a restored data folder. */
async function actsOf(data: string, look: (pool: pg.Pool) => Promise<void>): Promise<void> {
  const server = await startEmbedded(data)
  const database = await openDatabase({ embedded: server })
  try {
    await look(database.app)
  } finally {
    await database.close()
    await server.stop()
  }
}

/** Keeps making checkpoints; `stop` answers how many there were. */
async function startCheckpoints(data: string): Promise<{ stop(): Promise<number> }> {
  const running = findRunning(fs.realpathSync(data))
  assert.ok(running)
  const client = new pg.Client(running.connection('owner'))
  await client.connect()
  const made = { over: false, checkpoints: 0 }
  const making = (async () => {
    for (; !made.over; made.checkpoints += 1) await Promise.all([client.query('checkpoint'), pause(20)])
  })()
  return {
    stop: async () => {
      made.over = true
      await making
      await client.end()
      return made.checkpoints
    },
  }
}

const acknowledgedBefore = <Line extends { at: number }>(lines: readonly Line[], instant: string): Line[] =>
  lines.filter((line) => line.at < Date.parse(instant))

async function refusedWith(reason: BackupRefusalReason, work: Promise<unknown>): Promise<string> {
  let said = ''
  await assert.rejects(work, (error) => {
    assert.ok(error instanceof BackupRefused, String(error))
    assert.equal(error.reason, reason)
    said = error.message
    return true
  })
  return said
}

describe('backup of the embedded database', () => {
  it('holds, taken under load and amid checkpoints by another process, every act acknowledged before it ended', async () => {
    const data = await seedFolder(testFolder())
    fs.mkdirSync(path.join(data, 'files', 'ab', 'cd'), { recursive: true })
    fs.writeFileSync(path.join(data, 'files', 'ab', 'cd', 'content'), '一份材料')
    fs.writeFileSync(path.join(data, 'seal.key'), 'sealed')
    // so little log is kept that each checkpoint throws away what the backup still needs, if nothing holds it
    const settings = { min_wal_size: '2MB', max_wal_size: '2MB' }
    const writer = await startWriter({ ...plan, folder: data, settings })
    await writer.reach(300)
    const folder = testFolder('备份 一')
    const storm = await startCheckpoints(data)
    const { manifest } = await backup(folder, { data })
    assert.ok((await storm.stop()) > 3)
    const during = writer.acknowledged.length
    await writer.reach(during + 100) // acts after the backup, which it need not hold
    await writer.kill('both')
    fs.rmSync(data, { recursive: true })

    const target = testFolder('恢复')
    const report = await restore(folder, target, { verify })
    assert.deepEqual(
      report.tenants.flatMap((tenant) => tenant.problems),
      [],
    )
    assert.equal(report.sound, true)
    const [tenant] = report.tenants
    assert.equal(tenant?.checkpointHolds, true)
    assert.ok((tenant?.continuesBy ?? 0) >= 0)
    assert.ok((tenant?.acts ?? 0) >= (manifest.tenants[0]?.acts ?? Infinity))
    const owed = acknowledgedBefore(writer.acknowledged, manifest.ended)
    assert.ok(owed.length >= 300)
    assert.ok(owed.length < writer.acknowledged.length, 'acts went on after the backup')
    await actsOf(target, async (pool) => {
      await assertNothingLost(pool, owed)
      const more = await clubEngine({ app: pool }).act({
        tenant: 't',
        procedure: 'club/card',
        act: 'ApplyForCard',
        input: { person: 'afterwards', recommended: true },
        origin: reader('afterwards'),
      })
      assert.equal(more.kind, 'done')
      await assertSound(pool)
    })
    assert.equal(fs.readFileSync(path.join(target, 'files', 'ab', 'cd', 'content'), 'utf8'), '一份材料')
    assert.equal(fs.readFileSync(path.join(target, 'seal.key'), 'utf8'), 'sealed')
  })

  it('is restored to a moment after it ended from the archived log', async () => {
    const data = await seedFolder(testFolder())
    const archive = testFolder("日志 'a' 100%")
    const settings = { ...walArchiving(data, archive), archive_timeout: '1s' }
    const writer = await startWriter({ ...plan, folder: data, settings })
    await writer.reach(50)
    const folder = testFolder('backup')
    const { manifest } = await backup(folder, { data })
    const first = writer.acknowledged.length
    await writer.reach(first + 200)
    const until = new Date().toISOString()
    const before = writer.acknowledged.length
    await pause(1500) // acts go on until the log of `until` is archived
    await writer.kill('both')
    assert.ok(writer.acknowledged.length > before + 50)

    const target = testFolder('data')
    const report = await restore(folder, target, { verify, until, archive })
    assert.equal(report.sound, true, JSON.stringify(report.tenants))
    assert.ok((report.tenants[0]?.acts ?? 0) > (manifest.tenants[0]?.acts ?? Infinity))
    await actsOf(target, async (pool) => {
      const stored = await assertNothingLost(pool, acknowledgedBefore(writer.acknowledged, until))
      assert.ok(stored < writer.acknowledged.length, 'what came later is not there')
      const later = await pool.query<{ n: number }>(
        `select count(*) as n from acts where entered > $1::timestamptz`,
        [until],
      )
      assert.equal(later.rows[0]?.n, 0)
    })
    const late = new Date(Date.now() + 3_600_000).toISOString()
    const other = testFolder('data')
    assert.match(
      await refusedWith('until-outside', restore(folder, other, { verify, until: late, archive })),
      /日志没有到/,
    )
    assert.deepEqual(fs.readdirSync(other), [])
  })

  it('is refused with a Chinese sentence where it cannot be whole, and leaves the target as it was', async () => {
    const data = await seedFolder(testFolder())
    const folder = testFolder('backup')
    const { manifest } = await backup(folder, { data }) // no server runs: one is started for it
    const target = testFolder('data')
    const again = (options: Partial<Parameters<typeof restore>[2]> = {}) =>
      restore(folder, target, { verify, ...options })

    assert.match(
      await refusedWith('target-not-empty', backup(folder, { data })),
      /备份文件夹 .* 不是空文件夹/,
    )
    assert.match(await refusedWith('target-not-empty', restore(folder, data, { verify })), /目标数据文件夹/)
    const half = await seedFolder(testFolder())
    fs.rmSync(path.join(half, 'passwords.json')) // whoever asks cannot sign in: the copy fails once begun
    const failed = testFolder('failed')
    await assert.rejects(backup(failed, { data: half }))
    assert.deepEqual(fs.readdirSync(failed), [])
    const nothing = testFolder()
    assert.match(
      await refusedWith('source-missing', backup(testFolder('b'), { data: nothing })),
      /没有数据库/,
    )
    assert.match(
      await refusedWith('manifest-missing', restore(nothing, target, { verify })),
      /manifest\.json/,
    )
    assert.match(await refusedWith('until-outside', again({ until: '2025-03-01' })), /带时区/)
    assert.match(await refusedWith('until-outside', again({ until: '2020-03-01T00:00:00Z' })), /之前/)
    assert.match(await refusedWith('until-outside', again({ until: '2999-03-01T00:00:00Z' })), /归档/)
    assert.match(await refusedWith('other-version', again({ url: 'postgres:///x' })), /DATABASE_URL/)
    assert.match(await refusedWith('secrets-missing', again({ secrets: nothing })), /passwords\.json/)

    const control = path.join(folder, 'cluster', 'global', 'pg_control')
    const bytes = fs.readFileSync(control)
    bytes[100] = (bytes[100] ?? 0) ^ 1
    fs.writeFileSync(control, bytes)
    assert.match(await refusedWith('hash-differs', again()), /cluster\/global\/pg_control 与清单不符/)
    fs.rmSync(control)
    assert.match(await refusedWith('file-missing', again()), /缺少文件 cluster\/global\/pg_control/)
    assert.deepEqual(fs.readdirSync(target), [])

    const file = path.join(folder, 'manifest.json')
    const newer: BackupManifest = { ...manifest, migrations: [...manifest.migrations, '999-later'] }
    fs.writeFileSync(file, JSON.stringify(newer))
    assert.match(await refusedWith('other-version', again()), /999-later/)
    fs.writeFileSync(file, '{"format":')
    assert.match(await refusedWith('manifest-unreadable', again()), /备份清单/)
  })
})

describe('backup of a server by URL', () => {
  it('exports every row in one snapshot and puts it back, keys, numbers and superseded entries included', async (t) => {
    const data = await seedFolder(testFolder())
    const writer = await startWriter({ ...plan, folder: data })
    await writer.reach(150)
    const folder = testFolder('export')
    const url = await urlOf(data)
    await writeEntries(url)
    const { manifest } = await backup(folder, { data: testFolder('elsewhere'), url })
    const owed = acknowledgedBefore(writer.acknowledged, manifest.begun)
    await writer.kill('both')
    assert.equal(manifest.kind, 'tables')
    assert.equal(readManifest(folder).tenants[0]?.acts, manifest.tenants[0]?.acts)

    const target = testFolder('data')
    const report = await restore(folder, target, { verify })
    assert.equal(report.sound, true, JSON.stringify(report.tenants))
    assert.equal(report.tenants[0]?.acts, manifest.tenants[0]?.acts, 'exactly the snapshot')
    await actsOf(target, async (pool) => {
      assert.ok(owed.length >= 150)
      await assertNothingLost(pool, owed)
      const numbers = await pool.query<{ number: number; hours: number }>(
        `insert into entries (tenant, register, key, from_date, "values", canonical)
         values ('t', 'other', 'club', '2025-01-01', '{}', '{}') returning number`,
      )
      assert.equal(numbers.rows[0]?.number, 3, 'numbers go on after those that were given')
      const standing = await pool.query<{ key: string }>(
        `select "values" ->> 'hours' as hours from entries where register = 'opening-hours' order by number`,
      )
      assert.deepEqual(standing.rows, [{ hours: '40' }, { hours: '20' }])
    })

    const { server, name, ...used } = await testDatabase(t)
    const taken = serverUrls(server, name)
    const refusal = restore(folder, testFolder('d'), { verify, ...taken })
    assert.match(await refusedWith('target-not-empty', refusal), /已有规程的数据/)
    await used.owner().query('create database restored template template1')
    const empty = serverUrls(server, 'restored')
    const second = await restore(folder, testFolder('d'), { verify, ...empty })
    assert.equal(second.sound, true, JSON.stringify(second.tenants))
    assert.equal(second.tenants[0]?.acts, manifest.tenants[0]?.acts)
    assert.equal(second.tenants[0]?.checkpointHolds, true)
  })
})

function serverUrls(server: EmbeddedServer, name: string): { readonly url: string; readonly appUrl: string } {
  const [url = '', appUrl = ''] = (['owner', 'app'] as const).map((role) => {
    const { user = '', password, host = '' } = server.connection(role)
    return `postgres://${user}:${String(password)}@localhost/${name}?host=${encodeURIComponent(host)}&port=5432`
  })
  return { url, appUrl }
}

/** An entry that was superseded, and the one that stands: the guard of the table would not take the first again. */
async function writeEntries(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, types: valueTypes })
  await client.connect()
  for (const hours of [40, 20]) {
    await client.query('begin')
    const change = {
      register: 'opening-hours',
      key: 'club',
      from: localDate('2018-01-01'),
      values: { hours },
    }
    await writeEntry(client, 't', change, { person: 'clerk' })
    await client.query('commit')
  }
  await client.end()
}

async function urlOf(data: string): Promise<string> {
  const passwords = JSON.parse(fs.readFileSync(path.join(data, 'passwords.json'), 'utf8')) as {
    owner: string
  }
  const host = fs.readFileSync(path.join(data, 'cluster', 'postmaster.pid'), 'utf8').split('\n')[4] ?? ''
  return `postgres://guicheng_owner:${passwords.owner}@localhost/guicheng?host=${encodeURIComponent(host)}&port=5432`
}
