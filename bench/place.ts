/** Where the bench keeps its data: a folder on a real disk, removed at the end whatever happens. */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import {
  type Database,
  type EmbeddedServer,
  migrate,
  openDatabase,
  startEmbedded,
  valueTypes,
} from '#platform/database'

const TMPFS = 0x0102_1994
export const projectFolder = fileURLToPath(new URL('../', import.meta.url))

/** A new folder where flushing means something; memory file systems are passed over. */
export function makeFolder(): string {
  const candidates = [os.tmpdir(), '/var/tmp', projectFolder]
  const durable = candidates.find((place) => fs.existsSync(place) && fs.statfsSync(place).type !== TMPFS)
  const folder = fs.mkdtempSync(path.join(durable ?? os.tmpdir(), 'guicheng-bench-'))
  if (durable === undefined)
    process.stderr.write('no disk found: figures are those of memory, not of a disk\n')
  return folder
}

export function removeFolder(folder: string): void {
  fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
}

/** A durable embedded server with a migrated database; both pools are as large as the load. */
export interface Ground {
  readonly server: EmbeddedServer
  readonly database: Database
  close(): Promise<void>
}

export const CONNECTIONS = 16

export async function makeGround(folder: string): Promise<Ground> {
  const server = await startEmbedded(folder)
  const database = await openDatabase({ embedded: server }, { max: CONNECTIONS })
  await migrate(database)
  return {
    server,
    database,
    close: async () => {
      await database.close()
      await server.stop()
    },
  }
}

/** A further pool like the database's own, for the raw side. */
export function rawPool({ server }: Ground): pg.Pool {
  const pool = new pg.Pool({ ...server.connection('app'), types: valueTypes, max: CONNECTIONS })
  pool.on('error', (error) => {
    if (!pool.ending) process.stderr.write(`raw pool: ${error.message}\n`)
  })
  return pool
}
