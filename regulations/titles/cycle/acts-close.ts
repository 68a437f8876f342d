/** Annual summary (F28), closing, and what a stopped committee does to its cycles. */
import { z } from 'zod'
import { decided, effectOf, need } from '#kernel/case'
import { cite } from '#kernel/law'
import type { Committee } from '../committee/state.ts'
import { procedureIds } from '../vocabulary.ts'
import { authoriser, clerk, desk, field, filled, head, oneForm, text } from './desk.ts'
import { cycleIn, exampleSummary } from './examples.ts'
import { summaryIsDrafted, summaryIsFiled } from './rules.ts'

const summary = cite('anhui-titles-2018/art.29.a')
const filing = cite('anhui-titles-2018/art.29.b')

export const DraftSummary = desk.act({
  label: '起草年度总结',
  cite: summary,
  by: clerk,
  in: ['published'],
  leadsTo: ['published'],
  input: z.strictObject({
    organisation: filled(4000, '请填写组织情况'),
    problems: text(4000).default(''),
    comparison: text(4000).default(''),
  }),
  form: oneForm(
    '年度总结',
    field('organisation', 'textarea', '组织情况', { help: summary.clause }),
    field('problems', 'textarea', '问题和建议'),
    field('comparison', 'textarea', '与上年比较'),
  ),
  decide: ({ input }) => decided({ events: [{ type: 'SummaryDrafted', ...input }] }),
  example: () => ({
    state: cycleIn('published'),
    input: { organisation: '评审一次，程序合规', problems: '', comparison: '' },
  }),
})

const filed = { document: '示例机学〔2025〕1号', on: exampleSummary.draftedOn }

export const FileSummary = desk.act({
  label: '年度总结报备案',
  cite: filing,
  by: clerk,
  in: ['published'],
  leadsTo: ['published'],
  onPaper: true,
  input: z.strictObject({ document: filled(60, '请填写文号') }),
  form: oneForm('报备案', field('document', 'text', '文号', { help: filing.clause })),
  decide: ({ state, input }) =>
    decided({
      guards: [summaryIsDrafted({ drafted: state.summary !== null })],
      messages: [{ to: 'authoriser', template: 'titles-summary-filed', data: { number: state.number } }],
      events: [{ type: 'SummaryFiled', document: input.document }],
    }),
  example: () => ({
    state: cycleIn('published', { summary: exampleSummary }),
    input: { document: '示例机学〔2025〕1号' },
  }),
})

export const ReceiveSummary = desk.act({
  label: '出具备案回执',
  cite: filing,
  by: authoriser,
  in: ['published', 'closed'],
  leadsTo: ['published', 'closed'],
  input: z.strictObject({ number: filled(60, '请填写回执编号') }),
  form: oneForm('备案回执', field('number', 'text', '回执编号')),
  decide: ({ state, input }) =>
    decided({
      guards: [summaryIsFiled({ filed: state.summary !== null && state.summary.filed !== null })],
      events: [{ type: 'SummaryReceived', number: input.number }],
    }),
  example: () => ({
    state: cycleIn('published', { summary: { ...exampleSummary, filed } }),
    input: { number: '备2025-001' },
  }),
})

export const CloseCycle = desk.act({
  label: '办结本年度评审',
  cite: summary,
  by: head,
  in: ['published'],
  leadsTo: ['closed'],
  input: z.strictObject({}),
  form: oneForm('办结'),
  needs: (state) => ({
    committee: need.case<Committee>(procedureIds.committee, state.committeeCase, 'update'),
  }),
  decide: ({ state, needs, caseId }) => {
    const stage = needs.committee?.stage
    const over = stage === undefined || stage === 'withdrawn' || stage === 'lapsed'
    return decided({
      guards: [
        summaryIsDrafted({ drafted: state.summary !== null }),
        summaryIsFiled({ filed: state.summary !== null && state.summary.filed !== null }),
      ],
      effects: over
        ? []
        : [
            {
              procedure: procedureIds.committee,
              caseId: state.committeeCase,
              act: 'NoteCycleClosed',
              input: { caseId },
            },
          ],
      events: [{ type: 'CycleClosed' }],
    })
  },
  example: () => ({
    state: cycleIn('published', { summary: { ...exampleSummary, filed } }),
    input: {},
    needs: { committee: undefined },
  }),
})

const documentInput = z.strictObject({ document: filled(60) })
const stopForm = (title: string) => oneForm(title, field('document', 'text', '文号'))

export const FreezeCycle = desk.act({
  label: '随停评整改暂停',
  cite: cite('anhui-titles-2018/art.51.4.a'),
  by: effectOf(procedureIds.committee, 'SuspendCommittee'),
  in: ['drafting', 'published'],
  leadsTo: ['drafting', 'published'],
  concurrency: 'redecide',
  input: documentInput,
  form: stopForm('暂停'),
  decide: ({ input }) => decided({ events: [{ type: 'CycleFrozen', document: input.document }] }),
  example: () => ({ state: cycleIn('published'), input: { document: '示例人社评〔2024〕3号' } }),
})

export const HaltCycle = desk.act({
  label: '随收回评审权停止',
  cite: cite('anhui-titles-2018/art.51.4.b'),
  by: effectOf(procedureIds.committee, 'WithdrawAuthorisation'),
  in: ['drafting', 'published'],
  leadsTo: ['drafting', 'published'],
  concurrency: 'redecide',
  input: documentInput,
  form: stopForm('停止'),
  decide: ({ input }) => decided({ events: [{ type: 'CycleFrozen', document: input.document }] }),
  example: () => ({ state: cycleIn('published'), input: { document: '示例人社评〔2025〕9号' } }),
})

export const ResumeCycle = desk.act({
  label: '整改验收后恢复',
  cite: cite('anhui-titles-2018/art.51.4.a'),
  by: effectOf(procedureIds.committee, 'AcceptRectification'),
  in: ['drafting', 'published'],
  leadsTo: ['drafting', 'published'],
  concurrency: 'redecide',
  input: documentInput,
  form: stopForm('恢复'),
  decide: () => decided({ events: [{ type: 'CycleResumed' }] }),
  example: () => ({
    state: cycleIn('published', { frozen: { document: '3号', on: exampleSummary.draftedOn } }),
    input: { document: '示例人社评〔2025〕1号' },
  }),
})
