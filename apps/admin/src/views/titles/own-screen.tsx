import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { caseQuery } from '../../api/queries.ts'
import { OrganisationNames, PeopleNames } from '../../parts/facts.tsx'
import { Failed, Loading, PageTitle } from '../../parts/page.tsx'
import { ApplicationPage } from './application-page.tsx'

const route = getRouteApi('/shell/my-application/$id')

/** One page for the applicant's own file, made for a phone: nothing above it but whose it is. */
export function OwnApplicationScreen() {
  const { id } = route.useParams()
  const { data, error, isPending, refetch } = useQuery(caseQuery('titles/application', id))
  if (isPending) return <Loading what="申报" />
  if (data === undefined) return <Failed error={error} retry={() => void refetch()} />
  return (
    <OrganisationNames value={data.organisations}>
      <PeopleNames value={data.people}>
        <PageTitle
          title="我的职称申报"
          note={
            <>
              {data.title} <span className="tag tag-accent">{data.stageLabel}</span>
            </>
          }
        />
        <ApplicationPage view={data} />
        <p className="own-foot">
          <Link
            to="/case/$module/$procedure/$id"
            params={{ module: 'titles', procedure: 'application', id }}
            search={{ tab: 'trail' }}
          >
            办理记录、文书和撤回
          </Link>
        </p>
      </PeopleNames>
    </OrganisationNames>
  )
}
