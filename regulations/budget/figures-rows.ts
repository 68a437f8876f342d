/** New rows in tables with codes: a code brings its parents and its registered name; numbers follow the order of codes. */
import { findCodeName } from './code-names.ts'
import type { BudgetFigures, PlacedCell, StatedRow, StatedTable } from './figures.ts'
import { getTableDefinition } from './tables.ts'

export type RowAddition =
  | { readonly ok: true; readonly figures: BudgetFigures; readonly added: readonly string[] }
  | { readonly ok: false; readonly message: string }

/** Adds a row at the lowest level with the parents it lacks. A code whose name is neither given nor registered is refused. */
export function addCodedRow(
  figures: BudgetFigures,
  key: 't2' | 't3' | 't5' | 't7',
  code: string,
  givenName?: string,
): RowAddition {
  const table = figures.tables[key]
  const { tree, title } = getTableDefinition(key)
  const lengths = tree?.lengths ?? []
  if (table === undefined) return { ok: false, message: `还没有「${title}」。请先导入，或为空表加备注。` }
  if (!/^\d+$/.test(code) || code.length !== Math.max(...lengths))
    return { ok: false, message: `新增的科目编码应为${Math.max(...lengths)}位数字：只能在最末级录入。` }
  const chain = lengths.map((length) => code.slice(0, length))
  const present = new Set(table.rows.map(({ labels }) => labels['code']))
  const missing = chain.filter((one) => !present.has(one))
  const named = missing.map((one) => ({
    code: one,
    name: findCodeName(tree?.register ?? 'function', one) ?? (one === code ? givenName : undefined),
  }))
  const unknown = named.find(({ name }) => name === undefined)
  if (unknown !== undefined)
    return {
      ok: false,
      message: `科目名册里没有${unknown.code}。请先写明这个科目的名称，或请字典管理员登记。`,
    }
  const rows = [...table.rows, ...named.map(({ code: one, name }) => emptyRow(key, one, name ?? ''))]
  return {
    ok: true,
    figures: { ...figures, tables: { ...figures.tables, [key]: renumbered({ ...table, rows }) } },
    added: missing,
  }
}

export type RowRemoval =
  | { readonly ok: true; readonly figures: BudgetFigures; readonly removed: readonly string[] }
  | { readonly ok: false; readonly message: string }

/** Takes a row of the lowest level out, and the parents that nothing is left below. The total row stays. */
export function removeCodedRow(
  figures: BudgetFigures,
  key: 't2' | 't3' | 't5' | 't7',
  code: string,
): RowRemoval {
  const table = figures.tables[key]
  const { tree, title } = getTableDefinition(key)
  const lengths = tree?.lengths ?? []
  const codes = (table?.rows ?? []).map(({ labels }) => labels['code'] ?? '')
  if (table === undefined || !codes.includes(code))
    return { ok: false, message: `「${title}」没有“${code}”这一行。` }
  if (code.length !== Math.max(...lengths))
    return { ok: false, message: '上级科目由下级相加得出，不能单独删去；下级删完后它会自动去掉。' }
  const chain = lengths.map((length) => code.slice(0, length)).toSorted((a, b) => b.length - a.length)
  const removed: string[] = []
  for (const one of chain) {
    const left = codes.filter((other) => other !== one && !removed.includes(other))
    if (left.some((other) => other.startsWith(one))) break
    removed.push(one)
  }
  const rows = table.rows.filter(({ labels }) => !removed.includes(labels['code'] ?? ''))
  return {
    ok: true,
    figures: { ...figures, tables: { ...figures.tables, [key]: renumbered({ ...table, rows }) } },
    removed,
  }
}

function emptyRow(key: StatedTable['key'], code: string, name: string): StatedRow {
  const columns = getTableDefinition(key).columns.filter(({ kind }) => kind === 'figure')
  const figures = Object.fromEntries(
    columns.map((column): [string, PlacedCell] => [column.key, { value: null }]),
  )
  return { id: '', row: 0, labels: { code, name }, figures }
}

/** Rows in the order of their codes, the total row where it stood; ids and cell addresses move along. */
function renumbered(table: StatedTable): StatedTable {
  const isTotal = ({ id }: StatedRow): boolean => id === `${table.key}.total`
  const coded = table.rows
    .filter((row) => !isTotal(row))
    .toSorted((a, b) => ((a.labels['code'] ?? '') < (b.labels['code'] ?? '') ? -1 : 1))
  const totalFirst = table.rows[0] !== undefined && isTotal(table.rows[0])
  const totals = table.rows.filter(isTotal)
  const first = Math.min(...table.rows.filter(({ row }) => row > 0).map(({ row }) => row), 1_000)
  const letters = lettersOf(table)
  const ordered = totalFirst ? [...totals, ...coded] : [...coded, ...totals]
  let number = 0
  const rows = ordered.map((row, i): StatedRow => {
    if (!isTotal(row)) number += 1
    const id = isTotal(row) ? row.id : `${table.key}.r${number}`
    return { ...row, id, row: first + i, figures: addressed(row.figures, letters, first + i) }
  })
  return { ...table, rows }
}

function lettersOf(table: StatedTable): Readonly<Record<string, string>> {
  const cells = table.rows.flatMap(({ figures }) => Object.entries(figures))
  return Object.fromEntries(
    cells.flatMap(([column, { cell }]) => (cell === undefined ? [] : [[column, cell.replace(/\d+$/, '')]])),
  )
}

function addressed(
  figures: StatedRow['figures'],
  letters: Readonly<Record<string, string>>,
  row: number,
): StatedRow['figures'] {
  return Object.fromEntries(
    Object.entries(figures).map(([column, { cell: _old, ...figure }]) => {
      const letter = letters[column]
      return [column, letter === undefined ? figure : { ...figure, cell: `${letter}${row}` }]
    }),
  )
}
