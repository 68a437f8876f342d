/** Changes of the explanation's figures: stated ones, base-year figures and itemised reasons. */
import { findNarrativeItem, narrativeItems, reasonOf, splitItem } from '../narrative.ts'
import type { PackedCell, PackedNarrative } from './packed-figures.ts'
import { readTypedCell } from './packed-figures.ts'
import type { Draft, Step } from './revise.ts'

const fault = (say: string): Step => ({ ok: false, say })

/** Clauses of tables whose figures the explanation's sheet carries too, such as what last year left over (t1.r7). */
export function isNarrativeClause(head: string): boolean {
  return narrativeItems.some(({ clause }) => clause === head)
}

/**
 * `n.3.b/基本支出` (also `/unit` and `/item`). An item of the register that is not there yet is added; a reason such as
 * `n.3.c/原因：工资标准调整增加` is added, changed, and with null taken out.
 */
export function reviseNarrative(draft: Draft, clause: string, rest: readonly string[], to: PackedCell): Step {
  const [item = '', field = 'value'] = rest
  const { narrative } = draft.figures
  const index = narrative.findIndex((one) => one.clause === clause && one.item === item)
  const entry = narrative[index] ?? newEntry(narrative, clause, item)
  if (entry === null) return fault(`说明里没有“${item}”这一项（条款${clause}）。请先导入说明数字表。`)
  if (field !== 'value' && field !== 'unit' && field !== 'item') return fault(`说明没有“${field}”这一栏。`)
  const isReason = reasonOf(entry) !== null
  if (isReason && field === 'value' && to === null) {
    if (index < 0) return fault(`说明里没有“${item}”这条原因。`)
    return written(draft, narrative.toSpliced(index, 1), `说明 ${item}`, entry.value, null)
  }
  let cell: PackedCell = to
  if (field === 'value') {
    const read = readTypedCell(to, entry.unit)
    if (!read.ok) return fault(`“${item}”：${read.say}`)
    cell = read.cell
  } else if (typeof to !== 'string')
    return fault(`“${item}”的${field === 'unit' ? '单位' : '名称'}应填文字。`)
  const next = { ...entry, [field]: cell }
  const list = index < 0 ? [...narrative, next] : narrative.with(index, next)
  return written(draft, list, `说明 ${item}`, index < 0 ? null : entry[field], cell)
}

/** A registered item or a reason that is not stated yet; null for anything else. */
function newEntry(
  narrative: readonly PackedNarrative[],
  clause: string,
  item: string,
): PackedNarrative | null {
  const definition = findNarrativeItem(clause, splitItem(item).item)
  if (definition === undefined && reasonOf({ clause, item }) === null) return null
  const row = Math.max(1, ...narrative.map((one) => one.row)) + 1
  return { clause, item, unit: definition?.unit ?? '万元', row, value: null }
}

function written(
  draft: Draft,
  narrative: PackedNarrative[],
  label: string,
  before: PackedCell,
  after: PackedCell,
): Step {
  return { ok: true, draft: { ...draft, figures: { ...draft.figures, narrative } }, label, before, after }
}
