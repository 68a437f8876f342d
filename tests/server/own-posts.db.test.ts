/** The security administrator changes posts of others only: a mistake would leave nobody who can grant any. */
import assert from 'node:assert/strict'
import { it } from 'node:test'
import { office } from './office.ts'

it('refuses changes of one’s own posts as a whole, before any of them is done', async (t) => {
  const { ask } = await office(t)
  const postsOf = async (account: string) => {
    const { json } = await ask('security', 'GET', '/api/accounts')
    return json.find((one: { account: string }) => one.account === account)?.posts
  }
  const before = await postsOf('security')
  assert.equal(before.length, 1)
  const other = { role: 'budget-compiler', organisation: before[0].organisation, from: '2023-01-01' }
  for (const posts of [[], [other], [...before, other]]) {
    const refused = await ask('security', 'PUT', '/api/accounts/security', { posts })
    assert.equal(refused.status, 403, refused.text)
    assert.equal(refused.json.why, 'own-post')
    assert.match(refused.json.detail, /^请由另一位安全管理员办理.*没有任何变更/)
    assert.deepEqual(await postsOf('security'), before)
  }
  const kept = await ask('security', 'PUT', '/api/accounts/security', { posts: before })
  assert.equal(kept.status, 200, kept.text)
  // of others they may be changed, and the session of a post that is ended answers nothing more
  assert.equal((await ask('compiler', 'GET', '/api/worklist')).status, 200)
  const ended = await ask('security', 'PUT', '/api/accounts/compiler', { posts: [] })
  assert.equal(ended.status, 200, ended.text)
  assert.equal((await ask('compiler', 'GET', '/api/worklist')).status, 401)
})
