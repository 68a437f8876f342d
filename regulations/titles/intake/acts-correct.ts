/** 补正: asked for once, with everything missing at once; supplied in time or deemed abandoned. */
import { z } from 'zod'
import { anyOf, decided, system } from '#kernel/case'
import { cite } from '#kernel/law'
import { localDate } from '#kernel/time'
import { acceptanceClerk, applicant, desk, employerClerk, officer } from '../application/desk.ts'
import { placeReleasesOf } from '../application/resources.ts'
import { dayField, field, filled, oneForm, timeField } from '../meeting/desk.ts'
import * as examples from './examples.ts'
import { fileIsNotReleased } from './rules-correct.ts'
import { correctionIsAhead, itemsAreOfNotice, notifiedOnlyOnce, somethingIsMissing } from './rules.ts'

const deficiencyItems = z
  .array(
    z.strictObject({
      text: filled(300, '请写明需要补正什么'),
      slot: z.string().max(40).nullable().default(null),
    }),
  )
  .min(1, '请至少列一项')
  .max(60)
const dueFields = { dueOn: dayField, dueTime: timeField.nullable().default(null) }
const noticeForm = [
  field('items', 'table', '补正内容（一次列全）', {
    columns: [field('text', 'text', '内容'), field('slot', 'text', '材料')],
  }),
  field('dueOn', 'date', '补正期限'),
  field('dueTime', 'text', '时刻（不填为当日24:00）'),
]
const numbered = (items: z.infer<typeof deficiencyItems>) =>
  items.map((item, i) => ({ id: `${i + 1}`, ...item }))

export const NotifyDeficiencies = desk.act({
  label: '一次性告知补正',
  cite: cite('anhui-titles-2018/art.15.c'),
  by: acceptanceClerk,
  in: ['received'],
  leadsTo: ['correcting'],
  input: z.strictObject({ items: deficiencyItems, ...dueFields }),
  form: oneForm('补正告知', ...noticeForm),
  decide: ({ state, input, actor, at }) => {
    const { correction } = state.intake
    return decided({
      guards: [
        notifiedOnlyOnce({
          issuedOn: correction?.issuedOn ?? null,
          items: (correction?.items ?? []).map((item) => item.text),
        }),
        correctionIsAhead({ dueOn: input.dueOn, today: at.date, until: `${state.cycle.year + 1}-12-31` }),
      ],
      messages: ['applicant', 'employer', 'submitter'].map((to) => ({
        to,
        template: 'deficiency-notice',
        data: { number: state.number, dueOn: input.dueOn },
      })),
      events: [
        {
          type: 'DeficienciesNotified',
          by: actor?.person ?? '',
          dueOn: localDate(input.dueOn),
          dueTime: input.dueTime,
          items: numbered(input.items),
          amended: false,
        },
      ],
    })
  },
  example: examples.notifyDeficiencies,
})

/** The unit overlooked an item itself: once, with a responsible person; counted among its errors. */
export const AmendDeficiencyNotice = desk.act({
  label: '更正本单位的补正告知',
  cite: cite('anhui-titles-2018/art.15.c'),
  by: acceptanceClerk,
  in: ['correcting', 'received'],
  leadsTo: ['correcting'],
  input: z.strictObject({ items: deficiencyItems, ...dueFields, responsible: filled(40, '请填写责任人') }),
  form: oneForm('更正告知', ...noticeForm, field('responsible', 'text', '责任人')),
  decide: ({ state, input, at }) => {
    const { correction } = state.intake
    return decided({
      guards: [
        notifiedOnlyOnce({
          issuedOn: correction === null || correction.amended ? (correction?.issuedOn ?? '尚未告知') : null,
          items: ['本单位的告知只能更正一次'],
        }),
        correctionIsAhead({ dueOn: input.dueOn, today: at.date, until: `${state.cycle.year + 1}-12-31` }),
      ],
      events: [
        {
          type: 'DeficienciesNotified',
          by: input.responsible,
          dueOn: localDate(input.dueOn),
          dueTime: input.dueTime,
          items: numbered(input.items),
          amended: true,
        },
      ],
    })
  },
  example: examples.amendNotice,
})

export const SupplementMaterials = desk.act({
  label: '补交材料',
  cite: cite('anhui-titles-2018/art.15.d'),
  by: anyOf(applicant, employerClerk, officer('submitter')),
  in: ['correcting', 'released'],
  leadsTo: ['correcting', 'received'],
  onPaper: true,
  concurrency: 'redecide',
  input: z.strictObject({
    items: z.array(filled(20)).min(1, '请选择补交的项目').max(60),
    files: z.array(filled(100)).max(60).default([]),
  }),
  form: oneForm(
    '补交',
    field('items', 'table', '补交项目', { columns: [field('', 'text', '项')] }),
    field('files', 'file', '文件'),
  ),
  decide: ({ state, input }) => {
    const known = new Set((state.intake.correction?.items ?? []).map(({ id }) => id))
    return decided({
      guards: [
        fileIsNotReleased({ stage: state.stage }),
        itemsAreOfNotice({ strangers: input.items.filter((id) => !known.has(id)) }),
      ],
      events: [{ type: 'MaterialsSupplemented', ...input }],
    })
  },
  example: examples.supplement,
})

/** Done by the platform when the deadline passes. */
export const DeemAbandoned = desk.act({
  label: '视为放弃申报',
  cite: cite('anhui-titles-2018/art.15.e'),
  by: system,
  in: ['correcting'],
  leadsTo: ['abandoned'],
  input: z.strictObject({}),
  decide: ({ state }) => {
    const missing = (state.intake.correction?.items ?? [])
      .filter(({ suppliedOn }) => suppliedOn === null)
      .map((item) => item.text)
    return decided({
      guards: [somethingIsMissing({ missing })],
      ...placeReleasesOf(state),
      messages: ['applicant', 'submitter'].map((to) => ({
        to,
        template: 'application-abandoned',
        data: { number: state.number },
      })),
      events: [{ type: 'ApplicationDeemedAbandoned', missing }],
    })
  },
  example: examples.abandon,
})
