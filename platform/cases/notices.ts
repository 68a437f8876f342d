/** Public notices: a content-hashed page version with posted and removed times. */
import type pg from 'pg'
import type { Moment, Notice } from '#kernel'
import { canonicalText, digest } from '#platform/ledger'

/** Posts, replaces or removes the pages an act asks for, in its transaction. A removed page keeps entry, hash, dates and ground. */
export async function applyNotices(
  client: pg.ClientBase,
  tenant: string,
  caseId: string,
  version: number,
  at: Moment,
  notices: readonly Notice[],
): Promise<void> {
  for (const notice of notices) {
    const edition = await newestEdition(client, tenant, notice)
    if (notice.operation === 'remove') await remove(client, tenant, notice, at)
    else {
      if (edition > 0)
        await client.query(
          `update public_notices set removed_at = $4, removal = 'replaced' where tenant = $1 and column_id = $2 and slug = $3 and removed_at is null`,
          [tenant, notice.column, notice.slug, at.instant],
        )
      const data = canonicalText(notice.data)
      await client.query(
        `insert into public_notices (tenant, column_id, slug, edition, title, clause, case_id, act_version, data, data_digest, posted_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
        [
          tenant,
          notice.column,
          notice.slug,
          edition + 1,
          notice.title,
          notice.clause,
          caseId,
          version,
          data,
          digest(data),
          at.instant,
        ],
      )
    }
  }
}

async function newestEdition(client: pg.ClientBase, tenant: string, notice: Notice): Promise<number> {
  await client.query('select pg_advisory_xact_lock(hashtextextended($1, 11))', [
    `${tenant}/${notice.column}/${notice.slug}`,
  ])
  const found = await client.query<{ edition: number | null }>(
    'select max(edition) as edition from public_notices where tenant = $1 and column_id = $2 and slug = $3',
    [tenant, notice.column, notice.slug],
  )
  return found.rows[0]?.edition ?? 0
}

/** 撤下: the content goes from every edition at once; entry, hash, date and legal ground stay. */
async function remove(client: pg.ClientBase, tenant: string, notice: Notice, at: Moment): Promise<void> {
  await client.query(
    `update public_notices set data = null, removed_at = coalesce(removed_at, $4), removal = 'withdrawn' where tenant = $1 and column_id = $2 and slug = $3`,
    [tenant, notice.column, notice.slug, at.instant],
  )
}
