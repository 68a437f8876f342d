import type { CheckResult } from '../finding.ts'
import { describePlace, found, passed } from '../finding.ts'
import { restates } from '../interval.ts'
import { printFigure } from '../printed-figure.ts'
import { economicTable, functionalTable, leavesOf } from '../reading/budget-codes.ts'
import type { CodedFigure } from '../reading/budget-codes.ts'
import type { ReadTable } from '../reading/grid.ts'
import { documentRule } from '../rule.ts'

const id = 'function-vs-economic'

/**
 * Payments that stand under a function code and under an economic code: pension and annuity contributions, medical insurance
 * of offices and institutions, their allowance, other medical cost, housing fund.
 */
const counterparts: readonly { readonly functional: readonly string[]; readonly economic: string }[] = [
  { functional: ['2080505'], economic: '30108' },
  { functional: ['2080506'], economic: '30109' },
  { functional: ['2101101', '2101102'], economic: '30110' },
  { functional: ['2101103'], economic: '30111' },
  { functional: ['2101199'], economic: '30114' },
  { functional: ['2210201'], economic: '30113' },
]

type Pair = { readonly functional: CodedFigure; readonly economic: CodedFigure }

function pairsOf(functional: readonly CodedFigure[], economic: readonly CodedFigure[]): readonly Pair[] {
  return counterparts.flatMap((one) => {
    const rows = functional.filter(({ code }) => one.functional.includes(code))
    const [row] = rows
    const other = economic.find(({ code }) => code === one.economic)
    return row === undefined || rows.length > 1 || other === undefined
      ? []
      : [{ functional: row, economic: other }]
  })
}

function compare({ functional: a, economic: b }: Pair): CheckResult {
  if (restates(a.cell.figure, b.cell.figure)) return passed(id, a.cell.place)
  const { unit } = a.cell.figure
  const difference = printFigure(a.cell.figure.value - b.cell.figure.value, unit)
  return found({
    rule: id,
    grade: 'doubt',
    where: a.cell.place,
    related: [b.cell.place],
    stated: a.cell.text,
    expected: b.cell.text,
    difference,
    message: `请核对列支科目：${describePlace(a.cell.place)}为${a.cell.text}${unit}，同一笔支出在${describePlace(b.cell.place)}为${b.cell.text}${unit}，相差${difference}${unit}，差额列在了哪个科目？`,
  })
}

const total = (figures: readonly CodedFigure[]): number =>
  figures.reduce((sum, { cell }) => sum + cell.figure.value, 0)

/** What is left on both sides beside the pairs, the differences of the pairs put back, is one amount. */
function compareRest(
  functional: readonly CodedFigure[],
  economic: readonly CodedFigure[],
  pairs: readonly Pair[],
): readonly CheckResult[] {
  const rest = functional.filter((one) => !pairs.some((pair) => pair.functional === one))
  const other = economic.filter((one) => !pairs.some((pair) => pair.economic === one))
  const [first] = rest
  if (pairs.length === 0 || first === undefined || other.length === 0) return []
  const moved = total(pairs.map((pair) => pair.economic)) - total(pairs.map((pair) => pair.functional))
  const difference = total(rest) - total(other) - moved
  const bound = [...functional, ...economic].reduce((sum, { cell }) => sum + cell.figure.step / 2, 0)
  if (Math.abs(difference) < Math.max(bound, 1)) return [passed(id, first.cell.place)]
  const { unit } = first.cell.figure
  const [left, right] = [printFigure(total(rest), unit), printFigure(total(other) + moved, unit)]
  return [
    found({
      rule: id,
      grade: 'doubt',
      where: first.cell.place,
      related: other.map(({ cell }) => cell.place),
      stated: left,
      expected: right,
      difference: printFigure(difference, unit),
      message: `请核对两种分类的其余科目：按功能分类的其余各项共${left}${unit}，按经济分类的其余各款共${right}${unit}，相差${printFigure(difference, unit)}${unit}。`,
    }),
  ]
}

function check(tables: readonly ReadTable[]): readonly CheckResult[] {
  const [functional, economic] = [functionalTable(tables), economicTable(tables)]
  if (functional === undefined || economic === undefined) return []
  // of two amounts that differ as wholes no part can be compared
  if (!restates(functional.total.figure, economic.total.figure)) return []
  const [left, right] = [leavesOf(functional.figures), leavesOf(economic.figures)]
  const pairs = pairsOf(left, right)
  return [...pairs.map(compare), ...compareRest(left, right, pairs)]
}

export const functionVsEconomic = documentRule({
  id,
  name: '同一笔支出按功能和按经济分类列的数相同',
  grade: 'doubt',
  families: ['budget'],
  says: '基本支出按功能分类列一张表、按经济分类列一张表，养老保险、职业年金、医疗保险、公务员医疗补助、住房公积金在两张表里各有固定的科目，数额应当相同；其余科目合起来也应相同。数额不同不一定错（例如一部分列入别的科目），但需要说明。',
  limits: [
    '两张表的合计不同的不核对。',
    '一个经济科目对应两个功能科目（行政单位和事业单位医疗同时列支）的不核对。',
  ],
  examples: [
    {
      text: '甲表\n\n单位：万元\n编码\t名称\t总计\t基本支出\t项目支出\n合计\t\t30.00\t20.00\t10.00\n208\t社保\t4.00\t4.00\t\n20805\t养老\t4.00\t4.00\t\n2080505\t养老缴费\t4.00\t4.00\t\n205\t教育\t26.00\t16.00\t10.00\n20502\t普通教育\t26.00\t16.00\t10.00\n2050202\t小学\t26.00\t16.00\t10.00\n\n乙表\n\n单位：万元\n编码\t名称\t总计\n合计\t\t20.00\n301\t工资福利\t20.00\n30101\t基本工资\t16.00\n30108\t养老缴费\t4.00\n',
      finds: 0,
    },
    {
      text: '甲表\n\n单位：万元\n编码\t名称\t总计\t基本支出\t项目支出\n合计\t\t30.00\t20.00\t10.00\n208\t社保\t4.00\t4.00\t\n20805\t养老\t4.00\t4.00\t\n2080505\t养老缴费\t4.00\t4.00\t\n205\t教育\t26.00\t16.00\t10.00\n20502\t普通教育\t26.00\t16.00\t10.00\n2050202\t小学\t26.00\t16.00\t10.00\n\n乙表\n\n单位：万元\n编码\t名称\t总计\n合计\t\t20.00\n301\t工资福利\t20.00\n30101\t基本工资\t15.50\n30108\t养老缴费\t4.50\n',
      finds: 1,
    },
    {
      text: '甲表\n\n单位：元\n编码\t名称\t合计\n合计\t\t900\n221\t住房\t100\n22102\t改革\t100\n2210201\t公积金\t100\n205\t教育\t800\n20502\t普通\t800\n2050203\t初中\t800\n\n乙表\n\n单位：元\n编码\t名称\t合计\n合计\t\t900\n301\t工资福利\t900\n30102\t津贴\t900\n30113\t公积金\t90\n',
      finds: 2,
    },
  ],
  check: ({ tables }) => check(tables),
})
