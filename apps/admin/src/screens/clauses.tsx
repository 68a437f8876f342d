import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { Input, Select } from 'antd'
import { useEffect, useMemo } from 'react'
import { clausesQuery, instrumentQuery } from '../api/queries.ts'
import type { Clause } from '../api/types.ts'
import { dispositionLabels, kindLabels, labelOf } from '../lib/labels.ts'
import { ClauseText } from '../parts/clause.tsx'
import { Failed, Loading, Nothing, PageTitle } from '../parts/page.tsx'

const route = getRouteApi('/shell/clauses/$instrument')

export function InstrumentsScreen() {
  const { data, error, isPending, refetch } = useQuery(clausesQuery)
  return (
    <>
      <PageTitle title="条款" note="每项办理所依据的条款摘要；本单位附上原文后可对照。" />
      {isPending ? <Loading what="条款" /> : null}
      {error === null ? null : <Failed error={error} retry={() => void refetch()} />}
      <ul className="card-list">
        {(data ?? []).map((instrument) => (
          <li key={instrument.id} className="panel">
            <Link to="/clauses/$instrument" params={{ instrument: instrument.id }} search={{}}>
              {instrument.title}
            </Link>
            <p className="soft">
              {countOf(instrument.clauses)} 条
              {Object.entries(instrument.byDisposition ?? {})
                .map(
                  ([name, count]) =>
                    `；${(labelOf(dispositionLabels, name).split('，')[0] ?? name).split('（')[0]} ${count}`,
                )
                .join('')}
            </p>
          </li>
        ))}
      </ul>
    </>
  )
}

/** Older answers gave the list itself instead of its length. */
function countOf(clauses: unknown): number {
  return Array.isArray(clauses) ? clauses.length : Number(clauses)
}

export function ClausesScreen() {
  const { instrument } = route.useParams()
  const search = route.useSearch()
  const navigate = useNavigate()
  const all = useQuery(clausesQuery)
  const { data, error, isPending, refetch } = useQuery(instrumentQuery(instrument))
  const shown = useMemo(
    () => filterClauses(data?.clauses ?? [], search.text ?? '', search.disposition),
    [data, search.text, search.disposition],
  )
  const change = (part: { text?: string; disposition?: string | undefined }) => {
    const next = { ...search, ...part }
    void navigate({
      to: '/clauses/$instrument',
      params: { instrument },
      search: {
        ...(next.text ? { text: next.text } : {}),
        ...(next.disposition ? { disposition: next.disposition } : {}),
      },
      replace: true,
    })
  }
  const title = all.data?.find(({ id }) => id === instrument)?.title ?? instrument
  return (
    <>
      <PageTitle
        title={title}
        note={data === undefined ? undefined : `共 ${data.clauses.length} 条，列出 ${shown.length} 条`}
      />
      <div className="table-box">
        <div className="filters">
          <Input
            className="grow"
            aria-label="查找条款"
            placeholder="查找条款"
            allowClear
            value={search.text ?? ''}
            onChange={(event) => change({ text: event.target.value })}
          />
          <Select
            aria-label="系统如何处理"
            placeholder="全部处理方式"
            allowClear
            popupMatchSelectWidth={false}
            className="filter-select"
            value={search.disposition}
            onChange={(disposition?: string) => change({ disposition })}
            options={Array.from(new Set((data?.clauses ?? []).map((clause) => clause.disposition))).map(
              (value) => ({
                value,
                label: labelOf(dispositionLabels, value),
              }),
            )}
          />
        </div>
        {isPending ? <Loading what="条款" /> : null}
        {error === null ? null : <Failed error={error} retry={() => void refetch()} />}
        {data !== undefined && shown.length === 0 ? <Nothing say="没有符合的条款。" /> : null}
        <ul className="clause-list">
          {shown.map((clause) => (
            <ClauseRow key={clause.id} clause={clause} isOpen={clause.id === search.clause} />
          ))}
        </ul>
      </div>
    </>
  )
}

function filterClauses(clauses: Clause[], text: string, disposition: string | undefined): Clause[] {
  return clauses.filter(
    (clause) =>
      (disposition === undefined || clause.disposition === disposition) &&
      (text === '' || `${clause.label} ${clause.summary} ${clause.id}`.includes(text)),
  )
}

function ClauseRow({ clause, isOpen }: { clause: Clause; isOpen: boolean }) {
  useEffect(() => {
    if (isOpen) document.getElementById(`clause-${clause.id}`)?.scrollIntoView({ block: 'center' })
  }, [isOpen, clause.id])
  return (
    <li id={`clause-${clause.id}`} className={isOpen ? 'is-open' : undefined}>
      <details open={isOpen}>
        <summary>
          <strong>{clause.label}</strong> <span className="tag">{labelOf(kindLabels, clause.kind)}</span>
          {clause.conflict === undefined ? null : <span className="tag tag-warning">文字不一致</span>}
          <span className="clause-line">{clause.summary}</span>
        </summary>
        <ClauseText clause={clause} />
      </details>
    </li>
  )
}
