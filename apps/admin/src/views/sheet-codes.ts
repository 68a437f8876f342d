/** A pasted block that brings its own codes: where its rows belong, whatever their order and wherever the cursor is. */
import type { TableModel } from './budget-model.ts'
import type { Area } from './sheet-keys.ts'

export type CodedBlock = {
  /** The table's column of codes. */
  left: number
  /** Texts from the code on, each with the index of the table's row of that code. */
  rows: { row: number; texts: readonly string[] }[]
  /** Codes that the table has no row for. */
  unknown: string[]
  /** Whether the block has as many columns from the code on as the table. */
  isSameShape: boolean
}

type Block = readonly (readonly string[])[]

/** Undefined for a block without the table's codes, and for one that lies on them already. */
export function codedBlock(table: TableModel, block: Block, area: Area): CodedBlock | undefined {
  const left = table.columns.indexOf('code')
  if (left < 0) return undefined
  const rowOf = new Map(table.rows.map(({ cells }, row) => [String(cells[left]?.value ?? '').trim(), row]))
  rowOf.delete('')
  const at = codeColumn(table, block, rowOf)
  if (at === undefined) return undefined
  const isInPlace = block.every((texts, down) => {
    const row = rowOf.get(texts[at]?.trim() ?? '')
    return row === undefined || row === area.top + down
  })
  if (isInPlace && area.left + at === left) return undefined
  const coded = block.flatMap((texts) => {
    const code = texts[at]?.trim() ?? ''
    return /^\d{3,7}$/.test(code) ? [{ code, row: rowOf.get(code), texts: texts.slice(at) }] : []
  })
  return {
    left,
    rows: coded.flatMap(({ row, texts }) => (row === undefined ? [] : [{ row, texts }])),
    unknown: coded.flatMap(({ code, row }) => (row === undefined ? [code] : [])),
    isSameShape: coded.every(({ texts }) => texts.length === table.columns.length - left),
  }
}

/** The block's column of codes: two of the table's codes in it, or one that stands before its name. */
function codeColumn(table: TableModel, block: Block, rowOf: ReadonlyMap<string, number>): number | undefined {
  const name = table.columns.indexOf('name')
  const width = Math.max(0, ...block.map((texts) => texts.length))
  for (let at = 0; at < width - 1; at += 1) {
    const known = block.filter((texts) => rowOf.has(texts[at]?.trim() ?? ''))
    if (known.length > 1) return at
    const [only] = known
    const row = table.rows[rowOf.get(only?.[at]?.trim() ?? '') ?? -1]
    const called = String(row?.cells[name]?.value ?? '').trim()
    if (called !== '' && only?.[at + 1]?.trim() === called) return at
  }
  return undefined
}
