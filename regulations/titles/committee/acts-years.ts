/** What the years bring: exceptions (F36), cycles, meetings held, and two years without review. */
import { z } from 'zod'
import { anyOf, decided, effectOf, system } from '#kernel/case'
import { cite } from '#kernel/law'
import { levels, procedureIds } from '../vocabulary.ts'
import {
  authoriser,
  conveningClerk,
  desk,
  documentField,
  field,
  filled,
  oneForm,
  optionsOf,
  text,
  withStatus,
} from './desk.ts'
import { committeeIn, exampleException } from './examples.ts'
import { exceptionIsDocumented, exceptionIsOpen } from './rules.ts'
import { exceptionKinds } from './state.ts'

const exception = cite('anhui-titles-2018/art.6.b')
const lapse = cite('anhui-titles-2018/art.51.2.b')
const yearField = z.int('请填写年度').min(2000).max(2100)
const anyTime = ['authorised', 'suspended', 'lapse-proposed'] as const

export const RequestException = desk.act({
  label: '请示推迟或适时评审',
  cite: exception,
  by: conveningClerk,
  in: ['authorised'],
  leadsTo: ['authorised'],
  input: z.strictObject({
    kind: z.enum(exceptionKinds),
    year: yearField,
    reason: filled(500, '请写明理由'),
  }),
  form: oneForm(
    '请示',
    field('kind', 'radio', '事项', { options: optionsOf(exceptionKinds), help: exception.clause }),
    field('year', 'integer', '评审年度'),
    field('reason', 'textarea', '理由'),
  ),
  decide: ({ state, input }) =>
    decided({
      messages: [{ to: 'authoriser', template: 'titles-exception-requested', data: { name: state.name } }],
      events: [{ type: 'ExceptionRequested', id: String(state.exceptions.length + 1), ...input }],
    }),
  example: () => ({
    state: committeeIn('authorised'),
    input: { kind: '推迟' as const, year: 2024, reason: '申报人数不足' },
  }),
})

export const AnswerException = desk.act({
  label: '批复推迟或适时评审',
  cite: exception,
  by: authoriser,
  in: ['authorised'],
  leadsTo: ['authorised'],
  onPaper: true,
  input: z.strictObject({
    id: filled(10, '请选择请示'),
    agreed: z.boolean(),
    document: documentField,
    note: text(500).default(''),
  }),
  form: oneForm(
    '批复',
    field('id', 'text', '请示序号'),
    field('agreed', 'checkbox', '同意'),
    field('document', 'text', '批复文号'),
    field('note', 'textarea', '说明'),
  ),
  decide: ({ state, input, at }) => {
    const asked = state.exceptions.find(({ id }) => id === input.id)
    const open = exceptionIsOpen({
      found: asked !== undefined,
      answered: asked !== undefined && asked.answer !== null,
    })
    if (asked === undefined) return decided({ guards: [open], events: [] })
    const { kind, year } = asked
    const values = { committee: state.code, year, kind, document: input.document, on: at.date }
    return decided({
      guards: [open, exceptionIsDocumented(input)],
      entries: input.agreed
        ? [
            {
              register: 'titles-cycle-consents',
              key: `${state.code}|${year}|${input.id}`,
              clause: exception.clause,
              from: at.date,
              values,
            },
          ]
        : [],
      events: [{ type: 'ExceptionAnswered', ...input }],
    })
  },
  example: () => ({
    state: committeeIn('authorised', { exceptions: [exampleException] }),
    input: { id: '1', agreed: true, document: '示例人社函〔2024〕20号', note: '' },
  }),
})

const cycleForm = oneForm('评审周期', field('caseId', 'text', '评审周期件'))

export const NoteCycle = desk.act({
  label: '登记评审周期',
  cite: cite('anhui-titles-2018/art.6.a'),
  by: effectOf(procedureIds.cycle, 'DraftCycle'),
  in: ['authorised'],
  leadsTo: ['authorised'],
  concurrency: 'redecide',
  input: z.strictObject({ caseId: filled(100), year: yearField, levels: z.array(z.enum(levels)) }),
  form: cycleForm,
  decide: ({ input }) => decided({ events: [{ type: 'CycleNoted', ...input }] }),
  example: () => ({
    state: committeeIn('authorised'),
    input: { caseId: 'cycle-1', year: 2025, levels: ['副高级' as const] },
  }),
})

const withCycle = { cycles: [{ caseId: 'cycle-1', year: 2024, levels: ['副高级'] as const, closed: false }] }

export const NoteCycleClosed = desk.act({
  label: '登记周期办结',
  cite: cite('anhui-titles-2018/art.29.a'),
  by: effectOf(procedureIds.cycle, 'CloseCycle'),
  in: [...anyTime],
  leadsTo: [...anyTime],
  concurrency: 'redecide',
  input: z.strictObject({ caseId: filled(100) }),
  form: cycleForm,
  decide: ({ input }) => decided({ events: [{ type: 'CycleClosedNoted', caseId: input.caseId }] }),
  example: () => ({ state: committeeIn('authorised', withCycle), input: { caseId: 'cycle-1' } }),
})

export const DropCycle = desk.act({
  label: '登记周期作废',
  cite: cite('anhui-titles-2018/art.6.a'),
  by: effectOf(procedureIds.cycle, 'DiscardCycle'),
  in: [...anyTime],
  leadsTo: [...anyTime],
  concurrency: 'redecide',
  input: z.strictObject({ caseId: filled(100) }),
  form: cycleForm,
  decide: ({ input }) => decided({ events: [{ type: 'CycleDropped', caseId: input.caseId }] }),
  example: () => ({ state: committeeIn('authorised', withCycle), input: { caseId: 'cycle-1' } }),
})

/** The announcement of a meeting says it; a meeting held on paper elsewhere is entered by the secretary. */
export const RecordReview = desk.act({
  label: '登记已开展评审',
  cite: lapse,
  by: anyOf(effectOf(procedureIds.meeting, 'AnnounceResults'), conveningClerk),
  in: ['authorised', 'lapse-proposed'],
  leadsTo: ['authorised', 'lapse-proposed'],
  concurrency: 'redecide',
  onPaper: true,
  input: z.strictObject({ year: yearField }),
  form: oneForm('已开展评审', field('year', 'integer', '会议所在年', { help: lapse.clause })),
  decide: ({ input }) => decided({ events: [{ type: 'ReviewRecorded', year: input.year }] }),
  example: () => ({ state: committeeIn('authorised'), input: { year: 2024 } }),
})

export const ProposeLapse = desk.act({
  label: '拟按自动放弃处理',
  cite: lapse,
  by: system,
  in: ['authorised'],
  leadsTo: ['lapse-proposed'],
  input: z.strictObject({}),
  form: oneForm('自动放弃'),
  decide: ({ state, caseId, at }) =>
    decided({
      entries: withStatus(state, '拟放弃', caseId, at.date),
      messages: [
        { to: 'authoriser', template: 'titles-committee-lapse', data: { name: state.name } },
        { to: 'convening', template: 'titles-committee-lapse', data: { name: state.name } },
      ],
      events: [{ type: 'LapseProposed' }],
    }),
  example: () => ({ state: committeeIn('authorised'), input: {} }),
})

export const ConfirmLapse = desk.act({
  label: '确认自动放弃',
  cite: lapse,
  by: authoriser,
  in: ['lapse-proposed'],
  leadsTo: ['lapsed'],
  input: z.strictObject({ document: filled(60, '请填写文号') }),
  form: oneForm('确认自动放弃', field('document', 'text', '文号')),
  decide: ({ state, input, caseId, at }) =>
    decided({
      entries: withStatus(state, '自动放弃', caseId, at.date),
      events: [{ type: 'LapseConfirmed', document: input.document }],
    }),
  example: () => ({ state: committeeIn('lapse-proposed'), input: { document: '示例人社函〔2025〕2号' } }),
})

export const RejectLapse = desk.act({
  label: '不按自动放弃处理',
  cite: lapse,
  by: authoriser,
  in: ['lapse-proposed'],
  leadsTo: ['authorised'],
  input: z.strictObject({ reason: filled(500, '请写明事由'), document: filled(60, '请填写文号') }),
  form: oneForm(
    '不按自动放弃处理',
    field('reason', 'textarea', '事由（如已经同意推迟）', { help: lapse.clause }),
    field('document', 'text', '文号'),
  ),
  decide: ({ state, input, caseId, at }) =>
    decided({
      entries: withStatus(state, '有效', caseId, at.date),
      events: [{ type: 'LapseRejected', ...input }],
    }),
  example: () => ({
    state: committeeIn('lapse-proposed'),
    input: { reason: '上年已书面同意推迟，批复在纸上', document: '示例人社函〔2024〕9号' },
  }),
})
