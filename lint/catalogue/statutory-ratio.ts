import type { CheckResult } from '../finding.ts'
import { describePlace, found, passed } from '../finding.ts'
import { printFigure } from '../printed-figure.ts'
import type { CodedFigure } from '../reading/budget-codes.ts'
import { economicTable, leavesOf } from '../reading/budget-codes.ts'
import type { ReadTable } from '../reading/grid.ts'
import { documentRule } from '../rule.ts'

const id = 'statutory-ratio'

/** 16 % of wages go to the pension (国办发〔2019〕13号) and 8 % to the annuity (国办发〔2015〕18号): one is half of the other. */
const [pension, annuity] = ['30108', '30109']
/** At most 12 % of wages go to the housing fund (建金管〔2005〕5号); wages are basic pay, allowances, bonus and merit pay. */
const housing = '30113'
const housingPercent = 12
const wages = ['30101', '30102', '30103', '30107']

type Figures = readonly CodedFigure[]
const amountOf = (figures: Figures, code: string): CodedFigure | undefined =>
  figures.find((one) => one.code === code && one.cell.figure.value !== 0)

function checkAnnuity(figures: Figures): readonly CheckResult[] {
  const [whole, half] = [amountOf(figures, pension), amountOf(figures, annuity)]
  if (whole === undefined || half === undefined) return []
  const [a, b] = [whole.cell.figure, half.cell.figure]
  const isHalf = Math.abs(b.value * 2 - a.value) <= Math.max(a.step / 2 + b.step, 0)
  if (isHalf) return [passed(id, half.cell.place)]
  const expected = printFigure(Math.round(a.value / 2), a.unit)
  const message = `请核对缴费基数：${describePlace(half.cell.place)}为${half.cell.text}${b.unit}，职业年金单位缴费8%应为养老保险单位缴费16%（${whole.cell.text}${a.unit}）的一半，即${expected}${a.unit}。`
  return [
    found({
      rule: id,
      grade: 'doubt',
      where: half.cell.place,
      related: [whole.cell.place],
      stated: half.cell.text,
      expected,
      message,
    }),
  ]
}

function checkHousing(figures: Figures): readonly CheckResult[] {
  const fund = amountOf(figures, housing)
  const base = wages.flatMap((code) => amountOf(figures, code) ?? [])
  if (fund === undefined || base.length < 2) return []
  const sum = base.reduce((all, { cell }) => all + cell.figure.value, 0)
  const most = base.reduce((all, { cell }) => all + cell.figure.step / 2, sum)
  const { figure, place, text } = fund.cell
  if ((figure.value - figure.step / 2) * 100 <= most * housingPercent) return [passed(id, place)]
  const { unit } = figure
  const limit = printFigure(Math.floor((sum * housingPercent) / 100), unit)
  const message = `请核对缴存比例：${describePlace(place)}为${text}${unit}，超过工资${printFigure(sum, unit)}${unit}的${housingPercent}%（${limit}${unit}），缴存基数含了别的收入吗？`
  return [
    found({
      rule: id,
      grade: 'doubt',
      where: place,
      related: base.map(({ cell }) => cell.place),
      stated: text,
      expected: `不超过${limit}${unit}`,
      message,
    }),
  ]
}

function check(tables: readonly ReadTable[]): readonly CheckResult[] {
  const table = economicTable(tables)
  const figures = table === undefined ? [] : leavesOf(table.figures)
  return [...checkAnnuity(figures), ...checkHousing(figures)]
}

export const statutoryRatio = documentRule({
  id,
  name: '按比例缴纳的费用与基数相称',
  grade: 'doubt',
  families: ['budget'],
  says: '基本支出按经济分类列的表里，年金缴费（工资的8%）是养老保险缴费（16%）的一半，住房公积金不超过工资（基本工资、津贴补贴、奖金、绩效工资）的12%。',
  limits: ['缴费基数不等于表列工资的，比例会有出入，所以只请核对。', '没有列年金或公积金的不核对。'],
  examples: [
    {
      text: '单位：万元\n编码\t名称\t合计\n合计\t\t128.00\n301\t工资福利\t128.00\n30101\t基本工资\t60.00\n30102\t津贴\t40.00\n30108\t养老\t10.67\n30109\t年金\t5.33\n30113\t公积金\t12.00\n',
      finds: 0,
    },
    {
      text: '单位：万元\n编码\t名称\t合计\n合计\t\t128.00\n301\t工资福利\t128.00\n30101\t基本工资\t60.00\n30102\t津贴\t40.00\n30108\t养老\t10.67\n30109\t年金\t5.53\n30113\t公积金\t12.00\n',
      finds: 1,
    },
    {
      text: '单位：万元\n编码\t名称\t合计\n合计\t\t128.00\n301\t工资福利\t128.00\n30101\t基本工资\t60.00\n30102\t津贴\t40.00\n30108\t养老\t10.00\n30109\t年金\t10.00\n30113\t公积金\t12.60\n',
      finds: 2,
    },
  ],
  check: ({ tables }) => check(tables),
})
