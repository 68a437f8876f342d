import type { CheckResult, PlacedFigure } from '#lint'
import { exceedsShare, found, passed, percentOf, printFigure, roundToStep, shareOf } from '#lint'
import {
  annuityRate,
  housingRate,
  labourShare,
  pensionRate,
  unionRate,
  valueOfYear,
} from '../check-parameters.ts'
import type { BudgetFigures } from '../figures.ts'
import type { CheckContext } from './context.ts'
import { counterpartCodes } from './counterparts.ts'
import type { CheckedTable } from './lookup.ts'
import { dataRows, findTable, placeByRow } from './lookup.ts'
import { codeOf, directChildren } from './sums.ts'

/** 基本工资, 津贴补贴 (or 绩效工资) and 奖金: what contributions are reckoned from. */
const wageCodes = ['30101', '30102', '30103', '30107']
/** A printed difference of one step is rounding (plausibility rates), in 分. */
const oneStep = 10_000
/** t2.r3: a remainder above this is shown, in 分 (0.02 万元). */
const remainderShownAbove = 20_000

/** Wages of table 3 in 分: the base of contributions and of the trade union's share. */
export function wagesOf(figures: BudgetFigures): number {
  const t3 = findTable(figures, 't3')
  if (t3 === undefined) return 0
  return wageCodes.reduce((sum, code) => sum + placeByRow(t3, code, 'total', '').figure.value, 0)
}

/** Each item of table 3 302xx with its share of the whole public cost in percent, one decimal (t3.r12). */
export function publicCostShares(
  figures: BudgetFigures,
): readonly { readonly code: string; readonly name: string; readonly percent: string }[] {
  const t3 = findTable(figures, 't3')
  if (t3 === undefined) return []
  const whole = placeByRow(t3, 'total', 'public', '').figure.value
  return dataRows(t3)
    .filter((row) => codeOf(row).length === 5 && (row.figures['public']?.value ?? 0) !== 0)
    .map((row) => ({
      code: codeOf(row),
      name: row.labels['name'] ?? '',
      percent: percentOf(row.figures['public']?.value ?? 0, whole, 1) ?? '',
    }))
}

/** Plausibilities for the reviewer; none of them blocks. */
export function checkWages(figures: BudgetFigures, { year, texts }: CheckContext): CheckResult[] {
  const t3 = findTable(figures, 't3')
  if (t3 === undefined) return []
  const amount = (code: string, clause: string): PlacedFigure => placeByRow(t3, code, 'total', clause)
  const wages = wagesOf(figures)
  return [
    checkBase(amount('30101', 'shizhu-budget-2023/t3.r2'), wages),
    checkBonus(amount('30103', 'shizhu-budget-2023/t3.r4'), amount('30101', 'shizhu-budget-2023/t3.r2')),
    checkLabour(t3, valueOfYear(labourShare, year), texts),
    checkUnion(amount('30228', 'shizhu-budget-2023/t3.r14'), wages, valueOfYear(unionRate, year)),
    ...checkRates(figures, wages, year),
    ...checkRunning(figures),
  ]
}

function checkBase(base: PlacedFigure, wages: number): CheckResult {
  return asked(base, wages > 0 && base.figure.value === 0, '有津贴、奖金而没有基本工资，工资基数不完整')
}

function checkBonus(bonus: PlacedFigure, base: PlacedFigure): CheckResult {
  const says = `奖金${bonus.figure.text}大于基本工资${base.figure.text}，请说明依据`
  return asked(bonus, bonus.figure.value > base.figure.value, says)
}

function checkLabour(t3: CheckedTable, percent: number, texts: CheckContext['texts']): CheckResult {
  const labour = placeByRow(t3, '30226', 'total', 'shizhu-budget-2023/t3.r13')
  const publicCost = placeByRow(t3, 'total', 'public', '').figure.value
  const isExplained = (texts?.['labourReason'] ?? '').trim() !== ''
  const isOdd = exceedsShare(labour.figure.value, publicCost, percent) && !isExplained
  return asked(labour, isOdd, `劳务费${labour.figure.text}超过公用经费的${percent}%，请说明原因`)
}

function checkUnion(union: PlacedFigure, wages: number, percent: number): CheckResult {
  const usual = shareOf(wages, percent)
  const says = `工会经费${union.figure.text}高于工资${printFigure(wages, '万元')}的${percent}%`
  return asked(union, union.figure.value > usual + oneStep, says)
}

/** t2.r7, t7.r7: the annuity goes with the pension as 8 with 16. t2.r14, t7.r14: the housing fund at most 12 % of wages. */
function checkRates(figures: BudgetFigures, wages: number, year: number): CheckResult[] {
  const [annuity, pension, housing] = [annuityRate, pensionRate, housingRate].map((one) =>
    valueOfYear(one, year),
  )
  return (['t2', 't7'] as const).flatMap((key) => {
    const table = findTable(figures, key)
    if (table === undefined) return []
    const at = (code: string, row: number): PlacedFigure =>
      placeByRow(table, code, 'basic', `shizhu-budget-2023/${key}.r${row}`)
    return [
      checkAnnuity(at('2080506', 7), at('2080505', 6), annuity ?? 0, pension ?? 1),
      checkHousing(at('2210201', 14), wages, housing ?? 0),
    ]
  })
}

function checkAnnuity(
  annuity: PlacedFigure,
  base: PlacedFigure,
  annuityPercent: number,
  pensionPercent: number,
): CheckResult {
  const expected = Math.round((base.figure.value * annuityPercent) / pensionPercent)
  const isOdd = annuity.figure.value !== 0 && Math.abs(printed(annuity) - asPrinted(expected)) > oneStep
  const says = `职业年金一般为养老保险${base.figure.text}的${annuityPercent}/${pensionPercent}，约${printFigure(expected, '万元')}，所列为${annuity.figure.text}`
  return asked(annuity, isOdd, says, 'statutory-ratio')
}

function checkHousing(housing: PlacedFigure, wages: number, percent: number): CheckResult {
  const isOdd = wages > 0 && printed(housing) > asPrinted(shareOf(wages, percent))
  return asked(housing, isOdd, `住房公积金${housing.figure.text}超过${percent}%`, 'statutory-ratio')
}

const asPrinted = (fen: number): number => roundToStep(fen, oneStep)
const printed = ({ figure }: PlacedFigure): number => asPrinted(figure.value)

/**
 * t2.r3, t7.r3: where one function item carries everything outside 208, 210 and 221, it is wages, public cost and the
 * contributions booked nowhere else.
 */
function checkRunning(figures: BudgetFigures): CheckResult[] {
  const t3 = findTable(figures, 't3')
  if (t3 === undefined) return []
  return (['t2', 't7'] as const).flatMap((key) => {
    const tree = findTable(figures, key)
    if (tree === undefined) return []
    const leaves = dataRows(tree).filter((row) => directChildren(tree, codeOf(row)).length === 0)
    const [running, another] = leaves.filter((row) => !/^(208|210|221)/.test(codeOf(row)))
    if (running === undefined || another !== undefined || codeOf(running).length !== 7) return []
    const booked = leaves
      .filter((row) => row !== running)
      .reduce((sum, row) => sum + (row.figures['basic']?.value ?? 0), 0)
    return [
      reconcile(figures, placeByRow(tree, codeOf(running), 'basic', `shizhu-budget-2023/${key}.r3`), booked),
    ]
  })
}

function reconcile(figures: BudgetFigures, running: PlacedFigure, booked: number): CheckResult {
  const t3 = findTable(figures, 't3')
  const leaves = t3 === undefined ? [] : dataRows(t3).filter((row) => codeOf(row).length === 5)
  const sumOf = (rows: typeof leaves): number =>
    rows.reduce((sum, row) => sum + (row.figures['total']?.value ?? 0), 0)
  const mapped = leaves.filter((row) => counterpartCodes.includes(codeOf(row)))
  const own = sumOf(leaves.filter((row) => !mapped.includes(row)))
  const elsewhere = sumOf(mapped) - booked
  const remainder = running.figure.value - own - elsewhere
  const says =
    `“${running.place.rowName ?? ''}”${running.figure.text}与工资、公用经费等${printFigure(own, '万元')}` +
    `及未列入社保、医疗、住房科目的${printFigure(elsewhere, '万元')}相差${printFigure(remainder, '万元')}`
  return asked(running, Math.abs(remainder) > remainderShownAbove, says, 'running-item')
}

function asked(placed: PlacedFigure, isOdd: boolean, says: string, rule = 'share-plausibility'): CheckResult {
  if (!isOdd) return passed(rule, placed.place)
  return found({
    rule,
    grade: 'doubt',
    where: placed.place,
    related: [],
    stated: placed.figure.text,
    expected: '合理范围或说明',
    message: `请核对「${placed.place.sheet}」${placed.place.cell ?? ''}：${says}。`,
  })
}
