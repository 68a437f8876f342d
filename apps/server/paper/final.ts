/** The final document of a case: every page from the sealed scan where there is one, else from the generator, and it says which. */
import { momentAt, type AnyProcedure, type Origin } from '#kernel'
import type { LoadedCase } from '#platform/cases'
import {
  type AssemblyFile,
  type AssemblyPage,
  type IssuedDocument,
  assemble,
  digestOf,
  findPlaces,
  issueRendered,
} from '#platform/documents'
import { openScan } from '#platform/scans'
import type { PaperContext } from '../context.ts'
import { keepPdf, readStored } from './forms.ts'
import { type FinalPage, paperOf, sourceLabels } from './paper-of.ts'

/** A case that somebody has open. */
export interface Opened {
  readonly procedure: AnyProcedure
  readonly found: LoadedCase
  readonly origin: Origin
}

/** Binds the final document of what he may read; asked again with nothing changed, the same file is answered. */
export async function finalDocument(
  context: PaperContext,
  tenant: string,
  { procedure, found, origin }: Opened,
  only?: string,
): Promise<IssuedDocument | undefined> {
  const all = await paperOf(context, { tenant, procedure, found, origin, issue: true })
  const chosen = all.filter(({ form }) => only === undefined || form.form === only)
  const pages = chosen.flatMap((one) => one.pages)
  if (pages.length === 0) return undefined
  const title = `${procedure.title(found.snapshot.domain)}：${only === undefined ? '终稿' : `${chosen[0]?.form.label ?? ''}终稿`}`
  const digest = digestOf({ title, pages })
  const moment = momentAt(found.lastAt)
  return issueRendered(
    context.database.app,
    {
      tenant,
      caseId: found.caseId,
      actVersion: found.version,
      template: 'final',
      form: only === undefined ? 'final' : `final:${only}`,
      title: only === undefined ? '终稿' : `${chosen[0]?.form.label ?? ''}（终稿）`,
      madeAt: moment.instant,
      portal: context.origin,
      secret: context.codeSecret,
      dataDigest: digest,
      content: { content: digest, rest: digest, blocks: [] },
    },
    (pdf, name) => keepPdf(context, { tenant, caseId: found.caseId, pdf, name }),
    async ({ code, url, mark }) => {
      const files = await filesOf(context, tenant, pages)
      const made = await assemble({
        title,
        date: moment.date,
        files,
        pages: await Promise.all(pages.map((page) => boundPage(context, tenant, page, files))),
        index: {
          heading: '终稿页次与来源',
          subject: procedure.title(found.snapshot.domain),
          rows: pages.map(({ label, page, pages: of, source, note }) => ({
            form: label,
            page: `${page} / ${of}`,
            source: sourceLabels[source],
            note,
          })),
          notes: [
            '有盖章扫描件的页取自扫描件，其余取自系统生成的现行版本；每页下方另有标注。',
            '本系统不绘制印章；实体章以纸质原件为准，电子签章以原电子文件为准。',
          ],
          code,
          url,
          mark: mark ?? { print: 1, content: digest.slice(0, 12) },
        },
      })
      if (!made.ok) throw new Error(`the final document could not be bound: ${made.reason}`)
      return made.file
    },
  )
}

async function filesOf(
  context: PaperContext,
  tenant: string,
  pages: readonly FinalPage[],
): Promise<readonly AssemblyFile[]> {
  const files: AssemblyFile[] = []
  for (const hash of new Set(pages.map((page) => page.hash))) {
    const bytes = await readStored(context, tenant, hash)
    if (bytes === undefined) throw new Error(`a page of the final document has lost its file ${hash}`)
    files.push({ name: hash, kind: 'pdf', bytes })
  }
  return files
}

async function boundPage(
  context: PaperContext,
  tenant: string,
  page: FinalPage,
  files: readonly AssemblyFile[],
): Promise<AssemblyPage> {
  const { width, height } = await sizeOf(context, tenant, page, files)
  return {
    width,
    height,
    items: [
      { kind: 'page', file: page.hash, page: page.at, width, height, angle: 0, move: { x: 0, y: 0 } },
      {
        kind: 'text',
        x: width / 2,
        y: height - 5.2,
        size: 6.5,
        align: 'center',
        text: `${page.label} 第${page.page}页：本页取自${sourceLabels[page.source]}（第${page.print}次印制）`,
      },
    ],
  }
}

/** A generated page has the size that was noted when it was set; any other is measured. */
async function sizeOf(
  context: PaperContext,
  tenant: string,
  page: FinalPage,
  files: readonly AssemblyFile[],
): Promise<{ readonly width: number; readonly height: number }> {
  if (page.source === 'generated') {
    const places = await findPlaces(context.database.app, tenant, page.code)
    const size = places?.pages.find((one) => one.page === page.at)
    if (size !== undefined) return size
  }
  const bytes = files.find(({ name }) => name === page.hash)?.bytes
  const opened = bytes === undefined ? undefined : await openScan(Buffer.from(bytes))
  if (opened === undefined || !opened.ok) return { width: 210, height: 297 }
  try {
    return opened.sizeOf(page.at)
  } finally {
    await opened.close()
  }
}
