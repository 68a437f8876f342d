/**
 * The detail that a unit has in 预算管理一体化: one line per function, economic item, source and project, in 元. It is the one
 * set of figures from which every table is made; nothing else is typed.
 */
import type { BudgetFigures, PlacedCell, StatedRow, StatedTable, TableKey } from './figures.ts'
import { habitsOf } from './habits.ts'
import { makeProcurementTable } from './procurement.ts'
import type { ProcurementKind } from './procurement.ts'
import { getTableDefinition, incomeSources } from './tables.ts'
import { threePublicColumn } from './three-public.ts'
import { makeTree } from './detail-tree.ts'

/** One line. `fen` is exact; `source` is one of the income sources of table 6. */
export type DetailLine = {
  readonly functionCode: string
  readonly functionName?: string
  readonly economicCode: string
  readonly economicName?: string
  readonly kind: 'basic' | 'project'
  readonly project: string
  readonly source: string
  readonly fen: number
  readonly procurement?: ProcurementKind
}

export type DetailOptions = {
  readonly year: number
  readonly region?: string
  /** Notes for tables that stay empty, by table. */
  readonly emptyNote: (key: TableKey) => string
}

const [general = '', fund = '', capital = ''] = incomeSources
const exact = (fen: number): PlacedCell => (fen === 0 ? { value: null } : { value: fen })
const sum = (lines: readonly DetailLine[]): number => lines.reduce((total, { fen }) => total + fen, 0)

/** All money tables of a budget and the figures of procurement, exact in 分 (t1 … t9). */
export function figuresFromDetail(lines: readonly DetailLine[], options: DetailOptions): BudgetFigures {
  const narrative = procurementLines(lines)
  const made: BudgetFigures = {
    tables: {
      t1: appropriations(lines),
      t2: functionTable('t2', bySource(lines, general), options),
      t3: economicTable(bySource(lines, general), options),
      t4: threePublicTable(bySource(lines, general), options),
      t5: functionTable('t5', bySource(lines, fund), options),
      t6: summary(lines),
      t7: functionTable('t7', lines, options),
      t8: incomeTable('t8', lines, []),
    },
    narrative,
    funds: [],
  }
  const t9 = makeProcurementTable(made, options.emptyNote('t9'))
  return { ...made, tables: { ...made.tables, t9 } }
}

function bySource(lines: readonly DetailLine[], source: string): readonly DetailLine[] {
  return lines.filter((line) => line.source === source)
}

function functionTable(
  key: 't2' | 't5' | 't7',
  lines: readonly DetailLine[],
  { year, emptyNote }: DetailOptions,
): StatedTable {
  const entries = lines.map(({ functionCode, functionName, kind, fen }) => ({
    code: functionCode,
    name: functionName,
    column: kind,
    fen,
  }))
  return makeTree(key, entries, { year, emptyNote: emptyNote(key) })
}

/** t3: basic expenditure of the general budget by economic item; which column, is the region's map. */
function economicTable(lines: readonly DetailLine[], options: DetailOptions): StatedTable {
  const { economicColumns } = habitsOf(options.region, options.year)
  const entries = lines
    .filter(({ kind }) => kind === 'basic')
    .map(({ economicCode, economicName, fen }) => ({
      code: economicCode,
      name: economicName,
      column: economicColumns[economicCode.slice(0, 3)] ?? 'public',
      fen,
    }))
  return makeTree('t3', entries, { year: options.year, emptyNote: options.emptyNote('t3') })
}

/** t4: made from the economic codes of the general budget, projects included; zeros in every cell when there are none. */
function threePublicTable(lines: readonly DetailLine[], { emptyNote }: DetailOptions): StatedTable {
  const of = (column: string): number =>
    sum(lines.filter(({ economicCode }) => threePublicColumn(economicCode) === column))
  const [trip, carPurchase, carRunning, reception] = [
    of('trip'),
    of('carPurchase'),
    of('carRunning'),
    of('reception'),
  ]
  const car = carPurchase + carRunning
  const total = trip + car + reception
  const cells = { total, trip, car, carPurchase, carRunning, reception }
  const figures = Object.fromEntries(
    Object.entries(cells).map(([key, fen]): [string, PlacedCell] => [
      key,
      fen === 0 ? { stated: '0', value: 0 } : { value: fen },
    ]),
  )
  const row: StatedRow = { id: 't4.total', row: 5, labels: {}, figures }
  return { key: 't4', sheet: sheetOf('t4'), rows: [row], notes: total === 0 ? [emptyNote('t4')] : [] }
}

/** The three fiscal sources left, the classes right, one column a source. */
function appropriations(lines: readonly DetailLine[]): StatedTable {
  const fiscal = lines.filter(({ source }) => [general, fund, capital].includes(source))
  const columns = (part: readonly DetailLine[]): Record<string, PlacedCell> => ({
    total: exact(sum(part)),
    general: exact(sum(bySource(part, general))),
    fund: exact(sum(bySource(part, fund))),
    capital: exact(sum(bySource(part, capital))),
  })
  const left = [
    ['一、本年收入', sum(fiscal)],
    ...[general, fund, capital].map((source) => [source, sum(bySource(fiscal, source))] as const),
  ] as const
  const classes = classesOf(fiscal)
  const length = Math.max(left.length, classes.length + 1)
  const rows = Array.from({ length }, (_, i): StatedRow => {
    const [income = '', fen = 0] = left[i] ?? []
    const one = i === 0 ? { name: '一、本年支出', lines: fiscal } : classes[i - 1]
    return {
      id: `t1.r${i + 1}`,
      row: i + 5,
      labels: { income, expenditure: one?.name ?? '' },
      figures: { incomeAmount: exact(fen), ...(one === undefined ? {} : columns(one.lines)) },
    }
  })
  const carry: StatedRow = {
    id: `t1.r${length + 1}`,
    row: length + 5,
    labels: { income: '二、上年结转', expenditure: '二、结转下年' },
    figures: { incomeAmount: { value: null } },
  }
  const total: StatedRow = {
    id: 't1.total',
    row: length + 6,
    labels: { income: '收入合计', expenditure: '支出合计' },
    figures: { incomeAmount: exact(sum(fiscal)), ...columns(fiscal) },
  }
  return { key: 't1', sheet: sheetOf('t1'), rows: [...rows, carry, total], notes: [] }
}

/** t6: nine sources left, classes right, both totals in the first row. */
function summary(lines: readonly DetailLine[]): StatedTable {
  return incomeTable(
    't6',
    lines,
    classesOf(lines).map(({ name, lines: part }) => ({ name, fen: sum(part) })),
  )
}

function incomeTable(
  key: 't6' | 't8',
  lines: readonly DetailLine[],
  classes: readonly { readonly name: string; readonly fen: number }[],
): StatedTable {
  const isSummary = key === 't6'
  const length = Math.max(incomeSources.length, classes.length)
  const rows = Array.from({ length }, (_, i): StatedRow => {
    const source = incomeSources[i] ?? ''
    const right: StatedRow['figures'] = isSummary ? { total: exact(classes[i]?.fen ?? 0) } : {}
    return {
      id: `${key}.r${i + 1}`,
      row: i + 6,
      labels: { income: source, ...(isSummary ? { expenditure: classes[i]?.name ?? '' } : {}) },
      figures: { incomeAmount: exact(sum(bySource(lines, source))), ...right },
    }
  })
  const both: StatedRow['figures'] = isSummary ? { total: exact(sum(lines)) } : {}
  const total: StatedRow = {
    id: `${key}.total`,
    row: 5,
    labels: { income: '合计', ...(isSummary ? { expenditure: '合计' } : {}) },
    figures: { incomeAmount: exact(sum(lines)), ...both },
  }
  return { key, sheet: sheetOf(key), rows: [total, ...rows], notes: [] }
}

/** Function classes in code order with their lines. */
function classesOf(lines: readonly DetailLine[]) {
  const tree = makeTree(
    't7',
    lines.map(({ functionCode, functionName, kind, fen }) => ({
      code: functionCode,
      name: functionName,
      column: kind,
      fen,
    })),
    { year: 2023, emptyNote: '' },
  )
  return tree.rows
    .filter(({ labels }) => (labels['code'] ?? '').length === 3)
    .map(({ labels }) => ({
      name: labels['name'] ?? '',
      lines: lines.filter(({ functionCode }) => functionCode.startsWith(labels['code'] ?? '-')),
    }))
}

/** n.5.2: procurement by category, of which so much from the general budget. */
function procurementLines(lines: readonly DetailLine[]): BudgetFigures['narrative'] {
  const bought = lines.filter(({ procurement }) => procurement !== undefined)
  const kinds = (prefix: string, part: readonly DetailLine[]) =>
    (['货物', '工程', '服务'] as const).map(
      (kind) =>
        [`${prefix}${kind}预算`, sum(part.filter(({ procurement }) => procurement === kind))] as const,
    )
  const own = bySource(bought, general)
  const items = [
    ['n.5.2.a', '政府采购预算总额', sum(bought)],
    ...kinds('政府采购', bought).map(([item, fen]) => ['n.5.2.a', item, fen] as const),
    ['n.5.2.b', '一般公共预算拨款政府采购', sum(own)],
    ...kinds('一般公共预算拨款政府采购', own).map(([item, fen]) => ['n.5.2.b', item, fen] as const),
  ] as const
  return items.map(([clause, item, fen], i) => ({
    clause,
    item,
    unit: '万元',
    row: i + 2,
    figure: { value: fen },
  }))
}

const sheetOf = (key: TableKey): string => getTableDefinition(key).sheet
