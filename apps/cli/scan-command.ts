/** `guicheng scan`: a folder or files from the office scanner, filed as in the app. */
import { createReadStream, existsSync, readdirSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type Actor } from '#kernel'
import { type PaperContext, type PileFile, casesOf, handIn, loadKeys, scanPorts } from '#apps/server'
import { type Database, legalMoment, migrate } from '#platform/database'
import { stopRendering } from '#platform/documents'
import { type ScanSheet, findPile, listSheets, readPile } from '#platform/scans'
import { findActor } from './actors.ts'
import { UsageRefused, readArguments } from './arguments.ts'
import { withDatabase } from './database-commands.ts'
import { readEnvironment } from './environment.ts'
import { house } from './house.ts'
import { say, warn } from './say.ts'

const SCANS = /\.(pdf|tiff?|jpe?g|png)$/i

/** Status 0 when every page was filed or blank, 1 when something is left to a person, 2 for what cannot be begun. */
export async function scanCommand(args: readonly string[]): Promise<number> {
  const { positional, flags, options } = readArguments(args, ['json'], ['tenant', 'as', 'role'])
  const [tenant, account] = [options.get('tenant'), options.get('as')]
  if (positional.length === 0 || tenant === undefined || account === undefined) throw new UsageRefused()
  const paths = scansIn(positional)
  return withDatabase(async (database) => {
    await migrate(database)
    const { date: today } = await legalMoment(database.app)
    const role = options.get('role')
    const actor = await findActor(
      database,
      { tenant, account, today },
      (one) => role === undefined || one === role,
    )
    if (actor === undefined)
      throw new UsageRefused(
        `帐号 ${account} 在 ${tenant} 没有可用的岗位：请换一个帐号，或用 --role 写明岗位。`,
      )
    try {
      return await scan(await paperContext(database), { tenant, actor, paths, json: flags.has('json') })
    } finally {
      await stopRendering()
    }
  })
}

/** Files as named, and the scans of folders in the order of their names. */
function scansIn(named: readonly string[]): readonly string[] {
  const missing = named.filter((path) => !existsSync(path))
  if (missing.length > 0) throw new UsageRefused(`没有找到：${missing.join('、')}`)
  const paths = named.flatMap((path) =>
    statSync(path).isDirectory()
      ? readdirSync(path)
          .filter((name) => SCANS.test(name))
          .toSorted((one, other) => one.localeCompare(other, 'zh', { numeric: true }))
          .map((name) => join(path, name))
      : [path],
  )
  if (paths.length === 0) throw new UsageRefused('文件夹里没有 PDF、TIFF、JPG 或 PNG 文件。')
  return paths
}

async function paperContext(database: Database): Promise<PaperContext> {
  const { dataFolder, origin, port } = readEnvironment()
  const keys = loadKeys(dataFolder)
  return {
    database,
    dataFolder,
    cases: await casesOf(database, house, keys),
    origin: origin ?? `http://localhost:${port}`,
    codeSecret: keys.codeSecret,
    onFault: (id, error) => warn(`[${id}] ${error instanceof Error ? error.message : String(error)}`),
  }
}

interface Order {
  readonly tenant: string
  readonly actor: Actor
  readonly paths: readonly string[]
  readonly json: boolean
}

async function scan(context: PaperContext, { tenant, actor, paths, json }: Order): Promise<number> {
  const by = {
    tenant,
    person: actor.person,
    organisation: actor.organisation,
    role: actor.role,
    uploader: actor,
  }
  const handed = await handIn(context, by, streams(paths))
  for (const { name, say: fault } of handed.rejected) warn(fault.includes(name) ? fault : `${name}：${fault}`)
  if (!handed.ok) return 2
  if (handed.repeated) warn('这一摞以前交过，下面是当时的结果，没有重复归档。')
  await readToEnd(context, tenant, handed.id)
  const pile = await findPile(context.database.app, tenant, handed.id)
  const sheets = await listSheets(context.database.app, tenant, handed.id)
  const faults = (pile?.files ?? []).filter(({ fault }) => fault !== null)
  for (const { name, fault } of faults) warn(`${name}：${fault ?? ''}`)
  if (json) say(JSON.stringify({ pile: handed.id, sheets: sheets.map(lineOf) }))
  else
    for (const sheet of sheets)
      say(`${sheet.fileNumber}-${sheet.filePage}  ${LABELS[sheet.outcome]}  ${sheet.say}`)
  const left = sheets.filter(({ outcome }) => !DONE.has(outcome))
  if (left.length > 0) warn(`有 ${left.length} 页要在办理端“扫描归档”里处理。`)
  return left.length + faults.length + handed.rejected.length === 0 ? 0 : 1
}

async function* streams(paths: readonly string[]): AsyncGenerator<PileFile> {
  for (const path of paths) yield { name: basename(path), stream: createReadStream(path) }
}

/** Reads the pile here, or waits for the server that has taken it. */
async function readToEnd(context: PaperContext, tenant: string, id: string): Promise<void> {
  const ports = scanPorts(context)
  while ((await findPile(context.database.app, tenant, id))?.state !== 'done') {
    if (!(await readPile(ports, tenant, id))) await pause(500)
  }
}

const DONE: ReadonlySet<ScanSheet['outcome']> = new Set(['filed', 'blank', 'set-aside'])
const LABELS: Readonly<Record<ScanSheet['outcome'], string>> = {
  filed: '已归档',
  stale: '旧版　',
  unreadable: '未认出',
  foreign: '非本辖区',
  refused: '不能归档',
  blank: '空白　',
  'set-aside': '已搁置',
}

const lineOf = ({ fileNumber, filePage, outcome, code, page, caseId, form, say: text }: ScanSheet) => ({
  file: fileNumber,
  filePage,
  outcome,
  code,
  page,
  case: caseId,
  form,
  say: text,
})
