/** The year after: monitoring in the middle, self-evaluation at the end, its confirmation and disclosure. */
import { z } from 'zod'
import type { EntryOperation } from '#kernel/case'
import { decided } from '#kernel/case'
import type { LocalDate } from '#kernel/time'
import { ownership } from './acts-fill.ts'
import { noticeOf } from './acts-publish.ts'
import { desk, fundCompiler, performanceReviewer, publicCite, publisher, relationCite, text } from './desk.ts'
import { evaluationReturned } from './evolve.ts'
import * as examples from './examples.ts'
import * as forms from './forms.ts'
import { evaluate, monitor } from './results.ts'
import { targetText } from './columns.ts'
import type { Settled } from './vocabulary.ts'

const result = { row: text(20), result: text(40).default(''), reason: text(500).default('') }

export const RecordMonitoring = desk.act({
  label: '填报年中监控',
  cite: relationCite,
  by: fundCompiler,
  in: ['published'],
  leadsTo: ['published'],
  onPaper: true,
  input: z.strictObject({
    month: z.int('应为整数').min(1, '月份应在1至12之间').max(12, '月份应在1至12之间'),
    spent: text(20),
    readings: z
      .array(z.strictObject({ ...result, forecast: z.enum(['full', 'doubtful', 'missed']).default('full') }))
      .max(60),
  }),
  form: forms.recordMonitoring,
  decide: ({ state, input, actor, at }) => {
    const { guards, value } = monitor(state, input, at.date)
    return decided({
      guards: [ownership(state.fund, actor?.organisation), ...guards],
      events: [{ type: 'Monitored', monitoring: value }],
    })
  },
  example: () => ({
    state: examples.targetsInStage.published(),
    input: {
      month: 6,
      spent: '9.00',
      readings: examples.exampleResults.map(({ row, result: typed }) => ({
        row,
        result: typed,
        reason: '',
        forecast: 'full' as const,
      })),
    },
  }),
})

export const SubmitSelfEvaluation = desk.act({
  label: '报送年末自评',
  cite: relationCite,
  by: fundCompiler,
  in: ['published'],
  leadsTo: ['evaluation-review'],
  onPaper: true,
  input: z.strictObject({
    spent: text(20),
    results: z.array(z.strictObject(result)).max(60),
    goals: z
      .array(z.strictObject({ goal: text(10), actual: text(40) }))
      .max(60)
      .default([]),
    summary: text(4_000).default(''),
  }),
  form: forms.submitEvaluation,
  handsOver: { receiver: performanceReviewer, returned: evaluationReturned, returnsTo: 'published' },
  decide: ({ state, input, actor, at }) => {
    const { guards, verdicts, value } = evaluate(state, input, at.date)
    return decided({
      guards: [ownership(state.fund, actor?.organisation), ...guards],
      verdicts,
      events: [{ type: 'SelfEvaluated', evaluation: value }],
    })
  },
  example: () => ({
    state: examples.targetsInStage.published(),
    input: {
      spent: '20.00',
      results: examples.exampleResults.map((one) => ({ ...one })),
      goals: [],
      summary: '班次按计划开设',
    },
  }),
})

export const ConfirmEvaluation = desk.act({
  label: '复核自评',
  cite: relationCite,
  by: performanceReviewer,
  in: ['evaluation-review'],
  leadsTo: ['evaluated'],
  bulk: true,
  input: z.strictObject({ opinion: text(1_000).default('') }),
  form: forms.confirmEvaluation,
  decide: ({ state, input, at }) =>
    decided({
      entries: resultEntries(state, at.date),
      events: [{ type: 'EvaluationConfirmed', opinion: input.opinion }],
    }),
  example: () => ({ state: examples.targetsInStage.evaluationReview(), input: { opinion: '属实' } }),
})

/** What next year's table shows beside each indicator. */
function resultEntries({ fund, table, evaluation }: Settled, from: LocalDate): readonly EntryOperation[] {
  return (evaluation?.results ?? []).flatMap(({ row: id, result: reached, outcome, reason }) => {
    const row = table.rows.find((one) => one.id === id)
    if (row === undefined) return []
    const values = {
      owner: fund.owner.code,
      year: fund.year,
      fundName: fund.name,
      name: row.name,
      target: targetText(row),
      result: reached,
      outcome,
      reason,
    }
    return [
      { register: 'target-results', key: `${fund.key}-${id}`, clause: relationCite.clause, from, values },
    ]
  })
}

export const PublishEvaluation = desk.act({
  label: '公开自评结果',
  cite: publicCite,
  by: publisher,
  in: ['evaluated'],
  leadsTo: ['evaluation-published'],
  bulk: true,
  input: z.strictObject({}),
  form: forms.publishEvaluation,
  decide: ({ state, at }) => {
    const number = state.versions.length + 1
    const version = { number, on: at.date, digest: state.facts.digest, reason: '绩效自评公开' }
    return decided({
      events: [{ type: 'EvaluationPublished', number }],
      notices: [noticeOf(state, version, { withEvaluation: true, operation: 'replace' })],
    })
  },
  example: () => ({ state: examples.targetsInStage.evaluated(), input: {} }),
})
