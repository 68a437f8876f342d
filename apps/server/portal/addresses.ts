/**
 * Addresses of what one jurisdiction published. Its tenant is the first segment: budget codes are unique only within a
 * county, so an address without it could show another county's budget. Pages over all jurisdictions have none.
 */

/** Which published budget; `slug` is unique within its tenant. */
export interface BudgetKey {
  readonly tenant: string
  readonly slug: string
}

/** The lasting address of a budget. */
export function budgetAddress({ tenant, slug }: BudgetKey): string {
  return `${budgetsAddress(tenant)}/${encodeURIComponent(slug)}`
}

/** The directory of one jurisdiction, or of all of them. */
export function budgetsAddress(tenant?: string): string {
  return `${under(tenant)}/budgets`
}

/** The lasting address of a fund's targets. */
export function targetAddress({ tenant, slug }: BudgetKey): string {
  return `${targetsAddress(tenant)}/${encodeURIComponent(slug)}`
}

/** The list of funds of one jurisdiction, or of all of them. */
export function targetsAddress(tenant?: string): string {
  return `${under(tenant)}/targets`
}

/** A unit's budgets over the years. */
export function unitAddress({ tenant, code }: { readonly tenant: string; readonly code: string }): string {
  return `${under(tenant)}/units/${encodeURIComponent(code)}`
}

/** What a correction changed. */
export function correctionAddress(key: BudgetKey, version: number): string {
  return `${budgetAddress(key)}/versions/${version}/correction`
}

/** Two versions of a budget side by side; without numbers the page lets them be chosen. */
export function comparisonAddress(key: BudgetKey): string {
  return `${budgetAddress(key)}/differences`
}

/** Pages over many budgets. */
export const overviews = ['items', 'compare', 'funds', 'rates', 'corrections', 'open-data'] as const
export type Overview = (typeof overviews)[number]

/** A page over the budgets of one jurisdiction, or of all of them. */
export function overviewAddress(overview: Overview, tenant?: string): string {
  return `${under(tenant)}/${overview}`
}

/** A data file of one year of a jurisdiction. */
export function yearDataAddress(tenant: string, year: number, file: string): string {
  return `${under(tenant)}/open-data/${year}/${file}`
}

/** The ledger's checkpoints of one jurisdiction, or of all of them. */
export function ledgerAddress(tenant?: string): string {
  return `${under(tenant)}/ledger`
}

/** The feed of one column, or of everything new without a column. */
export function feedAddress(tenant: string | undefined, column?: string): string {
  return column === undefined ? `${under(tenant)}/feed.xml` : `${under(tenant)}/feeds/${column}.xml`
}

const under = (tenant: string | undefined): string =>
  tenant === undefined ? '' : `/${encodeURIComponent(tenant)}`
