/** Stop and rectification (F35), withdrawal of the right to review, results declared void. */
import { z } from 'zod'
import type { Effect } from '#kernel/case'
import { decided } from '#kernel/case'
import { cite } from '#kernel/law'
import { procedureIds } from '../vocabulary.ts'
import {
  authoriser,
  conveningClerk,
  day,
  dayField,
  desk,
  field,
  filled,
  oneForm,
  withStatus,
} from './desk.ts'
import { committeeIn } from './examples.ts'
import { dueDayIsAhead, suspensionIsRunning, voidedAreNamed } from './rules.ts'
import type { Committee } from './state.ts'

const stopped = cite('anhui-titles-2018/art.51.4.a')
const withdrawn = cite('anhui-titles-2018/art.51.4.b')
const voided = cite('anhui-titles-2018/art.51.2.a')

/** The same act in every cycle that still runs. */
const inCycles = ({ cycles }: Committee, act: string, input: Effect['input']): readonly Effect[] =>
  cycles
    .filter(({ closed }) => !closed)
    .map(({ caseId }) => ({ procedure: procedureIds.cycle, caseId, act, input }))

export const SuspendCommittee = desk.act({
  label: '停评整改',
  cite: stopped,
  by: authoriser,
  in: ['authorised'],
  leadsTo: ['suspended'],
  onPaper: true,
  input: z.strictObject({
    document: filled(60, '请填写通知文号'),
    reason: filled(1000, '请写明事实'),
    dueOn: dayField,
  }),
  form: oneForm(
    '停评整改通知',
    field('document', 'text', '通知文号', { help: stopped.clause }),
    field('reason', 'textarea', '事实和要求'),
    field('dueOn', 'date', '整改期限'),
  ),
  decide: ({ state, input, at, caseId }) => {
    const dueOn = day(input.dueOn)
    const { document, reason } = input
    return decided({
      guards: [dueDayIsAhead({ dueOn, today: at.date })],
      entries: withStatus(state, '停评整改', caseId, at.date),
      effects: inCycles(state, 'FreezeCycle', { document }),
      messages: [{ to: 'convening', template: 'titles-committee-suspended', data: { document, reason } }],
      events: [{ type: 'CommitteeSuspended', document, reason, dueOn }],
    })
  },
  example: () => ({
    state: committeeIn('authorised'),
    input: { document: '示例人社评〔2024〕3号', reason: '未按程序表决', dueOn: '2035-03-01' },
  }),
})

export const ReportRectification = desk.act({
  label: '报送整改情况',
  cite: stopped,
  by: conveningClerk,
  in: ['suspended'],
  leadsTo: ['suspended'],
  onPaper: true,
  input: z.strictObject({ text: filled(4000, '请填写整改情况') }),
  form: oneForm('整改情况', field('text', 'textarea', '整改情况')),
  decide: ({ input }) => decided({ events: [{ type: 'RectificationReported', text: input.text }] }),
  example: () => ({ state: committeeIn('suspended'), input: { text: '已逐项整改' } }),
})

const reportOf = (state: Committee) =>
  suspensionIsRunning({ reported: state.suspension !== null && state.suspension.report !== null })

export const AcceptRectification = desk.act({
  label: '整改验收通过',
  cite: stopped,
  by: authoriser,
  in: ['suspended'],
  leadsTo: ['authorised'],
  onPaper: true,
  input: z.strictObject({ document: filled(60, '请填写文号') }),
  form: oneForm('整改验收', field('document', 'text', '恢复评审的文号', { help: stopped.clause })),
  decide: ({ state, input, at, caseId }) =>
    decided({
      guards: [reportOf(state)],
      entries: withStatus(state, '有效', caseId, at.date),
      effects: inCycles(state, 'ResumeCycle', { document: input.document }),
      events: [{ type: 'RectificationAccepted', document: input.document }],
    }),
  example: () => ({ state: committeeIn('suspended'), input: { document: '示例人社评〔2025〕1号' } }),
})

export const RejectRectification = desk.act({
  label: '整改未通过',
  cite: stopped,
  by: authoriser,
  in: ['suspended'],
  leadsTo: ['suspended'],
  input: z.strictObject({ reason: filled(1000, '请写明问题'), dueOn: dayField }),
  form: oneForm(
    '整改未通过',
    field('reason', 'textarea', '仍存在的问题'),
    field('dueOn', 'date', '新的整改期限'),
  ),
  decide: ({ state, input, at }) => {
    const dueOn = day(input.dueOn)
    return decided({
      guards: [reportOf(state), dueDayIsAhead({ dueOn, today: at.date })],
      events: [{ type: 'RectificationRejected', reason: input.reason, dueOn }],
    })
  },
  example: () => ({
    state: committeeIn('suspended'),
    input: { reason: '第二项未整改', dueOn: '2035-04-01' },
  }),
})

export const DeclareResultsVoid = desk.act({
  label: '宣布评审结果无效',
  cite: voided,
  by: authoriser,
  in: ['authorised', 'suspended'],
  leadsTo: ['authorised', 'suspended'],
  onPaper: true,
  input: z.strictObject({
    document: filled(60, '请填写决定文号'),
    reason: filled(1000, '请写明事实'),
    applications: z
      .array(z.strictObject({ caseId: filled(100) }))
      .min(1, '请列明评审件')
      .max(500),
  }),
  form: oneForm(
    '结果无效',
    field('document', 'text', '决定文号', { help: voided.clause }),
    field('reason', 'textarea', '事实'),
    field('applications', 'table', '评审件', { columns: [field('caseId', 'text', '评审件编号')] }),
  ),
  decide: ({ input }) => {
    const applications = input.applications.map(({ caseId }) => caseId)
    const { document, reason } = input
    return decided({
      guards: [voidedAreNamed({ applications, document })],
      effects: applications.map((caseId) => ({
        procedure: procedureIds.application,
        caseId,
        act: 'VoidResult',
        input: { reason: `${document}：${reason}`.slice(0, 300), clause: voided.clause },
      })),
      events: [{ type: 'ResultsDeclaredVoid', document, reason, applications }],
    })
  },
  example: () => ({
    state: committeeIn('suspended'),
    input: {
      document: '示例人社评〔2025〕2号',
      reason: '超出评审范围',
      applications: [{ caseId: 'case-7' }],
    },
  }),
})

export const WithdrawAuthorisation = desk.act({
  label: '收回评审权',
  cite: withdrawn,
  by: authoriser,
  in: ['authorised', 'suspended'],
  leadsTo: ['withdrawn'],
  onPaper: true,
  input: z.strictObject({ document: filled(60, '请填写文号'), reason: filled(1000, '请写明事实') }),
  form: oneForm(
    '收回评审权',
    field('document', 'text', '决定文号', { help: withdrawn.clause }),
    field('reason', 'textarea', '事实'),
  ),
  decide: ({ state, input, at, caseId }) =>
    decided({
      entries: withStatus(state, '收回', caseId, at.date),
      effects: inCycles(state, 'HaltCycle', { document: input.document }),
      // what is still pending may be delegated (art.30)
      messages: [{ to: 'convening', template: 'titles-committee-withdrawn', data: input }],
      events: [{ type: 'AuthorisationWithdrawn', ...input }],
    }),
  example: () => ({
    state: committeeIn('authorised'),
    input: { document: '示例人社评〔2025〕9号', reason: '整改后仍弄虚作假' },
  }),
})
