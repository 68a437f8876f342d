import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { Secret, TOTP } from 'otpauth'
import type pg from 'pg'
import { localDate } from '#kernel/time'
import { testDatabase } from '#tests/database'
import type { TestDatabase } from '#tests/database'
import * as identity from './index.ts'

const START = localDate('2020-01-01')
const PASSWORD = 'Cold-Harbour-47'
const T = 'county'

function must<Value>(outcome: identity.Outcome<Value>): Value {
  assert.ok(outcome.ok, outcome.ok ? '' : outcome.say)
  return outcome.value
}

function reason(outcome: identity.Outcome<unknown>): string {
  return outcome.ok ? 'ok' : outcome.reason
}

/** A county with a bureau, an office below it and persons in posts. */
async function county(t: Parameters<typeof testDatabase>[0]): Promise<TestDatabase> {
  const database = await testDatabase(t)
  const { app } = database
  await identity.createTenant(app, { id: T, name: '某县' })
  const make = async (id: string, name: string, parent?: string): Promise<void> => {
    const term = { name, ...(parent === undefined ? {} : { parent }) }
    must(
      await identity.createOrganisation(app, { tenant: T, id, kind: 'office', from: START, ...term }, null),
    )
  }
  await make('root', '某县')
  await make('bureau', '某县甲局', 'root')
  await make('office', '某县甲局乙科', 'bureau')
  return database
}

async function person(pool: pg.Pool, account: string, ...roles: readonly string[]): Promise<string> {
  must(
    await identity.createAccount(
      pool,
      { tenant: T, account, name: '周试一', password: PASSWORD, person: account },
      null,
    ),
  )
  for (const role of roles) must(await grant(pool, account, role))
  return account
}

const grant = (pool: pg.Pool, who: string, role: string, from = START) =>
  identity.grantPost(
    pool,
    { tenant: T, id: `${who}-${role}`, person: who, role, organisation: 'office', from },
    null,
  )

const enter = (pool: pg.Pool, account: string, settings: identity.SignInSettings = {}) =>
  identity.signIn(pool, { account, password: PASSWORD }, settings)

async function administrator(
  pool: pg.Pool,
  role: identity.AdministratorRole,
): Promise<identity.Administrator> {
  await person(pool, role, role)
  return { tenant: T, person: role, post: `${role}-${role}`, role, organisation: 'office' }
}

const later = (database: TestDatabase, minutes: number) =>
  database.app.query(
    `with a as (update accounts set locked_until = locked_until - make_interval(mins => $1))
     update sessions set idle_until = idle_until - make_interval(mins => $1), expires_at = expires_at - make_interval(mins => $1)`,
    [minutes],
  )

test('signing in gives a session with person, posts and the path up to the root; its token is not stored', async (t) => {
  const { app } = await county(t)
  await person(app, 'zhou', 'compiler', 'head')
  const { token } = must(await enter(app, ' ZHOU '))
  const session = await identity.findSession(app, token)
  assert.ok(session)
  assert.equal(session.person.name, '周试一')
  assert.deepEqual(session.path, ['office', 'bureau', 'root'])
  assert.deepEqual(
    session.posts.map(({ role, organisationName }) => [role, organisationName]),
    [
      ['compiler', '某县甲局乙科'],
      ['head', '某县甲局乙科'],
    ],
  )
  assert.equal(session.administrator, null)
  assert.match(session.today, /^\d{4}-\d\d-\d\d$/)
  assert.deepEqual(identity.actorOf(session), {
    person: 'zhou',
    post: 'zhou-compiler',
    role: 'compiler',
    organisation: 'office',
    path: ['office', 'bureau', 'root'],
  })
  const { rows } = await app.query<{ text: string }>('select s::text as text from sessions s')
  assert.ok(rows.every(({ text }) => !text.includes(token)))
  await identity.signOut(app, token)
  assert.equal(await identity.findSession(app, token), undefined)
})

test('a wrong password, an unknown account and an account without posts are refused', async (t) => {
  const { app } = await county(t)
  await person(app, 'zhou')
  const wrong = await identity.signIn(app, { account: 'zhou', password: 'Cold-Harbour-48' })
  const unknown = await identity.signIn(app, { account: 'nobody', password: PASSWORD })
  assert.equal(reason(wrong), 'wrong-credentials')
  assert.deepEqual(wrong, unknown, 'both are answered with the same words')
  assert.equal(reason(await enter(app, 'zhou')), 'no-post')
})

test('five wrong passwords lock out, the wait doubles, and its end lets the right password in', async (t) => {
  const database = await county(t)
  const { app } = database
  await person(app, 'zhou', 'compiler')
  const miss = () => identity.signIn(app, { account: 'zhou', password: 'wrong' })
  for (let count = 0; count < 5; count += 1) assert.equal(reason(await miss()), 'wrong-credentials')
  const waiting = await enter(app, 'zhou')
  assert.equal(reason(waiting), 'locked-out')
  assert.ok(!waiting.ok && waiting.until !== undefined && waiting.say.includes('后再试'))
  await later(database, 1)
  assert.equal(reason(await miss()), 'wrong-credentials')
  await later(database, 1)
  assert.equal(reason(await enter(app, 'zhou')), 'locked-out', 'the second wait is two minutes')
  await later(database, 1)
  assert.equal(reason(await enter(app, 'zhou')), 'ok')
  assert.equal(reason(await miss()), 'wrong-credentials', 'counted from nought again')
  assert.equal(reason(await enter(app, 'zhou')), 'ok')
})

test('of twenty wrong guesses made at once no more than five are judged', async (t) => {
  const { app } = await county(t)
  await person(app, 'zhou', 'compiler')
  const guesses = Array.from({ length: 20 }, (_, n) =>
    identity.signIn(app, { account: 'zhou', password: `guess ${n}` }),
  )
  const reasons = (await Promise.all(guesses)).map(reason)
  assert.equal(reasons.filter((one) => one === 'wrong-credentials').length, 5)
  assert.equal(reasons.filter((one) => one === 'locked-out').length, 15)
})

test('a session ends when idle, after its longest life, when its account is closed and when its post is over', async (t) => {
  const database = await county(t)
  const { app } = database
  await person(app, 'zhou', 'compiler')
  const life = { idleMinutes: 30, absoluteMinutes: 50 }
  const find = async (token: string) => (await identity.findSession(app, token, life)) !== undefined
  const open = async () => must(await enter(app, 'zhou', { life })).token

  const idle = await open()
  await later(database, 29)
  assert.ok(await find(idle), 'and this use begins idleness anew')
  await later(database, 29)
  assert.ok(!(await find(idle)), 'older than its longest life though in use')

  const unused = await open()
  await later(database, 30)
  assert.ok(!(await find(unused)))
  assert.equal(await identity.removeExpiredSessions(app), 2)

  const closed = await open()
  must(await identity.lockAccount(app, { tenant: T, account: 'zhou' }, null))
  assert.ok(!(await find(closed)))
  assert.equal(reason(await enter(app, 'zhou')), 'account-locked')
  must(await identity.unlockAccount(app, { tenant: T, account: 'zhou' }, null))

  const over = await open()
  must(
    await identity.endPost(app, { tenant: T, post: 'zhou-compiler', until: localDate('2020-12-31') }, null),
  )
  assert.ok(!(await find(over)))
})

test('switching to an own post works, to a foreign or ended one is refused and logged', async (t) => {
  const { app } = await county(t)
  await person(app, 'zhou', 'compiler', 'head')
  await person(app, 'other', 'reviewer')
  const { token } = must(await enter(app, 'zhou'))
  const session = await identity.findSession(app, token)
  assert.ok(session)
  assert.equal(reason(await identity.switchPost(app, session, { id: 'other-reviewer' })), 'not-your-post')
  assert.equal((await identity.findSession(app, token))?.post.id, 'zhou-compiler')
  must(await identity.switchPost(app, session, { id: 'zhou-head' }))
  assert.equal((await identity.findSession(app, token))?.post.role, 'head')
  const [refusal] = await identity.listAccess(app, T, { kind: 'administration-refused' })
  assert.deepEqual(
    [refusal?.what, refusal?.subject, refusal?.personName],
    ['switch-post', 'other-reviewer', '周试一'],
  )
})

test('no person holds two administrators at once, nor an administrator beside casework', async (t) => {
  const { app } = await county(t)
  await person(app, 'zhou', 'system-administrator')
  for (const role of ['security-administrator', 'audit-administrator', 'compiler'])
    assert.equal(reason(await grant(app, 'zhou', role)), 'duties-conflict', role)
  await person(app, 'wu', 'compiler')
  assert.equal(reason(await grant(app, 'wu', 'audit-administrator')), 'duties-conflict')
  must(await identity.endPost(app, { tenant: T, post: 'wu-compiler', until: localDate('2020-06-30') }, null))
  assert.equal(
    reason(await grant(app, 'wu', 'audit-administrator', localDate('2020-06-30'))),
    'duties-conflict',
  )
  assert.equal(reason(await grant(app, 'wu', 'audit-administrator', localDate('2020-07-01'))), 'ok')
  await assert.rejects(
    app.query(`update posts set role = 'head' where id = 'zhou-system-administrator'`),
    /may only be ended/,
  )
})

test('three administrators granted to one person at once leave exactly one', async (t) => {
  const { app } = await county(t)
  for (let round = 0; round < 10; round += 1) {
    const who = await person(app, `person-${round}`)
    const outcomes = await Promise.all(identity.ADMINISTRATORS.map((role) => grant(app, who, role)))
    assert.deepEqual(outcomes.map(reason).toSorted(), ['duties-conflict', 'duties-conflict', 'ok'])
  }
})

test('each administrator does only his own part, none in his own favour, and refusals are logged', async (t) => {
  const { app } = await county(t)
  const system = await administrator(app, 'system-administrator')
  const security = await administrator(app, 'security-administrator')
  const made = { tenant: T, account: 'new-one', name: '吴试二' }
  assert.equal(reason(await identity.createAccount(app, made, security)), 'not-permitted')
  const { person: who } = must(await identity.createAccount(app, made, system))
  const post = { tenant: T, person: who, role: 'compiler', organisation: 'office', from: START }
  assert.equal(reason(await identity.grantPost(app, post, system)), 'not-permitted')
  assert.equal(
    reason(await identity.grantPost(app, { ...post, person: 'security-administrator' }, security)),
    'own-post',
  )
  assert.equal(
    reason(await identity.grantPost(app, { ...post, tenant: 'elsewhere' }, security)),
    'not-permitted',
  )
  must(await identity.grantPost(app, post, security))
  const refusals = await identity.listAccess(app, T, { kind: 'administration-refused' })
  assert.deepEqual(
    refusals.map(({ person: by, what }) => [by, what]),
    [
      ['security-administrator', 'grant-posts'],
      ['system-administrator', 'grant-posts'],
      ['security-administrator', 'create-accounts'],
    ],
  )
  const accounts = await identity.listAccounts(app, T, localDate('2024-01-01'))
  const listed = accounts.find(({ account }) => account === 'new-one')
  assert.equal(listed?.posts[0]?.organisationName, '某县甲局乙科')
  assert.equal(listed?.locked, false)
})

test('a one-time code is asked for, checked, and never accepted twice', async (t) => {
  const { app } = await county(t)
  await person(app, 'zhou', 'compiler')
  const key = randomBytes(32)
  const { secret, address } = must(await identity.enrolTotp(app, 'zhou', key))
  assert.match(decodeURIComponent(address), /^otpauth:\/\/totp\/规程:zhou/)
  const totp = new TOTP({ secret: Secret.fromBase32(secret) })
  const codeIn = (steps: number) => totp.generate({ timestamp: Date.now() + steps * 30_000 })
  assert.equal(reason(await enter(app, 'zhou')), 'ok', 'not asked for before it is confirmed')
  assert.equal(reason(await identity.confirmTotp(app, 'zhou', '12345', key)), 'code-wrong')
  must(await identity.confirmTotp(app, 'zhou', codeIn(-1), key))
  const sign = (code?: string) =>
    identity.signIn(
      app,
      { account: 'zhou', password: PASSWORD, ...(code === undefined ? {} : { code }) },
      { totpKey: key },
    )
  for (let count = 0; count < 7; count += 1) assert.equal(reason(await sign()), 'code-needed')
  const code = codeIn(0)
  const outcomes = await Promise.all([sign(code), sign(code), sign(code)])
  assert.deepEqual(outcomes.map(reason).toSorted(), ['code-wrong', 'code-wrong', 'ok'])
  assert.equal(reason(await sign(code)), 'code-wrong', 'replay within the window')
  assert.equal(reason(await sign(codeIn(1))), 'ok')
  assert.equal(reason(await identity.enrolTotp(app, 'zhou', key)), 'taken')
  const { rows } = await app.query<{ text: string }>('select a::text as text from accounts a')
  assert.ok(rows.every(({ text }) => !text.includes(secret)))
})

test('a changed password ends the other sessions; a reset one must be changed', async (t) => {
  const { app } = await county(t)
  await person(app, 'zhou', 'compiler')
  let keep = ''
  const change = (current: string, next: string) =>
    identity.changePassword(app, { account: 'zhou', current, next, keep })
  for (let count = 0; count < 5; count += 1)
    assert.equal(reason(await change('wrong', 'Warm-Harbour-48')), 'wrong-credentials')
  assert.equal(
    reason(await change(PASSWORD, 'Warm-Harbour-48')),
    'locked-out',
    'guessing here is no way round',
  )
  must(await identity.unlockAccount(app, { tenant: T, account: 'zhou' }, null))
  const [mine, other] = [must(await enter(app, 'zhou')).token, must(await enter(app, 'zhou')).token]
  keep = identity.tokenHash(mine)
  assert.equal(reason(await change(PASSWORD, 'short')), 'password-weak')
  must(await change(PASSWORD, 'Warm-Harbour-48'))
  assert.ok(await identity.findSession(app, mine))
  assert.equal(await identity.findSession(app, other), undefined)
  must(await identity.resetPassword(app, { tenant: T, account: 'zhou', password: PASSWORD }, null))
  assert.equal(await identity.findSession(app, mine), undefined)
  const again = must(await enter(app, 'zhou'))
  assert.equal(again.passwordDue, true)
  assert.equal((await identity.findSession(app, again.token))?.passwordDue, true)
})

test('demo sign-in works only in the demo and only for accounts made for it', async (t) => {
  const { app } = await county(t)
  must(
    await identity.createAccount(
      app,
      { tenant: T, account: 'demo-one', name: '郑试三', person: 'demo', demoNote: '编制' },
      null,
    ),
  )
  must(await grant(app, 'demo', 'compiler'))
  await person(app, 'zhou', 'compiler')
  assert.equal(reason(await identity.signInDemo(app, 'demo-one', { demo: false })), 'demo-off')
  assert.equal(reason(await identity.signInDemo(app, 'zhou', { demo: true })), 'demo-off')
  assert.equal(reason(await identity.signIn(app, { account: 'demo-one', password: '' })), 'wrong-credentials')
  assert.deepEqual(await identity.listDemoAccounts(app, { demo: false }), [])
  assert.deepEqual(
    (await identity.listDemoAccounts(app, { demo: true })).map(({ account, organisationName }) => [
      account,
      organisationName,
    ]),
    [['demo-one', '某县甲局乙科']],
  )
  const { token } = must(await identity.signInDemo(app, 'demo-one', { demo: true }))
  assert.equal((await identity.findSession(app, token))?.demo, true)
})

test('organisations change by date, never overlap and never stand above themselves', async (t) => {
  const { app } = await county(t)
  const change = (id: string, from: string, term: identity.OrganisationTerm | null) =>
    identity.changeOrganisation(app, { tenant: T, id, from: localDate(from), term }, null)
  must(await change('office', '2023-07-01', { name: '某县甲局丙科', parent: 'root', division: '500240' }))
  const on = async (date: string) =>
    (await identity.listOrganisations(app, T, localDate(date))).find(({ id }) => id === 'office')
  assert.deepEqual(
    [(await on('2023-06-30'))?.name, (await on('2023-06-30'))?.until],
    ['某县甲局乙科', '2023-06-30'],
  )
  assert.deepEqual(
    [(await on('2023-07-01'))?.name, (await on('2023-07-01'))?.parent],
    ['某县甲局丙科', 'root'],
  )
  assert.equal(reason(await change('root', '2024-01-01', { name: '某县', parent: 'office' })), 'cycle')
  assert.equal(reason(await change('office', '2024-01-01', { name: '某县甲局', division: '5002' })), 'input')
  await assert.rejects(
    app.query(
      `insert into organisation_terms (tenant, organisation, from_date, name) values ($1, 'bureau', '2025-01-01', '某局')`,
      [T],
    ),
    /overlap/,
  )
  must(await change('office', '2025-01-01', null))
  assert.equal(await on('2025-01-01'), undefined)
  const { rows: terms } = await app.query(
    `select name from organisation_terms where tenant = $1 and organisation = 'office'`,
    [T],
  )
  assert.equal(terms.length, 2)
})
