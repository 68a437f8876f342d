import { Input } from 'antd'
import { useState } from 'react'
import type { CaseView } from '../../api/types.ts'
import { Group } from '../../parts/boxes.tsx'
import type { MeetingRoom, Sent } from './meeting-data.ts'
import { StepButton } from './meeting-step.tsx'

type Shortage = MeetingRoom['shortages'][number]
const answers = ['按现有材料评审', '向呈报单位核实'] as const

/** What members found missing in a file, and what the desk does about it; nothing of it goes to the applicant (art.23.4.c). */
export function Shortages({ room, view }: { room: MeetingRoom; view: CaseView }) {
  if (room.shortages.length === 0) return null
  const open = room.shortages.filter(({ answer }) => answer === null)
  const done = room.shortages.filter(({ answer }) => answer !== null)
  return (
    <section className="panel" aria-label="材料不全的报告">
      <h2>材料不全的报告{open.length === 0 ? '' : `　待处理 ${open.length} 件`}</h2>
      {open.map((one) => (
        <Answering key={`${one.application} ${one.by} ${one.text}`} shortage={one} view={view} />
      ))}
      {done.map((one) => (
        <p key={`${one.application} ${one.by} ${one.text}`} className="soft">
          <strong>{one.name}</strong>（{one.by}）：{one.text}——{one.answer}
        </p>
      ))}
    </section>
  )
}

function Answering({ shortage, view }: { shortage: Shortage; view: CaseView }) {
  const { application, name, by, text } = shortage
  const [note, setNote] = useState('')
  const answered = (answer: string): Sent => ({ act: 'AnswerShortage', input: { application, answer, note } })
  return (
    <>
      <p>
        <strong>{name}</strong>（{by}报告）：{text}
      </p>
      <Group label={`处理${name}的材料不全`} className="meeting-next">
        <Input
          aria-label={`对${name}的处理说明`}
          placeholder="说明，可不填；移出议程的写理由"
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
        {answers.map((answer) => (
          <StepButton key={answer} view={view} sent={() => answered(answer)}>
            {answer}
          </StepButton>
        ))}
        <StepButton
          view={view}
          danger
          disabled={note.trim() === ''}
          sent={() => [{ act: 'DropCandidate', input: { application, reason: note } }, answered('移出议程')]}
        >
          移出议程
        </StepButton>
      </Group>
    </>
  )
}
