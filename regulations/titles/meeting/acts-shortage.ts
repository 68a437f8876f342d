/** A gap found while reading: reported to the convening body, decided there, never asked of the applicant. */
import { z } from 'zod'
import { decided } from '#kernel/case'
import { cite } from '#kernel/law'
import { desk, expertOf, field, filled, member, oneForm, secretary, text } from './desk.ts'
import type { MeetingEvent } from './events.ts'
import * as examples from './examples.ts'
import { fileIsOnAgenda } from './rules.ts'
import { recusedFrom } from './count.ts'
import type { Meeting } from './state.ts'

/** What a report of a gap leaves: the secretariat's message and nothing for the applicant. */
function shortage(
  state: Meeting,
  input: { readonly application: string; readonly text: string },
  by: string,
) {
  const candidates = state.items.flatMap((item) => item.candidates)
  const candidate = candidates.find(({ application }) => application === input.application)
  const recused = candidate !== undefined && recusedFrom(state, candidate).includes(by)
  return decided<MeetingEvent>({
    guards: [fileIsOnAgenda({ listed: candidate !== undefined, recused })],
    messages: [{ to: 'secretariat', template: 'meeting-shortage', data: { number: state.number } }],
    events: [{ type: 'ShortageReported', ...input, by }],
  })
}

/** art.23.4.c: a gap found while reading goes to the convening body, never to the applicant. */
export const ReportShortage = desk.act({
  label: '报告材料不全',
  cite: cite('anhui-titles-2018/art.23.4.c'),
  by: member,
  in: ['convened', 'open'],
  leadsTo: ['convened', 'open'],
  concurrency: 'redecide',
  onPaper: true,
  input: z.strictObject({ application: filled(100), text: filled(500, '请写明缺什么') }),
  form: oneForm('材料不全', field('application', 'text', '申报件'), field('text', 'textarea', '缺什么')),
  decide: ({ state, input, actor }) => shortage(state, input, expertOf(state, actor?.person) ?? ''),
  example: examples.reportShortage,
})

export const AnswerShortage = desk.act({
  label: '处理材料不全的报告',
  cite: cite('anhui-titles-2018/art.23.4.c'),
  by: secretary,
  in: ['convened', 'open'],
  leadsTo: ['convened', 'open'],
  concurrency: 'redecide',
  onPaper: true,
  input: z.strictObject({
    application: filled(100),
    answer: z.enum(['按现有材料评审', '向呈报单位核实', '移出议程']),
    note: text(300).default(''),
  }),
  form: oneForm(
    '处理',
    field('application', 'text', '申报件'),
    field('answer', 'radio', '处理方式', {
      options: ['按现有材料评审', '向呈报单位核实', '移出议程'].map((value) => ({ value, label: value })),
    }),
    field('note', 'textarea', '说明'),
  ),
  decide: ({ input }) =>
    decided({
      events: [
        {
          type: 'ShortageAnswered',
          application: input.application,
          answer: input.note === '' ? input.answer : `${input.answer}：${input.note}`,
        },
      ],
    }),
  example: examples.answerShortage,
})
