import { Alert } from 'antd'
import type { CaseView, StageStep } from '../api/types.ts'
import { formatInstant } from '../lib/format.ts'
import { ClauseLink } from '../parts/clause.tsx'

const words = { past: '已过', current: '当前', future: '未到' } as const

/** Stages in order; the state of each is said in words for those who do not see the colour. */
export function StageLine({ steps }: { steps: StageStep[] }) {
  return (
    <ol className="stage-line" aria-label="办理环节">
      {steps.map((step, index) => (
        <li
          key={`${step.stage}-${index}`}
          className={`stage-${step.state}`}
          aria-current={step.state === 'current' ? 'step' : undefined}
        >
          <span className="step">
            <span className="dot" aria-hidden="true">
              {step.state === 'past' ? '✓' : index + 1}
            </span>
            {step.label}
            <span className="visually-hidden">（{words[step.state]}）</span>
            {step.at === undefined ? null : <small>{formatInstant(step.at).slice(5, 10)}</small>}
          </span>
        </li>
      ))}
    </ol>
  )
}

export function Holds({ holds }: { holds: CaseView['holds'] }) {
  return holds.map((hold) => (
    <Alert
      key={hold.id}
      className="failed"
      type="warning"
      showIcon
      title={
        <>
          {hold.label} <ClauseLink clause={hold.clause} label={hold.clauseLabel} />
        </>
      }
      description={hold.say}
    />
  ))
}
