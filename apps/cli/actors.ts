/** In whose name a command acts: an account and one of its posts. */
import type { Actor, LocalDate } from '#kernel'
import type { Database } from '#platform/database'
import { listAccounts, listOrganisations } from '#platform/identity'

export interface AccountPlace {
  readonly tenant: string
  readonly account: string
  readonly today: LocalDate
}

/** The account's first post whose role fits, with the organisations above it; undefined when there is none. */
export async function findActor(
  database: Database,
  { tenant, account, today }: AccountPlace,
  fits: (role: string) => boolean,
): Promise<Actor | undefined> {
  const found = (await listAccounts(database.app, tenant, today)).find((one) => one.account === account)
  const post = found?.posts.find(({ role }) => fits(role))
  if (found === undefined || post === undefined) return undefined
  const all = await listOrganisations(database.app, tenant, today)
  const parents = new Map(all.map(({ id, parent }) => [id, parent]))
  const path: string[] = []
  for (let at: string | null = post.organisation; at !== null; at = parents.get(at) ?? null) path.push(at)
  return { person: found.person, post: post.id, role: post.role, organisation: post.organisation, path }
}
