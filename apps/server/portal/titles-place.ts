/** The jurisdiction that a page of title review belongs to, with the day it is shown. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { TitlesPlace } from './pages/titles-frame.ts'
import { sendNotFound } from './reply.ts'
import type { PortalSources } from './sources.ts'
import { findTenant } from './tenants.ts'

type Handler = (place: TitlesPlace, request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>

/** A route below one jurisdiction; another one is answered 404. */
export const inTenant =
  (sources: PortalSources, handler: Handler) =>
  async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const found = await findTenant(sources, request)
    if (!found.known || found.tenant === undefined) return sendNotFound(request, reply, sources, '这个辖区')
    const { date } = await sources.now()
    return handler({ tenant: found.tenant, today: date, calendar: sources.calendar }, request, reply)
  }
