/** 考试: organised by the convening body, supervised by the title authority (art.20); applicants read their slip in their own file. */
import { anyOf } from '#kernel/case'
import { cite } from '#kernel/law'
import { localDate } from '#kernel/time'
import { examDocuments } from '../documents/exam.ts'
import { procedureIds } from '../vocabulary.ts'
import { AddCandidates, ArrangeExam, CancelExam, ScheduleExam, SendExamNotices } from './acts-schedule.ts'
import {
  ConfirmCorrection,
  DropCorrection,
  EnterScores,
  NoteSupervision,
  ProposeCorrection,
  RecordRoomCheck,
  SignScores,
} from './acts-scores.ts'
import { conveningStaff, desk, partiesOf, supervisor } from './desk.ts'
import { evolve } from './evolve.ts'
import { examStages } from './state.ts'

export const exam = desk.procedure({
  id: procedureIds.exam,
  label: '考试',
  instrument: 'anhui-titles-2018',
  versions: [{ version: '2018', from: localDate('2018-01-01') }],
  shape: 1,
  stages: {
    planned: { label: examStages.planned },
    noticed: { label: examStages.noticed },
    signed: { label: examStages.signed },
    cancelled: { label: examStages.cancelled, closed: cite('anhui-titles-2018/art.20.b'), aside: true },
  },
  acts: {
    ScheduleExam,
    AddCandidates,
    ArrangeExam,
    SendExamNotices,
    CancelExam,
    RecordRoomCheck,
    EnterScores,
    SignScores,
    ProposeCorrection,
    ConfirmCorrection,
    DropCorrection,
    NoteSupervision,
  },
  evolve,
  parties: partiesOf,
  documents: examDocuments,
  title: ({ committee, year, number }) => `${committee.name}${year}年度考试 ${number}`,
  columns: {
    year: { type: 'integer', label: '年度', value: ({ year }) => year },
    cycle: { type: 'text', label: '评审周期件', value: ({ cycle }) => cycle },
    firstDay: {
      type: 'date',
      label: '首场日期',
      value: ({ sittings }) => sittings.map(({ on }) => on).toSorted()[0],
    },
    candidates: { type: 'integer', label: '考生人数', value: ({ candidates }) => candidates.length },
  },
  visibility: { see: anyOf(conveningStaff, supervisor) },
})
