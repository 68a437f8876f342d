import type pg from 'pg'
import { type Moment, momentAt } from '#kernel/time'
import { getRow } from './rows.ts'

/** The legal time in a statement: the database's clock, with what a demo moved it by. */
export const LEGAL_NOW = `(clock_timestamp() + (select offset_milliseconds from clock) * interval '1 millisecond')`

/** The legal time now, asked for once. */
export async function legalMoment(connection: pg.Pool | pg.ClientBase): Promise<Moment> {
  return momentAt(getRow(await connection.query<{ now: string }>(`select ${LEGAL_NOW} as now`)).now)
}
