/** Setting up one-time codes for one's own account, in two steps. */
import type pg from 'pg'
import { transaction } from '#platform/database'
import { appendAccess } from './access-log.ts'
import type { Connection, Outcome } from './outcome.ts'
import { done, refused } from './outcome.ts'
import { useStep } from './sign-in.ts'
import { newSecret, openSecret, sealSecret, stepOfCode } from './totp.ts'

/** What an account signs in with: a password (demo accounts have none), one-time codes. Undefined: no such account. */
export async function findCredentials(
  connection: Connection,
  account: string,
): Promise<{ readonly account: string; readonly password: boolean; readonly totp: boolean } | undefined> {
  const { rows } = await connection.query<{ account: string; password: boolean; totp: boolean }>(
    'select account, password_hash is not null as password, totp_confirmed as totp from accounts where account = $1',
    [account],
  )
  return rows[0]
}

/**
 * Makes a new secret for the account; it counts only after `confirmTotp`. `address` is what the QR code holds.
 * Refused where codes are already in use: an open screen must not be enough to move them to another device.
 */
export async function enrolTotp(
  pool: pg.Pool,
  account: string,
  key: Buffer,
): Promise<Outcome<{ readonly secret: string; readonly address: string }>> {
  const made = newSecret(account)
  const { rowCount } = await pool.query(
    'update accounts set totp_secret = $2, totp_last_step = null where account = $1 and not totp_confirmed',
    [account, sealSecret(made.secret, key, account)],
  )
  return rowCount === 1 ? done(made) : refused('taken', '动态口令已启用；要换设备，请联系安全管理员先重置。')
}

/** Turns the codes on once the device shows a right one. */
export async function confirmTotp(
  pool: pg.Pool,
  account: string,
  code: string,
  key: Buffer,
): Promise<Outcome<null>> {
  return await transaction(pool, async (client) => {
    const { rows } = await client.query<{
      totp_secret: string
      person: string
      tenant: string
      now_milliseconds: number
    }>(
      `select totp_secret, person, tenant, floor(extract(epoch from clock_timestamp()) * 1000)::bigint as now_milliseconds
       from accounts where account = $1 and totp_secret is not null and not totp_confirmed for update`,
      [account],
    )
    const [found] = rows
    if (found === undefined) return refused('unknown', '请先生成二维码，再输入动态口令确认。')
    const step = stepOfCode(code.trim(), openSecret(found.totp_secret, key, account), found.now_milliseconds)
    if (step === undefined || !(await useStep(client, account, step)))
      return refused('code-wrong', '动态口令不正确，请核对手机时间后输入新的口令。')
    await client.query('update accounts set totp_confirmed = true where account = $1', [account])
    const { tenant, person } = found
    await appendAccess(client, {
      tenant,
      actor: { person },
      kind: 'administration',
      what: 'totp-enrolled',
      subject: person,
    })
    return done(null)
  })
}
