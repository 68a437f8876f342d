/** A person's consent that one employer may look up the person's titles: limited in time, taken back at will, each look told. */
import type { LocalDate } from '#kernel/time'

export const consentStages = { given: '有效', revoked: '已撤回', expired: '已到期' } as const
export type ConsentStage = keyof typeof consentStages

/** One look at the titles, as the person reads it. */
export type LookUp = {
  readonly on: LocalDate
  /** Account's person id of whoever looked. */
  readonly by: string
  readonly purpose: string
}

export type TitleConsent = {
  readonly stage: ConsentStage
  readonly number: string
  readonly holder: { readonly key: string; readonly account: string; readonly name: string }
  readonly employer: { readonly key: string; readonly organisation: string; readonly name: string }
  readonly purpose: string
  readonly givenOn: LocalDate
  /** Last day on which the employer may look. */
  readonly until: LocalDate
  readonly lookUps: readonly LookUp[]
  readonly endedOn: LocalDate | null
}
