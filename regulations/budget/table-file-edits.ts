/** What single cells and rows of a file that came back would change. */
import type { ReadProblem } from '#lint'
import { findCodeName } from './code-names.ts'
import type { PackedCell } from './procedure/packed-figures.ts'
import type { FileFault, ReadRow, ReadSheet } from './table-file-reading.ts'
import { cellText, isSame } from './table-file-reading.ts'
import {
  narrativePart,
  type FileCell,
  type FileRow,
  type FileSheet,
  type FileUnit,
} from './table-file-sheets.ts'
import { tableDefinitions } from './tables.ts'
import { readFigure } from './workbook.ts'

/** One place that the file would change. `to` as acts take it; `before` and `after` as they read in the file's unit. */
export type FileChange = {
  readonly path: string
  readonly to: PackedCell
  readonly label: string
  readonly before: string
  readonly after: string
  readonly sheet: string
  readonly cell: string
  readonly kind: 'changed' | 'added' | 'removed'
  /** What it was when the file went out, where it was changed here since; null where it was not. */
  readonly wentOut: string | null
}
export type FileRefusal = FileFault & { readonly label: string; readonly text: string }
export type NameOf = (path: string) => string
type Asked = { readonly unit: FileUnit; readonly names: NameOf }
/** Rows of a sheet as they went out: by row key and column. */
export type WentOut = ReadonlyMap<
  string,
  ReadonlyMap<string, { readonly path: string; readonly text: string }>
>

/** Every cell and row of a sheet that differs from what went out. */
export function compareSheet(
  { sheet, name, rows }: ReadSheet,
  wentOut: WentOut,
  asked: Asked,
): (FileChange | FileRefusal)[] {
  const standing = new Map(sheet.rows.map((row) => [row.key, row]))
  const present = new Set(rows.map(({ key }) => key))
  const inFile = rows.flatMap((row): readonly (FileChange | FileRefusal)[] => {
    const out = wentOut.get(row.key)
    if (row.key === '' || out === undefined) return addedRow(sheet, name, row, asked)
    return sheet.columns.flatMap(({ key, title }): readonly (FileChange | FileRefusal)[] => {
      const before = out.get(key)
      const read = row.cells[key]
      if (before === undefined || read === undefined) return []
      const cell = cellOf(standing.get(row.key), sheet, key)
      if (isSame(cell?.kind ?? 'text', before.text, cellText(read))) return []
      return changedCell({ sheet: name, title, cell, before, row: standing.get(row.key) }, read, asked)
    })
  })
  const gone = [...wentOut.keys()].filter((key) => !present.has(key))
  return [...inFile, ...gone.flatMap((key) => removedRow(sheet, name, standing.get(key), asked))]
}

const cellOf = (row: FileRow | undefined, sheet: FileSheet, column: string): FileCell | undefined =>
  row?.cells[sheet.columns.findIndex(({ key }) => key === column)]

type Place = {
  readonly sheet: string
  readonly title: string
  readonly cell: FileCell | undefined
  readonly before: { readonly path: string; readonly text: string }
  readonly row: FileRow | undefined
}

function changedCell(
  { sheet, title, cell, before, row }: Place,
  read: ReadRow['cells'][string],
  { unit, names }: Asked,
): readonly (FileChange | FileRefusal)[] {
  const label =
    before.path === ''
      ? [row?.name, title].filter((part) => part !== undefined).join(' ')
      : names(before.path)
  const text = cellText(read)
  const refuse = (say: string): readonly FileRefusal[] => [{ sheet, cell: read.address, label, text, say }]
  if (cell === undefined) return refuse('下载之后，这一行已从表中删去，不能再改。')
  if (cell.path === '') return refuse(`“${title}”不在这里改：它由科目或表样决定。`)
  const value = valueOf(cell, { ...read, text }, sheet, title, unit)
  if (typeof value === 'object' && value !== null) return refuse(value.say)
  // Somebody has written the same meanwhile.
  if (isSame(cell.kind, cell.text, text)) return []
  const wentOut = isSame(cell.kind, before.text, cell.text) ? null : before.text
  return [
    {
      path: cell.path,
      to: value,
      label,
      before: cell.text,
      after: text,
      sheet,
      cell: read.address,
      kind: 'changed',
      wentOut,
    },
  ]
}

/** A cell as acts take it: words, figures as printed in 万元, exact 分 in 元; counts in a unit of their own. */
function valueOf(
  { kind }: Pick<FileCell, 'kind'>,
  read: ReadRow['cells'][string],
  sheet: string,
  title: string,
  unit: FileUnit,
): PackedCell | { readonly say: string } {
  if (kind === 'text') return read.text === '' ? null : read.text
  const problems: ReadProblem[] = []
  const figure = readFigure(sheet, title, read, kind === 'count' ? '' : unit, problems)
  const [problem] = problems
  if (problem !== undefined) return { say: problem.message }
  if (figure.value === null) return null
  return unit === '元' && kind === 'figure' ? figure.value : (figure.stated ?? null)
}

/** A row that the file has more: a further item of a coded table; other rows belong to the form. */
function addedRow(
  sheet: FileSheet,
  name: string,
  row: ReadRow,
  { unit, names }: Asked,
): readonly (FileChange | FileRefusal)[] {
  const definition = tableDefinitions.find(({ key }) => key === sheet.part)
  const code = cellText(row.cells['code'])
  const first = Object.values(row.cells).find((cell) => cellText(cell) !== '')
  const at = { sheet: name, cell: row.cells['code']?.address ?? first?.address ?? '' }
  const refuse = (say: string): readonly FileRefusal[] => [
    { ...at, label: `新增的第${row.row}行`, text: first === undefined ? '' : cellText(first), say },
  ]
  if (definition?.tree === undefined) return refuse(noNewRow(sheet))
  if (sheet.rows.some(({ key }) => key === code)) return refuse(`表中已有${code}这一行，请直接改那一行的数。`)
  const length = Math.max(...definition.tree.lengths)
  if (!/^\d+$/.test(code) || code.length !== length)
    return refuse(`新增的行要在“科目编码”栏填${length}位编码，读到“${code}”。上级科目会自动补上。`)
  const given = cellText(row.cells['name']) || (findCodeName(definition.tree.register, code) ?? '')
  const path = `${sheet.part}/${code}`
  const rowLabel = [names(path), given].filter((part) => part !== '').join(' ')
  const added = { ...at, before: '', kind: 'added', wentOut: null } as const
  const named: readonly FileChange[] =
    given === '' ? [] : [{ ...added, path: `${path}/name`, to: given, label: rowLabel, after: '增加一行' }]
  const amounts = sheet.columns.flatMap(({ key, title }): readonly (FileChange | FileRefusal)[] => {
    const read = row.cells[key]
    const isPart =
      definition.columns.some((column) => column.key === key && column.kind === 'figure') && key !== 'total'
    if (!isPart || read === undefined || cellText(read) === '') return []
    const value = valueOf({ kind: 'figure' }, { ...read, text: cellText(read) }, name, title, unit)
    const label = `${rowLabel} ${title.split('-').at(-1) ?? title}`
    if (typeof value === 'object' && value !== null)
      return [{ sheet: name, cell: read.address, label, text: cellText(read), say: value.say }]
    return [{ ...added, cell: read.address, path: `${path}/${key}`, to: value, label, after: cellText(read) }]
  })
  return [...named, ...amounts]
}

function noNewRow({ part, name: sheet }: FileSheet): string {
  if (part.startsWith('p.')) return '这里不能增加指标：请在该项目的绩效目标表上增加。'
  if (part === narrativePart) return '这里不能增加数字：增减原因请在“上下年对比”里填写。'
  return `「${sheet}」的行由表样决定，不能增加。`
}

/** A row that the file has no more: items of the lowest level and indicators go, rows of the form stay. */
function removedRow(
  sheet: FileSheet,
  name: string,
  row: FileRow | undefined,
  { names }: Asked,
): readonly (FileChange | FileRefusal)[] {
  if (row === undefined) return []
  const definition = tableDefinitions.find(({ key }) => key === sheet.part)
  const before = row.cells
    .map(({ text }) => text)
    .filter((text) => text !== '')
    .join(' ')
  const isIndicator = sheet.part.startsWith('p.') && sheet.columns.some(({ key }) => key === 'weight')
  const isItem =
    definition?.tree !== undefined &&
    row.key.length === Math.max(...definition.tree.lengths) &&
    /^\d+$/.test(row.key)
  const label =
    isIndicator || isItem
      ? [names(`${sheet.part}/${row.key}`), isItem ? '' : row.name].filter((part) => part !== '').join(' ')
      : row.name
  // A parent goes with its last item, by itself.
  if (definition?.tree !== undefined && /^\d+$/.test(row.key) && !isItem) return []
  if (!isIndicator && !isItem)
    return [
      { sheet: name, cell: '', label, text: '', say: '这一行是表样固有的，不能删去；不需要的数请清空。' },
    ]
  const path = isIndicator ? `${sheet.part}/${row.key}` : `${sheet.part}/${row.key}/name`
  return [
    {
      path,
      to: null,
      label,
      before,
      after: '删去这一行',
      sheet: name,
      cell: '',
      kind: 'removed',
      wentOut: null,
    },
  ]
}
