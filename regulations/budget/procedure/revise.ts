/**
 * Changes of single places. Paths: `t2/2080505/basic` (table, code or label or `total`, column), `t2/2019999/name` (a row
 * for a new item; with null: the row is taken out), `t5/note`, `t8`, `t9`, `t10` (tables made from others), `n.3.b/基本支出` (also `/unit` and `/item`), `p.laogan/p.laogan.r9/value` (an
 * indicator's field; without field and with null: the row is taken out), `p.laogan/basis` (head field), `text/duties`.
 */
import { z } from 'zod'
import type { TableKey } from '../figures.ts'
import { followChanges } from '../figures-follow.ts'
import { addCodedRow, removeCodedRow } from '../figures-rows.ts'
import { deriveFigures, enterAmount, isEntryTable } from '../figures-working.ts'
import type { BudgetReference } from '../reference/vocabulary.ts'
import { getTableDefinition } from '../tables.ts'
import { derivedCell } from './derived-cell.ts'
import { makeTable } from './make-table.ts'
import { isNarrativeClause, reviseNarrative } from './revise-narrative.ts'
import { reviseFund } from './revise-fund.ts'
import type { PackedCell, PackedFigures, PackedTable } from './packed-figures.ts'
import { packFigures, readTypedCell, unpackFigures } from './packed-figures.ts'
import { isTextKey, textFields } from './texts.ts'
import type { Difference, Texts } from './vocabulary.ts'
import { toWorkingFigures, typedFen } from './working.ts'

export const changeSchema = z.strictObject({
  path: z.string().min(1).max(120),
  /** Text as printed, an exact amount in 分, or null for a blank. */
  to: z.union([z.string().max(4000), z.int(), z.null()]),
  reason: z.string().trim().max(500).optional(),
})
/** One act takes so many changes. */
export const changesMax = 500
export const changesSchema = z.array(changeSchema).min(1, '请至少改动一处').max(changesMax)
export type Change = z.infer<typeof changeSchema>

/** Figures and texts that changes are applied to. */
export type Draft = {
  readonly figures: PackedFigures
  readonly remainders: Readonly<Record<string, number>>
  readonly texts: Texts
  readonly basis: 'printed' | 'working'
  readonly reference?: BudgetReference
}

export type Fault = { readonly path: string; readonly say: string }
export type Step =
  | {
      readonly ok: true
      readonly draft: Draft
      readonly label: string
      readonly before: PackedCell
      readonly after: PackedCell
    }
  | { readonly ok: false; readonly say: string }

/** Applies changes in order; those that cannot be applied are listed, and then none is. */
export function applyChanges(
  start: Draft,
  changes: readonly Change[],
): { readonly draft: Draft; readonly differences: readonly Difference[]; readonly faults: readonly Fault[] } {
  let draft = start
  const differences: Difference[] = []
  const faults: Fault[] = []
  for (const { path, to, reason } of changes) {
    const step = applyChange(draft, path, to)
    if (!step.ok) faults.push({ path, say: step.say })
    else {
      draft = step.draft
      const { label, before, after } = step
      if (before !== after) differences.push({ path, label, before, after, reason: reason ?? '' })
    }
  }
  return { draft, differences, faults }
}

/** Whether a change touches wording only: no figure, no indicator, no table. */
export function isWording(path: string): boolean {
  return path.startsWith('text/') || /^t\d+\/note$/.test(path)
}

/** In a budget that is worked on, what repeats the changed figure follows it (`figures-follow.ts`). */
function applyChange(draft: Draft, path: string, to: PackedCell): Step {
  const step = applyAt(draft, path, to)
  if (!step.ok || draft.basis === 'printed' || step.draft.figures === draft.figures) return step
  const after = unpackFigures(step.draft.figures)
  const followed = followChanges(unpackFigures(draft.figures), after)
  if (followed === after) return step
  return { ...step, draft: { ...step.draft, figures: packFigures(followed) } }
}

function applyAt(draft: Draft, path: string, to: PackedCell): Step {
  const [head = '', ...rest] = path.split('/')
  if (head === 'text') return reviseText(draft, rest[0] ?? '', to)
  if (head.startsWith('n.') || isNarrativeClause(head)) return reviseNarrative(draft, head, rest, to)
  if (head.startsWith('p.')) return reviseFund(draft, head, rest, to)
  const key = tableKeyOf(head)
  if (key === undefined) return fault(`没有“${path}”这个位置。请按“表/科目/栏”填写，如 t2/2080505/basic。`)
  if (rest.length === 0) return makeTable(draft, key)
  if (rest[0] === 'note') return reviseNote(draft, key, to)
  if (rest[1] === 'name')
    return to === null ? removeRow(draft, key, rest[0] ?? '') : nameNewRow(draft, key, rest[0] ?? '', to)
  return reviseCell(draft, key, rest[0] ?? '', rest[1] ?? 'total', to)
}

export const fault = (say: string): Step => ({ ok: false, say })

function tableKeyOf(text: string): TableKey | undefined {
  const match = /^t([1-9]|10)$/.exec(text)
  return match === null ? undefined : (text as TableKey)
}

function reviseText(draft: Draft, key: string, to: PackedCell): Step {
  if (!isTextKey(key)) return fault(`说明里没有“${key}”这一段。`)
  if (typeof to === 'number') return fault(`“${textFields[key].label}”应填文字。`)
  const before = draft.texts[key] ?? null
  const { [key]: _before, ...others } = draft.texts
  const texts = to === null || to === '' ? others : { ...others, [key]: to }
  return { ok: true, draft: { ...draft, texts }, label: textFields[key].label, before, after: to }
}

function reviseNote(draft: Draft, key: TableKey, to: PackedCell): Step {
  if (typeof to === 'number') return fault('备注应填文字。')
  const table = draft.figures.tables[key] ?? emptyTable(key)
  const notes = to === null || to === '' ? [] : [to]
  return {
    ok: true,
    draft: withTable(draft, key, { ...table, notes }),
    label: `${getTableDefinition(key).title} 备注`,
    before: table.notes.join('\n') || null,
    after: to === '' ? null : to,
  }
}

function reviseCell(draft: Draft, key: TableKey, row: string, column: string, to: PackedCell): Step {
  const definition = getTableDefinition(key)
  const target = definition.columns.find((one) => one.key === column)
  const label = `${definition.title} ${row === 'total' ? '合计' : row} ${target?.path ?? column}`
  if (target?.kind !== 'figure') return fault(`「${definition.title}」没有“${column}”这一栏。`)
  const read = readTypedCell(to, '万元')
  if (!read.ok) return fault(`${label}：${read.say}`)
  const table = draft.figures.tables[key]
  if (table === undefined) return fault(`还没有「${definition.title}」。请先导入，或为空表加备注。`)
  const index = rowIndex(table, key, row)
  const rowId = table.rows[index]?.id ?? `${key}.total`
  const derived =
    draft.basis === 'working' ? derivedCell(unpackFigures(draft.figures), key, rowId, column) : undefined
  if (derived !== undefined) return fault(`${label}：${derived}`)
  const before = index < 0 ? null : (table.rows[index]?.cells[table.columns.indexOf(column)] ?? null)
  if (draft.basis === 'working' && isEntryTable(key) && key !== 't5')
    return enterDerived(draft, key, row, column, read.cell, { label, before })
  if (index < 0 && !(key === 't4' && row === 'total'))
    return fault(`「${definition.title}」没有“${row}”这一行。`)
  const next = index < 0 ? withTotalRow(table, key) : table
  const at = index < 0 ? next.rows.length - 1 : index
  const rows = next.rows.map((one, i) =>
    i === at ? { ...one, cells: one.cells.with(next.columns.indexOf(column), read.cell) } : one,
  )
  return { ok: true, draft: withTable(draft, key, { ...next, rows }), label, before, after: read.cell }
}

/** A working budget takes entries at the lowest level only; everything above is added up again. */
function enterDerived(
  draft: Draft,
  key: 't2' | 't3' | 't7',
  row: string,
  column: string,
  cell: PackedCell,
  shown: { readonly label: string; readonly before: PackedCell },
): Step {
  const result = enterAmount(toWorkingFigures(draft), key, row, column, typedFen(cell))
  if (!result.ok) return fault(`${shown.label}：${result.message}`)
  const figures = packFigures(deriveFigures(result.working))
  const remainders = Object.fromEntries(
    Object.entries(result.working.remainders).map(([path, { fen }]) => [path, fen]),
  )
  return { ok: true, draft: { ...draft, figures, remainders }, ...shown, after: cell }
}

function rowIndex(table: PackedTable, key: TableKey, row: string): number {
  if (row === 'total') return table.rows.findIndex(({ id }) => id === `${key}.total`)
  const labels = table.columns.flatMap((column, i) => (isLabel(key, column) && column !== 'name' ? [i] : []))
  return table.rows.findIndex(
    ({ id, cells }) => id !== `${key}.total` && labels.some((i) => cells[i] === row),
  )
}

function isLabel(key: TableKey, column: string): boolean {
  return getTableDefinition(key).columns.some((one) => one.key === column && one.kind === 'label')
}

export function emptyTable(key: TableKey): PackedTable {
  const { sheet, columns } = getTableDefinition(key)
  return {
    sheet,
    columns: columns.map((one) => one.key),
    letters: columns.map(() => ''),
    rows: [],
    notes: [],
  }
}

function withTotalRow(table: PackedTable, key: TableKey): PackedTable {
  const row = Math.max(4, ...table.rows.map((one) => one.row)) + 1
  return {
    ...table,
    rows: [...table.rows, { id: `${key}.total`, row, cells: table.columns.map(() => null) }],
  }
}

export function withTable(draft: Draft, key: TableKey, table: PackedTable): Draft {
  return { ...draft, figures: { ...draft.figures, tables: { ...draft.figures.tables, [key]: table } } }
}

/** `t2/2019999/name`: a row for an item that no register names yet; the amounts are entered afterwards. */
function nameNewRow(draft: Draft, key: TableKey, code: string, to: PackedCell): Step {
  const label = `${getTableDefinition(key).title} ${code} 科目名称`
  if (typeof to !== 'string' || to.trim() === '') return fault(`${label}：请填写名称。`)
  if (!isEntryTable(key)) return fault(`「${getTableDefinition(key).title}」不能增加行。`)
  const figures = unpackFigures(draft.figures)
  const isThere = figures.tables[key]?.rows.some(({ labels }) => labels['code'] === code) ?? false
  if (isThere) return fault(`${label}：表中已有${code}。`)
  const addition = addCodedRow(figures, key, code, to.trim())
  if (!addition.ok) return fault(`${label}：${addition.message}`)
  return {
    ok: true,
    draft: { ...draft, figures: packFigures(addition.figures) },
    label,
    before: null,
    after: to,
  }
}

/** `t2/2019999/name` with null: its amounts are cleared, so that what adds them up follows, then the row goes. */
function removeRow(draft: Draft, key: TableKey, code: string): Step {
  const { title, columns } = getTableDefinition(key)
  const label = `${title} ${code}`
  if (!isEntryTable(key)) return fault(`「${title}」的行由表样决定，不能删去。`)
  const table = draft.figures.tables[key]
  const row = table?.rows[rowIndex(table, key, code)]
  const parts = columns.filter((one) => one.kind === 'figure' && one.key !== 'total')
  const filled = parts.filter((one) => (row?.cells[table?.columns.indexOf(one.key) ?? -1] ?? null) !== null)
  let cleared = draft
  for (const column of filled) {
    const step = reviseCell(cleared, key, code, column.key, null)
    if (!step.ok) return step
    cleared = step.draft
  }
  const removal = removeCodedRow(unpackFigures(cleared.figures), key, code)
  if (!removal.ok) return fault(`${label}：${removal.message}`)
  const gone = removal.removed.map((one) => `${key}/${one}/`)
  const remainders = Object.fromEntries(
    Object.entries(cleared.remainders).filter(([path]) => !gone.some((start) => path.startsWith(start))),
  )
  const before = (row?.cells ?? []).filter((cell) => cell !== null && cell !== '').join(' ')
  const figures = packFigures(removal.figures)
  return { ok: true, draft: { ...cleared, figures, remainders }, label, before, after: null }
}
