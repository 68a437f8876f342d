import crypto from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { RunAs } from './embedded-account.ts'
import { DatabaseRefused } from './refusal.ts'

/** Only part of the socket's file name: no TCP port is opened. */
export const SOCKET_PORT = 5432

const LONGEST_SOCKET_BYTES = 107

/**
 * The folder of the unix socket: `run` inside the data folder, or a hashed one below the temporary folder where
 * the socket's path would be longer than the 107 bytes the system allows.
 */
export function chooseSocketFolder(home: string, runAs: RunAs): string {
  const uid = runAs.account?.uid ?? process.getuid?.() ?? 0
  const hashed = `guicheng-${uid}-${crypto.createHash('sha256').update(home).digest('hex').slice(0, 16)}`
  const candidates = [path.join(home, 'run'), path.join(os.tmpdir(), hashed), path.join('/tmp', hashed)]
  const folder = candidates.find((candidate) => fits(candidate)) ?? path.join('/tmp', hashed)
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 })
  const found = fs.lstatSync(folder)
  if (found.isDirectory() && found.uid === (process.getuid?.() ?? 0) && runAs.account !== null) {
    fs.chownSync(folder, runAs.account.uid, runAs.account.gid)
  } else if (!found.isDirectory() || found.uid !== uid) {
    throw new DatabaseRefused(
      'account-refused',
      `数据库的通信文件夹 ${folder} 已被别的帐号（uid ${found.uid}）占用。请删除它，或换一个数据文件夹后重新启动。`,
    )
  }
  return folder
}

function fits(folder: string): boolean {
  return Buffer.byteLength(`${folder}/.s.PGSQL.${SOCKET_PORT}`) <= LONGEST_SOCKET_BYTES
}
