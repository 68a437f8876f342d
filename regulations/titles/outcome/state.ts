/** From the ballot to the drawer: batch, two publicities, approval, certificate, return and archive. */
import type { LocalDate } from '#kernel/time'
import type { Certificate, PublicityRun, Return } from '../application/state.ts'

export type OutcomeState = {
  readonly batch: string | null
  readonly firstPublicity: PublicityRun | null
  readonly reportedOn: LocalDate | null
  readonly secondPublicity: PublicityRun | null
  readonly approval: { readonly document: string; readonly on: LocalDate; readonly authority: string } | null
  readonly certificate: Certificate | null
  /** The approval on its way down: convening body to submitter, submitter to employer (art.28.a). */
  readonly forwarded: readonly { readonly to: 'submitter' | 'employer'; readonly on: LocalDate }[]
  /** Who fetched the certificate, and for whom where it was a proxy (DESK B22). */
  readonly receiver: string | null
  readonly proxy: string | null
  readonly returns: readonly Return[]
  readonly archived: { readonly on: LocalDate; readonly volume: string } | null
}
export const emptyOutcome: OutcomeState = {
  batch: null,
  firstPublicity: null,
  reportedOn: null,
  secondPublicity: null,
  approval: null,
  certificate: null,
  forwarded: [],
  receiver: null,
  proxy: null,
  returns: [],
  archived: null,
}
