import { Button, Input } from 'antd'
import { useState } from 'react'
import type { CaseView } from '../../api/types.ts'
import { Group, ScrollBox } from '../../parts/boxes.tsx'
import { ClauseLink } from '../../parts/clause.tsx'
import type { StateViewProps } from '../state-view.tsx'
import { Closing } from './meeting-close.tsx'
import type { MeetingRoom, RoomMember } from './meeting-data.ts'
import { Preparation } from './meeting-before.tsx'
import { Items } from './meeting-items.tsx'
import { OnPaper } from './meeting-paper.tsx'
import { RecusalForm } from './meeting-recusal.tsx'
import { Shortages } from './meeting-shortages.tsx'
import { StepButton } from './meeting-step.tsx'

/** The secretary's one screen: lights, who is in, the agenda with its one next step, what is left to do after the vote. */
export function Room({ room, view, onAct }: StateViewProps & { room: MeetingRoom }) {
  const may = onAct !== undefined
  const acting = may ? { onAct } : {}
  return (
    <section className="meeting" aria-label="会议控制台">
      <Head room={room} view={view} may={may} />
      <div className="meeting-columns">
        <div className="meeting-side">
          <Lights room={room} view={view} may={may} />
          <OnPaper room={room} view={view} {...acting} />
          <Members room={room} view={view} />
        </div>
        <div className="meeting-main">
          {may ? <Preparation room={room} view={view} /> : null}
          {offers(view, 'AnswerShortage') ? <Shortages room={room} view={view} /> : null}
          <Items room={room} view={view} />
          <Closing room={room} view={view} {...acting} />
        </div>
      </div>
    </section>
  )
}

const offers = (view: CaseView, name: string): boolean => view.acts.some(({ act }) => act === name)

/** The laptop is lost: its pack is called off, with the reason, and the house goes on. */
function CallOff({ view }: { view: CaseView }) {
  const [reason, setReason] = useState('')
  return (
    <Group label="作废会议包" className="meeting-next">
      <Input
        aria-label="作废会议包的原因"
        placeholder="电脑丢失或损坏的，写明原因"
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <StepButton
        view={view}
        danger
        disabled={reason.trim() === ''}
        sent={() => ({ act: 'CallOffPack', input: { reason } })}
      >
        作废会议包，回到本处办理
      </StepButton>
    </Group>
  )
}

function Head({ room, view, may }: { room: MeetingRoom; view: CaseView; may: boolean }) {
  const { present, quorum } = room
  const enough = quorum !== null && present >= quorum
  return (
    <header className="panel meeting-head">
      <output className={enough ? 'meeting-quorum green' : 'meeting-quorum red'}>
        <strong>
          {present}/{quorum ?? '—'}
        </strong>
        <span>{enough ? '达到规定人数' : '未达到规定人数'}</span>
        <small>到会 / 规定（人）</small>
      </output>
      <dl>
        <div>
          <dt>时间</dt>
          <dd>{room.when}</dd>
        </div>
        <div>
          <dt>地点</dt>
          <dd>{room.place}</dd>
        </div>
        <div>
          <dt>方式</dt>
          <dd>{room.modeLabel}</dd>
        </div>
      </dl>
      {room.offices === null ? null : (
        <p className={room.notSeparated || room.offices.fault !== null ? 'meeting-warn' : 'green'}>
          <strong>{room.notSeparated ? '签发与票箱未分离' : '签发与票箱分离'}</strong>
          　签发处：{room.offices.signer}；票箱：{room.offices.box}。
          {room.notSeparated ? '会议记录须写明。' : ''}
          {room.offices.fault ?? ''}
        </p>
      )}
      {room.away === null ? null : (
        <output className="meeting-warn">
          <strong>会议已于 {room.away.on} 打包带往会场</strong>
          　带回之前本处不能办理，请在会场的电脑上办理。
          {may ? <CallOff view={view} /> : null}
        </output>
      )}
    </header>
  )
}

function Lights({ room, view, may }: { room: MeetingRoom; view: CaseView; may: boolean }) {
  const isBefore = room.stage === 'convened'
  const red = room.lights.filter(({ green }) => !green)
  const [presider] = room.members.filter((one) => one.presides && one.place === 'in')
  if (!isBefore && red.length === 0) return null
  return (
    <section className="panel" aria-label="开会条件">
      <h2>开会条件</h2>
      {room.stage === 'planned' ? (
        <p>
          <strong>下一步：</strong>列入议程，抽取专家；专家名单封存以后，这里逐项显示还差什么。
        </p>
      ) : null}
      <ul className="meeting-lights">
        {(room.stage === 'planned' ? [] : room.lights).map(({ rule, label, green, say, clause }) => (
          <li key={rule} className={green ? 'green' : 'red'}>
            <span aria-hidden="true">{green ? '●' : '○'}</span>
            <span>
              {label}
              <span className="visually-hidden">{green ? '：已具备' : '：未具备'}</span>{' '}
              <ClauseLink clause={clause} label="依据" />
              {green ? null : <small>{say}</small>}
            </span>
          </li>
        ))}
      </ul>
      {isBefore && may ? (
        <StepButton
          view={view}
          type="primary"
          next
          disabled={red.length > 0 || presider === undefined}
          sent={() => ({ act: 'OpenMeeting', input: { presider: presider?.expert ?? '' } })}
        >
          {presider === undefined ? '主任、副主任委员均未到会' : `${presider.name}宣布开会（代登）`}
        </StepButton>
      ) : null}
    </section>
  )
}

const places = { absent: '未签到', in: '在场', out: '离会' } as const

function Members({ room, view }: { room: MeetingRoom; view: CaseView }) {
  const [isRecusing, setRecusing] = useState(false)
  const [chosen, setChosen] = useState<readonly string[]>([])
  const absent = room.members.filter(({ place }) => place === 'absent').map(({ expert }) => expert)
  const arriving = chosen.filter((expert) => absent.includes(expert))
  const canSeat = room.stage === 'convened' || room.stage === 'open'
  const pledged = room.members.filter((one) => one.pledged)
  const toggle = (expert: string) =>
    setChosen(chosen.includes(expert) ? chosen.filter((one) => one !== expert) : [...chosen, expert])
  return (
    <section className="panel" aria-label="委员">
      <h2>委员 {room.members.length} 人</h2>
      {canSeat && absent.length > 0 ? (
        <Group label="签到" className="meeting-bar">
          <Button onClick={() => setChosen(arriving.length === absent.length ? [] : absent)}>
            {arriving.length === absent.length ? '全不选' : `选中未签到的 ${absent.length} 人`}
          </Button>
          <StepButton
            view={view}
            disabled={arriving.length === 0}
            sent={() => ({ act: 'SignIn', input: { experts: [...arriving] } })}
            onDone={() => setChosen([])}
          >
            签到 {arriving.length} 人
          </StepButton>
        </Group>
      ) : null}
      {offers(view, 'RecordPledge') && pledged.length > 0 && !isRecusing ? (
        <Group label="回避" className="meeting-bar">
          <Button onClick={() => setRecusing(true)}>已签承诺的委员补报回避…</Button>
        </Group>
      ) : null}
      {isRecusing ? (
        <RecusalForm room={room} view={view} members={pledged} onDone={() => setRecusing(false)} />
      ) : null}
      <ScrollBox label="委员名单">
        <table className="meeting-members">
          <thead>
            <tr>
              <th scope="col">委员</th>
              <th scope="col">承诺</th>
              <th scope="col">材料</th>
              <th scope="col">回避</th>
              <th scope="col">到会</th>
            </tr>
          </thead>
          <tbody>
            {room.members.map((member) => (
              <MemberRow
                key={member.expert}
                member={member}
                isChosen={chosen.includes(member.expert)}
                onToggle={canSeat && member.place === 'absent' ? () => toggle(member.expert) : undefined}
                view={view}
                canMove={canSeat}
              />
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </section>
  )
}

/** Up and down go from row to row. */
function byArrows(event: React.KeyboardEvent<HTMLElement>) {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
  const all = [
    ...(event.currentTarget.closest('tbody')?.querySelectorAll<HTMLElement>('input[type=checkbox]') ?? []),
  ]
  const next = all[all.indexOf(event.currentTarget) + (event.key === 'ArrowDown' ? 1 : -1)]
  if (next === undefined) return
  event.preventDefault()
  next.focus()
}

type RowProps = {
  member: RoomMember
  isChosen: boolean
  onToggle: (() => void) | undefined
  view: CaseView
  canMove: boolean
}

function MemberRow({ member, isChosen, onToggle, view, canMove }: RowProps) {
  const { expert, name, function: duty, place, since, pledged, received, recusals } = member
  const move = place === 'in' ? 'RecordDeparture' : 'RecordReturn'
  return (
    <tr className={`place-${place}`}>
      <th scope="row">
        {onToggle === undefined ? (
          name
        ) : (
          <label>
            <input type="checkbox" checked={isChosen} onChange={onToggle} onKeyDown={byArrows} /> {name}
          </label>
        )}
        {duty === '委员' ? null : <small>{duty}</small>}
      </th>
      <td className={pledged ? 'green' : 'red'}>{pledged ? '已签' : '未签'}</td>
      <td className={received ? 'green' : 'red'}>{received ? '已收' : '未收'}</td>
      <td>{recusals === 0 ? '—' : `${recusals} 人`}</td>
      <td>
        <span className={place === 'in' ? 'green' : 'soft'}>{places[place]}</span>
        {since === null ? null : <small>{since}</small>}
        {canMove && place !== 'absent' ? (
          <StepButton view={view} size="small" sent={() => ({ act: move, input: { expert } })}>
            {place === 'in' ? '离会' : '返回'}
          </StepButton>
        ) : null}
      </td>
    </tr>
  )
}
