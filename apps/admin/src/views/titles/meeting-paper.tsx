import { FilePdfOutlined } from '@ant-design/icons'
import { Button, Input } from 'antd'
import { useState } from 'react'
import type { Act, CaseView } from '../../api/types.ts'
import { focusOnMount, Group } from '../../parts/boxes.tsx'
import type { StateViewProps } from '../state-view.tsx'
import type { MeetingRoom } from './meeting-data.ts'
import { StepButton } from './meeting-step.tsx'

const packOf = ({ documents }: CaseView) => documents.find(({ template }) => template === 'paperPack')
const presiderOf = (room: MeetingRoom): string =>
  room.members.find((one) => one.presides && one.place === 'in')?.expert ?? ''

/** The whole pack to print, before the meeting and at any moment of it; one press prints it and the meeting goes on by paper (DESK A11). */
export function OnPaper({ room, view, onAct }: StateViewProps & { room: MeetingRoom }) {
  const [isOpen, setOpen] = useState(false)
  const [reason, setReason] = useState('设备或网络中断')
  const pack = packOf(view)
  if (pack === undefined) return null
  const mayGo = onAct !== undefined && room.byPaper === null && offered(view, 'GoOnByPaper') !== undefined
  // nobody is in before the day of the meeting
  const hasBegun = room.stage !== 'convened' || room.members.some(({ place }) => place !== 'absent')
  const voting = room.mode !== 'paper' && room.items.some(({ step }) => step === 'count')
  return (
    <section className="panel" aria-label="纸质办理">
      <h2>纸质办理</h2>
      {room.byPaper === null ? null : (
        <output className="meeting-warn">
          <strong>{room.byPaper.time} 起转为纸质办理</strong>　{room.byPaper.reason}
          。此后以纸件为准；纸上办理的，附扫描件补录。
        </output>
      )}
      <Group label="全套纸件" className="meeting-bar">
        <Button icon={<FilePdfOutlined />} href={pack.address} target="_blank" rel="noreferrer">
          {room.stage === 'convened' ? '会前打印全套纸件' : '打印全套纸件'}
        </Button>
        {mayGo && !isOpen && hasBegun ? (
          <Button onClick={() => setOpen(true)}>打印全套并转纸质…</Button>
        ) : null}
      </Group>
      {isOpen && mayGo ? (
        <Group label="打印全套并转纸质" className="meeting-next">
          <Input
            ref={focusOnMount}
            aria-label="转为纸质的原因"
            placeholder="原因，写入会议记录"
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
          <StepButton
            view={view}
            danger
            disabled={reason.trim() === ''}
            onDone={() => window.open(pack.address, '_blank')}
            sent={() => ({ act: 'GoOnByPaper', input: { reason, presider: presiderOf(room) } })}
          >
            {voting ? '宣布正在进行的电子投票无效，转为纸质并打印' : '转为纸质并打印'}
          </StepButton>
          <Button onClick={() => setOpen(false)}>取消</Button>
        </Group>
      ) : null}
    </section>
  )
}

const offered = ({ acts }: CaseView, name: string): Act | undefined =>
  acts.find(({ act, barred }) => act === name && barred === undefined)

/** What the chair signed by hand is entered from its scan; a colleague compares it (补录). */
export function HandSignatures({ room, view, onAct }: StateViewProps & { room: MeetingRoom }) {
  const { chair, conclusions } = room.signatures
  const presider = room.members.find(({ expert }) => expert === room.presider)
  if (room.mode !== 'paper' || onAct === undefined || presider === undefined) return null
  const open = [
    ['SignMinutesAsChair', '会议记录', chair === null && room.special !== ''],
    ['SignConclusions', '评审结论', conclusions === null],
  ] as const
  const due = open.filter(([act, , isOpen]) => isOpen && offered(view, act) !== undefined)
  if (due.length === 0) return null
  return (
    <Group label="主持人纸质签名" className="meeting-next">
      <p>
        {presider.name}可在自己的席位签名；在纸上签名的，由会议秘书附签名页扫描件补录，另一位同事核对后生效。
      </p>
      {due.map(([act, paper]) => (
        <Button key={act} onClick={() => onAct(act, { presider: presider.expert })}>
          补录主持人在{paper}上的纸质签名…
        </Button>
      ))}
    </Group>
  )
}

/** Who entered a signature on paper and who confirmed it; nothing for one given in the system. */
export function handOf({ trail }: CaseView, act: string): string {
  const line = trail.findLast((one) => one.act === act && !one.reverted)
  if (line === undefined || !line.backfilled) return ''
  return `（纸质签名，${line.person ?? ''}录入，${line.confirmedBy ?? ''}核对）`
}
