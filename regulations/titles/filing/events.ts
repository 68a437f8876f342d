/** What happens while the applicant fills in, signs and files; `evolve.ts` folds it. */
import type { LocalDate } from '#kernel/time'
import type {
  Applicant,
  ApplicantEmployer,
  CycleFacts,
  Entrustment,
  FiledContent,
  FiledFacts,
  Forward,
  Material,
  RouteFacts,
  Target,
} from '../application/state.ts'

/** What may be told anew of a material when its files are replaced. */
export type MaterialRevision = Omit<Material, 'id' | 'slot' | 'removed'>

export type FilingEvent =
  | {
      readonly type: 'ApplicationOpened'
      readonly number: string
      readonly cycle: CycleFacts
      readonly applicant: Applicant
      readonly employer: ApplicantEmployer
      readonly target: Target
      readonly territory: string
      readonly route: RouteFacts
      /** Desks between employer and submitter, in order; none of them has acted. */
      readonly forwards: readonly Forward[]
      readonly entrustment: Entrustment | null
    }
  /** The applicant stands by what the employer's clerk typed; over the digest of that moment. */
  | { readonly type: 'EntrustedConfirmed'; readonly digest: string }
  /** Only the parts that were given anew. */
  | { readonly type: 'ContentRevised'; readonly content: Partial<FiledContent> }
  | { readonly type: 'MaterialAdded'; readonly material: Material }
  | { readonly type: 'MaterialReplaced'; readonly id: string; readonly revision: MaterialRevision }
  /** Taken away by the applicant while drafting; nothing of it stays in the state. */
  | { readonly type: 'MaterialRemoved'; readonly id: string }
  | {
      readonly type: 'PledgeSigned'
      readonly digest: string
      readonly by: string
      readonly onPaper: boolean
      /** Digest of the picture drawn by finger. */
      readonly signature?: string
    }
  | { readonly type: 'ApplicationFiled'; readonly filedOn: LocalDate; readonly facts: FiledFacts }
  | { readonly type: 'ApplicationWithdrawn'; readonly reason: string; readonly clause: string }
