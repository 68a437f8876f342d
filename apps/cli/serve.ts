/** `guicheng serve` and `guicheng demo`: the running server. */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type Running, startServer } from '#apps/server'
import { prepareDemo } from '#apps/demo'
import { migrate } from '#platform/database'
import { stopRendering } from '#platform/documents'
import { listDemoAccounts } from '#platform/identity'
import { readArguments, refuseArguments } from './arguments.ts'
import { type Environment, SettingRefused, openConfigured, readEnvironment } from './environment.ts'
import { house } from './house.ts'
import { say, warn } from './say.ts'

/** `guicheng serve`. */
export async function serveCommand(args: readonly string[]): Promise<number> {
  refuseArguments(args)
  return serve(false)
}

/** `guicheng demo [--prepare]`. */
export async function demoCommand(args: readonly string[]): Promise<number> {
  return readArguments(args, ['prepare']).flags.has('prepare') ? prepare() : serve(true)
}

/** Runs until it is told to stop. */
async function serve(demo: boolean): Promise<number> {
  const environment = readEnvironment()
  if (demo && environment.databaseUrl !== undefined)
    throw new SettingRefused(
      '演示不能用在 DATABASE_URL 指定的数据库上：请取消 DATABASE_URL，或改用 guicheng serve。',
    )
  const stopped = stopSignal()
  const admin = adminFolder()
  const opened = await openConfigured(environment, {
    port: environment.port,
    onUnexpectedEnd: (message) => {
      warn(message)
      process.exitCode = 1
      stopped.now()
    },
  })
  let running: Running | undefined
  try {
    if (demo) await fill(opened.database, environment)
    running = await startServer({
      database: opened.database,
      house,
      demo,
      dataFolder: environment.dataFolder,
      port: environment.port,
      host: environment.host,
      origin: environment.origin,
      adminFolder: await admin,
      onFault: (id, error) =>
        warn(`[${id}] ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`),
    })
    opened.embedded?.announcePort(running.port)
    await announce(running, demo)
    await stopped.signal
    say('正在停止…')
  } finally {
    await running?.stop()
    await stopRendering()
    await opened.close()
  }
  return Number(process.exitCode ?? 0)
}

/** `guicheng demo --prepare`: fills an empty data folder and ends. */
async function prepare(): Promise<number> {
  const environment = readEnvironment()
  const opened = await openConfigured(environment)
  try {
    await fill(opened.database, environment)
  } finally {
    await stopRendering()
    await opened.close()
  }
  return 0
}

async function fill(
  database: Parameters<typeof prepareDemo>[0]['database'],
  environment: Environment,
): Promise<void> {
  await migrate(database)
  const filled = await prepareDemo({ database, house, dataFolder: environment.dataFolder })
  if (filled) say('演示数据已写入。')
}

/**
 * Builds the admin app when it is missing or stale, in a process of its own: the builder's memory is not the server's.
 * Without its sources, or when the build fails, the server runs with what is there.
 */
async function adminFolder(): Promise<string | undefined> {
  const builder = fileURLToPath(new URL('../admin/build.ts', import.meta.url))
  const built = fileURLToPath(new URL('../admin/dist', import.meta.url))
  const standing = (): string | undefined => (existsSync(built) ? built : undefined)
  if (!existsSync(builder)) return standing()
  const status = await runBuilder(builder)
  if (status !== 0)
    warn(
      `办理端界面没有构建成功（状态 ${status}），/admin/ ${standing() === undefined ? '暂不可用' : '使用上一次的构建'}。`,
    )
  return standing()
}

function runBuilder(builder: string): Promise<number> {
  return new Promise((resolve) => {
    const flags = ['--disable-warning=ExperimentalWarning', builder]
    const child = spawn(process.execPath, flags, { stdio: ['ignore', 'inherit', 'inherit'] })
    child.on('error', () => resolve(-1))
    child.on('exit', (code) => resolve(code ?? -1))
  })
}

async function announce(running: Running, demo: boolean): Promise<void> {
  const here = `http://localhost:${running.port}`
  say(`规程已启动（进程 ${process.pid}）`)
  say(`  公开门户  ${here}/`)
  say(`  办理端    ${here}/admin/`)
  say(`  接口说明  ${here}/api/openapi.json`)
  if (!demo) return
  const order = Object.keys(running.context.roleLabels)
  const found = await listDemoAccounts(running.context.database.app, { demo: true })
  const accounts = found.toSorted((a, b) => order.indexOf(a.role) - order.indexOf(b.role))
  say('演示登录（办理端登录页一键进入）：')
  for (const [tenantName, group] of Map.groupBy(accounts, (one) => one.tenantName)) {
    say(`${tenantName}（${group.length}个帐号）`)
    for (const { account, name, role, organisationName, note } of group)
      say(
        `  ${account.padEnd(12)} ${name}  ${running.context.roleLabels[role] ?? role}  ${organisationName}  ${note}`,
      )
  }
  say('按 Ctrl-C 停止。')
}

interface StopSignal {
  readonly signal: Promise<void>
  now(): void
}

/** Resolves at SIGTERM, SIGINT or SIGHUP; a second signal ends at once. */
function stopSignal(): StopSignal {
  let stop = (): void => undefined
  const signal = new Promise<void>((resolve) => {
    stop = resolve
  })
  let asked = false
  for (const name of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const)
    process.on(name, () => {
      if (asked && name === 'SIGINT') process.exit(130)
      asked = true
      stop()
    })
  return { signal, now: () => stop() }
}
