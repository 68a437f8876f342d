/**
 * A second process at the same work: connects to the test server, waits for a line on its input, does its work, and
 * prints what came of it as one line. Started with one argument, JSON: see `ContenderPlan`.
 */
import { once } from 'node:events'
import pg from 'pg'
import type { ActResult, Cases } from '#platform/cases'
import { valueTypes } from '#platform/database'
import { clubEngine, librarian, reader } from '../fixtures/club/club.ts'

/** What a contender is told. */
export interface ContenderPlan {
  readonly connection: {
    readonly host: string
    readonly user: string
    readonly password: string
    readonly database: string
  }
  readonly work: 'admit' | 'complain' | 'sweep'
  readonly caseIds: readonly string[]
}

/** What came of it: acts done with their versions, refusals by kind, lapses applied. */
export interface ContenderResult {
  readonly done: readonly { readonly caseId: string; readonly version: number }[]
  readonly refused: readonly string[]
  readonly applied: number
}

const plan = JSON.parse(process.argv[2] ?? '') as ContenderPlan
const pool = new pg.Pool({ ...plan.connection, port: 5432, types: valueTypes, max: 8 })
const cases = clubEngine({ app: pool })
await pool.query('select 1')
process.stdout.write('ready\n')
await once(process.stdin, 'data')
const result = await work(cases)
await pool.end()
process.stdout.write(`${JSON.stringify(result)}\n`)
process.stdin.destroy()

async function work(cases: Cases): Promise<ContenderResult> {
  if (plan.work === 'sweep') return { done: [], refused: [], applied: (await cases.sweep('t')).applied }
  const origin = plan.work === 'admit' ? librarian : reader('witness')
  const act = plan.work === 'admit' ? 'Admit' : 'LodgeComplaint'
  const results = await Promise.all(
    plan.caseIds.map((caseId): Promise<ActResult> =>
      cases.act({ tenant: 't', procedure: 'club/card', caseId, act, input: {}, origin }),
    ),
  )
  return {
    done: results.flatMap((one) =>
      one.kind === 'done' ? [{ caseId: one.caseId, version: one.version }] : [],
    ),
    refused: results.flatMap((one) => (one.kind === 'refused' ? [one.why] : [])),
    applied: 0,
  }
}
