import { Table, type TableColumnsType, type TableProps } from 'antd'
import { useEffect, useMemo, useRef } from 'react'

type DataTableProps<T> = TableProps<T> & {
  columns: TableColumnsType<T>
  /** Rows on one page; more rows get pages and their number. */
  pageSize?: number
  /** Said where there is no row. */
  empty?: string
}

/**
 * The library's table in the app's manner: dense, its own part scrolling sideways and reachable by keyboard. On a
 * narrow screen every row is a card whose cells carry the heading of their column.
 */
export function DataTable<T extends object>({
  columns,
  pageSize = 50,
  empty = '没有内容',
  ...props
}: DataTableProps<T>) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    for (const part of box.current?.querySelectorAll('.ant-table-content') ?? [])
      part.setAttribute('tabindex', '0')
  })
  const labelled = useMemo(() => columns.map((column) => withLabel(column)), [columns])
  const rows = props.dataSource?.length ?? 0
  return (
    <div ref={box} className="data-table">
      <Table<T>
        size="small"
        scroll={{ x: 'max-content' }}
        locale={{ emptyText: empty }}
        pagination={
          rows > pageSize
            ? { pageSize, showSizeChanger: false, showTotal: (total) => `共 ${total} 条` }
            : false
        }
        {...props}
        columns={labelled}
      />
    </div>
  )
}

type Column<T> = TableColumnsType<T>[number]

/** The heading goes along in every cell, for the narrow screen. */
function withLabel<T>(column: Column<T>): Column<T> {
  const { title, onCell } = column
  if (typeof title !== 'string') return column
  return { ...column, onCell: (row, index) => ({ ...onCell?.(row, index), 'data-label': title }) }
}
