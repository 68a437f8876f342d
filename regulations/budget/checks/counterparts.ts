import type { CheckResult, PlacedFigure } from '#lint'
import { found, passed, printFigure, restates } from '#lint'
import type { BudgetFigures } from '../figures.ts'
import type { CheckContext } from './context.ts'
import type { FigurePair } from './cross.ts'
import { hasGeneralMoneyOnly } from './cross.ts'
import type { CheckedTable } from './lookup.ts'
import { findRow, findTable, placeByRow } from './lookup.ts'

/**
 * A payment that stands under a function code and under an economic code. Several function codes are alternatives by the
 * nature of the unit (行政单位医疗, 事业单位医疗); the first with a row counts.
 */
type Counterpart = {
  readonly functional: readonly string[]
  readonly economic: string
  /** Clauses of the rows in t2, t7 and t3. */
  readonly clauses: { readonly t2: string; readonly t7: string; readonly t3: string }
  /** Text with which the unit explains a difference; the hint then closes. */
  readonly note?: string
  /** A difference is an error where nothing can explain it (t3.r9). */
  readonly strict?: true
}

const counterparts: readonly Counterpart[] = [
  {
    functional: ['2080505'],
    economic: '30108',
    clauses: {
      t2: 'shizhu-budget-2023/t2.r6',
      t7: 'shizhu-budget-2023/t7.r6',
      t3: 'shizhu-budget-2023/t3.r5',
    },
  },
  {
    functional: ['2080506'],
    economic: '30109',
    clauses: {
      t2: 'shizhu-budget-2023/t2.r7',
      t7: 'shizhu-budget-2023/t7.r7',
      t3: 'shizhu-budget-2023/t3.r6',
    },
  },
  {
    functional: ['2101101', '2101102'],
    economic: '30110',
    clauses: {
      t2: 'shizhu-budget-2023/t2.r10',
      t7: 'shizhu-budget-2023/t7.r10',
      t3: 'shizhu-budget-2023/t3.r7',
    },
    note: 'medicalNote',
  },
  {
    functional: ['2101199'],
    economic: '30114',
    clauses: {
      t2: 'shizhu-budget-2023/t2.r11',
      t7: 'shizhu-budget-2023/t7.r11',
      t3: 'shizhu-budget-2023/t3.r10',
    },
  },
  {
    functional: ['2210201'],
    economic: '30113',
    clauses: {
      t2: 'shizhu-budget-2023/t2.r14',
      t7: 'shizhu-budget-2023/t7.r14',
      t3: 'shizhu-budget-2023/t3.r9',
    },
    strict: true,
  },
]

/** Codes of table 3 that are booked under a function of their own. */
export const counterpartCodes: readonly string[] = counterparts.map(({ economic }) => economic)

type Placed = { readonly one: Counterpart; readonly stated: PlacedFigure; readonly source: PlacedFigure }

/** Function item and economic item that are one payment, where at least one of the two rows is there. */
export function counterpartPairs(figures: BudgetFigures): FigurePair[] {
  return pairsIn(figures, 't2')
}

function pairsIn(figures: BudgetFigures, key: 't2' | 't7'): Placed[] {
  const [tree, t3] = [findTable(figures, key), findTable(figures, 't3')]
  if (tree === undefined || t3 === undefined) return []
  return counterparts.flatMap((one) => {
    const functional = functionalRow(tree, one)
    if (findRow(tree, functional) === undefined && findRow(t3, one.economic) === undefined) return []
    return [
      {
        one,
        stated: placeByRow(tree, functional, 'basic', one.clauses[key]),
        source: placeByRow(t3, one.economic, 'total', one.clauses[key]),
      },
    ]
  })
}

function functionalRow(tree: CheckedTable, { functional }: Counterpart): string {
  return functional.find((code) => findRow(tree, code) !== undefined) ?? functional[0] ?? ''
}

/** t2.r6 … r14, t7.r6 … r14, t3.r5 … r10. */
export function checkCounterparts(figures: BudgetFigures, { texts }: CheckContext): CheckResult[] {
  const general = pairsIn(figures, 't2').map((pair) => compare(pair, texts))
  const all = hasGeneralMoneyOnly(figures) ? pairsIn(figures, 't7') : []
  const inAll = all.map((pair) => (sameInGeneral(figures, pair) ? passedAt(pair) : compare(pair, texts)))
  return [...general, ...inAll, ...checkPresence(figures)]
}

const passedAt = ({ stated }: Placed): CheckResult => passed('function-vs-economic', stated.place)

/** What table 7 repeats from table 2 is asked about once, in table 2. */
function sameInGeneral(figures: BudgetFigures, { one, stated }: Placed): boolean {
  const t2 = findTable(figures, 't2')
  if (t2 === undefined) return false
  const same = placeByRow(t2, functionalRow(t2, one), 'basic', one.clauses.t2)
  return restates(stated.figure, same.figure)
}

function compare(pair: Placed, texts: CheckContext['texts']): CheckResult {
  const { one, stated: a, source: b } = pair
  const isExplained = one.note !== undefined && (texts?.[one.note] ?? '').trim() !== ''
  if (restates(a.figure, b.figure) || isExplained) return passedAt(pair)
  return found({
    rule: 'function-vs-economic',
    grade: 'doubt',
    where: a.place,
    related: [b.place],
    stated: a.figure.text,
    expected: b.figure.text,
    difference: printFigure(a.figure.value - b.figure.value, '万元'),
    message: differs(a, b),
  })
}

function differs(a: PlacedFigure, b: PlacedFigure): string {
  const difference = printFigure(Math.abs(a.figure.value - b.figure.value), '万元')
  return `差${difference}，请说明列支科目：“${a.place.rowName ?? ''}”为${a.figure.text || '0'}万元，“${b.place.rowName ?? ''}”为${b.figure.text || '0'}万元。`
}

/** t3.r5: an economic item has its function row; t3.r9: the housing fund is the same in both. */
function checkPresence(figures: BudgetFigures): CheckResult[] {
  const [t2, t3] = [findTable(figures, 't2'), findTable(figures, 't3')]
  if (t2 === undefined || t3 === undefined) return []
  return counterparts.flatMap((one) => {
    const economic = placeByRow(t3, one.economic, 'total', one.clauses.t3)
    if (findRow(t3, one.economic) === undefined) return []
    const code = functionalRow(t2, one)
    const functional = placeByRow(t2, code, 'basic', one.clauses.t3)
    const isMissing = findRow(t2, code) === undefined && economic.figure.value !== 0
    const isUnequal = one.strict === true && !restates(functional.figure, economic.figure)
    if (!isMissing && !isUnequal) return [passed('counterpart-row', economic.place)]
    return [
      found({
        rule: 'counterpart-row',
        grade: 'error',
        where: economic.place,
        related: [functional.place],
        stated: economic.figure.text,
        expected: isMissing ? `表2列${one.functional.join('或')}` : functional.figure.text,
        message: isMissing
          ? `请在「${t2.stated.sheet}」补列${one.functional.join('或')}：“${economic.place.rowName ?? ''}”${economic.figure.text}万元没有对应的功能分类科目。`
          : `请核对两表：${differs(functional, economic)}`,
      }),
    ]
  })
}
