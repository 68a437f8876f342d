/** Events between release and conclusion, as the application keeps them. */
import type { Conclusion } from '../application/state.ts'
import type { ReviewState } from './state.ts'

export type ReviewEvent =
  | { readonly type: 'DefenceRequired'; readonly reason: string }
  | {
      readonly type: 'DefenceNotified'
      readonly on: Conclusion['on']
      readonly time: string
      readonly place: string
    }
  | { readonly type: 'DefenceCheckedIn'; readonly time: string }
  | { readonly type: 'DefenceHeard' }
  | { readonly type: 'DefenceMissed'; readonly reason: string }
  | {
      readonly type: 'ConclusionRecorded'
      readonly conclusion: Conclusion
      readonly panel: ReviewState['panel']
    }
  | { readonly type: 'ConclusionSigned'; readonly name: string }
  | { readonly type: 'ConclusionSealed' }
  | { readonly type: 'RetirementRecorded'; readonly reason: string }
