import { FilePdfOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import type { Application } from '../../../../../regulations/titles/application/state.ts'
import { caseQuery } from '../../api/queries.ts'
import type { CaseView, Period } from '../../api/types.ts'
import { PeriodLine, ReceiptStrip } from '../../case/periods.tsx'
import { ClauseLink } from '../../parts/clause.tsx'
import { Failed, Loading } from '../../parts/page.tsx'
import { outcomeLines } from './file-record-lines.ts'
import { inWhoseHands, isOver, type OwnAsk, papersFor, plainStage, asksOf } from './own-words.ts'

/** One application of the reader: where it is, what he has to do, and the papers meant for him. */
export function OwnCard({ id }: { id: string }) {
  const { data, error, isPending, refetch } = useQuery(caseQuery('titles/application', id))
  return (
    <section className="panel own-card" aria-label={data?.title ?? '职称申报'}>
      {isPending ? <Loading what="申报" /> : null}
      {error === null ? null : <Failed error={error} retry={() => void refetch()} />}
      {data === undefined ? null : <Card view={data} state={data.state as unknown as Application} />}
    </section>
  )
}

function Card({ view, state }: { view: CaseView; state: Application }) {
  const { cycle, target, number } = state
  const asks = asksOf(state, view.periods)
  const told = new Set(asks.flatMap(({ period }) => (period === undefined ? [] : [period.id])))
  return (
    <>
      <header className="own-head">
        <h2>
          {cycle.year}年 {target.series}/{target.specialty} {target.level}
        </h2>
        <span className="tag tag-accent">{view.stageLabel}</span>
      </header>
      <p className="soft own-where">
        {cycle.committeeName} · 申报件编号 {number}
      </p>
      <p>{plainStage(state.stage)}</p>
      <Exit exit={state.exit} />
      {view.holds.map(({ id, say }) => (
        <p key={id} className="own-held">
          {say}
        </p>
      ))}
      <Asks id={view.id} stage={state.stage} asks={asks} />
      <Lines state={state} />
      {view.periods
        .filter(({ id }) => !told.has(id))
        .map((period) => (
          <Deadline key={period.id} period={period} />
        ))}
      <Papers view={view} stage={state.stage} />
      <p className="own-open">
        <Link to="/my-application/$id" params={{ id: view.id }}>
          打开这件申报
        </Link>
      </p>
    </>
  )
}

function Exit({ exit }: Pick<Application, 'exit'>) {
  if (exit === null) return null
  return (
    <p>
      原因：{exit.reason}（{exit.on}） <ClauseLink clause={exit.clause} label="依据" />
    </p>
  )
}

type AsksProps = { id: string; stage: Application['stage']; asks: readonly OwnAsk[] }

/** What is hers to do, or that nothing is: never left to be guessed. */
function Asks({ id, stage, asks }: AsksProps) {
  const navigate = useNavigate()
  if (asks.length === 0)
    return isOver(stage) ? null : <p className="own-nothing">现在没有要您做的事，有了会写在这里。</p>
  return (
    <section className="own-asks" aria-label="要您做的事">
      <h3>要您做的事</h3>
      {asks.map((ask) => (
        <div key={ask.key} className="own-ask">
          <p>
            <strong>{ask.say}</strong>
          </p>
          {ask.items.length === 0 ? null : (
            <ul className="own-items">
              {ask.items.map((item) => (
                <li key={item}>{item}</li>
              ))}
            </ul>
          )}
          {ask.period === undefined ? null : <Deadline period={ask.period} />}
          {ask.otherwise === undefined ? null : <p className="soft">{ask.otherwise}</p>}
        </div>
      ))}
      <Button
        type="primary"
        size="large"
        className="own-go"
        onClick={() => void navigate({ to: '/my-application/$id', params: { id } })}
      >
        {goWords(asks)}
      </Button>
    </section>
  )
}

function goWords(asks: readonly OwnAsk[]): string {
  const [first] = asks
  if (first?.key === 'confirm') return '去核对'
  if (first?.key === 'file') return '接着填写'
  return first?.key === 'supply' ? '去补交' : '去看看'
}

/** A last day, and how it was counted; a day that a notice names is not counted from anything. */
function Deadline({ period }: { period: Period }) {
  return (
    <div className="own-deadline">
      <PeriodLine period={period} />
      {period.receipt.count === 0 ? (
        <p className="soft">这一天由公告或告知书写明，不另计算。</p>
      ) : (
        <details>
          <summary>这个期限怎么数的</summary>
          <ReceiptStrip receipt={period.receipt} kind={period.kind} />
        </details>
      )}
    </div>
  )
}

function Lines({ state }: { state: Application }) {
  const { certificate, firstPublicity, secondPublicity } = state.outcome
  const posted = (run: typeof firstPublicity): string =>
    run === null ? '' : `${run.postedOn} 起公示${run.endsOn === null ? '' : `，${run.endsOn} 结束`}`
  const lines: readonly (readonly [string, ReactNode])[] = [
    ['现在在谁手里', certificate === null ? inWhoseHands(state) : ''],
    ['评审结果公示', posted(firstPublicity)],
    ['官网公示', posted(secondPublicity)],
    ...outcomeLines(state),
  ]
  const told = lines.filter(([, value]) => value !== '')
  if (told.length === 0) return null
  return (
    <dl className="facts-list">
      {told.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function Papers({ view, stage }: { view: CaseView; stage: Application['stage'] }) {
  const papers = papersFor(view)
  const isPosted = stage === 'internal-publicity'
  if (papers.length === 0 && view.notices.length === 0 && !isPosted) return null
  return (
    <section className="own-papers" aria-label="通知和证书">
      <h3>通知和证书</h3>
      <ul>
        {isPosted ? (
          <li>
            <Link to="/titles-notices/$id" params={{ id: view.id }}>
              看单位公示
            </Link>
          </li>
        ) : null}
        {papers.map(({ template, label, address }) => (
          <li key={template}>
            <a href={address} target="_blank" rel="noreferrer">
              <FilePdfOutlined aria-hidden /> {label}
            </a>
          </li>
        ))}
        {view.notices.map(({ address, title, postedAt }) => (
          <li key={`${address}-${postedAt}`}>
            <a href={address} target="_blank" rel="noreferrer">
              {title}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
