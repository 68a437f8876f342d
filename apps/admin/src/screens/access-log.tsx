import { useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { Button, type TableColumnType } from 'antd'
import { useMemo } from 'react'
import { accessLogQuery } from '../api/queries.ts'
import type { AccessEntry } from '../api/types.ts'
import { DayPicker } from '../form/day-picker.tsx'
import { formatInstant } from '../lib/format.ts'
import { DataTable } from '../parts/data-table.tsx'
import { Personal } from '../parts/facts.tsx'
import { ListScreen } from '../parts/list-screen.tsx'

const route = getRouteApi('/shell/access-log')

const columns: TableColumnType<AccessEntry>[] = [
  { title: '时间', dataIndex: 'at', width: 140, render: (at: string) => formatInstant(at) },
  { title: '方式', dataIndex: 'kindLabel', width: 90 },
  {
    title: '人员',
    dataIndex: 'person',
    width: 90,
    render: (person: string | null, { kind }) =>
      person === null && kind === 'administration' ? (
        <span className="soft">系统</span>
      ) : (
        <Personal>{person}</Personal>
      ),
  },
  { title: '机构', dataIndex: 'organisation', className: 'text-cell' },
  { title: '内容', dataIndex: 'say' },
  {
    title: '涉及',
    key: 'subject',
    className: 'text-cell',
    render: (_value, entry) => (
      <Personal>{entry.subjectName ?? (entry.kind === 'post-switched' ? null : entry.subject)}</Personal>
    ),
  },
  { title: '用途', dataIndex: 'purpose' },
]

const searchText = ({ person, organisation, kindLabel, say, purpose, subjectName, subject }: AccessEntry) =>
  [person, organisation, kindLabel, say, purpose, subjectName, subject].join(' ')

/** Who read, printed or took out what, newest first; older entries are asked for as one goes on. */
export function AccessLogScreen() {
  const { text = '', ...days } = route.useSearch()
  const query = useInfiniteQuery(accessLogQuery(days))
  const entries = useMemo(() => query.data?.pages.flat() ?? [], [query.data])
  const change = useSearchChange()
  const shown = entries.filter((entry) => searchText(entry).includes(text))
  return (
    <ListScreen
      title="访问日志"
      note="谁在何时登录、查阅、导出、管理了什么，时间为实际时间。日志只增不改，查看本身也记入。"
      what="访问日志"
      query={query}
      search={{
        label: '查找日志',
        placeholder: '按人员、机构、内容查找',
        text,
        onChange: (next) => change({ text: next }),
      }}
      filters={
        <>
          <DayFilter label="自" day={days.from} onChange={(from) => change({ from })} />
          <DayFilter label="至" day={days.until} onChange={(until) => change({ until })} />
        </>
      }
    >
      <DataTable<AccessEntry>
        rowKey="number"
        dataSource={shown}
        pageSize={50}
        empty={entries.length === 0 ? '这段时间没有记录' : `已载入的 ${entries.length} 条中没有符合的记录`}
        columns={columns}
      />
      {query.hasNextPage ? (
        <div className="list-foot">
          <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            载入更早的记录
          </Button>
          <span className="soft">已载入 {entries.length} 条</span>
        </div>
      ) : null}
    </ListScreen>
  )
}

function useSearchChange() {
  const search = route.useSearch()
  const navigate = useNavigate()
  return (part: { text?: string; from?: string; until?: string }) => {
    const next = Object.entries({ ...search, ...part }).filter(([, value]) => value !== '')
    void navigate({ to: '/access-log', search: Object.fromEntries(next), replace: true })
  }
}

type DayFilterProps = { label: string; day: string | undefined; onChange: (day: string) => void }

function DayFilter({ label, day, onChange }: DayFilterProps) {
  return (
    <DayPicker
      aria-label={`${label}哪一天`}
      placeholder={label}
      value={day}
      onChange={(value) => onChange(value ?? '')}
    />
  )
}
