/** Bounded counters, moved inside the act's transaction; the check constraint is the guard. */
import type pg from 'pg'
import { type Finding, type QuotaOperation, plainFinding } from '#kernel'

/** Applies quota operations in order of account. Answers the finding of the first that does not fit; the caller rolls back. */
export async function applyQuotas(
  client: pg.ClientBase,
  tenant: string,
  operations: readonly QuotaOperation[],
): Promise<Finding | undefined> {
  for (const operation of operations.toSorted((a, b) => (a.account < b.account ? -1 : 1))) {
    const fault =
      operation.operation === 'limit'
        ? await setLimit(client, tenant, operation)
        : await move(client, tenant, operation)
    if (fault !== undefined) return fault
  }
  return undefined
}

async function move(
  client: pg.ClientBase,
  tenant: string,
  operation: QuotaOperation,
): Promise<Finding | undefined> {
  const sign = operation.operation === 'take' ? 1 : -1
  const standing = await client.query<{ limit: number; used: number }>(
    'select units_limit as limit, units_used as used from quotas where tenant = $1 and account = $2 for update',
    [tenant, operation.account],
  )
  const account = standing.rows[0]
  if (account === undefined)
    return finding(operation, `没有名额账户“${operation.account}”，请先下达名额。`, {
      account: operation.account,
      limit: null,
    })
  const after = account.used + sign * operation.amount
  if (after > account.limit || after < 0) {
    return finding(
      operation,
      `${operation.say}（名额 ${account.limit}，已用 ${account.used}，剩余 ${account.limit - account.used}，本次需 ${operation.amount}）`,
      { account: operation.account, limit: account.limit, used: account.used, wanted: operation.amount },
    )
  }
  await client.query('update quotas set units_used = $3 where tenant = $1 and account = $2', [
    tenant,
    operation.account,
    after,
  ])
  return undefined
}

async function setLimit(
  client: pg.ClientBase,
  tenant: string,
  operation: QuotaOperation,
): Promise<Finding | undefined> {
  const { account, amount, parent } = operation
  const before = await client.query<{ limit: number; used: number }>(
    'select units_limit as limit, units_used as used from quotas where tenant = $1 and account = $2 for update',
    [tenant, account],
  )
  const standing = before.rows[0]
  if (standing !== undefined && standing.used > amount)
    return finding(operation, `名额不能低于已使用的 ${standing.used}。`, {
      account,
      used: standing.used,
      wanted: amount,
    })
  if (parent !== undefined) {
    const fault = await growParent(client, tenant, operation, parent, amount - (standing?.limit ?? 0))
    if (fault !== undefined) return fault
  }
  await client.query(
    'insert into quotas (tenant, account, quota, parent, units_limit) values ($1, $2, $3, $4, $5) on conflict (tenant, account) do update set units_limit = excluded.units_limit',
    [tenant, account, operation.quota, parent ?? null, amount],
  )
  return undefined
}

async function growParent(
  client: pg.ClientBase,
  tenant: string,
  operation: QuotaOperation,
  parent: string,
  by: number,
): Promise<Finding | undefined> {
  const found = await client.query<{ limit: number; children: number }>(
    'select units_limit as limit, children_limit as children from quotas where tenant = $1 and account = $2 for update',
    [tenant, parent],
  )
  const standing = found.rows[0]
  if (standing === undefined)
    return finding(operation, `没有上级名额账户“${parent}”，请先下达上级名额。`, {
      account: operation.account,
      parent,
    })
  if (standing.children + by > standing.limit) {
    return finding(
      operation,
      `${operation.say}（上级名额 ${standing.limit}，已分配 ${standing.children}，剩余 ${standing.limit - standing.children}）`,
      { account: operation.account, parent, limit: standing.limit, allotted: standing.children, wanted: by },
    )
  }
  await client.query(
    'update quotas set children_limit = children_limit + $3 where tenant = $1 and account = $2',
    [tenant, parent, by],
  )
  return undefined
}

function finding(operation: QuotaOperation, say: string, facts: Finding['facts']): Finding {
  return plainFinding({
    rule: `quota:${operation.quota}@1`,
    clause: operation.clause,
    label: '在名额之内',
    holds: 'no',
    say,
    facts,
  })
}
