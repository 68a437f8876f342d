/** Department, performance review at finance, and the approval that comes with the budget. */
import { z } from 'zod'
import { anyOf, decided } from '#kernel/case'
import type { Finding } from '#kernel/law'
import { checkFindings, dayIsPossible } from '../procedure/rules.ts'
import { reportOf } from './checks.ts'
import {
  answeringCompiler,
  budgetCite,
  day,
  dayField,
  departmentCite,
  departmentReviewer,
  desk,
  financeApprover,
  performanceReviewer,
  reviewerOfStage,
  rowsCite,
  text,
  weightsCite,
} from './desk.ts'
import { returnedToCompiler } from './evolve.ts'
import * as examples from './examples.ts'
import * as forms from './forms.ts'
import { amountIsReasoned, opinionIsWritten, sheetCoversRows, sheetIsPassed } from './rules.ts'
import type { ReviewSheet, TargetCore } from './vocabulary.ts'

const ratings = ['优', '良', '中', '差'] as const

export const RecordSheet = desk.act({
  label: '填写逐行审核表',
  cite: rowsCite,
  by: reviewerOfStage,
  in: ['department-review', 'finance-review'],
  leadsTo: ['department-review', 'finance-review'],
  onPaper: true,
  input: z.strictObject({
    lines: z
      .array(
        z.strictObject({ row: text(20), passed: z.boolean().default(false), opinion: text(500).default('') }),
      )
      .max(60),
    grade: z.enum(ratings),
    opinion: text(1_000).default(''),
  }),
  form: forms.recordSheet,
  decide: ({ state, input, at, actor }) => {
    const { rows } = state.table
    const { lines, grade, opinion } = input
    const sheet: ReviewSheet = {
      lines,
      grade,
      opinion,
      person: actor?.person ?? '',
      on: at.date,
      digest: state.facts.digest,
    }
    const label = (id: string): string => rows.find((row) => row.id === id)?.name ?? id
    return decided({
      guards: [
        sheetCoversRows({
          missing: rows.filter(({ id }) => !lines.some(({ row }) => row === id)).map(({ name }) => name),
          unknown: lines.filter(({ row }) => !rows.some(({ id }) => id === row)).map(({ row }) => row),
        }),
        opinionIsWritten({
          unwritten: lines.filter((line) => !line.passed && line.opinion === '').map(({ row }) => label(row)),
        }),
      ],
      warnings: hintsOf(state),
      events: [
        {
          type: 'SheetRecorded',
          desk: state.stage === 'department-review' ? 'department' : 'finance',
          sheet,
        },
      ],
    })
  },
  example: () => ({
    state: examples.targetsInStage.financeReview(),
    input: { lines: examples.exampleLines, grade: '优' as const, opinion: '' },
  }),
})

function hintsOf(state: TargetCore): readonly Finding[] {
  const { explain, hints } = checkFindings(reportOf(state).findings)
  return [...explain, ...hints]
}

/** What a sheet says of the table as it stands. */
function passing({ table, facts }: TargetCore, sheet: ReviewSheet | null): Finding {
  const open = (sheet?.lines ?? []).filter(({ passed }) => !passed)
  return sheetIsPassed({
    sheet: sheet === null ? 'none' : sheet.digest === facts.digest ? 'current' : 'outdated',
    open: open.map(({ row }) => table.rows.find(({ id }) => id === row)?.name ?? row),
    grade: sheet?.grade ?? '',
  })
}

export const ApproveByDepartment = desk.act({
  label: '审核通过并报财政',
  cite: departmentCite,
  // `answers` lets the compiler answer what finance returned; it is no relation while the table lies here.
  by: anyOf(departmentReviewer, answeringCompiler),
  in: ['department-review'],
  leadsTo: ['finance-review'],
  bulk: true,
  onPaper: true,
  input: z.strictObject({ opinion: text(1_000).default('') }),
  form: forms.approveByDepartment,
  handsOver: {
    receiver: performanceReviewer,
    returned: returnedToCompiler('finance'),
    returnsTo: 'filling',
  },
  decide: ({ state, input }) => {
    const { department } = state.sheets
    return decided({
      // The department may pass without a sheet of its own; one that it made has to be met.
      guards: department === null ? [] : [passing(state, department)],
      warnings: hintsOf(state),
      events: [{ type: 'DepartmentPassed', opinion: input.opinion }],
    })
  },
  example: () => ({ state: examples.targetsInStage.departmentReview(), input: { opinion: '同意' } }),
})

export const PassFinanceReview = desk.act({
  label: '绩效审核通过',
  cite: weightsCite,
  by: performanceReviewer,
  in: ['finance-review'],
  leadsTo: ['awaiting-approval'],
  bulk: true,
  input: z.strictObject({}),
  form: forms.passFinanceReview,
  decide: ({ state }) =>
    decided({ guards: [passing(state, state.sheets.finance)], events: [{ type: 'FinanceReviewPassed' }] }),
  example: () => ({ state: examples.targetsInStage.financeReview(), input: {} }),
})

export const ApproveTargets = desk.act({
  label: '随预算批复',
  cite: budgetCite,
  by: financeApprover,
  in: ['awaiting-approval'],
  leadsTo: ['approved'],
  bulk: true,
  onPaper: true,
  input: z.strictObject({
    approvedOn: dayField,
    documentNumber: text(60).default(''),
    amount: z
      .string()
      .trim()
      .regex(/^(\d{1,9}(\.\d{1,2})?)?$/, '批复金额以万元计，最多两位小数')
      .default(''),
    reason: text(500).default(''),
  }),
  form: forms.approveTargets,
  decide: ({ state, input, at }) => {
    const submitted = state.table.budget
    const amount = input.amount === '' ? submitted : input.amount
    const approvedOn = day(input.approvedOn)
    const { documentNumber, reason } = input
    return decided({
      guards: [
        dayIsPossible({ day: approvedOn, notBefore: state.submittedOn ?? approvedOn, notAfter: at.date }),
        amountIsReasoned({ submitted, approved: amount, reason }),
      ],
      events: [
        {
          type: 'TargetsApproved',
          approval: { approvedOn, documentNumber, submittedAmount: submitted, reason },
          budget: amount,
        },
      ],
    })
  },
  example: () => ({
    state: examples.targetsInStage.awaitingApproval(),
    input: { approvedOn: '2023-02-06', documentNumber: '示例财预〔2023〕1号', amount: '', reason: '' },
  }),
})
