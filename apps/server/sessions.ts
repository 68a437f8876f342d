/** The session of a request: looked up in the database, kept for a few seconds, forgotten at once when anything about people changes. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import type pg from 'pg'
import { type Session, findSession } from '#platform/identity'

export const SESSION_COOKIE = 'guicheng_session'
const KEPT_MILLISECONDS = 3_000
const KEPT_MAX = 5_000

export interface Sessions {
  find(request: FastifyRequest): Promise<Session | undefined>
  /** Anything about accounts, posts, organisations or the clock changed: nothing kept is used again. */
  forget(): void
}

interface Kept {
  readonly session: Session
  readonly until: number
}

/** One lookup per request, or none when the same token was looked up a moment ago. */
export function createSessions(pool: pg.Pool): Sessions {
  const kept = new Map<string, Kept>()
  let revision = 0
  return {
    async find(request) {
      const token = request.cookies[SESSION_COOKIE]
      if (token === undefined || token === '') return undefined
      const known = kept.get(token)
      if (known !== undefined && known.until > performance.now()) return known.session
      const asked = revision
      const session = await findSession(pool, token)
      if (kept.size >= KEPT_MAX) kept.clear()
      if (session === undefined) kept.delete(token)
      else if (asked === revision) kept.set(token, { session, until: performance.now() + KEPT_MILLISECONDS })
      return session
    },
    forget() {
      revision += 1
      kept.clear()
    },
  }
}

/** Puts the token into a cookie that no script reads and no other site sends. */
export function setSessionCookie(reply: FastifyReply, token: string, secure: boolean): void {
  void reply.setCookie(SESSION_COOKIE, token, { path: '/', httpOnly: true, sameSite: 'strict', secure })
}

export function clearSessionCookie(reply: FastifyReply): void {
  void reply.clearCookie(SESSION_COOKIE, { path: '/' })
}
