/** Starts a writing process, listens to what it acknowledges, kills it, and looks at what is left. */
import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type pg from 'pg'
import { verifyTenant } from '#platform/cases'
import { clubCalendar, clubProcedures } from '../fixtures/club/club.ts'
import type { WriterLine, WriterPlan } from './club-writer.ts'

export type Acknowledged = Extract<WriterLine, { kind: 'act' }>

export interface Writer {
  readonly acknowledged: readonly Acknowledged[]
  readonly server: number
  /** Waits until that many acts are acknowledged. */
  reach(acts: number): Promise<void>
  /** Kills without warning: the process, its database server, or both. Resolves when all lines are read. */
  kill(whom: 'process' | 'server' | 'both'): Promise<void>
}

/** Starts a writer and waits until its server takes connections. */
export async function startWriter(plan: WriterPlan): Promise<Writer> {
  const program = fileURLToPath(new URL('./club-writer.ts', import.meta.url))
  const words = ['--disable-warning=ExperimentalWarning', program, JSON.stringify(plan)]
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  child.stderr.on('data', (part: Buffer) => (said += part.toString()))
  const acknowledged: Acknowledged[] = []
  let server = 0
  let wake: () => void = () => undefined
  const lines = createInterface({ input: child.stdout })
  const ended = new Promise<void>((resolve) => lines.once('close', resolve))
  lines.on('line', (text) => {
    const line = JSON.parse(text) as WriterLine
    if (line.kind === 'ready') server = line.server
    else acknowledged.push(line)
    wake()
  })
  const until = async (reached: () => boolean): Promise<void> => {
    while (!reached()) {
      const moved = new Promise<string>((resolve) => (wake = () => resolve('moved')))
      const what = await Promise.race([moved, ended.then(() => 'ended')])
      if (what === 'ended' && !reached()) assert.fail(`the writer ended too early: ${said}`)
    }
  }
  await until(() => server !== 0)
  return {
    acknowledged,
    server,
    reach: (acts) => until(() => acknowledged.length >= acts),
    kill: async (whom) => {
      if (whom !== 'process') process.kill(server, 'SIGKILL')
      // without its server the process ends by itself; killed anyway, so that no test waits for it
      child.kill('SIGKILL')
      await Promise.all([ended, exited(child)])
    },
  }
}

async function exited(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null)
    await new Promise<void>((resolve) => child.once('exit', () => resolve()))
}

const byId = new Map(clubProcedures.map((procedure) => [procedure.id, procedure]))

/** Verification of the club, as `restore` takes it. */
export const verifyClub = (client: pg.ClientBase, tenant: string) =>
  verifyTenant(client, { tenant, procedures: byId, calendar: clubCalendar })

/** Every acknowledged act is there with the hash that was answered; nothing else disagrees; places equal acts. */
export async function assertNothingLost(
  pool: pg.Pool,
  acknowledged: readonly Acknowledged[],
): Promise<number> {
  const stored = await pool.query<{ key: string; hash: string }>(
    `select case_id || '/' || version as key, hash from acts where tenant = 't'`,
  )
  const hashes = new Map(stored.rows.map(({ key, hash }) => [key, hash]))
  const lost = acknowledged.filter(({ caseId, version, hash }) => hashes.get(`${caseId}/${version}`) !== hash)
  assert.deepEqual(lost, [], `${lost.length} of ${acknowledged.length} acknowledged acts are gone`)
  await assertSound(pool)
  return stored.rows.length
}

/** Verification finds nothing, and no act is half done: places, numbers, messages and personal values equal the acts. */
export async function assertSound(pool: pg.Pool): Promise<void> {
  const client = await pool.connect()
  try {
    assert.deepEqual((await verifyClub(client, 't')).problems, [])
    const { rows } = await client.query<Record<string, number>>(
      `select (select units_used from quotas where account = 'places/main') as used,
         (select count(*) from acts where act = 'Admit') - (select count(*) from acts where act = 'Expire') as admitted,
         (select count(*) from acts where act = 'Admit') as numbered, (select coalesce(max(last), 0) from series) as last,
         (select count(*) from outbox) as sent, (select count(*) from acts where act = 'LeavePhone') as phones,
         (select count(*) from sealed_values) as sealed`,
    )
    const [row] = rows
    assert.equal(row?.['used'], row?.['admitted'], 'places taken and acts that take them')
    assert.equal(row?.['last'], row?.['numbered'], 'numbers spent and acts that spend them')
    assert.equal(row?.['sent'], row?.['numbered'], 'messages and acts that send them')
    assert.equal(row?.['sealed'], row?.['phones'], 'personal values and acts that leave them')
  } finally {
    client.release()
  }
}
