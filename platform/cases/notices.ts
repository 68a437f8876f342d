/** Public notices: a content-hashed page version with posted and removed times. */
import type pg from 'pg'
import { type Finding, type Moment, type Notice, plainFinding } from '#kernel'
import { canonicalText, digest } from '#platform/ledger'

/** Posts, replaces, takes down or withdraws the pages an act asks for. Answers why an address cannot be used; the caller rolls back. */
export async function applyNotices(
  client: pg.ClientBase,
  tenant: string,
  caseId: string,
  version: number,
  at: Moment,
  notices: readonly Notice[],
): Promise<Finding | undefined> {
  for (const notice of notices) {
    await lockAddress(client, tenant, notice)
    const newest = await findNewest(client, tenant, notice)
    if (newest !== undefined && newest.caseId !== caseId) return addressTaken(notice)
    if (notice.operation === 'remove') await withdraw(client, tenant, notice, at)
    else if (notice.operation === 'take-down') await close(client, tenant, notice, at, 'taken-down')
    else {
      await close(client, tenant, notice, at, 'replaced')
      await post(client, tenant, notice, at, { caseId, version, edition: (newest?.edition ?? 0) + 1 })
    }
  }
  return undefined
}

async function lockAddress(client: pg.ClientBase, tenant: string, notice: Notice): Promise<void> {
  await client.query('select pg_advisory_xact_lock(hashtextextended($1, 11))', [
    `${tenant}/${notice.column}/${notice.slug}`,
  ])
}

/** The newest edition of a page and the case it belongs to. */
export async function findNewest(
  client: pg.ClientBase,
  tenant: string,
  notice: Pick<Notice, 'column' | 'slug'>,
): Promise<{ edition: number; caseId: string } | undefined> {
  const found = await client.query<{ edition: number; caseId: string }>(
    'select edition, case_id as "caseId" from public_notices where tenant = $1 and column_id = $2 and slug = $3 order by edition desc limit 1',
    [tenant, notice.column, notice.slug],
  )
  return found.rows[0]
}

async function post(
  client: pg.ClientBase,
  tenant: string,
  notice: Notice,
  at: Moment,
  by: { readonly caseId: string; readonly version: number; readonly edition: number },
): Promise<void> {
  const data = canonicalText(notice.data)
  await client.query(
    `insert into public_notices (tenant, column_id, slug, edition, title, clause, case_id, act_version, data, data_digest, posted_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      tenant,
      notice.column,
      notice.slug,
      by.edition,
      notice.title,
      notice.clause,
      by.caseId,
      by.version,
      data,
      digest(data),
      at.instant,
    ],
  )
}

/** Ends the showing of the present edition; its content stays readable as history. */
async function close(
  client: pg.ClientBase,
  tenant: string,
  notice: Notice,
  at: Moment,
  removal: string,
): Promise<void> {
  await client.query(
    'update public_notices set removed_at = $4, removal = $5 where tenant = $1 and column_id = $2 and slug = $3 and removed_at is null',
    [tenant, notice.column, notice.slug, at.instant, removal],
  )
}

/** 撤下: the content goes from every edition at once; entry, hash, date and legal ground stay. */
async function withdraw(client: pg.ClientBase, tenant: string, notice: Notice, at: Moment): Promise<void> {
  await client.query(
    `update public_notices set data = null, removed_at = coalesce(removed_at, $4), removal = 'withdrawn' where tenant = $1 and column_id = $2 and slug = $3`,
    [tenant, notice.column, notice.slug, at.instant],
  )
}

/** The finding when a page's address belongs to another case. */
export function addressTaken(notice: Notice): Finding {
  return plainFinding({
    rule: 'notice-address-is-own@1',
    clause: notice.clause,
    label: '公开地址由本件使用',
    holds: 'no',
    say: `请换一个公开地址：“${notice.column}/${notice.slug}”已由另一件使用。`,
    facts: { column: notice.column, slug: notice.slug },
  })
}
