/** What happened in a confirmation. */
import type { LocalDate } from '#kernel/time'
import type {
  Completion,
  ConfirmationContent,
  ConfirmationDesk,
  ConfirmationMaterial,
  SlotKey,
  TitleConfirmation,
} from './state.ts'

type Refusal = Omit<NonNullable<TitleConfirmation['refusal']>, 'on'>

export type ConfirmationEvent =
  | ({ readonly type: 'ConfirmationOpened'; readonly content: ConfirmationContent } & Pick<
      TitleConfirmation,
      'number' | 'applicant' | 'employer'
    > & { readonly desks: readonly Pick<ConfirmationDesk, 'level' | 'organisation' | 'name'>[] })
  | { readonly type: 'ConfirmationRevised'; readonly content: ConfirmationContent }
  | {
      readonly type: 'ConfirmationMaterialGiven'
      readonly material: Omit<ConfirmationMaterial, 'completing'>
    }
  | { readonly type: 'ConfirmationSubmitted' }
  | { readonly type: 'ConfirmationWithdrawn' }
  | { readonly type: 'EmployerVerified'; readonly opinion: string; readonly sealed: boolean }
  | { readonly type: 'ConfirmationPassedUp'; readonly organisation: string; readonly opinion: string }
  | { readonly type: 'OriginalSeen'; readonly slot: SlotKey; readonly way: '现场' | '线上' }
  | { readonly type: 'CompletionDemanded'; readonly completion: Omit<Completion, 'doneOn'> }
  | { readonly type: 'CompletionGiven' }
  | { readonly type: 'ConfirmationAdmitted' }
  | { readonly type: 'ProofDemanded'; readonly reason: string }
  | { readonly type: 'ProofSettled'; readonly how: '已提交' | '已撤销' }
  | { readonly type: 'OpinionWritten'; readonly text: string; readonly by: string }
  | { readonly type: 'PostReported'; readonly post: string; readonly professional: boolean }
  | {
      readonly type: 'TitleConfirmed'
      readonly number: string
      readonly document: string
      readonly obtainedOn: LocalDate
    }
  | ({ readonly type: 'ConfirmationRefused' } & Refusal)
  | { readonly type: 'ConfirmedCertificateHandedOver' }
  | {
      readonly type: 'ConfirmedTitleAppointed'
      readonly post: string
      readonly from: LocalDate
      readonly document: string
    }
