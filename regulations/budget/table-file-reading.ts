/** A file that came back: its stamp, and which cells were changed since it went out. What the changes mean is told elsewhere. */
import type { DocumentCell, DocumentSheet, SheetDocument } from '#lint'
import { columnLetters, parsePrinted } from '#lint'
import { keyTitle, stampFormat, stampName, type FileStamp } from './table-file.ts'
import type { FileRow, FileSheet } from './table-file-sheets.ts'

export type FileFault = { readonly sheet: string; readonly cell: string; readonly say: string }

/** How a cell went out: by sheet, row key and column. */
export type Baseline = ReadonlyMap<
  string,
  ReadonlyMap<string, ReadonlyMap<string, { readonly path: string; readonly text: string }>>
>

/** A row of the file: the cells by column, with their address for messages. */
export type ReadRow = {
  readonly key: string
  readonly row: number
  readonly cells: Readonly<Record<string, DocumentCell>>
}
export type ReadSheet = {
  readonly sheet: FileSheet
  readonly name: string
  readonly rows: readonly ReadRow[]
}
export type FileContent =
  | {
      readonly ok: true
      readonly stamp: FileStamp
      readonly baseline: Baseline
      readonly sheets: readonly ReadSheet[]
    }
  | { readonly ok: false; readonly faults: readonly FileFault[] }

const headingRowsMax = 20
const rowsMax = 2_000

/** Apostrophes that an export puts before what a spreadsheet would run. */
export const cellText = (cell: DocumentCell | undefined): string =>
  (cell?.text ?? '')
    .replaceAll('\r\n', '\n')
    .trim()
    .replace(/^'(?=[=+\-@＝＋－＠])/, '')

/**
 * Reads the tables of a file that was exported from a case. `parts` gives the sheets of these parts as they stand in the
 * case now, in a unit. Without its hidden sheet nothing tells what was changed: such a file is refused.
 */
export function readFileContent(
  document: SheetDocument,
  sheetsIn: (unit: FileStamp['unit']) => readonly FileSheet[],
): FileContent {
  const hidden = document.sheets.find(({ name }) => name.trim() === stampName)
  const stamp = hidden === undefined ? undefined : readStamp(hidden)
  if (hidden === undefined || stamp === undefined)
    return refused(document.sheets[0]?.name ?? '', 'A1', noStamp)
  const baseline = readBaseline(hidden)
  const known = sheetsIn(stamp.unit)
  const visible = document.sheets.filter((sheet) => sheet !== hidden)
  const faults: FileFault[] = []
  const sheets = [...baseline.keys()].flatMap((name): readonly ReadSheet[] => {
    const sheet = known.find((one) => one.name === name)
    // A renamed sheet is still known where it is the only one.
    const only = baseline.size === 1 && visible.length === 1 ? visible[0] : undefined
    const found = visible.find((one) => one.name === name) ?? only
    if (sheet === undefined)
      faults.push({ sheet: name, cell: '', say: `本件已没有“${name}”这张表，文件里的改动无处可写。` })
    else if (found === undefined) {
      const present = visible.map((one) => one.name).join('、')
      faults.push({
        sheet: name,
        cell: '',
        say: `文件里没有工作表「${name}」。现有工作表：${present}。请把工作表改回原名后重新上传。`,
      })
    } else return readRows(found, sheet, faults)
    return []
  })
  return faults.length > 0 ? { ok: false, faults } : { ok: true, stamp, baseline, sheets }
}

const noStamp = `文件里没有「${stampName}」这张隐藏的工作表，认不出改了哪里。请先下载为 Excel，在下载的文件上修改后再上传。`

const refused = (sheet: string, cell: string, say: string): FileContent => ({
  ok: false,
  faults: [{ sheet, cell, say }],
})

function readStamp({ rows }: DocumentSheet): FileStamp | undefined {
  const [, format, caseId = '', version = '', unit] = (rows[0] ?? []).map(({ text }) => text.trim())
  if (format !== stampFormat || (unit !== '万元' && unit !== '元')) return undefined
  return { caseId, version, unit }
}

function readBaseline({ rows }: DocumentSheet): Baseline {
  const baseline = new Map<string, Map<string, Map<string, { path: string; text: string }>>>()
  for (const cells of rows.slice(2)) {
    const [name = '', key = '', column = '', path = '', text = ''] = cells.map(cellText)
    const sheet = baseline.get(name) ?? new Map<string, Map<string, { path: string; text: string }>>()
    const row = sheet.get(key) ?? new Map<string, { path: string; text: string }>()
    baseline.set(name, sheet.set(key, row.set(column, { path, text })))
  }
  return baseline
}

function readRows(found: DocumentSheet, sheet: FileSheet, faults: FileFault[]): readonly ReadSheet[] {
  const heading = findHeading(found, sheet)
  if (typeof heading === 'string') {
    faults.push({ sheet: found.name, cell: 'A1', say: heading })
    return []
  }
  const body = found.rows.slice(heading.row)
  if (body.length > rowsMax) {
    faults.push({
      sheet: found.name,
      cell: '',
      say: `工作表「${found.name}」有${body.length}行，最多${rowsMax}行。请删去无关的行。`,
    })
    return []
  }
  const rows = body.flatMap((cells): readonly ReadRow[] => {
    const number = cells[0]?.row ?? 0
    const at = (column: number): DocumentCell =>
      cells[column - 1] ?? {
        address: `${columnLetters(column)}${number}`,
        row: number,
        column,
        kind: 'blank',
        text: '',
      }
    const named = [...heading.columns].map(([key, column]) => [key, at(column)] as const)
    if (named.every(([, cell]) => cellText(cell) === '')) return []
    return [{ key: cellText(at(heading.key)), row: number, cells: Object.fromEntries(named) }]
  })
  faults.push(...copiedRows(found.name, rows, heading.key))
  return [{ sheet, name: found.name, rows }]
}

type Heading = { readonly row: number; readonly columns: ReadonlyMap<string, number>; readonly key: number }

/** The row that holds every column's title; else which titles are missing. */
function findHeading(found: DocumentSheet, { name, columns }: FileSheet): Heading | string {
  const wanted = [...columns.map(({ title }) => title), keyTitle]
  let nearest: readonly string[] = wanted
  for (const [index, cells] of found.rows.slice(0, headingRowsMax).entries()) {
    const places = new Map(cells.map((cell) => [cellText(cell), cell.column]))
    const missing = wanted.filter((title) => !places.has(title))
    const key = places.get(keyTitle)
    if (missing.length === 0 && key !== undefined)
      return {
        row: index + 1,
        key,
        columns: new Map(columns.map((column) => [column.key, places.get(column.title) ?? 0])),
      }
    if (missing.length < nearest.length) nearest = missing
  }
  return `工作表「${name}」的表头缺少“${nearest.join('”“')}”。请把表头改回下载时的样子，不要删去栏目。`
}

function copiedRows(sheet: string, rows: readonly ReadRow[], keyColumn: number): readonly FileFault[] {
  return rows.flatMap(({ key, row }, i) =>
    key !== '' && rows.slice(0, i).some((other) => other.key === key)
      ? [
          {
            sheet,
            cell: `${columnLetters(keyColumn)}${row}`,
            say: `第${row}行是复制来的：行号与前面一行相同。请清空这一行的“${keyTitle}”，再作为新增的行上传。`,
          },
        ]
      : [],
  )
}

/** Whether a cell still says what went out with it: 11 and 11.00 are one figure, a blank and 0 are not. */
export function isSame(row: FileRow['cells'][number]['kind'], before: string, now: string): boolean {
  if (before === now) return true
  if (row === 'text' || row === 'label' || before === '' || now === '') return false
  const [a, b] = [parsePrinted(before, '万元'), parsePrinted(now, '万元')]
  return a.ok && b.ok && a.figure.value === b.figure.value
}
