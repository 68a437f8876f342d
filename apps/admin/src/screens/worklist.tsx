import { DownloadOutlined, PlusOutlined, ReadOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { Button, Dropdown } from 'antd'
import { useMemo, useState } from 'react'
import { queryText } from '../api/client.ts'
import { proceduresQuery, type WorkQuery, workListQuery } from '../api/queries.ts'
import type { BulkRow, Procedure, WorkItem } from '../api/types.ts'
import { procedureParams } from '../lib/search.ts'
import { Failed, Loading, Nothing, PageTitle } from '../parts/page.tsx'
import { BulkBar } from './bulk.tsx'
import { WorkFilters } from './worklist-filters.tsx'
import { WorkTable } from './worklist-table.tsx'

const route = getRouteApi('/shell/worklist')

/** One row of a list belongs to one procedure and id. */
export const rowKey = (item: { procedure: string; id: string }) => `${item.procedure}/${item.id}`

export function WorkListScreen() {
  const query = route.useSearch()
  const procedures = useQuery(proceduresQuery)
  const list = useQuery(workListQuery(query))
  const procedure = procedures.data?.find(({ id }) => id === query.procedure)
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const [results, setResults] = useState<Readonly<Record<string, BulkRow>>>({})
  const items = useMemo(() => list.data?.items ?? [], [list.data])
  const selected = items.filter((item) => ticked.has(rowKey(item)))
  /** Refused rows stay ticked with their reason; the others are done. */
  const takeResults = (rows: BulkRow[], of: string) => {
    const refused = rows.filter(({ outcome }) => outcome !== 'done')
    setTicked(new Set(refused.map(({ id }) => `${of}/${id}`)))
    setResults(Object.fromEntries(rows.map((row) => [`${of}/${row.id}`, row])))
  }
  return (
    <>
      <PageTitle
        title={titleOf(query, procedure)}
        note={list.data === undefined ? '按法定期限排列' : summary(items, list.data.total)}
        actions={<ListActions query={query} procedures={procedures.data ?? []} />}
      />
      <div className="table-box">
        <WorkFilters
          key={query.text ?? ''}
          query={query}
          procedures={(procedures.data ?? []).filter(({ listed }) => listed)}
        />
        {selected.length === 0 ? null : (
          <BulkBar items={selected} onResults={takeResults} onClear={() => setTicked(new Set())} />
        )}
        {list.isPending ? <Loading what="清单" /> : null}
        {list.error === null ? null : (
          <div className="panel-pad">
            <Failed error={list.error} retry={() => void list.refetch()} />
          </div>
        )}
        {list.data !== undefined && items.length === 0 ? <NoWork query={query} /> : null}
        {items.length === 0 ? null : (
          <WorkTable
            items={items}
            procedure={procedure}
            procedures={procedures.data ?? []}
            ticked={ticked}
            onTick={setTicked}
            results={results}
          />
        )}
      </div>
    </>
  )
}

function titleOf(query: WorkQuery, procedure: Procedure | undefined): string {
  if (procedure !== undefined) return procedure.label
  return query.mine === 'yes' ? '待我办理' : '全部事项'
}

function summary(items: WorkItem[], total: number): string {
  const overdue = items.filter((item) => (item.due?.workingDaysLeft ?? 1) < 0).length
  const today = items.filter((item) => item.due?.workingDaysLeft === 0).length
  const shown = items.length < total ? `，先列出期限最近的 ${items.length} 件` : ''
  return `共 ${total} 件${shown}；已逾期 ${overdue} 件，今日到期 ${today} 件。按法定期限由近到远排列。`
}

function NoWork({ query }: { query: WorkQuery }) {
  const isFiltered = Object.keys(query).some((name) => name !== 'mine' && name !== 'procedure')
  if (isFiltered) {
    return (
      <Nothing say="没有符合这些条件的事项。">
        <Link to="/worklist" search={query.mine === 'yes' ? { mine: 'yes' } : {}}>
          清除筛选条件
        </Link>
      </Nothing>
    )
  }
  return (
    <Nothing say={query.mine === 'yes' ? '目前没有待您办理的事项。' : '还没有事项。'}>
      {query.mine === 'yes' ? (
        <Link to="/worklist" search={{}}>
          查看全部事项
        </Link>
      ) : null}
    </Nothing>
  )
}

function ListActions({ query, procedures }: { query: WorkQuery; procedures: Procedure[] }) {
  const navigate = useNavigate()
  const openings = procedures
    .filter(({ id }) => query.procedure === undefined || id === query.procedure)
    .flatMap((procedure) =>
      procedure.openings.map((act) => ({
        key: `${procedure.id}#${act.act}`,
        label: act.label,
        procedure,
        act,
      })),
    )
  const open = (key: string) => {
    const found = openings.find((item) => item.key === key)
    if (found === undefined) return
    void navigate({
      to: '/open/$module/$procedure',
      params: procedureParams(found.procedure.id),
      search: { act: found.act.act },
    })
  }
  const [only] = openings
  return (
    <>
      <Button icon={<DownloadOutlined />} href={`/api/worklist.xlsx${queryText({ ...query })}`}>
        导出 Excel
      </Button>
      <Button icon={<ReadOutlined />} onClick={() => void navigate({ to: '/review', search: query })}>
        逐件审阅
      </Button>
      {only === undefined ? null : openings.length === 1 ? (
        <Button type="primary" icon={<PlusOutlined />} onClick={() => open(only.key)}>
          {only.label}
        </Button>
      ) : (
        <Dropdown
          trigger={['click']}
          menu={{
            items: openings.map(({ key, label }) => ({ key, label })),
            onClick: ({ key }) => open(key),
          }}
        >
          <Button type="primary" icon={<PlusOutlined />}>
            新建
          </Button>
        </Dropdown>
      )}
    </>
  )
}
