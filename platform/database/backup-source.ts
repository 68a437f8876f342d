/** Reaches the embedded server of a data folder for a backup: the one that runs, or one started for it. */
import fs from 'node:fs'
import path from 'node:path'
import type pg from 'pg'
import { BackupRefused } from './backup-model.ts'
import { walArchiving } from './backup-wal.ts'
import { startEmbedded } from './embedded.ts'
import type { EmbeddedServer } from './embedded.ts'
import { SOCKET_PORT } from './embedded-socket.ts'
import { APP_ROLE, DATABASE, OWNER_ROLE } from './names.ts'
import { processHasArgument, readIfThere } from './processes.ts'
import { storedPasswords } from './secrets.ts'
import { valueTypes } from './value-types.ts'

/** A server under backup. */
export interface BackupSource {
  readonly clusterFolder: string
  readonly connection: pg.ClientConfig
  /** Ends the server if it was started for the backup. */
  release(): Promise<void>
}

/**
 * @param archive folder of the archived log, where the installation keeps one: a server started here must not leave a gap in it
 * @throws BackupRefused source-missing; DatabaseRefused as `startEmbedded`
 */
export async function reachEmbedded(
  dataFolder: string,
  database = DATABASE,
  archive?: string,
): Promise<BackupSource> {
  if (!fs.existsSync(path.join(dataFolder, 'cluster', 'PG_VERSION'))) {
    throw new BackupRefused(
      'source-missing',
      `数据文件夹 ${dataFolder} 中没有数据库，没有可备份的内容。请用 GUICHENG_DATA 指定已经使用过的数据文件夹。`,
    )
  }
  const home = fs.realpathSync(dataFolder)
  const running = runningServer(home, database)
  if (running !== null) return running
  const server = await startEmbedded(
    home,
    archive === undefined ? {} : { settings: walArchiving(home, archive) },
  )
  return {
    clusterFolder: server.clusterFolder,
    connection: server.connection('owner', database),
    release: () => server.stop(),
  }
}

function runningServer(home: string, database: string): BackupSource | null {
  const running = findRunning(home)
  if (running === undefined) return null
  return {
    clusterFolder: path.join(home, 'cluster'),
    connection: running.connection('owner', database),
    release: () => Promise.resolve(),
  }
}

/** The embedded server that another process runs on this data folder, if any: for commands beside a running service. */
export function findRunning(dataFolder: string): Pick<EmbeddedServer, 'connection'> | undefined {
  const clusterFolder = path.join(dataFolder, 'cluster')
  const lines = readIfThere(path.join(clusterFolder, 'postmaster.pid')).split('\n')
  const [pid = '', , , , host = ''] = lines.map((line) => line.trim())
  if (lines[7]?.trim() !== 'ready' || !processHasArgument(Number(pid), clusterFolder)) return undefined
  const passwords = storedPasswords(path.join(dataFolder, 'passwords.json'))
  return {
    connection: (role, database = DATABASE) => ({
      host,
      port: SOCKET_PORT,
      user: role === 'owner' ? OWNER_ROLE : APP_ROLE,
      password: passwords[role],
      database,
      ssl: false,
      types: valueTypes,
    }),
  }
}
