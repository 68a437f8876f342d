/** Whether the least that a table promises can be paid from its budget. */
import type { CheckResult } from '#lint'
import { printFigure } from '#lint'
import { type Checked, rowCheck } from './place-checks.ts'
import { decimalOf } from './judge.ts'
import { rowClause } from './printed.ts'
import { fenOf } from './table.ts'
import type { TargetRow } from './vocabulary.ts'

export function checkFeasibility(checked: Checked): readonly CheckResult[] {
  return [...checkPeopleDays(checked), ...checkPricePerPiece(checked)]
}

/** Product of figures in ten-thousandths, the last of them in 元, as 分 (rounded up: a promise is not paid short). */
function fenOfProduct(factors: readonly number[]): number {
  const scale = 10_000n ** BigInt(factors.length)
  const product = factors.reduce((all, factor) => all * BigInt(factor), 100n)
  return Number((product + scale - 1n) / scale)
}

const counted = (tenThousandths: number): string => String(tenThousandths / 10_000)

const bounded = (relation: string): boolean => relation === '≥' || relation === '=' || relation === '>'

/** p.ganbu.r9: least people × least days × the limit per person and day stays within the budget. */
function checkPeopleDays({ fund, table }: Checked): readonly CheckResult[] {
  const budget = fenOf(table.budget)
  const index = table.rows.findIndex(({ unit }) => unit === '元/人*天')
  const price = table.rows[index]
  if (price === undefined || budget === null) return []
  const sumOf = (unit: string): number =>
    table.rows
      .filter((row) => row.unit === unit && bounded(row.relation))
      .reduce((sum, { value }) => sum + (decimalOf(value) ?? 0), 0)
  const [people, days, limit] = [sumOf('人'), sumOf('天'), decimalOf(price.value)]
  if (limit === undefined || people === 0 || days === 0) return []
  const fen = fenOfProduct([people, days, limit])
  const shown = printFigure(fen, '万元')
  return [
    rowCheck(
      fund,
      price,
      index,
      { rule: 'people-days-within-budget', clause: rowClause(fund.name, price.name), column: '指标值' },
      fen <= budget,
      () => ({
        grade: 'doubt',
        stated: `${shown}万元`,
        expected: `不超过${table.budget}万元`,
        message: `请核对目标是否可行：${counted(people)}人×${counted(days)}天×${price.value}元=${shown}万元，大于当年预算${table.budget}万元。`,
      }),
    ),
  ]
}

/** p.zhucun.r4: pieces × price per piece stays within the budget. */
function checkPricePerPiece({ fund, table }: Checked): readonly CheckResult[] {
  const budget = fenOf(table.budget)
  const price = table.rows.find(({ unit }) => /^元\/(个|人|次|户|套)$/.test(unit))
  const unit = price?.unit.split('/')[1]
  const index = table.rows.findIndex(
    (row) => row.unit === unit && bounded(row.relation) && sharesName(row, price),
  )
  const pieces = table.rows[index]
  const [count, each] = [decimalOf(pieces?.value ?? ''), decimalOf(price?.value ?? '')]
  if (
    pieces === undefined ||
    price === undefined ||
    count === undefined ||
    each === undefined ||
    budget === null
  )
    return []
  const fen = fenOfProduct([count, each])
  const shown = printFigure(fen, '万元')
  return [
    rowCheck(
      fund,
      pieces,
      index,
      { rule: 'pieces-within-budget', clause: rowClause(fund.name, pieces.name), column: '指标值' },
      fen <= budget,
      () => ({
        grade: 'doubt',
        stated: `${shown}万元`,
        expected: `不超过${table.budget}万元`,
        message: `请核对目标是否可行：${pieces.value}${pieces.unit}×${price.value}${price.unit}=${shown}万元，大于当年预算${table.budget}万元。`,
      }),
    ),
  ]
}

/** Both names begin alike: 工作队经费对象个数 and 工作队经费标准. */
function sharesName(row: TargetRow, price: TargetRow | undefined): boolean {
  return price !== undefined && row.name.slice(0, 3) === price.name.slice(0, 3)
}
