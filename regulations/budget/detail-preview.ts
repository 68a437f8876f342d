/** The detail of 预算管理一体化 against a budget that stands: what was read, what no register knows, what it would change. */
import type { SheetDocument } from '#lint'
import type { BudgetFinding } from './checks/index.ts'
import { findCodeName } from './code-names.ts'
import { emptyTableNote } from './detail-import.ts'
import { type DetailProblem, type DetailReading, readDetail } from './detail-reader.ts'
import { type DetailLine, figuresFromDetail } from './detail.ts'
import type { BudgetFigures, TableKey } from './figures.ts'
import { habitsOf } from './habits.ts'
import { placeName } from './place-name.ts'
import { compareFigures } from './procedure/compare.ts'
import { type Examined, examine } from './procedure/facts.ts'
import { mergeImport } from './procedure/merge-import.ts'
import { type PackedFigures, packFigures, unpackFigures } from './procedure/packed-figures.ts'
import type { Difference, UnitBudget } from './procedure/vocabulary.ts'
import { startWorking } from './procedure/working.ts'
import { getTableDefinition } from './tables.ts'

/** A code that the registers of the year do not hold: it is taken with the name that the detail gives. */
export type UnknownCode = {
  readonly kind: 'function' | 'economic'
  readonly code: string
  readonly name: string
  readonly lines: number
  readonly say: string
}
/** Totals of a table in 分, as it stands and as the detail makes it; null: the table is not there or empty. */
export type TableTotal = {
  readonly key: TableKey
  readonly sheet: string
  readonly before: number | null
  readonly after: number | null
}
export type DetailPreview =
  | {
      readonly ok: true
      readonly figures: PackedFigures
      readonly lines: readonly DetailLine[]
      readonly doubts: readonly string[]
      readonly unknown: readonly UnknownCode[]
      readonly tables: readonly TableTotal[]
      readonly differences: readonly Difference[]
      readonly findings: readonly BudgetFinding[]
    }
  | { readonly ok: false; readonly problems: readonly DetailProblem[] }

type Standing = Examined & Pick<UnitBudget, 'basis'>

/** Reads a detail for a budget. Of several units' lines only the own unit's are taken; without any of its own it is refused. */
export function previewDetail(document: SheetDocument, standing: Standing): DetailPreview {
  const { year, unit } = standing
  const { reading, doubts } = readOwn(document, unit.code)
  if (!reading.ok) return reading
  const { lines } = reading
  const figures = packFigures(figuresFromDetail(lines, { year, emptyNote: emptyTableNote }))
  const start = standing.basis === 'working' ? startWorking(figures).figures : figures
  const after = mergeImport(standing, start)
  const [old, next] = [unpackFigures(standing.figures), unpackFigures(after)]
  return {
    ok: true,
    figures,
    lines,
    doubts,
    unknown: unknownCodes(lines, year),
    tables: totalsOf(old, next),
    differences: compareFigures(standing.figures, after, '').map((one) => ({
      ...one,
      label: placeName(one.path, rowNames(next, old)),
    })),
    findings: examine({ ...standing, figures: after }).findings,
  }
}

function readOwn(
  document: SheetDocument,
  code: string,
): { readonly reading: DetailReading; readonly doubts: readonly string[] } {
  const whole = readDetail(document)
  if (!whole.ok) return { reading: whole, doubts: [] }
  const { units } = whole
  const own = units.find((one) => /\d+/.exec(one)?.[0] === code)
  if (units.length > 1 && own !== undefined) {
    const reading = readDetail(document, own)
    const count = reading.ok ? reading.lines.length : 0
    return {
      reading,
      doubts: [
        `明细里有${units.length}个单位，只读入本单位（${own}）的${count}行，共${whole.lines.length}行。`,
      ],
    }
  }
  const sheet = document.sheets[0]?.name ?? ''
  const listed = units.slice(0, 3).join('、')
  if (units.length > 1) {
    const message = `明细里有${units.length}个单位（${listed}等），没有本单位（${code}）。请只导出本单位的明细。`
    return { reading: { ok: false, problems: [{ sheet, message }] }, doubts: [] }
  }
  if (units.length === 1 && own === undefined)
    return {
      reading: whole,
      doubts: [`明细写的单位代码是${listed}，本件是${code}：请核对是不是本单位的明细。`],
    }
  return { reading: whole, doubts: [] }
}

function unknownCodes(lines: readonly DetailLine[], year: number): readonly UnknownCode[] {
  const { economicColumns } = habitsOf(undefined, year)
  const groups = (kind: UnknownCode['kind']) =>
    Map.groupBy(lines, (line) => (kind === 'function' ? line.functionCode : line.economicCode))
  const unknown = (kind: UnknownCode['kind']): readonly UnknownCode[] =>
    [...groups(kind)].flatMap(([code, of]) => {
      const name = (kind === 'function' ? of[0]?.functionName : of[0]?.economicName) ?? ''
      const isMapped = kind === 'function' || economicColumns[code.slice(0, 3)] !== undefined
      if (findCodeName(kind, code, year) !== undefined && isMapped) return []
      const called = name === '' ? '没有名称，表中只印编码' : `按明细的名称“${name}”列入`
      const say = isMapped
        ? `${year}年的科目册里没有这个编码：${called}。`
        : `没有规定${code.slice(0, 3)}类列入哪一栏：暂列日常公用经费。`
      return [{ kind, code, name, lines: of.length, say }]
    })
  return [...unknown('function'), ...unknown('economic')]
}

const shownTotals: readonly (readonly [TableKey, string])[] = [
  ['t1', 'total'],
  ['t2', 'total'],
  ['t3', 'total'],
  ['t4', 'total'],
  ['t5', 'total'],
  ['t6', 'total'],
  ['t7', 'total'],
  ['t8', 'incomeAmount'],
  ['t9', 'total'],
]

function totalsOf(before: BudgetFigures, after: BudgetFigures): readonly TableTotal[] {
  const total = ({ tables }: BudgetFigures, key: TableKey, column: string): number | null =>
    tables[key]?.rows.find(({ id }) => id === `${key}.total`)?.figures[column]?.value ?? null
  return shownTotals.map(([key, column]) => ({
    key,
    sheet: getTableDefinition(key).sheet,
    before: total(before, key, column),
    after: total(after, key, column),
  }))
}

/** Names of coded rows, of the new figures first. */
function rowNames(...all: readonly BudgetFigures[]): (table: string, row: string) => string {
  return (table, row) => {
    const rows = all.flatMap(({ tables }) => tables[table as TableKey]?.rows ?? [])
    return rows.find(({ labels }) => labels['code'] === row)?.labels['name'] ?? ''
  }
}
