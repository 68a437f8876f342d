import type { CheckResult, PlacedFigure } from '#lint'
import {
  checkAmountAgainstTable,
  checkRestated,
  checkSum,
  found,
  isMoneyUnit,
  passed,
  printFigure,
} from '#lint'
import type { BudgetFigures, StatedNarrative } from '../figures.ts'
import { toPrintedFigure } from '../figures.ts'
import type { NarrativeItem, TableBinding } from '../narrative.ts'
import { findNarrativeItem, narrativeEquals, narrativeSums, reasonOf, splitItem } from '../narrative.ts'
import { clauseOf } from '../tables.ts'
import { findTable, placeByRow } from './lookup.ts'

/** The sheet on which the figures of the explanation stand. */
const sheet = '说明'

/** A stated figure with its sign applied: 减少6.72 is −6.72. */
type Stated = {
  readonly entry: StatedNarrative
  readonly item: string
  readonly word: string | null
  readonly placed: PlacedFigure
}

/** n.2.1.a … n.5.4.b: every figure of the explanation equals the cell it names, changes and sums add up. */
export function checkExplanation(figures: BudgetFigures): CheckResult[] {
  const stated = figures.narrative.map(toStated)
  const single = stated.flatMap((one) => checkEntry(figures, stated, one))
  const sums = narrativeSums.flatMap(({ clause, total, parts }) => {
    const whole = findStated(stated, total)
    const listed = parts.flatMap((part) => findStated(stated, part) ?? [])
    if (whole === undefined || listed.length === 0) return []
    const rule = total.includes('比上年') ? 'year-on-year' : 'parts-sum'
    const placed = { ...whole.placed, place: { ...whole.placed.place, clause: clauseOf(clause) } }
    return [
      checkSum({
        rule,
        total: placed,
        parts: listed.map(({ placed: part }) => part),
        partsName: '文字所列各项',
      }),
    ]
  })
  const equals = narrativeEquals.flatMap(({ clause, items: [one, other] }) => {
    const [a, b] = [findStated(stated, one), findStated(stated, other)]
    if (a === undefined || b === undefined) return []
    const placed = { ...a.placed, place: { ...a.placed.place, clause: clauseOf(clause) } }
    return [
      checkRestated({
        rule: 'year-on-year',
        stated: placed,
        source: b.placed,
        says: '说明中两处写的是同一个数',
      }),
    ]
  })
  return [...single, ...sums, ...equals]
}

function checkEntry(figures: BudgetFigures, stated: readonly Stated[], one: Stated): CheckResult[] {
  const definition = findNarrativeItem(one.entry.clause, one.item)
  if (definition === undefined) return reasonOf(one.entry) === null ? [unboundItem(one)] : []
  return [
    ...checkUnit(definition, one),
    ...checkBound(figures, stated, definition, one),
    ...checkChange(figures, stated, definition, one),
    ...checkZeroWording(one),
  ]
}

function checkBound(
  figures: BudgetFigures,
  stated: readonly Stated[],
  definition: NarrativeItem,
  one: Stated,
): CheckResult[] {
  const source = definition.bound === undefined ? null : resolve(figures, definition.bound, one)
  if (source === null) return []
  const change = definition.changeItem === undefined ? undefined : findStated(stated, definition.changeItem)
  return [checkAmountAgainstTable(one.placed, source, change?.placed ?? null)]
}

/** A change is this year's table figure less last year's stated one: two parts, so rounding stays below 0.015. */
function checkChange(
  figures: BudgetFigures,
  stated: readonly Stated[],
  definition: NarrativeItem,
  one: Stated,
): CheckResult[] {
  if (definition.change === undefined) return []
  const current = resolve(figures, definition.change.current, one)
  const last = findStated(stated, definition.change.last)
  if (current === null || last === undefined) return []
  const sum = checkSum({
    rule: 'year-on-year',
    total: current,
    parts: [last.placed, one.placed],
    partsName: `上年数与增减额（${definition.change.last}、${definition.item}）`,
  })
  if (sum.finding === null) return [sum]
  const right = printFigure(current.figure.value - last.placed.figure.value, '万元')
  return [
    found({
      ...sum.finding,
      where: one.placed.place,
      related: [current.place, last.placed.place],
      stated: printFigure(one.placed.figure.value, '万元'),
      expected: right,
      difference: printFigure(
        one.placed.figure.value - (current.figure.value - last.placed.figure.value),
        '万元',
      ),
      message: `请改正「${sheet}」${one.placed.place.cell ?? ''}“${one.entry.item}”：本年${current.figure.text || '0'}减上年${last.placed.figure.text}为${right}万元，所写为${printFigure(one.placed.figure.value, '万元')}万元。`,
      repair: right,
    }),
  ]
}

function checkUnit(definition: NarrativeItem, one: Stated): CheckResult[] {
  if (one.entry.unit === definition.unit) return [passed('figure-unit', one.placed.place)]
  const missing = one.entry.unit === ''
  const bothMoney = isMoneyUnit(one.entry.unit) && isMoneyUnit(definition.unit)
  return [
    found({
      rule: 'figure-unit',
      grade: missing || !bothMoney ? 'error' : 'note',
      where: one.placed.place,
      related: [],
      stated: `${one.placed.figure.text}${one.entry.unit}`,
      expected: definition.unit,
      message: `请把「${sheet}」第${one.entry.row}行“${one.entry.item}”的单位${missing ? '补为' : `“${one.entry.unit}”改为`}“${definition.unit}”：同一段里各数应当用同一单位。`,
      repair: definition.unit,
    }),
  ]
}

function checkZeroWording(one: Stated): CheckResult[] {
  if (one.word === null) return []
  if (one.placed.figure.value !== 0 || one.word === '持平')
    return [passed('zero-change-wording', one.placed.place)]
  return [
    found({
      rule: 'zero-change-wording',
      grade: 'note',
      where: one.placed.place,
      related: [],
      stated: `${one.word}${one.placed.figure.text}${one.entry.unit}`,
      expected: '与上年持平',
      message: `建议把「${sheet}」第${one.entry.row}行“${one.entry.item}${one.placed.figure.text}${one.entry.unit}”写作“与上年持平”。`,
      repair: '与上年持平',
    }),
  ]
}

function unboundItem(one: Stated): CheckResult {
  return found({
    rule: 'narrative-binding',
    grade: 'doubt',
    where: one.placed.place,
    related: [],
    stated: one.entry.item,
    expected: '已登记的说明数字',
    message: `「${sheet}」第${one.entry.row}行“${one.entry.item}”（条款${one.entry.clause}）没有登记对应哪张表哪一格，无法核对。请改用表样里的条款和项目名称。`,
  })
}

function resolve(figures: BudgetFigures, binding: TableBinding, one: Stated): PlacedFigure | null {
  const table = findTable(figures, binding.table)
  return table === undefined
    ? null
    : placeByRow(table, binding.row, binding.column, clauseOf(one.entry.clause))
}

function toStated(entry: StatedNarrative): Stated {
  const { item, sign, word } = splitItem(entry.item)
  const figure = toPrintedFigure(entry.figure, entry.unit === '' ? '万元' : entry.unit)
  const value = sign === 1 || figure.value === 0 ? figure.value : -figure.value
  const place = {
    sheet,
    row: entry.clause,
    rowName: entry.item,
    ...(entry.figure.cell === undefined ? {} : { cell: entry.figure.cell }),
    clause: clauseOf(entry.clause),
  }
  return { entry, item, word, placed: { place, figure: { ...figure, value } } }
}

function findStated(stated: readonly Stated[], item: string): Stated | undefined {
  return stated.find((one) => one.item === item)
}
