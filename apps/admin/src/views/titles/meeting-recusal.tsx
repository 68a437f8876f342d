import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import type { CaseView } from '../../api/types.ts'
import { Group } from '../../parts/boxes.tsx'
import type { MeetingRoom, RoomMember } from './meeting-data.ts'
import { StepButton } from './meeting-step.tsx'

type Props = {
  room: MeetingRoom
  view: CaseView
  /** Whom it may be entered for. */
  members: readonly RoomMember[]
  onDone: () => void
}

/** A member stays away from a candidate, as declared on paper: with the pledge, or later, until the vote on that candidate begins. */
export function RecusalForm({ room, view, members, onDone }: Props) {
  const [expert, setExpert] = useState(members[0]?.expert ?? '')
  const [application, setApplication] = useState<string>()
  const [reason, setReason] = useState('')
  const candidates = room.items
    .filter(({ step }) => step !== 'count' && step !== 'done')
    .flatMap((item) => item.candidates)
  if (candidates.length === 0)
    return (
      <Group label="登记回避" className="meeting-next">
        <span className="soft">评审对象都已开始投票或已表决，不能再登记回避。</span>
        <Button onClick={onDone}>返回</Button>
      </Group>
    )
  return (
    <Group label="登记回避" className="meeting-next">
      <Select
        aria-label="回避的委员"
        showSearch={{ optionFilterProp: 'label' }}
        value={expert}
        onChange={setExpert}
        options={members.map((one) => ({ value: one.expert, label: one.name }))}
      />
      <Select
        aria-label="回避的评审对象"
        placeholder="回避哪位评审对象"
        showSearch={{ optionFilterProp: 'label' }}
        value={application}
        onChange={setApplication}
        options={candidates.map((one) => ({
          value: one.application,
          label: `${one.name}（${one.employer}）`,
        }))}
      />
      <Input
        aria-label="回避的理由"
        placeholder="理由，如：亲属"
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <StepButton
        view={view}
        disabled={expert === '' || application === undefined || reason.trim() === ''}
        onDone={onDone}
        sent={() => ({
          act: 'RecordPledge',
          input: { expert, recusals: [{ application: application ?? '', reason }] },
        })}
      >
        登记已签承诺并回避
      </StepButton>
      <Button onClick={onDone}>取消</Button>
    </Group>
  )
}
