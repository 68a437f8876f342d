/** A kept print set once more with something of the moment in it, under the code of the print that is kept. */
import { momentAt } from '#kernel'
import type { LoadedCase } from '#platform/cases'
import {
  type IssuedDocument,
  type RenderRequest,
  type TemplateName,
  contentDigits,
  findPrint,
  renderDocument,
} from '#platform/documents'
import type { PaperContext } from '../context.ts'

/** The PDF; asked again with the same content it is set again, byte for byte alike. */
export async function setAgain<Name extends TemplateName>(
  context: PaperContext,
  tenant: string,
  { lastAt }: LoadedCase,
  { code }: IssuedDocument,
  content: Pick<RenderRequest<Name>, 'template' | 'data' | 'title'>,
): Promise<Uint8Array> {
  const print = await findPrint(context.database.app, tenant, code)
  if (print === undefined) throw new Error(`document ${code} has no print`)
  const { pdf } = await renderDocument({
    ...content,
    date: momentAt(lastAt).date,
    verification: {
      code,
      url: `${context.origin}/verify/${code}`,
      mark: { print: print.print, content: contentDigits(print) },
    },
  })
  return pdf
}
