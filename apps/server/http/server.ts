/** The HTTP ground: cookies, limits, security headers, problems instead of error pages, orderly shutdown. */
import { randomBytes, randomUUID } from 'node:crypto'
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import fastify, {
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify'
import { type ProblemAnswer, notFound, problem } from './problem.ts'
import { answerBrokenRequest } from './broken-request.ts'

/** Bodies of acts carry whole tables, but never files: those are uploaded before. */
const BODY_BYTES_MAX = 4 * 1024 * 1024
export const FILE_BYTES_MAX = 20 * 1024 * 1024

export interface HttpOptions {
  /** Address the service is reached at from outside, when a proxy stands before it; no slash at its end. */
  readonly origin?: string | undefined
  /** Told of every fault of our own; the id is in the answer. */
  readonly onFault?: (id: string, error: unknown) => void
  /** Trust `X-Forwarded-*` of a proxy. */
  readonly trustProxy?: boolean
  /** Answers addresses that cannot be read; by default a problem. */
  readonly sendBadAddress?: SendBadAddress
}

type SendBadAddress = (request: FastifyRequest, reply: FastifyReply) => FastifyReply

/** A Fastify server on which nothing is routed yet. */
export async function createHttp(options: HttpOptions = {}): Promise<FastifyInstance> {
  const app = fastify({
    bodyLimit: BODY_BYTES_MAX,
    trustProxy: options.trustProxy ?? false,
    forceCloseConnections: 'idle',
    requestTimeout: 120_000,
    routerOptions: { maxParamLength: 200, caseSensitive: true },
    exposeHeadRoutes: true,
    clientErrorHandler: answerBrokenRequest,
    frameworkErrors: (_error, request, reply) => badAddress(options, request, reply),
  })
  await app.register(cookie)
  await app.register(multipart, {
    limits: { fileSize: FILE_BYTES_MAX + 1, files: 1, fields: 10, fieldSize: 64 * 1024, parts: 12 },
  })
  await app.register(rateLimit, {
    global: false,
    errorResponseBuilder: (_request, context) =>
      Object.assign(new Error('rate'), { statusCode: 429, after: context.after }),
  })
  await app.register(helmet, {
    contentSecurityPolicy: false,
    crossOriginEmbedderPolicy: false,
    strictTransportSecurity: options.origin?.startsWith('https:') === true,
    referrerPolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'sameorigin' },
  })
  app.addHook('onRequest', securityHeaders)
  app.addHook('onRequest', originCheck(options.origin))
  app.addHook('onRequest', (request, reply, done) => {
    if (!/^[^?]*%00/.test(request.url)) return done()
    badAddress(options, request, reply)
  })
  app.setErrorHandler((error: FastifyError, _request, reply) => {
    void sendProblem(reply, problemOfError(error, options.onFault ?? reportFault))
  })
  return app
}

/** Nobody's address: cut escapes, overlong parts, a NUL. No hook ran before it, so the headers are set here. */
function badAddress(options: HttpOptions, request: FastifyRequest, reply: FastifyReply): void {
  void reply.header('content-security-policy', PLAIN_POLICY).header('x-content-type-options', 'nosniff')
  const send = options.sendBadAddress ?? ((_request, to) => sendProblem(to, notFound('这个地址')))
  void send(request, reply)
}

/** Policy of every page and answer. `nonce` lets the admin app's style tags in; no inline script ever runs. */
export function contentPolicy(nonce?: string): string {
  const styles = nonce === undefined ? "style-src 'self'" : `style-src 'self' 'nonce-${nonce}'`
  return [
    "default-src 'self'",
    "script-src 'self'",
    styles,
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "frame-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'self'",
  ].join('; ')
}

export const newNonce = (): string => randomBytes(16).toString('base64')

const PLAIN_POLICY = contentPolicy()

function securityHeaders(_request: FastifyRequest, reply: FastifyReply, done: () => void): void {
  void reply.header('content-security-policy', PLAIN_POLICY)
  void reply.header('permissions-policy', 'camera=(self), geolocation=(), microphone=()')
  done()
}

const READING = new Set(['GET', 'HEAD', 'OPTIONS'])

/** A request that may change something must say that it comes from our own pages. */
function originCheck(own: string | undefined) {
  return (request: FastifyRequest, reply: FastifyReply, done: () => void): void => {
    if (READING.has(request.method) || isOwnOrigin(request, own)) return done()
    void sendProblem(
      reply,
      problem(403, '请从本系统的页面提交：请求没有带来源（Origin），或来源不是本系统。', { why: 'origin' }),
    )
  }
}

function isOwnOrigin(request: FastifyRequest, own: string | undefined): boolean {
  const { origin } = request.headers
  if (origin === undefined) return false
  if (origin === own) return true
  return URL.canParse(origin) && new URL(origin).host === request.host
}

/** Sends a problem; nothing of our own faults but an id leaves the house. */
export function sendProblem(reply: FastifyReply, answer: ProblemAnswer): FastifyReply {
  return reply
    .code(answer.problem.status)
    .headers(answer.headers)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .header('cache-control', 'no-store')
    .send(JSON.stringify(answer.problem))
}

const KNOWN: Readonly<Record<number, string>> = {
  400: '请检查请求：内容不是有效的 JSON，或与声明的长度不符。',
  413: `请压缩或拆分后再提交：内容超过上限（表单 ${BODY_BYTES_MAX / 1048576} MB，文件 ${FILE_BYTES_MAX / 1048576} MB）。`,
  415: '请以 JSON 提交；上传文件请用 multipart/form-data。',
}

function problemOfError(error: FastifyError, onFault: (id: string, error: unknown) => void): ProblemAnswer {
  const status = error.statusCode ?? 500
  if (status === 429) return problem(429, '请稍候再试：短时间内尝试次数过多。', { why: 'rate-limit' })
  if (status === 406 && error.code.includes('MULTIPART')) return problem(415, KNOWN[415] ?? '')
  if (isBrokenUpload(error)) return problem(400, '请重新选择文件后上传：上传的内容不完整，没有收到整个文件。')
  if (status >= 400 && status < 500) return problem(status, KNOWN[status] ?? '请求没有被接受，请检查后重试。')
  const id = randomUUID().slice(0, 8)
  onFault(id, error)
  return problem(500, `请稍后重试；仍不行时请把编号 ${id} 告诉系统管理员。本次操作没有办成。`, {
    why: `fault:${id}`,
  })
}

/** What the parser of uploads says of a body that is none: it gives its errors no status. */
export const isBrokenUpload = (error: unknown): boolean =>
  error instanceof Error && /^(?:Multipart: |Unexpected end of |Part terminated early)/.test(error.message)

export function reportFault(id: string, error: unknown): void {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
  process.stderr.write(`[${id}] ${text}\n`)
}
