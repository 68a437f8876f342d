import type { CellContent, SheetContent } from '#readers'
import { writeWorkbookSheets } from '#readers'
import { getTableDefinition, indicatorColumns, narrativeColumns, narrativeSheet } from '#regulations/budget'
import type { SourceBudget, SourceFund, SourceTable } from './source.ts'

type Merge = NonNullable<SheetContent['merges']>[number]

/** Writes a budget as the workbook that a unit would hand in: seven money tables, the explanation's figures, target tables. */
export async function buildWorkbook(budget: SourceBudget): Promise<Uint8Array> {
  return await writeWorkbookSheets([
    ...budget.tables.map((table) => moneySheet(table, budget.year)),
    narrativeSheetOf(budget),
    ...budget.funds.map(fundSheet),
    blankSheet(budget),
  ])
}

/** Title, unit line, a header of one or two rows with merged groups, data, notes. */
function moneySheet(table: SourceTable, year: number): SheetContent {
  const { columns } = getTableDefinition(table.key)
  const width = table.header.length
  const header = headerRows(table.header, 3)
  const isLabel = (i: number): boolean => columns[i]?.kind === 'label'
  const data = table.rows.map(({ cells }) =>
    cells.map((text, i) => (isLabel(i) ? blankAsNull(text) : toNumber(text))),
  )
  return {
    name: table.sheet,
    rows: [
      [`${year}年${table.title}`],
      [...Array.from({ length: width - 1 }, () => null), '单位：万元'],
      ...header.rows,
      ...data,
      ...table.notes.map((note) => [note]),
    ],
    merges: [{ top: 1, left: 1, bottom: 1, right: width }, ...header.merges],
    headerRows: header.rows.map((_, i) => 3 + i),
    widths: table.header.map((_, i) => (isLabel(i) ? 34 : 16)),
  }
}

/** Header paths `组-列` become a merged group over its columns; a single name is merged over both rows. */
function headerRows(paths: readonly string[], top: number): { rows: CellContent[][]; merges: Merge[] } {
  const split = paths.map((path) => path.split('-'))
  if (split.every((levels) => levels.length === 1)) return { rows: [[...paths]], merges: [] }
  const upper: CellContent[] = []
  const lower: CellContent[] = []
  const merges: Merge[] = []
  let groupStart = 0
  split.forEach(([group = '', leaf], i) => {
    const continues = leaf !== undefined && i > 0 && split[i - 1]?.length === 2 && split[i - 1]?.[0] === group
    if (!continues) groupStart = i
    upper.push(continues ? null : group)
    lower.push(leaf ?? null)
    if (leaf === undefined) merges.push({ top, left: i + 1, bottom: top + 1, right: i + 1 })
    const closes = leaf !== undefined && split[i + 1]?.[0] !== group
    if (closes && i > groupStart) merges.push({ top, left: groupStart + 1, bottom: top, right: i + 1 })
  })
  return { rows: [upper, lower], merges }
}

function narrativeSheetOf(budget: SourceBudget): SheetContent {
  return {
    name: narrativeSheet,
    rows: [
      [...narrativeColumns],
      ...budget.narrative.map(({ clause, item, value, unit }) => [clause, item, toNumber(value), unit]),
    ],
    headerRows: [1],
    widths: [12, 40, 14, 10],
  }
}

function fundSheet(fund: SourceFund): SheetContent {
  const head = (label: string): string | null => blankAsNull(fund.head[label] ?? '')
  const budget = toNumber(fund.head['当年预算'] ?? '')
  const valueColumn = indicatorColumns.findIndex(({ key }) => key === 'value')
  const weightColumn = indicatorColumns.findIndex(({ key }) => key === 'weight')
  const rows = fund.rows.map(({ cells }) =>
    cells.map((text, i) => (i === valueColumn || i === weightColumn ? toNumber(text) : blankAsNull(text))),
  )
  return {
    name: `绩效-${fund.head['专项资金名称'] ?? fund.key}`,
    rows: [
      [head('表号（原文所印）')],
      [head('表名')],
      ['编制单位', head('编制单位'), null, '金额单位', head('金额单位')],
      ['专项资金名称', head('专项资金名称'), null, '业务主管部门', head('业务主管部门')],
      ['当年预算', budget],
      ['项目概况', head('项目概况')],
      ['立项依据', head('立项依据')],
      ['当年绩效目标', head('当年绩效目标')],
      [...fund.header],
      ...rows,
    ],
    headerRows: [9],
    widths: [40, 16, 14, 14, 16],
  }
}

function blankSheet(budget: SourceBudget): SheetContent {
  return {
    name: '绩效-空白格式',
    rows: [
      [`${budget.year}年项目支出绩效目标表`],
      ['编制单位', null, null, '金额单位', '万元'],
      [...budget.blankForm],
    ],
    headerRows: [3],
  }
}

function blankAsNull(text: string): string | null {
  return text === '' ? null : text
}

/** A printed figure as a number cell that shows the same text; anything else stays text. */
function toNumber(text: string): CellContent {
  if (text === '') return null
  const match = /^\d+(?:\.(\d+))?$/.exec(text)
  return match === null ? text : { decimal: text, decimals: match[1]?.length ?? 0 }
}
