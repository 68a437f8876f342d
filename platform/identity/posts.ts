/** Posts: a person in a role at an organisation for a time. */
import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import type { RoleId } from '#kernel/case'
import type { LocalDate } from '#kernel/time'
import { transaction } from '#platform/database'
import { appendAccess } from './access-log.ts'
import type { Outcome, Refusal } from './outcome.ts'
import { done, refusalOf, refused } from './outcome.ts'
import type { Administrator } from './roles.ts'
import { refuseAdministration } from './roles.ts'

/** A post that a person holds. `until` is the last day, inclusive. */
export interface Post {
  readonly tenant: string
  readonly id: string
  readonly role: RoleId
  readonly organisation: string
  readonly organisationName: string
  readonly from: LocalDate
  readonly until: LocalDate | null
}

export interface NewPost {
  readonly tenant: string
  readonly person: string
  readonly role: RoleId
  readonly organisation: string
  readonly from: LocalDate
  readonly until?: LocalDate
  /** Given by set-up and demo; otherwise made. */
  readonly id?: string
}

const broken: Readonly<Record<string, Refusal>> = {
  posts_one_duty: refused(
    'duties-conflict',
    '请先结束此人现有的岗位：系统、安全、审计三种管理员不能由同一人兼任，管理员也不能同时办理业务。',
  ),
  posts_person_fkey: refused('unknown', '没有找到此人，请先建立帐号。'),
  posts_tenant_organisation_fkey: refused('unknown', '没有找到所选组织，请重新选择。'),
  posts_pkey: refused('taken', '这个岗位编号已被使用。'),
  posts_check: refused('input', '岗位的止日不能早于起日，请核对日期。'),
}

/** Grants a post. The security administrator grants none to himself; duties that exclude each other are refused by the database. */
export async function grantPost(
  pool: pg.Pool,
  input: NewPost,
  by: Administrator,
): Promise<Outcome<{ readonly post: string }>> {
  const { tenant, person, role } = input
  const refusal = await refuseAdministration(pool, by, 'grant-posts', tenant, person)
  if (refusal !== undefined) return refusal
  if (by !== null && by.person === person)
    return refused('own-post', '不能给自己授予岗位，请由另一位安全管理员办理。')
  const post = input.id ?? randomUUID()
  try {
    await transaction(pool, async (client) => {
      await client.query(
        `insert into posts (tenant, id, person, role, organisation, from_date, until_date, granted_by)
         values ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [tenant, post, person, role, input.organisation, input.from, input.until ?? null, by?.person ?? null],
      )
      await logPost(client, by, tenant, `post-granted:${role}`, person)
    })
    return done({ post })
  } catch (error) {
    return refusalOf(error, broken)
  }
}

/**
 * Ends a post after `until`, its last day; the day before its beginning means that it was never held. Sessions in a
 * post that is over are void at once.
 */
export async function endPost(
  pool: pg.Pool,
  input: { readonly tenant: string; readonly post: string; readonly until: LocalDate },
  by: Administrator,
): Promise<Outcome<null>> {
  const { tenant, post, until } = input
  const refusal = await refuseAdministration(pool, by, 'grant-posts', tenant, post)
  if (refusal !== undefined) return refusal
  try {
    return await transaction(pool, async (client) => {
      const { rows } = await client.query<{ person: string; role: string }>(
        `update posts set until_date = $3, ended_by = $4, ended_at = now()
         where tenant = $1 and id = $2 and (until_date is null or until_date > $3) returning person, role`,
        [tenant, post, until, by?.person ?? null],
      )
      const [ended] = rows
      if (ended === undefined) return refused('unknown', '没有找到这个岗位，或它已在更早的日期结束。')
      await logPost(client, by, tenant, `post-ended:${ended.role}`, ended.person)
      return done(null)
    })
  } catch (error) {
    return refusalOf(error, broken)
  }
}

async function logPost(
  client: pg.ClientBase,
  by: Administrator,
  tenant: string,
  what: string,
  subject: string,
): Promise<void> {
  await appendAccess(client, { tenant, actor: by, kind: 'administration', what, subject })
}
