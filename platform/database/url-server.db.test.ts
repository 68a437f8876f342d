import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { test } from 'node:test'
import type { TestContext } from 'node:test'
import { seedFolder, testFolder } from '#tests/database'
import { chooseAccount } from './embedded-account.ts'
import { findBinaries } from './embedded-binaries.ts'
import { startEmbedded } from './embedded.ts'
import { migrate } from './migrate.ts'
import { openDatabase } from './open.ts'

/** An embedded server stripped of the runtime role, reached by URL like any other server. */
async function foreignServer(t: TestContext, ownerRights: string) {
  const folder = await seedFolder(testFolder())
  const made = await startEmbedded(folder, { disposable: true })
  await made.stop()
  const { postgres } = findBinaries()
  const { prefix, spawn } = chooseAccount(made.folder, made.clusterFolder, postgres)
  const words = [...prefix, postgres, '--single', '-j', '-D', made.clusterFolder, 'guicheng']
  const statements = [
    'drop schema guicheng cascade',
    'drop owned by guicheng_app',
    'drop role guicheng_app',
    'alter role guicheng_owner reset search_path',
    `alter role guicheng_owner ${ownerRights}`,
  ]
  const input = statements.map((one) => `${one};\n\n`).join('')
  const result = spawnSync(words[0] ?? '', words.slice(1), { ...spawn, input, encoding: 'utf8', cwd: '/' })
  assert.doesNotMatch(result.stderr, /ERROR|FATAL/)
  const server = await startEmbedded(folder, { disposable: true })
  t.after(() => server.stop())
  const { password } = server.connection('owner')
  const host = encodeURIComponent(server.socketFolder)
  const url = (user: string, secret: string) =>
    `postgres://${user}:${secret}@/guicheng?host=${host}&port=5432`
  return { server, url, ownerUrl: url('guicheng_owner', String(password)) }
}

/** `new URL` knows no host-less form with credentials: the placeholder host is overridden by `host=`. */
const withHost = (url: string): string => url.replace('@/', '@localhost/')

test('a server by URL gets the runtime role, search path and grants; a second opening finds them', async (t) => {
  const { ownerUrl } = await foreignServer(t, 'createrole')
  for (const applied of [1, 0]) {
    const database = await openDatabase({ url: withHost(ownerUrl) })
    const report = await migrate(database)
    assert.equal(report.applied.length > 0, applied === 1)
    const { rows } = await database.app.query(
      `select current_user as name, current_setting('search_path') as path, name as fact from schema_info`,
    )
    assert.deepEqual(rows, [{ name: 'guicheng_app', path: 'guicheng', fact: 'installation' }])
    await assert.rejects(database.app.query('delete from schema_info'), { code: '42501' })
    await database.close()
  }
})

test('an owner that may not create roles is told to set DATABASE_APP_URL', async (t) => {
  const { ownerUrl } = await foreignServer(t, 'nocreaterole')
  await assert.rejects(openDatabase({ url: withHost(ownerUrl) }), {
    reason: 'role-refused',
    message: /不能建立运行帐号 guicheng_app.*DATABASE_APP_URL/s,
  })
})

test('the owner itself is refused as runtime role, and a wrong password is told plainly', async (t) => {
  const { ownerUrl, url } = await foreignServer(t, 'createrole')
  await assert.rejects(openDatabase({ url: withHost(ownerUrl), appUrl: withHost(ownerUrl) }), {
    reason: 'role-refused',
    message: /运行帐号 guicheng_owner 是超级用户，或与数据库所有者是同一帐号/,
  })
  await assert.rejects(openDatabase({ url: withHost(url('guicheng_owner', 'wrong')) }), {
    reason: 'connection-refused',
    message: /按 DATABASE_URL 连不上数据库/,
  })
})
