import { createHash, randomUUID } from 'node:crypto'
import type pg from 'pg'
import { transaction } from '#platform/database'

/** A pool, or the client of a transaction that is under way. */
export type Queryable = Pick<pg.ClientBase, 'query'>

export type ScanKind = 'pdf' | 'png' | 'jpg' | 'tif'
export type SheetOutcome = 'filed' | 'stale' | 'unreadable' | 'foreign' | 'refused' | 'blank' | 'set-aside'

export type ScanFile = {
  readonly number: number
  readonly name: string
  readonly kind: ScanKind
  readonly hash: string
  readonly bytes: number
  /** Unknown until the file has been opened. */
  readonly pages: number | null
  /** Why the file could not be read, in Chinese. */
  readonly fault: string | null
}

export type ScanSheet = {
  readonly id: string
  readonly pile: string
  readonly fileNumber: number
  readonly filePage: number
  readonly outcome: SheetOutcome
  readonly say: string
  readonly code: string | null
  readonly page: number | null
  readonly caseId: string | null
  readonly form: string | null
  readonly turn: number
  /** Hundredths of a degree. */
  readonly skew: number
  /** The straightened page as a PDF of its own. */
  readonly hash: string | null
  readonly readAt: string
  readonly assignedBy: string | null
}

export type ScanPile = {
  readonly id: string
  readonly organisation: string
  readonly role: string
  readonly uploadedBy: string
  readonly uploadedAt: string
  readonly state: 'waiting' | 'reading' | 'done'
  readonly files: readonly ScanFile[]
}

export type NewPile = {
  readonly tenant: string
  readonly organisation: string
  readonly role: string
  readonly person: string
  /** Who acts, as the caller needs it when the pages are filed. */
  readonly uploader: unknown
  readonly files: readonly Omit<ScanFile, 'number' | 'pages' | 'fault'>[]
}

/**
 * Enters a pile. The same files again, in whatever order, answer the pile that is there: nothing is read or filed twice,
 * also when two people of the office send them at the same moment.
 */
export async function addPile(
  pool: pg.Pool,
  pile: NewPile,
): Promise<{ readonly id: string; readonly repeated: boolean }> {
  const { tenant, organisation } = pile
  const hashes = pile.files.map(({ hash }) => hash).toSorted()
  const digest = createHash('sha256').update(hashes.join('\n')).digest('hex')
  return transaction(pool, async (client) => {
    const id = randomUUID()
    const { rowCount } = await client.query(
      `insert into scan_piles (tenant, id, digest, organisation, uploaded_by, uploaded_role, uploader)
       values ($1, $2, $3, $4, $5, $6, $7::jsonb) on conflict (tenant, organisation, digest) do nothing`,
      [tenant, id, digest, organisation, pile.person, pile.role, JSON.stringify(pile.uploader)],
    )
    if (rowCount === 0) {
      const { rows } = await client.query<{ id: string }>(
        'select id from scan_piles where tenant = $1 and organisation = $2 and digest = $3',
        [tenant, organisation, digest],
      )
      const [standing] = rows
      if (standing === undefined) throw new Error('a pile that stands in the way is not there')
      return { id: standing.id, repeated: true }
    }
    for (const [index, file] of pile.files.entries()) {
      await client.query(
        'insert into scan_files (tenant, pile, number, name, kind, hash, bytes) values ($1, $2, $3, $4, $5, $6, $7)',
        [tenant, id, index + 1, file.name, file.kind, file.hash, file.bytes],
      )
    }
    return { id, repeated: false }
  })
}

const PILE = `id, organisation, uploaded_role as "role", uploaded_by as "uploadedBy", uploaded_at as "uploadedAt", state`
const FILE = 'number, name, kind, hash, bytes, pages, fault'
const SHEET = `id, pile, file_number as "fileNumber", file_page as "filePage", outcome, say, code, page,
  case_id as "caseId", form, turn, skew_hundredths as "skew", sheet_hash as "hash", read_at as "readAt",
  assigned_by as "assignedBy"`

/** A pile with its files; undefined when this tenant has none of that id. */
export async function findPile(db: Queryable, tenant: string, id: string): Promise<ScanPile | undefined> {
  const { rows } = await db.query<Omit<ScanPile, 'files'>>(
    `select ${PILE} from scan_piles where tenant = $1 and id = $2`,
    [tenant, id],
  )
  const [pile] = rows
  if (pile === undefined) return undefined
  const files = await db.query<ScanFile>(
    `select ${FILE} from scan_files where tenant = $1 and pile = $2 order by number`,
    [tenant, id],
  )
  return { ...pile, files: files.rows }
}

/** Whoever acted when the pile was handed in, as `addPile` was told. */
export async function uploaderOf(db: Queryable, tenant: string, id: string): Promise<unknown> {
  const { rows } = await db.query<{ uploader: unknown }>(
    'select uploader from scan_piles where tenant = $1 and id = $2',
    [tenant, id],
  )
  return rows[0]?.uploader
}

/** The piles of an office that were handed in by holders of a role, newest first, with what came of their pages. */
export async function listPiles(
  db: Queryable,
  tenant: string,
  organisation: string,
  role: string,
): Promise<readonly (Omit<ScanPile, 'files'> & { readonly pages: number; readonly open: number })[]> {
  const { rows } = await db.query<Omit<ScanPile, 'files'> & { pages: number; open: number }>(
    `select ${PILE}, s.pages, s.open from scan_piles p,
       lateral (select count(*)::int as pages,
         count(*) filter (where outcome in ('unreadable', 'foreign', 'refused'))::int as open
         from scan_sheets where tenant = p.tenant and pile = p.id) s
     where p.tenant = $1 and p.organisation = $2 and p.uploaded_role = $3 order by p.uploaded_at desc limit 50`,
    [tenant, organisation, role],
  )
  return rows
}

/** The pages of a pile in the order in which they lay. */
export async function listSheets(db: Queryable, tenant: string, pile: string): Promise<readonly ScanSheet[]> {
  const { rows } = await db.query<ScanSheet>(
    `select ${SHEET} from scan_sheets where tenant = $1 and pile = $2 order by file_number, file_page`,
    [tenant, pile],
  )
  return rows
}

export async function findSheet(
  db: Queryable,
  tenant: string,
  pile: string,
  id: string,
): Promise<ScanSheet | undefined> {
  const { rows } = await db.query<ScanSheet>(
    `select ${SHEET} from scan_sheets where tenant = $1 and pile = $2 and id = $3`,
    [tenant, pile, id],
  )
  return rows[0]
}

/** Sheets filed to a case, oldest first: the last of a code and page is the one that counts. */
export async function sheetsOfCase(
  db: Queryable,
  tenant: string,
  caseId: string,
): Promise<readonly ScanSheet[]> {
  const { rows } = await db.query<ScanSheet>(
    `select ${SHEET} from scan_sheets where tenant = $1 and case_id = $2 and outcome in ('filed', 'stale')
     order by coalesce(assigned_at, read_at), file_number, file_page`,
    [tenant, caseId],
  )
  return rows
}

/** Which pages of these codes have been filed, by whichever pile. */
export async function filedPages(
  db: Queryable,
  tenant: string,
  codes: readonly string[],
): Promise<ReadonlyMap<string, ReadonlySet<number>>> {
  const { rows } = await db.query<{ code: string; pages: number[] }>(
    `select code, array_agg(distinct page) as pages from scan_sheets
     where tenant = $1 and code = any($2::text[]) and outcome in ('filed', 'stale') group by code`,
    [tenant, codes],
  )
  return new Map(rows.map(({ code, pages }) => [code, new Set(pages)]))
}

/** What has been made of one page. */
export type SheetEntry = {
  readonly outcome: SheetOutcome
  readonly say: string
  readonly code?: string | undefined
  readonly page?: number | undefined
  readonly caseId?: string | undefined
  readonly form?: string | undefined
}

export type ReadSheet = SheetEntry & {
  readonly tenant: string
  readonly pile: string
  readonly fileNumber: number
  readonly filePage: number
  readonly turn: number
  readonly skew: number
  readonly hash: string | null
}

/** Enters a page as read. A page that has been entered before stays as it is; answers whether it was new. */
export async function addSheet(db: Queryable, sheet: ReadSheet): Promise<boolean> {
  const { rowCount } = await db.query(
    `insert into scan_sheets
       (tenant, id, pile, file_number, file_page, outcome, say, code, page, case_id, form, turn, skew_hundredths, sheet_hash)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
     on conflict (tenant, pile, file_number, file_page) do nothing`,
    [
      sheet.tenant,
      randomUUID(),
      sheet.pile,
      sheet.fileNumber,
      sheet.filePage,
      sheet.outcome,
      sheet.say,
      sheet.code ?? null,
      sheet.page ?? null,
      sheet.caseId ?? null,
      sheet.form ?? null,
      sheet.turn,
      Math.round(sheet.skew * 100),
      sheet.hash,
    ],
  )
  return rowCount === 1
}

/** Changes what a page that was not filed by its code counts as; a filed page stays where it is. */
export async function assignSheet(
  db: Queryable,
  at: { readonly tenant: string; readonly pile: string; readonly id: string; readonly by: string },
  entry: SheetEntry & { readonly turn: number; readonly hash: string },
): Promise<boolean> {
  const { rowCount } = await db.query(
    `update scan_sheets set outcome = $5, say = $6, code = $7, page = $8, case_id = $9, form = $10, turn = $11,
       sheet_hash = $12, assigned_by = $4, assigned_at = now()
     where tenant = $1 and pile = $2 and id = $3 and outcome not in ('filed', 'stale')`,
    [
      at.tenant,
      at.pile,
      at.id,
      at.by,
      entry.outcome,
      entry.say,
      entry.code ?? null,
      entry.page ?? null,
      entry.caseId ?? null,
      entry.form ?? null,
      entry.turn,
      entry.hash,
    ],
  )
  return rowCount === 1
}

/** Notes how many pages a file has, or why it cannot be read. */
export async function noteFile(
  db: Queryable,
  at: { readonly tenant: string; readonly pile: string; readonly number: number },
  found: { readonly pages: number | null; readonly fault: string | null },
): Promise<void> {
  await db.query(
    'update scan_files set pages = $4, fault = $5 where tenant = $1 and pile = $2 and number = $3',
    [at.tenant, at.pile, at.number, found.pages, found.fault],
  )
}

export async function setState(
  db: Queryable,
  tenant: string,
  pile: string,
  state: 'reading' | 'done',
): Promise<void> {
  await db.query(
    `update scan_piles set state = $3, done_at = case when $3 = 'done' then now() end where tenant = $1 and id = $2`,
    [tenant, pile, state],
  )
}

/** Piles that wait for somebody to read them, oldest first: also those whose reader was stopped. */
export async function unfinishedPiles(
  db: Queryable,
): Promise<readonly { readonly tenant: string; readonly id: string }[]> {
  const { rows } = await db.query<{ tenant: string; id: string }>(
    `select tenant, id from scan_piles where state <> 'done' order by uploaded_at limit 100`,
  )
  return rows
}
