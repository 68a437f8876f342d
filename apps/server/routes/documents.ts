/**
 * Papers of a case: as PDF, fixed by the act that made them (asked again, the same bytes come); as Word or Excel, filled
 * into the layout in force.
 */
import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import { type DocumentSpec, type Origin, type Staged, mayReadDocument, maySee } from '#kernel'
import type { LoadedCase } from '#platform/cases'
import type { IssuedDocument } from '#platform/documents'
import { filesFolder, openFile } from '#platform/files'
import { actorOf } from '#platform/identity'
import type { ServerContext } from '../context.ts'
import { notFound } from '../http/problem.ts'
import { type Http, route } from '../http/route.ts'
import { papersOf } from '../papers.ts'
import { boundPrint } from '../paper/binding.ts'
import { formOf, issueForm } from '../paper/forms.ts'
import { personalPrint } from '../paper/personal-print.ts'
import { send } from './layouts.ts'
import { officeFile, officeFormat } from './office-files.ts'

const PDF = 'application/pdf'

export function documentRoutes(http: Http, context: ServerContext): void {
  for (const procedure of context.procedures) {
    if (Object.keys(procedure.documents).length === 0) continue
    const papers = papersOf([procedure])
    route(
      http,
      {
        method: 'GET',
        url: `/api/${procedure.id}/:id/documents/:file`,
        id: `${procedure.id.replaceAll(/[^a-zA-Z]+(.)/g, (_, letter: string) => letter.toUpperCase())}Document`,
        summary: `「${procedure.label}」的文书`,
        tag: procedure.id.split('/')[0] ?? procedure.id,
        params: z.object({ id: z.string().max(100), file: z.string().max(100) }),
        produces: PDF,
      },
      async ({ session, params, reply }) => {
        const origin: Origin = { kind: 'person', actor: actorOf(session) }
        const { found } = await context.cases.load(session.tenant, params.id)
        if (found === undefined || found.procedure !== procedure.id) return notFound()
        if (!maySee(procedure, origin, found.parties)) return notFound()
        const format = officeFormat(params.file)
        const name = params.file.replace(/\.(?:pdf|docx|xlsx)$/, '')
        const specs = procedure.documents as Record<string, DocumentSpec<Staged>>
        const spec = Object.hasOwn(specs, name) ? specs[name] : undefined
        if (spec === undefined || !spec.when(found.snapshot.domain, found.snapshot.kernel.returns))
          return notFound('这份文书')
        if (!mayReadDocument(spec, origin, found.parties)) return notFound('这份文书')
        const paper = papers.find(({ id }) => id === `${procedure.id}/${name}`)
        if (format !== undefined) {
          if (paper === undefined) return notFound('这种格式的文书')
          const bytes = await officeFile(context, { session, origin, paper, found, format })
          return send(reply, format, spec.label, bytes)
        }
        const form = formOf(name, spec, found.snapshot)
        const issued = await issueForm(context, session.tenant, found, form)
        if (form.personal !== undefined)
          return sendOnce(reply, spec.label, await personalPrint(context, session, found, form, issued))
        const bound = await boundPrint(context, session.tenant, found, form, issued)
        if (bound !== undefined) return sendOnce(reply, spec.label, bound)
        const folder = filesFolder({ GUICHENG_DATA: context.dataFolder })
        const file = await openFile(context.database.app, session.tenant, issued.fileHash, folder)
        if (file === undefined) throw new Error(`document ${issued.code} has lost its file`)
        return reply
          .type(PDF)
          .header(
            'content-disposition',
            `inline; filename*=UTF-8''${encodeURIComponent(`${spec.label}.pdf`)}`,
          )
          .header('cache-control', 'private, no-store')
          .send(file.stream)
      },
    )
  }
}

/** A print made for this one asking; it is kept nowhere. */
const sendOnce = (reply: FastifyReply, label: string, pdf: Uint8Array) =>
  reply
    .type(PDF)
    .header('content-disposition', `inline; filename*=UTF-8''${encodeURIComponent(`${label}.pdf`)}`)
    .header('cache-control', 'private, no-store')
    .send(Buffer.from(pdf))

/** Issues a paper of the case under its name in the procedure; what says the same as the last print is that print. */
export function issue(
  context: ServerContext,
  tenant: string,
  found: LoadedCase,
  [name, spec]: readonly [string, DocumentSpec<Staged>],
): Promise<IssuedDocument> {
  return issueForm(context, tenant, found, formOf(name, spec, found.snapshot))
}

/** A published case as PDF: what is bound for it, else its tables; issued once per act like any other document of it. */
export async function publicPdf(
  context: ServerContext,
  tenant: string,
  caseId: string,
): Promise<string | undefined> {
  const { found } = await context.cases.load(tenant, caseId)
  const procedure = found === undefined ? undefined : context.cases.procedure(found.procedure)
  const specs = Object.entries((procedure?.documents ?? {}) as Record<string, DocumentSpec<Staged>>)
  const printed = (wanted: string) =>
    specs.find(
      ([, { template, when, readers }]) =>
        template === wanted &&
        readers === undefined &&
        found !== undefined &&
        when(found.snapshot.domain, found.snapshot.kernel.returns),
    )
  const spec = printed('compilation') ?? printed('figures')
  if (found === undefined || spec === undefined) return undefined
  return (await issue(context, tenant, found, spec)).fileHash
}
