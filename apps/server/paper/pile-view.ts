/** The list that a pile is answered with: filed, missing, no longer current, unreadable. */
import type { z } from 'zod'
import { type Origin, maySee } from '#kernel'
import { findInTenant, findPrint } from '#platform/documents'
import { type Session, actorOf } from '#platform/identity'
import { type ScanPile, type ScanSheet, filedPages, listSheets } from '#platform/scans'
import type { scanPileSchema } from '../contract/index.ts'
import type { ServerContext } from '../context.ts'
import { loadNames } from '../names.ts'

type View = z.input<typeof scanPileSchema>

interface CodeFacts {
  readonly code: string
  readonly label: string
  readonly pages: number
  readonly print: number
  readonly caseId: string
  readonly procedure: string | null
  readonly title: string | null
}

/** Everything about a pile that its list shows. */
export async function pileView(context: ServerContext, session: Session, pile: ScanPile): Promise<View> {
  const { tenant } = session
  const pool = context.database.app
  const sheets = await listSheets(pool, tenant, pile.id)
  const facts = await codeFacts(context, session, sheets)
  const filed = await filedPages(pool, tenant, [...facts.keys()])
  const names = await loadNames(pool, tenant, [pile.uploadedBy], [], context.roleLabels)
  const missing = pile.state === 'done' ? missingPages(facts, filed) : []
  const known = pile.files.every(({ pages, fault }) => pages !== null || fault !== null)
  return {
    id: pile.id,
    state: pile.state,
    uploadedAt: pile.uploadedAt,
    uploadedBy: names.person(pile.uploadedBy),
    repeated: false,
    rejected: [],
    files: pile.files.map(({ number, name, pages, fault }) => ({ number, name, pages, fault })),
    read: sheets.length,
    pages: known ? pile.files.reduce((sum, { pages }) => sum + (pages ?? 0), 0) : null,
    counts: { ...countsOf(sheets), missing: missing.length },
    sheets: sheets.map((sheet) => sheetView(pile, sheet, facts)),
    missing,
  }
}

async function codeFacts(
  context: ServerContext,
  session: Session,
  sheets: readonly ScanSheet[],
): Promise<ReadonlyMap<string, CodeFacts>> {
  const pool = context.database.app
  const origin: Origin = { kind: 'person', actor: actorOf(session) }
  const facts = new Map<string, CodeFacts>()
  const codes = new Set(sheets.flatMap(({ code }) => (code === null ? [] : [code])))
  for (const code of codes) {
    const [issued, print] = await Promise.all([
      findInTenant(pool, session.tenant, code),
      findPrint(pool, session.tenant, code),
    ])
    if (issued === undefined || print === undefined) continue
    const { found } = await context.cases.load(session.tenant, issued.caseId)
    const procedure = found === undefined ? undefined : context.cases.procedure(found.procedure)
    const seen = found !== undefined && procedure !== undefined && maySee(procedure, origin, found.parties)
    facts.set(code, {
      code,
      label: issued.title,
      pages: issued.pages,
      print: print.print,
      caseId: issued.caseId,
      procedure: seen ? procedure.id : null,
      title: seen ? procedure.title(found.snapshot.domain) : null,
    })
  }
  return facts
}

/** Pages of the prints in this pile that nobody has filed yet. */
function missingPages(
  facts: ReadonlyMap<string, CodeFacts>,
  filed: ReadonlyMap<string, ReadonlySet<number>>,
): View['missing'] {
  return [...facts.values()].flatMap(({ code, label, pages, caseId, procedure, title }) =>
    Array.from({ length: pages }, (_, index) => index + 1)
      .filter((page) => filed.get(code)?.has(page) !== true)
      .map((page) => ({ code, page, pages, caseId, procedure, caseTitle: title, formLabel: label })),
  )
}

function sheetView(
  pile: ScanPile,
  sheet: ScanSheet,
  facts: ReadonlyMap<string, CodeFacts>,
): View['sheets'][number] {
  const of = sheet.code === null ? undefined : facts.get(sheet.code)
  return {
    id: sheet.id,
    file: pile.files.find(({ number }) => number === sheet.fileNumber)?.name ?? '',
    filePage: sheet.filePage,
    outcome: sheet.outcome,
    say: sheet.say,
    code: sheet.code,
    page: sheet.page,
    pages: of?.pages ?? null,
    print: of?.print ?? null,
    procedure: of?.procedure ?? null,
    caseId: of?.title === null || of === undefined ? null : of.caseId,
    caseTitle: of?.title ?? null,
    formLabel: of?.label ?? null,
    turn: sheet.turn,
    byHand: sheet.assignedBy !== null,
    picture: sheet.hash === null ? null : `/api/scans/${pile.id}/sheets/${sheet.id}/page.png`,
  }
}

function countsOf(sheets: readonly ScanSheet[]): Omit<View['counts'], 'missing'> {
  const count = (...outcomes: readonly ScanSheet['outcome'][]): number =>
    sheets.filter(({ outcome }) => outcomes.includes(outcome)).length
  return {
    filed: count('filed'),
    stale: count('stale'),
    unreadable: count('unreadable'),
    refused: count('refused', 'foreign'),
    blank: count('blank'),
    setAside: count('set-aside'),
  }
}
