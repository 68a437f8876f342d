import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { DatePicker, Input, type TableColumnsType } from 'antd'
import dayjs from 'dayjs'
import { accessLogQuery } from '../api/queries.ts'
import type { AccessEntry } from '../api/types.ts'
import { formatInstant } from '../lib/format.ts'
import { accessLabels, accessWords, labelOf } from '../lib/labels.ts'
import { Personal } from '../parts/facts.tsx'
import { Failed, PageTitle } from '../parts/page.tsx'
import { DataTable } from '../parts/data-table.tsx'

const route = getRouteApi('/shell/access-log')

const columns: TableColumnsType<AccessEntry> = [
  { title: '时间', dataIndex: 'at', render: (at: string) => formatInstant(at) },
  { title: '方式', dataIndex: 'kind', render: (kind: string) => labelOf(accessLabels, kind) },
  {
    title: '人员',
    dataIndex: 'person',
    render: (person: string | null) => <Personal>{person}</Personal>,
  },
  { title: '机构', dataIndex: 'organisation' },
  { title: '内容', dataIndex: 'what', className: 'wide-cell', render: (what: string) => accessWords(what) },
  {
    title: '所涉信息',
    dataIndex: 'subject',
    render: (subject: string | null) => <Personal>{subject}</Personal>,
  },
  { title: '用途', dataIndex: 'purpose' },
]

/** Who read, printed or took out what. */
export function AccessLogScreen() {
  const search = route.useSearch()
  const navigate = useNavigate()
  const { data, error, isPending, refetch } = useQuery(
    accessLogQuery({ from: search.from, until: search.until }),
  )
  const change = (part: { text?: string; from?: string; until?: string }) => {
    const next = { ...search, ...part }
    void navigate({
      to: '/access-log',
      search: Object.fromEntries(Object.entries(next).filter(([, value]) => value !== '')),
      replace: true,
    })
  }
  const text = search.text ?? ''
  const shown = (data ?? []).filter((entry) =>
    [entry.person, entry.organisation, accessWords(entry.what), entry.purpose, entry.subject]
      .join(' ')
      .includes(text),
  )
  return (
    <>
      <PageTitle title="访问日志" note="谁在何时查阅、打印、导出了什么。日志只增不改。" />
      {error === null ? null : <Failed error={error} retry={() => void refetch()} />}
      <div className="table-box">
        <div className="filters">
          <Input
            className="grow"
            aria-label="查找日志"
            placeholder="按人员、机构、内容查找"
            allowClear
            value={text}
            onChange={(event) => change({ text: event.target.value })}
          />
          <DatePicker
            aria-label="自哪一天"
            placeholder="自"
            value={search.from === undefined ? null : dayjs(search.from)}
            onChange={(day) => change({ from: day === null ? '' : day.format('YYYY-MM-DD') })}
          />
          <DatePicker
            aria-label="至哪一天"
            placeholder="至"
            value={search.until === undefined ? null : dayjs(search.until)}
            onChange={(day) => change({ until: day === null ? '' : day.format('YYYY-MM-DD') })}
          />
        </div>
        <DataTable<AccessEntry>
          loading={isPending}
          rowKey={(entry) => `${entry.at}-${entry.person ?? ''}-${entry.what}`}
          dataSource={shown}
          pagination={
            shown.length > 50
              ? { pageSize: 50, showSizeChanger: false, showTotal: (total) => `共 ${total} 条` }
              : false
          }
          locale={{ emptyText: '没有符合的记录' }}
          columns={columns}
        />
      </div>
    </>
  )
}
