/** Shares and rates that the checks compare with. Habits of the office, not law: a region may set its own. */
import type { ClauseId, Parameter } from '#kernel/law'
import { cite, parameter } from '#kernel/law'
import { localDate } from '#kernel/time'

const from = localDate('2015-01-01')
const ours = '平台默认值，地区可另行规定'

function share(id: string, clause: ClauseId, label: string, value: number, source = ours): Parameter<number> {
  return parameter(id, cite(clause), 'cycle', [{ from, value, source }], { label, unit: '%' })
}

/** n.3.c: a change above this share of last year is itemised. */
export const itemisedAbove = share(
  'itemised-change-share',
  'shizhu-budget-2023/n.3.c',
  '增减超过上年多少须逐项说明',
  30,
)
/** n.5.1.c: the named uses cover at least this share of the running cost. */
export const mainUsesCover = share(
  'main-uses-share',
  'shizhu-budget-2023/n.5.1.c',
  '主要用途至少覆盖运行经费的比例',
  60,
)
/** t3.r13: 劳务费 above this share of public cost is asked about. */
export const labourShare = share(
  'labour-cost-share',
  'shizhu-budget-2023/t3.r13',
  '劳务费占公用经费超过多少须说明',
  20,
)
/** t2.r14: the unit's part of the housing fund. */
export const housingRate = share(
  'housing-fund-rate',
  'shizhu-budget-2023/t2.r14',
  '住房公积金单位缴存比例上限',
  12,
  '住房公积金缴存比例不高于12%（建金〔2005〕5号），待核',
)
/** t2.r6: the unit's part of the basic pension. */
export const pensionRate = share(
  'pension-rate',
  'shizhu-budget-2023/t2.r6',
  '基本养老保险单位缴费比例',
  16,
  '《降低社会保险费率综合方案》（国办发〔2019〕13号），待核',
)
/** t2.r7: the unit's part of the occupational annuity. */
export const annuityRate = share(
  'annuity-rate',
  'shizhu-budget-2023/t2.r7',
  '职业年金单位缴费比例',
  8,
  '《机关事业单位职业年金办法》（国办发〔2015〕18号），待核',
)
/** t3.r14: contribution to the trade union. */
export const unionRate = share(
  'union-rate',
  'shizhu-budget-2023/t3.r14',
  '工会经费占工资总额的比例',
  2,
  '《中华人民共和国工会法》，待核',
)

export const checkParameters: readonly Parameter<number>[] = [
  itemisedAbove,
  mainUsesCover,
  labourShare,
  housingRate,
  pensionRate,
  annuityRate,
  unionRate,
]

/**
 * The value of a budget year.
 *
 * @throws RangeError for a year before the first value: budgets begin with 2015.
 */
export function valueOfYear(one: Parameter<number>, year: number): number {
  const value = one.on(localDate(`${year}-01-01`))
  if (!value.known) throw new RangeError(`parameter ${one.id} has no value for ${year}`)
  return value.value
}
