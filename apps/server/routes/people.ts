/** Accounts with their posts, and the roles there are. Who may do what is the identity folder's. */
import { z } from 'zod'
import { findLocalDate, plusDays } from '#kernel'
import {
  type Account,
  type Outcome,
  type Session,
  administratorKind,
  createAccount,
  endPost,
  grantPost,
  listAccounts,
  lockAccount,
  mayAdminister,
  resetPassword,
  resetTotp,
  unlockAccount,
} from '#platform/identity'
import { accountSchema, roleSchema } from '../contract/index.ts'
import { administratorOf } from '../administrator.ts'
import type { ServerContext } from '../context.ts'
import { type ProblemAnswer, notFound, problem } from '../http/problem.ts'
import { type Http, route } from '../http/route.ts'
import type { Sessions } from '../sessions.ts'
import { organisationRoutes } from './organisations.ts'
import { identityProblem } from './session.ts'

const TAG = 'people'
const day = z.iso.date('应为日期，如 2023-02-17')

export function peopleRoutes(http: Http, context: ServerContext, sessions: Sessions): void {
  organisationRoutes(http, context, sessions)
  roles(http, context)
  accounts(http, context, sessions)
}

/** Every role, so that a post can be granted in one that nobody holds yet. */
function roles(http: Http, context: ServerContext): void {
  route(
    http,
    {
      ...({ method: 'GET', url: '/api/roles', id: 'Roles', summary: '岗位的种类', tag: TAG } as const),
      answer: z.array(roleSchema),
    },
    () =>
      Promise.resolve(
        Object.entries(context.roleLabels).map(([role, label]) => ({
          role,
          label,
          administrator: administratorKind(role),
        })),
      ),
  )
}

const postSchema = z.object({
  role: z.string().min(1),
  organisation: z.string().min(1),
  from: day,
  until: day.nullish(),
})
const accountBody = z.object({
  name: z.string().trim().min(1).max(60).optional(),
  password: z.string().max(200).optional(),
  locked: z.boolean().optional(),
  /** Takes the one-time codes off an account whose holder lost the device. */
  resetTotp: z.literal(true).optional(),
  posts: z.array(postSchema).max(50).optional(),
})
type AccountBody = z.output<typeof accountBody>

function accounts(http: Http, context: ServerContext, sessions: Sessions): void {
  const pool = context.database.app
  const okSchema = z.object({ ok: z.boolean() })
  route(
    http,
    {
      ...({ method: 'GET', url: '/api/accounts', id: 'Accounts', summary: '帐号', tag: TAG } as const),
      answer: z.array(accountSchema),
    },
    async ({ session }) => {
      if (session.administrator === null)
        return problem(403, '请由管理员查看帐号：当前岗位不能查看。', { why: 'not-permitted' })
      return (await listAccounts(pool, session.tenant, session.today)).map((account) =>
        accountView(context, account),
      )
    },
  )
  route(
    http,
    {
      ...({ method: 'POST', url: '/api/accounts', id: 'AddAccount', summary: '新增帐号', tag: TAG } as const),
      body: accountBody.extend({
        account: z.string().trim().min(2).max(63),
        name: z.string().trim().min(1).max(60),
      }),
      status: 201,
      answer: okSchema,
    },
    async ({ session, body }) => {
      const { account, name, password, posts = [] } = body
      if (posts.length > 0 && !mayAdminister(session.post.role, 'grant-posts'))
        return problem(403, '请先只建立帐号：岗位由安全管理员随后授予。', { why: 'not-permitted' })
      const { tenant } = session
      const given = password === undefined || password === '' ? {} : { password, passwordDue: true }
      const made = await createAccount(pool, { tenant, account, name, ...given }, administratorOf(session))
      sessions.forget()
      return made.ok
        ? { ok: true }
        : identityProblem(made, { 'password-weak': 'password', taken: 'account', input: 'account' })
    },
  )
  route(
    http,
    {
      ...({
        method: 'PUT',
        url: '/api/accounts/:account',
        id: 'ChangeAccount',
        summary: '维护帐号',
        tag: TAG,
      } as const),
      params: z.object({ account: z.string() }),
      body: accountBody,
      answer: okSchema,
    },
    async ({ session, params, body }) => {
      const all = await listAccounts(pool, session.tenant, session.today)
      const found = all.find(({ account }) => account === params.account)
      if (found === undefined) return notFound('这个帐号')
      const fault = await changeAccount(context, session, found, body)
      sessions.forget()
      return fault ?? { ok: true }
    },
  )
}

/** Each part is a change of its own, logged by itself; the first that is refused is answered. */
async function changeAccount(
  context: ServerContext,
  session: Session,
  found: Account,
  body: AccountBody,
): Promise<ProblemAnswer | undefined> {
  const pool = context.database.app
  const by = administratorOf(session)
  const target = { tenant: session.tenant, account: found.account }
  const steps: (() => Promise<Outcome<unknown>>)[] = []
  if (body.name !== undefined && body.name !== found.name)
    return problem(422, '姓名在建立帐号时确定：请为此人另建帐号。', {
      fields: [{ path: 'name', say: '不能在此修改' }],
    })
  if (body.locked !== undefined && body.locked !== found.locked)
    steps.push(() => (body.locked ? lockAccount : unlockAccount)(pool, target, by))
  const posts = body.posts === undefined ? [] : postSteps(context, session, found, body.posts)
  // Asked before anything is done: his own post would have ended before the new one was refused.
  if (
    posts.length > 0 &&
    found.person === session.person.id &&
    mayAdminister(session.post.role, 'grant-posts')
  )
    return problem(403, '请由另一位安全管理员办理：不能授予或结束自己的岗位。本次没有任何变更。', {
      why: 'own-post',
    })
  const { password } = body
  if (password !== undefined && password !== '')
    steps.push(() => resetPassword(pool, { ...target, password }, by))
  if (body.resetTotp === true) steps.push(() => resetTotp(pool, target, by))
  steps.push(...posts)
  for (const [done, step] of steps.entries()) {
    const outcome = await step()
    if (outcome.ok) continue
    const say = done === 0 ? outcome.say : `${outcome.say}（前${done}项变更已经办理，其余没有办理。）`
    return identityProblem({ ...outcome, say }, { 'password-weak': 'password' })
  }
  return undefined
}

/** Posts as they should be against those that are: what is gone ends, what is new is granted. */
function postSteps(
  context: ServerContext,
  session: Session,
  found: Account,
  wanted: NonNullable<AccountBody['posts']>,
): (() => Promise<Outcome<unknown>>)[] {
  const pool = context.database.app
  const by = administratorOf(session)
  const { tenant, today } = session
  const same = (a: { role: string; organisation: string; from: string }, b: typeof a): boolean =>
    a.role === b.role && a.organisation === b.organisation && a.from === b.from
  const ending = found.posts.flatMap((post) => {
    const kept = wanted.find((one) => same(one, post))
    const until = kept === undefined ? plusDays(today, -1) : findLocalDate(kept.until ?? '')
    const unchanged = kept !== undefined && (kept.until ?? null) === post.until
    const over = post.until !== null && post.until < today
    if (unchanged || over || until === undefined) return []
    const last = until < plusDays(post.from, -1) ? plusDays(post.from, -1) : until
    return [() => endPost(pool, { tenant, post: post.id, until: last }, by)]
  })
  const granting = wanted.flatMap(({ role, organisation, from, until }) => {
    const begin = findLocalDate(from)
    const end = findLocalDate(until ?? '')
    if (begin === undefined || found.posts.some((post) => same(post, { role, organisation, from }))) return []
    const post = { tenant, person: found.person, role, organisation, from: begin }
    return [() => grantPost(pool, end === undefined ? post : { ...post, until: end }, by)]
  })
  return [...ending, ...granting]
}

function accountView(context: ServerContext, account: Account): z.input<typeof accountSchema> {
  const { person, name, active, locked, totp, posts } = account
  return {
    account: account.account,
    person,
    name,
    active,
    locked,
    totp,
    posts: posts.map((post) => ({
      ...post,
      roleLabel: context.roleLabels[post.role] ?? post.role,
    })),
  }
}
