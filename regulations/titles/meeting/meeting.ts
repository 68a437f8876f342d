/** 评审会议 (C10). Closed as a whole: the supervising office reads its progress, the archive is opened per matter. */
import { anyOf, hold } from '#kernel/case'
import { cite } from '#kernel/law'
import { localDate } from '#kernel/time'
import { voteDocuments } from '../documents/ballot.ts'
import { meetingDocuments } from '../documents/meeting.ts'
import { packDocuments } from '../documents/paper-pack.ts'
import { procedureIds } from '../vocabulary.ts'
import { ConfirmCount, KeyCount, OpenBallot, TakeTotals, VoidBallot } from './acts-ballot.ts'
import { DropCandidate, CancelMeeting, PlaceOnAgenda } from './acts-agenda.ts'
import {
  AddAddendum,
  ArchiveMinutes,
  EndInspectionAccess,
  NoteSupervision,
  OpenMinutesForInspection,
  inspectionPeriod,
} from './acts-archive.ts'
import {
  AnnounceResults,
  SealConclusions,
  SignConclusions,
  SignMinutesAsChair,
  SignMinutesAsRecorder,
  WriteMinutes,
} from './acts-close.ts'
import { BringBackMeeting, CallOffPack, FixAgenda, NameBallotOffices, PackMeeting } from './acts-carriage.ts'
import { GoOnByPaper } from './acts-paper.ts'
import { AdmitObserver, MoveMeeting, PlanMeeting, SetPanels, TakeDrawnExperts } from './acts-plan.ts'
import { AddRecusal, GivePledge, RecordPledge } from './acts-pledge.ts'
import {
  AssignFirstReaders,
  MarkRead,
  ReceiveBundle,
  RecordTraining,
  ReleaseBundle,
  SignPanelOpinions,
} from './acts-prepare.ts'
import {
  IntroduceOpinions,
  OpenMeeting,
  RecordDeparture,
  RecordDiscussion,
  RecordReturn,
  ReportReview,
  SignIn,
} from './acts-room.ts'
import {
  desk,
  insider,
  inspectingOffice,
  minutesKeeper,
  partiesOf,
  sealKeeper,
  supervisor,
  tableReader,
} from './desk.ts'
import { AnswerShortage, ReportShortage } from './acts-shortage.ts'
import { evolve } from './evolve.ts'
import { upcasts } from './upcasts.ts'
import { meetingStages } from './state.ts'

const closedParts = anyOf(tableReader, minutesKeeper, inspectingOffice)
const CLOSED = [
  'members',
  'observers',
  'pledges',
  'training',
  'bundle',
  'shortages',
  'items',
  'offices',
  'agenda',
  'byPaper',
  'presence',
  'draw',
  'openedBy',
  'announcedBy',
  'failingReasons',
  'special',
  'other',
  'minutes',
  'addenda',
  'conclusionsSigned',
] as const

export const meetingActs = {
  PlanMeeting,
  MoveMeeting,
  TakeDrawnExperts,
  SetPanels,
  AdmitObserver,
  PlaceOnAgenda,
  DropCandidate,
  CancelMeeting,
  GivePledge,
  AddRecusal,
  RecordPledge,
  RecordTraining,
  ReleaseBundle,
  ReceiveBundle,
  AssignFirstReaders,
  MarkRead,
  SignPanelOpinions,
  FixAgenda,
  NameBallotOffices,
  PackMeeting,
  BringBackMeeting,
  CallOffPack,
  ReportShortage,
  AnswerShortage,
  SignIn,
  RecordDeparture,
  RecordReturn,
  OpenMeeting,
  ReportReview,
  IntroduceOpinions,
  RecordDiscussion,
  OpenBallot,
  KeyCount,
  ConfirmCount,
  TakeTotals,
  VoidBallot,
  GoOnByPaper,
  AnnounceResults,
  WriteMinutes,
  SignMinutesAsChair,
  SignMinutesAsRecorder,
  SignConclusions,
  SealConclusions,
  ArchiveMinutes,
  AddAddendum,
  OpenMinutesForInspection,
  EndInspectionAccess,
  NoteSupervision,
}

/** All that the house does while the meeting is on a laptop. */
const whileAway: readonly string[] = ['PlanMeeting', 'BringBackMeeting', 'CallOffPack', 'NoteSupervision']

/** The meeting's table; a laptop at the venue runs it with fewer acts. */
export const meetingTable = {
  id: procedureIds.meeting,
  label: '评审会议',
  instrument: 'anhui-titles-2018',
  versions: [{ version: '2018', from: localDate('2018-01-01') }],
  shape: 4,
  stages: {
    planned: { label: meetingStages.planned },
    convened: { label: meetingStages.convened },
    open: { label: meetingStages.open },
    announced: { label: meetingStages.announced },
    signed: { label: meetingStages.signed },
    archived: { label: meetingStages.archived },
    cancelled: { label: meetingStages.cancelled, closed: cite('anhui-titles-2018/art.22.a'), aside: true },
  },
  acts: meetingActs,
  evolve,
  upcasts,
  holds: [
    hold(cite('anhui-titles-2018/art.57.a'), {
      id: 'meeting-is-away',
      label: '会议在会场办理',
      when: ({ away }) => away !== null,
      bars: Object.keys(meetingActs).filter((name) => !whileAway.includes(name)),
      say: '请在会场的电脑上办理，或先带回会议包：本会议已打包带往会场。',
    }),
  ],
  parties: partiesOf,
  periods: [inspectionPeriod],
  documents: { ...meetingDocuments, ...voteDocuments, ...packDocuments },
  title: ({ committee, year }) => `${committee.name}${year}年度评审会`,
  columns: {
    year: { type: 'integer', label: '年度', value: ({ year }) => year },
    cycle: { type: 'text', label: '评审周期件', value: ({ cycle }) => cycle },
    committee: { type: 'text', label: '评委会', value: ({ committee }) => committee.key },
    on: { type: 'date', label: '会议日期', value: ({ on }) => on },
    candidates: {
      type: 'integer',
      label: '评审对象',
      value: ({ items }) => items.reduce((sum, { candidates }) => sum + candidates.length, 0),
    },
  },
  visibility: {
    see: anyOf(insider, minutesKeeper, sealKeeper, supervisor, inspectingOffice),
    parts: Object.fromEntries(CLOSED.map((part) => [part, closedParts])),
    acts: Object.fromEntries(
      Object.keys(meetingActs)
        .filter((name) => name !== 'PlanMeeting' && name !== 'NoteSupervision')
        .map((name) => [name, closedParts]),
    ),
  },
} as const satisfies Parameters<typeof desk.procedure>[0]

export const reviewMeeting = desk.procedure(meetingTable)
