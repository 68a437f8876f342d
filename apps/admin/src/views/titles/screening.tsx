import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ScreeningView } from '../../../../server/contract/titles-screening.ts'
import { useSession } from '../../lib/session.ts'
import { ClauseLink } from '../../parts/clause.tsx'
import { Failed, Loading } from '../../parts/page.tsx'
import { screeningQuery } from './queries.ts'
import './screening.css'

/** Posts that decide on acceptance or approval, or inspect; the server has the last word. */
const readers: readonly string[] = [
  'acceptance-clerk',
  'convening-head',
  'county-titles',
  'city-titles',
  'province-titles',
  'authorised-department',
  'titles-inspector',
]

type ScreeningProps = { id: string; version: string }

/** What other applications give reason to ask; nothing for whoever has no part in the decision. */
export function Screening({ id, version }: ScreeningProps) {
  const { post, posts } = useSession()
  const role = posts.find(({ id: one }) => one === post)?.role ?? ''
  return readers.includes(role) ? <ScreeningPanel id={id} version={version} /> : null
}

function ScreeningPanel({ id, version }: ScreeningProps) {
  const { data, error, isPending, refetch } = useQuery(screeningQuery(id, version))
  if (isPending) return <Loading what="疑点" />
  if (data === null) return null
  if (error !== null) return <Failed error={error} retry={() => void refetch()} />
  return (
    <section className="panel screening" aria-label="重复与造假疑点">
      <h2>
        重复与造假疑点{' '}
        <span className={data.doubts.length === 0 ? 'tag' : 'tag tag-warning'}>{countOf(data)}</span>
      </h2>
      <p className="soft">
        与全省申报材料比对论文、成果、证书编号、扫描件和身份信息。疑点只供核对，不作为不予受理的依据；申报人看不到。
      </p>
      <ul>
        {data.doubts.map((doubt) => (
          <DoubtLine key={`${doubt.rule}${doubt.say}`} doubt={doubt} />
        ))}
      </ul>
    </section>
  )
}

const countOf = ({ doubts, compared }: ScreeningView): string =>
  doubts.length === 0
    ? compared === 0
      ? '没有相同内容'
      : `与 ${compared} 件有相同内容，没有疑点`
    : `${doubts.length} 条待核对`

function DoubtLine({ doubt }: { doubt: ScreeningView['doubts'][number] }) {
  return (
    <li>
      <p>
        {doubt.say} <ClauseLink clause={doubt.clause} label={doubt.clauseLabel} />
      </p>
      {doubt.cases.length === 0 ? null : (
        <ul className="screening-cases">
          {doubt.cases.map((one) => (
            <li key={one.id}>
              {one.open ? (
                <Link
                  to="/case/$module/$procedure/$id"
                  params={{ module: 'titles', procedure: 'application', id: one.id }}
                  search={{}}
                >
                  {one.name}
                </Link>
              ) : (
                <strong>{one.name}</strong>
              )}
              <span>{one.employer}</span>
              <span>
                {one.year}年度 {one.committee}
              </span>
              <span className="soft">
                {one.number} {one.stage}
              </span>
            </li>
          ))}
        </ul>
      )}
    </li>
  )
}
