/** Tree heads of a long ledger: the first over all of it, and the next, which hashes only the acts since. */
import type pg from 'pg'
import { type Database, transaction } from '#platform/database'
import { type Checkpoint, EMPTY_FRONTIER, leafHash, logTree, makeCheckpoint } from '#platform/ledger'
import { type Line, duration, median, timed } from './measure.ts'
import type { Ground } from './place.ts'

const TENANT = 'long'
const ACTS = 200_000
const SINCE = 100
const ROUNDS = 5

export async function measureCheckpoints({ database }: Ground): Promise<Line[]> {
  await appendActs(database.app, 0, ACTS)
  await tidy(database)
  const make = (): Promise<{ milliseconds: number; value: Checkpoint | undefined }> =>
    timed(() => transaction(database.app, (client) => makeCheckpoint(client, TENANT, (text) => text)))
  const first = await make()
  await tidy(database)
  const next: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    await appendActs(database.app, ACTS + round * SINCE, SINCE)
    const made = await make()
    if (made.value?.hashed !== SINCE) throw new Error(`${made.value?.hashed} leaves hashed, not ${SINCE}`)
    next.push(made.milliseconds)
  }
  return [
    {
      what: `tree head over ${ACTS.toLocaleString('en')} acts, the first`,
      figure: duration(first.milliseconds),
    },
    {
      what: `the next, ${SINCE} acts later (${SINCE} leaves read and hashed)`,
      figure: duration(median(next)),
      ratio: `${(median(next) / first.milliseconds).toFixed(3)} of the first`,
    },
    ...hashing(),
  ]
}

/** What the server does by itself on a database that lives long enough. */
async function tidy(database: Database): Promise<void> {
  const owner = database.owner()
  try {
    await owner.query('vacuum analyze acts')
    await owner.query('vacuum analyze log_positions')
  } finally {
    await owner.end()
  }
}

/** The hashing alone, in memory. */
function hashing(): Line[] {
  const leaves = Array.from({ length: ACTS + SINCE }, (_, number) =>
    leafHash(number.toString(16).padStart(64, '0')),
  )
  const all = median([1, 2, 3].map(() => hashOnce(leaves)))
  const before = logTree(EMPTY_FRONTIER, leaves.slice(0, ACTS)).frontier(ACTS)
  const begun = performance.now()
  const tree = logTree(before, leaves.slice(ACTS))
  tree.root(tree.size)
  tree.consistency(ACTS, tree.size)
  const since = performance.now() - begun
  return [
    {
      what: '  of it: hashing alone, all leaves against those since',
      figure: duration(since),
      compared: `all ${duration(all)}`,
      ratio: (since / all).toFixed(4),
    },
  ]
}

function hashOnce(leaves: readonly Buffer[]): number {
  const begun = performance.now()
  logTree(EMPTY_FRONTIER, leaves).root(leaves.length)
  return performance.now() - begun
}

/** Acts without content: a tree head asks for nothing but their place and hash. */
async function appendActs(pool: pg.Pool, from: number, count: number): Promise<void> {
  await pool.query(
    `insert into acts (tenant, case_id, version, procedure, act, at, legal_date, entered, header, input, facts, findings, events, operations, previous_hash, hash)
     select $1, 'case-' || n / 5, n % 5 + 1, 'bench', 'Act', now(), current_date, now() + n * interval '1 millisecond', '{}', '{}', '{}', '{}', '[]', '{}',
       encode(sha256(n::text::bytea), 'hex'), encode(sha256((n + 1)::text::bytea), 'hex')
     from generate_series($2::int, $2::int + $3::int - 1) as n`,
    [TENANT, from, count],
  )
}
