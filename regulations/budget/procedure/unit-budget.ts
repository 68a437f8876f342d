/** 单位预算编制与公开: from the first figure to the published version and its corrections. */
import type { PeriodSpec, ReminderSpec } from '#kernel/case'
import { anyOf, ownOrganisationIs, period } from '#kernel/case'
import { cite } from '#kernel/law'
import type { Parameter } from '#kernel/law'
import type { LocalDate, Manner } from '#kernel/time'
import { calendarDays, localDate } from '#kernel/time'
import { reminderDays } from '../board.ts'
import { documents } from '../documents.ts'
import { financeReplyDays, findDays, publicationDays, unitReplyDays } from '../parameters.ts'
import { AdoptLastYear } from './act-last-year.ts'
import { DiscardBudget, OpenBudget, RefreshReference, ReplaceFigures, ReviseFigures } from './acts-compile.ts'
import { ConsentCorrection, PublishCorrection, RequestCorrection, ReviewCorrection } from './acts-correct.ts'
import {
  PreparePublication,
  publicationAnchor,
  Publish,
  ReviewSecrecy,
  WithdrawFromPublic,
} from './acts-publish.ts'
import {
  ApproveByDepartment,
  ApproveByFinance,
  PassByFinance,
  RecordCongress,
  RecordReply,
} from './acts-review.ts'
import { SignAsCompiler, SignAsFinanceHead, SignAsUnitHead, Submit } from './acts-sign.ts'
import { RecordSealedCover } from './acts-cover.ts'
import { Archive, RecordLinkCheck, RecordPosting, RecordRemoval } from './acts-posting.ts'
import {
  AssignBudget,
  AdjustControls,
  IssueControls,
  MoveDueDay,
  RecallAssignment,
  StateTransfers,
  SubmitBasics,
} from './acts-route.ts'
import { desk, partiesOf, supervisor } from './desk.ts'
import { evolve } from './evolve.ts'
import type { UnitBudget } from './vocabulary.ts'
import { procedureId } from './vocabulary.ts'

/** Calendar days from the day after the anchor; the law names no roll. */
const manner: Manner = { direction: 'after', anchorDay: 'excluded', roll: 'none', monthEnd: 'last-day' }
const dateCite = cite('shizhu-budget-2023/t0.date')

/** Five days and one day before, in calendar days as the clocks themselves; to whoever has to act. */
const remind = (relation: string, todo: string): readonly ReminderSpec<UnitBudget>[] =>
  reminderDays.map((days) => ({ before: calendarDays(days), to: () => [relation], todo: () => todo }))

/** A legal clock that alerts: the office that is late is shown, nothing is blocked. */
function clock(
  id: string,
  label: string,
  days: Parameter<number>,
  role: string,
  reminders: readonly ReminderSpec<UnitBudget>[],
  anchor: (state: UnitBudget) => LocalDate | undefined,
): PeriodSpec<UnitBudget> {
  const started = (state: UnitBudget): LocalDate | undefined => {
    const from = anchor(state)
    return from === undefined || findDays(days, from) === undefined ? undefined : from
  }
  return period(dateCite, {
    id,
    label,
    anchor: started,
    span: (state) => calendarDays(findDays(days, started(state) ?? localDate('2015-01-01')) ?? 0),
    manner,
    then: { kind: 'alerts', role },
    reminders,
  })
}

/** The day in the yearly notice: while a budget lies with the unit it shows how long is left, and late it alerts. */
const submission = period<UnitBudget>(dateCite, {
  id: 'submission',
  label: '报送期限',
  anchor: (state) => (unitStages.has(state.stage) ? (state.submitBy ?? undefined) : undefined),
  span: () => calendarDays(0),
  manner,
  then: { kind: 'alerts', role: 'budget-compiler' },
  reminders: remind('unit', '请完成编制、签章并报送预算'),
})

/** Stages in which the budget lies with its unit. */
const unitStages: ReadonlySet<string> = new Set(['assigned', 'compiling', 'signing'])

const periods: readonly PeriodSpec<UnitBudget>[] = [
  submission,
  clock(
    'finance-reply',
    '财政批复部门',
    financeReplyDays,
    'finance-budget-approver',
    remind('finance-bureau', '请批复部门预算'),
    (state) =>
      state.stage === 'finance-review' || state.stage === 'before-congress'
        ? (state.congressOn ?? undefined)
        : undefined,
  ),
  clock(
    'unit-reply',
    '部门批复单位',
    unitReplyDays,
    'department-budget-reviewer',
    remind('department', '请批复所属单位预算'),
    (state) =>
      state.stage === 'approved' && state.unit.department !== null && state.reply === null
        ? state.approval.approvedOn
        : undefined,
  ),
  clock(
    'publication',
    '批复后公开',
    publicationDays,
    'budget-compiler',
    remind('unit', '请完成保密审查并公开预算'),
    (state) =>
      (state.stage === 'approved' && (state.reply !== null || state.unit.department === null)) ||
      (state.stage === 'publication-preparation' && state.versions.length === 0)
        ? publicationAnchor(state)
        : undefined,
  ),
]

export const unitBudget = desk.procedure({
  id: procedureId,
  label: '单位预算编制与公开',
  instrument: 'shizhu-budget-2023',
  versions: [{ version: '2023', from: localDate('2015-01-01') }],
  shape: 3,
  stages: {
    assigned: { label: '已布置', aside: true },
    'basics-review': { label: '一上审核', aside: true },
    compiling: { label: '编制' },
    signing: { label: '签章' },
    'department-review': { label: '主管部门审核' },
    'finance-review': { label: '财政审核' },
    'before-congress': { label: '待人代会批准' },
    approved: { label: '已批复' },
    'publication-preparation': { label: '公开准备' },
    published: { label: '已公开' },
    archived: { label: '已归档', aside: true },
    'correction-review': { label: '更正审核', aside: true },
    'correction-consented': { label: '更正待公开', aside: true },
    withdrawn: { label: '已撤下', aside: true },
    discarded: { label: '已作废', closed: cite('shizhu-budget-2023/n.0'), aside: true },
  },
  acts: {
    OpenBudget,
    AssignBudget,
    SubmitBasics,
    IssueControls,
    AdjustControls,
    MoveDueDay,
    RecallAssignment,
    StateTransfers,
    DiscardBudget,
    ReplaceFigures,
    ReviseFigures,
    RefreshReference,
    AdoptLastYear,
    SignAsCompiler,
    SignAsFinanceHead,
    SignAsUnitHead,
    RecordSealedCover,
    Submit,
    ApproveByDepartment,
    PassByFinance,
    RecordCongress,
    ApproveByFinance,
    RecordReply,
    PreparePublication,
    ReviewSecrecy,
    Publish,
    RequestCorrection,
    ConsentCorrection,
    ReviewCorrection,
    PublishCorrection,
    WithdrawFromPublic,
    RecordPosting,
    RecordRemoval,
    RecordLinkCheck,
    Archive,
  },
  evolve,
  parties: partiesOf,
  periods,
  title: ({ unit, year }) => `${unit.name} ${year}年单位预算`,
  columns: {
    year: { type: 'integer', label: '年度', value: ({ year }) => year },
    unit: { type: 'text', label: '单位代码', value: ({ unit }) => unit.code },
    unitName: { type: 'text', label: '单位名称', value: ({ unit }) => unit.name },
    department: {
      type: 'text',
      label: '主管部门代码',
      value: ({ unit }) => unit.department?.code ?? unit.code,
    },
    total: { type: 'integer', label: '支出合计（分）', value: ({ facts }) => facts.total ?? undefined },
    errors: { type: 'integer', label: '影响报送的错误', value: ({ facts }) => facts.errors },
    submitBy: { type: 'date', label: '报送期限', value: ({ submitBy }) => submitBy ?? undefined },
  },
  documents,
  visibility: {
    see: anyOf(
      ownOrganisationIs('unit'),
      ownOrganisationIs('department'),
      ownOrganisationIs('finance-bureau'),
      supervisor,
    ),
  },
  supervisors: anyOf(
    ownOrganisationIs('department', 'department-budget-reviewer'),
    ownOrganisationIs('finance-bureau', 'finance-budget-reviewer'),
  ),
})
