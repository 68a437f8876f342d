import { useQueries, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Segmented } from 'antd'
import { useState } from 'react'
import type { Application } from '../../../../../regulations/titles/application/state.ts'
import { caseQuery, workListQuery } from '../../api/queries.ts'
import { ClauseLink } from '../../parts/clause.tsx'
import { Failed, Loading, Nothing, PageTitle } from '../../parts/page.tsx'
import type { Order } from './marking-order.ts'
import { Marking } from './marking.tsx'
import './application.css'

const procedure = 'titles/application'
/** So many files are read ahead at once. */
const FILES_MAX = 60
const placeKey = 'guicheng.titles.marking'

/** All files that wait for the employer's check, in one run of keys; both orders; where one stopped is remembered. */
export function MarkingScreen() {
  const list = useQuery(workListQuery({ procedure, stage: 'verifying', mine: 'yes' }))
  const [order, setOrder] = useState<Order>('person')
  // The list stands still while one works through it.
  const [ids, setIds] = useState<readonly string[]>()
  if (ids === undefined && list.data !== undefined)
    setIds(list.data.items.slice(0, FILES_MAX).map(({ id }) => id))
  const views = useQueries({ queries: (ids ?? []).map((id) => caseQuery(procedure, id)) })
  const failed = views.find(({ error }) => error !== null)
  const files = views.flatMap(({ data }) =>
    data === undefined ||
    !data.acts.some(({ act, barred }) => act === 'MarkMaterials' && barred === undefined)
      ? []
      : [{ view: data, state: data.state as unknown as Application }],
  )
  const isReading = list.isPending || views.some(({ isPending }) => isPending)
  return (
    <>
      <PageTitle
        title="逐项核验材料"
        note={
          <>
            {ids === undefined ? '' : `${ids.length} 件待核验 `}
            <ClauseLink clause="anhui-titles-2018/art.9.2.a" label="第九条" />
          </>
        }
        actions={
          <Segmented<Order>
            aria-label="核验次序"
            value={order}
            onChange={setOrder}
            options={[
              { value: 'person', label: '一人一人核' },
              { value: 'kind', label: '一类材料一起核' },
            ]}
          />
        }
      />
      {list.error === null ? null : <Failed error={list.error} retry={() => void list.refetch()} />}
      {failed === undefined ? null : <Failed error={failed.error} retry={() => void failed.refetch()} />}
      {isReading ? <Loading what="待核验的材料" /> : null}
      {!isReading && files.length === 0 ? (
        <Nothing say="没有待您核验的申报材料。">
          <Link to="/worklist" search={{ procedure }}>
            查看全部申报
          </Link>
        </Nothing>
      ) : null}
      {isReading || files.length === 0 ? null : (
        <section className="panel">
          <Marking
            key={order}
            files={files}
            order={order}
            start={localStorage.getItem(placeKey) ?? ''}
            onAt={(key) => localStorage.setItem(placeKey, key)}
          />
        </section>
      )}
    </>
  )
}
