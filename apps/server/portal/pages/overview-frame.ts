/** What the pages over many budgets share: their navigation, their choice of year and jurisdiction. */
import { type Overview, budgetsAddress, overviewAddress } from '../addresses.ts'
import { type Child, type Html, fragment, h } from '../h.ts'
import { type Page, pageHead } from '../layout.ts'
import { queryText, selectField } from '../parts.ts'
import type { PortalTenant } from '../sources.ts'

/** Where an overview stands: one jurisdiction, or all. */
export interface OverviewPlace {
  readonly tenant?: PortalTenant
  readonly tenants: readonly PortalTenant[]
}

const ENTRIES: readonly (readonly [Overview | 'list' | 'check' | 'checks', string])[] = [
  ['list', '预算目录'],
  ['items', '查科目和金额'],
  ['compare', '单位比较'],
  ['funds', '专项资金'],
  ['rates', '公开率'],
  ['corrections', '更正公告'],
  ['open-data', '开放数据'],
  ['check', '检查一份文件'],
  ['checks', '检查与尾差说明'],
]
export type BudgetSection = (typeof ENTRIES)[number][0]

/** Links between the pages about budgets. */
export function budgetNavigation(current: BudgetSection | undefined, tenant?: string): Html {
  return h(
    'nav',
    { class: 'subnavigation', 'aria-label': '预算公开' },
    h(
      'ul',
      null,
      ENTRIES.map(([key, label]) =>
        h(
          'li',
          null,
          h(
            'a',
            { href: addressOf(key, tenant), 'aria-current': key === current ? 'page' : undefined },
            label,
          ),
        ),
      ),
    ),
  )
}

function addressOf(section: BudgetSection, tenant: string | undefined): string {
  if (section === 'list') return budgetsAddress(tenant)
  return section === 'check' || section === 'checks' ? `/${section}` : overviewAddress(section, tenant)
}

export interface OverviewPage extends OverviewPlace {
  readonly section: Overview
  readonly title: string
  readonly lead: string
  readonly description: string
  readonly unlisted?: boolean
  readonly wide?: boolean
  readonly body: readonly Child[]
}

/** A page over many budgets in its frame. */
export function overviewPage({ section, title, lead, description, body, ...page }: OverviewPage): Page {
  const { tenant, tenants } = page
  return {
    title: tenant === undefined ? title : `${title}（${tenant.name}）`,
    description,
    section: 'budgets',
    crumbs: [
      { label: '预算公开', href: budgetsAddress() },
      ...(tenant === undefined ? [] : [{ label: title, href: overviewAddress(section) }]),
    ],
    ...(page.unlisted === true ? { unlisted: true } : {}),
    ...(page.wide === true ? { wide: true } : {}),
    main: fragment(
      pageHead(tenant === undefined ? title : `${tenant.name}${title}`, lead),
      budgetNavigation(section, tenant?.id),
      jurisdictions(section, tenant, tenants),
      body,
    ),
  }
}

/** With several jurisdictions on one installation, each has overviews of its own. */
function jurisdictions(
  section: Overview,
  tenant: PortalTenant | undefined,
  tenants: readonly PortalTenant[],
): Html | false {
  const others = tenants.filter(({ id }) => id !== tenant?.id)
  if (tenants.length < 2 || others.length === 0) return false
  return h(
    'p',
    { class: 'hint no-print' },
    tenant === undefined ? '按辖区查阅：' : '其他辖区：',
    others.map(({ id, name }) => fragment(h('a', { href: overviewAddress(section, id) }, name), '　')),
  )
}

/** Chooses the year; with one year there is nothing to choose. */
export function yearForm(address: string, years: readonly number[], year: number, ...more: Child[]): Html {
  return h(
    'form',
    { class: 'filter filter-short', method: 'get', action: address, 'aria-label': '选择年度' },
    selectField(
      'year',
      '年度',
      String(year),
      years.map((one) => ({ value: String(one), label: `${one}年` })),
    ),
    more,
    h('div', { class: 'field field-button' }, h('button', { type: 'submit' }, '查看')),
  )
}

/** The year of a query among those there are; the newest where it names none of them. */
export function readYear(query: Readonly<Record<string, unknown>>, years: readonly number[]): number {
  const asked = Number(query['year'])
  return years.includes(asked) ? asked : (years[0] ?? 0)
}

/** Years newest first. */
export function yearsOf(budgets: readonly { readonly year: number }[]): readonly number[] {
  return [...new Set(budgets.map(({ year }) => year))].toSorted((a, b) => b - a)
}

/** Column heads that are links to the same page in another order. */
export function orderHead(
  address: string,
  query: Readonly<Record<string, string | number | undefined>>,
  current: boolean,
  label: string,
): Html {
  return h(
    'th',
    { scope: 'col', class: 'number', 'aria-sort': current ? 'descending' : undefined },
    h('a', { href: `${address}${queryText(query)}` }, label),
  )
}
