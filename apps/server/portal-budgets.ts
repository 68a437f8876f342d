/** Published budgets for the portal. */
import type { PortalSources } from './portal/index.ts'
import type { PortalOptions } from './portal-sources.ts'

type BudgetSources = Pick<
  PortalSources,
  'publishedBudgets' | 'findPublishedBudget' | 'versions' | 'findBudgetPdf' | 'showFindings'
>

export function budgetSources(_options: PortalOptions): BudgetSources {
  return {
    publishedBudgets: () => Promise.resolve([]),
    findPublishedBudget: () => Promise.resolve(undefined),
    versions: () => Promise.resolve([]),
    findBudgetPdf: () => Promise.resolve(undefined),
    showFindings: () => Promise.resolve(false),
  }
}
