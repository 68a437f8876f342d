/** The workbench's tables as they go out to a spreadsheet: one sheet a table, each cell with the place it stands for. */
import { isMoneyUnit, printFigure } from '#lint'
import { cellPath } from './computed-places.ts'
import type { BudgetFigures, Figure, StatedFund, StatedNarrative, StatedTable, TableKey } from './figures.ts'
import { getTableDefinition } from './tables.ts'

export type FileUnit = '万元' | '元'
/** `figure`: money in the file's unit; `count`: a figure with a unit of its own; `text`: words; `label`: for reading only. */
export type FileCellKind = 'figure' | 'count' | 'text' | 'label'
export type FileCell = { readonly text: string; readonly path: string; readonly kind: FileCellKind }
/** `key` finds the row again wherever it was moved to: a code, `total`, a row of its own, `note`. */
export type FileRow = { readonly key: string; readonly name: string; readonly cells: readonly FileCell[] }
export type FileSheet = {
  /** Part of the workbench: `t3`, `narrative`, `p.laogan`. */
  readonly part: string
  readonly name: string
  readonly title: string
  readonly columns: readonly { readonly key: string; readonly title: string; readonly width: number }[]
  readonly rows: readonly FileRow[]
}

const sheetNameMax = 31
export const narrativePart = 'narrative'
const indicatorFields = ['name', 'weight', 'unit', 'relation', 'value'] as const
const indicatorTitles = ['指标', '权重', '计量单位', '性质', '指标值'] as const
const headFields = [
  ['title', '表名'],
  ['compiler', '编制单位'],
  ['department', '业务主管部门'],
  ['overview', '项目概况'],
  ['basis', '立项依据'],
  ['goal', '当年绩效目标'],
] as const

/** Parts of a budget that can go out, in the order of the workbench. */
export function fileParts(figures: BudgetFigures): readonly string[] {
  return [
    ...Object.keys(figures.tables).toSorted((a, b) => Number(a.slice(1)) - Number(b.slice(1))),
    ...(figures.narrative.length === 0 ? [] : [narrativePart]),
    ...figures.funds.map(({ key }) => key),
  ]
}

/** Sheets of these parts with figures in `unit`. A target table takes two: its indicators and its texts. */
export function fileSheets(
  figures: BudgetFigures,
  parts: readonly string[],
  unit: FileUnit,
): readonly FileSheet[] {
  const sheets = parts.flatMap((part): readonly FileSheet[] => {
    if (part === narrativePart) return [narrativeSheet(figures.narrative, unit)]
    const fund = figures.funds.find(({ key }) => key === part)
    if (fund !== undefined) return fundSheets(fund, unit)
    const table = figures.tables[part as TableKey]
    return table === undefined ? [] : [tableSheet(table, unit)]
  })
  return withOwnNames(sheets)
}

/** Figures as they stand in a cell that is opened for typing: every digit that is known. */
function fileFigure(figure: Figure | undefined, unit: FileUnit): string {
  if (figure === undefined || figure.value === null) return ''
  if (unit === '元') return trimmed(printFigure(figure.value, '元', 2), 0)
  return figure.stated ?? trimmed(printFigure(figure.value, '万元', 6), 2)
}

/** Zeros at the end away, down to `kept` decimals. */
function trimmed(text: string, kept: number): string {
  const [whole = '', fraction = ''] = text.split('.')
  const short = fraction.replace(/0+$/, '').padEnd(kept, '0')
  return short === '' ? whole : `${whole}.${short}`
}

function tableSheet(table: StatedTable, unit: FileUnit): FileSheet {
  const { key } = table
  const definition = getTableDefinition(key)
  const rows = table.rows.map((row): FileRow => {
    const isTotal = row.id === `${key}.total`
    const code = definition.tree === undefined ? '' : (row.labels['code'] ?? '')
    return {
      key: isTotal ? 'total' : code || row.id,
      name: isTotal ? '合计' : [code, row.labels['name'] ?? ''].filter((part) => part !== '').join(' '),
      cells: definition.columns.map(({ key: column, kind }) =>
        kind === 'label'
          ? { text: row.labels[column] ?? '', path: '', kind: 'label' }
          : {
              text: fileFigure(row.figures[column], unit),
              path: cellPath({ stated: table, definition }, row, column),
              kind: 'figure',
            },
      ),
    }
  })
  return {
    part: key,
    name: table.sheet,
    title: definition.title,
    columns: definition.columns.map(({ key: column, path, kind }) => ({
      key: column,
      title: path,
      width: kind === 'figure' ? 18 : column === 'code' ? 12 : 34,
    })),
    rows: [...rows, noteRow(table)],
  }
}

function noteRow({ key, notes }: StatedTable): FileRow {
  const cells: readonly FileCell[] = [
    { text: '备注', path: '', kind: 'label' },
    { text: notes.join('；'), path: `${key}/note`, kind: 'text' },
  ]
  return { key: 'note', name: '备注', cells }
}

function narrativeSheet(lines: readonly StatedNarrative[], unit: FileUnit): FileSheet {
  const columns = [
    { key: 'clause', title: '条款', width: 12 },
    { key: 'item', title: '项目', width: 40 },
    { key: 'value', title: '数值', width: 18 },
    { key: 'unit', title: '单位', width: 10 },
  ]
  const rows = lines.map((line): FileRow => {
    const path = `${line.clause}/${line.item}`
    const isMoney = line.unit === '' || isMoneyUnit(line.unit)
    const value = isMoney ? fileFigure(line.figure, unit) : (line.figure.stated ?? '')
    return {
      key: path,
      name: line.item,
      cells: [
        { text: line.clause, path: '', kind: 'label' },
        { text: line.item, path: '', kind: 'label' },
        { text: value, path, kind: isMoney ? 'figure' : 'count' },
        { text: isMoney ? unit : line.unit, path: '', kind: 'label' },
      ],
    }
  })
  return { part: narrativePart, name: '说明', title: '说明中的数字', columns, rows }
}

function fundSheets(fund: StatedFund, unit: FileUnit): readonly FileSheet[] {
  const { key, name } = fund
  const indicators = fund.indicators.map((row): FileRow => ({
    key: row.id,
    name: row.name || `第${row.row}行`,
    cells: indicatorFields.map((field) => ({
      text: row[field],
      path: `${key}/${row.id}/${field}`,
      kind: 'text',
    })),
  }))
  const head = (field: string, label: string, text: string, kind: FileCellKind): FileRow => ({
    key: field,
    name: label,
    cells: [
      { text: label, path: '', kind: 'label' },
      { text, path: `${key}/${field}`, kind },
    ],
  })
  return [
    {
      part: key,
      name: fund.sheet || name,
      title: `绩效指标：${name}`,
      columns: indicatorFields.map((field, i) => ({
        key: field,
        title: indicatorTitles[i] ?? field,
        width: i === 0 ? 40 : 14,
      })),
      rows: indicators,
    },
    {
      part: key,
      name: `${fund.sheet || name}（文字）`,
      title: `绩效目标：${name}`,
      columns: [
        { key: 'label', title: '栏目', width: 18 },
        { key: 'text', title: '内容', width: 80 },
      ],
      rows: [
        head('budget', `当年预算（${unit}）`, fileFigure(fund.budget, unit), 'figure'),
        ...headFields.map(([field, label]) => head(field, label, fund[field], 'text')),
      ],
    },
  ]
}

/** Names that a spreadsheet accepts, each once. */
function withOwnNames(sheets: readonly FileSheet[]): readonly FileSheet[] {
  const taken = new Set<string>()
  return sheets.map((sheet) => {
    const plain = sheet.name.replace(/[\\/?*[\]:：]/g, '_')
    const ending = plain.endsWith('（文字）') ? '（文字）' : ''
    const stem = plain.slice(0, plain.length - ending.length)
    let name = `${stem.slice(0, sheetNameMax - ending.length)}${ending}`
    for (let number = 2; taken.has(name); number += 1)
      name = `${stem.slice(0, sheetNameMax - ending.length - 3)}~${number}${ending}`
    taken.add(name)
    return { ...sheet, name }
  })
}
