/** Papers of title review by family; each procedure takes its own. */
import type { DocumentSpec } from '#kernel/case'
import type { Application } from '../application/state.ts'
import { personalReviewForm, reviewForm } from './review-form.ts'

export { intakeDocuments, reviewDocuments } from './intake.ts'
export { trackDocuments } from './tracks.ts'
export { outcomeDocuments } from './outcome.ts'

export const reviewFormDocuments: Readonly<Record<string, DocumentSpec<Application>>> = {
  reviewForm,
  personalReviewForm,
}
