import { randomUUID } from 'node:crypto'
import type { Queryable } from './document-store.ts'
import type { BlockClip } from './overprint.ts'
import type { PrinterOffset } from './printers.ts'

/** A batch that was printed onto sealed sheets. */
export type Overprint = {
  readonly id: string
  readonly printer: string
  readonly right: number
  readonly down: number
  readonly blocks: readonly string[]
  readonly fileHash: string
  readonly pages: number
  readonly madeBy: string
  readonly madeAt: string
  readonly voidedAt: string | null
  readonly voidReason: string | null
}

export type NewOverprint = {
  readonly tenant: string
  readonly organisation: string
  readonly printer: string
  readonly offset: PrinterOffset
  readonly blocks: readonly string[]
  readonly fileHash: string
  readonly by: string
  /** In the order of the pile. */
  readonly sheets: readonly {
    readonly code: string
    readonly page: number
    readonly clips: readonly BlockClip[]
  }[]
}

/** Enters a batch inside the caller's transaction; from then on its sheets count as carrying these blocks. */
export async function addOverprint(client: Queryable, batch: NewOverprint): Promise<string> {
  const id = randomUUID()
  const { tenant, offset } = batch
  await client.query(
    `insert into overprints (tenant, id, organisation, printer, right_hundredths, down_hundredths, blocks, file_hash,
       pages, made_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      tenant,
      id,
      batch.organisation,
      batch.printer,
      offset.right,
      offset.down,
      batch.blocks,
      batch.fileHash,
      batch.sheets.length,
      batch.by,
    ],
  )
  for (const [index, { code, page, clips }] of batch.sheets.entries()) {
    const blocks = clips.map(({ id: block, digest }) => ({ id: block, digest }))
    await client.query(
      'insert into overprint_sheets (tenant, overprint, position, code, page, blocks) values ($1, $2, $3, $4, $5, $6::jsonb)',
      [tenant, id, index + 1, code, page, JSON.stringify(blocks)],
    )
  }
  return id
}

const COLUMNS = `id, printer, right_hundredths as "right", down_hundredths as "down", blocks, file_hash as "fileHash",
  pages, made_by as "madeBy", made_at as "madeAt", voided_at as "voidedAt", void_reason as "voidReason"`

/** The batches of an office, newest first. */
export async function listOverprints(
  db: Queryable,
  tenant: string,
  organisation: string,
): Promise<readonly Overprint[]> {
  const { rows } = await db.query<Overprint>(
    `select ${COLUMNS} from overprints where tenant = $1 and organisation = $2 order by made_at desc limit 50`,
    [tenant, organisation],
  )
  return rows
}

export async function findOverprint(
  db: Queryable,
  tenant: string,
  organisation: string,
  id: string,
): Promise<Overprint | undefined> {
  const { rows } = await db.query<Overprint>(
    `select ${COLUMNS} from overprints where tenant = $1 and organisation = $2 and id = $3`,
    [tenant, organisation, id],
  )
  return rows[0]
}

/** Takes a batch back that never reached its sheets, such as after a paper jam. Answers whether it stood. */
export async function voidOverprint(
  db: Queryable,
  at: { readonly tenant: string; readonly organisation: string; readonly id: string; readonly by: string },
  reason: string,
): Promise<boolean> {
  const { rowCount } = await db.query(
    `update overprints set voided_at = now(), voided_by = $4, void_reason = $5
     where tenant = $1 and organisation = $2 and id = $3 and voided_at is null`,
    [at.tenant, at.organisation, at.id, at.by, reason],
  )
  return rowCount === 1
}

/** A block that was printed onto a sheet, and when. */
export type OverprintedBlock = { readonly id: string; readonly digest: string; readonly at: string }

/** What has been printed onto the sheets of these codes since, oldest first; batches taken back do not count. */
export async function overprintedBlocks(
  db: Queryable,
  tenant: string,
  codes: readonly string[],
): Promise<ReadonlyMap<string, readonly OverprintedBlock[]>> {
  const { rows } = await db.query<{ code: string; blocks: { id: string; digest: string }[]; at: string }>(
    `select s.code, s.blocks, o.made_at as at from overprint_sheets s
     join overprints o on o.tenant = s.tenant and o.id = s.overprint
     where s.tenant = $1 and s.code = any($2::text[]) and o.voided_at is null
     order by o.made_at, s.position`,
    [tenant, codes],
  )
  const found = new Map<string, OverprintedBlock[]>()
  for (const { code, blocks, at } of rows) {
    const of = found.get(code) ?? []
    of.push(...blocks.map((block) => ({ ...block, at })))
    found.set(code, of)
  }
  return found
}

/** What a sheet carried at an instant: a scan shows only what had been printed by then. Now, unless told. */
export function blocksAsOf(
  blocks: readonly OverprintedBlock[] | undefined,
  instant?: string,
): ReadonlyMap<string, string> {
  const until = instant === undefined ? Number.POSITIVE_INFINITY : Date.parse(instant)
  return new Map(
    (blocks ?? []).filter(({ at }) => Date.parse(at) <= until).map(({ id, digest }) => [id, digest]),
  )
}
