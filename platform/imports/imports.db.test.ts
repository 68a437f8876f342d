import assert from 'node:assert/strict'
import { test } from 'node:test'
import type pg from 'pg'
import { testDatabase } from '#tests/database'
import {
  commitDryRun,
  fileHash,
  findDryRun,
  readImportFile,
  removeExpiredDryRuns,
  storeDryRun,
} from './index.ts'

const T = 'county'
const store = (pool: pg.Pool, lifeMinutes?: number) =>
  storeDryRun(
    pool,
    {
      tenant: T,
      target: 'register:offices',
      fileName: '单位.xlsx',
      fileHash: fileHash(Buffer.from('x')),
      body: { b: [1, '甲'], a: null },
      by: 'zhou',
    },
    lifeMinutes,
  )
const reason = (outcome: { ok: boolean; reason?: string }): string => outcome.reason ?? 'ok'

test('a dry run is kept for its maker and committed exactly as it was shown, once', async (t) => {
  const { app } = await testDatabase(t)
  const { token } = await store(app)
  assert.equal(await findDryRun(app, T, token, 'wu'), undefined)
  assert.deepEqual((await findDryRun(app, T, token, 'zhou'))?.body, { a: null, b: [1, '甲'] })
  const worked: unknown[] = []
  const commit = (by = 'zhou', tenant = T, target = 'register:offices') =>
    commitDryRun(app, { tenant, token, by, target }, async (run) => {
      worked.push(run.body)
      return { ok: true, result: { applied: 2 } }
    })
  assert.equal(reason(await commit('wu')), 'foreign')
  assert.equal(reason(await commit('zhou', 'elsewhere')), 'unknown')
  assert.equal(reason(await commit('zhou', T, 'budget-workbook')), 'wrong-target')
  const outcomes = await Promise.all([commit(), commit(), commit()])
  assert.deepEqual(outcomes.map(reason).toSorted(), ['committed', 'committed', 'ok'])
  assert.deepEqual(worked, [{ a: null, b: [1, '甲'] }])
  assert.equal(reason(await commit()), 'committed')
})

test('a refusal or an error of the work changes nothing and leaves the dry run open', async (t) => {
  const { app } = await testDatabase(t)
  const { token } = await store(app)
  const input = { tenant: T, token, by: 'zhou' }
  const change = (client: pg.PoolClient) =>
    client.query(`insert into persons (id, name) values ('p', '吴试二')`)
  const declined = await commitDryRun(app, input, async (_, client) => {
    await change(client)
    return { ok: false, say: '请重新导入：已被他人修改。' }
  })
  assert.deepEqual(declined, { ok: false, reason: 'refused', say: '请重新导入：已被他人修改。' })
  await assert.rejects(
    commitDryRun(app, input, async (_, client) => {
      await change(client)
      throw new Error('our fault')
    }),
    /our fault/,
  )
  assert.equal((await app.query('select from persons')).rowCount, 0)
  assert.equal(reason(await commitDryRun(app, input, async () => ({ ok: true, result: null }))), 'ok')
})

test('a dry run that ran out is refused and removed', async (t) => {
  const { app } = await testDatabase(t)
  const { token } = await store(app, -1)
  assert.equal(await findDryRun(app, T, token, 'zhou'), undefined)
  assert.equal(
    reason(
      await commitDryRun(app, { tenant: T, token, by: 'zhou' }, async () => ({ ok: true, result: null })),
    ),
    'expired',
  )
  await store(app)
  assert.equal(await removeExpiredDryRuns(app), 1)
})

test('a file that cannot be read comes back as faults, with its hash', async () => {
  const pdf = await readImportFile(Buffer.from('%PDF-1.7 …'), '表.xlsx')
  assert.ok(!pdf.ok && pdf.faults.length === 1)
  assert.match(pdf.faults[0]?.say ?? '', /PDF/)
  assert.equal(pdf.hash, fileHash(Buffer.from('%PDF-1.7 …')))
  const csv = await readImportFile(Buffer.from('单位代码,名称\n001,甲局\n'), '表.csv')
  assert.ok(csv.ok)
  assert.equal(csv.document.sheets[0]?.rows[1]?.[1]?.text, '甲局')
})
