import { Table, type TableProps } from 'antd'
import { useEffect, useRef } from 'react'

/** The library's table in the app's manner: dense, its own part scrolling sideways and reachable by keyboard. */
export function DataTable<T extends object>(props: TableProps<T>) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    for (const part of box.current?.querySelectorAll('.ant-table-content') ?? [])
      part.setAttribute('tabindex', '0')
  })
  return (
    <div ref={box}>
      <Table<T> size="small" scroll={{ x: 'max-content' }} {...props} />
    </div>
  )
}
