import type { DocumentCell, DocumentSheet, ReadProblem } from '#lint'
import { cellAt, comparableTitle, locateTable } from '#lint'
import type { StatedFund, StatedIndicator } from './figures.ts'
import { fundHeadLabels, fundKey, indicatorColumns } from './funds.ts'
import { readFigure, tableRowsMax } from './workbook.ts'

type HeadField = (typeof fundHeadLabels)[string]

/** A sheet whose first rows carry the title of a target table; the table of the unit as a whole is another form. */
export function isFundSheet(sheet: DocumentSheet): boolean {
  const title = fundTitle(sheet)
  return title !== '' && comparableTitle(title) !== '整体绩效目标表'
}

/** Reads one target table. An unfilled form (no fund name, no indicator) is no target table and gives nothing. */
export function readFund(sheet: DocumentSheet, number: number, problems: ReadProblem[]): StatedFund[] {
  const head = readHead(sheet)
  const paths = indicatorColumns.map(({ path }) => path)
  const name = head.get('name')?.text.trim() ?? ''
  if (name === '' && isBlankForm(sheet)) return []
  const located = locateTable(sheet, { paths, rowsMax: tableRowsMax })
  if (!located.ok) {
    problems.push(...located.problems)
    return []
  }
  if (name === '') {
    problems.push({
      code: 'missing-value',
      sheet: sheet.name,
      message: `工作表「${sheet.name}」没有填专项资金名称（或项目名称）。请补填后重新导入。`,
    })
    return []
  }
  const key = fundKey(name, number)
  const indicators = located.table.rows.map(({ row, cells }, i): StatedIndicator => {
    const text = (path: string): string => (cells[path]?.text ?? '').trim()
    return {
      id: `${key}.r${i + 1}`,
      row,
      name: text('指标'),
      weight: text('指标权重'),
      unit: text('计量单位'),
      relation: text('指标性质'),
      value: text('指标值'),
    }
  })
  const textOf = (field: HeadField): string => head.get(field)?.text.trim() ?? ''
  return [
    {
      key,
      sheet: sheet.name,
      title: fundTitle(sheet),
      name,
      compiler: textOf('compiler'),
      department: textOf('department'),
      budget: readFigure(
        sheet.name,
        '当年预算',
        head.get('budget') ?? cellAt(sheet, 1, 1_000),
        '万元',
        problems,
      ),
      overview: textOf('overview'),
      basis: textOf('basis'),
      goal: textOf('goal'),
      headCells: Object.fromEntries(
        Object.entries(fundHeadLabels).flatMap(([label, field]) => {
          const cell = head.get(field)
          return cell === undefined ? [] : [[label, cell.address]]
        }),
      ),
      indicators,
    },
  ]
}

function fundTitle(sheet: DocumentSheet): string {
  const cells = [1, 2, 3].flatMap((row) => sheet.rows[row - 1] ?? [])
  return cells.find((cell) => /绩效目标表/.test(cell.text))?.text.trim() ?? ''
}

function isBlankForm(sheet: DocumentSheet): boolean {
  return !sheet.rows.some((cells) => cells.some((cell) => /^[≥>=<≤]$|^定性$/.test(cell.text.trim())))
}

/** Head fields stand as label and value side by side; a label's value is the next filled cell that is no label. */
function readHead(sheet: DocumentSheet): Map<HeadField, DocumentCell> {
  const head = new Map<HeadField, DocumentCell>()
  for (const cells of sheet.rows) {
    for (const cell of cells) {
      const field = headField(cell)
      if (field === null || head.has(field)) continue
      const next = cells.slice(cell.column).find((other) => other.text.trim() !== '')
      if (next !== undefined && headField(next) === null) head.set(field, next)
    }
  }
  return head
}

function headField(cell: DocumentCell): HeadField | null {
  const label = cell.text.replace(/[\s\u3000:：]/g, '').replace(/[（(].*[）)]$/, '')
  return fundHeadLabels[label] ?? null
}
