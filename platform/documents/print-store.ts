import type { PaperBlock, PaperContent } from './blocks.ts'
import type { Queryable } from './document-store.ts'
import type { Places } from './messages.ts'
import { CONTENT_DIGITS } from './page-mark.ts'

/** One print of a form of a case: what its sheets say, block by block. */
export type Print = {
  readonly code: string
  readonly caseId: string
  readonly form: string
  /** Counts the different prints of this form of this case from 1. */
  readonly print: number
  readonly content: string
  readonly rest: string
  readonly blocks: readonly PaperBlock[]
}

export type PrintOrder = {
  readonly tenant: string
  readonly code: string
  readonly caseId: string
  readonly form: string
  readonly content: PaperContent
}

const COLUMNS = `code, case_id as "caseId", form, print_number as "print", content_digest as "content",
  rest_digest as "rest", blocks`

/**
 * Takes the next print number of a form for a code, before the print is set, since its pages say the number. Asking again for
 * the same code answers the same number, also when two ask at once; numbers have no gaps.
 */
export async function reservePrint(db: Queryable, order: PrintOrder): Promise<Print> {
  const { tenant, code, caseId, form, content } = order
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const found = await findPrint(db, tenant, code)
    if (found !== undefined) return found
    await db.query(
      `insert into document_prints (tenant, code, case_id, form, print_number, content_digest, rest_digest, blocks)
       select $1, $2, $3, $4, coalesce(max(print_number), 0) + 1, $5, $6, $7::jsonb
       from document_prints where tenant = $1 and case_id = $3 and form = $4
       on conflict do nothing`,
      [tenant, code, caseId, form, content.content, content.rest, JSON.stringify(content.blocks)],
    )
  }
  throw new Error(`no print number could be taken for ${form} of case ${caseId}`)
}

/** The print that a code of this tenant stands for. */
export async function findPrint(db: Queryable, tenant: string, code: string): Promise<Print | undefined> {
  const { rows } = await db.query<Print>(
    `select ${COLUMNS} from document_prints where tenant = $1 and code = $2`,
    [tenant, code],
  )
  return rows[0]
}

/** All prints of a case, oldest first within each form; only those that were issued. */
export async function listPrints(db: Queryable, tenant: string, caseId: string): Promise<readonly Print[]> {
  const { rows } = await db.query<Print>(
    `select ${COLUMNS} from document_prints p
     where tenant = $1 and case_id = $2
       and exists (select from documents d where d.tenant = p.tenant and d.code = p.code)
     order by form, print_number`,
    [tenant, caseId],
  )
  return rows
}

/** Code of the newest print of a form, when it says just this and has not been withdrawn. */
export async function findSameCode(
  db: Queryable,
  asked: {
    readonly tenant: string
    readonly caseId: string
    readonly form: string
    readonly content: string
  },
): Promise<string | undefined> {
  const { rows } = await db.query<{ code: string }>(
    `select code from (
       select p.code, p.content_digest, d.state from document_prints p
       join documents d on d.tenant = p.tenant and d.code = p.code
       where p.tenant = $1 and p.case_id = $2 and p.form = $3 order by p.print_number desc limit 1) newest
     where content_digest = $4 and state = 'valid'`,
    [asked.tenant, asked.caseId, asked.form, asked.content],
  )
  return rows[0]?.code
}

/** Keeps where the blocks of a print lie; the first answer stands. */
export async function keepPlaces(db: Queryable, tenant: string, code: string, places: Places): Promise<void> {
  await db.query(
    'insert into document_places (tenant, code, places) values ($1, $2, $3::jsonb) on conflict do nothing',
    [tenant, code, JSON.stringify(places)],
  )
}

/** Where sheets and blocks of a print lie. */
export async function findPlaces(db: Queryable, tenant: string, code: string): Promise<Places | undefined> {
  const { rows } = await db.query<{ places: Places }>(
    'select places from document_places where tenant = $1 and code = $2',
    [tenant, code],
  )
  return rows[0]?.places
}

/** The digits of the content digest that the pages of this print say. */
export const contentDigits = (print: Pick<Print, 'content'>): string => print.content.slice(0, CONTENT_DIGITS)
