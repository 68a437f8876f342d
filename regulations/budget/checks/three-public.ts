import type { CheckResult, Place, PlacedFigure } from '#lint'
import {
  checkCrossTable,
  checkPartWithin,
  describePlace,
  exactFigure,
  found,
  parsePrinted,
  passed,
  printFigure,
  restates,
} from '#lint'
import { findNarrative } from '../explanation-figures.ts'
import type { BudgetFigures } from '../figures.ts'
import { threePublicItems } from '../three-public.ts'
import type { ThreePublicItem } from '../three-public.ts'
import type { CheckContext } from './context.ts'
import type { FigurePair } from './cross.ts'
import type { CheckedTable } from './lookup.ts'
import { findTable, placeByRow } from './lookup.ts'

/** t4: each column is what the economic codes say, for general-budget money only; cars, reasons and parent. */
export function checkThreePublic(figures: BudgetFigures, context: CheckContext): CheckResult[] {
  const [t3, t4] = [findTable(figures, 't3'), findTable(figures, 't4')]
  const bound =
    t3 === undefined || t4 === undefined
      ? []
      : threePublicItems.map((item) => checkItem(figures, t3, t4, item))
  return [
    ...bound,
    ...checkOtherTransport(t3, t4),
    ...checkCarRunning(figures, context),
    ...checkZeroReason(figures, context),
    ...checkCarPurchase(figures),
    ...checkVehicleDay(figures, context),
  ]
}

/** Columns of table 4 with their economic items, where both are one figure: without project money. */
export function threePublicPairs(figures: BudgetFigures): readonly FigurePair[] {
  const [t2, t3, t4] = [findTable(figures, 't2'), findTable(figures, 't3'), findTable(figures, 't4')]
  if (t3 === undefined || t4 === undefined) return []
  const project = t2 === undefined ? 0 : placeByRow(t2, 'total', 'project', '').figure.value
  if (project !== 0) return []
  return threePublicItems.map(({ column, codes, clause }) => ({
    stated: placeByRow(t4, 'total', column, clause),
    source: sumOfCodes(t3, codes, clause),
  }))
}

/** With project money table 3 (basic expenditure) is only a part of table 4; without it both are the same figure. */
function checkItem(
  figures: BudgetFigures,
  t3: CheckedTable,
  t4: CheckedTable,
  { column, codes, clause }: ThreePublicItem,
): CheckResult {
  const stated = placeByRow(t4, 'total', column, clause)
  const source = sumOfCodes(t3, codes, clause)
  const t2 = findTable(figures, 't2')
  const project = t2 === undefined ? 0 : placeByRow(t2, 'total', 'project', '').figure.value
  return project === 0
    ? checkCrossTable(stated, source)
    : { ...checkPartWithin({ rule: 'cross-table', part: source, whole: stated }), where: stated.place }
}

/** The rows of some codes as one figure; printed amounts stay printed. */
function sumOfCodes(t3: CheckedTable, codes: readonly string[], clause: string): PlacedFigure {
  const parts = codes.map((code) => placeByRow(t3, code, 'total', clause))
  const filled = parts.filter(({ figure }) => figure.value !== 0)
  const [one, more] = filled
  if (one === undefined) return parts[0] ?? placeByRow(t3, codes[0] ?? '', 'total', clause)
  if (more === undefined) return one
  const sum = filled.reduce((total, { figure }) => total + figure.value, 0)
  const parsed = filled.every(({ figure }) => figure.step > 0)
    ? parsePrinted(printFigure(sum, '万元'), '万元')
    : null
  return { place: one.place, figure: parsed?.ok === true ? parsed.figure : exactFigure(sum, '万元') }
}

/** t3.r15: 其他交通费用 is no running cost of cars. */
function checkOtherTransport(t3: CheckedTable | undefined, t4: CheckedTable | undefined): CheckResult[] {
  if (t3 === undefined || t4 === undefined) return []
  const transport = placeByRow(t3, '30239', 'total', 'shizhu-budget-2023/t3.r15')
  const cars = placeByRow(t3, '30231', 'total', '')
  const stated = placeByRow(t4, 'total', 'carRunning', '')
  const isMistaken =
    transport.figure.value !== 0 &&
    restates(stated.figure, transport.figure) &&
    !restates(stated.figure, cars.figure)
  if (!isMistaken) return [passed('other-transport', transport.place)]
  return [
    found({
      rule: 'other-transport',
      grade: 'error',
      where: transport.place,
      related: [stated.place],
      stated: stated.figure.text,
      expected: cars.figure.text || '0',
      message: `请改正${describePlace(stated.place)}：其他交通费用（30239）不属于“三公”经费，公务用车运行维护费是30231。`,
    }),
  ]
}

/** n.6.5.c: running cost of cars wants at least one car, or a reason in writing. */
function checkCarRunning(figures: BudgetFigures, { texts }: CheckContext): CheckResult[] {
  const t3 = findTable(figures, 't3')
  const cars = findNarrative(figures, '现有车辆')
  if (t3 === undefined || cars === undefined) return []
  const running = placeByRow(t3, '30231', 'total', 'shizhu-budget-2023/n.6.5.c')
  const isExplained = (texts?.['carRunningReason'] ?? '').trim() !== ''
  if (running.figure.value === 0 || cars.value > 0 || isExplained)
    return [passed('vehicle-running', running.place)]
  return [
    found({
      rule: 'vehicle-running',
      grade: 'doubt',
      where: running.place,
      related: [],
      stated: running.figure.text,
      expected: '现有车辆不少于1辆，或说明原因',
      message: `请说明原因：无车辆而有运行费，${describePlace(running.place)}列${running.figure.text}万元，现有车辆为0辆。`,
    }),
  ]
}

/** n.4.c: zeros where last year was not zero want a reason; whoever budgets instead is a known unit. */
function checkZeroReason(figures: BudgetFigures, { texts, unit, knownUnits }: CheckContext): CheckResult[] {
  const place: Place = { sheet: '说明', rowName: '“三公”经费说明', clause: 'shizhu-budget-2023/n.4.c' }
  const named = (texts?.['threePublicBy'] ?? '').trim()
  if (texts === undefined || findTable(figures, 't4') === undefined) return []
  const isKnown = named === '' || named === unit?.department?.code || (knownUnits ?? []).includes(named)
  if (isKnown) return [passed('named-unit', place)]
  return [
    found({
      rule: 'named-unit',
      grade: 'doubt',
      where: place,
      related: [],
      stated: named,
      expected: '预算单位名册里的单位代码',
      message: `请核对统一预算的单位：预算单位名册里没有代码“${named}”。`,
    }),
  ]
}

/** n.5.4.b, t4.carbuy: planned purchases go with a purchase amount, and the reverse. */
function checkCarPurchase(figures: BudgetFigures): CheckResult[] {
  const t4 = findTable(figures, 't4')
  if (t4 === undefined) return []
  const amount = placeByRow(t4, 'total', 'carPurchase', 'shizhu-budget-2023/t4.carbuy')
  const planned = figures.narrative.find(({ item }) => item === '购置车辆')
  const count = findNarrative(figures, '购置车辆')?.value ?? 0
  const where: Place = {
    sheet: '说明',
    row: 'n.5.4.b',
    rowName: '购置车辆',
    ...(planned === undefined ? {} : { cell: planned.figure.cell ?? `C${planned.row}` }),
    clause: 'shizhu-budget-2023/n.5.4.b',
  }
  const text = String(count / 10_000)
  if (count > 0 === amount.figure.value > 0) return [passed('vehicle-purchase', where)]
  const says = count > 0 ? `购车${text}辆但购置费为0` : `购置费为${amount.figure.text}万元但购车为0辆`
  return [
    found({
      rule: 'vehicle-purchase',
      grade: 'error',
      where,
      related: [amount.place],
      stated: text,
      expected: '车辆数与购置费一致',
      message: `请核对「说明」的购置车辆与「${t4.stated.sheet}」：${says}。`,
    }),
  ]
}

/** n.5.4.a, reading: the stock is that of 31 December of the year before. */
function checkVehicleDay(figures: BudgetFigures, { texts, year }: CheckContext): CheckResult[] {
  if (findNarrative(figures, '现有车辆') === undefined) return []
  const place: Place = { sheet: '说明', rowName: '现有车辆', clause: 'shizhu-budget-2023/n.5.4.a' }
  const day = (texts?.['vehiclesAsOf'] ?? '').trim()
  const expected = `${year - 1}-12-31`
  if (day === '' || day === expected) return [passed('vehicle-day', place)]
  return [
    found({
      rule: 'vehicle-day',
      grade: 'doubt',
      where: place,
      related: [],
      stated: day,
      expected,
      message: `请核对车辆数的截止日期：所填${day}，应为${year - 1}年末数（${expected}）。`,
    }),
  ]
}
