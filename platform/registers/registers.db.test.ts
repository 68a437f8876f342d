import assert from 'node:assert/strict'
import { test } from 'node:test'
import type pg from 'pg'
import { localDate } from '#kernel/time'
import { transaction } from '#platform/database'
import { testDatabase } from '#tests/database'
import * as registers from './index.ts'

const T = 'county'
const R = 'offices'
const BY = { person: 'zhou', caseId: 'case-1', version: 3 }
const definition = registers.register({
  id: R,
  label: '单位登记簿',
  clause: 'shizhu-budget-2023/n.0',
  keyLabel: '单位代码',
  keeper: 'keeper',
  columns: [{ key: 'name', label: '名称', type: 'text', required: true }],
})

const write = (pool: pg.Pool, from: string, name: string | null, key = '001', seen?: number | null) =>
  transaction(pool, (client) =>
    registers.writeEntry(
      client,
      T,
      {
        register: R,
        key,
        from: localDate(from),
        values: name === null ? null : { name },
        ...(seen === undefined ? {} : { seen }),
      },
      BY,
    ),
  )

const nameOn = async (pool: pg.Pool, on: string, key = '001') =>
  (await registers.findEntry(pool, T, R, key, localDate(on)))?.values['name']

test('values hold from their day until the next change; the past stays as it was', async (t) => {
  const { app } = await testDatabase(t)
  assert.deepEqual(await write(app, '2023-01-01', '甲局'), { ok: true, kind: 'added' })
  assert.deepEqual(await write(app, '2024-01-01', '乙局'), { ok: true, kind: 'changed' })
  assert.deepEqual(await write(app, '2024-03-01', '乙局'), { ok: true, kind: 'unchanged' })
  assert.deepEqual(await write(app, '2023-07-01', '丙局'), { ok: true, kind: 'changed' })
  const days = ['2022-12-31', '2023-01-01', '2023-06-30', '2023-07-01', '2023-12-31', '2024-01-01']
  const names = []
  for (const day of days) names.push(await nameOn(app, day))
  assert.deepEqual(names, [undefined, '甲局', '甲局', '丙局', '丙局', '乙局'])
  assert.deepEqual(await write(app, '2025-01-01', null), { ok: true, kind: 'ended' })
  assert.equal(await nameOn(app, '2024-12-31'), '乙局')
  assert.equal(await nameOn(app, '2025-01-01'), undefined)
  const again = await write(app, '2025-01-01', null)
  assert.ok(!again.ok && again.reason === 'nothing-to-end')
  assert.deepEqual([...(await registers.countEntries(app, T, localDate('2024-05-01')))], [[R, 1]])
})

test('history tells who entered what by which act, and what replaced it', async (t) => {
  const { app } = await testDatabase(t)
  await app.query(`insert into persons (id, name) values ('zhou', '周试一')`)
  await write(app, '2023-01-01', '甲局')
  await write(app, '2023-01-01', '乙局')
  await write(app, '2023-01-01', null)
  const history = await registers.entryHistory(app, T, R, '001')
  assert.deepEqual(
    history.map(({ values, personName, caseId, actVersion, supersededByName }) => [
      values['name'],
      personName,
      caseId,
      actVersion,
      supersededByName,
    ]),
    [
      ['乙局', '周试一', 'case-1', 3, '周试一'],
      ['甲局', '周试一', 'case-1', 3, '周试一'],
    ],
  )
  assert.ok(history.every(({ supersededAt }) => supersededAt !== null))
  assert.deepEqual(await registers.listStanding(app, T, R), [])
})

test('a change to an entry that somebody else changed meanwhile is refused', async (t) => {
  const { app } = await testDatabase(t)
  await write(app, '2023-01-01', '甲局')
  const seen = (await registers.findEntry(app, T, R, '001', localDate('2023-05-01')))?.number
  assert.ok((await write(app, '2023-05-01', '乙局', '001', seen)).ok)
  const late = await write(app, '2023-05-01', '丙局', '001', seen)
  assert.ok(!late.ok && late.reason === 'changed-meanwhile')
  assert.equal(await nameOn(app, '2023-05-01'), '乙局')
})

test('overlaps are refused by the database whoever writes them, and no entry is overwritten or deleted', async (t) => {
  const { app } = await testDatabase(t)
  const insert = (from: string, until: string | null) =>
    app.query(
      `insert into entries (tenant, register, key, from_date, until_date, "values", canonical) values ($1, $2, '001', $3, $4, '{}', '{}')`,
      [T, R, from, until],
    )
  await insert('2023-01-01', '2023-06-30')
  await assert.rejects(insert('2023-06-30', '2023-12-31'), /overlap/)
  await assert.rejects(insert('2022-01-01', null), /overlap/)
  await insert('2023-07-01', null)
  await assert.rejects(
    app.query(`update entries set until_date = null where from_date = '2023-01-01'`),
    /only be superseded/,
  )
  await assert.rejects(app.query(`update entries set "values" = '{"name":"x"}'`), /only be superseded/)
  await assert.rejects(app.query('delete from entries'), /never deleted/)
  await app.query('update entries set superseded_at = now()')
  await assert.rejects(app.query('update entries set superseded_at = null'), /only be superseded/)
  await insert('2022-01-01', null)
})

test('twenty raw inserts at once of overlapping stretches leave one', async (t) => {
  const { app } = await testDatabase(t)
  const inserts = Array.from({ length: 20 }, (_, n) =>
    app.query(
      `insert into entries (tenant, register, key, from_date, until_date, "values", canonical)
       values ($1, $2, '001', $3::date + $4::integer, '2023-12-31', '{}', '{}')`,
      [T, R, '2023-01-01', n],
    ),
  )
  const results = await Promise.allSettled(inserts)
  assert.equal(results.filter(({ status }) => status === 'fulfilled').length, 1)
  for (const result of results)
    if (result.status === 'rejected') assert.match(String(result.reason), /overlap/)
  const { rows } = await app.query<{ count: number }>('select count(*) as count from entries')
  assert.equal(rows[0]?.count, 1)
})

test('twenty changes at once of one entry all find their place without overlap', async (t) => {
  const { app } = await testDatabase(t)
  const writes = Array.from({ length: 20 }, (_, n) =>
    write(app, `2023-01-${String(20 - n).padStart(2, '0')}`, `局${n}`),
  )
  assert.ok((await Promise.all(writes)).every(({ ok }) => ok))
  for (let n = 0; n < 20; n += 1)
    assert.equal(await nameOn(app, `2023-01-${String(20 - n).padStart(2, '0')}`), `局${n}`)
  assert.deepEqual(await registers.verifyEntries(app, T), [])
})

test('a share lock keeps an entry, present or absent, as it was read until the transaction ends', async (t) => {
  const { app } = await testDatabase(t)
  await write(app, '2023-01-01', '甲局', 'present')
  for (const key of ['present', 'absent']) {
    let written = false
    let pending: Promise<unknown> | undefined
    await transaction(app, async (client) => {
      const on = localDate('2023-06-01')
      const before = await registers.findEntry(client, T, R, key, on, 'share')
      pending = write(app, '2023-06-01', '乙局', key).then(() => (written = true))
      await new Promise((resolve) => setTimeout(resolve, 150))
      assert.equal(written, false, key)
      assert.deepEqual(await registers.findEntry(client, T, R, key, on), before)
    })
    await pending
    assert.equal(await nameOn(app, '2023-06-01', key), '乙局')
  }
})

test('a share lock that had to wait reads what was written meanwhile', async (t) => {
  const { app } = await testDatabase(t)
  let reading: Promise<registers.Entry | undefined> | undefined
  await transaction(app, async (client) => {
    const change = { register: R, key: '001', from: localDate('2023-01-01'), values: { name: '甲局' } }
    await registers.writeEntry(client, T, change, BY)
    reading = registers.findEntry(app, T, R, '001', localDate('2023-01-01'), 'share')
    await new Promise((resolve) => setTimeout(resolve, 100))
  })
  assert.equal((await reading)?.values['name'], '甲局')
})

test('entries are listed by day and by what they contain', async (t) => {
  const { app } = await testDatabase(t)
  await write(app, '2023-01-01', '甲局', '002')
  await write(app, '2023-01-01', '乙局', '001')
  await write(app, '2024-01-01', '甲局', '003')
  const keys = async (on: string, where?: registers.EntryValues) =>
    (
      await registers.listEntries(app, T, R, localDate(on), {
        lock: 'share',
        ...(where === undefined ? {} : { where }),
      })
    ).map(({ key }) => key)
  assert.deepEqual(await keys('2023-06-01'), ['001', '002'])
  assert.deepEqual(await keys('2024-06-01', { name: '甲局' }), ['002', '003'])
})

test('the port writes what fits and answers findings with the clause for what does not', async (t) => {
  const { app } = await testDatabase(t)
  const port = registers.registerPort([definition])
  const operation = (values: registers.EntryValues | null, key = '001') => ({
    register: R,
    key,
    clause: definition.clause,
    from: localDate('2023-01-01'),
    values,
  })
  const by = { caseId: 'case-1', version: 1, person: 'zhou' }
  const apply = (...operations: ReturnType<typeof operation>[]) =>
    transaction(app, (client) => port.write(client, T, operations, by))
  assert.deepEqual(await apply(operation({ name: '甲局' })), [])
  const client = await app.connect()
  try {
    const on = localDate('2023-02-01')
    assert.deepEqual(await port.find(client, T, R, '001', on, 'share'), { name: '甲局', key: '001' })
    assert.equal(await port.find(client, T, R, '009', on, 'share'), undefined)
    assert.deepEqual(await port.list(client, T, R, { name: '甲局' }, on, 'none'), [
      { name: '甲局', key: '001' },
    ])
  } finally {
    client.release()
  }
  const findings = await apply(operation({}, '002'), operation(null, '003'))
  assert.deepEqual(
    findings.map(({ rule, clause, holds }) => [rule, clause, holds]),
    [
      ['register-values-fit@1', definition.clause, 'no'],
      ['register-entry-stands@1', definition.clause, 'no'],
    ],
  )
  assert.match(findings[0]?.say ?? '', /单位登记簿“002”「名称」必填/)
})

test('an entry altered behind the program is named', async (t) => {
  const database = await testDatabase(t)
  await write(database.app, '2023-01-01', '甲局')
  const owner = database.owner()
  await owner.query('alter table entries disable trigger guard')
  await owner.query(`update entries set "values" = '{"name":"乙局"}'`)
  const problems = await registers.verifyEntries(owner, T)
  assert.deepEqual(
    problems.map(({ key, problem }) => [key, problem]),
    [['001', 'values-altered']],
  )
})
