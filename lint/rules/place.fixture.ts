import type { PlacedFigure } from '../finding.ts'
import { parsePrinted } from '../printed-figure.ts'

/** A placed figure for rule tests: a cell of a small sheet. */
export function placed(cell: string, text: string, unit = '万元'): PlacedFigure {
  const parsed = parsePrinted(text, unit)
  if (!parsed.ok) throw new RangeError(parsed.reason)
  return { place: { sheet: '甲表', cell, column: '数', rowName: cell }, figure: parsed.figure }
}
