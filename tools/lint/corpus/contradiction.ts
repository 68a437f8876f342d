import type { Draft, Relation } from './draft.ts'

/**
 * Whether what was changed contradicts something that the document itself says: a relation that held and holds no more.
 *
 * @param clean the document before the change, whose units are right
 */
export function contradicts(clean: Draft, changed: Draft): boolean {
  return changed.relations.some((relation) => !holds(relation, clean, changed))
}

function holds(relation: Relation, clean: Draft, changed: Draft): boolean {
  const values = relation.slots.flatMap((id) => valueOf(id, clean, changed) ?? [])
  const [first = 0, ...rest] = values
  const sum = rest.reduce((total, one) => total + one, 0)
  switch (relation.kind) {
    case 'sum':
      return Math.abs(first - sum) < tolerance(relation, changed)
    case 'within':
      return sum - first < tolerance(relation, changed)
    case 'equal':
      return rest.every((one) => one === first)
    case 'count':
      return (
        changed.lines.filter(({ row, isTotal }) => row === relation.row && isTotal !== true).length === first
      )
    case 'bound':
      return true
  }
}

/** The value in the unit that the document means; undefined where the figure's line was dropped. */
function valueOf(id: string, clean: Draft, changed: Draft): number | undefined {
  if (!changed.lines.some(({ text }) => text.includes(`⟦${id}⟧`))) return undefined
  const unit = [...changed.slots.values()].find((slot) => slot.kind === 'unit' && slot.of === id)
  const meant = unit === undefined ? '' : (clean.slots.get(unit.id)?.text ?? '')
  const scale = unit === undefined ? 1 : scaleOf(unit.text) / scaleOf(meant)
  return Number(changed.slots.get(id)?.text) * scale
}

const scaleOf = (unit: string): number => (unit.startsWith('万') ? 10_000 : 1)

/** Half a step of every figure, as printed figures may be rounded. */
function tolerance({ slots }: Relation, { slots: all }: Draft): number {
  const decimals = Math.max(...slots.map((id) => all.get(id)?.text.split('.')[1]?.length ?? 0))
  return decimals === 0 ? 0.5 : (slots.length + 1) * 0.5 * 10 ** -decimals
}
