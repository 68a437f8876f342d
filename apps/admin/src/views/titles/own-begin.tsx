import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { Applying } from '../../../../server/contract/titles-filing.ts'
import { useSession } from '../../lib/session.ts'
import { ClauseLink } from '../../parts/clause.tsx'
import { Failed, Loading } from '../../parts/page.tsx'
import { standingOfYear, untilText } from './apply-choices.ts'
import { applyingQuery } from './queries.ts'

/** Which review years take applications now, those of the own post first; what stands in the way is said instead. */
export function OwnBegin() {
  const { data, error, isPending, refetch } = useQuery(applyingQuery)
  return (
    <section className="panel" aria-label="现在可以申报">
      <h2>现在可以申报</h2>
      {isPending ? <Loading what="评审年度" /> : null}
      {error === null ? null : <Failed error={error} retry={() => void refetch()} />}
      {data === undefined ? null : <Offers applying={data} />}
      <p className="soft own-reckon">
        还不知道年限够不够？<Link to="/reckon">先测算任职年限</Link>
      </p>
    </section>
  )
}

function Offers({ applying }: { applying: Applying }) {
  const { today } = useSession()
  if (applying.cycles.length === 0) return <p>目前没有正在受理申报的评审年度；评审公告发布后会列在这里。</p>
  if (applying.people.length === 0)
    return <p>专业技术人员名册中还没有您的记录，请单位人事部门先登记，登记后就能申报。</p>
  const free = applying.cycles.filter(({ id }) => standingOfYear(applying, { cycle: id }) === undefined)
  if (free.length === 0) return <Taken applying={applying} />
  const series = new Set(applying.people.map(({ post }) => post.split('/')[0]))
  const ordered = free.toSorted((a, b) => Number(series.has(b.series)) - Number(series.has(a.series)))
  const hasOwnSeries = ordered.some((cycle) => series.has(cycle.series))
  return (
    <>
      {hasOwnSeries ? null : (
        <p>
          与您现岗位同系列（{[...series].join('、')}
          ）的评审年度还没有开放；下面是其他系列的，转岗后申报的选“转评”。
        </p>
      )}
      <ul className="own-list">
        {ordered.map((cycle) => (
          <li key={cycle.id}>
            <Offer cycle={cycle} today={today} isOwnSeries={series.has(cycle.series)} />
          </li>
        ))}
      </ul>
    </>
  )
}

/** One application per person and year: nothing can be begun while one stands for every year that is open. */
function Taken({ applying }: { applying: Applying }) {
  const years = [...new Set(applying.cycles.map(({ year }) => year))].toSorted((a, b) => a - b)
  return (
    <p>
      {years.join('、')}年度您已有一件申报，一人一个年度只能申报一次{' '}
      <ClauseLink clause="anhui-titles-2018/art.14" label="第十四条" />。
    </p>
  )
}

type OfferProps = { cycle: Applying['cycles'][number]; today: string; isOwnSeries: boolean }

function Offer({ cycle, today, isOwnSeries }: OfferProps) {
  const { id, committee, year, series, specialties, levels, until, announcement } = cycle
  return (
    <>
      <p className="own-offer-name">
        <strong>
          {year}年 {committee}
        </strong>{' '}
        {isOwnSeries ? <span className="tag tag-success">与现岗位系列一致</span> : null}
      </p>
      <p>
        {series}系列 {specialties.join('、')}；{levels.join('、')}
      </p>
      <p className="soft">{untilText(until, today)}</p>
      <p className="own-offer-acts">
        <Link to="/titles-apply" search={{ cycle: id }}>
          申报这个年度
        </Link>
        {announcement === null ? null : (
          <a href={announcement} target="_blank" rel="noreferrer">
            看评审公告
          </a>
        )}
      </p>
    </>
  )
}
