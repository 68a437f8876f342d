import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { Secret, TOTP } from 'otpauth'
import { office } from './office.ts'

type Row = Record<string, unknown>

describe('people and organisations over HTTP', () => {
  it('makes an account, gives it posts, has its password changed at the first sign-in', async (t) => {
    const desk = await office(t)
    const ask: typeof desk.ask = (...request) => desk.ask(...request)
    const made = { account: 'lin-zhao', name: '林昭然', password: 'Chuangwai-2023' }
    assert.equal((await ask('security', 'POST', '/api/accounts', made)).status, 403)
    assert.equal((await ask('system', 'POST', '/api/accounts', made)).status, 201)
    const post = (role: string, organisation: string) => ({ role, organisation, from: '2022-03-01' })
    const posts = [post('public-contact', 'veterans-centre'), post('budget-supervisor', 'finance')]
    assert.equal((await ask('security', 'PUT', '/api/accounts/lin-zhao', { posts })).status, 200)
    const mixed = { posts: [...posts, post('audit-administrator', 'county')] }
    const refused = await ask('security', 'PUT', '/api/accounts/lin-zhao', mixed)
    assert.equal(refused.status, 409)
    assert.match(refused.text, /不能由同一人兼任/)
    const signed = await ask(undefined, 'POST', '/api/session', made)
    assert.equal(signed.status, 200, signed.text)
    assert.equal(signed.json.passwordDue, true)
    const header = { cookie: String(signed.headers['set-cookie']).split(';')[0] }
    assert.equal((await ask(undefined, 'GET', '/api/worklist', undefined, header)).status, 403)
    const next = { current: made.password, next: 'Shanshui-2024-x' }
    assert.equal((await ask(undefined, 'PUT', '/api/session/password', next, header)).status, 200)
    const session = await ask(undefined, 'GET', '/api/session', undefined, header)
    assert.deepEqual([session.json.passwordDue, session.json.posts.length], [false, 2])
    assert.equal((await ask(undefined, 'GET', '/api/worklist', undefined, header)).status, 200)
  })

  it('sets up one-time codes, asks for one, and the security administrator takes them off', async (t) => {
    const desk = await office(t)
    const ask: typeof desk.ask = (...request) => desk.ask(...request)
    const account = { account: 'shen-qiu', name: '沈秋', password: 'Chuangwai-2023' }
    await ask('system', 'POST', '/api/accounts', account)
    const posts = [{ role: 'budget-supervisor', organisation: 'finance', from: '2022-03-01' }]
    await ask('security', 'PUT', '/api/accounts/shen-qiu', { posts })
    const signIn = (code?: string) => ask(undefined, 'POST', '/api/session', { ...account, code })
    const header = { cookie: String((await signIn()).headers['set-cookie']).split(';')[0] }
    const secret = await ask(undefined, 'POST', '/api/session/totp', undefined, header)
    assert.match(secret.json.address, /^otpauth:\/\/totp\//)
    const confirm = (code: string) => ask(undefined, 'PUT', '/api/session/totp', { code }, header)
    assert.equal((await confirm('000000')).status, 401)
    const code = new TOTP({ secret: Secret.fromBase32(secret.json.secret), period: 30 }).generate()
    assert.equal((await confirm(code)).status, 200)
    const mine = await ask(undefined, 'GET', '/api/session/credentials', undefined, header)
    assert.deepEqual(mine.json, { account: 'shen-qiu', password: true, totp: true })
    const asked = await signIn()
    assert.deepEqual([asked.status, asked.json.why], [401, 'code-needed'])
    const reset = await ask('security', 'PUT', '/api/accounts/shen-qiu', { resetTotp: true })
    assert.equal(reset.status, 200)
    assert.equal((await signIn()).status, 200)
  })

  it('changes an organisation from a day on, and only by the system administrator', async (t) => {
    const desk = await office(t)
    const ask: typeof desk.ask = (...request) => desk.ask(...request)
    const term = { name: '石柱县财政局', code: '101', parent: 'county' }
    const body = { from: '2022-06-01', term }
    assert.equal((await ask('security', 'PUT', '/api/organisations/finance', body)).status, 403)
    assert.equal((await ask('system', 'PUT', '/api/organisations/finance', body)).status, 200)
    const list = (await ask('system', 'GET', '/api/organisations')).json as Row[]
    assert.equal(list.find(({ id }) => id === 'finance')?.['name'], '石柱县财政局')
    const loop = { from: '2022-06-02', term: { ...term, name: '石柱', parent: 'veterans-centre' } }
    const refused = await ask('system', 'PUT', '/api/organisations/party-organisation', loop)
    assert.equal(refused.status, 409)
    assert.match(refused.text, /上级组织不能是自己或自己的下级/)
  })

  it('shows every role, and the log with names in place of ids', async (t) => {
    const desk = await office(t)
    const ask: typeof desk.ask = (...request) => desk.ask(...request)
    const roles = (await ask('security', 'GET', '/api/roles')).json as Row[]
    assert.deepEqual(
      roles.find(({ role }) => role === 'audit-administrator'),
      { role: 'audit-administrator', label: '审计管理员', administrator: 'audit' },
    )
    const log = (await ask('audit', 'GET', '/api/access-log')).json as Row[]
    const granted = log.find(({ what }) => what === 'post-granted:budget-compiler')
    assert.deepEqual([granted?.['say'], granted?.['subjectName']], ['授予岗位：制表人', '向晓岚'])
    const created = log.find(({ what, subject }) => what === 'organisation-created' && subject === 'finance')
    assert.equal(created?.['subjectName'], '石柱土家族自治县财政局')
    const older = (await ask('audit', 'GET', `/api/access-log?before=${String(granted?.['number'])}`))
      .json as Row[]
    assert.ok(older.every(({ number }) => Number(number) < Number(granted?.['number'])))
    assert.ok(older.length > 0)
  })
})
