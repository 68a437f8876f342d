/** Atom feeds, the site map and the robots file: small enough to be written by hand. */
import { type Instant, legalDateOf } from '#kernel/time'
import {
  budgetAddress,
  budgetsAddress,
  correctionAddress,
  ledgerAddress,
  overviewAddress,
  overviews,
  unitAddress,
} from './addresses.ts'
import { instantText } from './dates.ts'
import { escapeText } from './h.ts'
import type { CorrectionNotice } from './overview-sources.ts'
import {
  titleColumns,
  titleNoticeAddress,
  titlePages,
  titlesAddress,
  titlesPartAddress,
  titleSegments,
  type TitlePage,
} from './titles-addresses.ts'
import type { TitleNotice } from './titles-sources.ts'
import type { BudgetEntry, LedgerCheckpoint, PortalCorpus, PortalSite, PortalTenant } from './sources.ts'

const titleColumnLabels = {
  'titles-announcements': titleColumns.announcements.label,
  'title-results': titleColumns.results.label,
  'title-approvals': titleColumns.approvals.label,
  'title-lists': titleColumns.lists.label,
} as const
/** Columns of the portal that can be followed one by one. */
export const columnTitles = {
  budgets: '预算公开',
  corrections: '更正公告',
  checkpoints: '存证检查点',
  ...titleColumnLabels,
} as const
export type Column = keyof typeof columnTitles

export function isColumn(text: string): text is Column {
  return Object.hasOwn(columnTitles, text)
}

/** `path` is the page; `key` tells two events at one page apart. */
export interface FeedEntry {
  readonly column: Column
  readonly tenant: string
  readonly title: string
  readonly path: string
  readonly key: string
  readonly at: Instant
  readonly summary: string
}

const FEED_LENGTH = 50

/** First publications. A withdrawn budget keeps its line without any of its content. */
export function budgetEntries(budgets: readonly BudgetEntry[]): readonly FeedEntry[] {
  return budgets.map((budget) => ({
    column: 'budgets',
    title: budget.title,
    tenant: budget.tenant,
    path: budgetAddress(budget),
    key: 'v1',
    at: budget.firstPublishedAt,
    summary:
      budget.state === 'withdrawn'
        ? `${budget.unit.name}公开的${budget.year}年单位预算，内容已撤下。`
        : `${budget.unit.name}（主管部门：${budget.department.name}）公开${budget.year}年单位预算${budget.expenditure === undefined ? '' : `，支出预算 ${budget.expenditure} 万元`}。`,
  }))
}

/** Corrections; those of withdrawn budgets are gone with their content. */
export function correctionEntries(notices: readonly CorrectionNotice[]): readonly FeedEntry[] {
  return notices.map((notice) => ({
    column: 'corrections',
    title: `更正：${notice.title}`,
    tenant: notice.tenant,
    path: correctionAddress(notice, notice.version),
    key: `v${notice.version}`,
    at: notice.publishedAt,
    summary: `第 ${notice.version} 版。原因：${notice.correction.reason}`,
  }))
}

export function checkpointEntries(checkpoints: readonly LedgerCheckpoint[]): readonly FeedEntry[] {
  return checkpoints.map((checkpoint) => ({
    column: 'checkpoints',
    title: `存证检查点 ${checkpoint.size}`,
    tenant: checkpoint.tenant,
    path: ledgerAddress(checkpoint.tenant),
    key: `${checkpoint.tenant}-${checkpoint.size}`,
    at: checkpoint.at,
    summary: `${instantText(checkpoint.at)}，共 ${checkpoint.size} 条记录，树根校验值 ${checkpoint.algorithm}:${checkpoint.rootHash}`,
  }))
}

/** Notices of title review by title and day; who stands on a list is on the page alone, and only while it hangs. */
export function titleEntries(notices: readonly TitleNotice[]): readonly FeedEntry[] {
  return notices.map((notice) => ({
    column: notice.column,
    title: notice.title,
    tenant: notice.tenant,
    path: titleNoticeAddress(notice),
    key: `v${notice.edition}`,
    at: notice.postedAt,
    summary: `${columnTitles[notice.column]}${notice.edition > 1 ? `，第 ${notice.edition} 版，重新发布` : ''}${notice.removedAt === null ? '' : '，已撤下'}。`,
  }))
}

/** An Atom feed (RFC 4287) of the newest entries. An empty one is dated by `now`. */
export function atomFeed(
  site: PortalSite,
  path: string,
  title: string,
  entries: readonly FeedEntry[],
  now: Instant,
): string {
  const newest = entries.toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0)).slice(0, FEED_LENGTH)
  const self = escapeText(`${site.origin}${path}`)
  const lines = [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">',
    `<title>${escapeText(title)}</title>`,
    `<id>${self}</id>`,
    `<link rel="self" type="application/atom+xml" href="${self}"/>`,
    `<link rel="alternate" type="text/html" href="${escapeText(site.origin)}/"/>`,
    `<updated>${newest[0]?.at ?? now}</updated>`,
    `<author><name>${escapeText(site.operator ?? site.name)}</name></author>`,
    ...newest.map((entry) => atomEntry(site, entry)),
    '</feed>',
  ]
  return `${lines.join('\n')}\n`
}

function atomEntry(site: PortalSite, entry: FeedEntry): string {
  const page = escapeText(`${site.origin}${entry.path}`)
  return [
    '<entry>',
    `<title>${escapeText(entry.title)}</title>`,
    `<id>${page}#${escapeText(entry.column)}-${escapeText(entry.key)}</id>`,
    `<link rel="alternate" type="text/html" href="${page}"/>`,
    `<published>${entry.at}</published><updated>${entry.at}</updated>`,
    `<category term="${entry.column}" label="${columnTitles[entry.column]}"/>`,
    `<summary>${escapeText(entry.summary)}</summary>`,
    '</entry>',
  ].join('\n')
}

const STANDING_PAGES = [
  '/',
  '/budgets',
  ...overviews.map((overview) => overviewAddress(overview)),
  '/check',
  '/checks',
  '/lint',
  '/lint/rules',
  '/targets',
  '/titles',
  '/regulations',
  '/calculators',
  '/calculators/working-days',
  '/calculators/titles-route',
  '/calculators/years-in-post',
  '/calculators/specialty-match',
  '/calculators/title-confirmation',
  '/verify',
  '/ledger',
  '/accessibility',
]

/** A unit's page over the years stands while any of its budgets does. */
function unitPages(budgets: readonly BudgetEntry[]): readonly { readonly path: string }[] {
  const shown = budgets.filter(({ state, unit }) => state !== 'withdrawn' && unit.code !== undefined)
  const paths = shown.map(({ tenant, unit }) => unitAddress({ tenant, code: unit.code ?? '' }))
  return [...new Set(paths)].map((path) => ({ path }))
}

/** Pages of title review stand for jurisdictions that have published something of it. */
function titlePaths(
  notices: readonly TitleNotice[],
): readonly { readonly path: string; readonly changed?: string }[] {
  const parts = [...titleSegments, ...(Object.keys(titlePages) as TitlePage[])]
  const tenants = [...new Set(notices.map(({ tenant }) => tenant))]
  return [
    ...tenants.flatMap((tenant) => [
      { path: titlesAddress(tenant) },
      ...parts.map((part) => ({ path: titlesPartAddress(tenant, part) })),
    ]),
    ...notices.map((notice) => ({ path: titleNoticeAddress(notice), changed: legalDateOf(notice.postedAt) })),
  ]
}

/** Every lasting page. */
export function sitemap(
  site: PortalSite,
  budgets: readonly BudgetEntry[],
  corpus: PortalCorpus,
  tenants: readonly PortalTenant[],
  notices: readonly TitleNotice[] = [],
): string {
  const pages: { path: string; changed?: string }[] = [
    ...STANDING_PAGES.map((path) => ({ path })),
    ...tenants.flatMap(({ id }) => [
      { path: budgetsAddress(id) },
      ...overviews.map((overview) => ({ path: overviewAddress(overview, id) })),
      { path: ledgerAddress(id) },
    ]),
    ...unitPages(budgets),
    ...titlePaths(notices),
    ...budgets.map((budget) => ({
      path: budgetAddress(budget),
      changed: legalDateOf(budget.publishedAt),
    })),
    ...corpus.instruments.flatMap((instrument) => [
      { path: `/regulations/${instrument.id}` },
      ...instrument.clauses.map((clause) => ({ path: `/regulations/${clause.id}` })),
    ]),
  ]
  const urls = pages.map(
    ({ path, changed }) =>
      `<url><loc>${escapeText(`${site.origin}${path}`)}</loc>${changed === undefined ? '' : `<lastmod>${changed}</lastmod>`}</url>`,
  )
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
    ...urls,
    '</urlset>',
    '',
  ].join('\n')
}

/** What crawlers may read; a demo asks them to stay away. */
export function robots(site: PortalSite, demo: boolean): string {
  const rules = demo
    ? ['Disallow: /']
    : ['Disallow: /search', 'Disallow: /verify/', 'Disallow: /admin', 'Disallow: /api/']
  return ['User-agent: *', ...rules, `Sitemap: ${site.origin}/sitemap.xml`, ''].join('\n')
}
