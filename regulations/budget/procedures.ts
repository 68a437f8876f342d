/** The procedures of this regulation, and words for what their cases hold. */
import type { AnyProcedure } from '#kernel/case'
import type { CaseWords } from '../shared/case-words.ts'
import { eventLabels, relationLabels, stateLabels, valueLabels } from './labels.ts'
import {
  departmentEventLabels,
  departmentStateLabels,
  roundEventLabels,
  roundRelationLabels,
  roundStateLabels,
} from './labels-route.ts'
import { budgetRound } from './procedure/round.ts'
import { departmentBudget } from './procedure/department-budget.ts'
import { executionEventLabels, executionStateLabels } from './labels-execution.ts'
import { budgetExecution } from './procedure/execution-case.ts'
import { questionEventLabels, questionStateLabels } from './labels-question.ts'
import { budgetQuestion } from './question.ts'
import { unitBudget } from './procedure/unit-budget.ts'
import { fundTargets } from './targets/fund-targets.ts'
import {
  targetEventLabels,
  targetRelationLabels,
  targetStateLabels,
  targetValueLabels,
} from './targets/labels.ts'

export const procedures: readonly AnyProcedure[] = [
  unitBudget,
  budgetRound,
  departmentBudget,
  budgetQuestion,
  budgetExecution,
  fundTargets,
]

/** Procedure id → words for its state, values and events. */
export const caseWords: Readonly<Record<string, CaseWords>> = {
  [unitBudget.id]: {
    state: stateLabels,
    values: valueLabels,
    events: eventLabels,
    relations: relationLabels,
  },
  [budgetRound.id]: {
    state: roundStateLabels,
    values: {},
    events: roundEventLabels,
    relations: roundRelationLabels,
  },
  [budgetExecution.id]: {
    state: executionStateLabels,
    values: {},
    events: executionEventLabels,
    relations: { unit: '编制单位', department: '主管部门', 'finance-bureau': '财政部门' },
  },
  [budgetQuestion.id]: {
    state: questionStateLabels,
    values: {},
    events: questionEventLabels,
    relations: { unit: '编制单位', department: '主管部门' },
  },
  [departmentBudget.id]: {
    state: departmentStateLabels,
    values: {},
    events: departmentEventLabels,
    relations: { department: '主管部门', 'finance-bureau': '财政部门' },
  },
  [fundTargets.id]: {
    state: targetStateLabels,
    values: targetValueLabels,
    events: targetEventLabels,
    relations: targetRelationLabels,
  },
}
