/** Pages over many budgets, from the database: what is published, what was corrected, who has published in time. */
import type { Instant } from '#kernel'
import type { RegisterPort } from '#platform/cases'
import { type PublicBudget, type Published, publicationRates } from '#regulations/budget'
import type pg from 'pg'
import { legalMoment } from '#platform/database'
import { boardUnits, unitsInScope } from './budget-reads.ts'
import type { CorrectionNotice, DepartmentRate, OverviewSources } from './portal/overview-sources.ts'

interface Listed {
  readonly tenant: string
  readonly slug: string
  readonly edition: number
  readonly digest: string
}

interface Options {
  readonly pool: pg.Pool
  readonly registers: RegisterPort
}

export function overviewSources({ pool, registers }: Options): OverviewSources {
  const kept = new Map<string, Published>()
  return {
    publishedContents: () => publishedContents(pool, kept),
    corrections: () => corrections(pool),
    publicationRates: (tenant, year) => rates(pool, registers, tenant, year),
  }
}

const CURRENT = `column_id = 'budgets' and removed_at is null and data is not null`

/**
 * All current contents. What is listed decides, so that a withdrawn content is gone at once; only contents not read before
 * are fetched and parsed, since an edition never changes.
 */
async function publishedContents(pool: pg.Pool, kept: Map<string, Published>): Promise<readonly Published[]> {
  const { rows } = await pool.query<Listed>(
    `select tenant, slug, edition, data_digest as digest from public_notices where ${CURRENT} order by tenant, slug`,
  )
  const keyOf = ({ tenant, slug, edition, digest }: Listed): string =>
    [tenant, slug, edition, digest].join('\n')
  const missing = rows.filter((row) => !kept.has(keyOf(row)))
  if (missing.length > 0)
    for (const row of await contentsOf(pool, missing)) kept.set(keyOf(row), publishedOf(row))
  const listed = new Set(rows.map(keyOf))
  for (const key of kept.keys()) if (!listed.has(key)) kept.delete(key)
  return rows.flatMap((row) => kept.get(keyOf(row)) ?? [])
}

type Contained = Listed & { readonly title: string; readonly data: string }

async function contentsOf(pool: pg.Pool, missing: readonly Listed[]): Promise<readonly Contained[]> {
  const { rows } = await pool.query<Contained>(
    `select tenant, slug, edition, data_digest as digest, title, data from public_notices
     where ${CURRENT} and (tenant, slug) in (select * from unnest($1::text[], $2::text[]))`,
    [missing.map(({ tenant }) => tenant), missing.map(({ slug }) => slug)],
  )
  return rows
}

function publishedOf({ tenant, slug, title, data }: Contained): Published {
  const { year, unit, department, content } = JSON.parse(data) as PublicBudget
  return { tenant, slug, title, year, unit, department, content }
}

async function corrections(pool: pg.Pool): Promise<readonly CorrectionNotice[]> {
  const { rows } = await pool.query<{
    tenant: string
    slug: string
    edition: number
    title: string
    at: Instant
    year: number
    unit: string
    correction: CorrectionNotice['correction'] | null
  }>(
    `select tenant, slug, edition, title, posted_at as at, (data::jsonb ->> 'year')::int as year,
       data::jsonb -> 'unit' ->> 'name' as unit, data::jsonb -> 'version' -> 'correction' as correction
     from public_notices where column_id = 'budgets' and edition > 1 and data is not null order by posted_at desc`,
  )
  return rows.flatMap(({ edition, at, correction, ...row }) =>
    correction === null ? [] : [{ ...row, version: edition, publishedAt: at, correction }],
  )
}

async function rates(
  pool: pg.Pool,
  registers: RegisterPort,
  tenant: string,
  year: number,
): Promise<readonly DepartmentRate[]> {
  const { date: today } = await legalMoment(pool)
  const scope = { organisation: '', kind: 'all' } as const
  const [units, entries] = await Promise.all([
    boardUnits(pool, registers, tenant, today, year, scope),
    unitsInScope(pool, registers, tenant, today, scope),
  ])
  if (units.length === 0) return []
  const names = new Map(
    entries.flatMap(({ key, name, department, departmentName }): [string, string][] => [
      ...(department === null || department === undefined
        ? []
        : [[department, departmentName ?? ''] as [string, string]]),
      [key, name],
    ]),
  )
  const counted = publicationRates(units, today)
  return counted.map(({ department, ...counts }, i) =>
    i === counted.length - 1
      ? counts
      : { department: { code: department, name: names.get(department) ?? '' }, ...counts },
  )
}
