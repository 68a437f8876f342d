import { readdirSync, readFileSync } from 'node:fs'
import type pg from 'pg'
import { contentOf } from './blocks.ts'
import type { PaperContent } from './blocks.ts'
import { verificationCode } from './code.ts'
import { digestOf, sha256 } from './digest.ts'
import type { TemplateData, TemplateName } from './model.ts'
import { contentDigits, findSameCode, keepPlaces, reservePrint } from './print-store.ts'
import { renderDocument } from './render.ts'
import type { Rendered, RenderRequest } from './render.ts'

/** A pool, or the client of a transaction that is under way. */
export type Queryable = Pick<pg.ClientBase, 'query'>

export type IssuedDocument = {
  readonly tenant: string
  readonly code: string
  readonly caseId: string
  readonly actVersion: number
  readonly template: string
  readonly templateVersion: string
  readonly dataDigest: string
  readonly fileHash: string
  readonly pages: number
  readonly title: string
  /** Instant in UTC. */
  readonly madeAt: string
  readonly state: 'valid' | 'superseded' | 'revoked'
  /** When and why the state changed, and the code that took its place. */
  readonly stateAt: string | null
  readonly stateReason: string | null
  readonly replacedBy: string | null
}

export type DocumentOrder<Name extends TemplateName = TemplateName> = {
  readonly tenant: string
  readonly caseId: string
  /** Version of the act that fixes the document: the same act always yields the same document. */
  readonly actVersion: number
  readonly template: Name
  /** Name of the form in its procedure; the title unless given. */
  readonly form?: string | undefined
  readonly data: TemplateData[Name]
  readonly title: string
  readonly author?: string | undefined
  /** Date of the document, YYYY-MM-DD. */
  readonly date: string
  /** Legal moment of the act, as an instant in UTC. */
  readonly madeAt: string
  /** Address of the portal without a slash at its end. */
  readonly portal: string
  /** The office's secret, so that codes cannot be worked out from published data. */
  readonly secret?: string | undefined
}

/** Keeps a finished PDF and answers its hash: `saveFile` of platform/files, handed in by whoever composes both. */
export type KeepPdf = (pdf: Uint8Array, name: string) => Promise<string>

/**
 * Issues the document of an act. The first rendering is kept by hash and entered under its code; asking again
 * answers that same entry and renders nothing, since an office's own fonts would change the bytes. Every page says
 * which print of the form it is and the digest of what it says.
 */
export async function issueDocument<Name extends TemplateName>(
  db: Queryable,
  order: DocumentOrder<Name>,
  keepPdf: KeepPdf,
): Promise<IssuedDocument> {
  const { template, data, title, date, author } = order
  const dataDigest = digestOf({ template, data, title, date, author: author ?? '' })
  const content = contentOf(template, data, title)
  return issueRendered(
    db,
    { ...order, form: order.form ?? title, dataDigest, content },
    keepPdf,
    (verification) => renderDocument({ template, data, title, date, author, verification }),
  )
}

/** A document whose pages are made by `make`: what `issueDocument` does for a template. */
export type RenderedOrder = Omit<DocumentOrder, 'template' | 'data' | 'author' | 'date' | 'form'> & {
  readonly template: string
  readonly form: string
  readonly dataDigest: string
  readonly content: PaperContent
}

/** Issues what `make` renders, once: see `issueDocument`. */
export async function issueRendered(
  db: Queryable,
  order: RenderedOrder,
  keepPdf: KeepPdf,
  make: (verification: RenderRequest['verification']) => Promise<Rendered>,
): Promise<IssuedDocument> {
  const { tenant, caseId, template, title, dataDigest } = order
  const code = verificationCode(order, order.secret)
  const existing = await findInTenant(db, tenant, code)
  if (existing !== undefined) return existing
  const print = await reservePrint(db, { ...order, code })
  const mark = { print: print.print, content: contentDigits(print) }
  const rendered = await make({ code, url: `${order.portal}/verify/${code}`, mark })
  const fileHash = await keepPdf(rendered.pdf, `${title}.pdf`)
  if (fileHash !== rendered.hash) throw new Error(`document ${code} was kept under another hash`)
  await keepPlaces(db, tenant, code, rendered.places)
  await db.query(
    `insert into documents
       (tenant, code, case_id, act_version, template, template_version, data_digest, file_hash, pages, title, made_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
     on conflict (tenant, code) do nothing`,
    [
      tenant,
      code,
      caseId,
      order.actVersion,
      template,
      templateVersion(),
      dataDigest,
      fileHash,
      rendered.pages,
      title,
      order.madeAt,
    ],
  )
  const issued = await findInTenant(db, tenant, code)
  if (issued === undefined || issued.dataDigest !== dataDigest) {
    throw new Error(`document ${code} is entered with other data`)
  }
  return issued
}

const COLUMNS = `tenant, code, case_id as "caseId", act_version as "actVersion", template,
  template_version as "templateVersion", data_digest as "dataDigest", file_hash as "fileHash", pages, title,
  made_at as "madeAt", state, state_at as "stateAt", state_reason as "stateReason", replaced_by as "replacedBy"`

/** The document with this code, whichever tenant issued it: what the portal's verification page asks. */
export async function findDocument(db: Queryable, code: string): Promise<IssuedDocument | undefined> {
  const { rows } = await db.query<IssuedDocument>(`select ${COLUMNS} from documents where code = $1`, [code])
  return rows[0]
}

/** The document with this code, if this tenant issued it. */
export async function findInTenant(
  db: Queryable,
  tenant: string,
  code: string,
): Promise<IssuedDocument | undefined> {
  const { rows } = await db.query<IssuedDocument>(
    `select ${COLUMNS} from documents where tenant = $1 and code = $2`,
    [tenant, code],
  )
  return rows[0]
}

/** The newest print of a form, when it says just this and has not been withdrawn: no need to print it anew. */
export async function findSamePrint(
  db: Queryable,
  asked: {
    readonly tenant: string
    readonly caseId: string
    readonly form: string
    readonly content: string
  },
): Promise<IssuedDocument | undefined> {
  const code = await findSameCode(db, asked)
  return code === undefined ? undefined : findInTenant(db, asked.tenant, code)
}

/** The documents of a case, oldest first. */
export async function listDocuments(
  db: Queryable,
  tenant: string,
  caseId: string,
): Promise<IssuedDocument[]> {
  const { rows } = await db.query<IssuedDocument>(
    `select ${COLUMNS} from documents where tenant = $1 and case_id = $2 order by act_version, made_at, code`,
    [tenant, caseId],
  )
  return rows
}

/** Marks a valid document as replaced by a newer one. Answers whether there was one to mark. */
export async function supersedeDocument(
  client: Queryable,
  change: { readonly tenant: string; readonly code: string; readonly by: string; readonly at: string },
): Promise<boolean> {
  const { rowCount } = await client.query(
    `update documents set state = 'superseded', state_at = $3, replaced_by = $4
     where tenant = $1 and code = $2 and state = 'valid'
       and exists (select 1 from documents newer where newer.tenant = $1 and newer.code = $4)`,
    [change.tenant, change.code, change.at, change.by],
  )
  return rowCount === 1
}

/** Withdraws a document with its reason, also one already replaced. Answers whether there was one. */
export async function revokeDocument(
  client: Queryable,
  change: { readonly tenant: string; readonly code: string; readonly at: string; readonly reason: string },
): Promise<boolean> {
  const { rowCount } = await client.query(
    `update documents set state = 'revoked', state_at = $3, state_reason = $4
     where tenant = $1 and code = $2 and state <> 'revoked'`,
    [change.tenant, change.code, change.at, change.reason],
  )
  return rowCount === 1
}

let knownVersion: string | undefined

/** Names the templates as they are now: sixteen digits of the digest over all their sources. */
export function templateVersion(): string {
  if (knownVersion !== undefined) return knownVersion
  const folder = new URL('./templates/', import.meta.url)
  const names = readdirSync(folder).filter((name) => name.endsWith('.typ'))
  const sources = names.toSorted().map((name) => [name, readFileSync(new URL(name, folder), 'utf8')])
  knownVersion = sha256(JSON.stringify(sources)).slice(0, 16)
  return knownVersion
}
