import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { Alert, Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { caseQuery, proceduresQuery } from '../api/queries.ts'
import type { CaseView, JsonObject } from '../api/types.ts'
import { CasePaper } from '../paper/case-paper.tsx'
import { Group } from '../parts/boxes.tsx'
import { OrganisationNames, PeopleNames, Referred } from '../parts/facts.tsx'
import { Failed, Loading, PageTitle } from '../parts/page.tsx'
import { PlainTabs } from '../parts/tabs.tsx'
import { isOwnAct, isPressedAct, type OpenedAct, StateView } from '../views/state-view.tsx'
import { ActDrawer, ActRow } from './acts.tsx'
import { CaseFindings } from './case-findings.tsx'
import { Documents, Materials, Notices } from './papers.tsx'
import { PeriodLine, Periods } from './periods.tsx'
import { findingsOf } from './reported.ts'
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
  const keepTab = tab === 'now' ? {} : { tab }
  // What a view has prepared for an act (cells changed in a table) goes into its form.
  const [prepared, setPrepared] = useState<JsonObject>()
  const [times, setTimes] = useState(0)
  const isOwn = (name: string, input: JsonObject | undefined) =>
    input === undefined && isOwnAct(view.procedure, name)
  const start = (name: string, input: JsonObject | undefined) => {
    setPrepared(input)
    setTimes(times + 1)
    go({ ...(isOwn(name, input) ? {} : keepTab), act: name })
  }
  const inView = act !== undefined && isOwn(act, prepared)
  const opened = inView ? undefined : view.acts.find((item) => item.act === act)
  return (
    <CaseNames view={view}>
      <CaseHead
        view={view}
        onAct={(name) => start(name, undefined)}
        onReturns={() => go({ tab: 'returns' })}
      />
      <PlainTabs
        label="本件各部分"
        current={tab}
        onChange={(key) => go(key === 'now' ? {} : { tab: key })}
        items={tabsOf(view, start, inView ? { act, times } : undefined)}
      />
      <ActDrawer
        act={opened}
        target={{ procedure: view.procedure, id: view.id, version: view.version }}
        view={view}
        {...(prepared === undefined ? {} : { prepared })}
        onClose={() => go(keepTab)}
      />
    </CaseNames>
  )
}

/** Names of what the state of the case holds ids of. */
function CaseNames({ view, children }: { view: CaseView; children: ReactNode }) {
  return (
    <OrganisationNames value={view.organisations}>
      <PeopleNames value={view.people}>
        <Referred value={view}>{children}</Referred>
      </PeopleNames>
    </OrganisationNames>
  )
}

type CaseHeadProps = { view: CaseView; onAct: (act: string) => void; onReturns: () => void }

function CaseHead({ view, onAct, onReturns }: CaseHeadProps) {
  const open = view.returns.flatMap(({ items }) => items).filter(({ answer }) => answer === undefined)
  const { data: procedures = [] } = useQuery(proceduresQuery)
  const title = procedures.find(({ id }) => id === view.procedure)?.instrumentTitle ?? view.instrument
  return (
    <header className="case-head panel">
      <PageTitle
        title={view.title}
        note={
          <span className="case-meta">
            <span className="tag tag-accent">{view.stageLabel}</span>
            <span>
              适用：{title}
              {title.includes(view.instrumentVersion) ? '' : `（${view.instrumentVersion}）`}
            </span>
            {view.handOver === null ? null : (
              <span>{view.handOver.received ? '对方已接收' : '已送出，对方尚未接收'}</span>
            )}
          </span>
        }
      />
      <StageLine steps={view.stageLine} />
      {view.periods.length === 0 ? null : (
        <Group className="case-periods" label="期限">
          {view.periods.map((period) => (
            <PeriodLine key={period.id} period={period} />
          ))}
        </Group>
      )}
      <Holds holds={view.holds} />
      {open.length === 0 ? null : (
        <Alert
          className="failed"
          type="warning"
          showIcon
          title={`被退回：有 ${open.length} 条意见待答复`}
          action={
            <Button size="small" onClick={onReturns}>
              查看意见
            </Button>
          }
        />
      )}
      <ActRow
        acts={view.acts.filter(({ act }) => !isPressedAct(view.procedure, act))}
        onAct={onAct}
        quiet={view.acts.some(({ act }) => isPressedAct(view.procedure, act))}
      />
    </header>
  )
}

function tabsOf(
  view: CaseView,
  start: (act: string, input: JsonObject) => void,
  opened: OpenedAct | undefined,
) {
  const { reported, recorded } = findingsOf(view)
  const open = view.returns.flatMap(({ items }) => items).filter(({ answer }) => answer === undefined).length
  const answer = view.acts.find(({ companion, act }) => companion && act === 'Answer')
  const onAnswer = answer === undefined ? {} : { onAnswer: (number: number) => start(answer.act, { number }) }
  return [
    {
      key: 'now',
      label: '当前事项',
      children: <StateView view={view} onAct={start} {...(opened === undefined ? {} : { opened })} />,
    },
    {
      key: 'periods',
      label: counted('期限', view.periods.length),
      children: <Periods periods={view.periods} />,
    },
    {
      key: 'findings',
      label: counted('检查结果', reported.length + recorded.length),
      children: <CaseFindings view={view} />,
    },
    { key: 'returns', label: counted('退回意见', open), children: <Returns view={view} {...onAnswer} /> },
    { key: 'materials', label: counted('材料', view.materials.length), children: <Materials view={view} /> },
    { key: 'notices', label: counted('公告', view.notices.length), children: <Notices view={view} /> },
    {
      key: 'documents',
      label: counted('文书', view.documents.length),
      children: (
        <>
          <Documents view={view} />
          <CasePaper id={view.id} />
        </>
      ),
    },
    { key: 'trail', label: counted('办理记录', view.trail.length), children: <Trail items={view.trail} /> },
  ]
}

function counted(label: string, count: number): string {
  return count === 0 ? label : `${label} ${count}`
}
