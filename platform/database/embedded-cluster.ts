import { spawn } from 'node:child_process'
import crypto from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import type { RunAs } from './embedded-account.ts'
import type { EmbeddedBinaries } from './embedded-binaries.ts'
import { APP_ROLE, DATABASE, OWNER_ROLE, SCHEMA } from './names.ts'
import { guarded } from './processes.ts'
import { DatabaseRefused } from './refusal.ts'
import type { RolePasswords } from './secrets.ts'

/** What a new cluster is made from. */
export interface ClusterPlan {
  readonly clusterFolder: string
  readonly binaries: EmbeddedBinaries
  readonly runAs: RunAs
  readonly passwords: RolePasswords
  /** For throw-away test servers: no flush to disk, small log files, and the owner role may create databases. */
  readonly disposable: boolean
}

/** The environment of every database program: nothing of ours but the search path for programs. */
export function programEnvironment(): NodeJS.ProcessEnv {
  return { LC_ALL: 'C', PATH: process.env['PATH'] ?? '/usr/bin:/bin' }
}

/**
 * Makes the cluster in a uniquely named sibling and renames it when roles and database are in it: a crash at any
 * point leaves either no cluster or a whole one. The bootstrap role works once, in single-user mode, and never
 * gets a password or a line in pg_hba.conf, so nobody can sign in as superuser.
 */
export async function createCluster(plan: ClusterPlan): Promise<void> {
  removeAbandoned(plan.clusterFolder)
  const building = `${plan.clusterFolder}.new.${process.pid}.${crypto.randomBytes(4).toString('hex')}`
  fs.mkdirSync(building, { mode: 0o700 })
  if (plan.runAs.account !== null) fs.chownSync(building, plan.runAs.account.uid, plan.runAs.account.gid)
  await runProgram(plan, guarded(initdbWords(plan, building)), null)
  writeAccessRules(building)
  await runProgram(plan, singleUserWords(plan, building), bootstrapSql(plan))
  fs.renameSync(building, plan.clusterFolder)
  flushFolder(path.dirname(plan.clusterFolder))
}

function initdbWords(plan: ClusterPlan, folder: string): string[] {
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
  const disposable = plan.disposable ? ['--no-sync', '--wal-segsize=1'] : []
  const access = ['--username=bootstrap', '--auth=reject', '--no-instructions']
  return [plan.binaries.initdb, '-D', folder, ...access, ...locale, ...disposable]
}

function singleUserWords(plan: ClusterPlan, folder: string): string[] {
  const flush = plan.disposable ? ['-F'] : []
  return [
    plan.binaries.postgres,
    '--single',
    '-j',
    '-D',
    folder,
    ...flush,
    '-c',
    'log_min_messages=warning',
    'template1',
  ]
}

function writeAccessRules(folder: string): void {
  const lines = [OWNER_ROLE, APP_ROLE].map((role) => `local all ${role} scram-sha-256\n`)
  fs.writeFileSync(path.join(folder, 'pg_hba.conf'), lines.join('')) // keeps the account initdb gave the file
}

/** Rights on functions belong to one database: granted in template1, from which ours is then copied. */
function bootstrapSql(plan: ClusterPlan): string {
  const createDatabases = plan.disposable ? 'createdb' : 'nocreatedb'
  // `replication` lets a backup hold the log back while it copies; pg_hba.conf has no line for replicas
  return [
    `create role ${OWNER_ROLE} login replication ${createDatabases} password '${plan.passwords.owner}'`,
    `create role ${APP_ROLE} login password '${plan.passwords.app}'`,
    `alter role ${OWNER_ROLE} set search_path = ${SCHEMA}`,
    `alter role ${APP_ROLE} set search_path = ${SCHEMA}`,
    `grant pg_checkpoint to ${OWNER_ROLE}`,
    `grant execute on function pg_backup_start(text, boolean) to ${OWNER_ROLE}`,
    `grant execute on function pg_backup_stop(boolean) to ${OWNER_ROLE}`,
    `grant execute on function pg_switch_wal() to ${OWNER_ROLE}`,
    ...(plan.disposable ? [`grant pg_signal_backend to ${OWNER_ROLE}`] : []), // to drop test databases by force
    `create database ${DATABASE} owner ${OWNER_ROLE}`,
    `revoke all on database ${DATABASE} from public`,
    `grant connect, temporary on database ${DATABASE} to ${APP_ROLE}`,
  ]
    .map((statement) => `${statement};\n\n`)
    .join('')
}

/** Runs one program to its end with `input` on stdin (null: stdin stays open, as a guard needs it). Standard error of single-user mode tells of failed SQL. */
async function runProgram(plan: ClusterPlan, words: readonly string[], input: string | null): Promise<void> {
  const [program = '', ...rest] = [...plan.runAs.prefix, ...words]
  const child = spawn(program, rest, {
    ...plan.runAs.spawn,
    env: programEnvironment(),
    cwd: '/',
    stdio: 'pipe',
  })
  let said = ''
  child.stdout.resume()
  child.stderr.on('data', (data: Buffer) => (said += data.toString()))
  child.stdin.on('error', (error) => (said += error.message)) // the program ended before it read everything
  if (input !== null) child.stdin.end(input)
  const status = await new Promise<number | string>((resolve) => {
    child.on('error', (error) => resolve(error.message))
    child.on('close', (code, name) => resolve(code ?? name ?? 'unknown'))
  })
  if (status !== 0 || /\b(ERROR|FATAL|PANIC):/.test(said))
    throw creationFailed(plan, input === null ? 'initdb' : 'postgres', status, said)
}

function creationFailed(
  plan: ClusterPlan,
  program: string,
  status: number | string,
  said: string,
): DatabaseRefused {
  const account = plan.runAs.account?.name ?? '当前用户'
  return new DatabaseRefused(
    'start-failed',
    `建立数据库失败：${program} 以帐号 ${account} 在文件夹 ${path.dirname(plan.clusterFolder)} ` +
      `中结束于 ${status}。${said.trim().slice(-2000)}\n请检查该文件夹的权限和剩余空间后重新启动；未建成的部分不会影响下次启动。`,
  )
}

/** Only the holder of the folder's claim comes here, so every such sibling is left over from a dead start. */
function removeAbandoned(clusterFolder: string): void {
  const folder = path.dirname(clusterFolder)
  const beginning = `${path.basename(clusterFolder)}.new.`
  for (const name of fs.readdirSync(folder)) {
    if (name.startsWith(beginning))
      fs.rmSync(path.join(folder, name), { recursive: true, force: true, maxRetries: 5 })
  }
}

function flushFolder(folder: string): void {
  const handle = fs.openSync(folder, 'r')
  try {
    fs.fsyncSync(handle)
  } finally {
    fs.closeSync(handle)
  }
}
