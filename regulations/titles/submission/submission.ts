/** 呈报: a bundle of applications with its letter. */
import type { Happening, Party } from '#kernel/case'
import { anyOf, inStage, ownOrganisationIs } from '#kernel/case'
import type { LocalDate } from '#kernel/time'
import { localDate } from '#kernel/time'
import { submissionDocuments } from '../documents/submission.ts'
import { procedureIds } from '../vocabulary.ts'
import type { Submission } from './state.ts'
import { submissionStages } from './state.ts'
import {
  ChangeRows,
  DiscardSubmission,
  PrepareSubmission,
  ReceiveBundle,
  SendSubmission,
  TakeBackBundle,
  clerk,
  desk,
  letterCite,
  submitter,
} from './acts.ts'
import type { SubmissionEvent } from './events.ts'

const partiesOf = ({ submitter: office, convening, stage }: Submission): readonly Party[] => [
  { relation: 'submitter', organisation: office.organisation },
  ...(stage === 'sent' || stage === 'received'
    ? [{ relation: 'convening', organisation: convening.organisation }]
    : []),
]

function evolve(state: Submission | undefined, event: SubmissionEvent, { date }: Happening): Submission {
  switch (event.type) {
    case 'SubmissionPrepared': {
      const { type: _type, ...facts } = event
      return { ...facts, stage: 'open', letter: null, receipt: null }
    }
    case 'RowsChanged':
      return { ...inStage(state, 'open'), rows: event.rows }
    case 'SubmissionSent':
      return { ...inStage(state, 'open'), stage: 'sent', letter: { ...event.letter, on: date } }
    case 'BundleReceived': {
      const { by, bags, missing } = event
      return { ...inStage(state, 'sent'), stage: 'received', receipt: { on: date, by, bags, missing } }
    }
    case 'BundleTakenBack':
      return { ...inStage(state, 'sent'), stage: 'taken-back' }
    case 'SubmissionDiscarded':
      return { ...inStage(state, 'open'), stage: 'discarded' }
  }
}

const end = letterCite
export const submission = desk.procedure({
  id: procedureIds.submission,
  label: '呈报',
  instrument: 'anhui-titles-2018',
  versions: [{ version: '2018', from: localDate('2018-01-01') }],
  shape: 1,
  stages: {
    open: { label: submissionStages.open },
    sent: { label: submissionStages.sent },
    received: { label: submissionStages.received, closed: end },
    'taken-back': { label: submissionStages['taken-back'], closed: end, aside: true },
    discarded: { label: submissionStages.discarded, closed: end, aside: true },
  },
  acts: { PrepareSubmission, ChangeRows, SendSubmission, TakeBackBundle, ReceiveBundle, DiscardSubmission },
  evolve,
  parties: partiesOf,
  documents: submissionDocuments,
  title: ({ submitter: office, year, rows }) => `${office.name}${year}年度呈报${rows.length}人`,
  columns: {
    year: { type: 'integer', label: '年度', value: ({ year }) => year },
    cycle: { type: 'text', label: '评审周期件', value: ({ cycle }) => cycle },
    people: { type: 'integer', label: '人数', value: ({ rows }) => rows.length },
    letter: { type: 'text', label: '文号', value: ({ letter }) => letter?.number },
    sentOn: { type: 'date', label: '呈报日期', value: ({ letter }): LocalDate | undefined => letter?.on },
  },
  visibility: {
    see: anyOf(
      submitter,
      clerk,
      ownOrganisationIs('convening', 'convening-head'),
      ownOrganisationIs('convening', 'meeting-secretary'),
    ),
  },
})

export const submissionStateLabels: Readonly<Record<string, string>> = {
  submitter: '呈报单位',
  cycle: '评审周期',
  year: '年度',
  series: '系列',
  band: '级别',
  convening: '组建单位',
  submissionUntil: '呈报截止',
  rows: '人员',
  'rows.*.number': '申报编号',
  'rows.*.name': '姓名',
  supplementTo: '补报的原呈报',
  letter: '申请委托评审函',
  receipt: '签收',
}
export const submissionEventLabels: Readonly<Record<SubmissionEvent['type'], string>> = {
  SubmissionPrepared: '编制了呈报',
  RowsChanged: '增减了人员',
  SubmissionSent: '出函并呈报',
  BundleReceived: '签收了材料',
  BundleTakenBack: '撤回了呈报',
  SubmissionDiscarded: '作废',
}
