/** A paper of a case as Word or Excel, in the layout in force for the unit it belongs to. */
import type { Origin } from '#kernel'
import { projectState } from '#kernel'
import type { LoadedCase } from '#platform/cases'
import { contentDigits, findPrint } from '#platform/documents'
import {
  type LayoutFormat,
  type OfficeCode,
  fillLayout,
  findLayoutInForce,
  layoutFormats,
  layoutTemplate,
  readLayout,
  withOfficeCode,
} from '#platform/documents/layouts'
import type { Session } from '#platform/identity'
import type { ServerContext } from '../context.ts'
import { formOf, issueForm } from '../paper/forms.ts'
import { personalised } from '../paper/personal.ts'
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
  const written = paper.spec.data(domain, kernel.returns) as PaperData
  const data = await personalised(context, session, found, written)
  const state = projectState(paper.procedure, domain, origin, found.parties)
  const filling = paperFilling(paper, data, state)
  const own = await ownLayout(context, session, paper, found)
  const layout = own?.format === format ? own.content : await layoutTemplate(format, paper.template, data)
  const filled = await fillLayout(format, layout, filling)
  return await withOfficeCode(format, filled, await officeCode(context, session, paper, found))
}

/** The code of the print that says the same: the file is a copy of it, to be known again when it comes back on paper. */
async function officeCode(
  context: ServerContext,
  session: Session,
  paper: Paper,
  found: LoadedCase,
): Promise<OfficeCode> {
  const form = formOf(paper.name, paper.spec, found.snapshot)
  const issued = await issueForm(context, session.tenant, found, form)
  const print = await findPrint(context.database.app, session.tenant, issued.code)
  if (print === undefined) throw new Error(`document ${issued.code} has no print`)
  const { code } = issued
  return { code, url: `${context.origin}/verify/${code}`, print: print.print, content: contentDigits(print) }
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
