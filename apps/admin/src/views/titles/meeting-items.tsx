import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import type { CaseView } from '../../api/types.ts'
import { Group, ScrollBox } from '../../parts/boxes.tsx'
import { CountSheets } from './meeting-count.tsx'
import type { MeetingRoom, RoomItem } from './meeting-data.ts'
import { MachineBallot } from './meeting-machine.tsx'
import { Opinions } from './meeting-opinions.tsx'
import { Discussion } from './meeting-discussion.tsx'
import { StepButton } from './meeting-step.tsx'

const steps = [
  ['report', '报告'],
  ['introduce', '介绍'],
  ['discuss', '评议'],
  ['ballot', '投票'],
  ['count', '计票'],
  ['done', '已表决'],
] as const

/** The agenda: every item with where it stands, the current one open with the one step that comes next. */
export function Items({ room, view }: { room: MeetingRoom; view: CaseView }) {
  const waiting = room.items.find(({ step }) => step !== 'done')
  const [chosen, setChosen] = useState<string>()
  const current = room.items.find(({ id }) => id === chosen) ?? waiting ?? room.items.at(-1)
  const total = room.items.reduce((sum, { candidates }) => sum + candidates.length, 0)
  return (
    <section className="panel" aria-label="议程">
      <h2>
        议程 {room.items.length} 项，评审对象 {total} 人
      </h2>
      <ol className="meeting-agenda">
        {room.items.map((item) => (
          <li key={item.id}>
            <Button
              type={item.id === current?.id ? 'primary' : 'default'}
              ghost={item.id === current?.id}
              aria-pressed={item.id === current?.id}
              onClick={() => setChosen(item.id)}
            >
              {item.title}（{item.candidates.length} 人）
              <span className="soft">{steps.find(([key]) => key === item.step)?.[1]}</span>
            </Button>
          </li>
        ))}
      </ol>
      {current === undefined ? <p className="soft">尚未列入议程。</p> : null}
      {current === undefined ? null : <Item key={current.id} room={room} item={current} view={view} />}
      {room.stage === 'open' && current?.step === 'done' && waiting !== undefined ? (
        <Group label="下一项" className="meeting-next">
          <Button type="primary" onClick={() => setChosen(waiting.id)}>
            转到下一项：{waiting.title}
          </Button>
        </Group>
      ) : null}
    </section>
  )
}

type ItemProps = { room: MeetingRoom; item: RoomItem; view: CaseView }

function Item({ room, item, view }: ItemProps) {
  const at = steps.findIndex(([key]) => key === item.step)
  return (
    <>
      <ol className="meeting-steps" aria-label="进行到哪一步">
        {steps.map(([key, label], index) => (
          <li
            key={key}
            className={index < at ? 'past' : index === at ? 'now' : ''}
            aria-current={index === at ? 'step' : undefined}
          >
            {label}
          </li>
        ))}
      </ol>
      {room.stage === 'open' ? <NextStep room={room} item={item} view={view} /> : null}
      {room.stage === 'convened' ? <Opinions room={room} item={item} view={view} /> : null}
      {item.voided.map(({ attempt, reason }) => (
        <p key={attempt} className="meeting-warn">
          第 {attempt} 次投票已宣布无效：{reason}
        </p>
      ))}
      <Candidates item={item} isSeated={room.members.some(({ place }) => place !== 'absent')} />
    </>
  )
}

function NextStep(props: ItemProps) {
  const { room, item, view } = props
  if (item.step === 'done') return null
  if (item.step === 'report') return <Report item={item} view={view} />
  if (item.step === 'introduce') return <Introduction {...props} />
  if (item.step === 'discuss') return <Discussion item={item} view={view} />
  if (room.mode !== 'paper') return <MachineBallot {...props} />
  if (item.step === 'count') return <CountSheets {...props} />
  return (
    <Group label="投票" className="meeting-next">
      <StepButton
        view={view}
        type="primary"
        next
        sent={() => ({ act: 'OpenBallot', input: { item: item.id } })}
      >
        发票，开始投票
      </StepButton>
    </Group>
  )
}

function Report({ item, view }: Pick<ItemProps, 'item' | 'view'>) {
  const [text, setText] = useState('')
  return (
    <Group label="报告审查情况" className="meeting-next">
      <Input
        aria-label="审查情况要点"
        value={text}
        placeholder="要点，可不填"
        onChange={(event) => setText(event.target.value)}
      />
      <StepButton
        view={view}
        type="primary"
        next
        sent={() => ({ act: 'ReportReview', input: { item: item.id, report: text } })}
      >
        已报告审查情况
      </StepButton>
    </Group>
  )
}

function Introduction({ room, item, view }: ItemProps) {
  const [reader, setReader] = useState<string>()
  const inRoom = room.members.filter(({ place }) => place === 'in')
  const by = reader ?? inRoom.find(({ presides }) => !presides)?.expert ?? inRoom[0]?.expert ?? ''
  return (
    <Group label="介绍初审意见" className="meeting-next">
      <Select
        aria-label="介绍人"
        value={by}
        onChange={setReader}
        options={inRoom.map(({ expert, name }) => ({ value: expert, label: name }))}
      />
      <StepButton
        view={view}
        type="primary"
        next
        sent={() => ({ act: 'IntroduceOpinions', input: { item: item.id, by } })}
      >
        已介绍初审意见
      </StepButton>
    </Group>
  )
}

function Candidates({ item, isSeated }: { item: RoomItem; isSeated: boolean }) {
  return (
    <ScrollBox label="评审对象">
      <table className="meeting-candidates">
        <thead>
          <tr>
            <th scope="col">编号</th>
            <th scope="col">姓名</th>
            <th scope="col">单位</th>
            <th scope="col">专业、级别</th>
            <th scope="col">初审</th>
            <th scope="col">回避</th>
            <th scope="col">有表决权</th>
            <th scope="col">结果</th>
          </tr>
        </thead>
        <tbody>
          {item.candidates.map((one) => (
            <tr key={one.application}>
              <td>{one.number}</td>
              <th scope="row">{one.name}</th>
              <td>{one.employer}</td>
              <td>
                {one.specialty} {one.level}
              </td>
              <td>{opinionText(one)}</td>
              <td>{one.recused.length === 0 ? '—' : one.recused.join('、')}</td>
              <td className="number">{isSeated ? one.entitled : '—'}</td>
              <td>{resultText(one)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  )
}

type Candidate = RoomItem['candidates'][number]

function opinionText({ opinion, readers }: Candidate): string {
  if (opinion !== null) return opinion.recommended ? '推荐' : '不推荐'
  return readers.length === 0
    ? '—'
    : readers.map(({ name, read }) => `${name}${read ? '已阅' : '未阅'}`).join('、')
}

function resultText({ count, passed }: Candidate): string {
  if (count === null || passed === null) return '—'
  const { yes, no, abstain, invalid } = count
  const more = invalid === 0 ? '' : `、无效 ${invalid}`
  return `${passed ? '通过' : '未通过'}（赞成 ${yes}、反对 ${no}、弃权 ${abstain}${more}）`
}
