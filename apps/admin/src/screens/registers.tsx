import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { registersQuery } from '../api/queries.ts'
import { ClauseLink } from '../parts/clause.tsx'
import { Failed, Loading, Nothing, PageTitle } from '../parts/page.tsx'

export function RegistersScreen() {
  const { data, error, isPending, refetch } = useQuery(registersQuery)
  return (
    <>
      <PageTitle title="名册" note="按生效日期记录；过去某一天的样子随时可查。" />
      {isPending ? <Loading what="名册" /> : null}
      {error === null ? null : <Failed error={error} retry={() => void refetch()} />}
      {data !== undefined && data.length === 0 ? <Nothing say="您的岗位没有可以查阅的名册。" /> : null}
      {data === undefined || data.length === 0 ? null : (
        <ul className="card-list">
          {data.map((register) => (
            <li key={register.id} className="panel">
              <Link to="/registers/$id" params={{ id: register.id }} search={{}}>
                {register.label}
              </Link>
              <p className="soft">
                现有 {register.entries} 条；{register.mayEdit ? '可以维护' : '只供查阅'}
                {register.clause === null ? null : (
                  <>
                    {' '}
                    <ClauseLink clause={register.clause} label="依据" />
                  </>
                )}
              </p>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
