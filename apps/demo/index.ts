/** The demo: a county for budgets and a province for titles, with invented people, filled through acts only. */
import { type House, casesOf, loadKeys } from '#apps/server'
import type { Database } from '#platform/database'
import type pg from 'pg'
import { tellBudgets } from './budgets.ts'
import { setUpDepartment } from './department-people.ts'
import { departmentStory } from './department.ts'
import { LAST_YEAR_BEGINS, tellLastYear } from './last-year.ts'
import { TENANT } from './people.ts'
import { fillRegisters, setUpCounty } from './set-up.ts'
import { fillTargetRegisters, tellTargets } from './targets.ts'
import { keepSampleFiles } from './titles/sample-files.ts'
import { PROVINCE, prepareProvince, tellProvince } from './titles/index.ts'

export { buildDemoWorkbook } from './workbook/index.ts'
export { TENANT as demoTenant } from './people.ts'

export interface DemoOptions {
  readonly database: Database
  readonly house: House
  readonly dataFolder: string
}

/** Fills an empty, migrated database; one that was left half filled is emptied first. Answers whether it was filled now. */
export async function prepareDemo({ database, house, dataFolder }: DemoOptions): Promise<boolean> {
  const state = await stateOf(database)
  if (state === 'ready') return false
  if (state === 'marked-in-series') {
    await asOwner(database, markFilled)
    return false
  }
  if (state === 'half') await empty(database)
  await setUpCounty(database, LAST_YEAR_BEGINS)
  const cases = await casesOf(database, house, loadKeys(dataFolder))
  await fillRegisters(cases)
  await fillTargetRegisters(cases)
  await setUpDepartment(database, cases)
  await prepareProvince(database, cases)
  await tellLastYear(cases)
  const finishProvince = await tellProvince(cases)
  const publishTargets = await tellTargets(cases)
  await tellBudgets(cases, departmentStory(cases))
  await publishTargets()
  await finishProvince()
  await keepSampleFiles(database, dataFolder)
  await asOwner(database, markFilled)
  return true
}

type DemoState = 'empty' | 'half' | 'ready' | 'marked-in-series'

async function stateOf(database: Database): Promise<DemoState> {
  const { rows } = await database.app.query<Record<'begun' | 'ready' | 'marked' | 'foreign', boolean>>(
    `select exists (select from tenants where id = any($1)) as begun,
       exists (select from schema_info where name = 'demo') as ready,
       exists (select from series where tenant = $2 and series = 'demo' and scope = 'ready') as marked,
       exists (select from tenants where id <> all($1)) as foreign`,
    [[TENANT.id, PROVINCE.id], TENANT.id],
  )
  const [row] = rows
  if (row?.ready === true) return 'ready'
  if (row?.marked === true) return 'marked-in-series'
  if (row?.foreign === true)
    throw new Error('this data folder holds data that is not the demo; choose another GUICHENG_DATA')
  return row?.begun === true ? 'half' : 'empty'
}

/** Notes that the demo is whole, as a fact about this installation; earlier programs had noted it among the series. */
async function markFilled(owner: pg.Pool): Promise<void> {
  await owner.query(`insert into schema_info (name, value) values ('demo', $1) on conflict do nothing`, [
    TENANT.id,
  ])
  await owner.query(`delete from series where tenant = $1 and series = 'demo' and scope = 'ready'`, [
    TENANT.id,
  ])
}

/** A start that was killed in the middle: only the owner role may do this, and only before the demo was ready. */
async function empty(database: Database): Promise<void> {
  await asOwner(database, async (owner) => {
    const { rows } = await owner.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables
       where schemaname = 'guicheng' and tablename not in ('schema_info', 'clock', 'calendar_years') and tablename not like 'kysely%'`,
    )
    await owner.query(`truncate ${rows.map(({ name }) => name).join(', ')}`)
    await owner.query('update clock set offset_milliseconds = 0')
  })
}

async function asOwner(database: Database, work: (owner: pg.Pool) => Promise<void>): Promise<void> {
  const owner = database.owner()
  try {
    await work(owner)
  } finally {
    await owner.end()
  }
}
