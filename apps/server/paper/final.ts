/** The final document of a case: every page from the sealed scan where there is one, else from the generator, and it says which. */
import type pg from 'pg'
import { momentAt, type AnyProcedure } from '#kernel'
import type { LoadedCase } from '#platform/cases'
import {
  type AssemblyFile,
  type AssemblyPage,
  type IssuedDocument,
  type PaperSeal,
  type Places,
  type Print,
  assemble,
  blocksAsOf,
  currencyOf,
  digestOf,
  findPlaces,
  issueRendered,
  listPrints,
  listSeals,
  overprintedBlocks,
} from '#platform/documents'
import { type ScanSheet, openScan, sheetsOfCase } from '#platform/scans'
import type { ServerContext } from '../context.ts'
import { type CaseForm, formsOf, issueForm, keepPdf, readStored } from './forms.ts'

export type PageSource = 'scan' | 'signed-file' | 'generated'

/** One page of the final document, and where it is taken from. */
export interface FinalPage {
  readonly form: string
  readonly label: string
  readonly page: number
  readonly pages: number
  readonly source: PageSource
  /** Hash of the file and number of the page in it. */
  readonly hash: string
  readonly at: number
  readonly code: string
  readonly print: number
  readonly note: string
}

export interface FormPaper {
  readonly form: CaseForm
  readonly issued: IssuedDocument
  readonly print: number
  readonly pages: readonly FinalPage[]
  /** Scanned sheets of prints that are no longer current. */
  readonly stale: readonly ScanSheet[]
  readonly seals: readonly PaperSeal[]
}

/** For every form of the case: its print, and where each of its pages comes from. Issues what has not been printed yet. */
export async function paperOf(
  context: ServerContext,
  tenant: string,
  procedure: AnyProcedure,
  found: LoadedCase,
): Promise<readonly FormPaper[]> {
  const pool = context.database.app
  const forms = formsOf(procedure, found)
  const issued: IssuedDocument[] = []
  for (const form of forms) issued.push(await issueForm(context, tenant, found, form))
  const [prints, sheets, seals] = await Promise.all([
    listPrints(pool, tenant, found.caseId),
    sheetsOfCase(pool, tenant, found.caseId),
    listSeals(pool, tenant, found.caseId),
  ])
  const codes = prints.map(({ code }) => code)
  const over = await overprintedBlocks(pool, tenant, codes)
  const places = await placesOf(pool, tenant, codes)
  return forms.map((form, index) => {
    const document = issued[index]
    const now = places.get(document?.code ?? '')
    if (document === undefined || now === undefined) throw new Error(`form ${form.form} was not issued`)
    const own = prints.filter((print) => print.form === form.form)
    const ofForm = sheets.filter((sheet) => sheet.form === form.form)
    const standing = ofForm.filter(({ code, page, readAt }) => {
      const print = own.find((one) => one.code === code)
      const laid = places.get(code ?? '')
      if (print === undefined || laid === undefined || page === null) return false
      const sheet = { print, page, places: laid, over: blocksAsOf(over.get(print.code), readAt) }
      return currencyOf(sheet, { content: form.content, places: now }).current
    })
    const same = new Set(
      own.filter(({ content }) => content === form.content.content).map(({ code }) => code),
    )
    const sealed = seals.filter(({ code }) => same.has(code))
    return {
      form,
      issued: document,
      print: own.find(({ code }) => code === document.code)?.print ?? 1,
      pages: pagesOf({ form, issued: document, prints: own, sheets: standing, seals: sealed }),
      stale: ofForm.filter((sheet) => !standing.includes(sheet)),
      seals: sealed,
    }
  })
}

async function placesOf(
  pool: pg.Pool,
  tenant: string,
  codes: readonly string[],
): Promise<ReadonlyMap<string, Places>> {
  const found = await Promise.all(
    codes.map(async (code) => [code, await findPlaces(pool, tenant, code)] as const),
  )
  return new Map(found.flatMap(([code, places]) => (places === undefined ? [] : [[code, places] as const])))
}

interface Paper {
  readonly form: CaseForm
  readonly issued: IssuedDocument
  readonly prints: readonly Print[]
  readonly sheets: readonly ScanSheet[]
  readonly seals: readonly PaperSeal[]
}

function pagesOf(paper: Paper): readonly FinalPage[] {
  const { issued } = paper
  return Array.from({ length: issued.pages }, (_, index) => pageOf(paper, index + 1))
}

function pageOf({ form, issued, prints, sheets, seals }: Paper, page: number): FinalPage {
  const base = { form: form.form, label: form.label, page, pages: issued.pages }
  const printOf = (code: string): number => prints.find((print) => print.code === code)?.print ?? 1
  const registered = seals
    .filter(({ kind }) => kind === 'registered')
    .map(({ number }) => `登记用印 ${number ?? ''}`)
  const sheet = sheets.findLast((one) => one.page === page)
  if (sheet?.hash !== undefined && sheet.hash !== null && sheet.code !== null) {
    const print = printOf(sheet.code)
    const note = [`第${print}次印制，${momentAt(sheet.readAt).date} 扫描`, ...registered].join('；')
    return { ...base, source: 'scan', hash: sheet.hash, at: 1, code: sheet.code, print, note }
  }
  const signed = seals.findLast(({ kind }) => kind === 'signed-file')
  if (signed?.fileHash !== undefined && signed.fileHash !== null) {
    const note = [`电子签章以原文件为准（${signed.sealedOn}）`, ...registered].join('；')
    const print = printOf(signed.code)
    return { ...base, source: 'signed-file', hash: signed.fileHash, at: page, code: signed.code, print, note }
  }
  const print = printOf(issued.code)
  const note = [`第${print}次印制`, ...registered].join('；')
  return { ...base, source: 'generated', hash: issued.fileHash, at: page, code: issued.code, print, note }
}

export const sourceLabels: Readonly<Record<PageSource, string>> = {
  scan: '盖章扫描件',
  'signed-file': '电子签章文件',
  generated: '系统生成',
}

/** Binds the final document; asked again with nothing changed, the same file is answered. */
export async function finalDocument(
  context: ServerContext,
  tenant: string,
  procedure: AnyProcedure,
  found: LoadedCase,
  only?: string,
): Promise<IssuedDocument | undefined> {
  const all = await paperOf(context, tenant, procedure, found)
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
  context: ServerContext,
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
  context: ServerContext,
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
  context: ServerContext,
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
