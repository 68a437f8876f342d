import { Button, Input } from 'antd'
import { useState } from 'react'
import type { CaseView } from '../../api/types.ts'
import { focusOnMount, Group } from '../../parts/boxes.tsx'
import type { MeetingRoom, RoomItem } from './meeting-data.ts'
import { StepButton } from './meeting-step.tsx'

/** The chair declares a ballot void before it is opened; the secretary enters it with the reason. */
export function VoidForm({ room, item, view }: { room: MeetingRoom; item: RoomItem; view: CaseView }) {
  const [isOpen, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const presider = room.members.find((one) => one.presides && one.place === 'in')?.expert ?? ''
  const input = { item: item.id, reason, presider }
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
        sent={() =>
          room.mode === 'paper' ? { act: 'VoidBallot', input } : { address: 'ballots/annul', body: input }
        }
      >
        宣布无效，重新投票
      </StepButton>
      <Button onClick={() => setOpen(false)}>取消</Button>
    </Group>
  )
}
