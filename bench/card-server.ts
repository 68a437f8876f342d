/**
 * The product's own HTTP server with the fixture club as its only procedure, in a process of its own, so that its acts
 * are those of the raw side. One argument, JSON: the connection. Prints its port.
 */
import pg from 'pg'
import { projectFolder, createServer } from '#apps/server'
import { loadCorpus } from '#platform/corpus'
import { valueTypes } from '#platform/database'
import { card } from '../tests/fixtures/club/card.ts'
import { clubCalendar } from '../tests/fixtures/club/club.ts'
import { loan } from '../tests/fixtures/club/loan.ts'
import { clubEngine } from './card-story.ts'
import { CONNECTIONS } from './place.ts'

export interface ServerPlan {
  readonly host: string
  readonly user: string
  readonly password: string
  readonly database: string
  readonly dataFolder: string
}

const { dataFolder, ...connection } = JSON.parse(process.argv[2] ?? '') as ServerPlan
const pool = new pg.Pool({ ...connection, port: 5432, types: valueTypes, max: CONNECTIONS })
const { app } = await createServer({
  database: { app: pool, owner: () => pool },
  cases: clubEngine({ app: pool }),
  procedures: [card, loan],
  registers: [],
  importTargets: [],
  corpus: loadCorpus(projectFolder),
  calendar: () => clubCalendar,
  roleLabels: {},
  demo: true,
  version: 'bench',
  present: {},
  importInput: () => Promise.resolve({}),
  origin: 'http://localhost',
  dataFolder,
})
await app.listen({ port: 0, host: '127.0.0.1' })
const address = app.server.address()
process.stdout.write(`${typeof address === 'object' ? address?.port : ''}\n`)
process.on('SIGTERM', () => {
  void app.close().then(() => pool.end())
})
