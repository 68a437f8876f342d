/** The indicators as a list that goes out to a spreadsheet and comes back: a hidden column names each row and what it was. */
import type { DocumentCell, DocumentSheet, SheetDocument } from '#lint'
import { digestOf } from '../../shared/digest.ts'
import { columnLabels, emptyRow } from './columns.ts'
import { changesBetween, revised } from './revise.ts'
import type { Change, TargetRow, TargetTable } from './vocabulary.ts'

const keys = [
  'first',
  'second',
  'name',
  'weight',
  'unit',
  'relation',
  'value',
  'core',
  'explanation',
  'scoring',
  'history',
] as const
type Key = (typeof keys)[number]
const versionLabel = '行号（勿改）'
const headingRowsMax = 20
const rowsMax = 60

const titleOf = (key: Key): string => (key === 'name' ? '三级指标' : columnLabels[key])
/** Other headings under which offices send the same column. */
const otherTitles: Readonly<Record<string, Key>> = {
  指标: 'name',
  指标权重: 'weight',
  性质: 'relation',
  是否核心指标: 'core',
}

export type IndicatorSheet = {
  readonly name: string
  readonly columns: readonly { readonly title: string; readonly width?: number; readonly hidden?: boolean }[]
  readonly rows: readonly (readonly (string | null)[])[]
}

/** Digest of a row as it went out: tells a row that changed here meanwhile. */
const stateOf = (row: TargetRow): string => digestOf({ ...row }).slice(-16)

const cellOf = (row: TargetRow, key: Key): string => (key === 'core' ? (row.core ? '是' : '否') : row[key])

/** The rows as a list; an empty table gives a template. */
export function indicatorSheet({ rows }: Pick<TargetTable, 'rows'>): IndicatorSheet {
  const wide: readonly Key[] = ['name', 'explanation', 'scoring']
  return {
    name: '绩效指标',
    columns: [
      ...keys.map((key) => ({ title: titleOf(key), width: wide.includes(key) ? 32 : 14 })),
      { title: versionLabel, hidden: true },
    ],
    rows: rows.map((row) => [...keys.map((key) => cellOf(row, key) || null), `${row.id}:${stateOf(row)}`]),
  }
}

export type SheetFault = { readonly sheet: string; readonly cell: string; readonly say: string }
export type IndicatorReading =
  | {
      readonly ok: true
      readonly rows: readonly TargetRow[]
      /** What the file would change; nothing is stored by reading it. */
      readonly changes: readonly Change[]
      /** Rows that were changed here after the file went out. */
      readonly outdated: readonly string[]
    }
  | { readonly ok: false; readonly faults: readonly SheetFault[] }

/** Reads a list back against the table as it stands. Without the hidden column every row is new. */
export function readIndicatorSheet(document: SheetDocument, table: TargetTable): IndicatorReading {
  for (const sheet of document.sheets) {
    const heading = findHeading(sheet)
    if (heading !== undefined) return readRows(sheet, heading, table)
  }
  const sheet = document.sheets[0]?.name ?? ''
  const say = `没有找到表头：前${headingRowsMax}行中应有一行写着「三级指标」（或「指标」）和「指标值」。请先导出，在导出的表上修改。`
  return { ok: false, faults: [{ sheet, cell: 'A1', say }] }
}

type Heading = { readonly row: number; readonly places: ReadonlyMap<Key | 'version', number> }

const plain = (cell: DocumentCell): string => cell.text.replaceAll(/[\s*＊]/g, '')

function findHeading(sheet: DocumentSheet): Heading | undefined {
  for (const [index, cells] of sheet.rows.slice(0, headingRowsMax).entries()) {
    const places = new Map<Key | 'version', number>()
    for (const cell of cells) {
      const text = plain(cell)
      const key = keys.find((one) => titleOf(one) === text) ?? otherTitles[text]
      if (key !== undefined && !places.has(key)) places.set(key, cell.column)
      if (text === versionLabel) places.set('version', cell.column)
    }
    if (places.has('name') && places.has('value')) return { row: index + 1, places }
  }
  return undefined
}

function readRows(sheet: DocumentSheet, heading: Heading, table: TargetTable): IndicatorReading {
  const body = sheet.rows.slice(heading.row).filter((cells) => cells.some((cell) => cell.text.trim() !== ''))
  if (body.length > rowsMax) {
    const say = `指标最多${rowsMax}行，文件中有${body.length}行。请删去多余的行。`
    return { ok: false, faults: [{ sheet: sheet.name, cell: `A${heading.row + rowsMax + 1}`, say }] }
  }
  const read = body.map((cells) => readRow(cells, heading, table))
  const faults = read.flatMap(({ row, at }, i) => {
    const isCopied = read.slice(0, i).some((other) => other.row.id !== '' && other.row.id === row.id)
    const number = at.replace(/\D/g, '')
    const say = `第${number}行与前面一行的行号相同：复制行时请清空最后一列。`
    return isCopied ? [{ sheet: sheet.name, cell: at, say }] : []
  })
  if (faults.length > 0) return { ok: false, faults }
  const rows = read.map(({ row }) => row)
  const after = revised(table, { rows: rows.map((row) => ({ ...row })) })
  return {
    ok: true,
    rows: after.rows,
    changes: changesBetween(table, after),
    outdated: read.flatMap(({ row, isOutdated }) => (isOutdated ? [row.name] : [])),
  }
}

function readRow(cells: readonly DocumentCell[], { places }: Heading, table: TargetTable) {
  const text = (key: Key | 'version'): string => {
    const place = places.get(key)
    const shown = place === undefined ? '' : (cells[place - 1]?.text ?? '').trim()
    // An export puts an apostrophe before what a spreadsheet would run.
    return shown.replace(/^'(?=[=+\-@])/, '')
  }
  const [id = '', state = ''] = text('version').split(':')
  const known = table.rows.find((row) => row.id === id)
  const start: TargetRow = known ?? { ...emptyRow, id: '' }
  const typed = Object.fromEntries(
    keys.filter((key) => key !== 'core' && places.has(key)).map((key) => [key, text(key)]),
  )
  const row: TargetRow = {
    ...start,
    ...typed,
    ...(places.has('core') ? { core: /^(是|√|1|yes)$/i.test(text('core')) } : {}),
  }
  const unit = row.unit === '%' ? { value: row.value.replace(/%$/, '') } : {}
  return {
    row: { ...row, ...unit },
    at: cells[0]?.address ?? '',
    isOutdated: known !== undefined && state !== '' && stateOf(known) !== state,
  }
}
