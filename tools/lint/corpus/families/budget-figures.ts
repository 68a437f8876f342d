import type { Random } from '../random.ts'
import { split } from '../words.ts'

export type Account = { readonly code: string; readonly name: string; readonly yuan: number }

/** The figures of a small unit in 元, as they are bound to each other by law and arithmetic. */
export function budgetFigures(random: Random) {
  const staff = random.int(6, 40)
  const wages = staff * random.int(80, 130) * 1000
  const [base = 0, allowances = 0, bonus = 0] = split(random, wages, 3, 100)
  const pension = Math.round(wages * 0.16)
  const annuity = Math.round(wages * 0.08)
  const medical = Math.round(wages * 0.07)
  const housing = Math.round(wages * 0.12)
  const goods = random.int(200, 900) * 1037
  const project = random.int(150, 800) * 1100
  const goodsAccounts = splitAccounts(random, goods, [
    ['30201', '办公费'],
    ['30207', '邮电费'],
    ['30211', '差旅费'],
    ['30216', '培训费'],
    ['30228', '工会经费'],
  ])
  const staffAccounts: readonly Account[] = [
    { code: '30101', name: '基本工资', yuan: base },
    { code: '30102', name: '津贴补贴', yuan: allowances },
    { code: '30103', name: '奖金', yuan: bonus },
    { code: '30108', name: '机关事业单位基本养老保险缴费', yuan: pension },
    { code: '30109', name: '职业年金缴费', yuan: annuity },
    { code: '30110', name: '职工基本医疗保险缴费', yuan: medical },
    { code: '30113', name: '住房公积金', yuan: housing },
  ]
  const staffCost = staffAccounts.reduce((sum, { yuan }) => sum + yuan, 0)
  const total = staffCost + goods + project
  const grown = random.int(20, 90) * 1000
  return {
    staff,
    goods,
    goodsLastYear: goods - random.int(8, 60) * 1000,
    project,
    staffCost,
    total,
    totalLastYear: total - grown,
    staffAccounts,
    goodsAccounts,
    running: wages + goods,
    pension,
    annuity,
    medical,
    housing,
    classes: [
      { code: '201', name: '一般公共服务支出', yuan: wages + goods + project },
      { code: '208', name: '社会保障和就业支出', yuan: pension + annuity },
      { code: '210', name: '卫生健康支出', yuan: medical },
      { code: '221', name: '住房保障支出', yuan: housing },
    ],
  }
}
export type BudgetFigures = ReturnType<typeof budgetFigures>

function splitAccounts(
  random: Random,
  whole: number,
  names: readonly (readonly [string, string])[],
): readonly Account[] {
  const shares = split(random, whole, names.length, 100)
  return names.map(([code, name], index) => ({ code, name, yuan: shares[index] ?? 0 }))
}
