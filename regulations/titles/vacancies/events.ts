/** What happened to a request for vacancies. */
import type { ConfirmedLevel, Exemption, VacancyOpinion } from './state.ts'

export type VacancyEvent =
  | ({ readonly type: 'VacanciesRequested' } & Pick<
      VacancyOpinion,
      'year' | 'employer' | 'bureau' | 'structure'
    >)
  | { readonly type: 'VacanciesConfirmed'; readonly levels: readonly Omit<ConfirmedLevel, 'on'>[] }
  | ({ readonly type: 'LevelExempted' } & Omit<Exemption, 'on'>)
  | { readonly type: 'VacanciesDeclined'; readonly reason: string }
  | { readonly type: 'VacancyRequestCancelled' }
