import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { DataTable } from '../parts/data-table.tsx'
import type { SheetChoice } from './queries.ts'

export type BlockCount = { id: string; label: string; all: number; ready: number; done: number }

/** Every block that some sheet of the pile has open, with how many sheets it could be printed on. */
export function blocksOf(sheets: readonly SheetChoice[]): BlockCount[] {
  const counts = new Map<string, BlockCount>()
  for (const { blocks } of sheets) {
    for (const { id, label, filled, done } of blocks) {
      const before = counts.get(id) ?? { id, label, all: 0, ready: 0, done: 0 }
      counts.set(id, {
        ...before,
        all: before.all + 1,
        ready: before.ready + (filled ? 1 : 0),
        done: before.done + (done ? 1 : 0),
      })
    }
  }
  return [...counts.values()]
}

/** Without the pages that hold none of the chosen blocks: a pile of whole forms has many of them. */
export const onlyWith = (sheets: readonly SheetChoice[], chosen: readonly string[]): SheetChoice[] =>
  sheets.filter(({ code, blocks }) => code === '' || blocks.some(({ id }) => chosen.includes(id)))

type SheetTableProps = {
  sheets: SheetChoice[]
  /** Why a sheet was refused, by its place. */
  faults: ReadonlyMap<number, string>
  onChange: (sheets: SheetChoice[]) => void
}

/** The pile from top to bottom; a sheet can be moved or taken out, as with the paper itself. */
export function SheetTable({ sheets, faults, onChange }: SheetTableProps) {
  if (sheets.length === 0) return null
  const move = (from: number, to: number) => {
    const [moved] = sheets.slice(from, from + 1)
    if (moved === undefined || to < 0 || to >= sheets.length) return
    onChange(sheets.toSpliced(from, 1).toSpliced(to, 0, moved))
  }
  return (
    <DataTable
      rowKey={(sheet) => `${sheet.code} ${sheet.page} ${sheets.indexOf(sheet)}`}
      dataSource={sheets}
      columns={[
        { title: '张', align: 'right', render: (_, __, index) => index + 1 },
        { title: '事项', dataIndex: 'caseTitle' },
        { title: '文书', dataIndex: 'formLabel' },
        { title: '页', render: (_, { page, pages }) => `${page} / ${pages ?? '?'}` },
        { title: '印次', dataIndex: 'print', align: 'right' },
        {
          title: '可套打',
          className: 'wide-cell',
          render: (_, { ok, say, blocks }, index) => {
            const fault = faults.get(index) ?? (ok ? undefined : say)
            if (fault !== undefined) return <span className="verdict-bad">{fault}</span>
            return blocks
              .map(({ label, filled, done }) => `${label}${done ? '（已印）' : filled ? '' : '（待填）'}`)
              .join('、')
          },
        },
        {
          title: '',
          render: (_, __, index) => (
            <span className="row-acts">
              <Button
                size="small"
                type="text"
                aria-label="上移"
                icon={<ArrowUpOutlined />}
                disabled={index === 0}
                onClick={() => move(index, index - 1)}
              />
              <Button
                size="small"
                type="text"
                aria-label="下移"
                icon={<ArrowDownOutlined />}
                disabled={index === sheets.length - 1}
                onClick={() => move(index, index + 1)}
              />
              <Button
                size="small"
                type="text"
                danger
                aria-label="取出"
                icon={<DeleteOutlined />}
                onClick={() => onChange(sheets.toSpliced(index, 1))}
              />
            </span>
          ),
        },
      ]}
    />
  )
}
