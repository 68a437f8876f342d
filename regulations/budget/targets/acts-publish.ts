/** Secrecy review, publication, taking down; adjustment of published targets. */
import { z } from 'zod'
import type { Notice } from '#kernel/case'
import { decided } from '#kernel/case'
import { checkFindings } from '../procedure/rules.ts'
import { ownership } from './acts-fill.ts'
import { factsOfTable, reportOf } from './checks.ts'
import {
  desk,
  filled,
  fundCompiler,
  performanceReviewer,
  publicCite,
  publisher,
  relationCite,
  secrecyReviewer,
} from './desk.ts'
import { adjustmentReturned } from './evolve.ts'
import * as examples from './examples.ts'
import * as forms from './forms.ts'
import { publicTargets, targetsColumn, targetsSlug } from './public.ts'
import { changesBetween, reasonField, revised, revisionSchema, typedRowFaults } from './revise.ts'
import { secrecyPassed } from '../procedure/rules.ts'
import { revisionChangesTable } from './rules.ts'
import { tableTitle } from './table.ts'
import type { Settled, TargetVersion } from './vocabulary.ts'

export const ReviewSecrecy = desk.act({
  label: '保密审查',
  cite: publicCite,
  by: secrecyReviewer,
  in: ['approved', 'withdrawn'],
  leadsTo: ['approved', 'withdrawn'],
  onPaper: true,
  input: z.strictObject({ passed: z.boolean(), opinion: filled(1_000) }),
  form: forms.reviewSecrecy,
  decide: ({ input: { passed, opinion } }) =>
    decided({ events: [{ type: 'SecrecyReviewed', passed, opinion }] }),
  example: () => ({
    state: examples.targetsInStage.approved(),
    input: { passed: true, opinion: '不含涉密内容和个人信息，同意公开' },
  }),
})

/** The page of a fund as it stands after this act. */
export function noticeOf(
  state: Settled,
  version: TargetVersion,
  options: { readonly withEvaluation: boolean; readonly operation: Notice['operation'] },
): Notice {
  const { operation, withEvaluation } = options
  const next = { ...state, versions: [...state.versions, version] }
  return {
    column: targetsColumn,
    title: `${state.fund.name}${tableTitle(state.fund)}`,
    clause: publicCite.clause,
    data: publicTargets(next, withEvaluation),
    operation,
    slug: targetsSlug(state),
  }
}

export const PublishTargets = desk.act({
  label: '公开绩效目标',
  cite: publicCite,
  by: publisher,
  in: ['approved', 'withdrawn'],
  leadsTo: ['published'],
  bulk: true,
  input: z.strictObject({}),
  form: forms.publishTargets,
  decide: ({ state, at }) => {
    const number = state.versions.length + 1
    const version = { number, on: at.date, digest: state.facts.digest, reason: '' }
    return decided({
      guards: [secrecyPassed({ reviewed: state.secrecy !== null, passed: state.secrecy?.passed ?? false })],
      events: [{ type: 'TargetsPublished', number }],
      notices: [noticeOf(state, version, { withEvaluation: false, operation: 'post' })],
    })
  },
  example: () => ({ state: examples.targetsInStage.approved(), input: {} }),
})

export const WithdrawFromPublic = desk.act({
  label: '撤下',
  cite: publicCite,
  by: secrecyReviewer,
  in: ['published', 'evaluation-published'],
  leadsTo: ['withdrawn'],
  input: z.strictObject({ reason: reasonField }),
  form: forms.withdrawTargets,
  decide: ({ state, input }) => {
    const version = state.versions.at(-1)
    return decided({
      events: [{ type: 'TargetsWithdrawn', reason: input.reason }],
      notices:
        version === undefined
          ? []
          : [noticeOf(state, version, { withEvaluation: false, operation: 'remove' })],
    })
  },
  example: () => ({
    state: examples.targetsInStage.published(),
    input: { reason: '概况中含个人信息' },
  }),
})

export const RequestAdjustment = desk.act({
  label: '申请调整目标',
  cite: relationCite,
  by: fundCompiler,
  in: ['published'],
  leadsTo: ['adjusting'],
  onPaper: true,
  input: revisionSchema.extend({ reason: reasonField }),
  form: forms.requestAdjustment,
  handsOver: { receiver: performanceReviewer, returned: adjustmentReturned, returnsTo: 'published' },
  decide: ({ state, input: { reason, ...revision }, actor, at }) => {
    const table = revised(state.table, revision)
    const changes = changesBetween(state.table, table)
    const checked = { fund: state.fund, reference: state.reference, table }
    const { submission, explain, hints } = checkFindings(reportOf(checked).findings)
    return decided({
      guards: [
        ownership(state.fund, actor?.organisation),
        revisionChangesTable({ changes: changes.length }),
        ...(submission.length > 0 ? submission : typedRowFaults(state.table, checked)),
      ],
      warnings: [...explain, ...hints],
      events: [{ type: 'AdjustmentRequested', adjustment: { reason, on: at.date, table, changes } }],
    })
  },
  example: () => ({
    state: examples.targetsInStage.published(),
    input: {
      reason: '按比例计分更合理',
      rows: examples.exampleTable.rows.map((row) =>
        row.id === 'r3' ? { ...row, scoring: '按完成比例计分' } : { ...row },
      ),
    },
  }),
})

export const ConsentAdjustment = desk.act({
  label: '同意调整',
  cite: relationCite,
  by: performanceReviewer,
  in: ['adjusting'],
  leadsTo: ['published'],
  input: z.strictObject({}),
  form: forms.consentAdjustment,
  decide: ({ state, at }) => {
    const { adjustment, fund, reference } = state
    const facts = factsOfTable({ fund, reference, table: adjustment.table })
    const number = state.versions.length + 1
    const version = {
      number,
      on: at.date,
      digest: facts.digest,
      reason: `绩效目标调整：${adjustment.reason}`,
    }
    const next = { ...state, table: adjustment.table }
    return decided({
      events: [{ type: 'AdjustmentConsented', number, facts }],
      notices: [noticeOf(next, version, { withEvaluation: false, operation: 'replace' })],
    })
  },
  example: () => ({ state: examples.targetsInStage.adjusting(), input: {} }),
})
