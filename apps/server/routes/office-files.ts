/** A paper of a case as Word or Excel, in the layout in force for the unit it belongs to. */
import type { Origin } from '#kernel'
import { projectState } from '#kernel'
import type { LoadedCase } from '#platform/cases'
import {
  type LayoutFormat,
  fillLayout,
  findLayoutInForce,
  layoutFormats,
  layoutTemplate,
  readLayout,
} from '#platform/documents/layouts'
import type { Session } from '#platform/identity'
import type { ServerContext } from '../context.ts'
import { type Paper, type PaperData, paperFilling } from '../papers.ts'

/** The format that a file name asks for; undefined where it is no Word or Excel file. */
export function officeFormat(file: string): LayoutFormat | undefined {
  return layoutFormats.find((format) => file.endsWith(`.${format}`))
}

/**
 * Fills the layout that is in force for the organisation the case belongs to (its first party), or ours where it has
 * none, or where its own is of the other format. The state is as the asking person may see it.
 */
export async function officeFile(
  context: ServerContext,
  asked: {
    readonly session: Session
    readonly origin: Origin
    readonly paper: Paper
    readonly found: LoadedCase
    readonly format: LayoutFormat
  },
): Promise<Uint8Array> {
  const { session, origin, paper, found, format } = asked
  const { domain, kernel } = found.snapshot
  const data = paper.spec.data(domain, kernel.returns) as PaperData
  const state = projectState(paper.procedure, domain, origin, found.parties)
  const filling = paperFilling(paper, data, state)
  const own = await ownLayout(context, session, paper, found)
  if (own?.format === format) return await fillLayout(format, own.content, filling)
  return await fillLayout(format, await layoutTemplate(format, paper.template, data), filling)
}

async function ownLayout(context: ServerContext, session: Session, paper: Paper, found: LoadedCase) {
  const pool = context.database.app
  const { tenant, today } = session
  const organisation = found.parties.find((party) => party.organisation !== undefined)?.organisation
  const { rows } = await pool.query<{ path: string[] | null }>(
    'select organisation_path($1, $2, $3::date) as path',
    [tenant, organisation ?? session.post.organisation, today],
  )
  const inForce = await findLayoutInForce(pool, tenant, paper.id, rows[0]?.path ?? session.path, today)
  if (inForce === undefined) return undefined
  const { document, organisation: keeper, number } = inForce
  return await readLayout(pool, { tenant, document, organisation: keeper, number })
}
