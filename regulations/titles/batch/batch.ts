/** 结果批次 (C11): two publicities of five working days, one after the other, around a look at each candidate. */
import type { PeriodSpec } from '#kernel/case'
import { anyOf, organisationAbove, period } from '#kernel/case'
import { cite } from '#kernel/law'
import type { LocalDate } from '#kernel/time'
import { localDate, workingDays } from '#kernel/time'
import { officer } from '../application/desk.ts'
import { publicityManner } from '../employer/periods.ts'
import { batchDocuments } from '../documents/batch.ts'
import { remindBefore } from '../reminders.ts'
import { procedureIds } from '../vocabulary.ts'
import {
  ApproveBatch,
  CloseBatch,
  ForwardBatch,
  PostApprovalPublicity,
  RestartApprovalPublicity,
} from './acts-approve.ts'
import { CheckSample, DemandExtra, DrawSample, MarkCandidates, VoidCandidates } from './acts-review.ts'
import { DissolveBatch, PrepareBatch } from './acts-prepare.ts'
import {
  DraftReport,
  GiveExtraMaterial,
  PostResultPublicity,
  ReportBatch,
  RestartResultPublicity,
} from './acts-publicity.ts'
import { authority, convening, desk, partiesOf } from './desk.ts'
import { evolve } from './evolve.ts'
import type { ResultBatch } from './state.ts'
import { batchStages } from './state.ts'

/** Both publicities: five working days; the posting day is not counted unless the cycle says so. */
const PUBLICITY_DAYS = 5
/** 及时 of art.28.a has no figure: an internal reminder. */
const FORWARDING_DAYS = 5
type Publicity = {
  readonly id: string
  readonly label: string
  readonly clause: Parameters<typeof cite>[0]
  readonly anchor: (state: ResultBatch) => LocalDate | undefined
  readonly opens: string
  /** Who goes on after the publicity, and with what. */
  readonly to: string
  readonly todo: string
}

/** Whether the posting day counts is the cycle's choice (DESK B6): one period for each answer, of which one runs. */
const publicity = ({
  id,
  label,
  clause,
  anchor,
  opens,
  to,
  todo,
}: Publicity): readonly PeriodSpec<ResultBatch>[] =>
  [false, true].map((counted) =>
    period(cite(clause), {
      id: counted ? `${id}-with-posting-day` : id,
      label,
      anchor: (state) => (state.postingDayCounts === counted ? anchor(state) : undefined),
      span: () => workingDays(PUBLICITY_DAYS),
      manner: publicityManner(counted),
      then: { kind: 'opens', acts: [opens] },
      reminders: remindBefore([to], todo, [1]),
    }),
  )

const periods: readonly PeriodSpec<ResultBatch>[] = [
  ...publicity({
    id: 'result-publicity',
    label: '评审结果公示',
    clause: 'anhui-titles-2018/art.25.b',
    anchor: ({ stage, resultPosting }) =>
      stage === 'result-publicity' ? resultPosting?.postedOn : undefined,
    opens: 'ReportBatch',
    to: 'convening',
    todo: '公示期满次日起请报送职称管理部门',
  }),
  ...publicity({
    id: 'approval-publicity',
    label: '官网公示',
    clause: 'anhui-titles-2018/art.26.c',
    anchor: ({ stage, approvalPosting }) =>
      stage === 'approval-publicity' ? approvalPosting?.postedOn : undefined,
    opens: 'ApproveBatch',
    to: 'authority',
    todo: '公示期满次日起请核准并印发批复',
  }),
  period(cite('anhui-titles-2018/art.28.a'), {
    id: 'forwarding',
    label: '转发批复',
    anchor: ({ stage, approval, forwardedOn }) =>
      stage === 'approved' && forwardedOn === null ? approval?.on : undefined,
    span: () => workingDays(FORWARDING_DAYS),
    manner: publicityManner(false),
    then: { kind: 'alerts', role: 'meeting-secretary' },
    reminders: remindBefore(['convening'], '请转发批复', [1]),
  }),
]

const end = cite('anhui-titles-2018/art.28.a')

export const resultBatch = desk.procedure({
  id: procedureIds.batch,
  label: '评审结果批次',
  instrument: 'anhui-titles-2018',
  versions: [{ version: '2018', from: localDate('2018-01-01') }],
  shape: 2,
  stages: {
    preparing: { label: batchStages.preparing },
    'result-publicity': { label: batchStages['result-publicity'] },
    reported: { label: batchStages.reported },
    'approval-publicity': { label: batchStages['approval-publicity'] },
    approved: { label: batchStages.approved },
    closed: { label: batchStages.closed, closed: end },
    dissolved: { label: batchStages.dissolved, closed: end, aside: true },
  },
  acts: {
    PrepareBatch,
    PostResultPublicity,
    RestartResultPublicity,
    DraftReport,
    GiveExtraMaterial,
    ReportBatch,
    DissolveBatch,
    DemandExtra,
    MarkCandidates,
    VoidCandidates,
    DrawSample,
    CheckSample,
    PostApprovalPublicity,
    RestartApprovalPublicity,
    ApproveBatch,
    ForwardBatch,
    CloseBatch,
  },
  evolve,
  parties: partiesOf,
  periods,
  documents: batchDocuments,
  title: ({ committee, year, number }) => `${committee.name}${year}年度评审结果 ${number}`,
  columns: {
    year: { type: 'integer', label: '年度', value: ({ year }) => year },
    cycle: { type: 'text', label: '评审周期件', value: ({ cycle }) => cycle },
    candidates: { type: 'integer', label: '人数', value: ({ candidates }) => candidates.length },
    document: { type: 'text', label: '批复文号', value: ({ approval }) => approval?.document },
  },
  visibility: {
    see: anyOf(convening, authority, officer('submitter'), organisationAbove('authority', 'province-titles')),
    parts: {
      report: anyOf(convening, authority),
      sample: authority,
      extraSlots: anyOf(convening, authority),
    },
    // the recheck beside each mark holds the count: a submitter, who sees the batch, learns the outcome and no figure
    acts: {
      DrawSample: authority,
      CheckSample: authority,
      MarkCandidates: anyOf(convening, authority),
    },
  },
})

export const batchStateLabels: Readonly<Record<string, string>> = {
  number: '批次',
  cycle: '评审周期',
  meeting: '评审会',
  year: '年度',
  committee: '评委会',
  convening: '组建单位',
  authority: '职称管理部门',
  supplementTo: '原批次',
  postingDayCounts: '张贴当日计入',
  candidates: '人员',
  'candidates.*.number': '申报编号',
  'candidates.*.name': '姓名',
  'candidates.*.employer': '单位',
  'candidates.*.series': '系列',
  'candidates.*.specialty': '专业',
  'candidates.*.level': '级别',
  'candidates.*.track': '申报类型',
  'candidates.*.submitter': '呈报单位',
  'candidates.*.mark': '审核意见',
  'candidates.*.out': '移出原因',
  'candidates.*.application': '申报件',
  resultPosting: '评审公示',
  formerPostings: '作废的公示',
  report: '综合报告',
  extraSlots: '另行要求的材料',
  reportedOn: '报送日期',
  sample: '抽查',
  approvalPosting: '官网公示',
  approval: '核准',
  forwardedOn: '转发日期',
}
export const batchEventLabels: Readonly<Record<string, string>> = {
  BatchPrepared: '整理了结果',
  ResultPublicityPosted: '发布了评审公示',
  ResultPublicityVoided: '重新公示',
  PublicityTakenDown: '撤下了公示',
  ReportDrafted: '拟定了综合报告',
  ExtraSlotDemanded: '要求另报材料',
  ExtraMaterialGiven: '提交了材料',
  BatchReported: '报送',
  CandidatesMarked: '逐一审核',
  CandidatesVoided: '宣布结果无效',
  SampleDrawn: '抽查',
  SampleChecked: '登记抽查结果',
  ApprovalPublicityPosted: '发布了官网公示',
  ApprovalPublicityVoided: '重新公示',
  BatchApproved: '核准公布',
  BatchForwarded: '转发了批复',
  BatchClosed: '办结',
  BatchDissolved: '撤销了批次',
}
