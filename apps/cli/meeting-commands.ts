/** `guicheng meeting pack|serve|seal|back`: one meeting on a laptop that serves it without a network, and back home signed (DESK A11). */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { once } from 'node:events'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Actor } from '#kernel'
import {
  type PackContent,
  bringBack,
  casesOf,
  collectReturn,
  loadKeys,
  openPack,
  packMeeting,
  signReturn,
  startServer,
  unpackMeeting,
  venueHouse,
} from '#apps/server'
import { type Database, legalMoment, migrate } from '#platform/database'
import { stopRendering } from '#platform/documents'
import { findActor } from './actors.ts'
import { UsageRefused, readArguments } from './arguments.ts'
import { withDatabase } from './database-commands.ts'
import { openConfigured, readEnvironment } from './environment.ts'
import { house } from './house.ts'
import { say, warn } from './say.ts'

/** What `guicheng meeting` takes. */
export const meetingUsage = [
  '用法：guicheng meeting pack --meeting 评审会编号 --to 文件 --tenant 辖区 --as 秘书帐号',
  '　　　guicheng meeting serve 会议包文件 --folder 文件夹（在会场的电脑上）',
  '　　　guicheng meeting seal 会议包文件 --folder 文件夹 --to 文件（在会场的电脑上）',
  '　　　guicheng meeting back 带回的文件 --meeting 评审会编号 --tenant 辖区 --as 秘书帐号 --with 第二人帐号',
  '口令由 GUICHENG_PACK_PASSPHRASE 指定，至少 12 个字；会议包与口令分开携带。',
].join('\n')
const PASSPHRASE_LENGTH_MIN = 12
const roles = ['meeting-secretary', 'meeting-recorder']

/** Status 0 when it was done, 1 when the house or the pack refuses. */
export async function meetingCommand(args: readonly string[]): Promise<number> {
  const [what, ...rest] = args
  if (what === 'pack') return pack(rest)
  if (what === 'serve') return serveVenue(rest)
  if (what === 'seal') return seal(rest)
  if (what === 'back') return back(rest)
  throw new UsageRefused()
}

/** Named options, all of them required, and the file named first where there is one. */
function asked<Name extends string>(
  args: readonly string[],
  names: readonly Name[],
  file: boolean,
): Readonly<Record<Name | 'file', string>> {
  const { positional, options } = readArguments(args, [], names)
  const found = Object.fromEntries(names.map((name) => [name, options.get(name) ?? '']))
  if (Object.values(found).includes('') || positional.length !== (file ? 1 : 0)) throw new UsageRefused()
  return { ...found, file: positional[0] ?? '' } as Record<Name | 'file', string>
}

function passphrase(): string {
  const given = process.env['GUICHENG_PACK_PASSPHRASE'] ?? ''
  if (given.length < PASSPHRASE_LENGTH_MIN) throw new UsageRefused()
  return given
}

function contentOf(file: string): PackContent {
  const content = openPack(readFileSync(file, 'utf8'), passphrase())
  if (content === undefined) throw new UsageRefused('不能打开会议包：口令不对，或文件被改动过。')
  return content
}

async function actorNamed(database: Database, tenant: string, account: string): Promise<Actor> {
  const { date: today } = await legalMoment(database.app)
  const actor = await findActor(database, { tenant, account, today }, (role) => roles.includes(role))
  if (actor === undefined) throw new UsageRefused(`帐号 ${account} 在 ${tenant} 没有会议秘书或记录人岗位。`)
  return actor
}

const withHouse = <Result>(
  work: (house: { database: Database; cases: Awaited<ReturnType<typeof casesOf>> }) => Promise<Result>,
): Promise<Result> =>
  withDatabase(async (database) => {
    await migrate(database)
    try {
      return await work({
        database,
        cases: await casesOf(database, house, loadKeys(readEnvironment().dataFolder)),
      })
    } finally {
      await stopRendering()
    }
  })

async function pack(args: readonly string[]): Promise<number> {
  const { meeting, to, tenant, as } = asked(args, ['meeting', 'to', 'tenant', 'as'], false)
  const secret = passphrase()
  return withHouse(async (found) => {
    const actor = await actorNamed(found.database, tenant, as)
    const result = await packMeeting(found, { tenant, meeting, actor }, secret)
    if (!result.ok) return refused(result.say)
    writeFileSync(to, result.text, { mode: 0o600 })
    say(`评审会已打包到 ${to}；带回之前，本处不能办理。`)
    say('会场登录条，请裁开分发，不与会议包放在一起：')
    for (const { name, account, password } of result.people)
      say(`  ${name.padEnd(8)} ${account.padEnd(20)} ${password}`)
    return 0
  })
}

async function back(args: readonly string[]): Promise<number> {
  const given = asked(args, ['meeting', 'tenant', 'as', 'with'], true)
  const text = readFileSync(given.file, 'utf8')
  return withHouse(async (found) => {
    const { tenant, meeting } = given
    const actor = await actorNamed(found.database, tenant, given.as)
    const second = await actorNamed(found.database, tenant, given.with)
    const result = await bringBack(found, { tenant, meeting, actor, second }, text)
    if (!result.ok) return refused(result.say)
    const again = result.before === 0 ? '' : `，其中 ${result.before} 项上次已录入`
    say(`会议包已带回：${result.acts} 项办理已逐项录入${again}。`)
    return 0
  })
}

/** The laptop's own environment: its data lie in the folder, whatever the variables say. */
const venueEnvironment = (folder: string) => ({
  ...readEnvironment(),
  dataFolder: resolve(folder),
  databaseUrl: undefined,
  archive: undefined,
})

async function seal(args: readonly string[]): Promise<number> {
  const { file, folder, to } = asked(args, ['folder', 'to'], true)
  const content = contentOf(file)
  const opened = await openConfigured(venueEnvironment(folder))
  try {
    const returned = await collectReturn(opened.database, content)
    writeFileSync(to, signReturn(returned, content.signingKey), { mode: 0o600 })
    say(
      `${returned.acts.length} 项办理已签名写入 ${to}，请带回录入。文件夹 ${folder} 里有密封票箱，请保存到复核期满。`,
    )
    return 0
  } finally {
    await opened.close()
  }
}

async function serveVenue(args: readonly string[]): Promise<number> {
  const { file, folder } = asked(args, ['folder'], true)
  const content = contentOf(file)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const environment = venueEnvironment(folder)
  const opened = await openConfigured(environment, { port: environment.port })
  try {
    await migrate(opened.database)
    const keys = loadKeys(environment.dataFolder)
    const cases = await casesOf(opened.database, venueHouse, keys)
    const id = await unpackMeeting({ database: opened.database, cases }, content)
    const running = await startServer({
      database: opened.database,
      house: venueHouse,
      demo: false,
      dataFolder: environment.dataFolder,
      port: environment.port,
      host: environment.host,
      origin: environment.origin,
      adminFolder: fileURLToPath(new URL(join('..', 'admin', 'dist'), import.meta.url)),
      onFault: (fault, error) => warn(`[${fault}] ${error instanceof Error ? error.message : String(error)}`),
    })
    say(`会场服务已启动：${running.origin}/admin/case/titles/meeting/${id}`)
    await Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT'), once(process, 'SIGHUP')])
    await running.stop()
    return 0
  } finally {
    await stopRendering()
    await opened.close()
  }
}

function refused(text: string): number {
  warn(text)
  return 1
}
