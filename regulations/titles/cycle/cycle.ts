/** 年度评审 (case type C9): one committee's review year. */
import type { HoldSpec, PeriodSpec } from '#kernel/case'
import { anyOf, hold, period, role } from '#kernel/case'
import { cite, parameter } from '#kernel/law'
import { calendarDays, localDate } from '#kernel/time'
import { cycleDocuments } from '../documents/cycle.ts'
import { remindEarly } from '../reminders.ts'
import { procedureIds } from '../vocabulary.ts'
import * as close from './acts-close.ts'
import * as draft from './acts-draft.ts'
import * as exam from './acts-exam.ts'
import { SetFees } from './acts-fees.ts'
import * as parameters from './acts-parameters.ts'
import * as publish from './acts-publish.ts'
import { authoriser, conveningStaff, desk, partiesOf } from './desk.ts'
import { evolve } from './evolve.ts'
import type { Cycle } from './state.ts'
import { cycleStages } from './state.ts'

const filed = cite('anhui-titles-2018/art.29.b')
const manner = { direction: 'after', anchorDay: 'excluded', roll: 'none', monthEnd: 'last-day' } as const
const onTheDay = () => calendarDays(0)

/** Month and day of the next year from which a missing summary is listed to the authority, as a number: 301. */
const summaryDueDay = parameter(
  'annual-summary-due',
  filed,
  'cycle',
  [{ from: localDate('2018-01-01'), value: 301, source: '参考值，职称管理部门可另定' }],
  { label: '年度总结报备的截止月日', unit: '月日（301为次年3月1日）' },
)
const summaryDue = ({ year, cutOff }: Cycle) => {
  const known = summaryDueDay.on(cutOff)
  const monthDay = String(known.known ? known.value : 301).padStart(4, '0')
  return localDate(`${year + 1}-${monthDay.slice(0, 2)}-${monthDay.slice(2)}`)
}

const periods: readonly PeriodSpec<Cycle>[] = [
  period(filed, {
    id: 'summary',
    label: '年度总结报备',
    anchor: (state) =>
      state.stage === 'published' && (state.summary === null || state.summary.filed === null)
        ? summaryDue(state)
        : undefined,
    span: onTheDay,
    manner,
    then: { kind: 'alerts', role: 'meeting-secretary' },
    reminders: remindEarly(['convening'], '请起草年度总结并报备', [30, 7]),
  }),
]

const stopped = [
  'SetTimes',
  'SetMaterials',
  'LinkConditions',
  'SetFees',
  'WriteAnnouncement',
  'ConfigureExam',
  'PublishCycle',
  'ExtendWindow',
  'FilePlan',
  'LockExam',
]
const holds: readonly HoldSpec<Cycle>[] = [
  hold(cite('anhui-titles-2018/art.51.4.a'), {
    id: 'committee-stopped',
    label: '评委会停评整改',
    when: ({ frozen }) => frozen !== null,
    bars: stopped,
    say: '请在整改验收后再办理：评委会已停止评审，本周期暂停。',
  }),
]

export const reviewCycle = desk.procedure({
  id: procedureIds.cycle,
  label: '年度评审',
  instrument: 'anhui-titles-2018',
  versions: [{ version: '2018', from: localDate('2018-01-01') }],
  shape: 2,
  stages: {
    drafting: { label: cycleStages.drafting },
    published: { label: cycleStages.published },
    closed: { label: cycleStages.closed },
    discarded: { label: cycleStages.discarded, closed: cite('anhui-titles-2018/art.6.a'), aside: true },
  },
  acts: { ...draft, ...parameters.acts, SetFees, ...exam, ...publish.acts, ...close },
  evolve,
  parties: partiesOf,
  periods,
  holds,
  parameters: [summaryDueDay],
  cycle: ({ cutOff }) => cutOff,
  documents: cycleDocuments,
  title: ({ committeeName, year, turn }) =>
    `${committeeName}${year}年度评审${turn === 1 ? '' : `（第${turn}次）`}`,
  columns: {
    number: { type: 'text', label: '编号', value: ({ number }) => number },
    year: { type: 'integer', label: '年度', value: ({ year }) => year },
    committee: { type: 'text', label: '评委会编号', value: ({ committee }) => committee },
    series: { type: 'text', label: '系列', value: ({ series }) => series },
    filingUntil: { type: 'date', label: '填报截止', value: ({ windows }) => windows.filingUntil },
    submissionUntil: { type: 'date', label: '呈报截止', value: ({ windows }) => windows.submissionUntil },
  },
  supervisors: anyOf(authoriser, role('province-titles')),
  visibility: {
    see: anyOf(
      conveningStaff,
      authoriser,
      role('province-titles'),
      role('titles-inspector'),
      role('titles-administrator'),
      role('fee-auditor'),
    ),
  },
})
