/** What the pages over many budgets read. */
import type { Instant } from '#kernel/time'
import type { Published } from '#regulations/budget'
import type { BudgetKey } from './addresses.ts'
import type { Correction } from './sources.ts'

/** A correction that was published; `version` is the number of the version that it made. */
export interface CorrectionNotice extends BudgetKey {
  readonly title: string
  readonly year: number
  readonly unit: string
  readonly version: number
  readonly publishedAt: Instant
  readonly correction: Correction
}

/** How far the units of one department have published a year's budgets. Shares are hundredths of a per cent. */
export interface DepartmentRate {
  /** Absent in the row over all. */
  readonly department?: { readonly code: string; readonly name: string }
  readonly units: number
  readonly published: number
  readonly inTime: number
  readonly rate: number | undefined
  readonly timely: number | undefined
}

export interface OverviewSources {
  /** The current version of every budget that is not withdrawn, with what it shows; of every jurisdiction. */
  publishedContents(): Promise<readonly Published[]>
  /** Newest first; those of withdrawn budgets are gone with their content. */
  corrections(): Promise<readonly CorrectionNotice[]>
  /** By department in the order of codes, the row over all last; empty where no unit is registered. */
  publicationRates(tenant: string, year: number): Promise<readonly DepartmentRate[]>
}
