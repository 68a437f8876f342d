/** What happened in a draw. */
import type { Member } from '../meeting/state.ts'
import type { ExpertDraw } from './state.ts'

type Prepared = Pick<
  ExpertDraw,
  | 'meeting'
  | 'committee'
  | 'year'
  | 'convening'
  | 'on'
  | 'time'
  | 'place'
  | 'constraints'
  | 'commitment'
  | 'poolSize'
  | 'eligible'
>
export type DrawEvent =
  | ({ readonly type: 'DrawPrepared'; readonly secretary: string } & Prepared)
  | {
      readonly type: 'ExpertsDrawn'
      readonly secretaryNumber: string
      readonly witnessNumber: string
      readonly seed: string
      readonly order: readonly Member[]
      readonly invited: readonly string[]
      readonly witness: string
    }
  | {
      readonly type: 'InvitationAnswered'
      readonly expert: string
      readonly attends: boolean
      readonly reason: string
      readonly substitutes: readonly string[]
    }
  | { readonly type: 'SecrecyPledged'; readonly name: string }
  | { readonly type: 'DrawSealed' }
  | { readonly type: 'DrawCancelled'; readonly reason: string }
