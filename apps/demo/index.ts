/** The demo: a county with its offices and invented people, filled through acts only. */
import { type House, casesOf } from '#apps/server'
import type { Database } from '#platform/database'
import { tellBudgets } from './budgets.ts'
import { TENANT } from './people.ts'
import { fillRegisters, setUpCounty } from './set-up.ts'

export { buildDemoWorkbook } from './workbook/index.ts'
export { TENANT as demoTenant } from './people.ts'

export interface DemoOptions {
  readonly database: Database
  readonly house: House
  readonly dataFolder: string
}

/** Fills an empty, migrated database; one that was left half filled is emptied first. Answers whether it was filled now. */
export async function prepareDemo({ database, house }: DemoOptions): Promise<boolean> {
  const state = await stateOf(database)
  if (state === 'ready') return false
  if (state === 'half') await empty(database)
  await setUpCounty(database)
  const cases = await casesOf(database, house)
  await fillRegisters(cases)
  await tellBudgets(cases)
  await database.app.query(
    `insert into series (tenant, series, scope, last) values ($1, 'demo', 'ready', 1)`,
    [TENANT.id],
  )
  return true
}

async function stateOf(database: Database): Promise<'empty' | 'half' | 'ready'> {
  const { rows } = await database.app.query<{ begun: boolean; ready: boolean; foreign: boolean }>(
    `select exists (select from tenants where id = $1) as begun,
       exists (select from series where tenant = $1 and series = 'demo') as ready,
       exists (select from tenants where id <> $1) as foreign`,
    [TENANT.id],
  )
  const [row] = rows
  if (row?.ready === true) return 'ready'
  if (row?.foreign === true)
    throw new Error('this data folder holds data that is not the demo; choose another GUICHENG_DATA')
  return row?.begun === true ? 'half' : 'empty'
}

/** A start that was killed in the middle: only the owner role may do this, and only before the demo was ready. */
async function empty(database: Database): Promise<void> {
  const owner = database.owner()
  try {
    const { rows } = await owner.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables
       where schemaname = 'guicheng' and tablename not in ('schema_info', 'clock', 'calendar_years') and tablename not like 'kysely%'`,
    )
    await owner.query(`truncate ${rows.map(({ name }) => name).join(', ')}`)
    await owner.query('update clock set offset_milliseconds = 0')
  } finally {
    await owner.end()
  }
}
