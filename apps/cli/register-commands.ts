/** Registers from and to files, from a terminal. */
import { readFile, writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { type Actor, type LocalDate } from '#kernel'
import { casesOf, enterChange, seedRegister } from '#apps/server'
import { type Database, legalMoment, migrate } from '#platform/database'
import { readImportFile } from '#platform/imports'
import { seedEntries } from '#regulations'
import {
  type ImportPlan,
  type RegisterDefinition,
  exportSheet,
  listEntries,
  listStanding,
  planImport,
} from '#platform/registers'
import { writeSheet } from '#readers'
import { type AccountPlace, findActor } from './actors.ts'
import { UsageRefused, readArguments, readDate } from './arguments.ts'
import { withDatabase } from './database-commands.ts'
import { house } from './house.ts'
import { say, warn } from './say.ts'

function definitionOf(id: string | undefined): RegisterDefinition {
  const found = house.registers.find((definition) => definition.id === id)
  if (found !== undefined) return found
  const known = house.registers.map((definition) => `${definition.id}（${definition.label}）`).join('、')
  throw new UsageRefused(`请写明名册：${known}`)
}

/** Tries a file against a register; `--commit` carries out what was shown. Status 1 when the file has faults. */
export async function importCommand(args: readonly string[]): Promise<number> {
  const { positional, flags, options } = readArguments(args, ['commit', 'json'], ['tenant', 'from', 'as'])
  const [id, path] = positional
  const definition = definitionOf(id)
  const tenant = options.get('tenant')
  if (path === undefined || tenant === undefined) throw new UsageRefused()
  const asked = readDate(options, 'from')
  const read = await readImportFile(await readFile(path), basename(path))
  if (!read.ok) {
    for (const fault of read.faults) warn(`${fault.sheet} ${fault.cell} ${fault.say}`)
    return 1
  }
  return withDatabase(async (database) => {
    await migrate(database)
    const { date: today } = await legalMoment(database.app)
    const from = asked ?? today
    const standing = await listStanding(database.app, tenant, definition.id)
    const plan = planImport(definition, read.document.sheets, standing, { from })
    const { added, changed, unchanged, faults } = plan.counts
    if (flags.has('json')) say(JSON.stringify(plan))
    else {
      say(`新增 ${added}，变更 ${changed}，不变 ${unchanged}，问题 ${faults}。`)
      for (const fault of plan.faults) say(`  ${fault.sheet} ${fault.cell} ${fault.say}`)
    }
    if (!flags.has('commit') || !plan.committable) return faults > 0 ? 1 : 0
    return commit(database, definition, plan, { tenant, account: options.get('as') ?? '', today })
  })
}

/** Every row is an act of the keeper named by `--as`. */
async function commit(
  database: Database,
  definition: RegisterDefinition,
  plan: ImportPlan,
  by: { readonly tenant: string; readonly account: string; readonly today: LocalDate },
): Promise<number> {
  const actor = await keeperOf(database, definition, by)
  const cases = await casesOf(database, house)
  const place = { tenant: by.tenant, register: definition.id, origin: { kind: 'person', actor } } as const
  let written = 0
  for (const { key, from, after, kind } of plan.changes) {
    if (kind === 'unchanged') continue
    const done = await enterChange(cases, place, { key, from, values: after })
    if (done.kind === 'refused') {
      warn(`“${key}”没有写入：${done.say}（此前已写入 ${written} 条，改正后可重新导入）`)
      return 1
    }
    written += 1
  }
  say(`已写入 ${written} 条。`)
  return 0
}

/** Writes what the registers of one keeper begin with; registers that have entries are left alone. */
export async function seedCommand(args: readonly string[]): Promise<number> {
  const { options } = readArguments(args, [], ['tenant', 'from', 'as'])
  const tenant = options.get('tenant')
  const account = options.get('as')
  if (tenant === undefined || account === undefined) throw new UsageRefused()
  const asked = readDate(options, 'from')
  return withDatabase(async (database) => {
    await migrate(database)
    const { date: today } = await legalMoment(database.app)
    const from = asked ?? today
    const cases = await casesOf(database, house)
    const begun = house.registers.filter(({ id }) => seedEntries.some(({ register }) => register === id))
    let isWhole = true
    for (const definition of begun) {
      const keeper = house.roleLabels[definition.keeper] ?? definition.keeper
      const actor = await findActor(
        database,
        { tenant, account, today },
        (role) => role === definition.keeper,
      )
      if (actor === undefined) {
        say(`「${definition.label}」由${keeper}维护，${account}不写入。`)
        continue
      }
      const place = { tenant, register: definition.id, origin: { kind: 'person', actor } } as const
      const seeded = await seedRegister(cases, place, seedEntries, from)
      if (seeded.ok) say(`「${definition.label}」写入 ${seeded.written} 条。`)
      else warn(`「${definition.label}」写入 ${seeded.written} 条后停下：${seeded.say}`)
      isWhole &&= seeded.ok
    }
    return isWhole ? 0 : 1
  })
}

async function keeperOf(
  database: Database,
  definition: RegisterDefinition,
  place: AccountPlace,
): Promise<Actor> {
  const actor = await findActor(database, place, (role) => role === definition.keeper)
  if (actor !== undefined) return actor
  const keeper = house.roleLabels[definition.keeper] ?? definition.keeper
  throw new UsageRefused(`请用 --as 写明一个${keeper}的帐号，由其名义写入。`)
}

export async function exportCommand(args: readonly string[]): Promise<number> {
  const { positional, options } = readArguments(args, [], ['tenant', 'on'])
  const [id, path] = positional
  const definition = definitionOf(id)
  const tenant = options.get('tenant')
  if (path === undefined || tenant === undefined) throw new UsageRefused()
  const asked = readDate(options, 'on')
  return withDatabase(async (database) => {
    const { date: today } = await legalMoment(database.app)
    const on = asked ?? today
    const entries = await listEntries(database.app, tenant, definition.id, on)
    await writeFile(path, await writeSheet([exportSheet(definition, entries)]))
    say(`已导出 ${entries.length} 条到 ${path}。`)
    return 0
  })
}
