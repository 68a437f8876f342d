import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { ClauseLink } from '../../parts/clause.tsx'
import { Failed, Loading, Nothing, PageTitle } from '../../parts/page.tsx'
import type { InternalNoticeView } from '../../../../server/contract/titles-desk.ts'
import { noticeQuery, noticesQuery } from './queries.ts'
import './application.css'

/** Candidates whose notice hangs inside the reader's own employer. */
export function NoticesScreen() {
  const { data, error, isPending, refetch } = useQuery(noticesQuery)
  return (
    <>
      <PageTitle
        title="本单位职称公示"
        note={
          <>
            只有本单位的人能看 <ClauseLink clause="anhui-titles-2018/art.9.2.d" label="第九条" />
          </>
        }
      />
      {isPending ? <Loading what="公示" /> : null}
      {error === null ? null : <Failed error={error} retry={() => void refetch()} />}
      {data?.length === 0 ? <Nothing say="本单位目前没有正在公示的申报人。" /> : null}
      <ul className="notice-list">
        {(data ?? []).map(({ id, name, target, postedOn, endsOn }) => (
          <li key={id} className="panel">
            <Link to="/titles-notices/$id" params={{ id }}>
              <strong>{name}</strong> {target}
            </Link>
            <span className="soft">
              {postedOn} 张贴，公示到 {endsOn} 24:00
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}

const route = getRouteApi('/shell/titles-notices/$id')

/** F13 on a screen: the three kinds of content, each material 公示 or 备查, and where to object. */
export function NoticeScreen() {
  const { id } = route.useParams()
  const { data, error, isPending, refetch } = useQuery(noticeQuery(id))
  if (isPending) return <Loading what="公示" />
  if (data === undefined)
    return (
      <>
        <PageTitle title="公示打不开" />
        <Failed error={error} retry={() => void refetch()} />
        <Link to="/titles-notices">看本单位的公示</Link>
      </>
    )
  return (
    <article className="panel notice">
      <PageTitle
        title={`职称申报公示：${data.name}`}
        note={`${data.employer} · ${data.postedOn} 起公示，到 ${data.endsOn} 24:00 · 张贴在${data.place}`}
      />
      <Facts notice={data} />
      <Performance notice={data} />
      <h2>评审材料</h2>
      <ul className="notice-materials">
        {data.materials.map(({ name, slot, pages, shown }, index) => (
          <li key={`${name}-${index}`}>
            <span className={shown ? 'tag tag-accent' : 'tag'}>{shown ? '公示' : '备查'}</span>
            <span>
              {name}{' '}
              <span className="soft">
                {slot}，{pages}页
              </span>
            </span>
          </li>
        ))}
      </ul>
      <p className="soft">标“备查”的材料不展示，可以到人事部门申请查阅。</p>
      <h2>反映问题</h2>
      <p>
        对以上内容有不同意见的，请在 {data.endsOn} 前以书面、电话或当面方式向本单位人事部门反映，可以匿名{' '}
        <ClauseLink clause="anhui-titles-2018/art.9.2.f" label="第九条" />。
      </p>
    </article>
  )
}

function Facts({ notice }: { notice: InternalNoticeView }) {
  const { recommendation, years } = notice
  const facts: readonly (readonly [string, string])[] = [
    ['姓名', notice.name],
    ['性别', notice.sex],
    ['证件号码', notice.paperNumber === '' ? '未登记' : notice.paperNumber],
    ['申报职称', `${notice.target}（${notice.track}）`],
    ['现职称', notice.presentTitle],
    ['任职年限', years === null ? '' : `${years}年`],
    ['学历', notice.degree],
    ['考核结论', notice.conclusion === '' ? '未设考核组' : notice.conclusion],
    [
      '单位推荐',
      recommendation === null
        ? ''
        : `第${recommendation.rank}名${recommendation.score === '' ? '' : `，得分${recommendation.score}`}`,
    ],
  ]
  return (
    <dl className="facts-list">
      {facts.map(([name, value]) =>
        value === '' ? null : (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ),
      )}
    </dl>
  )
}

function Performance({ notice }: { notice: InternalNoticeView }) {
  const { workHistory, achievements, works } = notice
  return (
    <>
      <h2>工作经历</h2>
      <ul className="notice-rows">
        {workHistory.map((row) => (
          <li key={`${row.from}-${row.employer}`}>
            {row.from} 至 {row.until}　{row.employer}　{row.post}
          </li>
        ))}
      </ul>
      <h2>业绩成果和奖励</h2>
      <ul className="notice-rows">
        {achievements.map(({ name, on, grade, rank }) => (
          <li key={`${name}-${on}`}>
            {name}（{[on, grade, rank === '' ? '' : `排名 ${rank}`].filter((part) => part !== '').join('，')}
            ）
          </li>
        ))}
      </ul>
      <h2>论文、论著和专题报告</h2>
      <ul className="notice-rows">
        {works.map(({ title, kind, on, venue }) => (
          <li key={`${title}-${on}`}>
            {title}（{[kind, venue, on].filter((part) => part !== '').join('，')}）
          </li>
        ))}
      </ul>
    </>
  )
}
