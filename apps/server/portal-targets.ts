/** Published targets for the portal, from the notices of the column 'targets'; each edition is one published version. */
import type { Instant } from '#kernel'
import { type PublicTargets, targetsColumn } from '#regulations/budget'
import type pg from 'pg'
import type { PublishedTargets, TargetSources } from './portal/target-sources.ts'

interface Edition {
  readonly tenant: string
  readonly slug: string
  readonly edition: number
  readonly title: string
  readonly data: string | null
  readonly posted_at: Instant
  readonly removed_at: Instant | null
  readonly ground: string | null
}

const EDITIONS = `
  select n.tenant, n.slug, n.edition, n.title, n.data, n.posted_at, n.removed_at,
    (select e ->> 'reason' from acts a, jsonb_array_elements(a.events_json) e
     where a.tenant = n.tenant and a.case_id = n.case_id and e ->> 'type' = 'TargetsWithdrawn'
     order by a.version desc limit 1) as ground
  from public_notices n where n.column_id = $1`

export function targetSources(pool: pg.Pool): TargetSources {
  return {
    async publishedTargets() {
      const { rows } = await pool.query<Edition>(
        `select distinct on (tenant, slug) * from (${EDITIONS}) e order by tenant, slug, edition desc`,
        [targetsColumn],
      )
      return rows.map((row) => published(row, row.edition))
    },
    async targetEditions({ tenant, slug }) {
      const { rows } = await pool.query<Edition>(
        `${EDITIONS} and n.tenant = $2 and n.slug = $3 order by n.edition desc`,
        [targetsColumn, tenant, slug],
      )
      return rows.map((row) => published(row, rows[0]?.edition ?? 0))
    },
  }
}

function published(row: Edition, newest: number): PublishedTargets {
  const { tenant, slug, edition, title, data, posted_at: publishedAt, ground } = row
  const base = { tenant, slug, edition, title, publishedAt }
  if (data === null) return { ...base, state: 'withdrawn', ...(ground === null ? {} : { ground }) }
  return {
    ...base,
    state: edition === newest ? 'current' : 'superseded',
    content: JSON.parse(data) as PublicTargets,
  }
}
