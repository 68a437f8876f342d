/** What happened in a matter of dishonesty. */
import type { Sanction, SanctionOffice } from './state.ts'

type Opened = Pick<
  Sanction,
  'number' | 'office' | 'person' | 'employer' | 'application' | 'title' | 'complaint' | 'fact' | 'evidence'
>
type Decision = NonNullable<Sanction['decision']>
export type SanctionEvent =
  | ({ readonly type: 'SanctionOpened' } & Opened)
  | { readonly type: 'SanctionPassedOn'; readonly office: SanctionOffice }
  | {
      readonly type: 'DishonestyFound'
      readonly proven: boolean
      readonly text: string
      readonly statement: string
      readonly employerKey: string | null
      readonly account: string | null
    }
  | ({ readonly type: 'SanctionDecided'; readonly employer: Sanction['employer'] } & Omit<Decision, 'on'>)
  | { readonly type: 'AppointmentEndRecorded'; readonly document: string }
  | { readonly type: 'SanctionReferred'; readonly to: string; readonly document: string }
  | { readonly type: 'SanctionClosed' }
