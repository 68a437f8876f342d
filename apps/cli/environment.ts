/** Where data lies, which port, which database: read from the environment once. */
import { resolve } from 'node:path'
import {
  type Database,
  type EmbeddedServer,
  openDatabase,
  startEmbedded,
  walArchiving,
} from '#platform/database'

export interface Environment {
  readonly dataFolder: string
  readonly port: number
  readonly host: string
  readonly databaseUrl: string | undefined
  /** Address from outside, when a proxy stands before the server. */
  readonly origin: string | undefined
  /** Folder that keeps the log of the embedded database, for a restore to any moment after a backup. */
  readonly archive: string | undefined
}

/** A setting that cannot be used, in Chinese. */
export class SettingRefused extends Error {}

export function readEnvironment(variables: NodeJS.ProcessEnv = process.env): Environment {
  const {
    GUICHENG_DATA: data,
    PORT: port,
    HOST: host,
    DATABASE_URL: url,
    GUICHENG_ORIGIN: origin,
    GUICHENG_ARCHIVE: archive,
  } = variables
  const set = (text: string | undefined) =>
    text === undefined || text.trim() === '' ? undefined : text.trim()
  const number = Number(set(port) ?? '8080')
  if (!Number.isInteger(number) || number < 0 || number > 65_535)
    throw new SettingRefused(`端口 PORT=${port} 不能用：请填 1 到 65535 之间的整数。`)
  const outside = set(origin)?.replace(/\/+$/, '')
  if (outside !== undefined && !URL.canParse(outside))
    throw new SettingRefused(
      `地址 GUICHENG_ORIGIN=${origin} 不能用：请填完整地址，如 https://guicheng.example.cn。`,
    )
  const [kept, databaseUrl] = [set(archive), set(url)]
  if (kept !== undefined && databaseUrl !== undefined)
    throw new SettingRefused(
      'GUICHENG_ARCHIVE 只用于自带的数据库：请取消它，DATABASE_URL 的数据库由其管理员设置日志归档。',
    )
  return {
    dataFolder: resolve(set(data) ?? 'data'),
    port: number,
    host: set(host) ?? '0.0.0.0',
    databaseUrl,
    origin: outside,
    archive: kept === undefined ? undefined : resolve(kept),
  }
}

export interface OpenedDatabase {
  readonly database: Database
  readonly embedded: EmbeddedServer | undefined
  close(): Promise<void>
}

/** The configured database, or the embedded one on the data folder. */
export async function openConfigured(
  environment: Environment,
  options: { readonly port?: number; readonly onUnexpectedEnd?: (message: string) => void } = {},
): Promise<OpenedDatabase> {
  const { databaseUrl: url, dataFolder, archive } = environment
  if (url !== undefined) {
    const database = await openDatabase({ url, secretFolder: dataFolder })
    return { database, embedded: undefined, close: () => database.close() }
  }
  const settings = archive === undefined ? {} : walArchiving(dataFolder, archive)
  const embedded = await startEmbedded(dataFolder, { ...options, settings })
  try {
    const database = await openDatabase({ embedded })
    const close = async (): Promise<void> => {
      await database.close()
      await embedded.stop()
    }
    return { database, embedded, close }
  } catch (error) {
    await embedded.stop()
    throw error
  }
}
