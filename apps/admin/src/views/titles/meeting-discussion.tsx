import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import type { CaseView } from '../../api/types.ts'
import { Group } from '../../parts/boxes.tsx'
import type { RoomItem } from './meeting-data.ts'
import { StepButton } from './meeting-step.tsx'

type Remarks = readonly { readonly application: string; readonly text: string }[]

/** The discussion of a batch: 无异议 unless somebody spoke, and remarks on single candidates only where somebody did. */
export function Discussion({ item, view }: { item: RoomItem; view: CaseView }) {
  const [text, setText] = useState('')
  const [remarks, setRemarks] = useState<Remarks>([])
  const summary = text.trim()
  const nothing = summary === '' && remarks.length === 0
  return (
    <>
      <Group label="记录评议" className="meeting-next">
        <Input
          aria-label="评议情况"
          value={text}
          placeholder="没有发言的记为“无异议”"
          onChange={(event) => setText(event.target.value)}
        />
        <StepButton
          view={view}
          type="primary"
          next
          sent={() => ({
            act: 'RecordDiscussion',
            input: {
              item: item.id,
              remarks: remarks.map((one) => ({ ...one })),
              ...(summary === '' ? {} : { summary }),
            },
          })}
        >
          {nothing
            ? '记为无异议'
            : remarks.length === 0
              ? '记录评议'
              : `记录评议和 ${remarks.length} 人的发言`}
        </StepButton>
      </Group>
      <RemarkForm item={item} remarks={remarks} onChange={setRemarks} />
    </>
  )
}

type FormProps = { item: RoomItem; remarks: Remarks; onChange: (remarks: Remarks) => void }

function RemarkForm({ item, remarks, onChange }: FormProps) {
  const [application, setApplication] = useState<string>()
  const [text, setText] = useState('')
  const nameOf = (id: string) => item.candidates.find((one) => one.application === id)?.name ?? ''
  const others = remarks.filter((one) => one.application !== application)
  const add = () => {
    if (application === undefined || text.trim() === '') return
    onChange([...others, { application, text: text.trim() }])
    setApplication(undefined)
    setText('')
  }
  return (
    <Group label="个别对象的发言" className="meeting-next">
      {remarks.length === 0 ? null : (
        <ul className="meeting-remarks">
          {remarks.map((one) => (
            <li key={one.application}>
              <strong>{nameOf(one.application)}</strong>：{one.text}
              <Button
                type="text"
                size="small"
                aria-label={`删去对${nameOf(one.application)}的发言`}
                onClick={() => onChange(remarks.filter((other) => other !== one))}
              >
                删去
              </Button>
            </li>
          ))}
        </ul>
      )}
      <Select
        aria-label="发言所及的评审对象"
        placeholder="对某一对象有发言的"
        showSearch={{ optionFilterProp: 'label' }}
        value={application}
        onChange={setApplication}
        options={item.candidates.map((one) => ({ value: one.application, label: one.name }))}
      />
      <Input
        aria-label="发言摘要"
        placeholder="发言摘要"
        value={text}
        onChange={(event) => setText(event.target.value)}
        onPressEnter={add}
      />
      <Button disabled={application === undefined || text.trim() === ''} onClick={add}>
        记下发言
      </Button>
    </Group>
  )
}
