/** What the portal shows, from the database: published budgets, issued documents, tree heads, clauses, calendar. */
import { type WorkCalendar, instant } from '#kernel'
import type { Corpus } from '#platform/corpus'
import { type IssuedDocument, findDocument } from '#platform/documents'
import { listTenants } from '#platform/identity'
import type pg from 'pg'
import type { RegisterPort } from '#platform/cases'
import { getRow, legalMoment } from '#platform/database'
import { paperStanding } from './paper-standing.ts'
import { budgetSources } from './portal-budgets.ts'
import { overviewSources } from './portal-overviews.ts'
import type { QuestionDesk } from './portal/questions.ts'
import { targetSources } from './portal-targets.ts'
import { titleSources } from './portal-titles.ts'
import type { ComplaintDesk } from './portal/titles-sources.ts'
import type { DocumentRecord, LedgerCheckpoint, PortalSources } from './portal/index.ts'

export interface PortalOptions {
  readonly pool: pg.Pool
  readonly registers: RegisterPort
  readonly corpus: Corpus
  readonly calendar: () => WorkCalendar
  readonly demo: boolean
  readonly origin: string
  readonly name: string
  readonly builtClauses: ReadonlySet<string>
  readonly keyId: string
  /** Hash of the PDF of a published case, made when it is first asked for. */
  readonly publicPdf: (tenant: string, caseId: string) => Promise<string | undefined>
  readonly questions?: QuestionDesk
  readonly complaints?: ComplaintDesk
  /** Folder of the kept files. */
  readonly filesFolder: string
}

export function portalSources(options: PortalOptions): PortalSources {
  const { pool, corpus, demo, origin, name, builtClauses, keyId } = options
  return {
    site: { name, origin },
    demo,
    corpus,
    builtClauses,
    get calendar() {
      return options.calendar()
    },
    now: () => legalMoment(pool),
    ...(options.questions === undefined ? {} : { questions: options.questions }),
    ...(options.complaints === undefined ? {} : { complaints: options.complaints }),
    tenants: () => listTenants(pool),
    ...budgetSources(options),
    ...targetSources(pool),
    ...overviewSources(options),
    ...titleSources(options),
    async findDocument(code) {
      const found = await findDocument(pool, code)
      return found === undefined ? undefined : documentRecord(options, found)
    },
    checkpoints: () => checkpoints(pool, keyId),
    repaired: () => repaired(pool),
    findAttachedText: () => Promise.resolve(undefined),
  }
}

async function documentRecord(
  { pool, registers }: PortalOptions,
  found: IssuedDocument,
): Promise<DocumentRecord> {
  const { rows } = await pool.query<{ name: string; address: string | null }>(
    `select t.name, (select '/' || n.tenant || '/budgets/' || n.slug from public_notices n
       where n.tenant = t.id and n.case_id = $2 and n.column_id = 'budgets' and n.removed_at is null limit 1) as address
     from tenants t where t.id = $1`,
    [found.tenant, found.caseId],
  )
  const [issuer] = rows
  return {
    code: found.code,
    title: found.title,
    issuer: issuer?.name ?? found.tenant,
    issuedAt: instant(found.madeAt),
    ...(await paperStanding(pool, registers, found)),
    hash: `sha256:${found.fileHash}`,
    ...(found.replacedBy === null ? {} : { supersededBy: found.replacedBy }),
    ...(issuer?.address == null ? {} : { address: issuer.address }),
  }
}

async function repaired(pool: pg.Pool): Promise<number> {
  return getRow(
    await pool.query<{ count: number }>(`select count(*)::int as count from acts where act = 'Repaired'`),
  ).count
}

async function checkpoints(pool: pg.Pool, keyId: string): Promise<readonly LedgerCheckpoint[]> {
  const { rows } = await pool.query<{
    tenant: string
    size: number
    root: string
    at: string
    signature: string
  }>('select tenant, size, root, at, signature from checkpoints order by at desc limit 100')
  return rows.map(({ tenant, size, root, at, signature }) => ({
    tenant,
    size,
    rootHash: root,
    algorithm: 'sha256',
    at: instant(at),
    signature,
    keyId,
  }))
}
