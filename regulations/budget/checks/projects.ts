import type { CheckResult, Place } from '#lint'
import { found, passed, printFigure } from '#lint'
import type { BudgetFigures } from '../figures.ts'
import { projectTotal, splitFunds } from '../projects.ts'
import type { CheckContext } from './context.ts'
import { findTable, placeByRow } from './lookup.ts'
import { fundPlace } from './places.ts'

/** n.5.3, n.6.4, n.3.g: projects are attached to funds, funds without project money are the department's. */
export function checkProjects(figures: BudgetFigures, context: CheckContext): CheckResult[] {
  const { unit } = context
  if (unit === undefined) return []
  const { own, departments } = splitFunds(figures.funds, unit)
  const total = projectTotal(figures)
  const passing = departments.map((fund) => passed('own-fund', fundPlace(fund, '编制单位', 'n.5.3')))
  const wrong = own.map((fund): CheckResult => {
    const where = fundPlace(fund, '编制单位', 'n.5.3')
    if (total !== 0) return passed('own-fund', where)
    return found({
      rule: 'own-fund',
      grade: 'error',
      where,
      related: [],
      stated: fund.compiler,
      expected: '主管部门项目',
      message: `请核对「${fund.sheet}」的编制单位：本单位没有项目支出预算，“${fund.name}”不能列为本单位的项目。`,
    })
  })
  return [
    ...passing,
    ...wrong,
    ...checkAttached(figures, total, own),
    ...checkProjectParent(figures, context),
  ]
}

/** n.6.4: every project amount has a fund with targets. */
function checkAttached(
  figures: BudgetFigures,
  total: number,
  own: ReturnType<typeof splitFunds>['own'],
): CheckResult[] {
  const table = findTable(figures, 't7') ?? findTable(figures, 't2')
  if (table === undefined || total === 0) return []
  const where = placeByRow(table, 'total', 'project', 'shizhu-budget-2023/n.6.4').place
  const attached = own.reduce((sum, { budget }) => sum + (budget.value ?? 0), 0)
  // there is project money here, so that what covers it is never nothing
  if (attached === total) return [passed('project-has-fund', where)]
  const stated = printFigure(total, '万元')
  return [
    found({
      rule: 'project-has-fund',
      grade: own.length === 0 ? 'error' : 'doubt',
      where,
      related: own.map((fund) => fundPlace(fund, '当年预算', 'n.6.4')),
      stated,
      expected: printFigure(attached, '万元'),
      message:
        own.length === 0
          ? `请为项目支出${stated}万元登记项目并附绩效目标表：现在没有本单位的项目。`
          : `请核对项目支出${stated}万元：所附本单位项目的预算合计${printFigure(attached, '万元')}万元。`,
    }),
  ]
}

/** n.3.g: where the department budgets the projects, it is the unit's own department or a known unit. */
function checkProjectParent(
  figures: BudgetFigures,
  { texts, unit, knownUnits }: CheckContext,
): CheckResult[] {
  const named = (texts?.['projectBy'] ?? '').trim()
  if (named === '' || projectTotal(figures) !== 0) return []
  const place: Place = { sheet: '说明', rowName: '项目支出说明', clause: 'shizhu-budget-2023/n.3.g' }
  if (named === unit?.department?.code || (knownUnits ?? []).includes(named))
    return [passed('named-unit', place)]
  return [
    found({
      rule: 'named-unit',
      grade: 'doubt',
      where: place,
      related: [],
      stated: named,
      expected: unit?.department?.code ?? '预算单位名册里的单位代码',
      message: `请核对统一预算的单位：“${named}”不是本单位的主管部门，也不在预算单位名册里。`,
    }),
  ]
}
