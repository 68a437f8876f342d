import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { Tabs } from 'antd'
import { caseQuery } from '../api/queries.ts'
import type { CaseView } from '../api/types.ts'
import { GroupedFindings } from '../parts/findings.tsx'
import { Failed, Loading, Nothing, PageTitle } from '../parts/page.tsx'
import { StateView } from '../views/state-view.tsx'
import { ActDrawer, ActRow } from './acts.tsx'
import { Documents, Materials, Notices } from './papers.tsx'
import { PeriodLine, Periods } from './periods.tsx'
import { Returns } from './returns.tsx'
import { Holds, StageLine } from './stage-line.tsx'
import { Trail } from './trail.tsx'

const route = getRouteApi('/shell/case/$module/$procedure/$id')

/** The case page, generated from the procedure: nothing on it is written for one regulation but the view of its state. */
export function CaseScreen() {
  const { module, procedure, id } = route.useParams()
  const name = `${module}/${procedure}`
  const { data, error, isPending, refetch } = useQuery(caseQuery(name, id))
  if (isPending) return <Loading what="事项" />
  if (data === undefined) {
    return (
      <>
        <PageTitle title="事项打不开" />
        <Failed error={error} retry={() => void refetch()} />
        <Link to="/worklist" search={{}}>
          返回清单
        </Link>
      </>
    )
  }
  return <CasePage view={data} />
}

function CasePage({ view }: { view: CaseView }) {
  const { tab = 'now', act } = route.useSearch()
  const navigate = useNavigate()
  const [module = '', procedure = ''] = view.procedure.split('/')
  const go = (search: { tab?: string; act?: string }) =>
    void navigate({
      to: '/case/$module/$procedure/$id',
      params: { module, procedure, id: view.id },
      search,
      resetScroll: false,
    })
  const opened = view.acts.find((item) => item.act === act)
  const keepTab = tab === 'now' ? {} : { tab }
  return (
    <>
      <CaseHead view={view} onAct={(name) => go({ ...keepTab, act: name })} />
      <div className="case-grid">
        <Tabs
          className="case-tabs"
          activeKey={tab}
          onChange={(key) => go(key === 'now' ? {} : { tab: key })}
          items={tabsOf(view)}
        />
        <aside className="case-aside" aria-label="期限与提示">
          <section className="panel">
            <h2>期限</h2>
            {view.periods.length === 0 ? <p className="soft">目前没有在计算的期限。</p> : null}
            {view.periods.map((period) => (
              <PeriodLine key={period.id} period={period} />
            ))}
          </section>
          <Attention view={view} onOpen={() => go({ tab: 'findings' })} />
        </aside>
      </div>
      <ActDrawer
        act={opened}
        target={{ procedure: view.procedure, id: view.id, version: view.version }}
        view={view}
        onClose={() => go(keepTab)}
      />
    </>
  )
}

function CaseHead({ view, onAct }: { view: CaseView; onAct: (act: string) => void }) {
  return (
    <header className="case-head panel">
      <PageTitle
        title={view.title}
        note={
          <span className="case-meta">
            <span className="tag tag-accent">{view.stageLabel}</span>
            <span>
              适用：{view.instrument}
              {view.instrument.includes(view.instrumentVersion) ? '' : `（${view.instrumentVersion}）`}
            </span>
            {view.handOver === null ? null : (
              <span>{view.handOver.received ? '对方已接收' : '已送出，对方尚未接收'}</span>
            )}
          </span>
        }
      />
      <StageLine steps={view.stageLine} />
      <Holds holds={view.holds} />
      <ActRow acts={view.acts} onAct={onAct} />
    </header>
  )
}

function tabsOf(view: CaseView) {
  const failing = view.findings.filter(({ holds }) => holds !== 'yes').length
  const open = view.returns.flatMap(({ items }) => items).filter(({ answer }) => answer === undefined).length
  return [
    { key: 'now', label: '当前事项', children: <StateView view={view} /> },
    {
      key: 'periods',
      label: counted('期限', view.periods.length),
      children: <Periods periods={view.periods} />,
    },
    { key: 'findings', label: counted('检查结果', failing), children: <Findings view={view} /> },
    { key: 'returns', label: counted('退回意见', open), children: <Returns view={view} /> },
    { key: 'materials', label: counted('材料', view.materials.length), children: <Materials view={view} /> },
    { key: 'notices', label: counted('公告', view.notices.length), children: <Notices view={view} /> },
    { key: 'documents', label: counted('文书', view.documents.length), children: <Documents view={view} /> },
    { key: 'trail', label: counted('办理记录', view.trail.length), children: <Trail items={view.trail} /> },
  ]
}

function counted(label: string, count: number): string {
  return count === 0 ? label : `${label} ${count}`
}

function Findings({ view }: { view: CaseView }) {
  return (
    <section className="panel">
      <h2>检查结果</h2>
      {view.findings.length === 0 ? (
        <Nothing say="目前没有检查结果。" />
      ) : (
        <GroupedFindings findings={view.findings} />
      )}
    </section>
  )
}

function Attention({ view, onOpen }: { view: CaseView; onOpen: () => void }) {
  const failing = view.findings.filter(({ holds }) => holds !== 'yes')
  const open = view.returns.flatMap(({ items }) => items).filter(({ answer }) => answer === undefined)
  if (failing.length + open.length === 0) return null
  return (
    <section className="panel">
      <h2>需要处理</h2>
      <ul className="attention">
        {open.map((item) => (
          <li key={`return-${item.number}-${item.text}`}>
            <span className="tag tag-warning">退回</span> {item.text}
          </li>
        ))}
        {failing.slice(0, 6).map((finding, index) => (
          <li key={`${finding.rule}-${index}`}>
            <span className={`tag ${finding.holds === 'no' ? 'tag-danger' : 'tag-warning'}`}>
              {finding.holds === 'no' ? '不符合' : '待定'}
            </span>{' '}
            {finding.say ?? finding.label}
          </li>
        ))}
      </ul>
      {failing.length === 0 ? null : (
        <button type="button" className="clause-link" onClick={onOpen}>
          查看全部检查结果
        </button>
      )}
    </section>
  )
}
