import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { caseQuery, workListQuery } from '../../api/queries.ts'
import { ClauseLink } from '../../parts/clause.tsx'
import { Failed, Loading, Nothing, PageTitle } from '../../parts/page.tsx'
import { BATCH } from './approval-data.ts'
import { ApprovalDesk } from './approval-desk.tsx'

const route = getRouteApi('/shell/titles-approval/$id')

/** Batches that wait for this authority. */
export function ApprovalsScreen() {
  const list = useQuery(workListQuery({ procedure: BATCH, stage: 'reported' }))
  return (
    <>
      <PageTitle
        title="审核确认"
        note={
          <>
            逐一审核评审结果 <ClauseLink clause="anhui-titles-2018/art.26.a" label="第二十六条" />
          </>
        }
      />
      {list.error === null ? null : <Failed error={list.error} retry={() => void list.refetch()} />}
      {list.isPending ? <Loading what="报来的结果" /> : null}
      {list.data?.items.length === 0 ? (
        <Nothing say="没有报来待审核的评审结果。">
          <Link to="/worklist" search={{ procedure: BATCH }}>
            查看全部批次
          </Link>
        </Nothing>
      ) : null}
      {list.data === undefined || list.data.items.length === 0 ? null : (
        <ul className="panel notice-list">
          {list.data.items.map(({ id, title, columns }) => (
            <li key={id}>
              <Link to="/titles-approval/$id" params={{ id }}>
                {title}
              </Link>
              <span className="soft">{columns['candidates'] ?? ''}人</span>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

/** One batch: a row unfolded in place is opened; none is agreed to unread. */
export function ApprovalScreen() {
  const { id } = route.useParams()
  const batch = useQuery(caseQuery(BATCH, id))
  return (
    <>
      <PageTitle
        title="审核确认"
        note={batch.data === undefined ? undefined : `${batch.data.title} · ${batch.data.stageLabel}`}
        actions={<Link to="/titles-approval">其他批次</Link>}
      />
      {batch.error === null ? null : <Failed error={batch.error} retry={() => void batch.refetch()} />}
      {batch.isPending ? <Loading what="评审结果" /> : null}
      {batch.data === undefined ? null : <ApprovalDesk key={id} view={batch.data} />}
    </>
  )
}
