import { Alert, Button, Empty, Spin } from 'antd'
import { type ReactNode, useEffect } from 'react'
import { problemOf } from '../api/client.ts'
import type { Problem } from '../api/types.ts'
import { FindingList } from './findings.tsx'

/** Heading of a screen: one h1, what it is about, and the actions of the whole screen. */
export function PageTitle({
  title,
  note,
  actions,
}: {
  title: string
  note?: ReactNode
  actions?: ReactNode
}) {
  useEffect(() => {
    document.title = `${title} · 规程`
  }, [title])
  return (
    <header className="page-title">
      <div className="page-title-text">
        <h1>{title}</h1>
        {note === undefined ? null : <p>{note}</p>}
      </div>
      {actions === undefined ? null : <div className="page-actions">{actions}</div>}
    </header>
  )
}

export function Loading({ what = '内容' }: { what?: string }) {
  return (
    <output className="state-box">
      <Spin />
      <span>正在读取{what}…</span>
    </output>
  )
}

export function Nothing({ say, children }: { say: string; children?: ReactNode }) {
  return (
    <div className="state-box">
      <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={say}>
        {children}
      </Empty>
    </div>
  )
}

/** A failed question to the server, with a way to ask again. */
export function Failed({ error, retry }: { error: unknown; retry?: () => void }) {
  const problem = problemOf(error)
  return (
    <Alert
      type="error"
      showIcon
      className="failed"
      title={problem.title}
      description={problem.detail}
      action={
        retry === undefined ? null : (
          <Button size="small" onClick={retry}>
            重试
          </Button>
        )
      }
    />
  )
}

/** A refusal: first what to do, then every reason with its clause. */
export function ProblemBox({ problem, onClose }: { problem: Problem; onClose?: () => void }) {
  const findings = problem.findings ?? []
  return (
    <Alert
      type={problem.status >= 500 || problem.status === 0 ? 'error' : 'warning'}
      showIcon
      role="alert"
      className="failed"
      closable={onClose === undefined ? false : { onClose }}
      title={problem.detail}
      description={
        <>
          {problem.possibleFrom === undefined ? null : <p>最早可办理日期：{problem.possibleFrom}</p>}
          {findings.length > 0 ? <FindingList findings={findings} /> : null}
        </>
      }
    />
  )
}
