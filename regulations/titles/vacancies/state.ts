/** Vacancies of one institution in one review year (F29, register G13): asked for by the employer, confirmed by its bureau. */
import type { LocalDate } from '#kernel/time'
import type { Affiliation, Level } from '../vocabulary.ts'

export const vacancyStages = {
  requested: '待确认',
  confirmed: '已确认',
  declined: '不予确认',
  cancelled: '已撤销',
} as const
export type VacancyStage = keyof typeof vacancyStages

export type PostLevel = {
  readonly level: Level
  /** Posts of the level in the approved structure, and how many of them are filled. */
  readonly posts: number
  readonly filled: number
}
export type ConfirmedLevel = {
  readonly level: Level
  readonly confirmed: number
  readonly document: string
  readonly on: LocalDate
}
/** Written exemption of the title authority (conflict of art.10): the level is not bound by its vacancies. */
export type Exemption = {
  readonly level: Level
  readonly document: string
  readonly by: string
  readonly on: LocalDate
}

export type VacancyOpinion = {
  readonly stage: VacancyStage
  readonly year: number
  readonly employer: {
    readonly key: string
    readonly name: string
    readonly organisation: string
    readonly affiliation: Affiliation
    /** Organisation of the department in charge; absent: none. */
    readonly department?: string | null
  }
  readonly bureau: { readonly organisation: string; readonly name: string }
  readonly structure: readonly PostLevel[]
  readonly requestedOn: LocalDate
  readonly confirmed: readonly ConfirmedLevel[]
  readonly exemptions: readonly Exemption[]
  readonly declined: { readonly reason: string; readonly on: LocalDate } | null
}
