/** 投诉举报核查 (case type C12): the complainant is known to the officer who took it in, to nobody else. */
import { anyOf, period } from '#kernel/case'
import { cite } from '#kernel/law'
import { calendarDays, localDate } from '#kernel/time'
import { procedureIds } from '../vocabulary.ts'
import { AssignInvestigation, CloseComplaint, FindComplaint, ReportInvestigation } from './acts-check.ts'
import {
  DeclineComplaint,
  FileComplaint,
  ReceiveComplaint,
  RecordComplaint,
  RecordWithdrawal,
  TakeOverComplaint,
} from './acts-intake.ts'
import { desk, inspector, intakeOfficer, investigator, office, partiesOf } from './desk.ts'
import { evolve } from './evolve.ts'
import { investigationDays } from './rules.ts'
import type { Complaint } from './state.ts'
import { complaintStages } from './state.ts'

const supervising = anyOf(office, inspector)

export const complaint = desk.procedure({
  id: procedureIds.complaint,
  label: '投诉举报核查',
  instrument: 'anhui-titles-2018',
  versions: [{ version: '2018', from: localDate('2018-01-01') }],
  shape: 1,
  stages: {
    filed: { label: complaintStages.filed },
    received: { label: complaintStages.received },
    investigating: { label: complaintStages.investigating },
    found: { label: complaintStages.found },
    closed: { label: complaintStages.closed, closed: cite('anhui-titles-2018/art.52.c') },
  },
  acts: {
    FileComplaint,
    RecordComplaint,
    ReceiveComplaint,
    DeclineComplaint,
    TakeOverComplaint,
    AssignInvestigation,
    ReportInvestigation,
    FindComplaint,
    RecordWithdrawal,
    CloseComplaint,
  },
  evolve,
  parties: partiesOf,
  periods: [
    period<Complaint>(cite('anhui-titles-2018/art.26.e'), {
      id: 'complaint-check',
      label: '举报核查期限',
      anchor: ({ stage, investigation }) =>
        stage === 'investigating' && investigation?.report === null ? investigation.dueOn : undefined,
      span: () => calendarDays(0),
      manner: { direction: 'after', anchorDay: 'excluded', roll: 'none', monthEnd: 'last-day' },
      then: { kind: 'alerts', role: 'convening-head' },
      reminders: [{ before: calendarDays(3), to: () => ['investigator'], todo: () => '请报送举报核查情况' }],
    }),
  ],
  parameters: [investigationDays],
  title: ({ number, subject }) => `举报${number} ${subject.kind}`,
  columns: {
    number: { type: 'text', label: '举报编号', value: ({ number }) => number },
    countsOn: { type: 'date', label: '收到日期', value: ({ countsOn }) => countsOn },
    dueOn: { type: 'date', label: '核查期限', value: ({ investigation }) => investigation?.dueOn },
    outcome: { type: 'text', label: '结论', value: ({ finding }) => finding?.outcome },
    closedOn: { type: 'date', label: '办结日期', value: ({ closing }) => closing?.on },
  },
  visibility: {
    see: anyOf(supervising, investigator),
    parts: {
      complainant: intakeOfficer,
      facts: supervising,
      evidence: supervising,
      channel: supervising,
      named: supervising,
      officer: supervising,
      countsOn: supervising,
      filedOn: supervising,
      closing: supervising,
      withdrawnOn: supervising,
    },
    acts: {
      FileComplaint: supervising,
      RecordComplaint: supervising,
      RecordWithdrawal: supervising,
      CloseComplaint: supervising,
      TakeOverComplaint: supervising,
    },
  },
})
