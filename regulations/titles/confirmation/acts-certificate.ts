/** After the decision: the new certificate against the old one, and the appointment (art.44.b, 49.4, 49.5). */
import { z } from 'zod'
import { decided } from '#kernel/case'
import { cite } from '#kernel/law'
import { day, dayField, field, filled, sheet, text } from '../application/fields.ts'
import { confirmer, desk, employerClerk } from './desk.ts'
import * as examples from './examples.ts'
import { oldCertificateIsReturned, titleIsConfirmed } from './rules-decision.ts'

export const HandOverConfirmedCertificate = desk.act({
  label: '换发证书',
  cite: cite('anhui-titles-2018/art.49.4.a'),
  by: confirmer,
  in: ['confirmed'],
  leadsTo: ['closed'],
  onPaper: true,
  input: z.strictObject({ marked: z.boolean() }),
  form: sheet('换发', field('marked', 'checkbox', '原证书已注明“已换发”并退还本人')),
  decide: ({ input }) =>
    decided({
      guards: [oldCertificateIsReturned(input)],
      events: [{ type: 'ConfirmedCertificateHandedOver' }],
    }),
  example: () => ({ state: examples.confirmationIn('confirmed'), input: { marked: true } }),
})

export const AppointConfirmed = desk.act({
  label: '登记聘任',
  cite: cite('anhui-titles-2018/art.49.5'),
  by: employerClerk,
  in: ['verifying', 'reporting', 'examining', 'confirmed'],
  leadsTo: ['confirmed'],
  input: z.strictObject({ post: filled(60, '请填写岗位'), from: dayField, document: text(60).default('') }),
  form: sheet(
    '聘任',
    field('post', 'text', '岗位'),
    field('from', 'date', '聘任起'),
    field('document', 'text', '聘任文件'),
  ),
  decide: ({ state, input, caseId }) => {
    const { original } = state.content
    const from = day(input.from)
    const confirmedOn = state.certificate?.confirmedOn
    const confirmed = confirmedOn !== undefined && from >= confirmedOn
    return decided({
      guards: [titleIsConfirmed({ confirmed, level: original.level })],
      entries: [
        {
          register: 'titles-appointments',
          key: `${state.applicant.key}#${caseId}-${state.appointments.length + 1}`,
          clause: cite('anhui-titles-2018/art.49.5').clause,
          from,
          values: {
            person: state.applicant.key,
            series: original.series,
            level: original.level,
            post: input.post,
            from,
            employer: state.employer.key,
            document: input.document,
          },
        },
      ],
      events: [{ type: 'ConfirmedTitleAppointed', post: input.post, from, document: input.document }],
    })
  },
  example: () => ({
    state: examples.confirmationIn('confirmed'),
    input: { post: '机械工程师', from: '2024-07-01', document: '' },
  }),
})
