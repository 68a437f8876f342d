/** One's own means of signing in: which there are, and setting up one-time codes. The password is in `session.ts`. */
import { z } from 'zod'
import { confirmTotp, enrolTotp, findCredentials } from '#platform/identity'
import { credentialsSchema, totpSecretSchema } from '../contract/index.ts'
import type { ServerContext } from '../context.ts'
import { notFound } from '../http/problem.ts'
import { type Http, route } from '../http/route.ts'
import { identityProblem } from './session.ts'

const TAG = 'session'

/** `GET /api/session/credentials`, `POST` and `PUT /api/session/totp`. */
export function credentialRoutes(http: Http, context: ServerContext): void {
  const pool = context.database.app
  const { totpKey } = context
  route(
    http,
    {
      method: 'GET',
      url: '/api/session/credentials',
      id: 'Credentials',
      summary: '本人的登录方式',
      tag: TAG,
      answer: credentialsSchema,
    },
    async ({ session }) =>
      (await findCredentials(pool, session.account)) ?? {
        account: session.account,
        password: false,
        totp: false,
      },
  )
  route(
    http,
    {
      method: 'POST',
      url: '/api/session/totp',
      id: 'EnrolTotp',
      summary: '生成动态口令密钥',
      tag: TAG,
      answer: totpSecretSchema,
      perMinute: 20,
    },
    async ({ session }) => {
      if (totpKey === undefined) return notFound('动态口令')
      const made = await enrolTotp(pool, session.account, totpKey)
      return made.ok ? made.value : identityProblem(made)
    },
  )
  route(
    http,
    {
      method: 'PUT',
      url: '/api/session/totp',
      id: 'ConfirmTotp',
      summary: '启用动态口令',
      tag: TAG,
      body: z.object({ code: z.string().min(1).max(10) }),
      answer: z.object({ ok: z.boolean() }),
      perMinute: 20,
    },
    async ({ session, body }) => {
      if (totpKey === undefined) return notFound('动态口令')
      const done = await confirmTotp(pool, session.account, body.code, totpKey)
      return done.ok ? { ok: true } : identityProblem(done)
    },
  )
}
