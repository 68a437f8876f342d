/** What the report tables share: columns, rows, and where they read from. */
import { printFigure } from '#lint'
import type { AnyProcedure, LocalDate } from '#kernel'
import type { Session } from '#platform/identity'
import { listEntries } from '#platform/registers'
import type { ServerContext } from '../context.ts'
import type { TitleReportView } from '../contract/titles-reports.ts'
import type { Asker } from './reads.ts'

type Column = TitleReportView['columns'][number]
type Row = TitleReportView['rows'][number]
export type Written = Pick<TitleReportView, 'columns' | 'rows' | 'chart' | 'note'>

export const text = (key: string, header: string): Column => ({ key, header, kind: 'text' })
export const figure = (key: string, header: string): Column => ({ key, header, kind: 'figure' })
const shown = (value: string | number | null): string => (value === null ? '' : String(value))
/** A row of the table, with the case it opens. */
export const row = (
  cells: Readonly<Record<string, string | number | null>>,
  open: Row['open'] = null,
): Row => ({
  cells: Object.fromEntries(Object.entries(cells).map(([key, value]) => [key, shown(value)])),
  open,
})
export const yuan = (cents: number): string => printFigure(cents, '元')

export interface Sources {
  readonly context: ServerContext
  readonly session: Session
  readonly asker: Asker
  readonly year: number
  readonly today: LocalDate
  /** @throws when the house does not have it: our own fault */
  readonly procedure: (id: string) => AnyProcedure
}
export type Report = (sources: Sources) => Promise<Written>

/** Values of a register on the day, with their keys. */
export async function entriesOf<Entry>(
  { context, asker, today }: Sources,
  register: string,
): Promise<readonly (Entry & { readonly key: string })[]> {
  const entries = await listEntries(context.database.app, asker.tenant, register, today)
  return entries.map(({ key, values }) => ({ key, ...(values as unknown as Entry) }))
}
