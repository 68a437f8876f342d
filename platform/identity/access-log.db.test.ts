import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testDatabase } from '#tests/database'
import { accessLogHead, appendAccess, listAccess, verifyAccessLog } from './index.ts'

const entry = (number: number) =>
  ({
    tenant: 'county',
    actor: { person: 'zhou', post: 'zhou-compiler', organisation: 'office' },
    kind: 'read',
    what: 'document-number',
    subject: `case ${number} “甲”`,
    purpose: '核对证件号',
  }) as const

test('entries written at once form one whole chain per tenant', async (t) => {
  const { app } = await testDatabase(t)
  await Promise.all(Array.from({ length: 60 }, (_, number) => appendAccess(app, entry(number))))
  await appendAccess(app, { tenant: 'league', actor: null, kind: 'sign-in-refused', what: 'unknown-account' })
  assert.deepEqual(await verifyAccessLog(app, 'county'), { entries: 60, problems: [] })
  assert.deepEqual(await verifyAccessLog(app, 'league'), { entries: 1, problems: [] })
  assert.deepEqual(await verifyAccessLog(app, 'nowhere'), { entries: 0, problems: [] })
  assert.equal((await accessLogHead(app, 'county'))?.position, 60)
  const newest = await listAccess(app, 'county', { limit: 2, before: 60 })
  assert.deepEqual(
    newest.map(({ position }) => position),
    [59, 58],
  )
})

test('the running program can neither change nor delete an entry', async (t) => {
  const { app } = await testDatabase(t)
  await appendAccess(app, entry(1))
  await assert.rejects(app.query(`update access_log set what = 'other'`), /permission denied/)
  await assert.rejects(app.query('delete from access_log'), /permission denied/)
})

test('a row altered in any column, taken out or cut off the end is named', async (t) => {
  const database = await testDatabase(t)
  const { app } = database
  for (let number = 1; number <= 9; number += 1) await appendAccess(app, entry(number))
  const owner = database.owner()
  const changes = {
    at: `at + interval '1 second'`,
    person: `'wu'`,
    post: 'null',
    organisation: `'bureau'`,
    kind: `'export'`,
    what: `'phone'`,
    subject: `'case 0'`,
    purpose: 'null',
    hash: `repeat('a', 64)`,
  }
  for (const [column, value] of Object.entries(changes)) {
    await owner.query('create table kept as select * from access_log')
    await owner.query(`update access_log set ${column} = ${value} where position = 4`)
    const { problems } = await verifyAccessLog(app, 'county')
    assert.deepEqual(problems[0], { tenant: 'county', position: 4, problem: 'altered' }, column)
    await owner.query('delete from access_log')
    await owner.query('insert into access_log select * from kept')
    await owner.query('drop table kept')
  }
  assert.deepEqual((await verifyAccessLog(app, 'county')).problems, [])
  await owner.query('delete from access_log where position = 9')
  assert.deepEqual((await verifyAccessLog(app, 'county')).problems, [
    { tenant: 'county', position: 9, problem: 'cut-tail' },
  ])
  await owner.query('delete from access_log where position = 5')
  assert.deepEqual(
    (await verifyAccessLog(app, 'county')).problems.map(({ position, problem }) => [position, problem]),
    [
      [6, 'gap'],
      [9, 'cut-tail'],
    ],
  )
})
