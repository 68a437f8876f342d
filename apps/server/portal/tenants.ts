/** The jurisdiction that an address names. */
import type { FastifyRequest } from 'fastify'
import type { PortalSources, PortalTenant } from './sources.ts'

export type FoundTenant =
  | {
      readonly known: true
      /** Absent for an address over all jurisdictions. */
      readonly tenant: PortalTenant | undefined
      readonly tenants: readonly PortalTenant[]
      /** Whether something of a tenant belongs to this address. */
      covers(of: { readonly tenant: string }): boolean
    }
  | { readonly known: false }

/** Reads `:tenant` of a route; routes without it are over all jurisdictions. */
export async function findTenant(sources: PortalSources, request: FastifyRequest): Promise<FoundTenant> {
  const { tenant: id } = request.params as { readonly tenant?: string }
  const tenants = await sources.tenants()
  if (id === undefined) return { known: true, tenant: undefined, tenants, covers: () => true }
  const tenant = tenants.find((one) => one.id === id)
  return tenant === undefined
    ? { known: false }
    : { known: true, tenant, tenants, covers: (of) => of.tenant === id }
}
