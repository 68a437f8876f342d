/** The forms of a case as paper: what each says now, and its prints. */
import { Readable } from 'node:stream'
import {
  type AnyProcedure,
  type DocumentSpec,
  type Origin,
  type Staged,
  mayReadDocument,
  maySee,
  momentAt,
  permits,
} from '#kernel'
import type { LoadedCase } from '#platform/cases'
import {
  CONTENT_DIGITS,
  type Currency,
  type IssuedDocument,
  type PaperContent,
  type Places,
  type Rendered,
  type SealedSheet,
  type TemplateData,
  type TemplateName,
  contentCurrency,
  contentOf,
  currencyOf,
  findSamePrint,
  issueDocument,
  renderDocument,
} from '#platform/documents'
import { filesFolder, openFile, saveFile } from '#platform/files'
import type { PaperContext } from '../context.ts'
import { emptied, hasPlaces } from './personal.ts'

export interface CaseForm {
  /** Name of the form in its procedure. */
  readonly form: string
  readonly label: string
  readonly template: TemplateName
  /** As it is kept: places for personal facts are empty. */
  readonly data: TemplateData[TemplateName]
  readonly content: PaperContent
  /** The same with its places still named, for whoever prints it; undefined where there are none. */
  readonly personal?: TemplateData[TemplateName] | undefined
}

/** The forms that a case has now and this person may read, filled as they would be printed. */
export function formsOf(
  procedure: AnyProcedure,
  { snapshot, parties }: LoadedCase,
  origin: Origin,
): readonly CaseForm[] {
  const specs = Object.entries(procedure.documents as Record<string, DocumentSpec<Staged>>)
  return specs
    .filter(([, spec]) => mayReadDocument(spec, origin, parties))
    .filter(([, spec]) => spec.when(snapshot.domain, snapshot.kernel.returns))
    .map(([form, spec]) => formOf(form, spec, snapshot))
}

/** One form, filled. */
export function formOf(
  form: string,
  spec: DocumentSpec<Staged>,
  { domain, kernel }: LoadedCase['snapshot'],
): CaseForm {
  const template = spec.template as TemplateName
  const written = spec.data(domain, kernel.returns) as TemplateData[TemplateName]
  const data = emptied(written)
  const personal = hasPlaces(written) ? { personal: written } : {}
  return {
    form,
    label: spec.label,
    template,
    data,
    content: contentOf(template, data, spec.label),
    ...personal,
  }
}

/**
 * Issues the document of the case's newest act. While what the form says is unchanged the print that is there stands:
 * a sheet does not age because somebody looked at the case.
 */
export async function issueForm(
  context: PaperContext,
  tenant: string,
  found: LoadedCase,
  { form, label, template, data, content }: CaseForm,
): Promise<IssuedDocument> {
  const pool = context.database.app
  const same = await findSamePrint(pool, { tenant, caseId: found.caseId, form, content: content.content })
  if (same !== undefined) return same
  const moment = momentAt(found.lastAt)
  return issueDocument(
    pool,
    {
      tenant,
      caseId: found.caseId,
      actVersion: found.version,
      template,
      form,
      title: label,
      data,
      date: moment.date,
      madeAt: moment.instant,
      portal: context.origin,
      secret: context.codeSecret,
    },
    (pdf, name) => keepPdf(context, { tenant, caseId: found.caseId, pdf, name }),
  )
}

/**
 * Sets a form as it would be printed now, without issuing it: to see where its blocks lie, or to cut blocks out of it. Its code
 * stands for nothing and takes the room of a real one.
 */
export function layOut(
  context: PaperContext,
  found: LoadedCase,
  { template, data, label, content }: CaseForm,
): Promise<Rendered> {
  const code = '2222-2222-2222-2222'
  const mark = { print: 1, content: content.content.slice(0, CONTENT_DIGITS) }
  return renderDocument({
    template,
    data,
    title: label,
    date: momentAt(found.lastAt).date,
    verification: { code, url: `${context.origin}/verify/${code}`, mark },
  })
}

/** The print that says just what the form says now, if it has been printed. */
export const printedForm = (
  context: PaperContext,
  tenant: string,
  { caseId }: LoadedCase,
  { form, content }: CaseForm,
): Promise<IssuedDocument | undefined> =>
  findSamePrint(context.database.app, { tenant, caseId, form, content: content.content })

/** Whether a sheet is still what the form says; the form is laid out only where its content does not tell. */
export async function sheetCurrency(
  sheet: SealedSheet,
  content: PaperContent,
  places: () => Promise<Places>,
): Promise<Currency> {
  return contentCurrency(sheet, content) ?? currencyOf(sheet, { content, places: await places() })
}

/** Keeps a PDF that the system made with its case; the same bytes are entered once. */
export async function keepPdf(
  context: PaperContext,
  {
    tenant,
    caseId,
    pdf,
    name,
    uploadedBy = 'system',
    keepDays,
  }: {
    readonly tenant: string
    readonly caseId: string | undefined
    readonly pdf: Uint8Array
    readonly name: string
    readonly uploadedBy?: string
    readonly keepDays?: number
  },
): Promise<string> {
  const saved = await saveFile(context.database, Readable.from([Buffer.from(pdf)]), {
    tenant,
    name,
    uploadedBy,
    caseId,
    keepDays,
    folder: filesFolder({ GUICHENG_DATA: context.dataFolder }),
    kinds: ['pdf'],
    bytesMax: SHEET_BYTES_MAX,
    once: true,
  })
  if (!saved.ok) throw new Error(`a document could not be kept: ${saved.message}`)
  return saved.file.hash
}

const SHEET_BYTES_MAX = 256 * 1024 * 1024

/** The whole content of a stored file of this tenant; undefined when there is none. */
export async function readStored(
  context: PaperContext,
  tenant: string,
  hash: string,
): Promise<Buffer | undefined> {
  const folder = filesFolder({ GUICHENG_DATA: context.dataFolder })
  const file = await openFile(context.database.app, tenant, hash, folder)
  if (file === undefined) return undefined
  const parts: Buffer[] = []
  for await (const part of file.stream) parts.push(part as Buffer)
  return Buffer.concat(parts)
}

/** Who may put paper into a case: whoever sees it and has an act of his own in it; looking on is not enough. */
export function mayFile(procedure: AnyProcedure, origin: Origin, parties: LoadedCase['parties']): boolean {
  if (!maySee(procedure, origin, parties)) return false
  return Object.values(procedure.acts).some(({ by }) => permits(by, origin, parties))
}
