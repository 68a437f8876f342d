import { tableDefinitions } from '../../../../regulations/budget/labels.ts'
import { columnLabels } from './budget-labels.ts'
import type { TableModel } from './budget-model.ts'

type Heading = { label: string; columns: number; rows: number; isFigure: boolean; key: string }

/** The head as it is printed: what stands over several columns is merged. */
export function SheetHead({ table }: { table: TableModel }) {
  const [upper, lower] = headings(table)
  return (
    <thead>
      <tr>
        <th className="line-number" rowSpan={lower.length === 0 ? 1 : 2} scope="col">
          行
        </th>
        {upper.map((heading) => (
          <HeadCell key={heading.key} heading={heading} />
        ))}
      </tr>
      {lower.length === 0 ? null : (
        <tr>
          {lower.map((heading) => (
            <HeadCell key={heading.key} heading={heading} />
          ))}
        </tr>
      )}
    </thead>
  )
}

function HeadCell({ heading: { label, columns, rows, isFigure } }: { heading: Heading }) {
  const name = columns > 1 ? 'middle' : isFigure ? 'number' : undefined
  return (
    <th className={name} colSpan={columns} rowSpan={rows} scope={columns > 1 ? 'colgroup' : 'col'}>
      {label}
    </th>
  )
}

function headings(table: TableModel): [Heading[], Heading[]] {
  const paths = table.columns.map((column) => pathOf(table.key, column))
  const isMerged = (index: number): boolean => {
    const [head, below] = paths[index] ?? []
    return below !== undefined && [index - 1, index + 1].some((at) => paths[at]?.[0] === head)
  }
  const hasLower = paths.some((_path, index) => isMerged(index))
  const upper: Heading[] = []
  const lower: Heading[] = []
  paths.forEach((path, index) => {
    const [head = '', below] = path
    const isFigure = !(table.rows[0]?.cells[index]?.isLabel ?? false)
    const own = { columns: 1, isFigure, key: table.columns[index] ?? String(index) }
    if (!isMerged(index)) {
      upper.push({ ...own, label: path.join(' '), rows: hasLower ? 2 : 1 })
      return
    }
    lower.push({ ...own, label: below ?? '', rows: 1 })
    const last = upper.at(-1)
    if (last !== undefined && paths[index - 1]?.[0] === head && isMerged(index - 1)) last.columns += 1
    else upper.push({ ...own, label: head, rows: 1 })
  })
  return [upper, lower]
}

/** Heading of a column from the outer to the inner one. */
function pathOf(table: string, column: string): string[] {
  const printed = tableDefinitions.find(({ key }) => key === table)?.columns.find(({ key }) => key === column)
  return (printed?.path ?? columnLabels[column] ?? column).split('-').filter((part) => part !== '')
}

/** Heading of a column in one line, for the line that tells about a cell. */
export function columnTitle(table: string, column: string): string {
  return pathOf(table, column).join(' ')
}
