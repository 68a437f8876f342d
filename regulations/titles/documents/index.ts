/** Papers of title review by family; each procedure takes its own. */
import type { DocumentSpec } from '#kernel/case'
import type { Application } from '../application/state.ts'
import { personalReviewForm, reviewForm } from './review-form.ts'

export { intakeDocuments, reviewDocuments } from './intake.ts'
export { examDocuments, slipDocuments } from './exam.ts'
export { trackDocuments } from './tracks.ts'
export { outcomeDocuments } from './outcome.ts'

export const reviewFormDocuments: Readonly<Record<string, DocumentSpec<Application>>> = {
  reviewForm,
  personalReviewForm,
}
export { submissionDocuments } from './submission.ts'
export { cycleDocuments } from './cycle.ts'
export { committeeDocuments } from './committee.ts'
export { drawDocuments } from './draw.ts'
export { batchDocuments } from './batch.ts'
export { meetingDocuments } from './meeting.ts'
export { voteDocuments } from './ballot.ts'
