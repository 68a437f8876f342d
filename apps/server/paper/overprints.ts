/** 套打: which sheets of a pile take which blocks, and the file that the printer gets. */
import type { Actor, Origin } from '#kernel'
import type { LoadedCase } from '#platform/cases'
import {
  type OverprintPage,
  type PaperBlock,
  addOverprint,
  assemble,
  blocksAsOf,
  findPlaces,
  overprintAssembly,
  overprintedBlocks,
  planOverprint,
  printerOffset,
} from '#platform/documents'
import { transaction } from '#platform/database'
import type { PaperContext } from '../context.ts'
import { type CaseForm, formsOf, keepPdf, layOut, mayFile } from './forms.ts'
import { type KnownDocument, findDocumentOf } from './judge.ts'

/** A sheet of the pile, as its QR code or its footer names it. */
export interface PileSheet {
  readonly code: string
  readonly page: number
}

/** What could be printed onto a sheet. */
export interface SheetChoice extends PileSheet {
  readonly ok: boolean
  readonly say: string
  readonly caseId: string | null
  readonly procedure: string | null
  readonly caseTitle: string | null
  readonly formLabel: string | null
  readonly pages: number | null
  readonly print: number | null
  /** Blocks that lie on this page and were left empty when it was printed. */
  readonly blocks: readonly {
    readonly id: string
    readonly label: string
    readonly filled: boolean
    readonly done: boolean
  }[]
}

interface Opened {
  readonly document: KnownDocument
  readonly found: LoadedCase
  readonly form: CaseForm
  readonly procedure: string
  readonly title: string
}

/** Opens the case behind a sheet for somebody who may put paper into it; else says why not. */
async function openSheet(
  context: PaperContext,
  tenant: string,
  actor: Actor,
  { code, page }: PileSheet,
): Promise<Opened | string> {
  if (code === '') return `扫描的第 ${page} 页没有认出。请先在“扫描归档”里指定，或从纸堆里取出这一张。`
  const document = await findDocumentOf(context, tenant, code)
  if (document === undefined) return `本辖区没有核验码为 ${code} 的文书。`
  const { found } = await context.cases.load(tenant, document.print.caseId)
  const procedure = found === undefined ? undefined : context.cases.procedure(found.procedure)
  const origin: Origin = { kind: 'person', actor }
  if (found === undefined || procedure === undefined || !mayFile(procedure, origin, found.parties))
    return '您的岗位不能在这份文书上套打。'
  if (document.issued.state === 'revoked') return '这份文书已被撤回，不能套打。'
  if (page > document.issued.pages) return `这份文书共 ${document.issued.pages} 页，没有第 ${page} 页。`
  const form = formsOf(procedure, found, origin).find((one) => one.form === document.print.form)
  if (form === undefined) return '案件里已没有这份文书，不能套打。'
  return { document, found, form, procedure: procedure.id, title: procedure.title(found.snapshot.domain) }
}

/** What may be printed onto each sheet of the pile, in its order. */
export async function chooseBlocks(
  context: PaperContext,
  tenant: string,
  actor: Actor,
  sheets: readonly PileSheet[],
): Promise<readonly SheetChoice[]> {
  const over = await overprintedBlocks(
    context.database.app,
    tenant,
    sheets.map(({ code }) => code),
  )
  const choices: SheetChoice[] = []
  for (const sheet of sheets) {
    const opened = await openSheet(context, tenant, actor, sheet)
    choices.push(
      typeof opened === 'string'
        ? unknownSheet(sheet, opened)
        : await choiceOf(context, tenant, sheet, opened, blocksAsOf(over.get(sheet.code))),
    )
  }
  return choices
}

const unknownSheet = (sheet: PileSheet, say: string): SheetChoice => ({
  ...sheet,
  ok: false,
  say,
  caseId: null,
  procedure: null,
  caseTitle: null,
  formLabel: null,
  pages: null,
  print: null,
  blocks: [],
})

async function choiceOf(
  context: PaperContext,
  tenant: string,
  sheet: PileSheet,
  { document: { issued, print }, form, procedure, title }: Opened,
  over: ReadonlyMap<string, string>,
): Promise<SheetChoice> {
  const places = await findPlaces(context.database.app, tenant, sheet.code)
  const here = new Set(places?.blocks.filter(({ page }) => page === sheet.page).map(({ id }) => id))
  const open = print.blocks.filter((block) => block.empty && here.has(block.id))
  const filled = (id: string): PaperBlock | undefined =>
    form.content.blocks.find((one) => one.id === id && !one.empty)
  return {
    ...sheet,
    ok: open.length > 0,
    say: open.length > 0 ? '' : '这一页没有留空的栏，不需要套打。',
    caseId: print.caseId,
    procedure,
    caseTitle: title,
    formLabel: issued.title,
    pages: issued.pages,
    print: print.print,
    blocks: open.map(({ id, label }) => ({
      id,
      label,
      filled: filled(id) !== undefined,
      done: filled(id)?.digest !== undefined && over.get(id) === filled(id)?.digest,
    })),
  }
}

export interface OverprintOrder {
  readonly printer: string
  readonly blocks: readonly string[]
  /** In the order of the pile. */
  readonly sheets: readonly PileSheet[]
  /** Second copies of a sheet may take the same block again. */
  readonly copies: boolean
}

export type OverprintResult =
  | { readonly ok: true; readonly id: string; readonly pages: number }
  /** Nothing is printed while one sheet of the pile would come out wrong: the order would no longer be right. */
  | { readonly ok: false; readonly refused: readonly { readonly position: number; readonly say: string }[] }

/** Makes the file for a pile, all of it or nothing, and records what its sheets carry from now on. */
export async function overprint(
  context: PaperContext,
  place: {
    readonly tenant: string
    readonly organisation: string
    readonly actor: Actor
    readonly today: string
  },
  order: OverprintOrder,
): Promise<OverprintResult> {
  const { tenant, actor } = place
  const pool = context.database.app
  const over = await overprintedBlocks(
    pool,
    tenant,
    order.sheets.map(({ code }) => code),
  )
  const refused: { position: number; say: string }[] = []
  const planned: OverprintPage[] = []
  const files = new Map<string, Uint8Array>()
  for (const [index, sheet] of order.sheets.entries()) {
    const ordered = { sheet, order, over: blocksAsOf(over.get(sheet.code)), files }
    const plan = await planSheet(context, tenant, actor, ordered)
    if (typeof plan === 'string') refused.push({ position: index + 1, say: plan })
    else planned.push(plan)
  }
  if (refused.length > 0) return { ok: false, refused }
  const offset = await printerOffset(pool, { tenant, organisation: place.organisation, name: order.printer })
  const sources = [...files].map(([name, bytes]) => ({ name, kind: 'pdf' as const, bytes }))
  const made = await assemble(overprintAssembly(planned, sources, offset, place.today))
  if (!made.ok) throw new Error(`an overprint could not be set: ${made.reason}`)
  const fileHash = await keepPdf(context, {
    tenant,
    caseId: undefined,
    pdf: made.file.pdf,
    name: `套打 ${place.today}.pdf`,
    uploadedBy: actor.person,
    keepDays: KEEP_DAYS,
  })
  const id = await transaction(pool, (client) =>
    addOverprint(client, {
      tenant,
      organisation: place.organisation,
      printer: order.printer,
      offset,
      blocks: order.blocks,
      fileHash,
      by: actor.person,
      sheets: planned.map(({ page, clips }, index) => ({
        code: order.sheets[index]?.code ?? '',
        page,
        clips,
      })),
    }),
  )
  return { ok: true, id, pages: planned.length }
}

/** The file is for the printer; what the sheets carry is recorded for good. */
const KEEP_DAYS = 30

interface OrderedSheet {
  readonly sheet: PileSheet
  readonly order: OverprintOrder
  readonly over: ReadonlyMap<string, string>
  /** Forms as they would be printed now, by name: what the blocks are cut out of. */
  readonly files: Map<string, Uint8Array>
}

async function planSheet(
  context: PaperContext,
  tenant: string,
  actor: Actor,
  { sheet, order, over, files }: OrderedSheet,
): Promise<OverprintPage | string> {
  const opened = await openSheet(context, tenant, actor, sheet)
  if (typeof opened === 'string') return opened
  const places = await findPlaces(context.database.app, tenant, sheet.code)
  if (places === undefined) return '这份文书的版面没有记录，请重印后再套打。'
  const { document, found, form } = opened
  const laid = await layOut(context, found, form)
  const newest = { content: form.content, places: laid.places }
  const sealed = { print: document.print, page: sheet.page, places, over }
  const plan = planOverprint(sealed, newest, order.blocks, order.copies)
  if (!plan.ok) return plan.message
  const file = `${found.caseId}/${form.form}`
  files.set(file, laid.pdf)
  return { file, page: sheet.page, places: laid.places, clips: plan.clips }
}
