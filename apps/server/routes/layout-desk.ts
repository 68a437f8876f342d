/** What the layout routes share: who may set layouts for whom, and which paper is meant. */
import { z } from 'zod'
import { type Session, listOrganisations } from '#platform/identity'
import type { ServerContext } from '../context.ts'
import { type ProblemAnswer, notFound, problem } from '../http/problem.ts'
import { type Paper, type Sample, sampleOf } from '../papers.ts'

export const TAG = 'layouts'
export const BASE = '/api/layouts/:module/:procedure/:paper'
export const layoutParams = z.object({
  module: z.string().max(60),
  procedure: z.string().max(60),
  paper: z.string().max(60),
})
export const versionParams = layoutParams.extend({ number: z.coerce.number().int().positive() })
export const placeQuery = z.object({ organisation: z.string().min(1).max(100) })

/** Holders keep the layouts of their own organisation and all below it. */
const LAYOUT_KEEPER = 'layout-keeper'
export const layoutRoleLabels = { [LAYOUT_KEEPER]: '版式维护员' } as const

export interface Desk {
  readonly context: ServerContext
  readonly papers: readonly Paper[]
}

export type Asked = z.output<typeof layoutParams>

/** The organisation down from which a post may set layouts: the whole tenant for those who keep its registers. */
function scopeOf(context: ServerContext, { post, path }: Session): string | undefined {
  if (context.registers.some(({ keeper }) => keeper === post.role)) return path.at(-1) ?? post.organisation
  return post.role === LAYOUT_KEEPER ? post.organisation : undefined
}

export function paperOf({ papers }: Desk, asked: Asked): (Sample & { paper: Paper }) | ProblemAnswer {
  const paper = papers.find(({ id }) => id === `${asked.module}/${asked.procedure}/${asked.paper}`)
  const sample = paper === undefined ? undefined : sampleOf(paper)
  return paper === undefined || sample === undefined ? notFound('这份文书的版式') : { paper, ...sample }
}

/** Checks that the post may set the layout for an organisation. */
export async function placeOf(
  { context, papers }: Desk,
  session: Session,
  asked: Asked,
  organisation: string,
): Promise<{ tenant: string; document: string; organisation: string } | ProblemAnswer> {
  const document = `${asked.module}/${asked.procedure}/${asked.paper}`
  const below = await organisationsOf(context, session)
  if (!below.some(({ id }) => id === organisation))
    return problem(403, '请由版式维护员办理，且只能为本单位或下级单位设定版式。', { why: 'not-permitted' })
  const isOne = papers.find(({ id }) => id === document)?.spec.oneLayout !== undefined
  if (isOne && !(await isHighest(context, session, organisation)))
    return problem(403, '请由最高一级单位设定版式：这份文书全域统一印制，各单位按统一版式使用，不能另设。', {
      why: 'not-permitted',
    })
  return { tenant: session.tenant, document, organisation }
}

/** An organisation with none above it: the province where the tenant is one. */
async function isHighest({ database }: ServerContext, session: Session, organisation: string) {
  const all = await listOrganisations(database.app, session.tenant, session.today)
  return all.some(({ id, parent }) => id === organisation && parent === null)
}

/** The organisations a post may set layouts for, its own scope first. */
export async function organisationsOf(
  context: ServerContext,
  session: Session,
): Promise<readonly { readonly id: string; readonly name: string }[]> {
  const scope = scopeOf(context, session)
  if (scope === undefined) return []
  const all = await listOrganisations(context.database.app, session.tenant, session.today)
  const isBelow = (id: string | null, depth = 0): boolean =>
    id === scope ||
    (id !== null && depth < 30 && isBelow(all.find((one) => one.id === id)?.parent ?? null, depth + 1))
  const found = all.filter(({ id }) => isBelow(id)).map(({ id, name }) => ({ id, name }))
  return found.toSorted((a, b) => Number(b.id === scope) - Number(a.id === scope))
}
