import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { createAccount, grantPost } from '#platform/identity'
import { localDate } from '#kernel'
import { FILE_BYTES_MAX } from '../../apps/server/http/server.ts'
import { office, upload } from './office.ts'

describe('the HTTP face', () => {
  it('takes nothing from elsewhere, says what is wrong in Chinese, and shows no stack', async (t) => {
    const at = await office(t)
    const foreign = await at.ask(
      'compiler',
      'POST',
      '/api/budget/unit-budget',
      { input: {} },
      { origin: undefined },
    )
    assert.equal(foreign.status, 403)
    assert.equal(foreign.json.why, 'origin')
    const other = await at.ask(
      'compiler',
      'PUT',
      '/api/filters/x',
      { query: {} },
      { origin: 'http://evil.test' },
    )
    assert.equal(other.status, 403)
    const lost = await at.ask(undefined, 'GET', '/api/no-such-thing')
    assert.equal(lost.status, 404)
    assert.match(String(lost.headers['content-type']), /problem\+json/)
    const form = await at.ask('compiler', 'POST', '/api/bulk', 'a=1', {
      'content-type': 'application/x-www-form-urlencoded',
    })
    assert.equal(form.status, 415)
    const broken = await at.ask('compiler', 'POST', '/api/bulk', '{"a":', {
      'content-type': 'application/json',
    })
    assert.equal(broken.status, 400)
    for (const { text } of [foreign, lost, form, broken])
      assert.doesNotMatch(text, /\bat .*\.ts|node_modules/)
    const page = await at.ask(undefined, 'GET', '/no-such-page')
    assert.equal(page.status, 404)
    assert.match(String(page.headers['content-type']), /text\/html/)
    const policy = String(page.headers['content-security-policy'])
    assert.match(policy, /script-src 'self';/)
    assert.doesNotMatch(policy, /unsafe-eval|script-src[^;]*unsafe-inline/)
  })

  it('signs in by password, keeps the cookie from scripts, and forgets it on signing out', async (t) => {
    const at = await office(t)
    const pool = at.database.app
    const made = await createAccount(
      pool,
      { tenant: 'shizhu', account: 'wen', name: '文一', password: 'Yushan-2023-xx', person: 'p-wen' },
      null,
    )
    assert.ok(made.ok)
    const post = {
      tenant: 'shizhu',
      person: 'p-wen',
      role: 'budget-compiler',
      organisation: 'veterans-centre',
    }
    assert.ok((await grantPost(pool, { ...post, from: localDate('2022-01-01') }, null)).ok)
    const wrong = await at.ask(undefined, 'POST', '/api/session', { account: 'wen', password: 'nope' })
    assert.equal(wrong.status, 401)
    const signed = await at.ask(undefined, 'POST', '/api/session', {
      account: 'wen',
      password: 'Yushan-2023-xx',
    })
    assert.equal(signed.status, 200)
    assert.equal(signed.json.person.name, '文一')
    const cookie = String(signed.headers['set-cookie'])
    assert.match(cookie, /HttpOnly/)
    assert.match(cookie, /SameSite=Strict/)
    const header = { cookie: cookie.split(';')[0] }
    assert.equal((await at.ask(undefined, 'GET', '/api/session', undefined, header)).status, 200)
    assert.equal((await at.ask(undefined, 'DELETE', '/api/session', undefined, header)).status, 200)
    assert.equal((await at.ask(undefined, 'GET', '/api/session', undefined, header)).status, 401)
    const empty = await at.ask(undefined, 'POST', '/api/session', {})
    assert.equal(empty.status, 422)
  })

  it('limits attempts to sign in', async (t) => {
    const at = await office(t)
    const statuses: number[] = []
    for (let attempt = 0; attempt < 32; attempt += 1) {
      // another name each time: one name alone waits after five tries already
      const body = { account: `nobody-${attempt}`, password: 'x' }
      statuses.push((await at.ask(undefined, 'POST', '/api/session', body)).status)
    }
    assert.deepEqual(statuses, [...Array.from({ length: 30 }, () => 401), 429, 429])
  })

  it('refuses an upload over the limit, keeps a small one, and gives it to its uploader only', async (t) => {
    const at = await office(t)
    const big = upload(new Uint8Array(FILE_BYTES_MAX + 10).fill(65), '大.txt')
    const refused = await at.ask('compiler', 'POST', '/api/files', big.payload, { 'content-type': big.type })
    assert.equal(refused.status, 413)
    const small = upload(new TextEncoder().encode('单位,金额\r\n老干部活动中心,1\r\n'), '清单.csv')
    const kept = await at.ask('compiler', 'POST', '/api/files', small.payload, { 'content-type': small.type })
    assert.equal(kept.status, 201, kept.text)
    const address = `/api/files/${kept.json.hash}`
    const back = await at.ask('compiler', 'GET', address)
    assert.equal(back.status, 200)
    assert.match(back.text, /老干部活动中心/)
    assert.equal((await at.ask('department', 'GET', address)).status, 404)
  })

  it('describes every operation, each act as its own', async (t) => {
    const at = await office(t)
    const { json: document } = await at.ask(undefined, 'GET', '/api/openapi.json')
    const operations = Object.values(document.paths).flatMap((path) => Object.values(path as object))
    const ids = operations.map((operation: { operationId: string }) => operation.operationId)
    assert.equal(new Set(ids).size, ids.length)
    for (const { operationId, responses } of operations) {
      const answer = Object.values(responses as object)[0] as { content: Record<string, { schema: object }> }
      const schema = Object.values(answer.content)[0]?.schema ?? {}
      assert.ok(Object.keys(schema).length > 0, `${operationId} answers without a schema`)
    }
    for (const procedure of at.server.context.procedures)
      for (const [name, act] of Object.entries(procedure.acts)) {
        const path = act.opens ? `/api/${procedure.id}` : `/api/${procedure.id}/{id}/${name}`
        const operation = document.paths[path]?.post
        const schema = operation?.requestBody?.content['application/json'].schema
        // Several ways to open a case are alternatives of one body, told apart by `act`.
        for (const one of schema?.anyOf ?? [schema]) assert.ok(one?.properties.input, path)
      }
    const named = JSON.stringify(document).matchAll(/"#\/components\/schemas\/([^"]+)"/g)
    for (const [, name = ''] of named) assert.ok(name in document.components.schemas, `no schema ${name}`)
    // A part that goes by its place in the document would change its name in every generated client.
    const unnamed = Object.keys(document.components.schemas).filter((name) => /schema\d+$/.test(name))
    assert.deepEqual(unnamed, [], 'give these schemas a name: .meta({ id })')
  })

  it('keeps registers through acts of their keeper, and only of him', async (t) => {
    const at = await office(t)
    const body = { from: '2023-01-01', values: { name: '县林业局' } }
    assert.equal((await at.ask('compiler', 'PUT', '/api/registers/function-codes/213', body)).status, 403)
    const faulty = await at.ask('keeper', 'PUT', '/api/registers/function-codes/213', { ...body, values: {} })
    assert.equal(faulty.status, 422)
    assert.equal(faulty.json.fields[0].path, 'values.name')
    assert.equal((await at.ask('keeper', 'PUT', '/api/registers/function-codes/213', body)).status, 200)
    const later = { from: '2023-06-01', values: { name: '农林水支出' } }
    assert.equal((await at.ask('keeper', 'PUT', '/api/registers/function-codes/213', later)).status, 200)
    const on = async (day: string) => {
      const { json } = await at.ask('keeper', 'GET', `/api/registers/function-codes?on=${day}`)
      return json.entries.find(({ key }: { key: string }) => key === '213')?.values.name
    }
    assert.equal(await on('2023-02-01'), '县林业局')
    assert.equal(await on('2023-07-01'), '农林水支出')
    const verified = await at.server.context.cases.verify('shizhu')
    assert.deepEqual(verified.problems, [])
  })

  it('moves the demo clock forward only', async (t) => {
    const at = await office(t)
    const back = await at.ask(undefined, 'PUT', '/api/demo/clock', { instant: '2022-01-01T09:00:00+08:00' })
    assert.equal(back.status, 409)
    const moved = await at.ask(undefined, 'PUT', '/api/demo/clock', { instant: '2023-03-01T09:00:00+08:00' })
    assert.equal(moved.status, 200)
    assert.match(moved.json.instant, /^2023-03-01T01:00/)
    assert.equal((await at.ask('compiler', 'GET', '/api/session')).json.today, '2023-03-01')
  })

  it('keeps drafts per person, over the version that was read', async (t) => {
    const at = await office(t)
    const url = '/api/drafts/budget/unit-budget/new/OpenBudget/main'
    assert.equal((await at.ask('compiler', 'GET', url)).status, 404)
    const first = await at.ask('compiler', 'PUT', url, { body: { unit: '005' }, version: 0 })
    assert.equal(first.json.version, 1)
    assert.equal((await at.ask('compiler', 'PUT', url, { body: {}, version: 0 })).status, 409)
    assert.equal((await at.ask('compiler', 'PUT', url, { body: { unit: '1' }, version: 1 })).json.version, 2)
    assert.equal((await at.ask('finance-head', 'GET', url)).status, 404)
    assert.equal((await at.ask('compiler', 'DELETE', url)).status, 200)
    assert.equal((await at.ask('compiler', 'GET', url)).status, 404)
  })
})
