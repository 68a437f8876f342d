import type { Queryable } from './document-store.ts'

/** How far everything is moved before it is printed, in hundredths of a millimetre: to the right, and down. */
export type PrinterOffset = { readonly right: number; readonly down: number }
export type Printer = PrinterOffset & { readonly name: string; readonly changedAt: string }

/** 30 mm either way: more is no offset but the wrong paper. */
export const OFFSET_MAX = 3_000

const COLUMNS = `name, right_hundredths as "right", down_hundredths as "down", changed_at as "changedAt"`

/** The printers that an office has set up. */
export async function listPrinters(
  db: Queryable,
  tenant: string,
  organisation: string,
): Promise<readonly Printer[]> {
  const { rows } = await db.query<Printer>(
    `select ${COLUMNS} from printers where tenant = $1 and organisation = $2 order by name`,
    [tenant, organisation],
  )
  return rows
}

/** The offset of a printer; one that nobody has set up prints as it is. */
export async function printerOffset(
  db: Queryable,
  place: { readonly tenant: string; readonly organisation: string; readonly name: string },
): Promise<PrinterOffset> {
  const printers = await listPrinters(db, place.tenant, place.organisation)
  const { right, down } = printers.find(({ name }) => name === place.name) ?? { right: 0, down: 0 }
  return { right, down }
}

export async function setPrinter(
  db: Queryable,
  place: {
    readonly tenant: string
    readonly organisation: string
    readonly name: string
    readonly by: string
  },
  { right, down }: PrinterOffset,
): Promise<void> {
  await db.query(
    `insert into printers (tenant, organisation, name, right_hundredths, down_hundredths, changed_by)
     values ($1, $2, $3, $4, $5, $6)
     on conflict (tenant, organisation, name) do update
     set right_hundredths = $4, down_hundredths = $5, changed_by = $6, changed_at = now()`,
    [place.tenant, place.organisation, place.name, right, down, place.by],
  )
}

/** Forgets a printer; answers whether it was there. */
export async function removePrinter(
  db: Queryable,
  place: { readonly tenant: string; readonly organisation: string; readonly name: string },
): Promise<boolean> {
  const { rowCount } = await db.query(
    'delete from printers where tenant = $1 and organisation = $2 and name = $3',
    [place.tenant, place.organisation, place.name],
  )
  return rowCount === 1
}
