/** A print with the numbers of its persons, set for one reader under the code of the print that is kept without them. */
import { momentAt } from '#kernel'
import type { LoadedCase } from '#platform/cases'
import { type IssuedDocument, contentDigits, findPrint, renderDocument } from '#platform/documents'
import type { Session } from '#platform/identity'
import type { PaperContext } from '../context.ts'
import type { CaseForm } from './forms.ts'
import { personalised } from './personal.ts'

/** The PDF for this person; asked again it is set again, byte for byte alike. */
export async function personalPrint(
  context: PaperContext,
  session: Session,
  found: LoadedCase,
  { template, personal, label }: CaseForm,
  { code }: IssuedDocument,
): Promise<Uint8Array> {
  const print = await findPrint(context.database.app, session.tenant, code)
  if (personal === undefined || print === undefined) throw new Error(`document ${code} has no places to fill`)
  const { pdf } = await renderDocument({
    template,
    data: await personalised(context, session, found, personal),
    title: label,
    date: momentAt(found.lastAt).date,
    verification: {
      code,
      url: `${context.origin}/verify/${code}`,
      mark: { print: print.print, content: contentDigits(print) },
    },
  })
  return pdf
}
