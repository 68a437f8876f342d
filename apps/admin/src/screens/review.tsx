import { CloseOutlined } from '@ant-design/icons'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useEffect, useMemo, useState } from 'react'
import { caseQuery, type WorkQuery, workListQuery } from '../api/queries.ts'
import type { Act, CaseView, WorkItem } from '../api/types.ts'
import { ActDrawer } from '../case/acts.tsx'
import { Materials, Documents } from '../case/papers.tsx'
import { PeriodLine } from '../case/periods.tsx'
import { Returns } from '../case/returns.tsx'
import { findMainAct } from '../lib/acts.ts'
import { Group } from '../parts/boxes.tsx'
import { ClauseLink } from '../parts/clause.tsx'
import { GroupedFindings } from '../parts/findings.tsx'
import { Failed, Loading, Nothing } from '../parts/page.tsx'
import { listsFindings, StateView } from '../views/state-view.tsx'

const route = getRouteApi('/review')
const keyOf = (item: WorkItem) => `${item.procedure}/${item.id}`
const placeKey = (query: WorkQuery) => `guicheng.review.${JSON.stringify(query)}`

/** Review of a filtered list, one file after another, by keys; where one stopped is remembered on this device. */
export function ReviewScreen() {
  const { at, ...query } = route.useSearch()
  const navigate = useNavigate()
  const list = useQuery(workListQuery(query))
  // The order stands still while one works through it, even when a file leaves the list.
  const [items, setItems] = useState<WorkItem[]>()
  if (items === undefined && list.data !== undefined) setItems(list.data.items)
  const leave = () => void navigate({ to: '/worklist', search: query })
  if (items === undefined || items.length === 0) {
    return (
      <main className="alone">
        <h1 className="visually-hidden">逐件审阅</h1>
        {list.error === null ? null : <Failed error={list.error} retry={() => void list.refetch()} />}
        {list.isPending ? <Loading what="清单" /> : null}
        {items === undefined ? null : <Nothing say="清单里没有可审阅的事项。" />}
        <p className="alone-foot">
          <Button onClick={leave}>返回清单</Button>
        </p>
      </main>
    )
  }
  const wanted = at ?? localStorage.getItem(placeKey(query)) ?? ''
  const index = Math.max(
    0,
    items.findIndex((item) => keyOf(item) === wanted),
  )
  const move = (to: number) => {
    const next = items[Math.min(Math.max(to, 0), items.length - 1)]
    if (next === undefined) return
    localStorage.setItem(placeKey(query), keyOf(next))
    void navigate({ to: '/review', search: { ...query, at: keyOf(next) }, replace: true })
  }
  return (
    <Reviewing
      key={keyOf(items[index] as WorkItem)}
      items={items}
      index={index}
      onMove={move}
      onLeave={leave}
    />
  )
}

type ReviewingProps = {
  items: WorkItem[]
  index: number
  onMove: (index: number) => void
  onLeave: () => void
}

function Reviewing({ items, index, onMove, onLeave }: ReviewingProps) {
  const item = items[index]
  const client = useQueryClient()
  const [act, setAct] = useState<Act>()
  const file = useQuery(caseQuery(item?.procedure ?? '', item?.id ?? ''))
  const { pass, back } = useMemo(() => actsOf(file.data), [file.data])
  useEffect(() => {
    const next = items[index + 1]
    if (next !== undefined) void client.prefetchQuery(caseQuery(next.procedure, next.id))
    document.title = `审阅 ${index + 1}/${items.length} · 规程`
  }, [client, items, index])
  useReviewKeys(act === undefined, {
    pass: () => pass !== undefined && setAct(pass),
    back: () => back !== undefined && setAct(back),
    next: () => onMove(index + 1),
    previous: () => onMove(index - 1),
    leave: onLeave,
  })
  return (
    <div className="review">
      <header className="review-head">
        <Button type="text" icon={<CloseOutlined />} onClick={onLeave}>
          退出审阅
        </Button>
        <h1>{item?.title}</h1>
        <span className="soft">
          第 {index + 1} 件，共 {items.length} 件
        </span>
        <Button disabled={index === 0} onClick={() => onMove(index - 1)}>
          上一件 <kbd>P</kbd>
        </Button>
        <Button disabled={index >= items.length - 1} onClick={() => onMove(index + 1)}>
          下一件 <kbd>N</kbd>
        </Button>
      </header>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls by itself */}
      <main className="review-file" tabIndex={0} aria-label="所审内容">
        {file.isPending ? <Loading what="事项" /> : null}
        {file.error === null ? null : <Failed error={file.error} retry={() => void file.refetch()} />}
        {file.data === undefined ? null : (
          <>
            <StateView view={file.data} />
            <Materials view={file.data} />
            <Documents view={file.data} />
          </>
        )}
      </main>
      {file.data === undefined ? null : (
        <ReviewSide view={file.data} pass={pass} back={back} onAct={setAct} />
      )}
      {file.data === undefined ? null : (
        <ActDrawer
          act={act}
          target={{ procedure: file.data.procedure, id: file.data.id, version: file.data.version }}
          view={file.data}
          onClose={() => setAct(undefined)}
        />
      )}
    </div>
  )
}

/** 通过 is the act that leads out of the stage, 退回 the companion that sends it back. */
function actsOf(view: CaseView | undefined): { pass: Act | undefined; back: Act | undefined } {
  const possible = (view?.acts ?? []).filter(({ barred }) => barred === undefined)
  return {
    pass: findMainAct(possible.filter(({ road }) => road !== 'here')),
    back: possible.find(({ act }) => act === 'Return'),
  }
}

type ReviewSideProps = {
  view: CaseView
  pass: Act | undefined
  back: Act | undefined
  onAct: (act: Act) => void
}

function ReviewSide({ view, pass, back, onAct }: ReviewSideProps) {
  const others = view.acts.filter((act) => act !== pass && act !== back && act.barred === undefined)
  return (
    <aside className="review-side" aria-label="检查结果与办理">
      <Group className="review-acts" label="办理">
        {pass === undefined ? null : (
          <Button type="primary" size="large" onClick={() => onAct(pass)}>
            {pass.label} <kbd>1</kbd>
          </Button>
        )}
        {back === undefined ? null : (
          <Button size="large" danger onClick={() => onAct(back)}>
            {back.label} <kbd>2</kbd>
          </Button>
        )}
        {others.map((act) => (
          <Button key={act.act} onClick={() => onAct(act)}>
            {act.label}
          </Button>
        ))}
        {pass === undefined && back === undefined && others.length === 0 ? (
          <p className="soft">您的岗位目前没有可办理的步骤。</p>
        ) : null}
        {view.acts.map((act) =>
          act.barred === undefined ? null : (
            <p key={act.act} className="soft">
              {act.label}：{act.barred.detail} <ClauseLink clause={act.clause} label={act.clauseLabel} />
            </p>
          ),
        )}
      </Group>
      <h2>期限</h2>
      {view.periods.length === 0 ? <p className="soft">没有在计算的期限。</p> : null}
      {view.periods.map((period) => (
        <PeriodLine key={period.id} period={period} />
      ))}
      {listsFindings(view.procedure) ? null : (
        <>
          <h2>检查结果</h2>
          {view.findings.length === 0 ? (
            <p className="soft">没有检查结果。</p>
          ) : (
            <GroupedFindings findings={view.findings} />
          )}
        </>
      )}
      {view.returns.length === 0 ? null : <Returns view={view} />}
    </aside>
  )
}

type Keys = { pass: () => void; back: () => void; next: () => void; previous: () => void; leave: () => void }

/** Keys work wherever nothing is being typed or pressed. */
function useReviewKeys(isActive: boolean, keys: Keys): void {
  useEffect(() => {
    if (!isActive) return undefined
    const press = (event: KeyboardEvent) => {
      const { target } = event
      const isEditing =
        target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null
      const isPressing =
        event.key === 'Enter' &&
        target instanceof HTMLElement &&
        target.closest('button, a, summary') !== null
      if (isEditing || isPressing || event.ctrlKey || event.metaKey || event.altKey) return
      const action = actionOf(event.key, keys)
      if (action === undefined) return
      event.preventDefault()
      action()
    }
    globalThis.addEventListener('keydown', press)
    return () => globalThis.removeEventListener('keydown', press)
  })
}

function actionOf(key: string, keys: Keys): (() => void) | undefined {
  switch (key) {
    case 'Enter':
    case '1':
      return keys.pass
    case '2':
      return keys.back
    case 'n':
    case 'N':
    case 'ArrowRight':
      return keys.next
    case 'p':
    case 'P':
    case 'ArrowLeft':
      return keys.previous
    case 'Escape':
      return keys.leave
    default:
      return undefined
  }
}
