import { randomUUID } from 'node:crypto'
import type { Queryable } from './document-store.ts'
import type { SignatureCheck } from './signature.ts'

/**
 * A seal that is no scan: 电子签章 as a signed file from outside, 登记用印 as an entry of the office's seal book. 实体章 is
 * the scanned sheet itself. None of them is ever drawn by us.
 */
export type PaperSeal = {
  readonly id: string
  readonly caseId: string
  readonly form: string
  readonly code: string
  readonly kind: 'signed-file' | 'registered'
  readonly fileHash: string | null
  readonly number: string | null
  readonly organisation: string
  /** Date, YYYY-MM-DD. */
  readonly sealedOn: string
  readonly note: string
  /** What came of checking each signature of a signed file when it was filed; null where nobody looked. */
  readonly check: readonly SignatureCheck[] | null
  readonly recordedBy: string
  readonly recordedAt: string
}

export type NewSeal = Omit<PaperSeal, 'id' | 'recordedAt'> & { readonly tenant: string }

/** Records a seal; the same one again changes nothing. Answers whether it was new. */
export async function addSeal(db: Queryable, seal: NewSeal): Promise<boolean> {
  const { rowCount } = await db.query(
    `insert into paper_seals (tenant, id, case_id, form, code, kind, file_hash, number, organisation, sealed_on, note, recorded_by, signature_check)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13::jsonb) on conflict do nothing`,
    [
      seal.tenant,
      randomUUID(),
      seal.caseId,
      seal.form,
      seal.code,
      seal.kind,
      seal.fileHash,
      seal.number,
      seal.organisation,
      seal.sealedOn,
      seal.note,
      seal.recordedBy,
      seal.check === null ? null : JSON.stringify(seal.check),
    ],
  )
  return rowCount === 1
}

/** The seals of a case, oldest first. */
export async function listSeals(
  db: Queryable,
  tenant: string,
  caseId: string,
): Promise<readonly PaperSeal[]> {
  const { rows } = await db.query<PaperSeal>(
    `select id, case_id as "caseId", form, code, kind, file_hash as "fileHash", number, organisation,
       sealed_on as "sealedOn", note, signature_check as "check", recorded_by as "recordedBy", recorded_at as "recordedAt"
     from paper_seals where tenant = $1 and case_id = $2 order by recorded_at`,
    [tenant, caseId],
  )
  return rows
}
