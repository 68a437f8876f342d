/** What the applicant does: acts, fold, words. */
import { File, ConfirmEntrusted, SignPledge, WithdrawApplication } from './acts-file.ts'
import { AddMaterial, RemoveMaterial, ReplaceMaterial, ReviseContent } from './acts-content.ts'
import { OpenApplication } from './acts-open.ts'
import { ReuseEarlier } from './acts-reuse.ts'

export const filingActs = {
  OpenApplication,
  ReviseContent,
  ReuseEarlier,
  AddMaterial,
  ReplaceMaterial,
  RemoveMaterial,
  ConfirmEntrusted,
  SignPledge,
  File,
  WithdrawApplication,
}
export { evolveFiling } from './evolve.ts'
export { filingEventLabels } from './labels.ts'
export { type PledgeState, givenDigest, pledgeStateOf } from './digest.ts'
export { type Precheck, precheck } from './precheck.ts'
export { type PersonFile, personFileNeeds } from './person-file.ts'
export { materialLabel, slotsOf } from './slots.ts'
export { reusableOf } from './reuse.ts'
export { filingDocuments } from './documents.ts'
