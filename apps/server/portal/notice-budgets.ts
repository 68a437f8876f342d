/**
 * Published budgets from their public notices: one edition per published version, with the public view that the act
 * posted. Pure; the server reads the rows and the case.
 */
import type { Instant } from '#kernel/time'
import type { PublicBudget } from '#regulations/budget'
import type { BudgetKey } from './addresses.ts'
import type { BudgetEntry, BudgetVersion, OrganisationName, PublishedBudget, Withdrawal } from './sources.ts'

/** One edition of a notice; `budget` is null once the content is withdrawn. */
export interface BudgetEdition {
  readonly number: number
  readonly postedAt: Instant
  readonly removedAt: Instant | null
  /** Digest of the posted content, without its algorithm. */
  readonly digest: string
  readonly budget: PublicBudget | null
}

/** A budget before the public: what stays known of it whatever is withdrawn, and its editions in any order. */
export interface NoticedBudget extends BudgetKey {
  readonly title: string
  readonly year: number
  readonly unit: OrganisationName
  readonly department: OrganisationName
  /** Ground of the 撤下, from the case. */
  readonly withdrawalGround: string | null
  /** Numbers of the editions that have a PDF. */
  readonly withPdf: ReadonlySet<number>
  readonly editions: readonly BudgetEdition[]
}

function newestFirst(noticed: NoticedBudget): readonly BudgetEdition[] {
  return noticed.editions.toSorted((a, b) => b.number - a.number)
}

/** The line of the directory; undefined for a budget that was never posted. */
export function noticedEntry(noticed: NoticedBudget): BudgetEntry | undefined {
  const editions = newestFirst(noticed)
  const [newest] = editions
  const first = editions.at(-1)
  if (newest === undefined || first === undefined) return undefined
  const { tenant, slug, title, year, unit, department } = noticed
  const expenditure = newest.budget?.content.keyFigures.find(({ label }) =>
    label.startsWith('支出预算'),
  )?.amount
  return {
    tenant,
    slug,
    title,
    year,
    unit,
    department,
    ...(expenditure === undefined ? {} : { expenditure }),
    firstPublishedAt: first.postedAt,
    publishedAt: newest.postedAt,
    version: newest.number,
    state: newest.budget === null ? 'withdrawn' : newest.number > 1 ? 'corrected' : 'published',
  }
}

/** All versions, newest first. Of a withdrawn one time, hash and ground stay. */
export function noticedVersions(noticed: NoticedBudget): readonly BudgetVersion[] {
  const [newest] = newestFirst(noticed)
  return newestFirst(noticed).map((edition) => versionOf(noticed, edition, edition === newest))
}

/** One version, by default the newest; undefined where there is none. */
export function noticedBudget(noticed: NoticedBudget, number?: number): PublishedBudget | undefined {
  const [newest] = newestFirst(noticed)
  const edition = number === undefined ? newest : noticed.editions.find((one) => one.number === number)
  if (edition === undefined) return undefined
  const { tenant, slug, title, year, unit, department, withPdf } = noticed
  return {
    tenant,
    slug,
    title,
    year,
    unit,
    department,
    version: versionOf(noticed, edition, edition === newest),
    hasPdf: edition.budget !== null && withPdf.has(edition.number),
    ...(edition.budget === null ? {} : { content: edition.budget.content }),
  }
}

function versionOf(noticed: NoticedBudget, edition: BudgetEdition, newest: boolean): BudgetVersion {
  const correction = edition.budget?.version.correction ?? null
  const withdrawal = edition.budget === null ? withdrawalOf(noticed, edition) : undefined
  return {
    number: edition.number,
    state: edition.budget === null ? 'withdrawn' : newest ? 'current' : 'superseded',
    publishedAt: edition.postedAt,
    publishedBy: noticed.unit.name,
    hash: `sha256:${edition.digest}`,
    ...(correction === null ? {} : { correction }),
    ...(withdrawal === undefined ? {} : { withdrawal }),
  }
}

function withdrawalOf(noticed: NoticedBudget, edition: BudgetEdition): Withdrawal {
  return {
    withdrawnAt: edition.removedAt ?? edition.postedAt,
    ground: noticed.withdrawalGround ?? '未载明',
  }
}
