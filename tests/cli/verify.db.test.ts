import assert from 'node:assert/strict'
import { it } from 'node:test'
import { appendAccess } from '#platform/identity'
import { testDatabase } from '#tests/database'
import { verifyAccessLogs } from '../../apps/cli/database-commands.ts'

it('verify names an entry of the access log that somebody changed', async (t) => {
  const database = await testDatabase(t)
  const entry = { tenant: 'county', actor: null, kind: 'read', what: 'phone' } as const
  for (let count = 0; count < 3; count += 1) await appendAccess(database.app, entry)
  await appendAccess(database.app, { ...entry, tenant: 'league' })
  const both = ['county', 'league']
  assert.deepEqual(await verifyAccessLogs(database.app, both), { entries: 4, problems: [] })
  await database.owner().query(`update access_log set what = 'name' where tenant = 'county' and position = 2`)
  const { problems } = await verifyAccessLogs(database.app, both)
  assert.deepEqual(problems, [
    { tenant: 'county', table: 'access_log', row: '2', column: 'hash', say: '内容与摘要不符' },
  ])
})
