/** art.51.1.b at the door: who was removed from review keeps no post of review from the day of the decision on, signed in or not. */
import type { Finding } from '#kernel'
import type { Post, Session } from '#platform/identity'
import { findEntry } from '#platform/registers'
import { reviewRoles, staffMayReview } from '#regulations/titles'
import type { ServerContext } from './context.ts'
import { type ProblemAnswer, problem } from './http/problem.ts'
import { findingView } from './views/finding.ts'

type House = Pick<ServerContext, 'database' | 'corpus'>
type Held = Pick<Post, 'role' | 'tenant'>
type Holder = Pick<Session, 'person' | 'today'>

/** What speaks against working in a post: the finding of a removal; undefined where nothing does, or the post is none of review. */
export async function findBar(
  { database }: Pick<House, 'database'>,
  { person, today }: Holder,
  { role, tenant }: Held,
): Promise<Finding | undefined> {
  if (!reviewRoles.includes(role)) return undefined
  const entry = await findEntry(database.app, tenant, 'titles-removals', person.id, today)
  const { decidedOn, document } = entry?.values ?? {}
  if (typeof decidedOn !== 'string') return undefined
  const finding = staffMayReview({
    removedOn: decidedOn as typeof today,
    on: today,
    document: typeof document === 'string' ? document : '',
  })
  return finding.holds === 'yes' ? undefined : finding
}

/** The answer to whoever works on in a post of review after a removal; it cites the clause. */
export async function findBarProblem(
  house: House,
  holder: Holder,
  held: Held,
): Promise<ProblemAnswer | undefined> {
  const finding = await findBar(house, holder, held)
  if (finding === undefined) return undefined
  const viewer = { parties: [], origin: { kind: 'system' } } as const
  return problem(403, finding.say ?? '', {
    why: 'rules',
    findings: [findingView(house.corpus, finding, viewer)],
  })
}

/** The posts that are left to somebody, and those that a removal took. */
export async function partPosts<P extends Held>(
  house: Pick<House, 'database'>,
  holder: Holder,
  posts: readonly P[],
): Promise<{ readonly left: readonly P[]; readonly taken: readonly P[] }> {
  const bars = await Promise.all(posts.map((post) => findBar(house, holder, post)))
  return {
    left: posts.filter((_, i) => bars[i] === undefined),
    taken: posts.filter((_, i) => bars[i] !== undefined),
  }
}
