/** Signing in: password, one-time code, lock-out with growing wait; and the one-click sign-ins of the demo. */
import type pg from 'pg'
import type { RoleId } from '#kernel/case'
import { transaction } from '#platform/database'
import { appendAccess } from './access-log.ts'
import { type LockOut, WRONG, lockOut, logRefusal, refuseUncounted } from './lock-out.ts'
import type { Connection, Outcome, Refusal } from './outcome.ts'
import { done, refused } from './outcome.ts'
import { checkPassword, hashPassword, spendCheck } from './password.ts'
import type { SessionLife } from './sessions.ts'
import { TODAY, openSession, sessionLife } from './sessions.ts'
import { openSecret, stepOfCode } from './totp.ts'

export interface SignInSettings {
  /** 32 bytes that seal the secrets of one-time codes; needed where an account uses them. */
  readonly totpKey?: Buffer
  readonly lockOut?: LockOut
  readonly life?: SessionLife
}

/** A session was opened; `token` goes into the cookie and nowhere else. */
export interface SignedIn {
  readonly token: string
  readonly account: string
  readonly person: string
  readonly passwordDue: boolean
}

interface Attempt {
  readonly account: string
  readonly person: string
  readonly tenant: string
  readonly password_hash: string | null
  readonly password_due: boolean
  readonly totp_secret: string | null
  readonly totp_confirmed: boolean
  readonly now_milliseconds: number
}

/**
 * Signs in with password and, where the account asks for it, a one-time code.
 * Every attempt is counted before it is judged, so that guesses made at once cannot outrun the lock-out.
 * Refuses with wrong-credentials, locked-out, account-locked, code-needed, code-wrong or no-post.
 */
export async function signIn(
  pool: pg.Pool,
  input: { readonly account: string; readonly password: string; readonly code?: string },
  settings: SignInSettings = {},
): Promise<Outcome<SignedIn>> {
  const account = input.account.trim().toLowerCase()
  const attempt = await countAttempt(pool, account, settings.lockOut ?? lockOut)
  if (attempt === undefined) return await refuseUncounted(pool, account, input.password, settings.lockOut)
  const stored = attempt.password_hash
  if (stored === null) await spendCheck(input.password)
  const checked = stored === null ? undefined : await checkPassword(input.password, stored)
  if (checked?.fits !== true) return await refuseAttempt(pool, attempt, WRONG)
  const refusal = await judgeCode(pool, attempt, input.code, settings.totpKey)
  if (refusal !== undefined) return await refuseAttempt(pool, attempt, refusal)
  const renewed = checked.outdated ? await hashPassword(input.password) : null
  return await welcome(pool, attempt, { renewed, demo: false, life: settings.life ?? sessionLife })
}

/**
 * Counts an attempt before it is judged and answers what to judge it by; undefined where none is allowed now.
 * Whoever judges it right sets `failures` back to nought.
 */
export async function countAttempt(
  pool: pg.Pool,
  account: string,
  policy: LockOut,
): Promise<Attempt | undefined> {
  const { rows } = await pool.query<Attempt>(
    `update accounts set failures = failures + 1,
       locked_until = case when failures + 1 >= $2
         then now() + least($3 * power(2, least(failures + 1 - $2, 30)), $4) * interval '1 minute' end
     where account = $1 and active and not locked and (locked_until is null or locked_until <= now())
     returning account, person, tenant, password_hash, password_due, totp_secret, totp_confirmed,
       floor(extract(epoch from clock_timestamp()) * 1000)::bigint as now_milliseconds`,
    [account, policy.failuresMax, policy.firstWaitMinutes, policy.waitMinutesMax],
  )
  return rows[0]
}

async function judgeCode(
  pool: pg.Pool,
  attempt: Attempt,
  code: string | undefined,
  key: Buffer | undefined,
): Promise<Refusal | undefined> {
  if (!attempt.totp_confirmed || attempt.totp_secret === null) return undefined
  if (key === undefined) throw new Error('an account uses one-time codes, but signIn was given no totpKey')
  if (code === undefined || code.trim() === '')
    return refused('code-needed', '请输入身份验证器上的6位动态口令。')
  const secret = openSecret(attempt.totp_secret, key, attempt.account)
  const step = stepOfCode(code.trim(), secret, attempt.now_milliseconds)
  const fresh = step !== undefined && (await useStep(pool, attempt.account, step))
  return fresh ? undefined : refused('code-wrong', '动态口令不正确或已用过，请等下一个口令出现后再输入。')
}

/** Takes a time step for an account, once: the same code does not open a second session. */
export async function useStep(connection: Connection, account: string, step: number): Promise<boolean> {
  const { rowCount } = await connection.query(
    'update accounts set totp_last_step = $2 where account = $1 and coalesce(totp_last_step, 0) < $2',
    [account, step],
  )
  return rowCount === 1
}

async function refuseAttempt(pool: pg.Pool, attempt: Attempt, refusal: Refusal): Promise<Refusal> {
  // The password was right and only the code is still to come: the attempt is not counted.
  if (refusal.reason === 'code-needed' || refusal.reason === 'no-post')
    await pool.query(
      'update accounts set failures = greatest(failures - 1, 0), locked_until = null where account = $1',
      [attempt.account],
    )
  if (refusal.reason !== 'code-needed') await logRefusal(pool, attempt, refusal)
  return refusal
}

async function welcome(
  pool: pg.Pool,
  attempt: Pick<Attempt, 'account' | 'person' | 'tenant' | 'password_due'>,
  options: { readonly renewed: string | null; readonly demo: boolean; readonly life: SessionLife },
): Promise<Outcome<SignedIn>> {
  const { account, person } = attempt
  const opened = await transaction(pool, async (client) => {
    const post = await firstPost(client, person)
    if (post === undefined) return undefined
    await client.query(
      `update accounts set failures = 0, locked_until = null, password_hash = coalesce($2, password_hash) where account = $1`,
      [account, options.renewed],
    )
    const { tenant, id, organisation } = post
    const token = await openSession(
      client,
      { account, person, tenant, post: id, demo: options.demo },
      options.life,
    )
    const what = options.demo ? 'demo' : 'password'
    await appendAccess(client, { tenant, actor: { person, post: id, organisation }, kind: 'sign-in', what })
    return token
  })
  if (opened !== undefined) return done({ token: opened, account, person, passwordDue: attempt.password_due })
  const refusal = refused('no-post', '您目前没有有效岗位，请联系安全管理员授予岗位后再登录。')
  const counted = {
    ...attempt,
    password_hash: null,
    totp_secret: null,
    totp_confirmed: false,
    now_milliseconds: 0,
  }
  return await refuseAttempt(pool, counted, refusal)
}

async function firstPost(
  client: pg.ClientBase,
  person: string,
): Promise<{ readonly tenant: string; readonly id: string; readonly organisation: string } | undefined> {
  const { rows } = await client.query<{ tenant: string; id: string; organisation: string }>(
    `select p.tenant, p.id, p.organisation from posts p cross join ${TODAY} as today(date)
     where p.person = $1 and p.from_date <= today.date and (p.until_date is null or p.until_date >= today.date)
     order by p.from_date, p.tenant, p.id limit 1`,
    [person],
  )
  return rows[0]
}

/** One of the demo's sign-ins. */
export interface DemoAccount {
  readonly account: string
  readonly name: string
  readonly role: RoleId
  readonly tenant: string
  readonly tenantName: string
  readonly organisationName: string
  readonly note: string
}

/** The demo's sign-ins, one row per account with its first post; none unless `demo`. */
export async function listDemoAccounts(
  connection: Connection,
  settings: { readonly demo: boolean },
): Promise<readonly DemoAccount[]> {
  if (!settings.demo) return []
  const { rows } = await connection.query<DemoAccount>(
    `select distinct on (a.account) a.account, n.name, p.role, p.tenant, j.name as "tenantName", coalesce(t.name, p.organisation) as "organisationName", a.demo_note as note
     from accounts a join persons n on n.id = a.person cross join ${TODAY} as today(date)
     join posts p on p.person = a.person and p.from_date <= today.date and (p.until_date is null or p.until_date >= today.date)
     join tenants j on j.id = p.tenant
     left join organisation_terms t on t.tenant = p.tenant and t.organisation = p.organisation
       and t.from_date <= today.date and (t.until_date is null or t.until_date >= today.date)
     where a.demo_note is not null and a.active and not a.locked
     order by a.account, p.from_date, p.tenant, p.id`,
  )
  return rows
}

/** Signs in by one click as a demo account. Refused outside the demo, and for any account not made for it. */
export async function signInDemo(
  pool: pg.Pool,
  account: string,
  settings: { readonly demo: boolean; readonly life?: SessionLife },
): Promise<Outcome<SignedIn>> {
  const off = refused('demo-off', '这里没有演示登录，请用帐号和密码登录。')
  if (!settings.demo) return off
  const { rows } = await pool.query<{ person: string; tenant: string }>(
    'select person, tenant from accounts where account = $1 and demo_note is not null and active and not locked',
    [account],
  )
  const [found] = rows
  if (found === undefined) return off
  const attempt = { account, ...found, password_due: false }
  return await welcome(pool, attempt, { renewed: null, demo: true, life: settings.life ?? sessionLife })
}
