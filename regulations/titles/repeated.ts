/** What an office enters alike each time it posts: where it hangs and with whom to speak (DESK B6). */
import type { RepeatTable } from '../shared/choices.ts'
import { procedureIds } from './vocabulary.ts'

const posting = { fields: ['places', 'contact'], first: { places: [{ place: '本平台', address: '' }] } }

/** The last entry of the same person stands in the form; every word of it can be changed. */
export const repeated: RepeatTable = {
  [procedureIds.application]: { PostInternalNotice: { fields: ['place'], first: {} } },
  [procedureIds.batch]: {
    PostResultPublicity: posting,
    RestartResultPublicity: posting,
    PostApprovalPublicity: posting,
    RestartApprovalPublicity: posting,
  },
  [procedureIds.delegation]: { PostDelegationPublicity: { fields: ['contact'], first: {} } },
}
