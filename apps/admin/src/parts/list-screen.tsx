import { Input } from 'antd'
import type { ReactNode } from 'react'
import { Failed, Loading, PageTitle } from './page.tsx'

type Query = { data: unknown; error: unknown; isPending: boolean; refetch: () => unknown }

type ListScreenProps = {
  title: string
  note?: ReactNode
  actions?: ReactNode
  /** What the list holds, as in “正在读取机构…”. */
  what: string
  query: Query
  search: { label: string; placeholder: string; text: string; onChange: (text: string) => void }
  /** Further filters beside the search field. */
  filters?: ReactNode
  /** Table or tree; shown once the answer is there. */
  children: ReactNode
}

/** A screen that is one list: heading, search field, then loading, failure or the list itself. */
export function ListScreen(props: ListScreenProps) {
  const { title, note, actions, what, query, search, filters, children } = props
  return (
    <>
      <PageTitle title={title} note={note} actions={actions} />
      {query.error === null ? null : <Failed error={query.error} retry={() => void query.refetch()} />}
      <div className="table-box">
        <search className="filters">
          <Input
            className="grow"
            aria-label={search.label}
            placeholder={search.placeholder}
            allowClear
            maxLength={100}
            value={search.text}
            onChange={(event) => search.onChange(event.target.value)}
          />
          {filters}
        </search>
        {query.isPending ? <Loading what={what} /> : null}
        {query.data === undefined ? null : children}
      </div>
    </>
  )
}
