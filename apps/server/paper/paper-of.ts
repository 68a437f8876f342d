/** Where every page of a case's paper is: on a sealed scan, in a signed file, or still with the generator. */
import type pg from 'pg'
import { type AnyProcedure, type Origin, momentAt } from '#kernel'
import type { LoadedCase } from '#platform/cases'
import {
  type IssuedDocument,
  type PaperSeal,
  type Places,
  type Print,
  blocksAsOf,
  findPlaces,
  listPrints,
  listSeals,
  overprintedBlocks,
} from '#platform/documents'
import { type ScanSheet, sheetsOfCase } from '#platform/scans'
import type { PaperContext } from '../context.ts'
import { type CaseForm, formsOf, issueForm, layOut, printedForm, sheetCurrency } from './forms.ts'

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
  /** The print that says what the form says now; undefined while nobody has printed it. */
  readonly issued: IssuedDocument | undefined
  /** Number of that print; 0 without one. */
  readonly print: number
  /** Empty while neither a print nor a scan of the form is there. */
  readonly pages: readonly FinalPage[]
  /** Scanned sheets that no longer say what the form says. */
  readonly stale: readonly ScanSheet[]
  readonly seals: readonly PaperSeal[]
}

export interface PaperRequest {
  readonly tenant: string
  readonly procedure: AnyProcedure
  readonly found: LoadedCase
  /** Whoever asks: what he may not read is not there. */
  readonly origin: Origin
  /** Prints what has not been printed yet: for binding, never for looking. */
  readonly issue: boolean
}

/** For every form of the case: its print, and where each of its pages comes from. */
export async function paperOf(context: PaperContext, asked: PaperRequest): Promise<readonly FormPaper[]> {
  const { tenant, procedure, found, origin, issue } = asked
  const pool = context.database.app
  const forms = formsOf(procedure, found, origin)
  const issued = new Map<string, IssuedDocument>()
  for (const form of forms) {
    const print = await (issue ? issueForm : printedForm)(context, tenant, found, form)
    if (print !== undefined) issued.set(form.form, print)
  }
  const [prints, sheets, seals] = await Promise.all([
    listPrints(pool, tenant, found.caseId),
    sheetsOfCase(pool, tenant, found.caseId),
    listSeals(pool, tenant, found.caseId),
  ])
  const codes = prints.map(({ code }) => code)
  const records = {
    prints,
    sheets,
    seals,
    over: await overprintedBlocks(pool, tenant, codes),
    places: await placesOf(pool, tenant, codes),
  }
  return Promise.all(forms.map((form) => formPaper(context, found, form, issued.get(form.form), records)))
}

interface Records {
  readonly prints: readonly Print[]
  readonly sheets: readonly ScanSheet[]
  readonly seals: readonly PaperSeal[]
  readonly over: Awaited<ReturnType<typeof overprintedBlocks>>
  readonly places: ReadonlyMap<string, Places>
}

async function formPaper(
  context: PaperContext,
  found: LoadedCase,
  form: CaseForm,
  issued: IssuedDocument | undefined,
  records: Records,
): Promise<FormPaper> {
  const prints = records.prints.filter((print) => print.form === form.form)
  const sheets = records.sheets.filter((sheet) => sheet.form === form.form)
  let laid: Promise<Places> | undefined
  const layout = (): Promise<Places> => (laid ??= layOut(context, found, form).then(({ places }) => places))
  const standing: ScanSheet[] = []
  for (const sheet of sheets) if (await stands(sheet, { form, prints, records, layout })) standing.push(sheet)
  const same = prints.filter(({ content }) => content === form.content.content).map(({ code }) => code)
  const seals = records.seals.filter(({ code }) => same.includes(code))
  const pages = issued?.pages ?? (sheets.length === 0 ? 0 : (await layout()).pages.length)
  return {
    form,
    issued,
    print: prints.find(({ code }) => code === issued?.code)?.print ?? 0,
    pages: pagesOf({ form, issued, pages, prints, sheets: standing, seals }),
    stale: sheets.filter((sheet) => !standing.includes(sheet)),
    seals,
  }
}

interface Standing {
  readonly form: CaseForm
  readonly prints: readonly Print[]
  readonly records: Records
  readonly layout: () => Promise<Places>
}

/** Whether a filed sheet says what its page says now, with what was on it when it was scanned. */
async function stands({ code, page, readAt }: ScanSheet, of: Standing): Promise<boolean> {
  const print = of.prints.find((one) => one.code === code)
  const places = of.records.places.get(code ?? '')
  if (print === undefined || places === undefined || page === null) return false
  const sheet = { print, page, places, over: blocksAsOf(of.records.over.get(print.code), readAt) }
  return (await sheetCurrency(sheet, of.form.content, of.layout)).current
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
  readonly issued: IssuedDocument | undefined
  readonly pages: number
  readonly prints: readonly Print[]
  readonly sheets: readonly ScanSheet[]
  readonly seals: readonly PaperSeal[]
}

function pagesOf(paper: Paper): readonly FinalPage[] {
  return Array.from({ length: paper.pages }, (_, index) => pageOf(paper, index + 1))
}

function pageOf({ form, issued, pages, prints, sheets, seals }: Paper, page: number): FinalPage {
  const base = { form: form.form, label: form.label, page, pages }
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
  const print = issued === undefined ? 0 : printOf(issued.code)
  const note = [print === 0 ? '现行内容尚未打印' : `第${print}次印制`, ...registered].join('；')
  const { code = '', fileHash: hash = '' } = issued ?? {}
  return { ...base, source: 'generated', hash, at: page, code, print, note }
}

export const sourceLabels: Readonly<Record<PageSource, string>> = {
  scan: '盖章扫描件',
  'signed-file': '电子签章文件',
  generated: '系统生成',
}
