/** Announcement, plan for record, extension of a window for all. */
import { z } from 'zod'
import { decided, need } from '#kernel/case'
import { cite, rule } from '#kernel/law'
import type { LocalDate } from '#kernel/time'
import type { ConditionEntry } from '../registers/index.ts'
import {
  authoriser,
  clerk,
  day,
  dayField,
  desk,
  field,
  filled,
  head,
  oneForm,
  optionsOf,
  text,
} from './desk.ts'
import { cycleIn, exampleConditions, examplePlan } from './examples.ts'
import { announcementNotice } from './public.ts'
import {
  announcementFinding,
  conditionsAreInForce,
  conditionsAreLinked,
  daysInOrder,
  extensionIsLonger,
  linkedLevels,
  lowered,
  windowIsAhead,
  windowsFollowEachOther,
} from './rules.ts'
import type { Cycle } from './state.ts'

const announced = cite('anhui-titles-2018/art.6.c')

const conditionNeeds = (state: Cycle) => ({
  entries: need.entries<ConditionEntry>('titles-conditions', { series: state.series }),
})
/** Figure of a condition of the set linked for a level, ordinary track. */
const figureIn = (state: Cycle, entries: readonly ConditionEntry[]) => (level: string, number: string) => {
  const set = state.conditions.find((one) => one.level === level && one.track === '正常')?.set
  const found = entries.find((one) => one.set === set && one.level === level && one.number === number)
  return found?.figure ?? undefined
}

export const PublishCycle = desk.act({
  label: '公布评审公告',
  cite: announced,
  by: head,
  in: ['drafting'],
  leadsTo: ['published'],
  onPaper: true,
  input: z.strictObject({}),
  form: oneForm('公布'),
  needs: conditionNeeds,
  decide: ({ state, needs, at }) => {
    const { entries } = needs
    const { levels, conditions, windows, requirements } = state
    return decided({
      guards: [
        announcementFinding(state.announcement),
        conditionsAreLinked({ levels, linked: linkedLevels(conditions) }),
        ...conditions.map(({ level, track, set }) => {
          const count = entries.filter((one) => one.set === set && one.level === level).length
          return conditionsAreInForce({ level, track, set, count, on: at.date })
        }),
        windowsFollowEachOther({ days: daysInOrder(windows) }),
        windowIsAhead({ until: windows.filingUntil, today: at.date }),
      ],
      warnings: lowered(requirements, figureIn(state, entries)).filter(({ holds }) => holds !== 'yes'),
      notices: [announcementNotice(state, 'post')],
      events: [{ type: 'CyclePublished' }],
    })
  },
  example: () => ({
    state: cycleIn('drafting'),
    input: {},
    needs: { entries: exampleConditions },
  }),
})

const windows = ['个人填报', '呈报'] as const

export const ExtendWindow = desk.act({
  label: '公告延长期限',
  cite: cite('anhui-titles-2018/art.16.4'),
  by: head,
  in: ['published'],
  leadsTo: ['published'],
  onPaper: true,
  input: z.strictObject({
    window: z.enum(windows),
    until: dayField,
    reason: filled(500, '请写明理由'),
    document: text(60),
  }),
  form: oneForm(
    '延长期限（对所有人）',
    field('window', 'radio', '哪个期限', { options: optionsOf(windows) }),
    field('until', 'date', '延长至'),
    field('reason', 'textarea', '理由'),
    field('document', 'text', '公告文号'),
  ),
  decide: ({ state, input, at }) => {
    const until = day(input.until)
    const { window, reason, document } = input
    const { filingUntil, submissionUntil } = state.windows
    const from: LocalDate = window === '个人填报' ? filingUntil : submissionUntil
    const moved = {
      ...state.windows,
      ...(window === '个人填报' ? { filingUntil: until } : { submissionUntil: until }),
    }
    const extension = { window, from, until, reason, document, on: at.date }
    const next: Cycle = { ...state, windows: moved, extensions: [...state.extensions, extension] }
    return decided({
      guards: [
        extensionIsLonger({ until, from, document, today: at.date }),
        windowsFollowEachOther({ days: daysInOrder(moved) }),
      ],
      notices: [announcementNotice(next, 'replace')],
      messages: [{ to: 'authoriser', template: 'titles-window-extended', data: { number: state.number } }],
      events: [{ type: 'WindowExtended', window, from, until, reason, document }],
    })
  },
  example: () => ({
    state: cycleIn('published'),
    input: {
      window: '呈报' as const,
      until: '2035-09-10',
      reason: '系统停机一日',
      document: '示例机学〔2024〕20号',
    },
  }),
})

export const planDaysInOrder = rule(
  'plan-days-in-order',
  cite('anhui-titles-2018/art.22.a'),
  (f: { readonly from: LocalDate; readonly until: LocalDate; readonly submissionUntil: LocalDate }) =>
    f.from <= f.until && f.from > f.submissionUntil,
  {
    label: '评审时间在呈报截止之后',
    otherwise: (f) =>
      `请调整评审时间：${f.from}至${f.until}应先后有序，并在呈报截止日${f.submissionUntil}之后。`,
  },
)

export const FilePlan = desk.act({
  label: '评审计划报备案',
  cite: cite('anhui-titles-2018/art.23.1.c'),
  by: clerk,
  in: ['drafting', 'published'],
  leadsTo: ['drafting', 'published'],
  onPaper: true,
  input: z.strictObject({
    reviewFrom: dayField,
    reviewUntil: dayField,
    document: filled(60, '请填写文号'),
    agenda: filled(2000, '请填写日程安排'),
  }),
  form: oneForm(
    '评审计划',
    field('reviewFrom', 'date', '评审时间自', { help: cite('anhui-titles-2018/art.22.a').clause }),
    field('reviewUntil', 'date', '评审时间至'),
    field('document', 'text', '报备文号'),
    field('agenda', 'textarea', '日程安排'),
  ),
  decide: ({ state, input }) => {
    const plan = {
      reviewFrom: day(input.reviewFrom),
      reviewUntil: day(input.reviewUntil),
      document: input.document,
      agenda: input.agenda,
    }
    const { submissionUntil } = state.windows
    return decided({
      guards: [planDaysInOrder({ from: plan.reviewFrom, until: plan.reviewUntil, submissionUntil })],
      messages: [{ to: 'authoriser', template: 'titles-plan-filed', data: { number: state.number } }],
      events: [{ type: 'PlanFiled', ...plan }],
    })
  },
  example: () => ({
    state: cycleIn('published'),
    input: {
      reviewFrom: '2024-11-01',
      reviewUntil: '2024-11-30',
      document: '示例机学〔2024〕12号',
      agenda: '11月中旬集中评审一天',
    },
  }),
})

const planIsThere = rule(
  'plan-is-filed',
  cite('anhui-titles-2018/art.23.1.c'),
  (f: { readonly filed: boolean }) => f.filed,
  { label: '计划已报备案', otherwise: () => '请等组建单位报备案后再提意见：还没有收到计划。' },
)

export const ObjectToPlan = desk.act({
  label: '对评审计划提出意见',
  cite: cite('anhui-titles-2018/art.23.1.c'),
  by: authoriser,
  in: ['drafting', 'published'],
  leadsTo: ['drafting', 'published'],
  input: z.strictObject({ text: filled(1000, '请填写意见') }),
  form: oneForm('对计划的意见', field('text', 'textarea', '意见')),
  decide: ({ state, input }) =>
    decided({
      guards: [planIsThere({ filed: state.plan !== null })],
      messages: [{ to: 'convening', template: 'titles-plan-objection', data: { text: input.text } }],
      events: [{ type: 'PlanObjectedTo', text: input.text }],
    }),
  example: () => ({
    state: cycleIn('published', { plan: examplePlan }),
    input: { text: '请避开全省统一考试周' },
  }),
})

/** The acts of this file. */
export const acts = { PublishCycle, ExtendWindow, FilePlan, ObjectToPlan }
