/** Acts over HTTP: signed in, checked, durable, answers checked too; the same acts as the raw side's plain story. */
import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import fs from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { localDate } from '#kernel'
import { type Outcome, createAccount, createOrganisation, createTenant, grantPost } from '#platform/identity'
import type { ServerPlan } from './card-server.ts'
import { type Step, stories } from './card-story.ts'
import { Client } from './client.ts'
import { type Side, duration, percentile, untilOver } from './measure.ts'
import { CONNECTIONS, type Ground, projectFolder } from './place.ts'

const TENANT = 'web'

/** The server under load, and its side of the comparison. */
export interface HttpSide {
  readonly side: Side
  /** Waiting times of the acts counted so far at that load. */
  waited(atOnce: number): string
  close(): Promise<void>
}

export async function openHttpSide(ground: Ground): Promise<HttpSide> {
  await makePeople(ground)
  const { child, port } = await startCardServer(ground)
  const client = new Client(port, CONNECTIONS)
  const close = async (): Promise<void> => {
    client.close()
    const ended = once(child, 'exit')
    child.kill('SIGTERM')
    await ended
  }
  try {
    const clerk = await client.signIn('clerk')
    const readers: Reader[] = []
    for (let number = 0; number < CONNECTIONS; number += 1)
      readers.push({ person: `reader-${number}`, cookie: await client.signIn(`reader-${number}`) })
    const waits = new Map<number, number[]>()
    const side: Side = async (stretch) => {
      const own = stretch.counts ? (waits.get(stretch.atOnce) ?? []) : []
      if (stretch.counts) waits.set(stretch.atOnce, own)
      const told = await untilOver(stretch, async (_, worker) => {
        const reader = readers[worker]
        if (reader !== undefined) await tellOverHttp(client, reader, clerk, own)
      })
      return told * stories.plain.length
    }
    const waited = (atOnce: number): string => {
      const own = waits.get(atOnce) ?? []
      return `, p50 ${duration(percentile(own, 0.5))}, p99 ${duration(percentile(own, 0.99))}`
    }
    return { side, waited, close }
  } catch (error) {
    await close()
    throw error
  }
}

interface Reader {
  readonly person: string
  readonly cookie: string
}

async function tellOverHttp(client: Client, reader: Reader, clerk: string, waits: number[]): Promise<void> {
  let known: { id: string; version: string } | undefined
  for (const step of stories.plain) {
    const address = known === undefined ? '/api/club/card' : `/api/club/card/${known.id}/${step.act}`
    const headers: Record<string, string> = {
      cookie: step.by === 'reader' ? reader.cookie : clerk,
      'idempotency-key': randomUUID(),
      ...(known === undefined ? {} : { 'if-match': known.version }),
    }
    const begun = performance.now()
    const answer = await client.ask('POST', address, headers, { input: inputOf(step, reader) })
    waits.push(performance.now() - begun)
    if (answer.status !== 200 && answer.status !== 201)
      throw new Error(`${step.act} over HTTP: ${answer.status} ${answer.body.slice(0, 500)}`)
    known = JSON.parse(answer.body) as { id: string; version: string }
  }
}

const inputOf = (step: Step, reader: Reader): unknown => step.input(reader.person)

async function startCardServer({ server }: Ground): Promise<{ child: ChildProcess; port: number }> {
  const { host = '', user = '', password, database = '' } = server.connection('app')
  const dataFolder = path.join(server.folder, 'web')
  fs.mkdirSync(dataFolder)
  const plan: ServerPlan = { host, user, password: String(password), database, dataFolder }
  const program = path.join(projectFolder, 'bench', 'card-server.ts')
  const words = ['--disable-warning=ExperimentalWarning', program, JSON.stringify(plan)]
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'] })
  const lines = createInterface({ input: child.stdout })
  const first = await Promise.race([once(lines, 'line'), once(child, 'exit').then(() => [''])])
  const port = Number(first[0])
  if (!(port > 0)) throw new Error('the server of the bench did not start')
  return { child, port }
}

async function makePeople({ database }: Ground): Promise<void> {
  const pool = database.app
  const from = localDate('2020-01-01')
  await createTenant(pool, { id: TENANT, name: '读书会' })
  for (const id of ['club', 'town'])
    take(
      await createOrganisation(
        pool,
        { tenant: TENANT, id, kind: 'club', name: id, from, division: '110000' },
        null,
      ),
    )
  const accounts = [
    { account: 'clerk', role: 'librarian', organisation: 'club' },
    ...Array.from({ length: CONNECTIONS }, (_, number) => ({
      account: `reader-${number}`,
      role: 'reader',
      organisation: 'town',
    })),
  ]
  for (const { account, role, organisation } of accounts) {
    take(
      await createAccount(
        pool,
        { tenant: TENANT, account, name: account, person: account, demoNote: '' },
        null,
      ),
    )
    take(await grantPost(pool, { tenant: TENANT, person: account, role, organisation, from }, null))
  }
}

function take(outcome: Outcome<unknown>): void {
  if (!outcome.ok) throw new Error(outcome.say)
}
