/** A print with the numbers of its persons, set for one reader under the code of the print that is kept without them. */
import type { LoadedCase } from '#platform/cases'
import type { IssuedDocument } from '#platform/documents'
import type { Session } from '#platform/identity'
import type { PaperContext } from '../context.ts'
import type { CaseForm } from './forms.ts'
import { personalised } from './personal.ts'
import { setAgain } from './set-again.ts'

/** The PDF for this person; asked again it is set again, byte for byte alike. */
export async function personalPrint(
  context: PaperContext,
  session: Session,
  found: LoadedCase,
  { template, personal, label }: CaseForm,
  issued: IssuedDocument,
): Promise<Uint8Array> {
  if (personal === undefined) throw new Error(`document ${issued.code} has no places to fill`)
  const data = await personalised(context, session, found, personal)
  return setAgain(context, session.tenant, found, issued, { template, data, title: label })
}
