/** Forms of a case as paper: where each page is, the final document, and seals that are no scan. */
import { z } from 'zod'
import { type AnyProcedure, type Origin, maySee } from '#kernel'
import type { LoadedCase } from '#platform/cases'
import { type IssuedDocument, addSeal, signatureLabels } from '#platform/documents'
import { filesFolder, openFile } from '#platform/files'
import { type Session, actorOf, appendAccess } from '#platform/identity'
import { paperCaseSchema } from '../contract/index.ts'
import type { ServerContext } from '../context.ts'
import { ProblemAnswer, notFound, problem } from '../http/problem.ts'
import { type Http, route } from '../http/route.ts'
import { mayFile } from '../paper/forms.ts'
import { finalDocument } from '../paper/final.ts'
import { type FormPaper, paperOf, sourceLabels } from '../paper/paper-of.ts'

export const TAG = 'paper'
const PDF = 'application/pdf'
export const caseParams = z.object({ id: z.string().max(100) })
const sealSchema = z.object({
  form: z.string().max(100),
  number: z.string().trim().min(1).max(60),
  organisation: z.string().trim().min(1).max(100),
  sealedOn: z.iso.date(),
  note: z.string().trim().max(300).default(''),
})

export interface OpenCase {
  readonly found: LoadedCase
  readonly procedure: AnyProcedure
  readonly origin: Origin
  readonly mayFile: boolean
}

export function paperRoutes(http: Http, context: ServerContext): void {
  route(
    http,
    {
      method: 'GET',
      url: '/api/paper/cases/:id',
      id: 'GetPaperCase',
      summary: '一件的纸质文书：各页取自何处',
      tag: TAG,
      params: caseParams,
      answer: paperCaseSchema,
    },
    async ({ session, params }) => {
      const open = await openCase(context, session, params.id)
      return open === undefined ? notFound() : paperCase(context, session, open)
    },
  )
  route(
    http,
    {
      method: 'GET',
      url: '/api/paper/cases/:id/final.pdf',
      id: 'GetFinalDocument',
      summary: '终稿：有盖章扫描件的页取扫描件，其余由系统生成',
      tag: TAG,
      params: caseParams,
      query: z.object({ form: z.string().max(100).optional() }),
      produces: PDF,
    },
    async ({ session, params, query, reply }) => {
      const open = await openCase(context, session, params.id)
      if (open === undefined) return notFound()
      const issued = await finalDocument(context, session.tenant, open, query.form)
      if (issued === undefined) return notFound('这份文书')
      await logReading(context, session, 'final-document', open.found.caseId)
      return sendPdf(context, session.tenant, issued, reply)
    },
  )
  sealRoutes(http, context)
}

function sealRoutes(http: Http, context: ServerContext): void {
  route(
    http,
    {
      method: 'POST',
      url: '/api/paper/cases/:id/seals',
      id: 'RegisterSeal',
      summary: '登记用印（用印登记簿的一条）',
      tag: TAG,
      params: caseParams,
      body: sealSchema,
      answer: paperCaseSchema,
    },
    async ({ session, params, body }) => {
      const open = await openForFiling(context, session, params.id)
      if (open instanceof ProblemAnswer) return open
      const paper = await printedPaper(context, session, open, body.form)
      if (paper instanceof ProblemAnswer) return paper
      if (body.sealedOn > session.today)
        return problem(422, '请核对用印日期：不能晚于今天。', {
          why: 'input',
          fields: [{ path: 'sealedOn', say: '不能晚于今天' }],
        })
      await addSeal(context.database.app, {
        tenant: session.tenant,
        caseId: open.found.caseId,
        code: paper.issued.code,
        kind: 'registered',
        fileHash: null,
        check: null,
        recordedBy: session.person.id,
        ...body,
      })
      await logWriting(context, session, `seal-registered:${paper.issued.code}`, open.found.caseId)
      return paperCase(context, session, open)
    },
  )
}

/** The case behind an id, for somebody who may see it. */
export async function openCase(
  context: ServerContext,
  session: Session,
  id: string,
): Promise<OpenCase | undefined> {
  const { found } = await context.cases.load(session.tenant, id)
  const procedure = found === undefined ? undefined : context.cases.procedure(found.procedure)
  const origin: Origin = { kind: 'person', actor: actorOf(session) }
  if (found === undefined || procedure === undefined || !maySee(procedure, origin, found.parties))
    return undefined
  return { found, procedure, origin, mayFile: mayFile(procedure, origin, found.parties) }
}

/** The case, for somebody who may file its paper; else the answer that says so. */
export async function openForFiling(
  context: ServerContext,
  session: Session,
  id: string,
): Promise<OpenCase | ProblemAnswer> {
  const open = await openCase(context, session, id)
  if (open === undefined) return notFound()
  if (open.mayFile) return open
  return problem(403, '当前岗位只能查看本件，不能登记用印或归档纸件。', { why: 'not-permitted' })
}

/** A form that has been printed as it is now: only then can anything have been sealed. */
/** A form of the case with its current print; without one the answer that says what to do. */
export async function printedPaper(
  context: ServerContext,
  session: Session,
  { procedure, found, origin }: OpenCase,
  form: string,
): Promise<PrintedPaper | ProblemAnswer> {
  const all = await paperOf(context, { tenant: session.tenant, procedure, found, origin, issue: false })
  const paper = all.find((one) => one.form.form === form)
  if (paper === undefined) return notFound('这份文书')
  const { issued } = paper
  if (issued === undefined)
    return problem(409, `请先打印现行的“${paper.form.label}”再用印：内容变化后还没有打印过。`, {
      why: 'conflict',
    })
  return { ...paper, issued }
}

/** A form with the print that says what it says now. */
export type PrintedPaper = FormPaper & { readonly issued: IssuedDocument }

/** The paper of a case as the screens show it. */
export async function paperCase(
  context: ServerContext,
  session: Session,
  open: OpenCase,
): Promise<z.input<typeof paperCaseSchema>> {
  const { procedure, found, origin } = open
  const base = `/api/paper/cases/${encodeURIComponent(found.caseId)}/final.pdf`
  const all = await paperOf(context, { tenant: session.tenant, procedure, found, origin, issue: false })
  return {
    caseId: found.caseId,
    mayFile: open.mayFile,
    final: base,
    forms: all.map(({ form, issued, print, pages, stale, seals }) => ({
      form: form.form,
      label: form.label,
      code: issued?.code ?? null,
      print,
      pages: pages.map(({ page, source, note, hash }) => ({
        page,
        source,
        note,
        sourceLabel: sourceLabels[source],
        address: source === 'generated' ? null : `/api/files/${hash}`,
      })),
      stale: stale.map(({ page, hash, readAt }) => ({ page: page ?? 0, hash: hash ?? '', at: readAt })),
      seals: seals.map(({ kind, number, organisation, sealedOn, note, fileHash, check }) => ({
        kind,
        number,
        organisation,
        sealedOn,
        note,
        fileHash,
        check: check?.map((one) => ({ ...one, label: signatureLabels[one.state] })) ?? null,
      })),
      final: `${base}?form=${encodeURIComponent(form.form)}`,
    })),
  }
}

/** Sends an issued document from the store. */
export async function sendPdf(
  context: ServerContext,
  tenant: string,
  { fileHash, title, code }: Pick<IssuedDocument, 'fileHash' | 'title' | 'code'>,
  reply: Parameters<Parameters<typeof route>[2]>[0]['reply'],
) {
  const folder = filesFolder({ GUICHENG_DATA: context.dataFolder })
  const file = await openFile(context.database.app, tenant, fileHash, folder)
  if (file === undefined) throw new Error(`document ${code} has lost its file`)
  return reply
    .type(PDF)
    .header('content-disposition', `inline; filename*=UTF-8''${encodeURIComponent(`${title}.pdf`)}`)
    .header('cache-control', 'private, no-store')
    .send(file.stream)
}

const logOf =
  (kind: 'read' | 'administration') =>
  async (context: ServerContext, session: Session, what: string, subject: string): Promise<void> => {
    const { person, post, organisation } = actorOf(session)
    await appendAccess(context.database.app, {
      tenant: session.tenant,
      actor: { person, post, organisation },
      kind,
      what,
      subject,
    })
  }
const logReading = logOf('read')
export const logWriting = logOf('administration')
