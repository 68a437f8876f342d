/** 异地（军队）职称确认: no application under art.14, so it takes no place of the year. */
import type { PeriodSpec } from '#kernel/case'
import { anyOf, organisationIs, period, role } from '#kernel/case'
import { cite } from '#kernel/law'
import { calendarDays, localDate } from '#kernel/time'
import { officer } from '../application/desk.ts'
import { confirmationDocuments } from '../documents/recognised.ts'
import { remindBefore } from '../reminders.ts'
import { procedureIds } from '../vocabulary.ts'
import { AppointConfirmed, HandOverConfirmedCertificate } from './acts-certificate.ts'
import {
  ConfirmTitle,
  DemandProof,
  DropProofDemand,
  RefuseConfirmation,
  ReportPost,
  WriteVerifyingOpinion,
} from './acts-decide.ts'
import {
  GiveConfirmationMaterial,
  OpenConfirmation,
  ReviseConfirmation,
  SubmitConfirmation,
  WithdrawConfirmation,
} from './acts-file.ts'
import {
  AdmitConfirmation,
  CompleteConfirmation,
  DemandCompletion,
  PassUpConfirmation,
  RecordOriginalSeen,
  VerifyConfirmation,
} from './acts-report.ts'
import { applicant, desk, employerClerk, partiesOf } from './desk.ts'
import { evolve } from './evolve.ts'
import type { TitleConfirmation } from './state.ts'
import { confirmationStages } from './state.ts'

/** The day set for completion is shown and told; the decision after it is an officer's. */
const completionPeriod: PeriodSpec<TitleConfirmation> = period(cite('anhui-titles-2018/art.47.3'), {
  id: 'completion',
  label: '补正期限',
  anchor: ({ stage, completion }) => (stage === 'correcting' ? completion?.dueOn : undefined),
  span: () => calendarDays(0),
  manner: { direction: 'after', anchorDay: 'excluded', roll: 'none', monthEnd: 'last-day' },
  then: { kind: 'alerts', role: 'title-applicant' },
  reminders: remindBefore(['applicant', 'employer'], '请补齐确认材料'),
})
const refused = cite('anhui-titles-2018/art.47.4')

export const titleConfirmation = desk.procedure({
  id: procedureIds.confirmation,
  label: '异地（军队）职称确认',
  instrument: 'anhui-titles-2018',
  versions: [{ version: '2018', from: localDate('2018-01-01') }],
  shape: 2,
  stages: {
    drafting: { label: confirmationStages.drafting },
    verifying: { label: confirmationStages.verifying },
    reporting: { label: confirmationStages.reporting },
    correcting: { label: confirmationStages.correcting, aside: true },
    examining: { label: confirmationStages.examining },
    confirmed: { label: confirmationStages.confirmed },
    closed: { label: confirmationStages.closed, closed: cite('anhui-titles-2018/art.49.4.a') },
    refused: { label: confirmationStages.refused, closed: refused, aside: true },
    withdrawn: {
      label: confirmationStages.withdrawn,
      closed: cite('anhui-titles-2018/art.49.1'),
      aside: true,
    },
  },
  acts: {
    OpenConfirmation,
    ReviseConfirmation,
    GiveConfirmationMaterial,
    SubmitConfirmation,
    WithdrawConfirmation,
    VerifyConfirmation,
    PassUpConfirmation,
    RecordOriginalSeen,
    AdmitConfirmation,
    DemandCompletion,
    CompleteConfirmation,
    WriteVerifyingOpinion,
    DemandProof,
    DropProofDemand,
    ReportPost,
    ConfirmTitle,
    RefuseConfirmation,
    HandOverConfirmedCertificate,
    AppointConfirmed,
  },
  evolve,
  parties: partiesOf,
  periods: [completionPeriod],
  documents: confirmationDocuments,
  title: ({ applicant: person, content }) =>
    `${person.name}${content.original.series}系列${content.original.level}职称确认`,
  columns: {
    number: { type: 'text', label: '编号', value: ({ number }) => number },
    level: { type: 'text', label: '级别', value: ({ content }) => content.original.level },
    filedOn: { type: 'date', label: '交单位日期', value: ({ filedOn }) => filedOn ?? undefined },
  },
  visibility: {
    see: anyOf(
      applicant,
      employerClerk,
      officer('desk'),
      organisationIs('confirmer', 'titles-inspector'),
      role('province-titles'),
    ),
  },
})
