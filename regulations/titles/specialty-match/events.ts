/** What happened in a recognition of specialty match. */
import type { SpecialtyMatch } from './state.ts'

export type MatchEvent =
  | ({ readonly type: 'MatchRequested' } & Pick<
      SpecialtyMatch,
      'applicant' | 'employer' | 'city' | 'degree' | 'specialty' | 'band' | 'statedHours' | 'evidence'
    >)
  | {
      readonly type: 'MatchRecognised'
      readonly number: string
      readonly hours: number
      readonly opinion: string
    }
  | { readonly type: 'MatchDeclined'; readonly reason: string }
  | { readonly type: 'MatchRequestWithdrawn' }
