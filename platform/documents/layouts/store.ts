/** Layouts of offices by version: kept for ever, in force from a day for an organisation and all below it. */
import { createHash } from 'node:crypto'
import type { Queryable } from '../document-store.ts'
import type { LayoutFinding } from './fields.ts'
import type { LayoutFormat } from './layout.ts'

/** `file` is the office's own; `built-in` is ours again; `inherited` follows the organisation above again. */
export type LayoutKind = 'file' | 'built-in' | 'inherited'

export type LayoutVersion = {
  /** `module/procedure/document`. */
  readonly document: string
  readonly organisation: string
  readonly number: number
  readonly kind: LayoutKind
  readonly format: LayoutFormat | null
  readonly fileName: string | null
  readonly contentHash: string | null
  readonly findings: readonly LayoutFinding[]
  readonly by: string
  readonly at: string
  /** First day; null while it is only tried out. */
  readonly validFrom: string | null
  readonly decidedBy: string | null
}

const COLUMNS = `document, organisation, number, kind, format, file_name as "fileName", content_hash as "contentHash", findings,
  by_person as "by", at, valid_from as "validFrom", decided_by as "decidedBy"`

type Place = { readonly tenant: string; readonly document: string; readonly organisation: string }

/** Stores an examined file as the next version. It is not in force before it has a first day. */
export async function storeLayout(
  db: Queryable,
  place: Place,
  file: {
    readonly format: LayoutFormat
    readonly fileName: string
    readonly content: Uint8Array
    readonly findings: readonly LayoutFinding[]
    readonly by: string
  },
): Promise<LayoutVersion> {
  const content = Buffer.from(file.content)
  const hash = createHash('sha256').update(content).digest('hex')
  return await insertNext(
    db,
    `insert into layouts (tenant, document, organisation, number, kind, format, file_name, content, content_hash, findings, by_person)
     select $1, $2, $3, coalesce(max(number), 0) + 1, 'file', $4, $5, $6, $7, $8::jsonb, $9
     from layouts where tenant = $1 and document = $2 and organisation = $3
     on conflict do nothing returning ${COLUMNS}`,
    [
      place.tenant,
      place.document,
      place.organisation,
      file.format,
      file.fileName,
      content,
      hash,
      JSON.stringify(file.findings),
      file.by,
    ],
  )
}

/** Goes back to the built-in layout, or to that of the organisation above, from a day on. Kept as a version like any other. */
export async function endLayout(
  db: Queryable,
  place: Place,
  end: { readonly kind: 'built-in' | 'inherited'; readonly from: string; readonly by: string },
): Promise<LayoutVersion> {
  return await insertNext(
    db,
    `insert into layouts (tenant, document, organisation, number, kind, by_person, valid_from, decided_by, decided_at)
     select $1, $2, $3, coalesce(max(number), 0) + 1, $4, $5, $6, $5, now()
     from layouts where tenant = $1 and document = $2 and organisation = $3
     on conflict do nothing returning ${COLUMNS}`,
    [place.tenant, place.document, place.organisation, end.kind, end.by, end.from],
  )
}

/**
 * Gives a version its first day, which may be moved as long as it has not come. False when there is no such version or
 * it is in force already: what was printed with it stays explained.
 */
export async function putInForce(
  db: Queryable,
  place: Place & { readonly number: number },
  decision: { readonly from: string; readonly today: string; readonly by: string },
): Promise<boolean> {
  const { rowCount } = await db.query(
    `update layouts set valid_from = $5, decided_by = $6, decided_at = now()
     where tenant = $1 and document = $2 and organisation = $3 and number = $4
       and (valid_from is null or valid_from > $7)`,
    [
      place.tenant,
      place.document,
      place.organisation,
      place.number,
      decision.from,
      decision.by,
      decision.today,
    ],
  )
  return rowCount === 1
}

/** Throws away a version that was only tried out. False when there is none or it has a first day. */
export async function discardLayout(
  db: Queryable,
  place: Place & { readonly number: number },
): Promise<boolean> {
  const { rowCount } = await db.query(
    `delete from layouts where tenant = $1 and document = $2 and organisation = $3 and number = $4 and valid_from is null`,
    [place.tenant, place.document, place.organisation, place.number],
  )
  return rowCount === 1
}

/** The versions of a document in some organisations, newest first. */
export async function listLayouts(
  db: Queryable,
  tenant: string,
  document: string,
  organisations: readonly string[],
): Promise<LayoutVersion[]> {
  const { rows } = await db.query<LayoutVersion>(
    `select ${COLUMNS} from layouts where tenant = $1 and document = $2 and organisation = any($3)
     order by at desc, number desc`,
    [tenant, document, organisations],
  )
  return rows
}

/** The file of a version; undefined where there is none. */
export async function readLayout(
  db: Queryable,
  place: Place & { readonly number: number },
): Promise<(LayoutVersion & { readonly content: Uint8Array; readonly format: LayoutFormat }) | undefined> {
  const { rows } = await db.query<LayoutVersion & { content: Uint8Array; format: LayoutFormat }>(
    `select ${COLUMNS}, content from layouts
     where tenant = $1 and document = $2 and organisation = $3 and number = $4 and kind = 'file'`,
    [place.tenant, place.document, place.organisation, place.number],
  )
  return rows[0]
}

/**
 * The version in force on a day for somebody on `path` (own organisation first): the nearest organisation that has one
 * decides, within it the one with the latest first day. Undefined means the built-in layout.
 */
export async function findLayoutInForce(
  db: Queryable,
  tenant: string,
  document: string,
  path: readonly string[],
  on: string,
): Promise<LayoutVersion | undefined> {
  return (await layoutsInForce(db, tenant, [document], path, on)).get(document)
}

/** The same for many documents at once; a document with the built-in layout is not in the map. */
export async function layoutsInForce(
  db: Queryable,
  tenant: string,
  documents: readonly string[],
  path: readonly string[],
  on: string,
): Promise<ReadonlyMap<string, LayoutVersion>> {
  const { rows } = await db.query<LayoutVersion>(
    `select distinct on (document, organisation) ${COLUMNS} from layouts
     where tenant = $1 and document = any($2) and organisation = any($3) and valid_from <= $4
     order by document, organisation, valid_from desc, number desc`,
    [tenant, documents, path, on],
  )
  const deciding = [...Map.groupBy(rows, ({ document }) => document)].flatMap(
    ([document, versions]): [string, LayoutVersion][] => {
      const nearest = path.flatMap((one) => versions.filter(({ organisation }) => organisation === one))
      const first = nearest.find(({ kind }) => kind !== 'inherited')
      return first?.kind === 'file' ? [[document, first]] : []
    },
  )
  return new Map(deciding)
}

/** How many versions of each document are only tried out in some organisations. */
export async function countTriedLayouts(
  db: Queryable,
  tenant: string,
  organisations: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await db.query<{ document: string; count: number }>(
    `select document, count(*)::integer as count from layouts
     where tenant = $1 and organisation = any($2) and valid_from is null group by document`,
    [tenant, organisations],
  )
  return new Map(rows.map(({ document, count }) => [document, count]))
}

const TRIES_MAX = 20

/** Takes the next number; when somebody took it at the same moment, the one after that. */
async function insertNext(db: Queryable, text: string, values: readonly unknown[]): Promise<LayoutVersion> {
  for (let tries = 0; tries < TRIES_MAX; tries += 1) {
    const { rows } = await db.query<LayoutVersion>(text, [...values])
    const [row] = rows
    if (row !== undefined) return row
  }
  throw new Error('no number of a layout version was free')
}
