/** What the acts of a ledger share: the workshop, who may, who stands in which relation. */
import type { Party } from '#kernel/case'
import { ownOrganisationIs, workshop } from '#kernel/case'
import { z } from 'zod'
import type { LedgerEvent } from './events.ts'
import type { FeeLedger } from './state.ts'

export const desk = workshop<FeeLedger, LedgerEvent>()
/** Books; nobody else writes into a ledger (art.54.b: auditors read). */
export const cashier = ownOrganisationIs('convening', 'titles-cashier')
export const secretary = ownOrganisationIs('convening', 'meeting-secretary')
export const head = ownOrganisationIs('convening', 'convening-head')

export const partiesOf = ({ convening, authority }: FeeLedger): readonly Party[] => [
  { relation: 'convening', organisation: convening.organisation },
  { relation: 'authority', organisation: authority },
]
/** Amounts in 分. */
export const moneyField = z.int('金额以分为单位').min(1, '请填写金额').max(10_000_000_000)
