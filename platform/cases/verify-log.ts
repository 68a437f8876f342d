/** The growing log: positions without a gap, hashes as the acts have them, every tree head as its leaves make it. */
import type pg from 'pg'
import { consistencyProof, leafHash, treeHash } from '#platform/ledger'
import { type Problem, problem } from './verify.ts'

export async function verifyLog(
  client: pg.ClientBase,
  tenant: string,
): Promise<{ readonly checkpoints: number; readonly problems: readonly Problem[] }> {
  const positions = await client.query<{
    position: number
    case_id: string
    version: number
    hash: string
    act_hash: string | null
  }>(
    `select p.position, p.case_id, p.version, p.hash, a.hash as act_hash from log_positions p
     left join acts a on a.tenant = p.tenant and a.case_id = p.case_id and a.version = p.version where p.tenant = $1 order by p.position`,
    [tenant],
  )
  const problems: Problem[] = positions.rows.flatMap((row, index) => [
    ...(row.position === index + 1
      ? []
      : [problem('log_positions', String(row.position), 'position', row.position, index + 1)]),
    ...(row.hash === row.act_hash
      ? []
      : [
          problem(
            'log_positions',
            String(row.position),
            'hash',
            row.hash,
            row.act_hash ?? `缺少办理记录 ${row.case_id}/${row.version}`,
          ),
        ]),
  ])
  const leaves = positions.rows.map((row) => leafHash(row.hash))
  const heads = await client.query<{
    size: number
    root: string
    previous_size: number
    consistency: readonly string[]
  }>('select size, root, previous_size, consistency from checkpoints where tenant = $1 order by size', [
    tenant,
  ])
  let before = 0
  for (const head of heads.rows) {
    const row = String(head.size)
    const root =
      head.size <= leaves.length ? treeHash(leaves.slice(0, head.size)).toString('hex') : '日志比检查点短'
    if (head.root !== root) problems.push(problem('checkpoints', row, 'root', head.root, root))
    if (head.previous_size !== before)
      problems.push(problem('checkpoints', row, 'previous_size', head.previous_size, before))
    const proof = consistencyProof(leaves.slice(0, head.size), head.previous_size).map((node) =>
      node.toString('hex'),
    )
    if (JSON.stringify(head.consistency) !== JSON.stringify(proof))
      problems.push(problem('checkpoints', row, 'consistency', head.consistency, proof))
    before = head.size
  }
  return { checkpoints: heads.rows.length, problems }
}
