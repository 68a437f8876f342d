import { Tooltip } from 'antd'
import type { PlacedFinding } from './budget-model.ts'

type MarkedProps = { shown: string; address: string; found: PlacedFinding[] }

/** A value with findings, outside the sheets: its note opens by pointer and by keyboard. */
export function Marked({ shown, address, found }: MarkedProps) {
  return (
    <Tooltip
      trigger={['hover', 'focus']}
      title={
        <>
          <p>{address}</p>
          {found.map((finding) => (
            <p key={finding.key}>{finding.message}</p>
          ))}
        </>
      }
    >
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- its note must open by keyboard */}
      <span tabIndex={0} className="marked-text">
        {shown === '' ? '（空）' : shown}
        <sup aria-hidden="true">!</sup>
        <span className="visually-hidden">
          （有检查结果：{found.map(({ message }) => message).join('；')}）
        </span>
      </span>
    </Tooltip>
  )
}
