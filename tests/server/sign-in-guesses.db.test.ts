/** Who guesses at accounts learns nothing: neither words nor waits tell which names exist and which are closed. */
import assert from 'node:assert/strict'
import { it } from 'node:test'
import { createAccount, lockAccount } from '#platform/identity'
import { office } from './office.ts'

const TENANT = 'shizhu'
const PASSWORD = 'Warm-Harbour-48'

it('answers guesses at a name that is there, one that is not and one that is closed alike', async (t) => {
  const { ask, database } = await office(t)
  for (const account of ['guessed-open', 'guessed-closed']) {
    const made = await createAccount(
      database.app,
      { tenant: TENANT, account, name: '试登录', password: PASSWORD },
      null,
    )
    assert.ok(made.ok)
  }
  assert.ok((await lockAccount(database.app, { tenant: TENANT, account: 'guessed-closed' }, null)).ok)
  const guess = async (account: string, password = 'wrong') => {
    const { status, json } = await ask(undefined, 'POST', '/api/session', { account, password })
    return `${status} ${json.why} ${json.detail.replace(/\d\d:\d\d:\d\d/, 'HH:MM:SS')}`
  }
  const closed = await guess('guessed-closed', PASSWORD)
  assert.match(closed, /^403 account-locked 请联系安全管理员解锁/, 'whoever knows the password is told')
  const answers: string[][] = []
  for (const account of ['guessed-open', 'guessed-nobody']) {
    const own: string[] = []
    for (let count = 0; count < 7; count += 1) own.push(await guess(account))
    answers.push(own)
  }
  const [open = [], nobody = []] = answers
  assert.deepEqual(nobody, open)
  assert.match(open[4] ?? '', /^401 wrong-credentials/)
  assert.match(open[5] ?? '', /^429 locked-out 连续输错次数过多，请在HH:MM:SS后再试/)
  const atClosed: string[] = []
  for (let count = 0; count < 6; count += 1) atClosed.push(await guess('guessed-closed'))
  assert.deepEqual(atClosed, [...open.slice(0, 4), ...open.slice(5, 7)], 'the first try was counted too')
  const right = await guess('guessed-closed', PASSWORD)
  assert.match(right, /^429 locked-out/, 'the right password is not told within the wait')
})

it('keeps the cookie from scripts and other sites, and asks nothing of a session that was ended', async (t) => {
  const { ask } = await office(t)
  const signed = await ask(undefined, 'POST', '/api/demo/session', { account: 'compiler' })
  const set = String(signed.headers['set-cookie'])
  assert.match(set, /^guicheng_session=[\w-]{20,}; Path=\/; HttpOnly; SameSite=Strict/)
  const cookie = set.split(';')[0] ?? ''
  const own = (method: 'GET' | 'DELETE', url: string) => ask(undefined, method, url, undefined, { cookie })
  assert.equal((await own('GET', '/api/worklist')).status, 200)
  // the work begins while the session is ended: it is answered or refused, and nothing after it is answered
  const [ended, ...meanwhile] = await Promise.all([
    own('DELETE', '/api/session'),
    ...Array.from({ length: 5 }, () => own('GET', '/api/worklist')),
  ])
  assert.equal(ended?.status, 200)
  assert.ok(meanwhile.every(({ status }) => status === 200 || status === 401))
  assert.equal((await own('GET', '/api/worklist')).status, 401)
  assert.equal((await own('GET', '/api/session')).status, 401)
})
