/** How a page becomes an HTTP answer. */
import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Page, renderPage } from './layout.ts'
import { notFoundPage } from './pages/errors.ts'
import type { PortalSources } from './sources.ts'
import { stylesheetAddress } from './stylesheet.ts'

/** Sends text with an entity tag; a reader who has it already is answered 304. */
export function sendText(
  request: FastifyRequest,
  reply: FastifyReply,
  type: string,
  text: string,
  status = 200,
): FastifyReply {
  const etag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`
  void reply.header('etag', etag).type(type)
  if (!reply.hasHeader('cache-control')) void reply.header('cache-control', 'no-cache')
  if (status === 200 && request.headers['if-none-match'] === etag) return reply.code(304).send()
  return reply.code(status).send(text)
}

/** Sends a page in its frame. */
export function sendPage(
  request: FastifyRequest,
  reply: FastifyReply,
  sources: PortalSources,
  page: Page,
  status = 200,
): FastifyReply {
  const { site, demo } = sources
  const text = renderPage(
    {
      siteName: site.name,
      origin: site.origin,
      operator: site.operator,
      demo,
      stylesheet: stylesheetAddress,
      address: request.url,
    },
    page,
  )
  return sendText(request, reply, 'text/html; charset=utf-8', text, status)
}

/** The 404 page, for the server's own not-found handler too. `what` names what is missing: “这份预算”. */
export function sendNotFound(
  request: FastifyRequest,
  reply: FastifyReply,
  sources: PortalSources,
  what?: string,
): FastifyReply {
  return sendPage(request, reply, sources, notFoundPage(what), 404)
}
