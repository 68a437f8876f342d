/** `guicheng ballot signer|box|trust`: the two offices of a secret ballot by machine, each run by an office of its own, and what this server knows of them. */
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { trustOffice } from '#apps/server'
import { type OfficeKind, type OfficePlan, runOffice, votingPage } from '#platform/ballot'
import { UsageRefused, readArguments } from './arguments.ts'
import { readEnvironment } from './environment.ts'
import { say, warn } from './say.ts'

const usage: Readonly<Record<OfficeKind, string>> = {
  signer:
    '用法：guicheng ballot signer --folder 文件夹 [--control 地址:端口] [--voters 地址:端口] [--public 设备所用地址] [--origin 投票页来源] [--relay 监听地址:端口 --box 票箱地址:端口] [--cert 证书 --key 私钥]',
  box: '用法：guicheng ballot box --folder 文件夹 [--control 地址:端口] [--voters 地址:端口] [--public 设备所用地址] [--tokens 签发处来源] [--origin 另一投票页来源] [--cert 证书 --key 私钥]',
}
const optionsOf: Readonly<Record<OfficeKind, readonly string[]>> = {
  signer: ['folder', 'control', 'voters', 'public', 'origin', 'relay', 'box', 'cert', 'key'],
  box: ['folder', 'control', 'voters', 'public', 'tokens', 'origin', 'cert', 'key'],
}

/** Runs one office until it is told to stop. Its passphrase is in GUICHENG_OFFICE_PASSPHRASE or the first line of the input. */
export async function officeCommand(kind: OfficeKind, args: readonly string[]): Promise<number> {
  const plan = planOf(kind, args)
  const passphrase = process.env['GUICHENG_OFFICE_PASSPHRASE'] ?? (await askedPassphrase())
  if (passphrase.length < PASSPHRASE_LENGTH_MIN)
    throw new UsageRefused(`请设置口令：至少 ${PASSPHRASE_LENGTH_MIN} 个字，由本处专人掌管。`)
  const running = await runOffice({ ...plan, passphrase })
  if ('refused' in running) {
    warn(refusals[running.refused])
    return 1
  }
  const { control, votersPort } = running
  say(`${kind === 'signer' ? '签发处' : '票箱'}已启动（进程 ${process.pid}）`)
  say(`  控制端口  ${control.host}:${control.port}，凭据在 ${plan.folder}/control-secret`)
  say(`  设备端口  ${votersPort}${plan.tls === undefined ? '（未加密，只能在本机使用）' : ''}`)
  if (kind === 'box') say(`  投票页校验码（SHA-256）  ${votingPage().digest}`)
  await Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT'), once(process, 'SIGHUP')])
  await running.stop()
  return 0
}

const PASSPHRASE_LENGTH_MIN = 8

const refusals = {
  'wrong-passphrase': '口令不对：请由掌管本文件夹的人员输入设立时的口令。',
  'folder-in-use': '请先停止正在使用这个文件夹的进程：同一文件夹只能由一个进程使用。',
} as const

/** Options as the plan names them. */
const named = [
  ['control', 'control'],
  ['voters', 'voters'],
  ['origin', 'origin'],
  ['tokens', 'tokens'],
  ['public', 'publicAddress'],
] as const

const TRUST_USAGE = '用法：guicheng ballot trust 控制地址 --secret 凭据文件 [--ca 证书文件]'

/** What `guicheng ballot` takes. */
export const ballotUsage = `${usage.signer}\n${usage.box}\n${TRUST_USAGE}`

/** `guicheng ballot …`. */
export async function ballotCommand(args: readonly string[]): Promise<number> {
  const [what, ...rest] = args
  if (what === 'signer' || what === 'box') return officeCommand(what, rest)
  if (what === 'trust') return trustCommand(rest)
  throw new UsageRefused()
}

/** Remembers the secret and certificate of an office on another machine, named in a meeting's plan by its control address. */
function trustCommand(args: readonly string[]): number {
  const { positional, options } = readArguments(args, [], ['secret', 'ca'])
  const [address] = positional
  const [secret, ca] = [options.get('secret'), options.get('ca')]
  if (address === undefined || !/^https?:/.test(address) || !URL.canParse(address) || secret === undefined)
    throw new UsageRefused(TRUST_USAGE)
  trustOffice(join(readEnvironment().dataFolder, 'ballot'), address, {
    secret: readFileSync(secret, 'utf8').trim(),
    ...(ca === undefined ? {} : { ca: readFileSync(ca, 'utf8') }),
  })
  say(`已登记 ${address} 的凭据。请在会议的“签发处和票箱”中填写同一地址。`)
  return 0
}

function planOf(kind: OfficeKind, args: readonly string[]): Omit<OfficePlan, 'passphrase'> {
  const { options } = readArguments(args, [], optionsOf[kind])
  const [folder, cert, key] = ['folder', 'cert', 'key'].map((name) => options.get(name))
  if (folder === undefined || (cert === undefined) !== (key === undefined))
    throw new UsageRefused(usage[kind])
  const hosts = ['voters', 'control'].map((name) => options.get(name)?.replace(/:\d+$/, '') ?? '127.0.0.1')
  if (cert === undefined && hosts.some((host) => !['127.0.0.1', 'localhost', '[::1]'].includes(host)))
    throw new UsageRefused(
      '请用 --cert 和 --key 指定证书：对外的端口必须加密，否则中途能看到选票内容或控制口令。',
    )
  const [relay, box] = [options.get('relay'), options.get('box')]
  if ((relay === undefined) !== (box === undefined)) throw new UsageRefused(usage[kind])
  const chosen = named.flatMap(([option, name]) => {
    const value = options.get(option)
    return value === undefined ? [] : [[name, value] as const]
  })
  return {
    kind,
    folder: resolve(folder),
    ...Object.fromEntries(chosen),
    ...(relay === undefined || box === undefined ? {} : { relay: { listen: relay, box } }),
    ...(cert === undefined || key === undefined ? {} : { tls: { cert, key } }),
  }
}

async function askedPassphrase(): Promise<string> {
  if (process.stdin.isTTY) say('请输入本处的口令（会显示在屏幕上；也可用 GUICHENG_OFFICE_PASSPHRASE 指定）：')
  const lines = createInterface({ input: process.stdin })
  try {
    const [line] = (await Promise.race([once(lines, 'line'), once(lines, 'close')])) as [string?]
    return line ?? ''
  } finally {
    lines.close()
  }
}
