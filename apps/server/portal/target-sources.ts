/** Published targets of funds, as the portal reads them. */
import type { Instant } from '#kernel/time'
import type { PublicTargets } from '#regulations/budget'
import type { BudgetKey } from './addresses.ts'

/** One published edition of a fund's targets; `content` is absent once it is withdrawn. */
export interface PublishedTargets {
  readonly tenant: string
  readonly slug: string
  readonly title: string
  readonly edition: number
  readonly state: 'current' | 'superseded' | 'withdrawn'
  readonly publishedAt: Instant
  /** Why and when the content was taken down. */
  readonly ground?: string
  readonly content?: PublicTargets
}

export interface TargetSources {
  /** The newest edition of every fund of every jurisdiction. */
  publishedTargets(): Promise<readonly PublishedTargets[]>
  /** All editions of one fund, newest first. */
  targetEditions(key: BudgetKey): Promise<readonly PublishedTargets[]>
}
