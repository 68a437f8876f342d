/**
 * The department's table: the sum of its units less the money that passes between them (DESK B12). Everything here is
 * pure and works on many units at once; amounts are 分, and printed figures keep their interval.
 */
import type { PrintedFigure } from '#lint'
import { compareSum, printFigure } from '#lint'
import type { BudgetFigures, StatedTable, TableKey } from './figures.ts'
import { toPrintedFigure } from './figures.ts'
import type { ControlLine, Transfer } from './procedure/route-vocabulary.ts'
import { unpackCell } from './procedure/packed-figures.ts'
import { getTableDefinition } from './tables.ts'

/** A unit as the roll-up reads it. */
export type RolledUnit = {
  readonly code: string
  readonly name: string
  readonly figures: BudgetFigures
  readonly transfers: readonly Transfer[]
  readonly controls: readonly ControlLine[]
}

/** One place of the department's table: `t7/2013201/basic`, `t3/total/public`, `t6/上级补助收入资金/incomeAmount`. */
export type RolledLine = {
  readonly path: string
  readonly label: string
  /** Sum of the units, what was eliminated, and what is left, in 分. */
  readonly sum: number
  readonly eliminated: number
  readonly amount: number
  /** The parts, for comparing with a printed total. */
  readonly parts: readonly PrintedFigure[]
}

export type EliminatedPair = {
  readonly kind: Transfer['kind']
  readonly payer: string
  readonly receiver: string
  readonly amount: number
  readonly code: string
  readonly column: Transfer['column']
}

export type RollUpFinding = {
  readonly rule: 'unmatched-transfer' | 'transfer-differs' | 'transfer-income-differs'
  readonly unit: string
  readonly counterpart: string
  readonly message: string
}

export type RollUp = {
  readonly units: readonly { readonly code: string; readonly name: string }[]
  readonly lines: readonly RolledLine[]
  readonly eliminated: readonly EliminatedPair[]
  readonly findings: readonly RollUpFinding[]
}

const kindLabels = { subsidy: '上级补助', contribution: '附属单位上缴' } as const
const incomeRows = { subsidy: '上级补助收入资金', contribution: '附属单位上缴收入资金' } as const
const shown = (fen: number): string => printFigure(fen, '万元')
const fenOf = ({ amount }: Transfer): number => unpackCell(amount, '万元', '').value ?? 0

/** Sums the units and takes out what they pay one another. */
export function rollUp(units: readonly RolledUnit[]): RollUp {
  const { eliminated, findings } = matchTransfers(units)
  return {
    units: units.map(({ code, name }) => ({ code, name })),
    lines: sumLines(units, eliminationsByPath(eliminated)),
    eliminated,
    findings: [...findings, ...incomeFindings(units)],
  }
}

/** The tables that a department adds up, and the columns of each. */
const summed: readonly TableKey[] = ['t2', 't3', 't4', 't5', 't6', 't7']

function sumLines(
  units: readonly RolledUnit[],
  eliminations: ReadonlyMap<string, number>,
): readonly RolledLine[] {
  const parts = new Map<string, { readonly label: string; readonly figures: PrintedFigure[] }>()
  for (const { figures } of units)
    for (const key of summed) {
      const table = figures.tables[key]
      if (table === undefined) continue
      for (const { path, label, figure } of placesOf(table)) {
        const known = parts.get(path) ?? { label, figures: [] }
        known.figures.push(figure)
        parts.set(path, known)
      }
    }
  return [...parts]
    .map(([path, { label, figures }]) => {
      const sum = figures.reduce((total, { value }) => total + value, 0)
      const eliminated = eliminations.get(path) ?? 0
      return { path, label, sum, eliminated, amount: sum - eliminated, parts: figures }
    })
    .filter(({ sum, eliminated }) => sum !== 0 || eliminated !== 0)
    .toSorted((a, b) => order(a.path) - order(b.path) || byRow(a.path, b.path))
}

/** Tables in print order, the total row of each before its codes. */
function order(path: string): number {
  const [key = '', row = ''] = path.split('/')
  return summed.indexOf(key as TableKey) * 2 + (row === 'total' ? 0 : 1)
}

/** Codes ascending; the columns of a row stay as their table has them. */
function byRow(a: string, b: string): number {
  const [one = '', other = ''] = [a.split('/')[1], b.split('/')[1]]
  return one === other ? 0 : one < other ? -1 : 1
}

function placesOf(table: StatedTable) {
  const definition = getTableDefinition(table.key)
  const totals = table.rows.filter(({ id }) => id === `${table.key}.total`)
  const rows = [...totals, ...table.rows.filter((row) => !totals.includes(row))]
  return rows.flatMap((row) => {
    const isTotal = row.id === `${table.key}.total`
    const named = row.labels['code'] ?? row.labels['income'] ?? ''
    if (!isTotal && named === '') return []
    return definition.columns.flatMap((column) => {
      // Table 6 prints income and expenditure side by side; its expenditure is that of table 7.
      if (column.kind !== 'figure' || (table.key === 't6' && column.key !== 'incomeAmount')) return []
      const figure = toPrintedFigure(row.figures[column.key])
      const place = isTotal ? 'total' : named
      const label = `${definition.title} ${[isTotal ? '合计' : named, row.labels['name']].filter(Boolean).join(' ')} ${column.path}`
      return [{ path: `${table.key}/${place}/${column.key}`, label, figure }]
    })
  })
}

function matchTransfers(units: readonly RolledUnit[]): Pick<RollUp, 'eliminated' | 'findings'> {
  const within = new Set(units.map(({ code }) => code))
  const stated = units.flatMap(({ code, transfers }) =>
    transfers.filter(({ counterpart }) => within.has(counterpart)).map((one) => ({ unit: code, one })),
  )
  const open = stated.filter(({ one }) => one.direction === 'in')
  const eliminated: EliminatedPair[] = []
  const findings: RollUpFinding[] = []
  for (const { unit, one } of stated.filter(({ one: { direction } }) => direction === 'out')) {
    const at = open.findIndex(
      (other) =>
        other.unit === one.counterpart && other.one.counterpart === unit && other.one.kind === one.kind,
    )
    const [received] = at < 0 ? [] : open.splice(at, 1)
    if (received === undefined) findings.push(unmatched(unit, one))
    else if (fenOf(received.one) !== fenOf(one)) findings.push(differs(unit, one, received.one))
    else {
      const { kind, counterpart, code, column } = one
      eliminated.push({ kind, payer: unit, receiver: counterpart, amount: fenOf(one), code, column })
    }
  }
  return { eliminated, findings: [...findings, ...open.map(({ unit, one }) => unmatched(unit, one))] }
}

function unmatched(unit: string, one: Transfer): RollUpFinding {
  const side = one.direction === 'in' ? '收到' : '支出'
  const other = one.direction === 'in' ? '支出' : '收入'
  return {
    rule: 'unmatched-transfer',
    unit,
    counterpart: one.counterpart,
    message: `${unit}写有${side}${kindLabels[one.kind]}${shown(fenOf(one))}，${one.counterpart}没有对应的${other}；请核对后补写。`,
  }
}

function differs(unit: string, paid: Transfer, received: Transfer): RollUpFinding {
  return {
    rule: 'transfer-differs',
    unit,
    counterpart: paid.counterpart,
    message: `${unit}写${kindLabels[paid.kind]}支出${shown(fenOf(paid))}，${paid.counterpart}写收入${shown(fenOf(received))}；两边须一致才能抵销。`,
  }
}

/** What a unit states as received must be what its table 6 prints for that source. */
function incomeFindings(units: readonly RolledUnit[]): readonly RollUpFinding[] {
  return units.flatMap(({ code, figures, transfers }) =>
    (['subsidy', 'contribution'] as const).flatMap((kind) => {
      const received = transfers.filter((one) => one.direction === 'in' && one.kind === kind)
      const row = figures.tables.t6?.rows.find(({ labels }) => labels['income'] === incomeRows[kind])
      const printed = toPrintedFigure(row?.figures['incomeAmount'])
      const sum = received.reduce((total, one) => total + fenOf(one), 0)
      if (sum >= printed.low && sum < printed.high) return []
      return [
        {
          rule: 'transfer-income-differs' as const,
          unit: code,
          counterpart: received[0]?.counterpart ?? '',
          message: `${code}的收支总表“${incomeRows[kind]}”为${shown(printed.value)}，往来合计为${shown(sum)}；请核对。`,
        },
      ]
    }),
  )
}

/** 分 to take out, by place: the receiver's income, and the payer's expenditure with everything above its item. */
function eliminationsByPath(pairs: readonly EliminatedPair[]): ReadonlyMap<string, number> {
  const byPath = new Map<string, number>()
  const take = (path: string, fen: number): void => void byPath.set(path, (byPath.get(path) ?? 0) + fen)
  for (const { kind, amount, code, column: spentAs } of pairs) {
    take(`t6/${incomeRows[kind]}/incomeAmount`, amount)
    take('t6/total/incomeAmount', amount)
    for (const row of ['total', code.slice(0, 3), code.slice(0, 5), code])
      for (const column of ['total', spentAs]) take(`t7/${row}/${column}`, amount)
  }
  return byPath
}

export type RollUpDifference = {
  readonly path: string
  readonly label: string
  /** As the department's table prints it, and as its units add up. */
  readonly stated: string
  readonly expected: string
  readonly difference: number
}

/** Places where the department's own table says something else than its units, beyond what rounding explains. */
export function compareWithTable(result: RollUp, department: BudgetFigures): readonly RollUpDifference[] {
  const stated = new Map(
    summed.flatMap((key) => {
      const table = department.tables[key]
      return table === undefined
        ? []
        : placesOf(table).map(({ path, label, figure }) => [path, { label, figure }] as const)
    }),
  )
  const rolled = new Map(result.lines.map((line) => [line.path, line]))
  return [...new Set([...stated.keys(), ...rolled.keys()])].flatMap((path) => {
    const [said, line] = [stated.get(path), rolled.get(path)]
    const total = said?.figure ?? toPrintedFigure(undefined)
    const taken = line === undefined || line.eliminated === 0 ? [] : [minus(line.eliminated)]
    const { outcome, difference } = compareSum(total, [...(line?.parts ?? []), ...taken])
    if (outcome !== 'disagrees') return []
    const label = said?.label ?? line?.label ?? path
    return [{ path, label, stated: shown(total.value), expected: shown(line?.amount ?? 0), difference }]
  })
}

/** An exact amount taken out of a sum. */
function minus(fen: number): PrintedFigure {
  return { text: shown(-fen), unit: '万元', value: -fen, decimals: 0, step: 0, low: -fen, high: -fen + 1 }
}

export type ControlStanding = {
  readonly path: string
  readonly label: string
  /** Sum of the units' ceilings, of their budgets, and of those budgets that have a ceiling. */
  readonly limit: number
  readonly amount: number
  readonly above: readonly { readonly code: string; readonly amount: number; readonly limit: number }[]
}

/** 控制数 of the units together: what they allow, what was budgeted, and who is above. */
export function compareWithControls(
  units: readonly RolledUnit[],
  labelOf: (path: string) => string,
): readonly ControlStanding[] {
  const lines = units.flatMap((unit) => unit.controls.map((line) => ({ unit, line })))
  const byPath = Map.groupBy(lines, ({ line }) => line.path)
  return [...byPath].map(([path, group]) => {
    const rows = group.map(({ unit, line }) => {
      const limit = toPrintedFigure(unpackCell(line.limit, '万元', ''))
      const figure = findPlace(unit.figures, path)
      return { code: unit.code, limit: limit.value, amount: figure.value, isAbove: figure.low >= limit.high }
    })
    return {
      path,
      label: labelOf(path),
      limit: rows.reduce((sum, { limit }) => sum + limit, 0),
      amount: rows.reduce((sum, { amount }) => sum + amount, 0),
      above: rows
        .filter(({ isAbove }) => isAbove)
        .map(({ code, amount, limit }) => ({ code, amount, limit })),
    }
  })
}

function findPlace(figures: BudgetFigures, path: string): PrintedFigure {
  const [key = ''] = path.split('/')
  const table = figures.tables[key as TableKey]
  const place = table === undefined ? undefined : placesOf(table).find((one) => one.path === path)
  return place?.figure ?? toPrintedFigure(undefined)
}
