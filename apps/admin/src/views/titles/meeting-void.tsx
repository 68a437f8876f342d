import { Button, Input } from 'antd'
import { useState } from 'react'
import type { CaseView } from '../../api/types.ts'
import { focusOnMount, Group } from '../../parts/boxes.tsx'
import { StepButton } from './meeting-step.tsx'

type Props = {
  item: string
  /** Who declares it where the secretary enters it; empty where the chair does it himself. */
  presider: string
  byMachine: boolean
  view: CaseView
}

/** The chair declares a ballot void before it is opened, or the secretary enters it with the reason; it is then held anew (DESK A11). */
export function VoidForm({ item, presider, byMachine, view }: Props) {
  const [isOpen, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const input = { item, reason, presider }
  if (!isOpen)
    return (
      <p>
        <Button type="text" danger onClick={() => setOpen(true)}>
          宣布本次投票无效…
        </Button>
      </p>
    )
  return (
    <Group label="宣布投票无效" className="meeting-next">
      <Input
        ref={focusOnMount}
        aria-label="无效的原因"
        placeholder="原因，写入会议记录"
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <StepButton
        view={view}
        danger
        disabled={reason.trim() === ''}
        onDone={() => setOpen(false)}
        sent={() => (byMachine ? { address: 'ballots/annul', body: input } : { act: 'VoidBallot', input })}
      >
        宣布无效，重新投票
      </StepButton>
      <Button onClick={() => setOpen(false)}>取消</Button>
    </Group>
  )
}
