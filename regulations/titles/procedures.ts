/** The procedures of this regulation, and words for what their cases hold. A case type is added by its import and its row. */
import type { AnyProcedure } from '#kernel/case'
import type { CaseWords } from '../shared/case-words.ts'
import { application } from './application/application.ts'
import { applicationRelationLabels, applicationStateLabels } from './application/labels.ts'
import { applicationEventLabels } from './application/rooms.ts'
import { batchEventLabels, batchStateLabels, resultBatch } from './batch/batch.ts'
import { certificateRun } from './certificate-run/certificate-run.ts'
import { runEventLabels, runRelationLabels, runStateLabels } from './certificate-run/labels.ts'
import { reviewCommittee } from './committee/committee.ts'
import { committeeEventLabels, committeeRelationLabels, committeeStateLabels } from './committee/labels.ts'
import { reviewCycle } from './cycle/cycle.ts'
import { complaint } from './complaint/complaint.ts'
import { complaintEventLabels, complaintRelationLabels, complaintStateLabels } from './complaint/labels.ts'
import { titleConfirmation } from './confirmation/confirmation.ts'
import {
  confirmationEventLabels,
  confirmationRelationLabels,
  confirmationStateLabels,
  confirmationValueLabels,
} from './confirmation/labels.ts'
import {
  consentEventLabels,
  consentRelationLabels,
  consentStateLabels,
  titleConsent,
} from './consent/consent.ts'
import { cycleEventLabels, cycleRelationLabels, cycleStateLabels } from './cycle/labels.ts'
import { delegation } from './delegation/delegation.ts'
import {
  delegationEventLabels,
  delegationRelationLabels,
  delegationStateLabels,
  delegationValueLabels,
} from './delegation/labels.ts'
import { discipline } from './discipline/discipline.ts'
import {
  disciplineEventLabels,
  disciplineRelationLabels,
  disciplineStateLabels,
} from './discipline/labels.ts'
import { drawEventLabels, drawStateLabels, expertDraw } from './draw/draw.ts'
import { exam } from './exam/exam.ts'
import { examEventLabels, examRelationLabels, examStateLabels } from './exam/labels.ts'
import {
  inspection,
  inspectionEventLabels,
  inspectionRelationLabels,
  inspectionStateLabels,
} from './inspection/inspection.ts'
import { ledgerEventLabels, ledgerRelationLabels, ledgerStateLabels } from './ledger/labels.ts'
import { feeLedger } from './ledger/ledger.ts'
import { meetingEventLabels, meetingRelationLabels, meetingStateLabels } from './meeting/labels.ts'
import { reviewMeeting } from './meeting/meeting.ts'
import { meetingModes } from './meeting/state.ts'
import {
  recognitionEventLabels,
  recognitionRelationLabels,
  recognitionStateLabels,
} from './recognition/labels.ts'
import { firstRecognition } from './recognition/recognition.ts'
import {
  matchEventLabels,
  matchRelationLabels,
  matchStateLabels,
  specialtyMatch,
} from './specialty-match/specialty-match.ts'
import { submission, submissionEventLabels, submissionStateLabels } from './submission/submission.ts'
import { sharedStateLabels } from './labels.ts'
import { sanctionEventLabels, sanctionRelationLabels, sanctionStateLabels } from './sanction/labels.ts'
import { sanction } from './sanction/sanction.ts'
import { vacancyEventLabels, vacancyRelationLabels, vacancyStateLabels } from './vacancies/labels.ts'
import { vacancyOpinion } from './vacancies/vacancies.ts'

type Row = { readonly procedure: AnyProcedure; readonly words: CaseWords }

const rows: readonly Row[] = [
  {
    procedure: reviewCommittee,
    words: {
      state: committeeStateLabels,
      events: committeeEventLabels,
      relations: committeeRelationLabels,
    },
  },
  {
    procedure: reviewCycle,
    // the name of the committee stands beside its code
    words: { state: cycleStateLabels, entries: {}, events: cycleEventLabels, relations: cycleRelationLabels },
  },
  {
    procedure: application,
    words: {
      state: applicationStateLabels,
      events: applicationEventLabels,
      relations: applicationRelationLabels,
    },
  },
  {
    procedure: submission,
    words: {
      state: submissionStateLabels,
      events: submissionEventLabels,
      relations: { submitter: '呈报单位', convening: '组建单位' },
    },
  },
  {
    procedure: expertDraw,
    words: {
      state: drawStateLabels,
      events: drawEventLabels,
      relations: { convening: '组建单位', invited: '受邀专家' },
    },
  },
  {
    procedure: exam,
    words: { state: examStateLabels, events: examEventLabels, relations: examRelationLabels },
  },
  {
    procedure: reviewMeeting,
    words: {
      state: meetingStateLabels,
      values: { mode: meetingModes },
      events: meetingEventLabels,
      relations: meetingRelationLabels,
    },
  },
  {
    procedure: resultBatch,
    words: {
      state: batchStateLabels,
      events: batchEventLabels,
      relations: { convening: '组建单位', authority: '职称管理部门', submitter: '呈报单位' },
    },
  },
  {
    procedure: specialtyMatch,
    words: { state: matchStateLabels, events: matchEventLabels, relations: matchRelationLabels },
  },
  {
    procedure: complaint,
    words: {
      state: complaintStateLabels,
      events: complaintEventLabels,
      relations: complaintRelationLabels,
    },
  },
  {
    procedure: sanction,
    words: { state: sanctionStateLabels, events: sanctionEventLabels, relations: sanctionRelationLabels },
  },
  {
    procedure: discipline,
    words: {
      state: disciplineStateLabels,
      events: disciplineEventLabels,
      relations: disciplineRelationLabels,
    },
  },
  {
    procedure: vacancyOpinion,
    words: { state: vacancyStateLabels, events: vacancyEventLabels, relations: vacancyRelationLabels },
  },
  {
    procedure: titleConfirmation,
    words: {
      state: confirmationStateLabels,
      values: confirmationValueLabels,
      events: confirmationEventLabels,
      relations: confirmationRelationLabels,
    },
  },
  {
    procedure: feeLedger,
    words: { state: ledgerStateLabels, events: ledgerEventLabels, relations: ledgerRelationLabels },
  },
  {
    procedure: inspection,
    words: {
      state: inspectionStateLabels,
      events: inspectionEventLabels,
      relations: inspectionRelationLabels,
    },
  },
  {
    procedure: delegation,
    words: {
      state: delegationStateLabels,
      values: delegationValueLabels,
      events: delegationEventLabels,
      relations: delegationRelationLabels,
    },
  },
  {
    procedure: certificateRun,
    words: { state: runStateLabels, events: runEventLabels, relations: runRelationLabels },
  },
  {
    procedure: titleConsent,
    words: {
      state: consentStateLabels,
      events: consentEventLabels,
      relations: consentRelationLabels,
    },
  },
  {
    procedure: firstRecognition,
    words: {
      state: recognitionStateLabels,
      events: recognitionEventLabels,
      relations: recognitionRelationLabels,
    },
  },
]

export const procedures: readonly AnyProcedure[] = rows.map(({ procedure }) => procedure)

/** A committee stands in a file by the code under which it was authorised. */
const namedEntries = { committee: { register: 'titles-committees', label: 'name' } } as const

/** Procedure id → words for its state, values and events. */
export const caseWords: Readonly<Record<string, CaseWords>> = Object.fromEntries(
  rows.map(({ procedure, words }) => [
    procedure.id,
    { parts: sharedStateLabels, entries: namedEntries, ...words },
  ]),
)
