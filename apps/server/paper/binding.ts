/**
 * Papers that are handed out with papers of other cases behind them: the material of a review meeting with the summary sheet
 * F2 of every candidate (DESK F44). The kept print is the paper itself; what is bound behind it is set when it is asked for.
 */
import type { LoadedCase } from '#platform/cases'
import type { CompilationData, IssuedDocument } from '#platform/documents'
import { type Application, type Meeting, application, procedureIds } from '#regulations/titles'
import type { PaperContext } from '../context.ts'
import type { CaseForm } from './forms.ts'
import { emptied } from './personal.ts'
import { setAgain } from './set-again.ts'

type Sections = CompilationData['sections']
type Binder = (context: PaperContext, tenant: string, found: LoadedCase) => Promise<Sections>

/** F2 of each candidate in the order of the agenda; numbers of identity papers are not for the room. */
const summarySheets: Binder = async (context, tenant, { snapshot }) => {
  const { items } = snapshot.domain as unknown as Meeting
  const ids = items.flatMap(({ candidates }) => candidates.map((one) => one.application))
  const { rows } = await context.database.app.query<{ state: Application }>(
    `select state -> 'domain' as state from cases where tenant = $1 and procedure = $2 and id = any($3::text[])
     order by array_position($3::text[], id)`,
    [tenant, procedureIds.application, ids],
  )
  const sheet = application.documents['summaryForm']
  return rows.flatMap(({ state }) =>
    sheet === undefined || !sheet.when(state, [])
      ? []
      : [{ template: 'form' as const, data: emptied(sheet.data(state, [])) }],
  )
}

const binders: Readonly<Record<string, Binder>> = {
  [`${procedureIds.meeting}/meetingBundle`]: summarySheets,
}

/** The paper with what is bound behind it, under its own code; undefined where nothing is. */
export async function boundPrint(
  context: PaperContext,
  tenant: string,
  found: LoadedCase,
  { form, template, data, label }: CaseForm,
  issued: IssuedDocument,
): Promise<Uint8Array | undefined> {
  const behind = await binders[`${found.procedure}/${form}`]?.(context, tenant, found)
  if (behind === undefined || behind.length === 0 || template === 'compilation') return undefined
  return setAgain(context, tenant, found, issued, {
    template: 'compilation',
    data: { contents: false, sections: [{ template, data }, ...behind] },
    title: label,
  })
}
