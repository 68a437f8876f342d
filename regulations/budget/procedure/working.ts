/** Between a case's stored figures and a budget that is worked on. */
import { parsePrinted } from '#lint'
import { getTableDefinition } from '../tables.ts'
import type { Leaf, WorkingFigures } from '../figures-working.ts'
import { deriveFigures, toWorking } from '../figures-working.ts'
import type { PackedCell, PackedFigures } from './packed-figures.ts'
import { packFigures, unpackFigures } from './packed-figures.ts'

/** 分 of a typed cell. */
export function typedFen(cell: PackedCell): number {
  if (cell === null) return 0
  if (typeof cell === 'number') return cell
  const parsed = parsePrinted(cell, '万元')
  return parsed.ok ? parsed.figure.value : 0
}

/** The budget as one works on it; amounts without printed text were typed and are exact. */
export function toWorkingFigures(stored: {
  readonly figures: PackedFigures
  readonly remainders: Readonly<Record<string, number>>
}): WorkingFigures {
  const layout = unpackFigures(stored.figures)
  const { leaves } = toWorking(layout)
  const remainders = Object.fromEntries(
    Object.entries(stored.remainders).map(([path, fen]) => [path, { fen, mark: '推定' as const }]),
  )
  return { layout, leaves: typedLeaves(stored.figures, leaves), remainders }
}

function typedLeaves(
  figures: PackedFigures,
  leaves: Readonly<Record<string, Leaf>>,
): Readonly<Record<string, Leaf>> {
  return Object.fromEntries(
    Object.entries(leaves).map(([path, leaf]): [string, Leaf] => {
      const [key = '', code = '', column = ''] = path.split('/')
      const table = figures.tables[key as keyof PackedFigures['tables']]
      const row = table?.rows.find(({ cells }) => cells[table.columns.indexOf('code')] === code)
      const cell = row?.cells[table?.columns.indexOf(column) ?? -1]
      return [path, { fen: leaf.fen, source: typeof cell === 'number' ? 'typed' : 'printed' }]
    }),
  )
}

/**
 * An imported budget made a working one: totals are added up, what rounding explains is kept as a remainder. Amounts that
 * came in 元 stay exact.
 */
export function startWorking(figures: PackedFigures): {
  readonly figures: PackedFigures
  readonly remainders: Readonly<Record<string, number>>
} {
  const read = toWorking(unpackFigures(figures))
  const working = { ...read, leaves: typedLeaves(figures, read.leaves) }
  const remainders = Object.fromEntries(
    Object.entries(working.remainders).map(([path, { fen }]) => [path, fen]),
  )
  return { figures: packFigures(deriveFigures(working)), remainders }
}

/** Name of a remainder for people: 表2 20805 基本支出. */
export function remainderLabel(path: string): string {
  const [key = '', code = '', column = ''] = path.split('/')
  const definition = getTableDefinition(key as keyof PackedFigures['tables'])
  const name = definition.columns.find((one) => one.key === column)?.path ?? column
  return `${definition.sheet} ${code === 'total' ? '合计' : code} ${name}`
}
