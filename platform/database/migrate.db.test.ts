import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testDatabase } from '#tests/database'
import { migrate } from './migrate.ts'
import type { Migration } from './migration.ts'
import { migrations } from './migrations/index.ts'
import { transaction } from './transaction.ts'

const log: Migration = {
  name: '900-fixture-log',
  appendOnly: ['fixture_log'],
  async up(runner) {
    await runner.sql(`
      create table fixture_log (id bigserial, day date not null, note text, primary key (id, day))
        partition by range (day);
      create table fixture_log_2026 partition of fixture_log for values from ('2026-01-01') to ('2027-01-01');
      create table fixture_row (id int primary key, note text);
      insert into fixture_row values (1, 'first');
    `)
  },
}

test('the runtime pool is neither superuser nor owner and may only append to an append-only table', async (t) => {
  const database = await testDatabase(t)
  await migrate(database, [...migrations, log])
  const { rows } = await database.app.query(
    `select current_user as name, r.rolsuper as superuser, r.rolcreaterole or r.rolcreatedb as maker,
       (select pg_get_userbyid(datdba) from pg_database where datname = current_database()) as db_owner,
       (select tableowner from pg_tables where tablename = 'fixture_log') as table_owner,
       pg_has_role(current_user, 'guicheng_owner', 'member') as member
     from pg_roles r where r.rolname = current_user`,
  )
  assert.deepEqual(rows, [
    {
      name: 'guicheng_app',
      superuser: false,
      maker: false,
      db_owner: 'guicheng_owner',
      table_owner: 'guicheng_owner',
      member: false,
    },
  ])
  await database.app.query(`insert into fixture_log (day, note) values ('2026-05-01', 'kept')`)
  const denied = { code: '42501' }
  for (const table of ['fixture_log', 'fixture_log_2026']) {
    await assert.rejects(database.app.query(`update ${table} set note = 'x'`), denied)
    await assert.rejects(database.app.query(`delete from ${table}`), denied)
    await assert.rejects(database.app.query(`truncate ${table}`), denied)
    await assert.rejects(database.app.query(`drop table ${table}`), denied)
  }
  await assert.rejects(database.app.query(`update schema_info set value = 'x'`), denied)
  await assert.rejects(database.app.query('create table guicheng.mine (id int)'), denied)
  await assert.rejects(database.app.query('set role guicheng_owner'), denied)
  const kept = await database.app.query<{ note: string }>('select note from fixture_log')
  assert.deepEqual(kept.rows, [{ note: 'kept' }])
  const changed = await database.app.query(`update fixture_row set note = 'second' where id = 1`)
  assert.equal(changed.rowCount, 1)
})

test('a right given by hand is taken away by the next start', async (t) => {
  const database = await testDatabase(t)
  await migrate(database, [...migrations, log])
  const owner = database.owner()
  await owner.query('grant update on fixture_log to guicheng_app')
  await owner.end()
  await migrate(database, [...migrations, log])
  await assert.rejects(database.app.query(`update fixture_log set note = 'x'`), { code: '42501' })
})

test('three runs at once apply each migration once', async (t) => {
  const database = await testDatabase(t)
  const slow: Migration = {
    name: '901-slow',
    async up(runner) {
      await runner.sql('select pg_sleep(0.1); create table slow_row (id int)')
      await runner.query('insert into slow_row values ($1)', [7])
    },
  }
  const runs = await Promise.all([1, 2, 3].map(() => migrate(database, [...migrations, log, slow])))
  assert.deepEqual(runs.flatMap((run) => run.applied).toSorted(), ['900-fixture-log', '901-slow'])
  const { rows } = await database.app.query('select id from slow_row')
  assert.deepEqual(rows, [{ id: 7 }])
})

test('a failed migration leaves nothing of itself, keeps those before it, and is told in Chinese', async (t) => {
  const database = await testDatabase(t)
  const broken: Migration = {
    name: '901-broken',
    up: (runner) => runner.sql('create table half (id int); select 1/0'),
  }
  await assert.rejects(migrate(database, [...migrations, log, broken]), {
    name: 'DatabaseRefused',
    reason: 'migration-refused',
    message: /数据库结构升级失败（901-broken）：division by zero。这一步的改动已撤销/,
  })
  const { rows } = await database.app.query(
    `select to_regclass('half') as half, to_regclass('fixture_row') as before`,
  )
  assert.deepEqual(rows, [{ half: null, before: 'fixture_row' }])
})

test('a database of a newer release is refused', async (t) => {
  const database = await testDatabase(t)
  await migrate(database, [...migrations, log])
  await assert.rejects(migrate(database, migrations), {
    reason: 'migration-refused',
    message: /由另一个版本的规程写成/,
  })
})

test('a list out of order, or naming no table, is our own fault', async (t) => {
  const database = await testDatabase(t)
  await assert.rejects(migrate(database, [log, ...migrations]), /expected NNN-name with a number above 900/)
  const wrong: Migration = { name: '901-wrong', appendOnly: ['no_such_table'], up: () => Promise.resolve() }
  await assert.rejects(migrate(database, [...migrations, wrong]), /names no table: no_such_table/)
})

test('values reach TypeScript as text and checked numbers, never as Date', async (t) => {
  const { app } = await testDatabase(t)
  const { rows } = await app.query(
    `select date '2024-02-29' as day, 9007199254740991::int8 as big, 1.10::numeric as ratio,
       timestamptz '2024-02-29 08:30:00.123456+08' as at, array[1::int8, null] as bigs, array[date '2024-01-01'] as days,
       array[timestamptz '2024-02-29 08:00+08'] as ats, array[0.10::numeric] as ratios, null::date as none,
       time '08:30' as clock, timestamp '2024-02-29 08:30' as wall, interval '1 day' as span`,
  )
  assert.deepEqual(rows, [
    {
      day: '2024-02-29',
      big: 9007199254740991,
      ratio: '1.10',
      at: '2024-02-29T00:30:00.123Z',
      bigs: [1, null],
      days: ['2024-01-01'],
      ats: ['2024-02-29T00:00:00.000Z'],
      ratios: ['0.10'],
      none: null,
      clock: '08:30:00',
      wall: '2024-02-29 08:30:00',
      span: '1 day',
    },
  ])
  await assert.rejects(app.query('select 9007199254740992::int8'), /outside the safe integer range/)
  await assert.rejects(app.query(`select 'infinity'::date`), /is not YYYY-MM-DD/)
  const zone = await transaction(app, async (client) => {
    await client.query(`set local time zone 'Asia/Shanghai'`)
    return client.query<{ at: string }>(`select timestamptz '2024-03-01 00:00+08' as at`)
  })
  assert.equal(zone.rows[0]?.at, '2024-02-29T16:00:00.000Z')
})

test('names sort by pinyin with the collation of the server', async (t) => {
  const { app } = await testDatabase(t)
  const { rows } = await app.query<{ name: string }>(
    `select name from unnest(array['重','陈','安','张','李','王']) as name order by name collate "zh-x-icu"`,
  )
  assert.equal(rows.map((row) => row.name).join(''), '安陈李王张重')
})

test('a transaction commits its result, rolls back on an error and on a swallowed one', async (t) => {
  const database = await testDatabase(t)
  await migrate(database, [...migrations, log])
  const insert = (id: number) => `insert into fixture_row values (${id}, 'x')`
  await assert.rejects(
    transaction(database.app, async (client) => {
      await client.query(insert(2))
      throw new Error('changed my mind')
    }),
    /changed my mind/,
  )
  await assert.rejects(
    transaction(database.app, async (client) => {
      await client.query(insert(3))
      await client.query('select 1/0').catch(() => undefined)
    }),
    /rolled back/,
  )
  assert.equal(await transaction(database.app, async (client) => (await client.query(insert(4))).rowCount), 1)
  const { rows } = await database.app.query('select id from fixture_row order by id')
  assert.deepEqual(rows, [{ id: 1 }, { id: 4 }])
})
