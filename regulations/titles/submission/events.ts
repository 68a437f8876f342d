/** What happened to a bundle. */
import type { BundleRow, Submission } from './state.ts'

export type SubmissionEvent =
  | ({ readonly type: 'SubmissionPrepared' } & Omit<Submission, 'stage' | 'letter' | 'receipt'>)
  | { readonly type: 'RowsChanged'; readonly rows: readonly BundleRow[] }
  | { readonly type: 'SubmissionSent'; readonly letter: Omit<NonNullable<Submission['letter']>, 'on'> }
  | {
      readonly type: 'BundleReceived'
      readonly by: string
      readonly bags: readonly string[]
      readonly missing: readonly string[]
    }
  | { readonly type: 'BundleTakenBack' }
  | { readonly type: 'SubmissionDiscarded'; readonly reason: string }
