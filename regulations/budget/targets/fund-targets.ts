/** 绩效目标申报: from setting a fund up, through two reviews and the approval, to the published self-evaluation. */
import { anyOf, organisationIs, ownOrganisationIs } from '#kernel/case'
import { cite } from '#kernel/law'
import { localDate } from '#kernel/time'
import {
  DiscardTargets,
  ImportTargets,
  OpenTargets,
  PassSelfCheck,
  ReviseTargets,
  SubmitTargets,
} from './acts-fill.ts'
import {
  ConsentAdjustment,
  PublishTargets,
  RequestAdjustment,
  ReviewSecrecy,
  WithdrawFromPublic,
} from './acts-publish.ts'
import {
  ConfirmEvaluation,
  PublishEvaluation,
  RecordMonitoring,
  SubmitSelfEvaluation,
} from './acts-results.ts'
import { ApproveByDepartment, ApproveTargets, PassFinanceReview, RecordSheet } from './acts-review.ts'
import { desk, partiesOf, supervisor } from './desk.ts'
import { targetDocuments } from './documents.ts'
import { evolveTargets } from './evolve.ts'
import { fenOf } from './table.ts'
import { targetsProcedureId } from './vocabulary.ts'

export const fundTargets = desk.procedure({
  id: targetsProcedureId,
  label: '绩效目标申报',
  instrument: 'shizhu-budget-2023',
  versions: [{ version: '2023', from: localDate('2015-01-01') }],
  shape: 1,
  stages: {
    filling: { label: '填目标与指标' },
    'self-checked': { label: '自检完成' },
    'department-review': { label: '主管部门审核' },
    'finance-review': { label: '财政绩效审核' },
    'awaiting-approval': { label: '待批复' },
    approved: { label: '已批复' },
    published: { label: '已公开' },
    adjusting: { label: '目标调整审核', aside: true },
    'evaluation-review': { label: '自评复核' },
    evaluated: { label: '自评已复核' },
    'evaluation-published': { label: '自评已公开' },
    withdrawn: { label: '已撤下', aside: true },
    discarded: { label: '已作废', closed: cite('shizhu-budget-2023/p.name'), aside: true },
  },
  acts: {
    OpenTargets,
    DiscardTargets,
    ReviseTargets,
    ImportTargets,
    PassSelfCheck,
    SubmitTargets,
    RecordSheet,
    ApproveByDepartment,
    PassFinanceReview,
    ApproveTargets,
    ReviewSecrecy,
    PublishTargets,
    RecordMonitoring,
    RequestAdjustment,
    ConsentAdjustment,
    SubmitSelfEvaluation,
    ConfirmEvaluation,
    PublishEvaluation,
    WithdrawFromPublic,
  },
  evolve: evolveTargets,
  parties: partiesOf,
  title: ({ fund }) => `${fund.name} ${fund.year}年绩效目标`,
  columns: {
    year: { type: 'integer', label: '年度', value: ({ fund }) => fund.year },
    fund: { type: 'text', label: '项目', value: ({ fund }) => fund.name },
    owner: { type: 'text', label: '编制单位代码', value: ({ fund }) => fund.owner.code },
    budget: {
      type: 'integer',
      label: '当年预算（分）',
      value: ({ table }) => fenOf(table.budget) ?? undefined,
    },
    errors: { type: 'integer', label: '影响报送的错误', value: ({ facts }) => facts.errors },
    weights: { type: 'integer', label: '权重合计', value: ({ facts }) => facts.weightTotal },
  },
  documents: targetDocuments,
  visibility: {
    // A unit below the department reads the department's tables (p.unit); only the owner writes them.
    see: anyOf(organisationIs('department'), ownOrganisationIs('finance-bureau'), supervisor),
  },
  supervisors: anyOf(
    ownOrganisationIs('department', 'department-budget-reviewer'),
    ownOrganisationIs('finance-bureau', 'performance-reviewer'),
  ),
})
