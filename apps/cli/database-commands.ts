/** Commands that work on the database, also beside a running service. */
import { mkdirSync, realpathSync } from 'node:fs'
import { casesOf, findKeys, loadKeys } from '#apps/server'
import type { Cases } from '#platform/cases'
import {
  BackupRefused,
  type Database,
  backup,
  findRunning,
  migrate,
  openDatabase,
  restore,
  transaction,
} from '#platform/database'
import {
  NO_TENANT,
  createAccount,
  createOrganisation,
  createTenant,
  grantPost,
  isTenantId,
  listTenants,
  verifyAccessLog,
} from '#platform/identity'
import { type LocalDate, localDate, momentAt } from '#kernel'
import { makeCheckpoint } from '#platform/ledger'
import { UsageRefused, readArguments, refuseArguments } from './arguments.ts'
import { openConfigured, readEnvironment } from './environment.ts'
import { house } from './house.ts'
import { say, warn } from './say.ts'

/** Runs work on the configured database; an embedded one may be in use by a running service. */
export async function withDatabase<Result>(work: (database: Database) => Promise<Result>): Promise<Result> {
  const environment = readEnvironment()
  mkdirSync(environment.dataFolder, { recursive: true, mode: 0o700 })
  const running =
    environment.databaseUrl === undefined ? findRunning(realpathSync(environment.dataFolder)) : undefined
  if (running !== undefined) {
    const database = await openDatabase({ embedded: running })
    try {
      return await work(database)
    } finally {
      await database.close()
    }
  }
  const opened = await openConfigured(environment)
  try {
    return await work(opened.database)
  } finally {
    await opened.close()
  }
}

export async function migrateCommand(args: readonly string[]): Promise<number> {
  refuseArguments(args)
  const { applied, milliseconds } = await withDatabase((database) => migrate(database))
  say(
    applied.length === 0
      ? '数据库结构已是最新。'
      : `已升级：${applied.join('、')}（${Math.round(milliseconds)} 毫秒）`,
  )
  return 0
}

interface Verified {
  acts: number
  cases: number
  checkpoints: number
  /** Entries of the access log. */
  accesses: number
  readonly stale: string[]
  readonly problems: unknown[]
}

/** `guicheng verify`: exit status 1 when anything disagrees. */
export async function verifyCommand(args: readonly string[]): Promise<number> {
  const { flags } = readArguments(args, ['json'])
  const { dataFolder } = readEnvironment()
  const found = await withDatabase(async (database) => {
    await migrate(database)
    const keys = findKeys(dataFolder)
    if (keys === undefined) warn(`${dataFolder} 中没有密钥文件：未核对存证点的签名和封存的个人信息。`)
    return verifyAll(database, await casesOf(database, house, keys))
  })
  if (flags.has('json')) say(JSON.stringify({ ...found }))
  else {
    say(
      `操作 ${found.acts} 条，件 ${found.cases} 件，存证点 ${found.checkpoints} 个，访问记录 ${found.accesses} 条。`,
    )
    for (const problem of found.problems) say(JSON.stringify(problem))
    say(
      found.problems.length === 0
        ? '台账、状态、名册和访问记录一致。'
        : `有 ${found.problems.length} 处不一致。`,
    )
  }
  return found.problems.length === 0 ? 0 : 1
}

async function verifyAll(database: Database, cases: Cases): Promise<Verified> {
  const sum: Verified = { acts: 0, cases: 0, checkpoints: 0, accesses: 0, stale: [], problems: [] }
  const tenants = await listTenants(database.app)
  for (const { id } of tenants) {
    const found = await cases.verify(id)
    sum.acts += found.acts
    sum.cases += found.cases
    sum.checkpoints += found.checkpoints
    sum.stale.push(...found.stale)
    sum.problems.push(...found.problems.map((problem) => ({ tenant: id, ...problem })))
  }
  const logs = await verifyAccessLogs(database.app, [...tenants.map(({ id }) => id), NO_TENANT])
  sum.accesses = logs.entries
  sum.problems.push(...logs.problems)
  return sum
}

const accessFaults = {
  gap: ['position', '前面缺少记录'],
  'previous-hash': ['previous_hash', '与前一条记录的摘要不符'],
  altered: ['hash', '内容与摘要不符'],
  'cut-tail': ['position', '末尾的记录已被删去'],
  'no-head': ['position', '缺少链头'],
} as const

/** The access log's chains of tenants, with what disagrees in the words of the other tables. */
export async function verifyAccessLogs(
  connection: Database['app'],
  tenants: readonly string[],
): Promise<{ readonly entries: number; readonly problems: readonly object[] }> {
  const logs = []
  for (const tenant of tenants) logs.push(await verifyAccessLog(connection, tenant))
  const problems = logs.flatMap((log) =>
    log.problems.map(({ tenant, position, problem }) => {
      const [column, say] = accessFaults[problem]
      return { tenant, table: 'access_log', row: String(position), column, say }
    }),
  )
  return { entries: logs.reduce((sum, { entries }) => sum + entries, 0), problems }
}

/** `guicheng checkpoint`: signs the heads of all logs now. */
export async function checkpointCommand(args: readonly string[]): Promise<number> {
  refuseArguments(args)
  const keys = loadKeys(readEnvironment().dataFolder)
  await withDatabase(async (database) => {
    for (const { id } of await listTenants(database.app)) {
      const made = await transaction(database.app, (client) =>
        makeCheckpoint(client, id, (text) => keys.signCheckpoint(text)),
      )
      say(made === undefined ? `${id}：没有新的操作。` : `${id}：${made.size} 条，树根 ${made.root}`)
    }
  })
  return 0
}

export async function backupCommand(args: readonly string[]): Promise<number> {
  const { positional } = readArguments(args, [])
  const folder = needed(positional[0])
  const { archive, dataFolder, databaseUrl } = readEnvironment()
  return guarded(async () => {
    const report = await backup(folder, {
      data: dataFolder,
      ...(databaseUrl === undefined ? {} : { url: databaseUrl }),
      ...(archive === undefined ? {} : { archive }),
      onProgress: say,
    })
    say(`备份完成：${report.folder}，${report.bytes} 字节，${Math.round(report.milliseconds)} 毫秒。`)
    return true
  })
}

export async function restoreCommand(args: readonly string[]): Promise<number> {
  const { positional, options } = readArguments(args, [], ['until', 'archive', 'secrets'])
  const folder = needed(positional[0])
  const { dataFolder, databaseUrl } = readEnvironment()
  return guarded(async () => {
    const report = await restore(folder, dataFolder, {
      verify: verifyRestored,
      onProgress: say,
      ...Object.fromEntries(options),
      ...(databaseUrl === undefined ? {} : { url: databaseUrl }),
    })
    for (const tenant of report.tenants) {
      const held = tenant.checkpointHolds === false ? '存证点不符！' : ''
      say(
        `${tenant.tenant}：操作 ${tenant.acts} 条，件 ${tenant.cases} 件，接续 ${tenant.continuesBy} 条。${held}`,
      )
      for (const problem of tenant.problems) say(JSON.stringify(problem))
    }
    say(report.sound ? `已恢复到 ${report.target}。` : '恢复后的数据未通过核对，请查看上面列出的各处。')
    return report.sound
  })
}

const verifyRestored: Parameters<typeof restore>[2]['verify'] = async (client, tenant) => {
  const { currentCalendar } = await import('#platform/calendar')
  const { verifyTenant } = await import('#platform/cases')
  const procedures = new Map(house.procedures.map((procedure) => [procedure.id, procedure]))
  const keys = findKeys(readEnvironment().dataFolder)
  return verifyTenant(client, {
    tenant,
    procedures,
    calendar: await currentCalendar(client),
    ...(keys === undefined ? {} : { sealKey: keys.sealKey, checkSignature: keys.checkSignature }),
  })
}

/** Answers 0 when the work went well; an expected refusal is said, not thrown. */
async function guarded(work: () => Promise<boolean>): Promise<number> {
  try {
    return (await work()) ? 0 : 1
  } catch (error) {
    if (!(error instanceof BackupRefused)) throw error
    warn(error.message)
    return 1
  }
}

function needed(text: string | undefined): string {
  if (text === undefined || text === '') throw new UsageRefused()
  return text
}

/**
 * `guicheng user`: first set-up of a tenant without anybody to sign in yet. Makes the tenant with its root
 * organisation where missing, and one administrator; everything else is done in the admin app.
 */
export async function userCommand(args: readonly string[]): Promise<number> {
  const { positional, options } = readArguments(
    args,
    [],
    ['tenant', 'tenant-name', 'name', 'role', 'password'],
  )
  const account = needed(positional[0])
  const tenant = needed(options.get('tenant'))
  const name = needed(options.get('name'))
  const role = options.get('role') ?? 'system-administrator'
  const password = needed(options.get('password') ?? process.env['GUICHENG_PASSWORD'])
  await withDatabase(async (database) => {
    await migrate(database)
    const from = momentAt(new Date().toISOString()).date
    await rootOf(database, { id: tenant, name: options.get('tenant-name') ?? tenant }, from)
    const made = await createAccount(
      database.app,
      { tenant, account, name, password, passwordDue: true },
      null,
    )
    if (!made.ok) throw new UsageRefused(made.say)
    const post = { tenant, person: made.value.person, role, organisation: 'root', from }
    const granted = await grantPost(database.app, post, null)
    if (!granted.ok) throw new UsageRefused(granted.say)
  })
  say(`已建立帐号 ${account}；首次登录须修改密码。`)
  return 0
}

async function rootOf(
  database: Database,
  tenant: { readonly id: string; readonly name: string },
  from: LocalDate,
): Promise<void> {
  if (!isTenantId(tenant.id))
    throw new UsageRefused(
      `请改用别的辖区编号：“${tenant.id}”须由小写英文字母、数字和连字符组成，且不能与门户的栏目同名。`,
    )
  await createTenant(database.app, tenant)
  const { rows } = await database.app.query(`select 1 from organisations where tenant = $1 and id = 'root'`, [
    tenant.id,
  ])
  if (rows.length > 0) return
  const root = { tenant: tenant.id, id: 'root', kind: 'county', name: tenant.name, from: localDate(from) }
  const made = await createOrganisation(database.app, root, null)
  if (!made.ok) throw new UsageRefused(made.say)
}
