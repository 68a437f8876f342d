import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { workListQuery } from '../../api/queries.ts'
import type { OwnApplications } from '../../../../server/contract/titles-filing.ts'
import { useSession } from '../../lib/session.ts'
import { procedureParams } from '../../lib/search.ts'
import { DueText } from '../../parts/due.tsx'
import { Failed, Loading, PageTitle } from '../../parts/page.tsx'
import { OwnBegin } from './own-begin.tsx'
import { OwnCard } from './own-card.tsx'
import { splitOwn } from './own-words.ts'
import { ownApplicationsQuery } from './queries.ts'
import './application.css'
import './own-home.css'

/** An applicant's own page: each application with what she has to do, and what she may begin now. */
export function OwnHomeScreen() {
  const { post, posts } = useSession()
  const isApplicant = posts.find(({ id }) => id === post)?.role === 'title-applicant'
  const { data, error, isPending, refetch } = useQuery(ownApplicationsQuery)
  return (
    <div className="own-home">
      <PageTitle title="我的申报" note="我的每件职称申报办到哪里、要我做什么、什么时候前做。" />
      {isPending ? <Loading what="我的申报" /> : null}
      {error === null ? null : <Failed error={error} retry={() => void refetch()} />}
      {data === undefined ? null : <OwnList all={data} isApplicant={isApplicant} />}
      {isApplicant ? <OtherMatters /> : null}
      {isApplicant ? <OwnBegin /> : null}
      <p className="own-foot">
        <Link to="/worklist" search={{}}>
          全部事项清单
        </Link>
      </p>
    </div>
  )
}

function OwnList({ all, isApplicant }: { all: OwnApplications; isApplicant: boolean }) {
  const { shown, earlier } = splitOwn(all)
  if (shown.length === 0)
    return (
      <p className="panel own-none">
        您还没有在这里申报过职称。
        {isApplicant
          ? '现在可以申报的评审年度在下面。'
          : '要申报时，请用申报人岗位登录，或请单位人事部门代填。'}
      </p>
    )
  return (
    <>
      {shown.map(({ id }) => (
        <OwnCard key={id} id={id} />
      ))}
      {earlier.length === 0 ? null : (
        <section className="panel" aria-label="以前的申报">
          <h2>以前的申报</h2>
          <ul className="own-list">
            {earlier.map(({ id, number, year, stage }) => (
              <li key={id}>
                <Link to="/my-application/$id" params={{ id }}>
                  {year}年 {number}
                </Link>{' '}
                <span className="tag">{stage}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

/** What else concerns her: confirmation, first recognition, delegation, consents. */
function OtherMatters() {
  const { data, error, refetch } = useQuery(workListQuery({}))
  if (data === undefined) return error === null ? null : <Failed error={error} retry={() => void refetch()} />
  const others = data.items.filter(({ procedure }) => procedure !== 'titles/application')
  if (others.length === 0) return null
  return (
    <section className="panel" aria-label="我的其他事项">
      <h2>我的其他事项</h2>
      <ul className="own-list">
        {others.map((item) => (
          <li key={`${item.procedure}/${item.id}`}>
            <Link
              to="/case/$module/$procedure/$id"
              params={{ ...procedureParams(item.procedure), id: item.id }}
              search={{}}
            >
              {item.title}
            </Link>{' '}
            <span className="tag tag-accent">{item.stageLabel}</span>{' '}
            {item.mine ? <span className="tag tag-warning">要我办理</span> : null}
            {item.due === undefined ? null : <DueText due={item.due} />}
          </li>
        ))}
      </ul>
    </section>
  )
}
