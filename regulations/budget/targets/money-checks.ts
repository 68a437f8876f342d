/** Money of a target table: its parts, the department's budget, the project above it. */
import type { CheckResult } from '#lint'
import { printFigure } from '#lint'
import { type Checked, headCheck } from './place-checks.ts'
import { budgetClause } from './printed.ts'
import { fenOf } from './table.ts'

/** p.budget, p.blank.budget, p.blank.upper: above zero, equal to the department's budget, and the sum of its two parts. */
export function checkMoney({ fund, table }: Checked): readonly CheckResult[] {
  const budget = fenOf(table.budget)
  const at = { field: 'budget', label: '当年预算' }
  const clause = budgetClause(fund.name)
  const listed = fund.listed === null ? null : fenOf(fund.listed)
  const hasParts = table.local.trim() !== '' || table.upper.trim() !== ''
  const parts = (fenOf(table.local) ?? 0) + (fenOf(table.upper) ?? 0)
  const isPositive = budget !== null && budget > 0 && /^\d+(\.\d{1,2})?$/.test(table.budget.trim())
  return [
    headCheck(fund, { rule: 'budget-is-positive', clause, ...at }, isPositive, () => ({
      grade: 'error',
      stated: table.budget === '' ? '空白' : table.budget,
      expected: '大于0，最多两位小数',
      message: '请填写当年预算：金额须大于0，以万元计，最多两位小数。',
    })),
    headCheck(
      fund,
      { rule: 'budget-as-in-department', clause: 'shizhu-budget-2023/p.budget', ...at },
      budget === null || listed === null || budget === listed,
      () => ({
        grade: 'error',
        stated: table.budget,
        expected: fund.listed ?? '',
        message: `请核对当年预算：目标表为${table.budget}万元，部门预算中该项目为${fund.listed ?? ''}万元，两处应一致。`,
        repair: fund.listed ?? '',
      }),
    ),
    headCheck(
      fund,
      { rule: 'budget-is-its-parts', clause: 'shizhu-budget-2023/p.blank.budget', ...at },
      !hasParts || budget === null || parts === budget,
      () => ({
        grade: 'error',
        stated: table.budget,
        expected: printFigure(parts, '万元'),
        message: `请核对当年预算：本级安排与上级补助合计${printFigure(parts, '万元')}万元，所填为${table.budget}万元。`,
        repair: printFigure(parts, '万元'),
      }),
    ),
    headCheck(
      fund,
      {
        rule: 'upper-money-has-notice',
        clause: 'shizhu-budget-2023/p.blank.upper',
        field: 'notice',
        label: '上级补助文号',
      },
      (fenOf(table.upper) ?? 0) === 0 || table.notice.trim() !== '',
      () => ({
        grade: 'doubt',
        stated: `上级补助${table.upper}万元`,
        expected: '转移支付通知文号',
        message: `请补填上级补助的文号：上级补助${table.upper}万元须有转移支付通知。`,
      }),
    ),
  ]
}

/** p.title: children do not exceed their parent. */
export function checkTree({ fund, table, reference }: Checked): readonly CheckResult[] {
  const parentKey = fund.level === '二级' ? fund.parent : fund.key
  const parent = reference.funds.find(({ key }) => key === parentKey)
  if (parentKey === null || parent === undefined) return []
  const children = reference.funds.filter((one) => one.parent === parentKey)
  if (children.length === 0) return []
  const amount = (one: { readonly key: string; readonly amount: string }): number =>
    fenOf(one.key === fund.key ? table.budget : one.amount) ?? 0
  const sum = children.reduce((total, one) => total + amount(one), 0)
  return [
    headCheck(
      fund,
      {
        rule: 'children-within-parent',
        clause: 'shizhu-budget-2023/p.title',
        field: 'budget',
        label: '当年预算',
      },
      sum <= amount(parent),
      () => ({
        grade: 'error',
        stated: printFigure(sum, '万元'),
        expected: `不超过${printFigure(amount(parent), '万元')}`,
        message: `请核对“${parent.name}”下各二级项目的预算：合计${printFigure(sum, '万元')}万元，超过上级项目的${printFigure(amount(parent), '万元')}万元。`,
      }),
    ),
  ]
}
