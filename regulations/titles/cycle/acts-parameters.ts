/** The parameters of a cycle: days, materials, condition sets, fees, the text of the announcement. */
import { z } from 'zod'
import { decided, need } from '#kernel/case'
import { cite } from '#kernel/law'
import type { ConditionEntry } from '../registers/index.ts'
import { levels } from '../vocabulary.ts'
import { clerk, day, dayField, desk, field, filled, oneForm, optionsOf, text } from './desk.ts'
import { cycleIn, exampleAnnouncement, exampleConditions } from './examples.ts'
import { announcementNotice } from './public.ts'
import { conditionsAreInForce, daysInOrder, windowsFollowEachOther } from './rules.ts'
import type { LinkedConditions, Windows } from './state.ts'
import { announcementItems, closingOffices } from './state.ts'

const announced = cite('anhui-titles-2018/art.6.c')
const levelField = z.enum(levels)

export const SetTimes = desk.act({
  label: '设置日期',
  cite: announced,
  by: clerk,
  in: ['drafting'],
  leadsTo: ['drafting'],
  input: z.strictObject({
    cutOff: dayField,
    filingFrom: dayField,
    filingUntil: dayField,
    closings: z
      .array(z.strictObject({ office: z.enum(closingOffices), until: dayField }))
      .max(8)
      .default([]),
    submissionUntil: dayField,
    postingDayCounts: z.boolean().default(false),
  }),
  form: oneForm(
    '日期',
    field('cutOff', 'date', '任职年限截止日'),
    field('filingFrom', 'date', '个人填报开始'),
    field('filingUntil', 'date', '个人填报截止'),
    field('closings', 'table', '各级截止日期', {
      columns: [
        field('office', 'select', '哪一级', { options: optionsOf(closingOffices) }),
        field('until', 'date', '截止日期'),
      ],
    }),
    field('submissionUntil', 'date', '呈报截止', { help: cite('anhui-titles-2018/art.16.4').clause }),
    field('postingDayCounts', 'checkbox', '公示当日计入期限（一般不计）'),
  ),
  decide: ({ input }) => {
    const windows: Windows = {
      filingFrom: day(input.filingFrom),
      filingUntil: day(input.filingUntil),
      closings: input.closings.map(({ office, until }) => ({ office, until: day(until) })),
      submissionUntil: day(input.submissionUntil),
    }
    const { postingDayCounts } = input
    return decided({
      guards: [windowsFollowEachOther({ days: daysInOrder(windows) })],
      events: [{ type: 'TimesSet', cutOff: day(input.cutOff), windows, postingDayCounts }],
    })
  },
  example: () => ({
    state: cycleIn('drafting'),
    input: {
      cutOff: '2024-12-31',
      filingFrom: '2024-06-01',
      filingUntil: '2024-07-31',
      closings: [{ office: '用人单位' as const, until: '2024-08-15' }],
      submissionUntil: '2024-08-31',
      postingDayCounts: false,
    },
  }),
})

export const SetMaterials = desk.act({
  label: '设置材料和要求',
  cite: announced,
  by: clerk,
  in: ['drafting'],
  leadsTo: ['drafting'],
  input: z.strictObject({
    extraSlots: z
      .array(
        z.strictObject({
          name: filled(60),
          pieces: z.int().min(1).max(50),
          mandatory: z.boolean().default(true),
          level: z.union([z.enum(levels), z.literal('')]).default(''),
        }),
      )
      .max(20)
      .default([]),
    requirements: z
      .array(z.strictObject({ level: levelField, number: filled(20), figure: z.int().min(0) }))
      .max(50)
      .default([]),
  }),
  form: oneForm(
    '材料和要求',
    field('extraSlots', 'table', '公告增加的材料', {
      columns: [
        field('name', 'text', '材料名称'),
        field('pieces', 'integer', '份数'),
        field('mandatory', 'checkbox', '必交'),
        field('level', 'select', '限哪一级（不填为全部）', { options: optionsOf(levels) }),
      ],
    }),
    field('requirements', 'table', '公告写明的数值要求', {
      columns: [
        field('level', 'select', '级别', { options: optionsOf(levels) }),
        field('number', 'text', '评审条件条款号'),
        field('figure', 'integer', '数值'),
      ],
    }),
  ),
  decide: ({ state, input }) =>
    decided({
      events: [
        {
          type: 'MaterialsSet',
          extraSlots: input.extraSlots.map(({ name, pieces, mandatory, level }, i) => ({
            key: `extra-${i + 1}`,
            name,
            pieces,
            mandatory,
            levels: level === '' ? state.levels : [level],
          })),
          requirements: input.requirements,
        },
      ],
    }),
  example: () => ({
    state: cycleIn('drafting'),
    input: {
      extraSlots: [{ name: '代表作查新报告', pieces: 1, mandatory: true, level: '副高级' as const }],
      requirements: [{ level: '副高级' as const, number: '1', figure: 5 }],
    },
  }),
})

const tracks = ['正常', '破格', '转评', '机关调入军转'] as const

const countInForce = (entries: readonly ConditionEntry[], { set, level, track }: LinkedConditions): number =>
  entries.filter((one) => one.set === set && one.level === level && one.track === track).length

export const LinkConditions = desk.act({
  label: '选定评审条件',
  cite: cite('anhui-titles-2018/art.6.d'),
  by: clerk,
  in: ['drafting'],
  leadsTo: ['drafting'],
  input: z.strictObject({
    conditions: z
      .array(z.strictObject({ level: levelField, track: z.enum(tracks), set: filled(80) }))
      .min(1, '请选定评审条件')
      .max(40),
  }),
  form: oneForm(
    '评审条件',
    field('conditions', 'table', '各级别适用的评审条件', {
      help: cite('anhui-titles-2018/art.2.c').clause,
      columns: [
        field('level', 'select', '级别', { options: optionsOf(levels) }),
        field('track', 'select', '类型', { options: optionsOf(tracks) }),
        field('set', 'text', '条件组', { placeholder: '如 工程|副高级|正常|2024' }),
      ],
    }),
  ),
  needs: (state) => ({
    entries: need.entries<ConditionEntry>('titles-conditions', { series: state.series }),
  }),
  decide: ({ input, needs, at }) =>
    decided({
      guards: input.conditions.map((linked) =>
        conditionsAreInForce({ ...linked, count: countInForce(needs.entries, linked), on: at.date }),
      ),
      events: [{ type: 'ConditionsLinked', conditions: input.conditions }],
    }),
  example: () => ({
    state: cycleIn('drafting'),
    input: {
      conditions: [{ level: '副高级' as const, track: '正常' as const, set: '工程|副高级|正常|2024' }],
    },
    needs: { entries: exampleConditions },
  }),
})

const item = text(4000).default('')

export const WriteAnnouncement = desk.act({
  label: '编写公告',
  cite: announced,
  by: clerk,
  in: ['drafting', 'published'],
  leadsTo: ['drafting', 'published'],
  input: z.strictObject({
    specialties: item,
    levels: item,
    conditions: item,
    procedure: item,
    manner: item,
    materials: item,
    time: item,
    place: item,
    contact: text(200).default(''),
  }),
  form: oneForm(
    '公告八项',
    ...Object.entries(announcementItems).map(([path, label]) =>
      field(path, 'textarea', label, { help: announced.clause }),
    ),
    field('contact', 'text', '联系方式'),
  ),
  decide: ({ state, input }) => {
    const { contact, ...announcement } = input
    const next = { ...state, announcement, contact }
    return decided({
      notices: state.stage === 'published' ? [announcementNotice(next, 'replace')] : [],
      events: [{ type: 'AnnouncementWritten', announcement, contact }],
    })
  },
  example: () => ({
    state: cycleIn('drafting'),
    input: { ...exampleAnnouncement, contact: '0000-60000001' },
  }),
})

/** The acts of this file. */
export const acts = { SetTimes, SetMaterials, LinkConditions, WriteAnnouncement }
