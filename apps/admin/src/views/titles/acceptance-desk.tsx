import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { caseQuery } from '../../api/queries.ts'
import { Failed, Loading, Nothing, ProblemBox } from '../../parts/page.tsx'
import { type AcceptanceLine, APPLICATION } from './acceptance-data.ts'
import { AcceptanceFile } from './acceptance-file.tsx'
import { type Outcome, outcomeWords, tally } from './acceptance-order.ts'
import { useMarkKeys } from './marking.tsx'
import { useAcceptance } from './use-acceptance.ts'
import './application.css'
import './review.css'

type DeskProps = {
  items: readonly AcceptanceLine[]
  place: string | null
  dueOn: string
  /** Reads the list anew. */
  onAgain: () => void
}

/** One clerk's sitting over the list; colleagues have other files before them. */
export function AcceptanceDesk({ items, place, dueOn, onAgain }: DeskProps) {
  const desk = useAcceptance(items, place)
  const [isListed, setListed] = useState(false)
  const line = items.find(({ id }) => id === desk.at)
  const counts = tally(
    items.map(({ id }) => id),
    desk.done,
  )
  useMarkKeys(true, {
    a: () => {
      if (counts.waiting > 0 && !desk.isAdmitting) void desk.admit()
    },
    l: () => setListed((is) => !is),
  })
  return (
    <section className="panel accepting" aria-label="逐件受理">
      <div className="accepting-bar">
        <strong>
          待审核 {counts.open} · 已通过待受理 {counts.waiting} · 已办 {counts.rest}
        </strong>
        <progress max={items.length} value={items.length - counts.open} aria-label="审核进度" />
        <Button
          type="primary"
          loading={desk.isAdmitting}
          disabled={counts.waiting === 0}
          onClick={() => void desk.admit()}
        >
          受理已通过的 {counts.waiting} 件 <kbd>A</kbd>
        </Button>
        <Button onClick={() => setListed(!isListed)} aria-expanded={isListed}>
          {isListed ? '收起清单' : '清单'} <kbd>L</kbd>
        </Button>
      </div>
      {desk.problem === undefined ? null : <ProblemBox problem={desk.problem} onClose={desk.closeProblem} />}
      {desk.refused.map(({ id, say, clauseLabel }) => (
        <p key={id} className="accepting-refused" role="alert">
          {items.find((one) => one.id === id)?.name}没有受理：{say}
          {clauseLabel === undefined ? '' : `（${clauseLabel}）`}{' '}
          <Button size="small" onClick={() => desk.go(id)}>
            打开
          </Button>
        </p>
      ))}
      {isListed ? (
        <FileList items={items} at={desk.at} done={desk.done} others={desk.others} onGo={desk.go} />
      ) : null}
      {line === undefined ? (
        <Nothing say={counts.open === 0 ? '这张清单审核完了。' : '其余的件都在同事手里。'}>
          <Button onClick={onAgain}>重新读取清单</Button>
        </Nothing>
      ) : (
        <Opened key={line.id} line={line} dueOn={dueOn} desk={desk} />
      )}
    </section>
  )
}

type OpenedProps = { line: AcceptanceLine; dueOn: string; desk: ReturnType<typeof useAcceptance> }

function Opened({ line, dueOn, desk }: OpenedProps) {
  const file = useQuery(caseQuery(APPLICATION, line.id))
  if (file.error !== null) return <Failed error={file.error} retry={() => void file.refetch()} />
  if (file.data === undefined) return <Loading what={line.name} />
  return (
    <AcceptanceFile
      line={line}
      view={file.data}
      dueOn={dueOn}
      outcome={desk.done.get(line.id)}
      onSend={desk.send}
      onMove={desk.move}
    />
  )
}

type FileListProps = {
  items: readonly AcceptanceLine[]
  at: string | undefined
  done: ReadonlyMap<string, Outcome>
  others: ReadonlyMap<string, string>
  onGo: (id: string) => void
}

/** Every file of the list and how it stands; one that lies before a colleague cannot be opened here. */
function FileList({ items, at, done, others, onGo }: FileListProps) {
  return (
    <ol className="accepting-list" aria-label="待受理清单">
      {items.map(({ id, number, name, employer, target, track }) => {
        const outcome = done.get(id)
        const colleague = others.get(id)
        const said =
          outcome !== undefined
            ? outcomeWords[outcome]
            : colleague === undefined
              ? '待审核'
              : `${colleague}正在审核`
        return (
          <li key={id}>
            <button
              type="button"
              aria-current={id === at ? 'true' : undefined}
              disabled={colleague !== undefined}
              onClick={() => onGo(id)}
            >
              <strong>{name}</strong>
              <span>{employer}</span>
              <span>
                {target}
                {track === '正常' ? '' : ` ${track}`}
              </span>
              <span className="soft">{number}</span>
              <span className={`outcome outcome-${outcome ?? 'open'}`}>{said}</span>
            </button>
          </li>
        )
      })}
    </ol>
  )
}
