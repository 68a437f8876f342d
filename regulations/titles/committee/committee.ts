/** 评委会组建授权 (case type C8): one file per committee, from the application to the end of its right to review. */
import type { PeriodSpec } from '#kernel/case'
import { anyOf, ownOrganisationIs, period, role } from '#kernel/case'
import { cite } from '#kernel/law'
import { calendarDays, localDate, years } from '#kernel/time'
import { higherRules } from '../higher-rules.ts'
import { committeeDocuments } from '../documents/committee.ts'
import { remindBefore, remindEarly } from '../reminders.ts'
import { procedureIds } from '../vocabulary.ts'
import * as authorise from './acts-authorise.ts'
import * as supervise from './acts-supervise.ts'
import * as yearly from './acts-years.ts'
import { authoriser, conveningClerk, desk, partiesOf } from './desk.ts'
import { evolve } from './evolve.ts'
import { lastLivingYear } from './rules.ts'
import type { Committee } from './state.ts'
import { committeeStages } from './state.ts'

const lapse = cite('anhui-titles-2018/art.51.2.b')
const manner = { direction: 'after', anchorDay: 'excluded', roll: 'none', monthEnd: 'last-day' } as const

/** 31 December of the last year that counts for the committee. */
const yearEnd = (state: Committee) => {
  const year = lastLivingYear(state)
  return state.stage === 'authorised' && year !== undefined ? localDate(`${year}-12-31`) : undefined
}

const periods: readonly PeriodSpec<Committee>[] = [
  period(lapse, {
    id: 'empty-year',
    label: '满一年未开展评审',
    anchor: yearEnd,
    span: () => years(1),
    manner,
    then: { kind: 'alerts', role: 'convening-head' },
    reminders: remindEarly(['convening'], '请在年底前开展评审，连续两年未开展的视为自动放弃授权', [90, 30]),
  }),
  period(lapse, {
    id: 'two-empty-years',
    label: '连续两年未开展评审',
    anchor: yearEnd,
    span: () => years(2),
    manner,
    then: { kind: 'closes', acts: [], lapse: 'ProposeLapse', office: authoriser },
  }),
  period(cite('anhui-titles-2018/art.51.4.a'), {
    id: 'rectification',
    label: '整改期限',
    anchor: ({ suspension }) => (suspension?.report === null ? suspension.dueOn : undefined),
    span: () => calendarDays(0),
    manner,
    then: { kind: 'alerts', role: 'convening-head' },
    reminders: remindBefore(['convening'], '请报送整改情况'),
  }),
  period(cite('anhui-titles-2018/art.4.b'), {
    id: 'validity',
    label: '授权有效期',
    anchor: ({ stage, authorisation }) =>
      stage === 'authorised' && authorisation !== null ? authorisation.validUntil : undefined,
    span: () => calendarDays(0),
    manner,
    then: { kind: 'alerts', role: 'convening-head' },
    reminders: remindEarly(['convening', 'authoriser'], '授权将到期，需要继续评审的请申请重新授权', [90, 30]),
  }),
]

export const reviewCommittee = desk.procedure({
  id: procedureIds.committee,
  label: '评委会组建授权',
  instrument: 'anhui-titles-2018',
  versions: [{ version: '2018', from: localDate('2018-01-01') }],
  shape: 2,
  stages: {
    applying: { label: committeeStages.applying },
    declined: {
      label: committeeStages.declined,
      closed: cite('anhui-titles-2018/art.4.b'),
      aside: true,
    },
    authorised: { label: committeeStages.authorised },
    suspended: { label: committeeStages.suspended, aside: true },
    'lapse-proposed': { label: committeeStages['lapse-proposed'], aside: true },
    withdrawn: {
      label: committeeStages.withdrawn,
      closed: cite('anhui-titles-2018/art.51.4.b'),
      aside: true,
    },
    lapsed: { label: committeeStages.lapsed, closed: lapse, aside: true },
    cancelled: {
      label: committeeStages.cancelled,
      closed: cite('anhui-titles-2018/art.4.b'),
      aside: true,
    },
  },
  acts: { ...authorise, ...yearly, ...supervise },
  evolve,
  parties: partiesOf,
  periods,
  parameters: [...higherRules],
  documents: committeeDocuments,
  title: ({ name }) => name,
  columns: {
    code: { type: 'text', label: '评委会编号', value: ({ code }) => code },
    series: { type: 'text', label: '系列', value: ({ series }) => series },
    territory: { type: 'text', label: '区划代码', value: ({ territory }) => territory },
    validUntil: { type: 'date', label: '有效期至', value: ({ authorisation }) => authorisation?.validUntil },
    lastYear: { type: 'integer', label: '最近评审年', value: ({ reviewedYears }) => reviewedYears.at(-1) },
  },
  supervisors: role('province-titles'),
  visibility: {
    see: anyOf(
      conveningClerk,
      authoriser,
      ownOrganisationIs('convening', 'seal-keeper'),
      role('province-titles'),
      role('titles-inspector'),
      role('titles-administrator'),
    ),
  },
})
