import type { CheckResult, PlacedFigure } from '#lint'
import { found, passed, printFigure, restates } from '#lint'
import type { BudgetFigures } from '../figures.ts'
import { toPrintedFigure } from '../figures.ts'
import { clauseOf } from '../tables.ts'
import type { FigurePair } from './cross.ts'
import { findRow, findTable, place, placeByRow } from './lookup.ts'

/** Functional items with a fixed economic counterpart: code of t2, code of t3, clause. */
const counterparts = [
  ['2080505', '30108', 't2.r6'],
  ['2080506', '30109', 't2.r7'],
  ['2101101', '30110', 't2.r10'],
  ['2101199', '30114', 't2.r11'],
  ['2210201', '30113', 't2.r14'],
] as const

/** A personnel increase above this share is asked to be itemised (n.3.c), in percent. */
const itemizedAbovePercent = 30
/** 劳务费 above this share of public cost is asked about (t3.r13), in percent. */
const labourShareMax = 20
/** Housing fund at most this share of wages (t2.r14), in percent. */
const housingFundShareMax = 12

/** Hints for the reviewer; none of them blocks. */
export function checkHints(figures: BudgetFigures): CheckResult[] {
  return [
    ...checkCounterparts(figures),
    ...checkShares(figures),
    ...checkPersonnelIncrease(figures),
    ...checkVehicles(figures),
  ]
}

/** Functional item and economic item that are one payment, where at least one of the two rows is there. */
export function counterpartPairs(figures: BudgetFigures): FigurePair[] {
  const [t2, t3] = [findTable(figures, 't2'), findTable(figures, 't3')]
  if (t2 === undefined || t3 === undefined) return []
  return counterparts
    .filter(
      ([functional, economic]) =>
        findRow(t2, functional) !== undefined || findRow(t3, economic) !== undefined,
    )
    .map(([functional, economic, clause]) => ({
      stated: placeByRow(t2, functional, 'basic', clauseOf(clause)),
      source: placeByRow(t3, economic, 'total', clauseOf(clause)),
    }))
}

function checkCounterparts(figures: BudgetFigures): CheckResult[] {
  return counterpartPairs(figures).map(({ stated: a, source: b }) => {
    if (restates(a.figure, b.figure)) return passed('function-vs-economic', a.place)
    const difference = printFigure(Math.abs(a.figure.value - b.figure.value), '万元')
    return found({
      rule: 'function-vs-economic',
      grade: 'doubt',
      where: a.place,
      related: [b.place],
      stated: a.figure.text,
      expected: b.figure.text,
      difference: printFigure(a.figure.value - b.figure.value, '万元'),
      message: `差${difference}，请说明列支科目：“${a.place.rowName ?? ''}”为${a.figure.text || '0'}万元，“${b.place.rowName ?? ''}”为${b.figure.text || '0'}万元。`,
    })
  })
}

/** Whether `part` exceeds `percent` of `whole`; integers only. */
export function exceedsShare(part: number, whole: number, percent: number): boolean {
  return part * 100 > whole * percent
}

function checkShares(figures: BudgetFigures): CheckResult[] {
  const t3 = findTable(figures, 't3')
  if (t3 === undefined) return []
  const amount = (code: string, clause: string): PlacedFigure =>
    placeByRow(t3, code, 'total', clauseOf(clause))
  const base = amount('30101', 't3.r2')
  const bonus = amount('30103', 't3.r4')
  const labour = amount('30226', 't3.r13')
  const housing = amount('30113', 't3.r9')
  const publicCost = amount('302', 't3.r11').figure.value
  const wages = ['30101', '30102', '30103'].reduce((acc, code) => acc + amount(code, 't3').figure.value, 0)
  const bonusFinding = share(
    bonus,
    bonus.figure.value > base.figure.value,
    `奖金${bonus.figure.text}大于基本工资${base.figure.text}，请说明依据`,
  )
  const labourFinding = share(
    labour,
    exceedsShare(labour.figure.value, publicCost, labourShareMax),
    `劳务费${labour.figure.text}超过公用经费的${labourShareMax}%，请说明原因`,
  )
  const limit = Math.floor((wages * housingFundShareMax + 50) / 100)
  const printsAbove =
    printFigure(housing.figure.value, '万元') !== printFigure(limit, '万元') && housing.figure.value > limit
  const housingFinding = share(
    housing,
    printsAbove,
    `住房公积金${housing.figure.text}超过工资的${housingFundShareMax}%`,
    'statutory-ratio',
  )
  return [bonusFinding, labourFinding, housingFinding]
}

function share(placed: PlacedFigure, isOdd: boolean, says: string, rule = 'share-plausibility'): CheckResult {
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

/** n.3.c: personnel cost rose by more than 30 %: last year's figure is what remains without the stated increase. */
function checkPersonnelIncrease(figures: BudgetFigures): CheckResult[] {
  const entry = figures.narrative.find(({ clause }) => clause === 'n.3.c')
  const t3 = findTable(figures, 't3')
  const total = t3 === undefined ? undefined : findRow(t3, 'total')
  if (entry === undefined || t3 === undefined || total === undefined || !entry.item.endsWith('增加'))
    return []
  const current = place(t3, total, 'personnel', 'shizhu-budget-2023/n.3.c')
  const where = {
    sheet: '说明',
    row: 'n.3.c',
    rowName: entry.item,
    cell: entry.figure.cell ?? `C${entry.row}`,
    clause: 'shizhu-budget-2023/n.3.c',
  }
  const change = toPrintedFigure(entry.figure).value
  const last = current.figure.value - change
  if (last <= 0 || !exceedsShare(change, last, itemizedAbovePercent))
    return [passed('large-change-needs-detail', where)]
  return [
    found({
      rule: 'large-change-needs-detail',
      grade: 'doubt',
      where,
      related: [current.place],
      stated: entry.figure.stated ?? '',
      expected: '逐项说明',
      message: `人员经费由${printFigure(last, '万元')}万元增至${current.figure.text}万元，增幅超过${itemizedAbovePercent}%，须逐项说明原因。`,
    }),
  ]
}

/** n.5.4.b: planned purchases go with a purchase amount, and the reverse. */
function checkVehicles(figures: BudgetFigures): CheckResult[] {
  const entry = figures.narrative.find(({ item }) => item === '购置车辆')
  const t4 = findTable(figures, 't4')
  if (entry === undefined || t4 === undefined) return []
  const amount = placeByRow(t4, 'total', 'carPurchase', 'shizhu-budget-2023/n.5.4.b')
  const count = toPrintedFigure(entry.figure, '辆')
  if (count.value > 0 === amount.figure.value > 0) return [passed('vehicle-purchase', amount.place)]
  const says =
    count.value > 0 ? `购车${count.text}辆但购置费为0` : `购置费为${amount.figure.text}万元但购车为0辆`
  return [
    found({
      rule: 'vehicle-purchase',
      grade: 'error',
      where: {
        sheet: '说明',
        row: 'n.5.4.b',
        rowName: entry.item,
        cell: entry.figure.cell ?? `C${entry.row}`,
        clause: 'shizhu-budget-2023/n.5.4.b',
      },
      related: [amount.place],
      stated: count.text,
      expected: '车辆数与购置费一致',
      message: `请核对「说明」的购置车辆与「${t4.stated.sheet}」：${says}。`,
    }),
  ]
}
