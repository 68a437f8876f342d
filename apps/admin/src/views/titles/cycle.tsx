import { useQuery } from '@tanstack/react-query'
import { Checkbox } from 'antd'
import { useState } from 'react'
import type { CycleParametersView } from '../../../../server/contract/titles-cycle.ts'
import { ScrollBox } from '../../parts/boxes.tsx'
import { Failed, Loading } from '../../parts/page.tsx'
import { GenericState, type StateViewProps } from '../state-view.tsx'
import { cycleParametersQuery } from './cycle-data.ts'
import './cycle.css'

/** A review year: its parameters beside those of the year before, then the whole file. */
export function CycleView({ view }: StateViewProps) {
  return (
    <>
      <Parameters id={view.id} version={view.version} />
      <details className="panel filing-record">
        <summary>全部内容</summary>
        <GenericState view={view} />
      </details>
    </>
  )
}

function Parameters({ id, version }: { id: string; version: string }) {
  const { data, error, isPending, refetch } = useQuery(cycleParametersQuery(id, version))
  const [only, setOnly] = useState(false)
  if (isPending) return <Loading what="参数" />
  if (error !== null) return <Failed error={error} retry={() => void refetch()} />
  const changed = data.lines.filter((line) => line.changed).length
  return (
    <section className="panel panel-pad" aria-label="本年度参数">
      <header className="parameters-head">
        <h2>本年度参数</h2>
        {data.before === null ? (
          <span className="soft">没有上年度可以对照。</span>
        ) : (
          <>
            <span className="soft">
              与{data.before.year}年度相比，{changed === 0 ? '没有变动' : `${changed} 项有变动`}
            </span>
            <Checkbox checked={only} onChange={({ target }) => setOnly(target.checked)}>
              只看变动
            </Checkbox>
          </>
        )}
      </header>
      <ScrollBox label="参数表">
        <ParameterTable data={data} only={only} />
      </ScrollBox>
    </section>
  )
}

function ParameterTable({ data, only }: { data: CycleParametersView; only: boolean }) {
  const { before } = data
  return (
    <table className="parameters">
      <thead>
        <tr>
          <th scope="col">参数</th>
          {before === null ? null : <th scope="col">{before.year}年度</th>}
          <th scope="col">{data.year}年度</th>
        </tr>
      </thead>
      <tbody>
        {data.lines
          .filter((line) => !only || line.changed)
          .map((line) => (
            <tr key={line.label} className={line.changed ? 'is-changed' : ''}>
              <th scope="row">
                {line.label} {line.changed ? <span className="tag tag-warning">有变动</span> : null}
              </th>
              {before === null ? null : <td>{line.before === '' ? '未填' : line.before}</td>}
              <td>{line.after === '' ? '未填' : line.after}</td>
            </tr>
          ))}
      </tbody>
    </table>
  )
}
