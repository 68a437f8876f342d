/** What an import leaves of a budget: a workbook replaces everything, a detail in 元 replaces the tables it makes. */
import { followChanges } from '../figures-follow.ts'
import type { PackedFigures } from './packed-figures.ts'
import { packFigures, unpackFigures } from './packed-figures.ts'
import type { UnitBudget } from './vocabulary.ts'

/** Item that only a whole workbook's explanation states. */
const wholeExplanation = '收入预算总额'

/** The figures of a case after an import. */
export function mergeImport(
  state: Pick<UnitBudget, 'basis' | 'figures'>,
  incoming: PackedFigures,
): PackedFigures {
  const { figures: before, basis } = state
  // Tables that the new file lacks are emptied: what stays behind would be a figure nobody sent.
  const tables = { ...emptied(before), ...incoming.tables }
  if (incoming.narrative.some(({ item }) => item === wholeExplanation)) return { ...incoming, tables }
  const stated = new Set(incoming.narrative.map(({ clause, item }) => `${clause}/${item}`))
  const kept = before.narrative.filter(({ clause, item }) => !stated.has(`${clause}/${item}`))
  const last = Math.max(1, ...kept.map(({ row }) => row))
  const added = incoming.narrative.map((entry, i) => ({ ...entry, row: last + 1 + i }))
  const figures: PackedFigures = {
    tables: before.tables.t10 === undefined ? tables : { ...tables, t10: before.tables.t10 },
    narrative: [...kept, ...added],
    narrativeLetter: before.narrativeLetter,
    funds: incoming.funds.length > 0 ? incoming.funds : before.funds,
  }
  if (basis === 'printed') return figures
  return packFigures(followChanges(unpackFigures(before), unpackFigures(figures)))
}

function emptied(figures: PackedFigures): PackedFigures['tables'] {
  const tables = Object.entries(figures.tables)
  return Object.fromEntries(tables.map(([key, table]) => [key, { ...table, rows: [], notes: [] }]))
}
