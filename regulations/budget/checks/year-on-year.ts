import type { CheckResult, Place, PlacedFigure, PrintedFigure } from '#lint'
import { checkReasonsSum, exactFigure, found, parsePrinted, passed, printFigure } from '#lint'
import { baseYearClause, baseYearKinds, baseYearOf } from '../base-year.ts'
import { itemisedAbove, valueOfYear } from '../check-parameters.ts'
import { findNarrative } from '../explanation-figures.ts'
import type { BudgetFigures, StatedNarrative } from '../figures.ts'
import { splitItem } from '../narrative.ts'
import type { YearOnYear } from '../year-on-year.ts'
import { compareYears, isLargeChange } from '../year-on-year.ts'
import type { CheckContext } from './context.ts'
import { findTable, placeByRow } from './lookup.ts'

/** The sheet of the explanation. */
const sheet = '说明'

/** n.2.1.d, n.3.c and their sisters: large changes are itemised, reasons add up to the change they explain. */
export function checkYearOnYear(figures: BudgetFigures, context: CheckContext): CheckResult[] {
  const compared = compareYears(figures)
  return [
    ...checkBaseYear(figures, context),
    ...compared.flatMap((one) => checkReasons(figures, one)),
    ...compared.flatMap((one) => checkDetail(figures, one, context)),
  ]
}

function checkReasons(figures: BudgetFigures, one: YearOnYear): CheckResult[] {
  const { reasons } = one.item
  if (reasons === undefined || one.change === null || one.reasons.length === 0) return []
  const where = changePlace(figures, one, reasons.clause)
  return [
    checkReasonsSum({
      rule: 'reasons-sum',
      change: { place: where, figure: changeFigure(figures, one) },
      reasons: one.reasons.map(({ entry, amount }) => ({
        place: entryPlace(entry, reasons.clause),
        figure: signed(entry, amount),
      })),
    }),
  ]
}

/** Personnel cost wants more than one line (n.3.c), every other large change at least one with its amount. */
const linesMin = { personnel: 2, other: 1 } as const

function checkDetail(figures: BudgetFigures, one: YearOnYear, context: CheckContext): CheckResult[] {
  const { reasons, key, label } = one.item
  if (reasons === undefined || one.change === null || one.last === null) return []
  const percent = valueOfYear(itemisedAbove, context.year)
  const where = changePlace(figures, one, reasons.clause)
  const lines = Math.max(one.reasons.length, linesOf(context.texts?.[reasons.text] ?? ''))
  const enough = lines >= (key === 'personnel' ? linesMin.personnel : linesMin.other)
  if (!isLargeChange(one, percent) || enough) return [passed('large-change-needs-detail', where)]
  const [last, current] = [one.last, one.current].map((fen) => printFigure(fen, '万元'))
  const moved = one.change > 0 ? '增至' : '减至'
  return [
    found({
      rule: 'large-change-needs-detail',
      grade: 'doubt',
      where,
      related: [],
      stated: `${one.percent ?? ''}%`,
      expected: '逐项说明',
      message: `请逐项说明${label}的增减原因：由${last}万元${moved}${current}万元，${one.change > 0 ? '增' : '减'}幅${(one.percent ?? '').replace('-', '')}%，超过${percent}%须逐项说明。`,
    }),
  ]
}

/** Lines of a reason that people wrote as one text. */
function linesOf(text: string): number {
  return text.split(/[\n；;]/).filter((line) => line.trim() !== '').length
}

/** n.2.2.c: without a base no sentence can be written; a base keyed in or counted again rests on a paper. */
function checkBaseYear(figures: BudgetFigures, { texts, year }: CheckContext): CheckResult[] {
  if (findTable(figures, 't7') === undefined) return []
  const place: Place = { sheet, rowName: `${year - 1}年预算数`, clause: baseYearClause }
  const state = baseYearOf(figures, texts)
  const say = baseYearProblem(figures, texts, state, year)
  if (say === null) return [passed('base-year', place)]
  return [
    found({
      rule: 'base-year',
      grade: state === null ? 'doubt' : 'error',
      where: place,
      related: [],
      stated: state === null ? '没有上年数' : baseYearKinds[state].label,
      expected: '上年数及其来源',
      message: say,
    }),
  ]
}

function baseYearProblem(
  figures: BudgetFigures,
  texts: CheckContext['texts'],
  state: ReturnType<typeof baseYearOf>,
  year: number,
): string | null {
  const hasFigure = findNarrative(figures, '上年收入预算总额') !== undefined
  if (state === null)
    return `请补录${year - 1}年预算数并注明依据，或选择“新增单位”等情形：没有上年数，不能生成增减说明。`
  if (state === 'new-unit')
    return hasFigure ? '请删去上年数，或改选其他情形：新增单位上年没有年初预算。' : null
  const { label, evidence } = baseYearKinds[state]
  if (!hasFigure) return `请补录上年收入预算总额：已选“${label}”而没有上年数。`
  if (evidence && (texts?.['baseYearEvidence'] ?? '').trim() === '')
    return `请注明上年数的依据（文号或文件名称）：已选“${label}”。`
  return null
}

/** Where the change is stated; without a statement, the cell it is reckoned from. */
function changePlace(figures: BudgetFigures, { item }: YearOnYear, clause: string): Place {
  const entry = figures.narrative.find((one) => splitItem(one.item).item === item.change)
  if (entry !== undefined) return entryPlace(entry, clause)
  const table = findTable(figures, item.current.table)
  if (table === undefined) return { sheet, rowName: item.label, clause }
  return { ...placeByRow(table, item.current.row, item.current.column, clause).place }
}

function entryPlace(entry: StatedNarrative, clause: string): Place {
  return { sheet, row: entry.clause, rowName: entry.item, cell: entry.figure.cell ?? `C${entry.row}`, clause }
}

/** The change as a figure: as printed where this year or last year is known to the printed precision only. */
function changeFigure(figures: BudgetFigures, one: YearOnYear): PrintedFigure {
  const change = one.change ?? 0
  const table = findTable(figures, one.item.current.table)
  const isPrinted =
    (table !== undefined &&
      placeByRow(table, one.item.current.row, one.item.current.column, '').figure.step > 0) ||
    figures.narrative.some(({ item, figure }) => one.item.last.includes(item) && figure.stated !== undefined)
  const parsed = isPrinted ? parsePrinted(printFigure(change, '万元'), '万元') : null
  return parsed?.ok === true ? parsed.figure : exactFigure(change, '万元')
}

function signed(entry: StatedNarrative, amount: number): PlacedFigure['figure'] {
  const text = entry.figure.stated
  const parsed = text === undefined ? null : parsePrinted(text, '万元')
  return parsed?.ok === true ? { ...parsed.figure, value: amount } : exactFigure(amount, '万元')
}
