/** Department, finance, and the reply that comes back. */
import { z } from 'zod'
import { decided, need } from '#kernel/case'
import type { Finding } from '#kernel/law'
import type { LocalDate } from '#kernel/time'
import * as forms from '../forms.ts'
import { financeReplyDays, findDays, unitReplyDays } from '../parameters.ts'
import type { BudgetYearEntry } from '../registers.ts'
import {
  answeringUnit,
  compiler,
  day,
  dayField,
  dayOrNull,
  departmentReviewer,
  desk,
  filled,
  financeApprover,
  financeDesk,
  repliedTo,
  routeCite,
  text,
} from './desk.ts'
import { anyOf } from '#kernel/case'
import * as examples from './examples.ts'
import { returnedToUnit } from './evolve.ts'
import { approvalReturned, replyReturned } from './evolve-route.ts'
import { passByFinance, recordCongress } from '../forms-route.ts'
import { examine } from './facts.ts'
import { repliedFigures, replyFields } from './replied.ts'
import { checkFindings, dayIsPossible, doneInTime } from './rules.ts'
import { congressHasApproved } from './rules-route.ts'

function inTime(
  step: string,
  anchor: LocalDate | null,
  done: LocalDate,
  days: number | undefined,
): readonly Finding[] {
  return anchor === null || days === undefined ? [] : [doneInTime({ step, anchor, done, days })]
}

export const ApproveByDepartment = desk.act({
  label: '审核通过并报财政',
  cite: routeCite,
  // `answers` lets the unit answer what finance returned; it is no relation while the file lies here.
  by: anyOf(departmentReviewer, answeringUnit),
  in: ['department-review'],
  leadsTo: ['finance-review'],
  bulk: true,
  onPaper: true,
  input: z.strictObject({ opinion: text(1000).default('') }),
  form: forms.approveByDepartment,
  handsOver: { receiver: financeDesk, returned: returnedToUnit('finance'), returnsTo: 'compiling' },
  needs: ({ year }) => ({ year: need.register<BudgetYearEntry>('budget-years', String(year)) }),
  decide: ({ state, input, needs }) =>
    decided({
      warnings: checkFindings(examine(state).findings).hints,
      events: [
        {
          type: 'DepartmentPassed',
          opinion: input.opinion,
          congressOn: dayOrNull(needs.year?.congressOn) ?? state.congressOn,
        },
      ],
    }),
  example: () => ({
    state: examples.inStage.departmentReview(),
    input: { opinion: '同意' },
    needs: { year: examples.yearEntry },
  }),
})

export const PassByFinance = desk.act({
  label: '财政审核通过',
  cite: routeCite,
  by: anyOf(financeDesk, answeringUnit),
  in: ['finance-review'],
  leadsTo: ['before-congress'],
  bulk: true,
  onPaper: true,
  input: z.strictObject({ opinion: text(1000).default('') }),
  form: passByFinance,
  // The budget may still be sent back to the unit while the draft lies before the congress.
  handsOver: { receiver: financeDesk, returned: returnedToUnit('finance'), returnsTo: 'compiling' },
  decide: ({ state, input }) =>
    decided({
      warnings: checkFindings(examine(state).findings).hints,
      events: [{ type: 'FinancePassed', opinion: input.opinion }],
    }),
  example: () => ({ state: examples.inStage.financeReview(), input: { opinion: '列入预算草案' } }),
})

export const RecordCongress = desk.act({
  label: '登记人代会批准',
  cite: routeCite,
  by: financeDesk,
  in: ['finance-review', 'before-congress'],
  leadsTo: ['finance-review', 'before-congress'],
  bulk: true,
  onPaper: true,
  input: z.strictObject({ congressOn: dayField }),
  form: recordCongress,
  decide: ({ state, input, at }) => {
    const congressOn = day(input.congressOn)
    const notBefore = day(`${state.year}-01-01`)
    return decided({
      guards: [dayIsPossible({ day: congressOn, notBefore, notAfter: at.date })],
      events: [{ type: 'CongressRecorded', congressOn }],
    })
  },
  example: () => ({ state: examples.inStage.beforeCongress(), input: { congressOn: '2023-01-20' } }),
})

export const ApproveByFinance = desk.act({
  label: '批复预算',
  cite: routeCite,
  by: financeApprover,
  in: ['finance-review', 'before-congress'],
  leadsTo: ['approved'],
  bulk: true,
  onPaper: true,
  input: z.strictObject({
    approvedOn: dayField,
    documentNumber: text(60).default(''),
    congressOn: dayField.optional(),
    ...replyFields,
  }),
  form: forms.approveByFinance,
  handsOver: { receiver: repliedTo, returned: approvalReturned, returnsTo: 'before-congress' },
  decide: ({ state, input, at }) => {
    const reply = repliedFigures(state, input)
    const approvedOn = day(input.approvedOn)
    const congressOn = dayOrNull(input.congressOn) ?? state.congressOn
    const { documentNumber } = input
    return decided({
      guards: [
        ...reply.guards,
        congressHasApproved({ congressOn, approvedOn }),
        dayIsPossible({ day: approvedOn, notBefore: state.submittedOn, notAfter: at.date }),
      ],
      warnings: reply.warnings,
      verdicts:
        congressOn === null
          ? []
          : inTime('财政批复', congressOn, approvedOn, findDays(financeReplyDays, congressOn)),
      events: [
        {
          type: 'BudgetApproved',
          approval: { congressOn, approvedOn, documentNumber },
          differences: reply.differences,
          ...reply.revised,
        },
      ],
    })
  },
  example: () => ({
    state: examples.inStage.financeReview(),
    input: {
      approvedOn: '2023-02-06',
      documentNumber: '示例财预〔2023〕1号',
      changes: [],
      figuresReason: '',
    },
  }),
})

export const RecordReply = desk.act({
  label: '记录部门批复单位',
  cite: routeCite,
  by: departmentReviewer,
  in: ['approved'],
  leadsTo: ['approved'],
  bulk: true,
  onPaper: true,
  input: z.strictObject({
    repliedOn: dayField,
    documentNumber: filled(60),
    ...replyFields,
  }),
  form: forms.recordReply,
  handsOver: { receiver: compiler, returned: replyReturned, returnsTo: 'approved' },
  decide: ({ state, input, at }) => {
    const reply = repliedFigures(state, input)
    const repliedOn = day(input.repliedOn)
    const { approvedOn } = state.approval
    return decided({
      guards: [...reply.guards, dayIsPossible({ day: repliedOn, notBefore: approvedOn, notAfter: at.date })],
      warnings: reply.warnings,
      verdicts: inTime('部门批复单位', approvedOn, repliedOn, findDays(unitReplyDays, approvedOn)),
      events: [
        {
          type: 'ReplyRecorded',
          reply: { repliedOn, documentNumber: input.documentNumber },
          differences: reply.differences,
          ...reply.revised,
        },
      ],
    })
  },
  example: () => ({
    state: examples.unreplied(),
    input: { repliedOn: '2023-02-10', documentNumber: '示例部预〔2023〕3号', changes: [], figuresReason: '' },
  }),
})
