import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { DatabaseRefused } from './refusal.ts'

/** How database programs are run: the words put before each program, and the account that owns its files. */
export interface RunAs {
  readonly prefix: readonly string[]
  readonly spawn: { uid?: number; gid?: number }
  readonly account: Account | null
}

interface Account {
  readonly name: string
  readonly uid: number
  readonly gid: number
}

const CAPABILITY = '-all,+dac_read_search'

/**
 * An ordinary user runs PostgreSQL as itself. Root hands it to an unprivileged account (PostgreSQL refuses root)
 * through `setpriv`, leaving only `dac_read_search`: the account can then reach data and programs below folders
 * that only root may enter. `no_setuid_fixup` keeps `access()`, which initdb calls, from ignoring that capability.
 * Where setpriv is refused (a container without the capability), a plain change of account is used if that
 * account can enter both folders by itself.
 * @param clusterFolder an existing cluster keeps the account that owns it
 * @throws DatabaseRefused account-refused, naming account and folder
 */
export function chooseAccount(folder: string, clusterFolder: string, program: string): RunAs {
  const owner = fs.existsSync(clusterFolder) ? fs.statSync(clusterFolder) : null
  if (process.getuid?.() !== 0) {
    if (owner !== null && owner.uid !== process.getuid?.()) throw foreignFolder(clusterFolder, owner.uid)
    return { prefix: [], spawn: {}, account: null }
  }
  const account = findAccount(owner?.uid ?? null)
  if (account === null) throw noAccount(folder)
  const prefix = setprivWords(account)
  const trial = run([...prefix, 'test', '-x', program], {})
  if (trial.status === 0) return { prefix, spawn: {}, account }
  const plain = { uid: account.uid, gid: account.gid }
  fs.chmodSync(folder, fs.statSync(folder).mode | 0o011) // ours: may be passed through, what is in it stays closed
  const entered = (file: string): boolean => run(['test', '-x', file], plain).status === 0
  if (entered(program) && entered(folder)) return { prefix: [], spawn: plain, account }
  throw cannotEnter(account, entered(program) ? folder : path.dirname(program), trial.text)
}

function setprivWords(account: Account): string[] {
  return [
    'setpriv',
    `--reuid=${account.uid}`,
    `--regid=${account.gid}`,
    '--clear-groups',
    '--securebits=+no_setuid_fixup',
    `--inh-caps=${CAPABILITY}`,
    `--ambient-caps=${CAPABILITY}`,
    `--bounding-set=${CAPABILITY}`,
  ]
}

/** initdb looks its own user up, so only accounts the machine knows can be taken. */
function findAccount(ownerUid: number | null): Account | null {
  const wanted = ownerUid === null || ownerUid === 0 ? ['postgres', 'nobody'] : [String(ownerUid)]
  for (const name of wanted) {
    const [uid, gid, known] = ['-u', '-g', '-nu'].map((what) => run(['id', what, name], {}))
    if (uid?.status !== 0 || gid?.status !== 0 || known?.status !== 0) continue
    return { name: known.text, uid: Number(uid.text), gid: Number(gid.text) }
  }
  return null
}

function run(
  words: readonly string[],
  ids: { uid?: number; gid?: number },
): { status: number; text: string } {
  const [program = '', ...rest] = words
  const result = spawnSync(program, rest, { ...ids, encoding: 'utf8', cwd: '/' })
  const said = `${result.stdout ?? ''}${result.stderr ?? ''}${result.error?.message ?? ''}`.trim()
  return { status: result.status ?? -1, text: said }
}

function foreignFolder(folder: string, uid: number): DatabaseRefused {
  return new DatabaseRefused(
    'account-refused',
    `数据文件夹 ${folder} 属于另一个帐号（uid ${uid}），当前帐号（uid ${process.getuid?.() ?? '?'}）不能使用。` +
      '请用原来的帐号启动，或把 GUICHENG_DATA 指到别的文件夹。',
  )
}

function noAccount(folder: string): DatabaseRefused {
  return new DatabaseRefused(
    'account-refused',
    `当前以 root 运行，而 PostgreSQL 不允许 root；本机没有可用的普通帐号（postgres 或 nobody）来使用文件夹 ${folder}。` +
      '请建立其中一个帐号，或改用普通用户启动。',
  )
}

function cannotEnter(account: Account, folder: string, said: string): DatabaseRefused {
  return new DatabaseRefused(
    'account-refused',
    `当前以 root 运行，数据库须改用帐号 ${account.name}，但该帐号进不了文件夹 ${folder}，` +
      `借助 setpriv 也被拒绝（${said || '没有说明'}）。` +
      '请让该帐号可以进入此文件夹，或安装 util-linux 的 setpriv，或改用普通用户启动，或设置 DATABASE_URL。',
  )
}
