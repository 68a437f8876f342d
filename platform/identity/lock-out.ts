/** What is answered to wrong guesses: the wait after too many, and the same words for names that are there and that are not. */
import type pg from 'pg'
import { NO_TENANT, appendAccess } from './access-log.ts'
import { countGuesses } from './guesses.ts'
import type { Refusal } from './outcome.ts'
import { refused } from './outcome.ts'
import { checkPassword, spendCheck } from './password.ts'

/** After `failuresMax` wrong attempts the wait begins with `firstWaitMinutes` and doubles with each further one. */
export interface LockOut {
  readonly failuresMax: number
  readonly firstWaitMinutes: number
  readonly waitMinutesMax: number
}

export const lockOut: LockOut = { failuresMax: 5, firstWaitMinutes: 1, waitMinutesMax: 24 * 60 }

/** The same words for a wrong password and for an account that is not there. */
export const WRONG = refused('wrong-credentials', '帐号或密码不正确，请重新输入。连续输错5次会暂停登录。')

const guesses = countGuesses()

/**
 * The account is unknown, closed or waiting. That it is closed is told to whoever knows its password; to everybody else it
 * is like one that does not exist, and that one waits after wrong guesses as any other does.
 */
export async function refuseUncounted(
  pool: pg.Pool,
  account: string,
  password: string,
  policy: LockOut = lockOut,
): Promise<Refusal> {
  const { rows } = await pool.query<{
    person: string
    tenant: string
    closed: boolean
    hash: string | null
    until: string | null
    clock: string | null
  }>(
    `select person, tenant, (locked or not active) as closed, password_hash as hash, locked_until as until,
       to_char(locked_until at time zone 'Asia/Shanghai', 'HH24:MI:SS') as clock
     from accounts where account = $1`,
    [account],
  )
  const [found] = rows
  if (found?.closed === false) return await logged(pool, found, waitingRefusal(found))
  const wait = guesses.count(account, policy, performance.now())
  if (wait > 0) return await logged(pool, found, waitingRefusal(await clockIn(pool, wait)))
  const stored = found?.hash ?? null
  if (stored === null) await spendCheck(password)
  else if ((await checkPassword(password, stored)).fits) return await logged(pool, found, CLOSED)
  return await logged(pool, found, WRONG)
}

const CLOSED = refused('account-locked', '请联系安全管理员解锁：帐号已锁定。')

function waitingRefusal({
  clock,
  until,
}: {
  readonly clock: string | null
  readonly until: string | null
}): Refusal {
  const say = `连续输错次数过多，请在${clock ?? '稍'}后再试，或联系安全管理员解除。`
  return refused('locked-out', say, until ?? undefined)
}

/** The end of a wait of so many milliseconds, as the database writes it. */
async function clockIn(
  pool: pg.Pool,
  wait: number,
): Promise<{ readonly clock: string; readonly until: string }> {
  const { rows } = await pool.query<{ clock: string; until: string }>(
    `select ends as until, to_char(ends at time zone 'Asia/Shanghai', 'HH24:MI:SS') as clock
     from (select now() + $1 * interval '1 millisecond' as ends) waiting`,
    [wait],
  )
  const [found] = rows
  if (found === undefined) throw new Error('the clock was not answered')
  return found
}

/** The name typed is not logged where nobody has it: people type passwords into the wrong field. */
async function logged(
  pool: pg.Pool,
  account: { readonly tenant: string; readonly person: string } | undefined,
  refusal: Refusal,
): Promise<Refusal> {
  if (account !== undefined) await logRefusal(pool, account, refusal)
  else
    await appendAccess(pool, {
      tenant: NO_TENANT,
      actor: null,
      kind: 'sign-in-refused',
      what: 'unknown-account',
    })
  return refusal
}

/** Notes a refused sign-in beside the person whose account it was. */
export async function logRefusal(
  pool: pg.Pool,
  account: { readonly tenant: string; readonly person: string },
  refusal: Refusal,
): Promise<void> {
  const { tenant, person } = account
  await appendAccess(pool, {
    tenant,
    actor: null,
    kind: 'sign-in-refused',
    what: refusal.reason,
    subject: person,
  })
}
