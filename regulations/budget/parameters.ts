/** Dated parameters of the budget's procedure. The seed document states no deadline; these come from the law it lies under. */
import type { Parameter } from '#kernel/law'
import { cite, parameter } from '#kernel/law'
import type { LocalDate } from '#kernel/time'
import { localDate } from '#kernel/time'
import { checkParameters } from './check-parameters.ts'
import { targetParameters } from './targets/parameters.ts'

const budgetLawFrom = localDate('2015-01-01')
const date = cite('shizhu-budget-2023/t0.date')

/** 预算法第五十二条: finance answers the department within 20 days after the congress approved the budget. */
export const financeReplyDays = parameter(
  'finance-reply-days',
  date,
  { event: 'congress approval' },
  [{ from: budgetLawFrom, value: 20, source: '《中华人民共和国预算法》（2014年修正）第五十二条' }],
  { label: '财政批复部门的期限', unit: '日（自然日）' },
)

/** 预算法第五十二条: the department answers its units within 15 days of the reply of finance. */
export const unitReplyDays = parameter(
  'unit-reply-days',
  date,
  { event: 'reply of finance' },
  [{ from: budgetLawFrom, value: 15, source: '《中华人民共和国预算法》（2014年修正）第五十二条' }],
  { label: '部门批复单位的期限', unit: '日（自然日）' },
)

/** 预算法第十四条 with its implementing regulation: publication within 20 days of the reply. */
export const publicationDays = parameter(
  'publication-days',
  date,
  { event: 'reply' },
  [{ from: budgetLawFrom, value: 20, source: '《中华人民共和国预算法》（2014年修正）第十四条及其实施条例' }],
  { label: '批复后公开的期限', unit: '日（自然日）' },
)

/** B8: staff up to which one person may compile and head the finance; finance sets its own figure with the year. */
const combinedPostsStaff = parameter(
  'combined-posts-staff',
  cite('shizhu-budget-2023/t0.sign'),
  'opening',
  [{ from: budgetLawFrom, value: 15, source: '参考值，财政部门可在预算年度安排中另定' }],
  { label: '制表人可兼任财务负责人的单位人数上限', unit: '人' },
)

/** What finance set for the year, else the parameter of the day. */
export function combinedStaffMax(
  year: { readonly combinedStaffMax?: number | null } | undefined,
  on: LocalDate,
): number {
  return year?.combinedStaffMax ?? findDays(combinedPostsStaff, on) ?? 0
}

/** Questions of the public: answered within so many working days; the seed states none. */
export const questionAnswerDays = parameter(
  'question-answer-days',
  cite('shizhu-budget-2023/n.contact'),
  'opening',
  [{ from: budgetLawFrom, value: 10, source: '参考值：原文未规定答复期限，由公开单位确定' }],
  { label: '公众咨询的答复期限', unit: '个工作日' },
)

export const budgetParameters: readonly Parameter<number>[] = [
  combinedPostsStaff,
  questionAnswerDays,
  financeReplyDays,
  unitReplyDays,
  publicationDays,
  ...checkParameters,
  ...targetParameters,
]

/** The value on a day, or undefined where the parameter does not cover it. */
export function findDays(days: Parameter<number>, on: LocalDate): number | undefined {
  const value = days.on(on)
  return value.known ? value.value : undefined
}
