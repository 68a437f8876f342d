/** Signing in and out, switching posts, one's own password, and the demo's one-click sign-ins. */
import { z } from 'zod'
import {
  type Outcome,
  type Session,
  changePassword,
  findSession,
  listDemoAccounts,
  signIn,
  signInDemo,
  signOut,
  switchPost,
} from '#platform/identity'
import {
  type Session as SessionView,
  demoAccountSchema,
  demoSignInSchema,
  sessionSchema,
  signInSchema,
} from '../contract/index.ts'
import type { ServerContext } from '../context.ts'
import { ProblemAnswer, notFound, problem } from '../http/problem.ts'
import { type Call, type Http, publicRoute, route } from '../http/route.ts'
import { instrumentsOf } from '../role-scope.ts'
import { findBarProblem, partPosts } from '../titles-removal.ts'
import { SESSION_COOKIE, type Sessions, clearSessionCookie, setSessionCookie } from '../sessions.ts'

const TAG = 'session'
const okSchema = z.object({ ok: z.boolean() })
type Plain = Pick<Call<unknown, unknown, unknown>, 'request' | 'reply'>

const STATUS: Readonly<Record<string, number>> = {
  'wrong-credentials': 401,
  'locked-out': 429,
  'account-locked': 403,
  'code-needed': 401,
  'code-wrong': 401,
  'no-post': 403,
  'demo-off': 404,
  'not-your-post': 403,
  'not-permitted': 403,
  'own-post': 403,
  unknown: 404,
  'password-weak': 422,
  input: 422,
}

/** A refusal of the identity folder as a problem; what is not listed stands against what is there. */
export function identityProblem(
  { reason, say }: Extract<Outcome<unknown>, { ok: false }>,
  /** Which field of the form a reason belongs to. */
  fields: Readonly<Record<string, string>> = {},
): ProblemAnswer {
  const path = fields[reason]
  return problem(STATUS[reason] ?? 409, say, {
    why: reason,
    ...(path === undefined ? {} : { fields: [{ path, say }] }),
  })
}

export function sessionRoutes(http: Http, context: ServerContext, sessions: Sessions): void {
  const secure = context.origin.startsWith('https:')
  const pool = context.database.app
  const begin = async (signed: Awaited<ReturnType<typeof signIn>>, { reply }: Plain) => {
    if (!signed.ok) return identityProblem(signed)
    const found = await findSession(pool, signed.value.token)
    if (found === undefined) return problem(403, '登录没有成功：该帐号目前没有有效的岗位，请联系安全管理员。')
    const session = await inPostLeft(context, found, signed.value.token)
    if (session instanceof ProblemAnswer) return session
    setSessionCookie(reply, signed.value.token, secure)
    return await sessionView(context, session)
  }
  const shared = { tag: TAG, answer: sessionSchema } as const
  publicRoute(
    http,
    {
      ...shared,
      method: 'POST',
      url: '/api/session',
      id: 'SignIn',
      summary: '登录',
      body: signInSchema,
      perMinute: 30,
    },
    async (call) => {
      const { account, password, code } = call.body
      const settings = context.totpKey === undefined ? {} : { totpKey: context.totpKey }
      return begin(
        await signIn(pool, { account, password, ...(code === undefined ? {} : { code }) }, settings),
        call,
      )
    },
  )
  route(
    http,
    { ...shared, method: 'GET', url: '/api/session', id: 'GetSession', summary: '当前登录' },
    ({ session }) => sessionView(context, session),
  )
  publicRoute(
    http,
    { method: 'DELETE', url: '/api/session', id: 'SignOut', summary: '退出', tag: TAG, answer: okSchema },
    async ({ request, reply }) => {
      const token = request.cookies[SESSION_COOKIE]
      if (token !== undefined) await signOut(pool, token)
      sessions.forget()
      clearSessionCookie(reply)
      return { ok: true }
    },
  )
  ownSession(http, context, sessions)
  if (context.demo) demoRoutes(http, context, begin)
  else noDemo(http)
}

function ownSession(http: Http, context: ServerContext, sessions: Sessions): void {
  const pool = context.database.app
  route(
    http,
    {
      ...({
        method: 'PUT',
        url: '/api/session/post',
        id: 'SwitchPost',
        summary: '切换岗位',
        tag: TAG,
      } as const),
      body: z.object({ post: z.string() }),
      answer: sessionSchema,
    },
    async ({ session, body, request }) => {
      const wanted = session.posts.find(({ id }) => id === body.post)
      const bar = wanted === undefined ? undefined : await findBarProblem(context, session, wanted)
      if (bar !== undefined) return bar
      const switched = await switchPost(pool, session, { id: body.post })
      sessions.forget()
      if (!switched.ok) return identityProblem(switched)
      const renewed = await findSession(pool, request.cookies[SESSION_COOKIE] ?? '')
      return renewed === undefined ? problem(401, '登录已失效，请重新登录。') : sessionView(context, renewed)
    },
  )
  route(
    http,
    {
      ...({
        method: 'PUT',
        url: '/api/session/password',
        id: 'ChangePassword',
        summary: '修改密码',
        tag: TAG,
      } as const),
      body: z.object({ current: z.string().min(1), next: z.string().min(1) }),
      answer: okSchema,
      perMinute: 20,
    },
    async ({ session, body }) => {
      const input = { account: session.account, ...body, keep: session.tokenHash }
      const changed = await changePassword(pool, input)
      sessions.forget()
      return changed.ok
        ? { ok: true }
        : identityProblem(changed, { 'wrong-credentials': 'current', 'password-weak': 'next' })
    },
  )
}

/** Signs in to a post that is left: after a removal from review (art.51.1.b) another one, or none at all. */
async function inPostLeft(
  context: ServerContext,
  session: Session,
  token: string,
): Promise<Session | ProblemAnswer> {
  const pool = context.database.app
  const bar = await findBarProblem(context, session, session.post)
  if (bar === undefined) return session
  const { left } = await partPosts(context, session, session.posts)
  const [other] = left
  const switched = other === undefined ? undefined : await switchPost(pool, session, other)
  const renewed = switched?.ok === true ? await findSession(pool, token) : undefined
  if (renewed !== undefined) return renewed
  await signOut(pool, token)
  return bar
}

async function sessionView(context: ServerContext, session: Session): Promise<SessionView> {
  const { left, taken } = await partPosts(context, session, session.posts)
  const shown = [...left, ...taken.filter(({ id }) => id === session.post.id)]
  return {
    person: { ...session.person },
    posts: shown.map(({ id, role, organisation, organisationName, tenant }) => ({
      id,
      role,
      organisation,
      organisationName,
      tenant,
      roleLabel: context.roleLabels[role] ?? role,
    })),
    post: session.post.id,
    administrator: session.administrator,
    demo: context.demo,
    passwordDue: session.passwordDue,
    today: session.today,
  }
}

type Begin = (signed: Awaited<ReturnType<typeof signIn>>, call: Plain) => Promise<SessionView | ProblemAnswer>

function demoRoutes(http: Http, context: ServerContext, begin: Begin): void {
  const pool = context.database.app
  publicRoute(
    http,
    {
      ...({
        method: 'GET',
        url: '/api/demo/accounts',
        id: 'DemoAccounts',
        summary: '演示帐号',
        tag: 'demo',
      } as const),
      answer: z.array(demoAccountSchema),
    },
    async () => {
      const order = Object.keys(context.roleLabels)
      const found = await listDemoAccounts(pool, { demo: true })
      const accounts = found.toSorted((a, b) => order.indexOf(a.role) - order.indexOf(b.role))
      const titles = new Map<string, string>(context.corpus.instruments.map(({ id, title }) => [id, title]))
      return accounts.map(({ role, ...account }) => ({
        ...account,
        roleLabel: context.roleLabels[role] ?? role,
        instruments: [...instrumentsOf(role)].map((id) => titles.get(id) ?? id),
      }))
    },
  )
  publicRoute(
    http,
    {
      ...({
        method: 'POST',
        url: '/api/demo/session',
        id: 'DemoSignIn',
        summary: '以演示帐号登录',
        tag: 'demo',
      } as const),
      body: demoSignInSchema,
      answer: sessionSchema,
      perMinute: 600,
    },
    async (call) => begin(await signInDemo(pool, call.body.account, { demo: true }), call),
  )
}

/** Outside the demo these addresses do not exist, not even as a refusal of their own. */
function noDemo(http: Http): void {
  for (const url of ['/api/demo/accounts', '/api/demo/clock'])
    http.app.get(url, (_request, reply) => reply.code(404).send(notFound('这个地址').problem))
}
