/** `guicheng signer` and `guicheng box`: the two offices of a secret ballot by machine, each run by an office of its own. */
import { once } from 'node:events'
import { resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { type OfficeKind, type OfficePlan, runOffice } from '#platform/ballot'
import { UsageRefused, readArguments } from './arguments.ts'
import { say, warn } from './say.ts'

const usage: Readonly<Record<OfficeKind, string>> = {
  signer: '用法：guicheng signer --folder 文件夹 [--control 地址:端口]',
  box: '用法：guicheng box --folder 文件夹 [--control 地址:端口] [--voters 地址:端口] [--origin 投票页地址] [--cert 证书 --key 私钥]',
}
const optionsOf: Readonly<Record<OfficeKind, readonly string[]>> = {
  signer: ['folder', 'control'],
  box: ['folder', 'control', 'voters', 'origin', 'cert', 'key'],
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
  if (votersPort !== null)
    say(`  投票端口  ${votersPort}${plan.tls === undefined ? '（未加密，只能在本机使用）' : ''}`)
  await Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT'), once(process, 'SIGHUP')])
  await running.stop()
  return 0
}

const PASSPHRASE_LENGTH_MIN = 8

const refusals = {
  'wrong-passphrase': '口令不对：请由掌管本文件夹的人员输入设立时的口令。',
  'folder-in-use': '请先停止正在使用这个文件夹的进程：同一文件夹只能由一个进程使用。',
} as const

function planOf(kind: OfficeKind, args: readonly string[]): Omit<OfficePlan, 'passphrase'> {
  const { options } = readArguments(args, [], optionsOf[kind])
  const [folder, cert, key] = ['folder', 'cert', 'key'].map((name) => options.get(name))
  if (folder === undefined || (cert === undefined) !== (key === undefined))
    throw new UsageRefused(usage[kind])
  const host = options.get('voters')?.replace(/:\d+$/, '') ?? '127.0.0.1'
  if (cert === undefined && !['127.0.0.1', 'localhost', '[::1]'].includes(host))
    throw new UsageRefused(
      '请用 --cert 和 --key 指定证书：票箱对外接收选票必须加密，否则中途能看到选票内容。',
    )
  const chosen = ['control', 'voters', 'origin'].flatMap((name) => {
    const value = options.get(name)
    return value === undefined ? [] : [[name, value] as const]
  })
  return {
    kind,
    folder: resolve(folder),
    ...Object.fromEntries(chosen),
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
