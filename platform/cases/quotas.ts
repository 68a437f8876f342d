/** Bounded counters, moved inside the act's transaction; the check constraint is the guard. */
import type pg from 'pg'
import { type Finding, type QuotaOperation, plainFinding } from '#kernel'

export interface Standing {
  readonly limit: number
  readonly used: number
  readonly children: number
  readonly parent: string | null
}

/** The accounts that operations move: rows under lock, or a rehearsal's own. */
export interface QuotaAccounts {
  /** An account as it stands, kept from moving until the act is written. */
  find(account: string): Promise<Standing | undefined>
  /** Opens an account with limit nought; one that is open stays as it is. */
  open(operation: QuotaOperation): Promise<void>
  move(account: string, standing: Standing): Promise<void>
}

/** Applies quota operations in order of account. Answers the finding of the first that does not fit; the caller rolls back. */
export async function applyQuotas(
  accounts: QuotaAccounts,
  operations: readonly QuotaOperation[],
): Promise<Finding | undefined> {
  for (const operation of operations.toSorted((a, b) => (a.account < b.account ? -1 : 1))) {
    const fault =
      operation.operation === 'limit' ? await setLimit(accounts, operation) : await move(accounts, operation)
    if (fault !== undefined) return fault
  }
  return undefined
}

/** The accounts of the database; each one read is locked. */
export function quotaRows(client: pg.ClientBase, tenant: string): QuotaAccounts {
  return {
    find: (account) => findAccount(client, tenant, account, 'for update'),
    open: async ({ account, quota, parent = null }) => {
      await client.query(
        'insert into quotas (tenant, account, quota, parent, units_limit) values ($1, $2, $3, $4, 0) on conflict do nothing',
        [tenant, account, quota, parent],
      )
    },
    move: async (account, { limit, used, children }) => {
      await client.query(
        'update quotas set units_limit = $3, units_used = $4, children_limit = $5 where tenant = $1 and account = $2',
        [tenant, account, limit, used, children],
      )
    },
  }
}

/** Reads an account. */
export async function findAccount(
  client: pg.ClientBase,
  tenant: string,
  account: string,
  lock: 'for update' | '',
): Promise<Standing | undefined> {
  const found = await client.query<Standing>(
    `select units_limit as limit, units_used as used, children_limit as children, parent from quotas where tenant = $1 and account = $2 ${lock}`,
    [tenant, account],
  )
  return found.rows[0]
}

async function move(accounts: QuotaAccounts, operation: QuotaOperation): Promise<Finding | undefined> {
  const account = await accounts.find(operation.account)
  if (account === undefined)
    return finding(operation, `没有名额账户“${operation.account}”，请先下达名额。`, {
      account: operation.account,
      limit: null,
    })
  const after = account.used + (operation.operation === 'take' ? operation.amount : -operation.amount)
  if (after > account.limit || after < 0) {
    const say = `${operation.say}（名额 ${account.limit}，已用 ${account.used}，剩余 ${account.limit - account.used}，本次需 ${operation.amount}）`
    return finding(operation, say, {
      account: operation.account,
      limit: account.limit,
      used: account.used,
      wanted: operation.amount,
    })
  }
  await accounts.move(operation.account, { ...account, used: after })
  return undefined
}

/** Opens an account or moves its limit: the parent is locked before the child, and a new account starts at nought. */
async function setLimit(accounts: QuotaAccounts, operation: QuotaOperation): Promise<Finding | undefined> {
  const { account, amount } = operation
  const parent = operation.parent === undefined ? undefined : await accounts.find(operation.parent)
  if (operation.parent !== undefined && parent === undefined)
    return finding(operation, `没有上级名额账户“${operation.parent}”，请先下达上级名额。`, {
      account,
      parent: operation.parent,
    })
  await accounts.open(operation)
  const standing = await accounts.find(account)
  if (standing === undefined) throw new Error(`quota account ${account} vanished`)
  const fault = limitFault(operation, standing, parent)
  if (fault !== undefined) return fault
  if (operation.parent !== undefined && parent !== undefined)
    await accounts.move(operation.parent, {
      ...parent,
      children: parent.children + amount - standing.limit,
    })
  await accounts.move(account, { ...standing, limit: amount })
  return undefined
}

function limitFault(
  operation: QuotaOperation,
  standing: Standing,
  parent: Standing | undefined,
): Finding | undefined {
  const { account, amount } = operation
  if (standing.parent !== (operation.parent ?? null))
    return finding(
      operation,
      `名额账户“${account}”的上级是“${standing.parent ?? '无'}”，不能改挂到“${operation.parent ?? '无'}”。`,
      { account, parent: standing.parent },
    )
  if (standing.used > amount)
    return finding(operation, `名额不能低于已使用的 ${standing.used}。`, {
      account,
      used: standing.used,
      wanted: amount,
    })
  if (standing.children > amount)
    return finding(operation, `名额不能低于已分配给下级的 ${standing.children}。`, {
      account,
      allotted: standing.children,
      wanted: amount,
    })
  if (parent === undefined || parent.children + amount - standing.limit <= parent.limit) return undefined
  const say = `${operation.say}（上级名额 ${parent.limit}，已分配 ${parent.children}，剩余 ${parent.limit - parent.children}）`
  return finding(operation, say, {
    account,
    limit: parent.limit,
    allotted: parent.children,
    wanted: amount - standing.limit,
  })
}

function finding(operation: QuotaOperation, say: string, facts: Finding['facts']): Finding {
  return plainFinding({
    rule: `quota:${operation.quota}@1`,
    clause: operation.clause,
    label: operation.heading ?? '在名额之内',
    holds: 'no',
    say: operation.heading === undefined ? say : operation.say,
    facts,
  })
}
