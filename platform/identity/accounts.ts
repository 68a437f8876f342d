/** Accounts: who may sign in. One person has one account and may hold posts in several tenants. */
import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import type { RoleId } from '#kernel/case'
import type { LocalDate } from '#kernel/time'
import { transaction } from '#platform/database'
import { appendAccess } from './access-log.ts'
import type { Connection, Outcome, Refusal } from './outcome.ts'
import { done, refusalOf, refused } from './outcome.ts'
import { checkPassword, hashPassword, passwordFault, spendCheck } from './password.ts'
import { lockOut, refuseUncounted } from './lock-out.ts'
import { countAttempt } from './sign-in.ts'
import type { AdministrationAct, Administrator } from './roles.ts'
import { refuseAdministration } from './roles.ts'

/** An account as administrators see it; never its hash or secret. */
export interface Account {
  readonly account: string
  readonly person: string
  readonly name: string
  readonly active: boolean
  /** Closed by an administrator, or waiting after wrong passwords. */
  readonly locked: boolean
  readonly totp: boolean
  readonly posts: readonly {
    readonly id: string
    readonly role: RoleId
    readonly organisation: string
    readonly organisationName: string
    readonly from: LocalDate
    readonly until: LocalDate | null
  }[]
}

export interface NewAccount {
  readonly tenant: string
  readonly account: string
  readonly name: string
  /** Absent: nobody signs in by password until one is set. */
  readonly password?: string
  /** The password was given by somebody else and must be changed at the first sign-in. */
  readonly passwordDue?: boolean
  /** Set for demo accounts: what this sign-in shows. Only these are offered by one click. */
  readonly demoNote?: string
  /** Given by set-up and demo; otherwise made. */
  readonly person?: string
}

const broken: Readonly<Record<string, Refusal>> = {
  accounts_pkey: refused('taken', '这个帐号名已被使用，请换一个。'),
  accounts_account_check: refused('input', '帐号名由2至63个小写字母、数字、点、横线组成，以字母或数字开头。'),
  accounts_person_key: refused('taken', '此人已有帐号，请给原帐号增加岗位。'),
  accounts_tenant_fkey: refused('unknown', '没有这个辖区，请先建立辖区。'),
  persons_pkey: refused('taken', '这个人员编号已被使用。'),
  persons_name_check: refused('input', '姓名必填，请填写姓名。'),
}

/** Makes a person and an account without posts; a security administrator grants those. */
export async function createAccount(
  pool: pg.Pool,
  input: NewAccount,
  by: Administrator,
): Promise<Outcome<{ readonly account: string; readonly person: string }>> {
  const { tenant, account, name, password } = input
  const refusal = await refuseAdministration(pool, by, 'create-accounts', tenant, account)
  if (refusal !== undefined) return refusal
  const fault = password === undefined ? undefined : passwordFault(password, account)
  if (fault !== undefined) return refused('password-weak', fault)
  const hash = password === undefined ? null : await hashPassword(password)
  const person = input.person ?? randomUUID()
  try {
    await transaction(pool, async (client) => {
      await client.query('insert into persons (id, name) values ($1, $2)', [person, name])
      await client.query(
        `insert into accounts (account, person, tenant, password_hash, password_changed_at, password_due, demo_note)
         values ($1, $2, $3, $4, now(), $5, $6)`,
        [account, person, tenant, hash, input.passwordDue ?? false, input.demoNote ?? null],
      )
      await appendAccess(client, {
        tenant,
        actor: by,
        kind: 'administration',
        what: 'account-created',
        subject: person,
      })
    })
    return done({ account, person })
  } catch (error) {
    return refusalOf(error, broken)
  }
}

/**
 * Changes one's own password and ends every other session of the account. `keep` is the hash of the session in use.
 * A wrong current password counts towards the lock-out, or an open screen could be used to guess it.
 */
export async function changePassword(
  pool: pg.Pool,
  input: {
    readonly account: string
    readonly current: string
    readonly next: string
    readonly keep?: string
  },
): Promise<Outcome<null>> {
  const { account, current, next } = input
  const found = await countAttempt(pool, account, lockOut)
  if (found === undefined) return await refuseUncounted(pool, account, current)
  const stored = found.password_hash
  if (stored === null) await spendCheck(current)
  if (stored === null || !(await checkPassword(current, stored)).fits)
    return refused('wrong-credentials', '原密码不正确，请重新输入。连续输错5次会暂停登录。')
  await pool.query('update accounts set failures = 0, locked_until = null where account = $1', [account])
  const fault = current === next ? '新密码不能与原密码相同，请换一个。' : passwordFault(next, account)
  if (fault !== undefined) return refused('password-weak', fault)
  const hash = await hashPassword(next)
  return await transaction(pool, async (client) => {
    const { rowCount } = await client.query(
      `update accounts set password_hash = $2, password_changed_at = now(), password_due = false
       where account = $1 and password_hash = $3`,
      [account, hash, stored],
    )
    if (rowCount !== 1) return refused('wrong-credentials', '密码刚被改过，请用新密码重新登录。')
    await endSessions(client, account, input.keep)
    const { tenant, person } = found
    await appendAccess(client, {
      tenant,
      actor: { person },
      kind: 'administration',
      what: 'password-changed',
      subject: person,
    })
    return done(null)
  })
}

/** Sets a password that must be changed at the next sign-in, clears the lock-out and ends all sessions. */
export async function resetPassword(
  pool: pg.Pool,
  input: { readonly tenant: string; readonly account: string; readonly password: string },
  by: Administrator,
): Promise<Outcome<null>> {
  const fault = passwordFault(input.password, input.account)
  if (fault !== undefined) return refused('password-weak', fault)
  const hash = await hashPassword(input.password)
  return await changeAccount(pool, { ...input, act: 'reset-credentials', what: 'password-reset' }, by, {
    set: 'password_hash = $3, password_changed_at = now(), password_due = true, failures = 0, locked_until = null',
    values: [hash],
  })
}

/** Closes an account until `unlockAccount`; all its sessions end. */
export async function lockAccount(
  pool: pg.Pool,
  input: { readonly tenant: string; readonly account: string },
  by: Administrator,
): Promise<Outcome<null>> {
  return await changeAccount(pool, { ...input, act: 'lock-accounts', what: 'account-locked' }, by, {
    set: 'locked = true',
    values: [],
  })
}

/** Opens a closed account and clears a lock-out. */
export async function unlockAccount(
  pool: pg.Pool,
  input: { readonly tenant: string; readonly account: string },
  by: Administrator,
): Promise<Outcome<null>> {
  return await changeAccount(pool, { ...input, act: 'lock-accounts', what: 'account-unlocked' }, by, {
    set: 'locked = false, failures = 0, locked_until = null',
    values: [],
  })
}

/** Takes the one-time codes off an account whose holder lost the device. */
export async function resetTotp(
  pool: pg.Pool,
  input: { readonly tenant: string; readonly account: string },
  by: Administrator,
): Promise<Outcome<null>> {
  return await changeAccount(pool, { ...input, act: 'reset-credentials', what: 'totp-reset' }, by, {
    set: 'totp_secret = null, totp_confirmed = false, totp_last_step = null',
    values: [],
  })
}

async function changeAccount(
  pool: pg.Pool,
  input: {
    readonly tenant: string
    readonly account: string
    readonly act: AdministrationAct
    readonly what: string
  },
  by: Administrator,
  change: { readonly set: string; readonly values: readonly unknown[] },
): Promise<Outcome<null>> {
  const { tenant, account, act, what } = input
  const refusal = await refuseAdministration(pool, by, act, tenant, account)
  if (refusal !== undefined) return refusal
  return await transaction(pool, async (client) => {
    const { rows } = await client.query<{ person: string }>(
      `update accounts set ${change.set} where account = $1 and tenant = $2 returning person`,
      [account, tenant, ...change.values],
    )
    const [changed] = rows
    if (changed === undefined) return refused('unknown', `本辖区没有帐号“${account}”，请核对帐号名。`)
    await endSessions(client, account)
    await appendAccess(client, { tenant, actor: by, kind: 'administration', what, subject: changed.person })
    return done(null)
  })
}

/** Ends the sessions of an account, all but the one whose token hash is given. */
async function endSessions(client: pg.ClientBase, account: string, keep?: string): Promise<void> {
  await client.query('delete from sessions where account = $1 and token_hash is distinct from $2', [
    account,
    keep ?? null,
  ])
}

/** Accounts at home in a tenant or with a post in it, by name; posts of this tenant only, past ones too. */
export async function listAccounts(
  connection: Connection,
  tenant: string,
  on: LocalDate,
): Promise<readonly Account[]> {
  const { rows } = await connection.query<Account>(
    `select a.account, a.person, p.name, a.active, a.totp_confirmed as totp,
       (a.locked or coalesce(a.locked_until > now(), false)) as locked, coalesce(held.posts, '[]') as posts
     from accounts a join persons p on p.id = a.person
     left join lateral (
       select json_agg(json_build_object('id', o.id, 'role', o.role, 'organisation', o.organisation,
         'organisationName', coalesce(t.name, o.organisation), 'from', o.from_date, 'until', o.until_date)
         order by o.from_date, o.id) as posts
       from posts o left join organisation_terms t on t.tenant = o.tenant and t.organisation = o.organisation
         and t.from_date <= $2 and (t.until_date is null or t.until_date >= $2)
       where o.tenant = $1 and o.person = a.person) held on true
     where a.tenant = $1 or held.posts is not null order by a.account`,
    [tenant, on],
  )
  return rows
}
