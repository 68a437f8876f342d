/** The growing log: positions without a gap, hashes as the acts have them, every tree head as its leaves make it, and signed. */
import type pg from 'pg'
import {
  EMPTY_FRONTIER,
  type LogTree,
  canonicalText,
  checkpointText,
  leafHash,
  logTree,
} from '#platform/ledger'
import { type Problem, problem } from './problem.ts'

/** Tells whether a signature of a tree head is that of this installation's key. */
export type CheckSignature = (text: string, signature: string) => boolean

export async function verifyLog(
  client: pg.ClientBase,
  tenant: string,
  checkSignature: CheckSignature | undefined,
): Promise<{ readonly checkpoints: number; readonly problems: readonly Problem[] }> {
  const positions = await readPositions(client, tenant)
  const tree = logTree(
    EMPTY_FRONTIER,
    positions.map((row) => leafHash(row.hash)),
  )
  const heads = await readHeads(client, tenant)
  const problems = positions.flatMap(positionProblems)
  let before: HeadRow | undefined
  for (const head of heads) {
    problems.push(...treeProblems(head, before, tree))
    if (checkSignature !== undefined) problems.push(...signatureProblems(head, tenant, checkSignature))
    before = head
  }
  return { checkpoints: heads.length, problems }
}

interface PositionRow {
  readonly position: number
  readonly case_id: string
  readonly version: number
  readonly hash: string
  readonly act_hash: string | null
}

async function readPositions(client: pg.ClientBase, tenant: string): Promise<readonly PositionRow[]> {
  const { rows } = await client.query<PositionRow>(
    `select p.position, p.case_id, p.version, p.hash, a.hash as act_hash from log_positions p
     left join acts a on a.tenant = p.tenant and a.case_id = p.case_id and a.version = p.version where p.tenant = $1 order by p.position`,
    [tenant],
  )
  return rows
}

function positionProblems(row: PositionRow, index: number): readonly Problem[] {
  const name = String(row.position)
  const place =
    row.position === index + 1 ? [] : [problem('log_positions', name, 'position', row.position, index + 1)]
  if (row.hash === row.act_hash) return place
  const expected = row.act_hash ?? `缺少办理记录 ${row.case_id}/${row.version}`
  return [...place, problem('log_positions', name, 'hash', row.hash, expected)]
}

interface HeadRow {
  readonly size: number
  readonly root: string
  readonly previous_size: number
  readonly consistency: readonly string[]
  readonly frontier: readonly string[] | null
  readonly signature: string
  readonly at: string
  /** Whether the stored time has more than milliseconds, which a signed time never has. */
  readonly finer: boolean
}

async function readHeads(client: pg.ClientBase, tenant: string): Promise<readonly HeadRow[]> {
  const { rows } = await client.query<HeadRow>(
    `select size, root, previous_size, consistency, frontier, signature, at, at <> date_trunc('milliseconds', at) as finer
     from checkpoints where tenant = $1 order by size`,
    [tenant],
  )
  return rows
}

function treeProblems(head: HeadRow, before: HeadRow | undefined, tree: LogTree): readonly Problem[] {
  const name = String(head.size)
  const previous = before?.size ?? 0
  if (head.size > tree.size)
    return [problem('checkpoints', name, 'size', head.size, `日志比检查点短，只有 ${tree.size} 条`)]
  const hex = (nodes: readonly Buffer[]): readonly string[] => nodes.map((node) => node.toString('hex'))
  const expected: Readonly<Record<string, unknown>> = {
    root: tree.root(head.size).toString('hex'),
    previous_size: previous,
    consistency: hex(tree.consistency(previous, head.size)),
    // heads made before frontiers were kept have none; once one has, all that follow have
    frontier: head.frontier === null && before?.frontier == null ? null : hex(tree.frontier(head.size).nodes),
  }
  const found: Readonly<Record<string, unknown>> = { ...head }
  return Object.entries(expected)
    .filter(([column, value]) => canonicalText(found[column]) !== canonicalText(value))
    .map(([column, value]) => problem('checkpoints', name, column, found[column], value))
}

/** A head with a frontier is signed with its time; an earlier one without. */
function signatureProblems(head: HeadRow, tenant: string, check: CheckSignature): readonly Problem[] {
  const { size, root, at } = head
  const timed = head.frontier !== null
  const text = checkpointText(timed ? { tenant, size, root, at } : { tenant, size, root })
  if (check(text, head.signature) && !(timed && head.finer)) return []
  const covered = timed ? '辖区、条数、树根和时间' : '辖区、条数和树根'
  return [problem('checkpoints', String(size), 'signature', head.signature, `本单位对${covered}的签名`)]
}
