/** After the decision: the employer ends the appointment, the matter is referred and closed. */
import { z } from 'zod'
import { decided } from '#kernel/case'
import { cite } from '#kernel/law'
import { field, filled, oneForm } from '../committee/desk.ts'
import { desk, employerClerk, handler } from './desk.ts'
import * as examples from './examples.ts'
import { appointmentEndsAfterRevocation } from './rules.ts'

const proven = cite('anhui-titles-2018/art.53.a')
const revoked = cite('anhui-titles-2018/art.53.b')

export const RecordAppointmentEnd = desk.act({
  label: '登记解聘',
  cite: revoked,
  by: employerClerk,
  in: ['decided'],
  leadsTo: ['decided'],
  onPaper: true,
  input: z.strictObject({ document: filled(60, '请填写解聘文件') }),
  form: oneForm('解聘', field('document', 'text', '解聘文件')),
  decide: ({ state, input }) =>
    decided({
      guards: [appointmentEndsAfterRevocation({ kind: state.decision?.kind ?? null })],
      events: [{ type: 'AppointmentEndRecorded', document: input.document }],
    }),
  example: examples.endAppointment,
})

export const ReferSanction = desk.act({
  label: '移送有关部门处理',
  cite: revoked,
  by: handler,
  in: ['decided'],
  leadsTo: ['decided'],
  onPaper: true,
  input: z.strictObject({ to: filled(100, '请填写接收部门'), document: filled(60, '请填写移送文号') }),
  form: oneForm('移送', field('to', 'text', '接收部门'), field('document', 'text', '移送文号')),
  decide: ({ input }) => decided({ events: [{ type: 'SanctionReferred', ...input }] }),
  example: examples.refer,
})

export const CloseSanction = desk.act({
  label: '办结',
  cite: proven,
  by: handler,
  in: ['decided'],
  leadsTo: ['closed'],
  input: z.strictObject({}),
  form: oneForm('办结'),
  decide: () => decided({ events: [{ type: 'SanctionClosed' }] }),
  example: examples.close,
})
