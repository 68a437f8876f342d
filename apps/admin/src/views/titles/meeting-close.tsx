import { Input } from 'antd'
import { useState } from 'react'
import type { CaseView } from '../../api/types.ts'
import { Group } from '../../parts/boxes.tsx'
import { useSession } from '../../lib/session.ts'
import type { StateViewProps } from '../state-view.tsx'
import type { MeetingRoom } from './meeting-data.ts'
import { HandSignatures, handOf } from './meeting-paper.tsx'
import { StepButton } from './meeting-step.tsx'

/** After the last ballot: announcement, minutes with the reasons of failing, signatures, seal, archive. */
export function Closing({ room, view, onAct }: StateViewProps & { room: MeetingRoom }) {
  const undecided = room.items.some(({ step }) => step !== 'done')
  const presider = room.members.find((one) => one.presides && one.place === 'in')
  if (room.stage === 'convened' || room.stage === 'planned') return null
  if (room.stage === 'open')
    return undecided ? null : (
      <section className="panel" aria-label="宣布结果">
        <h2>宣布结果</h2>
        <StepButton
          view={view}
          type="primary"
          next
          disabled={presider === undefined}
          sent={() => ({ address: 'announce', body: { presider: presider?.expert ?? '' } })}
        >
          {presider === undefined ? '主持人不在场' : `${presider.name}已当场宣布（代登）`}
        </StepButton>
      </section>
    )
  return (
    <>
      {room.signatures.chair === null && room.signatures.recorder === null ? (
        <Minutes room={room} view={view} />
      ) : null}
      <Signatures room={room} view={view} {...(onAct === undefined ? {} : { onAct })} />
    </>
  )
}

function Minutes({ room, view }: { room: MeetingRoom; view: CaseView }) {
  const before = room.notSeparated ? '电子投票：签发与票箱未分离。' : '无'
  const [reasons, setReasons] = useState<Readonly<Record<string, string>>>({})
  const [special, setSpecial] = useState(room.special === '' ? '无' : room.special)
  const [other, setOther] = useState(room.other === '' ? before : room.other)
  const reasonOf = ({ application, reason }: MeetingRoom['failing'][number]) => reasons[application] ?? reason
  const missing = room.failing.filter((one) => reasonOf(one).trim() === '').length
  const input = () => ({
    reasons: room.failing.map((one) => ({ application: one.application, reason: reasonOf(one) })),
    special,
    other,
  })
  return (
    <section className="panel" aria-label="会议记录">
      <h2>会议记录</h2>
      {room.failing.length === 0 ? <p className="soft">全部通过，没有未通过的原因要填。</p> : null}
      {room.failing.map((one) => (
        <label key={one.application} className="meeting-line">
          <span>{one.name} 未通过的原因</span>
          <Input
            value={reasonOf(one)}
            onChange={(event) => setReasons({ ...reasons, [one.application]: event.target.value })}
          />
        </label>
      ))}
      <div className="meeting-line">
        <label htmlFor="minutes-special">专项问题处理</label>
        <Input.TextArea
          id="minutes-special"
          rows={2}
          value={special}
          onChange={(event) => setSpecial(event.target.value)}
        />
      </div>
      <div className="meeting-line">
        <label htmlFor="minutes-other">其他事项</label>
        <Input.TextArea
          id="minutes-other"
          rows={2}
          value={other}
          onChange={(event) => setOther(event.target.value)}
        />
      </div>
      <StepButton
        view={view}
        type={room.special === '' ? 'primary' : 'default'}
        disabled={missing > 0}
        sent={() => ({ act: 'WriteMinutes', input: input() })}
      >
        {missing > 0 ? `还有 ${missing} 人未填原因` : '整理会议记录'}
      </StepButton>
    </section>
  )
}

function Signatures({ room, view, onAct }: StateViewProps & { room: MeetingRoom }) {
  const { person, post, posts } = useSession()
  const isRecorder = posts.find(({ id }) => id === post)?.role === 'meeting-recorder'
  const { chair, recorder, conclusions, sealedOn, archivedOn } = room.signatures
  const byHand = (name: string | null, act: string) => (name === null ? null : `${name}${handOf(view, act)}`)
  const lines = [
    ['会议记录：主持人签名', byHand(chair, 'SignMinutesAsChair')],
    ['会议记录：记录人签名', byHand(recorder, 'SignMinutesAsRecorder')],
    ['评审结论：主持人签署', byHand(conclusions, 'SignConclusions')],
    ['评审结论：加盖评委会印章', sealedOn],
    ['会议记录归档', archivedOn],
  ] as const
  return (
    <section className="panel" aria-label="签名、用印和归档">
      <h2>签名、用印和归档</h2>
      <ul className="meeting-lights">
        {lines.map(([label, done]) => (
          <li key={label} className={done === null ? 'red' : 'green'}>
            <span aria-hidden="true">{done === null ? '○' : '●'}</span>
            <span>
              {label}　{done ?? <span className="soft">待办</span>}
            </span>
          </li>
        ))}
      </ul>
      <HandSignatures room={room} view={view} {...(onAct === undefined ? {} : { onAct })} />
      {isRecorder && recorder === null ? (
        <Group label="记录人签名" className="meeting-next">
          <StepButton
            view={view}
            type="primary"
            disabled={room.special === ''}
            sent={() => ({ act: 'SignMinutesAsRecorder', input: { name: person.name } })}
          >
            以记录人签名
          </StepButton>
        </Group>
      ) : null}
    </section>
  )
}
