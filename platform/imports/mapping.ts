/** Which sheet and column of a file means what: proposed by name and likeness, chosen once, known again by the file's shape. */
import { createHash } from 'node:crypto'
import { likeness } from '#readers'

/** A table that an import looks for, by comparable names and header paths. */
export interface ShapeTable {
  readonly key: string
  readonly title: string
  readonly names: readonly string[]
  readonly required: boolean
  /** A file may lack it, and yet it is looked for by likeness, so that a renamed one is not passed over. */
  readonly sought?: boolean
  readonly columns: readonly string[]
  /** Columns that a file may lack. */
  readonly optional?: readonly string[]
}

/** A sheet of the file with the header it has. */
export interface FoundSheet {
  readonly name: string
  readonly titles: readonly string[]
  readonly headers: readonly { readonly path: string; readonly cell: string }[]
}

export interface ChosenTable {
  readonly sheet: string | null
  readonly columns: Readonly<Record<string, string | null>>
  readonly ignored: readonly string[]
}
export interface ImportMapping {
  readonly tables: Readonly<Record<string, ChosenTable>>
}

/** Where a proposal comes from: the same name, an earlier choice for this shape, likeness, or nothing. */
export type ProposedBy = 'same' | 'chosen' | 'similar' | 'none'

export interface ProposedTable {
  readonly key: string
  readonly title: string
  readonly required: boolean
  readonly sheet: string | null
  readonly by: ProposedBy
  readonly columns: readonly {
    readonly column: string
    readonly header: string | null
    readonly cell: string | null
    readonly required: boolean
    readonly by: ProposedBy
  }[]
  /** Headers that no column takes. */
  readonly ignored: readonly string[]
}

export interface MappingProposal {
  readonly tables: readonly ProposedTable[]
  readonly sheets: readonly {
    readonly name: string
    readonly headers: readonly { readonly path: string; readonly cell: string }[]
  }[]
  /** Every required table has a sheet, and every table with a sheet all its columns. */
  readonly complete: boolean
}

/** Least likeness (in thousandths) at which a sheet or a header is proposed for another name. */
const SIMILAR_MIN = 500

/**
 * The shape of a file: sheets with their headers, whatever rows they hold and whichever year they are of. Files of one
 * source have one shape from year to year.
 */
export function shapeOf(sheets: readonly FoundSheet[]): string {
  const listed = sheets
    .filter(({ headers }) => headers.length > 0)
    .map(({ name, headers }) => [withoutYear(name), ...headers.map(({ path }) => path)].join('\u001f'))
  return createHash('sha256').update(listed.toSorted().join('\u001e')).digest('hex').slice(0, 32)
}

const withoutYear = (name: string): string => name.replace(/\d{4}\s*(?:年(?:度)?)?/g, '').trim()

/** Proposes a sheet and headers for every table: what was chosen before, then equal names, then the most alike. */
export function proposeMapping(
  tables: readonly ShapeTable[],
  sheets: readonly FoundSheet[],
  chosen?: ImportMapping,
): MappingProposal {
  const taken = new Set<string>()
  const placed = [...certainSheets(tables, sheets, chosen, taken)]
  const proposed = placed.map(({ table, sheet, by }) => {
    const found = sheet === undefined && chosen === undefined ? similarSheet(table, sheets, taken) : sheet
    if (found !== undefined) taken.add(found.name)
    const source = sheet === undefined && found !== undefined ? 'similar' : by
    return proposeTable(table, found, source, chosen?.tables[table.key])
  })
  return {
    tables: proposed,
    sheets: sheets.map(({ name, headers }) => ({ name, headers })),
    complete: proposed.every(isComplete),
  }
}

function isComplete({ required, sheet, columns }: ProposedTable): boolean {
  return sheet === null ? !required : columns.every((column) => column.header !== null || !column.required)
}

type Placed = {
  readonly table: ShapeTable
  readonly sheet: FoundSheet | undefined
  readonly by: ProposedBy
}

function certainSheets(
  tables: readonly ShapeTable[],
  sheets: readonly FoundSheet[],
  chosen: ImportMapping | undefined,
  taken: Set<string>,
): Placed[] {
  return tables.map((table) => {
    const choice = chosen?.tables[table.key]
    const sheet =
      choice === undefined
        ? sheets.find(({ titles }) => titles.some((title) => table.names.includes(title)))
        : sheets.find(({ name }) => sameSheet(name, choice.sheet))
    if (sheet !== undefined) taken.add(sheet.name)
    const isOwnName = sheet?.titles.some((title) => table.names.includes(title)) === true
    const by = sheet === undefined ? 'none' : isOwnName ? 'same' : 'chosen'
    return { table, sheet, by }
  })
}

/** A sheet chosen in one year is the sheet of the same name in the next. */
function sameSheet(name: string, chosen: string | null): boolean {
  return chosen !== null && (name === chosen || withoutYear(name) === withoutYear(chosen))
}

/** By title, or by how well its headers fit the columns. Only a table that must be there, or is sought, is looked for that way. */
function similarSheet(
  table: ShapeTable,
  sheets: readonly FoundSheet[],
  taken: ReadonlySet<string>,
): FoundSheet | undefined {
  if (!table.required && table.sought !== true) return undefined
  const ranked = sheets
    .filter(({ name, headers }) => !taken.has(name) && headers.length > 0)
    .map((sheet) => {
      const titles = sheet.titles.flatMap((title) => table.names.map((name) => likeness(title, name)))
      return { sheet, score: Math.max(headerFit(table, sheet), ...titles) }
    })
    .filter(({ score }) => score >= SIMILAR_MIN)
    .toSorted((a, b) => b.score - a.score)
  return ranked[0]?.sheet
}

/** Mean likeness of every column that must be there to the header nearest to it, in thousandths. */
function headerFit({ columns, optional = [] }: ShapeTable, { headers }: FoundSheet): number {
  const needed = columns.filter((column) => !optional.includes(column))
  const best = needed.map((column) => Math.max(0, ...headers.map(({ path }) => likeness(column, path))))
  return Math.floor(best.reduce((sum, one) => sum + one, 0) / Math.max(1, needed.length))
}

function proposeTable(
  table: ShapeTable,
  sheet: FoundSheet | undefined,
  by: ProposedBy,
  choice: ChosenTable | undefined,
): ProposedTable {
  const { key, title, required } = table
  const headers = sheet?.headers ?? []
  const free = new Set(headers.map(({ path }) => path))
  const take = (column: string, path: string | undefined, source: ProposedBy) => {
    if (path === undefined || !free.delete(path)) return undefined
    const cell = headers.find((one) => one.path === path)?.cell ?? null
    return { header: path, cell, by: path === column ? ('same' as const) : source }
  }
  const sure = table.columns.map((column) => ({
    column,
    found:
      take(column, choice?.columns[column] ?? undefined, 'chosen') ??
      (choice?.columns[column] === null ? undefined : take(column, column, 'same')),
  }))
  const open = { header: null, cell: null, by: 'none' as const }
  const columns = sure.map(({ column, found }) => {
    const isLeftOut = choice?.columns[column] === null
    const similar = isLeftOut || found !== undefined ? undefined : mostAlike(column, [...free])
    const isRequired = table.optional?.includes(column) !== true
    return { column, required: isRequired, ...(found ?? take(column, similar, 'similar') ?? open) }
  })
  return { key, title, required, sheet: sheet?.name ?? null, by, columns, ignored: [...free] }
}

function mostAlike(column: string, headers: readonly string[]): string | undefined {
  const ranked = headers
    .map((header) => ({ header, score: likeness(column, header) }))
    .toSorted((a, b) => b.score - a.score)
  return (ranked[0]?.score ?? 0) >= SIMILAR_MIN ? ranked[0]?.header : undefined
}

/** A proposal as a choice: what the reader is given once somebody agreed, or nothing had to be decided. */
export function mappingOf({ tables }: Pick<MappingProposal, 'tables'>): ImportMapping {
  return {
    tables: Object.fromEntries(
      tables.map(({ key, sheet, columns, ignored }) => [
        key,
        {
          sheet,
          columns: Object.fromEntries(columns.map(({ column, header }) => [column, header])),
          ignored,
        },
      ]),
    ),
  }
}

/** Whether a proposal differs from the tables' own names anywhere, so that a choice is worth remembering. */
export function needsChoice({ tables }: Pick<MappingProposal, 'tables'>): boolean {
  return tables.some(
    ({ sheet, by, columns, ignored }) =>
      sheet !== null &&
      (by !== 'same' ||
        ignored.length > 0 ||
        columns.some((column) => column.by !== 'same' && (column.required || column.header !== null))),
  )
}
