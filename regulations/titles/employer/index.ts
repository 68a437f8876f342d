/** What the employer and the forwarding desks do: acts, fold, periods, words. */
import { DeclareRecusal, DropProposal, NameStandIn, ProposeDisqualification } from './acts-duty.ts'
import {
  FindObjection,
  PostInternalNotice,
  RecordObjection,
  RemoveDisputedMaterial,
  TakeDownInternalNotice,
  VoidInternalNotice,
} from './acts-notice.ts'
import { ForwardOn, SealOpinion, StateOpinion } from './acts-opinion.ts'
import { IssuePostChange, MarkMaterials, RecordGroupSheet, Recommend, SetGroup } from './acts-verify.ts'

export const employerActs = {
  IssuePostChange,
  MarkMaterials,
  SetGroup,
  RecordGroupSheet,
  Recommend,
  PostInternalNotice,
  TakeDownInternalNotice,
  VoidInternalNotice,
  RecordObjection,
  FindObjection,
  RemoveDisputedMaterial,
  StateOpinion,
  SealOpinion,
  ForwardOn,
  NameStandIn,
  DeclareRecusal,
  ProposeDisqualification,
  DropProposal,
}
export { evolveEmployer } from './evolve.ts'
export { employerEventLabels } from './labels.ts'
export { employerHolds, employerPeriods } from './periods.ts'
export { publicityEnd } from './acts-notice.ts'
export { opinionLettersMin } from './rules.ts'
export { employerDocuments } from './documents.ts'
