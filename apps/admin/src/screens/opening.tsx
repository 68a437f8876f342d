import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { proceduresQuery } from '../api/queries.ts'
import { ActPanel } from '../form/act-panel.tsx'
import { ownOffice } from '../form/own-office.ts'
import { procedureParams } from '../lib/search.ts'
import { useSession } from '../lib/session.ts'
import { ClauseLink } from '../parts/clause.tsx'
import { Failed, Loading, Nothing, PageTitle } from '../parts/page.tsx'

const route = getRouteApi('/shell/open/$module/$procedure')

/** Opens a new case: the opening act's form as a page of its own. */
export function OpeningScreen() {
  const params = route.useParams()
  const { act: wanted } = route.useSearch()
  const { post, posts } = useSession()
  const navigate = useNavigate()
  const { data, error, isPending, refetch } = useQuery({
    ...proceduresQuery,
    // What may be chosen changes with every case.
    refetchOnMount: 'always',
  })
  const name = `${params.module}/${params.procedure}`
  if (isPending) return <Loading what="业务" />
  if (error !== null) return <Failed error={error} retry={() => void refetch()} />
  const procedure = data.find(({ id }) => id === name)
  const act = procedure?.openings.find((item) => wanted === undefined || item.act === wanted)
  if (procedure === undefined || act === undefined) {
    return <Nothing say="您的岗位不能新建这项业务。请从左侧选择业务，或切换岗位。" />
  }
  return (
    <>
      <PageTitle
        title={act.label}
        note={
          <>
            {procedure.label} <ClauseLink clause={act.clause} label={act.clauseLabel} />
          </>
        }
      />
      <section className="panel">
        <ActPanel
          key={act.act}
          act={act}
          initial={ownOffice(act, posts.find(({ id }) => id === post)?.organisationName)}
          target={{ procedure: procedure.id }}
          onDone={(answer) =>
            void navigate({
              to: '/case/$module/$procedure/$id',
              params: { ...procedureParams(answer.procedure), id: answer.id },
              search: {},
            })
          }
          onCancel={() => void navigate({ to: '/worklist', search: { procedure: procedure.id } })}
        />
      </section>
    </>
  )
}
