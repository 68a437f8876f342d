/** Funds annexed to a unit's budget: its own, and those of its department that are shown for information (n.5.3). */
import { compilerOf } from '#regulations/budget'
import { targetsAddress } from '../addresses.ts'
import { type Html, fragment, h } from '../h.ts'
import { section } from '../parts.ts'
import type { BudgetContent, PublishedBudget } from '../sources.ts'
import { fundTable } from './budget-tables.ts'

/** The part 绩效目标 of a budget's page. What the department compiles is never counted as the unit's own. */
export function fundsPart(budget: PublishedBudget, { funds }: BudgetContent): Html {
  const isOwn = (fund: BudgetContent['funds'][number]): boolean => {
    const { code, name } = compilerOf(fund)
    return code === budget.unit.code || name === budget.unit.name
  }
  const [own, departments] = [funds.filter(isOwn), funds.filter((fund) => !isOwn(fund))]
  const { name, code } = budget.department
  const list = `${targetsAddress(budget.tenant)}#funds-${budget.year}-${code ?? ''}`
  return section(
    'funds',
    '绩效目标表',
    own.length > 0 && fragment(h('p', { class: 'fund-group' }, '本单位项目'), own.map(fundTable)),
    departments.length > 0 &&
      fragment(
        h(
          'p',
          { class: 'fund-group' },
          `主管部门项目：由${code === undefined ? '' : `${code}-`}${name}编制，不计入本单位预算。`,
          h('a', { href: list, class: 'no-print' }, '查看主管部门公开的绩效目标'),
        ),
        departments.map(fundTable),
      ),
  )
}
