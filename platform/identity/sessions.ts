/** Sessions: a random token in the cookie, only its hash in the table; one query per request. */
import { createHash, randomBytes } from 'node:crypto'
import type { Actor } from '#kernel/case'
import type { LocalDate } from '#kernel/time'
import type pg from 'pg'
import { named, transaction } from '#platform/database'
import { appendAccess } from './access-log.ts'
import type { Connection, Outcome } from './outcome.ts'
import { done, refused } from './outcome.ts'
import type { Post } from './posts.ts'
import type { AdministratorKind } from './roles.ts'
import { administratorKind } from './roles.ts'

/** How long a session lives, in minutes of the machine's clock; the demo clock does not move it. */
export interface SessionLife {
  readonly idleMinutes: number
  readonly absoluteMinutes: number
}

export const sessionLife: SessionLife = { idleMinutes: 30, absoluteMinutes: 12 * 60 }

/** Who is signed in, and the post acted in. */
export interface Session {
  readonly account: string
  readonly person: { readonly id: string; readonly name: string }
  readonly tenant: string
  readonly post: Post
  /** All posts held today, in every tenant. */
  readonly posts: readonly Post[]
  /** From the post's organisation up to the root of the tenant. */
  readonly path: readonly string[]
  readonly administrator: AdministratorKind | null
  /** The password was given by somebody else: only changing it should be allowed. */
  readonly passwordDue: boolean
  readonly demo: boolean
  /** Legal date of the running clock, demo clock included. */
  readonly today: LocalDate
  /** Names the session inside the platform (e.g. `changePassword.keep`); not the cookie's token. */
  readonly tokenHash: string
}

/** The actor that permission phrases are asked of. */
export function actorOf(session: Session): Actor {
  const { post, person, path } = session
  return { person: person.id, post: post.id, role: post.role, organisation: post.organisation, path }
}

/** The hash under which a cookie's token is stored. */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token, 'utf8').digest('hex')
}

/** Legal date of the running clock inside a query. */
export const TODAY = `(select ((now() + offset_milliseconds * interval '1 millisecond') at time zone 'Asia/Shanghai')::date from clock)`

const HELD = `p.from_date <= today.date and (p.until_date is null or p.until_date >= today.date)`
const STANDING = `t.from_date <= today.date and (t.until_date is null or t.until_date >= today.date)`

/**
 * Session, person, post, all posts of today and the path of organisations, and at most once a minute the new end of
 * idleness. A session whose account is closed or whose post is over is no session.
 */
const FIND = `
  with recursive today as (select ${TODAY} as date),
  found as (
    select s.*, a.password_due, n.name from sessions s
    join accounts a on a.account = s.account and a.active and not a.locked
    join persons n on n.id = s.person
    where s.token_hash = $1 and s.idle_until > now() and s.expires_at > now()),
  touched as (
    update sessions s set idle_until = now() + make_interval(mins => $2::integer) from found
    where s.token_hash = found.token_hash and s.idle_until < now() + make_interval(mins => $2::integer) - interval '1 minute'),
  held as (
    select p.tenant, p.id, p.role, p.organisation, coalesce(t.name, p.organisation) as organisation_name, p.from_date, p.until_date
    from found cross join today join posts p on p.person = found.person and ${HELD}
    left join organisation_terms t on t.tenant = p.tenant and t.organisation = p.organisation and ${STANDING}),
  above (tenant, organisation, depth) as (
    select held.tenant, held.organisation, 0 from found join held on held.tenant = found.tenant and held.id = found.post
    union all
    select above.tenant, up.parent, above.depth + 1 from above cross join today
    cross join lateral (
      select t.parent from organisation_terms t
      where t.tenant = above.tenant and t.organisation = above.organisation and ${STANDING} limit 1) up
    where up.parent is not null and above.depth < 30)
  select found.account, found.person, found.name, found.tenant, found.post, found.password_due, found.demo, today.date as today,
    (select json_agg(json_build_object('tenant', tenant, 'id', id, 'role', role, 'organisation', organisation,
      'organisationName', organisation_name, 'from', from_date, 'until', until_date) order by tenant, organisation_name, role, id) from held) as posts,
    (select json_agg(organisation order by depth) from above) as path
  from found cross join today`

interface SessionRow {
  readonly account: string
  readonly person: string
  readonly name: string
  readonly tenant: string
  readonly post: string
  readonly password_due: boolean
  readonly demo: boolean
  readonly today: LocalDate
  readonly posts: readonly Post[] | null
  readonly path: readonly string[] | null
}

/** The session of a cookie's token, in one round trip; undefined when there is none, it ran out, or its post is over. */
export async function findSession(
  connection: Connection,
  token: string,
  life: SessionLife = sessionLife,
): Promise<Session | undefined> {
  const hash = tokenHash(token)
  const { rows } = await connection.query<SessionRow>(named('find-session', FIND, [hash, life.idleMinutes]))
  const [row] = rows
  const post = row?.posts?.find((one) => one.tenant === row.tenant && one.id === row.post)
  if (row === undefined || post === undefined) return undefined
  return {
    account: row.account,
    person: { id: row.person, name: row.name },
    tenant: row.tenant,
    post,
    posts: row.posts ?? [],
    path: row.path ?? [],
    administrator: administratorKind(post.role),
    passwordDue: row.password_due,
    demo: row.demo,
    today: row.today,
    tokenHash: hash,
  }
}

/** Opens a session and answers the token for the cookie; the table keeps only its hash. */
export async function openSession(
  client: pg.ClientBase,
  input: {
    readonly account: string
    readonly person: string
    readonly tenant: string
    readonly post: string
    readonly demo: boolean
  },
  life: SessionLife,
): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  await client.query(
    `insert into sessions (token_hash, account, person, tenant, post, demo, idle_until, expires_at)
     values ($1, $2, $3, $4, $5, $6, now() + make_interval(mins => $7::integer), now() + make_interval(mins => $8::integer))`,
    [
      tokenHash(token),
      input.account,
      input.person,
      input.tenant,
      input.post,
      input.demo,
      life.idleMinutes,
      life.absoluteMinutes,
    ],
  )
  return token
}

/** Acts in another of one's own posts from now on. A post of somebody else, or one that is over, is refused. */
export async function switchPost(
  pool: pg.Pool,
  session: Session,
  post: { readonly id: string; readonly tenant?: string },
): Promise<Outcome<Post>> {
  const wanted = session.posts.find(
    (one) => one.id === post.id && (post.tenant === undefined || one.tenant === post.tenant),
  )
  const actor = { person: session.person.id, post: session.post.id, organisation: session.post.organisation }
  if (wanted === undefined) {
    const { tenant } = session
    await appendAccess(pool, {
      tenant,
      actor,
      kind: 'administration-refused',
      what: 'switch-post',
      subject: post.id,
    })
    return refused('not-your-post', '请从自己的岗位中选择：这个岗位不是您的，或已经结束。')
  }
  return await transaction(pool, async (client) => {
    const { rowCount } = await client.query(
      `update sessions s set tenant = $2, post = $3 from posts p
       where s.token_hash = $1 and p.tenant = $2 and p.id = $3 and p.person = s.person`,
      [session.tokenHash, wanted.tenant, wanted.id],
    )
    if (rowCount !== 1) return refused('not-your-post', '登录已失效，请重新登录。')
    await appendAccess(client, {
      tenant: wanted.tenant,
      actor,
      kind: 'post-switched',
      what: wanted.role,
      subject: wanted.id,
    })
    return done(wanted)
  })
}

/** Ends the session of a token; an unknown token is no error. */
export async function signOut(pool: pg.Pool, token: string): Promise<void> {
  await transaction(pool, async (client) => {
    const { rows } = await client.query<{ tenant: string; person: string; post: string }>(
      'delete from sessions where token_hash = $1 returning tenant, person, post',
      [tokenHash(token)],
    )
    const [ended] = rows
    if (ended === undefined) return
    const { tenant, person, post } = ended
    await appendAccess(client, { tenant, actor: { person, post }, kind: 'sign-out', what: 'session' })
  })
}

/** Removes sessions that ran out; for the job that tidies up. Answers how many. */
export async function removeExpiredSessions(connection: Connection): Promise<number> {
  const { rowCount } = await connection.query(
    'delete from sessions where idle_until <= now() or expires_at <= now()',
  )
  return rowCount ?? 0
}
