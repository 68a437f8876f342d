/**
 * Checkpoints: tree heads of one growing Merkle log per tenant (RFC 9162). Positions are handed out by one sequencer,
 * since neither a serial nor a transaction id is a lasting commit order. Each head keeps its frontier, so that the next
 * one reads and hashes only the acts since.
 */
import type pg from 'pg'
import { EMPTY_FRONTIER, type Frontier, frontierLength, frontierRoot, leafHash, logTree } from './merkle.ts'

export interface Checkpoint {
  readonly tenant: string
  readonly size: number
  readonly root: string
  readonly previousSize: number
  readonly at: string
  /** Leaves that were hashed for it. */
  readonly hashed: number
}

/** The text that a head's signature covers: tenant, size, root and instant, one a line. */
export function checkpointText(head: {
  readonly tenant: string
  readonly size: number
  readonly root: string
  /** ISO instant in UTC with milliseconds; absent in heads made before the time was signed too. */
  readonly at?: string
}): string {
  return [head.tenant, head.size, head.root, ...(head.at === undefined ? [] : [head.at])].join('\n')
}

/**
 * Gives every act without a position the next one; safe with several processes. Answers how many were placed. Looks at
 * the acts entered since the last one placed, and at all of them only when that leaves some without a position: a clock
 * may have been set back meanwhile.
 */
export async function sequence(client: pg.ClientBase, tenant: string): Promise<number> {
  await client.query('select pg_advisory_xact_lock(hashtextextended($1, 7))', [tenant])
  const { rows } = await client.query<{ acts: number; placed: number; since: string | null }>(
    `select (select count(*) from acts where tenant = $1) as acts, coalesce(p.position, 0) as placed, a.entered as since
     from (values (1)) as one
     left join lateral (select * from log_positions where tenant = $1 order by position desc limit 1) p on true
     left join acts a on a.tenant = $1 and a.case_id = p.case_id and a.version = p.version`,
    [tenant],
  )
  const { acts = 0, placed = 0, since = null } = rows[0] ?? {}
  if (acts === placed) return 0
  const recent = since === null ? 0 : await placeActs(client, tenant, since)
  return placed + recent < acts ? recent + (await placeActs(client, tenant, null)) : recent
}

/** Places the acts entered since an hour before an instant, or all, in the order in which they were entered. */
async function placeActs(client: pg.ClientBase, tenant: string, since: string | null): Promise<number> {
  const result = await client.query(
    `insert into log_positions (tenant, position, case_id, version, hash)
     select a.tenant, coalesce((select max(position) from log_positions where tenant = $1), 0) + row_number() over (order by a.entered, a.case_id, a.version), a.case_id, a.version, a.hash
     from acts a where a.tenant = $1 and ($2::timestamptz is null or a.entered >= $2::timestamptz - interval '1 hour')
       and not exists (select from log_positions p where p.tenant = a.tenant and p.case_id = a.case_id and p.version = a.version)`,
    [tenant, since],
  )
  return result.rowCount ?? 0
}

interface Head {
  readonly size: number
  readonly root: string
  readonly frontier: readonly string[] | null
}

/** Sequences new acts and appends a tree head over all of them, with the proof that it continues the last one. */
export async function makeCheckpoint(
  client: pg.ClientBase,
  tenant: string,
  sign: (text: string) => string,
): Promise<Checkpoint | undefined> {
  await sequence(client, tenant)
  const last = await client.query<Head & { now: string }>(
    `select h.size, h.root, h.frontier, date_trunc('milliseconds', clock_timestamp()) as now from (values (1)) as one
     left join lateral (select size, root, frontier from checkpoints where tenant = $1 order by size desc limit 1) h on true`,
    [tenant],
  )
  const [head] = last.rows
  const at = head?.now ?? ''
  const previousSize = head?.size ?? 0
  const before = usableFrontier(head)
  const leaves = await readLeaves(client, tenant, before.size)
  const tree = logTree(before, leaves)
  if (tree.size === previousSize) return undefined
  const root = tree.root(tree.size).toString('hex')
  const signature = sign(checkpointText({ tenant, size: tree.size, root, at }))
  const proof = tree.consistency(previousSize, tree.size)
  await client.query(
    'insert into checkpoints (tenant, size, root, previous_size, consistency, frontier, signature, at) values ($1, $2, $3, $4, $5, $6, $7, $8)',
    [
      tenant,
      tree.size,
      root,
      previousSize,
      hexList(proof),
      hexList(tree.frontier(tree.size).nodes),
      signature,
      at,
    ],
  )
  return { tenant, size: tree.size, root, previousSize, at, hashed: leaves.length }
}

/** Leaf hashes of a tenant's log after a position, in order. */
async function readLeaves(client: pg.ClientBase, tenant: string, after: number): Promise<readonly Buffer[]> {
  const result = await client.query<{ hash: string }>(
    'select hash from log_positions where tenant = $1 and position > $2 order by position',
    [tenant, after],
  )
  return result.rows.map((row) => leafHash(row.hash))
}

/** The frontier of the last head; one that is missing or does not make its root is not used, and all is hashed anew. */
function usableFrontier(head: Head | undefined): Frontier {
  if (head?.frontier == null || head.frontier.length !== frontierLength(head.size)) return EMPTY_FRONTIER
  const frontier = { size: head.size, nodes: head.frontier.map((node) => Buffer.from(node, 'hex')) }
  return frontierRoot(frontier).toString('hex') === head.root ? frontier : EMPTY_FRONTIER
}

const hexList = (hashes: readonly Buffer[]): string =>
  JSON.stringify(hashes.map((node) => node.toString('hex')))
