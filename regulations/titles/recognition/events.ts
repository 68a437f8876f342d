/** What happened in a first recognition. */
import type { FirstRecognition } from './state.ts'

export type RecognitionEvent =
  | ({ readonly type: 'RecognitionRequested' } & Pick<
      FirstRecognition,
      'number' | 'kind' | 'applicant' | 'employer' | 'degree' | 'target' | 'evidence' | 'approvers'
    >)
  | { readonly type: 'RecognitionProposed'; readonly opinion: string }
  | {
      readonly type: 'RecognitionApproved'
      readonly document: string
      readonly certificate: string
      readonly by: string
    }
  | { readonly type: 'RecognitionDeclined'; readonly reason: string }
  | { readonly type: 'RecognitionWithdrawn' }
