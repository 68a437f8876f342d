/** Papers of many cases in one PDF: each page says whose it is and which page of the whole pile. */
import { z } from 'zod'
import { type Actor, type AnyProcedure, type Origin, maySee, momentAt } from '#kernel'
import type { LoadedCase } from '#platform/cases'
import { type AssemblyFile, type AssemblyPage, assemble, releaseSources } from '#platform/documents'
import { type Session, actorOf, appendAccess } from '#platform/identity'
import { openScan } from '#platform/scans'
import type { ServerContext } from '../context.ts'
import { ProblemAnswer, problem } from '../http/problem.ts'
import { type Http, route } from '../http/route.ts'
import { type CaseForm, formsOf, issueForm, readStored } from '../paper/forms.ts'
import { personalPrint } from '../paper/personal-print.ts'

const PDF = 'application/pdf'
/** A pile that a printer takes in one go and a person can still check. */
const PRINTED_CASES_MAX = 200
const PAGES_MAX = 2000

const bodySchema = z.strictObject({
  procedure: z.string().max(100),
  ids: z
    .array(z.string().max(100))
    .min(1, '请先选择事项')
    .max(PRINTED_CASES_MAX, `一次最多打印${PRINTED_CASES_MAX}件`),
  papers: z.array(z.string().max(100)).min(1, '请选择要打印的文书').max(50),
})

/** One paper of one case, as it goes into the pile. */
interface Printed {
  readonly title: string
  readonly label: string
  readonly bytes: Uint8Array
}

export function batchPrintRoutes(http: Http, context: ServerContext): void {
  route(
    http,
    {
      method: 'POST',
      url: '/api/documents/batch.pdf',
      id: 'PrintBatch',
      summary: '批量打印：多件事项的文书合成一个文件，连续编页',
      tag: 'documents',
      body: bodySchema,
      produces: PDF,
      perMinute: 10,
    },
    async ({ session, body, reply }) => {
      const procedure = context.procedures.find(({ id }) => id === body.procedure)
      if (procedure === undefined) return problem(404, '没有这种业务，请从清单重新选择。')
      const printed = await printedPapers(context, session, procedure, body)
      if (printed.length === 0)
        return problem(404, '所选事项现在没有这些文书，或您无权查看。请换一种文书，或打开事项核对环节。')
      const pile = await bindPile(printed, `${procedure.label}批量打印`, session.today)
      if (pile instanceof ProblemAnswer) return pile
      await appendAccess(context.database.app, {
        tenant: session.tenant,
        actor: actorOf(session),
        kind: 'export',
        what: `batch-print:${procedure.id}:${body.papers.join(',')}:${body.ids.length}`,
      })
      return reply
        .type(PDF)
        .header(
          'content-disposition',
          `attachment; filename*=UTF-8''${encodeURIComponent(`${procedure.label}批量打印${printed.length}份.pdf`)}`,
        )
        .header('cache-control', 'private, no-store')
        .send(Buffer.from(pile))
    },
  )
}

/** In the order of the list, and for each case in the order of the papers asked for. */
async function printedPapers(
  context: ServerContext,
  session: Session,
  procedure: AnyProcedure,
  { ids, papers }: z.infer<typeof bodySchema>,
): Promise<readonly Printed[]> {
  const actor: Actor = actorOf(session)
  const origin: Origin = { kind: 'person', actor }
  const printed: Printed[] = []
  for (const id of ids) {
    const { found } = await context.cases.load(session.tenant, id)
    if (found === undefined || found.procedure !== procedure.id) continue
    if (!maySee(procedure, origin, found.parties)) continue
    const forms = formsOf(procedure, found, origin)
    const title = procedure.title(found.snapshot.domain)
    for (const name of papers) {
      const form = forms.find((one) => one.form === name)
      if (form === undefined) continue
      printed.push({ title, label: form.label, bytes: await bytesOf(context, session, found, form) })
    }
  }
  return printed
}

async function bytesOf(
  context: ServerContext,
  session: Session,
  found: LoadedCase,
  form: CaseForm,
): Promise<Uint8Array> {
  const issued = await issueForm(context, session.tenant, found, form)
  if (form.personal !== undefined) return personalPrint(context, session, found, form, issued)
  const bytes = await readStored(context, session.tenant, issued.fileHash)
  if (bytes === undefined) throw new Error(`document ${issued.code} has lost its file`)
  return bytes
}

type Size = { readonly width: number; readonly height: number }

/** Every page keeps its own size; at its foot stand the case, the paper and the page of the pile. */
async function bindPile(
  printed: readonly Printed[],
  title: string,
  date: string,
): Promise<Uint8Array | ProblemAnswer> {
  const sized: { readonly file: string; readonly page: number; readonly size: Size; readonly of: Printed }[] =
    []
  const files: AssemblyFile[] = []
  for (const [index, one] of printed.entries()) {
    const opened = await openScan(one.bytes)
    if (!opened.ok) throw new Error(`a paper of ${one.title} cannot be read`)
    const file = `paper-${index + 1}`
    files.push({ name: file, kind: 'pdf', bytes: one.bytes })
    for (let page = 1; page <= opened.pages; page += 1)
      sized.push({ file, page, size: opened.sizeOf(page), of: one })
    await opened.close()
  }
  if (sized.length > PAGES_MAX)
    return problem(422, `请少选一些：共${sized.length}页，一次最多合成${PAGES_MAX}页。`, { why: 'input' })
  const pages = sized.map(({ file, page, size, of }, index): AssemblyPage => {
    const text = `${of.title} · ${of.label} · 第${index + 1}页，共${sized.length}页`
    return {
      ...size,
      items: [
        { kind: 'page', file, page, ...size, angle: 0, move: { x: 0, y: 0 } },
        { kind: 'text', x: size.width / 2, y: size.height - 5.2, size: 6.5, align: 'center', text },
      ],
    }
  })
  const made = await assemble({ title, date: momentAt(`${date}T00:00:00+08:00`).date, files, pages })
  releaseSources()
  if (!made.ok) throw new Error(`a pile of papers could not be bound: ${made.reason}`)
  return made.file.pdf
}
