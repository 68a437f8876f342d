import { InputNumber } from 'antd'
import { useState } from 'react'
import { Group } from '../../parts/boxes.tsx'
import type { StateViewProps } from '../state-view.tsx'
import { StepButton } from './meeting-step.tsx'

const YEARS = 10

/** The keeper of the seal and the keeper of the minutes: the one thing each does, and what it waits for. */
export function Keeper({ view, onAct }: StateViewProps) {
  const [years, setYears] = useState(YEARS)
  const offered = new Set(view.acts.filter(({ barred }) => barred === undefined).map(({ act }) => act))
  const waits = view.acts.flatMap(({ barred }) => barred?.detail ?? [])
  return (
    <section className="panel meeting-seat" aria-label="用印和归档">
      <h2>用印和归档</h2>
      {onAct !== undefined && offered.has('SealConclusions') ? (
        <Group label="用印" className="meeting-next">
          <StepButton view={view} type="primary" sent={() => ({ act: 'SealConclusions', input: {} })}>
            评审结论已加盖评委会印章
          </StepButton>
        </Group>
      ) : null}
      {onAct !== undefined && offered.has('ArchiveMinutes') ? (
        <Group label="归档" className="meeting-next">
          <label>
            保管年限{' '}
            <InputNumber min={1} max={100} value={years} onChange={(value) => setYears(value ?? YEARS)} />
          </label>
          <StepButton
            view={view}
            type="primary"
            sent={() => ({ act: 'ArchiveMinutes', input: { retainedYears: years } })}
          >
            会议记录归档
          </StepButton>
        </Group>
      ) : null}
      {waits.map((say) => (
        <p key={say} className="soft">
          {say}
        </p>
      ))}
      {view.acts.length === 0 ? <p className="soft">现在没有要您办的：{view.stageLabel}。</p> : null}
    </section>
  )
}
