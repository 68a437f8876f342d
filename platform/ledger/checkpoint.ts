/**
 * Checkpoints: tree heads of one growing Merkle log per tenant (RFC 9162). Positions are handed out by one sequencer,
 * since neither a serial nor a transaction id is a lasting commit order.
 */
import { createHash } from 'node:crypto'
import type pg from 'pg'

const LEAF = Buffer.from([0])
const NODE = Buffer.from([1])
const sha256 = (...parts: Buffer[]): Buffer => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}

/** Leaf hash of an act's hash (RFC 9162 §2.1.1). */
export const leafHash = (actHash: string): Buffer => sha256(LEAF, Buffer.from(actHash, 'hex'))

/** Merkle tree hash of leaves; the empty tree hashes the empty string. */
export function treeHash(leaves: readonly Buffer[]): Buffer {
  if (leaves.length === 0) return sha256()
  const [first] = leaves
  if (leaves.length === 1 && first !== undefined) return first
  const split = splitPoint(leaves.length)
  return sha256(NODE, treeHash(leaves.slice(0, split)), treeHash(leaves.slice(split)))
}

/** Proof that a tree of `size` leaves is a prefix of this one (RFC 9162 §2.1.4.1). */
export function consistencyProof(leaves: readonly Buffer[], size: number): readonly Buffer[] {
  const prove = (part: readonly Buffer[], left: number, whole: boolean): Buffer[] => {
    if (left === part.length) return whole ? [] : [treeHash(part)]
    const split = splitPoint(part.length)
    return left <= split
      ? [...prove(part.slice(0, split), left, whole), treeHash(part.slice(split))]
      : [...prove(part.slice(split), left - split, false), treeHash(part.slice(0, split))]
  }
  return size === 0 || size === leaves.length ? [] : prove(leaves, size, true)
}

function splitPoint(count: number): number {
  let split = 1
  while (split * 2 < count) split *= 2
  return split
}

export interface Checkpoint {
  readonly tenant: string
  readonly size: number
  readonly root: string
  readonly previousSize: number
  readonly at: string
}

/** Gives every act without a position the next one; safe with several processes. Answers how many were placed. */
export async function sequence(client: pg.ClientBase, tenant: string): Promise<number> {
  await client.query('select pg_advisory_xact_lock(hashtextextended($1, 7))', [tenant])
  const result = await client.query(
    `insert into log_positions (tenant, position, case_id, version, hash)
     select a.tenant, coalesce((select max(position) from log_positions where tenant = $1), 0) + row_number() over (order by a.entered, a.case_id, a.version), a.case_id, a.version, a.hash
     from acts a where a.tenant = $1 and not exists (select from log_positions p where p.tenant = a.tenant and p.case_id = a.case_id and p.version = a.version)`,
    [tenant],
  )
  return result.rowCount ?? 0
}

/** The leaves of a tenant's log in order. */
export async function readLeaves(client: pg.ClientBase, tenant: string): Promise<readonly Buffer[]> {
  const result = await client.query<{ hash: string }>(
    'select hash from log_positions where tenant = $1 order by position',
    [tenant],
  )
  return result.rows.map((row) => leafHash(row.hash))
}

/** Sequences new acts and appends a tree head over all of them, with the proof that it continues the last one. */
export async function makeCheckpoint(
  client: pg.ClientBase,
  tenant: string,
  sign: (text: string) => string,
): Promise<Checkpoint | undefined> {
  await sequence(client, tenant)
  const leaves = await readLeaves(client, tenant)
  const last = await client.query<{ size: number; root: string }>(
    'select size, root from checkpoints where tenant = $1 order by size desc limit 1',
    [tenant],
  )
  const previousSize = last.rows[0]?.size ?? 0
  if (leaves.length === previousSize) return undefined
  const root = treeHash(leaves).toString('hex')
  const proof = consistencyProof(leaves, previousSize).map((node) => node.toString('hex'))
  const signature = sign(`${tenant}\n${leaves.length}\n${root}`)
  const made = await client.query<{ at: string }>(
    'insert into checkpoints (tenant, size, root, previous_size, consistency, signature) values ($1, $2, $3, $4, $5, $6) returning at',
    [tenant, leaves.length, root, previousSize, JSON.stringify(proof), signature],
  )
  return { tenant, size: leaves.length, root, previousSize, at: made.rows[0]?.at ?? '' }
}
