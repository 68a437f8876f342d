/**
 * 公众咨询: anybody asks about a published budget, the contact named on its page answers, the matter is closed. What the
 * asker leaves to be reached by is sealed; the answer stands on a page of its own that only the receipt leads to, and
 * beside the budget only where the contact says so.
 */
import { z } from 'zod'
import type { Party, Sealed } from '#kernel/case'
import {
  anybody,
  anyOf,
  decided,
  form,
  inStage,
  need,
  ownOrganisationIs,
  period,
  personal,
  role,
  workshop,
} from '#kernel/case'
import { cite, rule } from '#kernel/law'
import type { LocalDate } from '#kernel/time'
import { localDate, workingDays } from '#kernel/time'
import { reminderDays } from './board.ts'
import { findDays, questionAnswerDays } from './parameters.ts'
import * as examples from './procedure/examples.ts'
import type { UnitBudget } from './procedure/vocabulary.ts'
import { procedureId } from './procedure/vocabulary.ts'

const questionProcedureId = 'budget/question'

type Core = {
  readonly number: string
  readonly askedOn: LocalDate
  readonly question: string
  /** As the asker gave it; may be left out. */
  readonly name: string
  readonly reach: Sealed | null
  readonly budget: {
    readonly caseId: string
    readonly year: number
    readonly unit: string
    readonly name: string
    readonly organisation: string
    readonly department: string | null
  }
}
type Answer = { readonly text: string; readonly on: LocalDate; readonly shown: boolean }
export type BudgetQuestion = Core &
  (
    | { readonly stage: 'asked' }
    | { readonly stage: 'answered'; readonly answer: Answer }
    | {
        readonly stage: 'closed'
        readonly answer: Answer | null
        readonly closedOn: LocalDate
        readonly closing: string
      }
  )
export type QuestionEvent =
  | ({ readonly type: 'QuestionAsked' } & Omit<Core, 'askedOn'>)
  | { readonly type: 'QuestionAnswered'; readonly text: string; readonly shown: boolean }
  | { readonly type: 'QuestionClosed'; readonly closing: string }

const desk = workshop<BudgetQuestion, QuestionEvent>()
const contactCite = cite('shizhu-budget-2023/n.contact')
const contact = anyOf(
  ownOrganisationIs('unit', 'public-contact'),
  ownOrganisationIs('unit', 'budget-compiler'),
)

const QUESTION_LETTERS_MAX = 1000
const publicStages: readonly string[] = ['published', 'archived', 'correction-review', 'correction-consented']

const budgetIsPublic = rule(
  'budget-is-public',
  contactCite,
  (f: { readonly stage: string | null }) => publicStages.includes(f.stage ?? ''),
  {
    label: '所问的预算已公开',
    otherwise: () => '请从已公开的预算页面提问：所问的预算没有公开或已撤下。',
  },
)

/** A mobile number in the question would stand on a page; it belongs into the field for it, which is sealed. */
const noNumberInQuestion = rule(
  'no-number-in-question',
  contactCite,
  (f: { readonly numbers: readonly string[] }) => f.numbers.length === 0,
  {
    label: '问题中没有手机号和证件号',
    otherwise: () => '请删去问题里的手机号或证件号：联系方式请写在“联系方式”一栏，不会公开。',
  },
)

/** Mobile and id numbers; the text itself is never altered. */
export function numbersIn(text: string): readonly string[] {
  return text.match(/(?<!\d)(?:1[3-9]\d{9}|\d{17}[\dXx])(?!\d)/g) ?? []
}

const AskQuestion = desk.opening({
  label: '提问',
  cite: contactCite,
  by: anybody,
  input: z.strictObject({
    caseId: z.string().min(1).max(100),
    question: z
      .string()
      .trim()
      .min(5, '请把问题写完整（至少5个字）')
      .max(QUESTION_LETTERS_MAX, `问题最多${QUESTION_LETTERS_MAX}字`),
    name: z.string().trim().max(30).default(''),
    reach: personal(z.string().trim().min(1).max(60)).optional(),
  }),
  form: form({
    title: '公众咨询',
    fields: [
      { path: 'caseId', widget: 'text', label: '预算件' },
      { path: 'question', widget: 'textarea', label: '问题' },
      { path: 'name', widget: 'text', label: '称呼' },
      { path: 'reach', widget: 'text', label: '联系方式' },
    ],
  }),
  leadsTo: ['asked'],
  needs: ({ caseId }, at) => ({
    budget: need.case<UnitBudget>(procedureId, caseId, 'none'),
    number: need.number('budget-question', at.date.slice(0, 4)),
  }),
  decide: ({ input, needs, at }) => {
    const { budget } = needs
    const guards = [
      budgetIsPublic({ stage: budget?.stage ?? null }),
      noNumberInQuestion({ numbers: numbersIn(`${input.question} ${input.name}`) }),
    ]
    if (budget === undefined) return decided({ guards, events: [] })
    const { unit, year } = budget
    return decided({
      guards,
      messages: [{ to: 'unit', template: 'budget-question', data: { year, unit: unit.name } }],
      events: [
        {
          type: 'QuestionAsked',
          number: `${at.date.slice(0, 4)}-${String(needs.number).padStart(5, '0')}`,
          question: input.question,
          name: input.name,
          reach: input.reach ?? null,
          budget: {
            caseId: input.caseId,
            year,
            unit: unit.code,
            name: unit.name,
            organisation: unit.organisation,
            department: unit.department?.organisation ?? null,
          },
        },
      ],
    })
  },
  example: () => ({
    input: { caseId: 'case-2', question: '差旅费为什么比上年多？', name: '市民' },
    needs: { budget: examples.inStage.published(), number: 1 },
  }),
})

const AnswerQuestion = desk.act({
  label: '答复',
  cite: contactCite,
  by: contact,
  in: ['asked'],
  leadsTo: ['answered'],
  input: z.strictObject({
    text: z.string().trim().min(1, '请填写答复').max(2000),
    shown: z.boolean().default(false),
  }),
  form: form({
    title: '答复',
    fields: [
      { path: 'text', widget: 'textarea', label: '答复内容' },
      { path: 'shown', widget: 'checkbox', label: '在预算页公开问答（不含称呼和联系方式）' },
    ],
  }),
  decide: ({ input }) =>
    decided({
      guards: [noNumberInQuestion({ numbers: numbersIn(input.text) })],
      events: [{ type: 'QuestionAnswered', ...input }],
    }),
  example: () => ({ state: asked(), input: { text: '主要是增加了下乡走访。', shown: true } }),
})

const CloseQuestion = desk.act({
  label: '办结',
  cite: contactCite,
  by: contact,
  in: ['asked', 'answered'],
  leadsTo: ['closed'],
  input: z.strictObject({ closing: z.string().trim().max(500).default('') }),
  form: form({
    title: '办结',
    fields: [{ path: 'closing', widget: 'textarea', label: '办结说明（未答复的须写明理由）' }],
  }),
  decide: ({ state, input }) =>
    decided({
      guards: [closedWithAnswer({ answered: state.stage === 'answered', closing: input.closing })],
      events: [{ type: 'QuestionClosed', closing: input.closing }],
    }),
  example: () => ({
    state: { ...asked(), stage: 'answered', answer: exampleAnswer },
    input: { closing: '' },
  }),
})

/** A question is answered, or it is said why it is not. */
const closedWithAnswer = rule(
  'closed-with-answer',
  contactCite,
  (f: { readonly answered: boolean; readonly closing: string }) => f.answered || f.closing !== '',
  { label: '已答复或说明理由', otherwise: () => '请先答复，或写明不予答复的理由：该咨询还没有答复。' },
)

const exampleAnswer: Answer = { text: '主要是增加了下乡走访。', on: localDate('2023-03-06'), shown: true }
const asked = (): BudgetQuestion & { stage: 'asked' } => ({
  stage: 'asked',
  number: '2023-00001',
  askedOn: localDate('2023-03-01'),
  question: '差旅费为什么比上年多？',
  name: '市民',
  reach: null,
  budget: {
    caseId: 'case-2',
    year: 2023,
    unit: examples.unitCode,
    name: examples.unitEntry.name,
    organisation: 'example-unit',
    department: 'example-department',
  },
})

function partiesOf({ budget }: BudgetQuestion): readonly Party[] {
  const unit = { relation: 'unit', organisation: budget.organisation }
  return budget.department === null
    ? [unit]
    : [unit, { relation: 'department', organisation: budget.department }]
}

export const budgetQuestion = desk.procedure({
  id: questionProcedureId,
  label: '预算公开咨询',
  instrument: 'shizhu-budget-2023',
  versions: [{ version: '2023', from: localDate('2015-01-01') }],
  shape: 2,
  stages: {
    asked: { label: '待答复' },
    answered: { label: '已答复' },
    closed: { label: '已办结', closed: contactCite },
  },
  acts: { AskQuestion, AnswerQuestion, CloseQuestion },
  evolve: (state, event, happening) => {
    switch (event.type) {
      case 'QuestionAsked': {
        const { type: _type, ...rest } = event
        return { ...rest, stage: 'asked', askedOn: happening.date }
      }
      case 'QuestionAnswered': {
        const { text, shown } = event
        return { ...inStage(state, 'asked'), stage: 'answered', answer: { text, shown, on: happening.date } }
      }
      case 'QuestionClosed': {
        const from = inStage(state, 'asked', 'answered')
        const { answer } = { answer: null, ...from }
        return { ...from, stage: 'closed', answer, closedOn: happening.date, closing: event.closing }
      }
    }
  },
  parties: partiesOf,
  periods: [
    period<BudgetQuestion>(contactCite, {
      id: 'answer',
      label: '答复期限',
      anchor: (state) => (state.stage === 'asked' ? state.askedOn : undefined),
      span: ({ askedOn }) => workingDays(findDays(questionAnswerDays, askedOn) ?? 0),
      manner: { direction: 'after', anchorDay: 'excluded', roll: 'none', monthEnd: 'last-day' },
      then: { kind: 'alerts', role: 'public-contact' },
      reminders: reminderDays.map((days) => ({
        before: workingDays(days),
        to: () => ['unit'],
        todo: () => '请答复公众咨询',
      })),
    }),
  ],
  title: ({ number, budget }) => `咨询${number} ${budget.name}${budget.year}年预算`,
  columns: {
    year: { type: 'integer', label: '年度', value: ({ budget }) => budget.year },
    number: { type: 'text', label: '编号', value: ({ number }) => number },
    budget: { type: 'text', label: '预算件', value: ({ budget }) => budget.caseId },
  },
  visibility: {
    see: anyOf(
      ownOrganisationIs('unit', 'public-contact'),
      ownOrganisationIs('unit', 'budget-compiler'),
      ownOrganisationIs('unit', 'budget-unit-head'),
      ownOrganisationIs('department', 'department-budget-reviewer'),
      role('budget-supervisor'),
    ),
    parts: { reach: contact },
  },
})
