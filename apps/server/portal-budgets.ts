/** Published budgets for the portal, from the notices of the column 'budgets'; each edition is one published version. */
import type { Instant } from '#kernel'
import { openFile } from '#platform/files'
import type { PublicBudget } from '#regulations/budget'
import type { BudgetEntry, BudgetKey, BudgetVersion, PortalSources, PublishedBudget } from './portal/index.ts'
import type { PortalOptions } from './portal-sources.ts'

type BudgetSources = Pick<
  PortalSources,
  'publishedBudgets' | 'findPublishedBudget' | 'versions' | 'findBudgetPdf' | 'showFindings'
>

/** A row of the notices of a budget: one published version. */
export interface Edition {
  readonly tenant: string
  readonly slug: string
  readonly edition: number
  readonly title: string
  readonly case_id: string
  readonly data: string | null
  readonly data_digest: string
  readonly posted_at: Instant
  readonly removed_at: Instant | null
  readonly removal: 'replaced' | 'withdrawn' | null
  readonly publisher: string | null
  readonly ground: string | null
}

/**
 * All editions of the column. `removal` of a withdrawn page is on every edition; its content is gone then, what stays
 * is entry, digest, times and ground.
 */
const EDITIONS = `
  select n.tenant, n.slug, n.edition, n.title, n.case_id, n.data, n.data_digest, n.posted_at, n.removed_at, n.removal,
    (select t.name from acts a join organisation_terms t on t.tenant = a.tenant and t.organisation = a.organisation
       and t.from_date <= a.legal_date and (t.until_date is null or t.until_date >= a.legal_date)
     where a.tenant = n.tenant and a.case_id = n.case_id and a.version = n.act_version limit 1) as publisher,
    (select e ->> 'reason' from acts a, jsonb_array_elements(a.events_json) e
     where a.tenant = n.tenant and a.case_id = n.case_id and e ->> 'type' = 'BudgetWithdrawn' order by a.version desc limit 1) as ground
  from public_notices n where n.column_id = 'budgets'`

export function budgetSources({ pool, filesFolder, publicPdf }: PortalOptions): BudgetSources {
  const editionsOf = async ({ tenant, slug }: BudgetKey): Promise<readonly Edition[]> => {
    const { rows } = await pool.query<Edition>(
      `${EDITIONS} and n.tenant = $1 and n.slug = $2 order by n.edition desc`,
      [tenant, slug],
    )
    return rows
  }
  const find = async (key: BudgetKey, number?: number): Promise<Edition | undefined> => {
    const editions = await editionsOf(key)
    return number === undefined ? editions[0] : editions.find(({ edition }) => edition === number)
  }
  return {
    async publishedBudgets() {
      const { rows } = await pool.query<Edition>(`${EDITIONS} order by n.tenant, n.slug, n.edition`)
      const bySlug = Map.groupBy(rows, ({ tenant, slug }) => `${tenant}/${slug}`)
      return [...bySlug.values()]
        .flatMap((editions) => entryOf(editions))
        .toSorted((a, b) => (a.publishedAt < b.publishedAt ? 1 : -1))
    },
    async findPublishedBudget(key, number) {
      const edition = await find(key, number)
      return edition === undefined ? undefined : publishedBudget(edition)
    },
    versions: async (key) => (await editionsOf(key)).map(versionOf),
    async findBudgetPdf(key, number) {
      const edition = await find(key, number)
      if (edition === undefined || !hasPdf(edition)) return undefined
      const hash = await publicPdf(edition.tenant, edition.case_id)
      if (hash === undefined) return undefined
      const file = await openFile(pool, edition.tenant, hash, filesFolder)
      if (file === undefined) return undefined
      return { bytes: Buffer.concat(await file.stream.toArray()), fileName: `${edition.title}.pdf` }
    },
    async showFindings(key) {
      const edition = await find(key)
      return edition?.data == null ? false : contentOf(edition.data).showFindings
    },
  }
}

/** Only the current version: an older one would be printed from figures that are no longer its own. */
const hasPdf = (edition: Edition): boolean => edition.data !== null && edition.removed_at === null

const contentOf = (data: string): PublicBudget => JSON.parse(data) as PublicBudget

/** Year and unit of a slug, for an entry whose content is gone. */
function partsOf(slug: string): { readonly year: number; readonly code: string } {
  const [year = '', code = ''] = slug.split('-')
  return { year: Number(year), code }
}

/** The line of the directory from a budget's editions, oldest first; none for a budget that was never posted. */
export function entryOf(editions: readonly Edition[]): BudgetEntry[] {
  const [first, newest] = [editions[0], editions.at(-1)]
  if (first === undefined || newest === undefined) return []
  const { tenant, slug, title } = newest
  const base = {
    tenant,
    slug,
    title,
    firstPublishedAt: first.posted_at,
    publishedAt: newest.posted_at,
    version: newest.edition,
  }
  if (newest.data === null) {
    const { year, code } = partsOf(slug)
    const unit = { name: title.replace(/\d{4}年.*$/, ''), code }
    return [{ ...base, year, unit, department: { name: newest.publisher ?? '' }, state: 'withdrawn' }]
  }
  const { year, unit, department, content } = contentOf(newest.data)
  const expenditure = content.keyFigures.find(({ label }) => label.includes('支出'))?.amount
  return [
    {
      ...base,
      year,
      unit,
      department,
      state: newest.edition > 1 ? 'corrected' : 'published',
      ...(expenditure === undefined ? {} : { expenditure }),
    },
  ]
}

/** What stays known of a version: of a withdrawn one time, hash and ground, without its correction. */
export function versionOf(edition: Edition): BudgetVersion {
  const { data, removal, removed_at: removedAt, ground, publisher } = edition
  const withdrawn = removal === 'withdrawn' || data === null
  const content = data === null ? undefined : contentOf(data)
  const correction = content?.version.correction
  return {
    number: edition.edition,
    state: withdrawn ? 'withdrawn' : removedAt === null ? 'current' : 'superseded',
    publishedAt: edition.posted_at,
    publishedBy: publisher ?? '',
    hash: `sha256:${edition.data_digest}`,
    ...(correction == null
      ? {}
      : {
          correction: {
            noticeOn: correction.noticeOn,
            reason: correction.reason,
            places: correction.places.map((place) => ({ ...place })),
          },
        }),
    ...(withdrawn && removedAt !== null
      ? { withdrawal: { withdrawnAt: removedAt, ground: ground ?? '保密审查人要求撤下' } }
      : {}),
  }
}

/** A version with its content; a withdrawn one has none, and no file. */
export function publishedBudget(edition: Edition): PublishedBudget {
  const { tenant, slug, title, data } = edition
  const version = versionOf(edition)
  if (data === null) {
    const { year, code } = partsOf(slug)
    const unit = { name: title.replace(/\d{4}年.*$/, ''), code }
    const department = { name: edition.publisher ?? '' }
    return { tenant, slug, title, year, unit, department, version, hasPdf: false }
  }
  const { year, unit, department, content } = contentOf(data)
  return { tenant, slug, title, year, unit, department, version, hasPdf: hasPdf(edition), content }
}
