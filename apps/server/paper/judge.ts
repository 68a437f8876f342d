/** What the QR codes of a scanned page mean: which form of which case, and whether it is still what the form says. */
import { type Actor, type DocumentSpec, type Origin, type Staged, mayReadDocument } from '#kernel'
import type { LoadedCase } from '#platform/cases'
import {
  type Currency,
  type IssuedDocument,
  type PageMark,
  type Print,
  blocksAsOf,
  contentDigits,
  findInTenant,
  findPlaces,
  findPrint,
  overprintedBlocks,
  parsePageMark,
} from '#platform/documents'
import { type Judgement, listSheets } from '#platform/scans'
import type { PaperContext } from '../context.ts'
import { type CaseForm, formsOf, layOut, mayFile, sheetCurrency } from './forms.ts'

const UNKNOWN = '扫描页.pdf'

/** What is said of a sheet that was printed from a Word or Excel file; it is kept with the sheet. */
const officeSheetWords = 'Word 或 Excel 打印件'

/** Whether a sheet was printed from a Word or Excel file: its blocks lie where that program put them. */
export const isOfficeSheet = ({ say }: { readonly say: string }): boolean => say.includes(officeSheetWords)

/** The same sentence, saying of which kind the sheet is. */
export const sayOfficeSheet = (say: string): string =>
  `${say.replace(/。$/u, '')}（${officeSheetWords}，不能套打）。`

/** Judges a page of a pile by the texts of all QR codes on it. A page filed by its code never changes the state of its case. */
export async function judgePage(
  context: PaperContext,
  tenant: string,
  actor: Actor,
  texts: readonly string[],
  pile: string,
): Promise<Judgement> {
  const parsed = texts.map((text) => parsePageMark(text))
  const marks = parsed.flatMap((one, codeIndex) => (one.ok ? [{ ...one.mark, codeIndex }] : []))
  const [mark] = marks
  if (mark === undefined) {
    const damaged = parsed.find((one) => !one.ok && one.reason === 'damaged')
    const fault = damaged ?? parsed[0]
    const say = fault === undefined || fault.ok ? '没有读到二维码。' : fault.message
    return unfiled('unreadable', `${say}请人工指定这一页属于哪份文书。`)
  }
  if (marks.some(({ code, page }) => code !== mark.code || page !== mark.page)) {
    return unfiled('unreadable', '这一页上有几份文书的二维码，可能叠放扫描，请重新扫描或人工指定。')
  }
  const found = await findDocumentOf(context, tenant, mark.code)
  if (found === undefined) return unfiled('foreign', `本辖区没有核验码为 ${mark.code} 的文书，未归档。`)
  const differs = differenceOf(found, mark)
  if (differs !== undefined) return unfiled('refused', differs)
  if (mark.page === 0)
    return { ...(await judgeOfficePage(context, tenant, actor, found, pile)), codeIndex: mark.codeIndex }
  return { ...(await judgeSlot(context, tenant, actor, found, mark.page)), codeIndex: mark.codeIndex }
}

export type KnownDocument = { readonly issued: IssuedDocument; readonly print: Print }

/** The document of a code of this tenant, with what its sheets say. */
export async function findDocumentOf(
  context: PaperContext,
  tenant: string,
  code: string,
): Promise<KnownDocument | undefined> {
  const pool = context.database.app
  const [issued, print] = await Promise.all([findInTenant(pool, tenant, code), findPrint(pool, tenant, code)])
  return issued === undefined || print === undefined ? undefined : { issued, print }
}

/** A code that says something else than the register was tampered with, or belongs to another system. */
function differenceOf({ issued, print }: KnownDocument, mark: PageMark): string | undefined {
  if (mark.content !== contentDigits(print))
    return '二维码里的内容摘要与登记的不符，可能被改动，未归档。请核对纸件来源。'
  const isOther = mark.page !== 0 && mark.pages !== issued.pages
  if (isOther || mark.print !== print.print)
    return '二维码里的页数或印次与登记的不符，可能被改动，未归档。请核对纸件来源。'
  return undefined
}

/**
 * A page printed from Word or Excel names no page of its own. Where the document has one page it is that; else the page is
 * proposed by the order of the sheets in this pile and told by hand, since nothing on the sheet would show a wrong guess.
 */
async function judgeOfficePage(
  context: PaperContext,
  tenant: string,
  actor: Actor,
  known: KnownDocument,
  pile: string,
): Promise<Judgement> {
  const { issued } = known
  if (issued.pages === 1) {
    const judged = await judgeSlot(context, tenant, actor, known, 1)
    return { ...judged, say: sayOfficeSheet(judged.say) }
  }
  const before = await listSheets(context.database.app, tenant, pile)
  const page = before.filter(({ code }) => code === issued.code).length + 1
  const which = page <= issued.pages ? `按扫描次序像是第${page}页，请核对后指定页码。` : '请指定这是第几页。'
  return {
    ...unfiled('unreadable', `${issued.title}的${officeSheetWords}（系统版共${issued.pages}页）：${which}`),
    code: issued.code,
    ...(page <= issued.pages ? { page } : {}),
  }
}

/** Where a page of a known document belongs, for somebody who wants to file it there. */
export async function judgeSlot(
  context: PaperContext,
  tenant: string,
  actor: Actor,
  { issued, print }: KnownDocument,
  page: number,
): Promise<Judgement> {
  const { found } = await context.cases.load(tenant, print.caseId)
  const procedure = found === undefined ? undefined : context.cases.procedure(found.procedure)
  const origin: Origin = { kind: 'person', actor }
  if (found === undefined || procedure === undefined || !mayFile(procedure, origin, found.parties))
    return unfiled('refused', '您的岗位不能归档这份文书，请交经办单位扫描。')
  const spec = (procedure.documents as Record<string, DocumentSpec<Staged>>)[print.form]
  if (spec !== undefined && !mayReadDocument(spec, origin, found.parties))
    return unfiled('refused', '这份文书不向您的岗位公开，请交经办人员扫描。')
  const slot = { code: issued.code, page, caseId: print.caseId, form: print.form } as const
  const where = `${issued.title} 第${page}页（共${issued.pages}页，第${print.print}次印制）`
  if (issued.state === 'revoked') {
    return {
      outcome: 'stale',
      say: `${where}：这份文书已被撤回，只作旧版存档。`,
      name: named(issued, page, '旧版'),
      ...slot,
    }
  }
  const form = formsOf(procedure, found, origin).find((one) => one.form === print.form)
  const currency =
    form === undefined ? undefined : await currencyNow(context, tenant, found, form, { print, page })
  if (currency?.current === true) {
    return { outcome: 'filed', say: `${where}：已归档。`, name: named(issued, page, '盖章件'), ...slot }
  }
  const why =
    currency === undefined
      ? '案件里已没有这份文书'
      : currency.changed.length === 0
        ? '内容在印制后已变化'
        : `“${currency.changed.slice(0, 3).join('”“')}”在印制后已变化`
  return {
    outcome: 'stale',
    say: `${where}：${why}，不是现行版本，只作旧版存档。请重印或套打后再扫描。`,
    name: named(issued, page, '旧版'),
    ...slot,
  }
}

/** Whether a sheet that is in somebody's hand now is still what the form says. */
async function currencyNow(
  context: PaperContext,
  tenant: string,
  found: LoadedCase,
  form: CaseForm,
  { print, page }: { readonly print: Print; readonly page: number },
): Promise<Currency> {
  const pool = context.database.app
  const [places, over] = await Promise.all([
    findPlaces(pool, tenant, print.code),
    overprintedBlocks(pool, tenant, [print.code]),
  ])
  if (places === undefined) return { current: false, changed: [] }
  const sheet = { print, page, places, over: blocksAsOf(over.get(print.code)) }
  return sheetCurrency(sheet, form.content, async () => (await layOut(context, found, form)).places)
}

const named = ({ title }: IssuedDocument, page: number, kind: string): string =>
  `${title} 第${page}页（${kind}扫描）.pdf`

const unfiled = (outcome: 'unreadable' | 'foreign' | 'refused', say: string): Judgement => ({
  outcome,
  say,
  name: UNKNOWN,
})
