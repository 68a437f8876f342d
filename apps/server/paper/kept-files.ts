/** Files that carry a paper which only some of those who see its case may read: prints, scans of them, signed files, bindings. */
import type pg from 'pg'
import { type AnyProcedure, type DocumentSpec, type Origin, type Staged, mayReadDocument } from '#kernel'
import type { LoadedCase } from '#platform/cases'

/** Hashes of the files of a case that this person may not read, though he sees the case. */
export async function keptFiles(
  db: pg.Pool,
  tenant: string,
  procedure: AnyProcedure,
  { caseId, parties }: Pick<LoadedCase, 'caseId' | 'parties'>,
  origin: Origin,
): Promise<ReadonlySet<string>> {
  const kept = Object.entries(procedure.documents as Record<string, DocumentSpec<Staged>>)
    .filter(([, spec]) => !mayReadDocument(spec, origin, parties))
    .map(([form]) => form)
  if (kept.length === 0) return new Set()
  // what is bound of several papers holds the kept ones too, unless it was bound of one that he may read
  const forms = ['final', ...kept, ...kept.map((form) => `final:${form}`)]
  const { rows } = await db.query<{ hash: string }>(
    `select d.file_hash as hash from documents d join document_prints p on p.tenant = d.tenant and p.code = d.code
       where d.tenant = $1 and d.case_id = $2 and p.form = any($3)
     union select sheet_hash from scan_sheets
       where tenant = $1 and case_id = $2 and form = any($3) and sheet_hash is not null
     union select file_hash from paper_seals
       where tenant = $1 and case_id = $2 and form = any($3) and file_hash is not null`,
    [tenant, caseId, forms],
  )
  return new Set(rows.map(({ hash }) => hash))
}
