/** One place where a route meets its schemas: request and answer are checked, and the OpenAPI operation is noted. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import type { Session } from '#platform/identity'
import type { Problem } from '../contract/index.ts'
import { ProblemAnswer, notFound, problem } from './problem.ts'
import { sendProblem } from './server.ts'
import { findUnkeepable } from './unkeepable.ts'

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'

/** An operation of the OpenAPI document. */
export interface Operation {
  readonly method: Method
  readonly url: string
  readonly id: string
  readonly summary: string
  readonly tag: string
  readonly signedIn: boolean
  readonly status: number
  readonly params?: z.ZodType | undefined
  readonly query?: z.ZodType | undefined
  readonly body?: z.ZodType | undefined
  readonly answer?: z.ZodType | undefined
  /** Media type of an answer that is no JSON. */
  readonly produces?: string | undefined
  readonly upload?: boolean | undefined
  /** The upload takes several files. */
  readonly many?: boolean | undefined
  /** Headers that acts take. */
  readonly act?: 'strict' | 'redecide' | 'opening' | undefined
}

export interface Http {
  readonly app: FastifyInstance
  readonly operations: Operation[]
  /** The session of the request's cookie, or undefined. */
  findSession(request: FastifyRequest): Promise<Session | undefined>
  /** What keeps the holder of a post from working in it for now; asked before every route but those of the session itself. */
  readonly findBar?: (session: Session) => Promise<ProblemAnswer | undefined>
}

export interface Call<P, Q, B> {
  readonly params: P
  readonly query: Q
  readonly body: B
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}

type Schema = z.ZodType | undefined
type Out<S> = S extends z.ZodType ? z.output<S> : undefined
type In<S> = S extends z.ZodType ? z.input<S> : FastifyReply

export interface RouteSpec<P extends Schema, Q extends Schema, B extends Schema, A extends Schema> {
  readonly method: Method
  /** Fastify path (`/api/registers/:id`). */
  readonly url: string
  readonly id: string
  readonly summary: string
  readonly tag: string
  readonly params?: P
  readonly query?: Q
  readonly body?: B
  /** Absent: the handler sends the reply itself. */
  readonly answer?: A
  readonly status?: number
  readonly produces?: string
  readonly upload?: boolean
  readonly many?: boolean
  readonly act?: Operation['act']
  /** Schema written to the OpenAPI document when the body is checked elsewhere (acts, by the kernel). */
  readonly bodyShown?: z.ZodType
  /** At most so many requests a minute from one address. */
  readonly perMinute?: number
}

type Handler<P, Q, B, A> = (call: Call<P, Q, B>) => Promise<A | ProblemAnswer>
type SignedInHandler<P, Q, B, A> = (
  call: Call<P, Q, B> & { readonly session: Session },
) => Promise<A | ProblemAnswer>

/** A route that anybody may ask. */
export function publicRoute<
  P extends Schema = undefined,
  Q extends Schema = undefined,
  B extends Schema = undefined,
  A extends Schema = undefined,
>(http: Http, spec: RouteSpec<P, Q, B, A>, handle: Handler<Out<P>, Out<Q>, Out<B>, In<A>>): void {
  const handled: Handled = (call) => handle(call as Call<Out<P>, Out<Q>, Out<B>>)
  define(http, spec, false, () => Promise.resolve(handled))
}

/** A route for people who are signed in; without a session it answers 401. */
export function route<
  P extends Schema = undefined,
  Q extends Schema = undefined,
  B extends Schema = undefined,
  A extends Schema = undefined,
>(http: Http, spec: RouteSpec<P, Q, B, A>, handle: SignedInHandler<Out<P>, Out<Q>, Out<B>, In<A>>): void {
  define(http, spec, true, async (request) => {
    const session = await http.findSession(request)
    if (session === undefined) return problem(401, '请登录后再办理：您还没有登录，或登录已过期。')
    if (session.passwordDue && !spec.url.startsWith('/api/session'))
      return problem(403, '请先修改密码：当前密码由他人设置。', { why: 'password-due' })
    const bar = spec.url.startsWith('/api/session') ? undefined : await http.findBar?.(session)
    return bar ?? ((call) => handle({ ...(call as Call<Out<P>, Out<Q>, Out<B>>), session }))
  })
}

type Handled = (call: Call<unknown, unknown, unknown>) => Promise<unknown>

function define(
  http: Http,
  spec: RouteSpec<Schema, Schema, Schema, Schema>,
  signedIn: boolean,
  /** Asked before what was sent is looked at: a stranger learns nothing by sending something wrong. */
  admit: (request: FastifyRequest) => Promise<Handled | ProblemAnswer>,
): void {
  const { method, url, id, summary, tag, params, query, produces, upload, many, act } = spec
  const status = spec.status ?? 200
  const body = spec.bodyShown ?? spec.body
  const { answer } = spec
  http.operations.push({
    method,
    url,
    id,
    summary,
    tag,
    signedIn,
    status,
    params,
    query,
    body,
    answer,
    produces,
    upload,
    many,
    act,
  })
  http.app.route({
    method,
    url,
    ...(spec.perMinute === undefined
      ? {}
      : { config: { rateLimit: { max: spec.perMinute, timeWindow: '1 minute' } } }),
    handler: async (request, reply) => {
      const handle = await admit(request)
      if (handle instanceof ProblemAnswer) return sendProblem(reply, handle)
      const checked = checkRequest(spec, request)
      if (checked instanceof ProblemAnswer) return sendProblem(reply, checked)
      const result = await handle({ ...checked, request, reply })
      if (result instanceof ProblemAnswer) return sendProblem(reply, result)
      if (answer === undefined) return result
      void reply.code(status).header('content-type', 'application/json; charset=utf-8')
      if (!reply.hasHeader('cache-control')) void reply.header('cache-control', 'no-store')
      return reply.send(JSON.stringify(answer.parse(result)))
    },
  })
}

function checkRequest(
  spec: RouteSpec<Schema, Schema, Schema, Schema>,
  request: FastifyRequest,
): { params: unknown; query: unknown; body: unknown } | ProblemAnswer {
  if (request.isMultipart() && spec.upload !== true)
    return problem(415, '请以 JSON 提交：这里不接收上传的文件。')
  const faults: NonNullable<Problem['fields']> = []
  if (findUnkeepable(request.params) !== undefined) return notFound('这个地址')
  for (const sent of [request.query, request.body]) {
    const fault = findUnkeepable(sent)
    if (fault !== undefined) return inputProblem([fault])
  }
  const check = (schema: Schema, value: unknown): unknown => {
    if (schema === undefined) return undefined
    const result = schema.safeParse(value ?? {})
    if (result.success) return result.data
    faults.push(...result.error.issues.map(({ path, message }) => ({ path: path.join('.'), say: message })))
    return undefined
  }
  const params = check(spec.params, request.params)
  const query = check(spec.query, request.query)
  const body = check(spec.body, request.body)
  return faults.length === 0 ? { params, query, body } : inputProblem(faults)
}

function inputProblem(faults: NonNullable<Problem['fields']>): ProblemAnswer {
  const places = faults.map(({ path, say }) => `${path === '' ? '' : `“${path}”`}${say}`).join('；')
  return problem(422, `请更正填写的内容：${places}`, { why: 'input', fields: faults })
}
