import { Button, Input, Modal } from 'antd'
import { useState } from 'react'
import { type Marks, marksOf } from '../lib/calendar-year.ts'
import { formatDay } from '../lib/format.ts'
import { readHolidayRows } from '../lib/holiday-rows.ts'
import { focusOnMount } from '../parts/boxes.tsx'

type PasteDaysProps = { year: number; onTake: (days: Marks, replace: boolean) => void }

/** The days from rows of a sheet or from the notice's sentences; what was read is shown before it is taken. */
export function PasteDays({ year, onTake }: PasteDaysProps) {
  const [isOpen, setOpen] = useState(false)
  const [text, setText] = useState('')
  const read = readHolidayRows(text, year)
  const marks = marksOf(read)
  const count = Object.keys(marks).length
  const take = (replace: boolean) => {
    onTake(marks, replace)
    setOpen(false)
    setText('')
  }
  return (
    <>
      <Button block className="paste-button" onClick={() => setOpen(true)}>
        粘贴日期…
      </Button>
      <Modal
        open={isOpen}
        title={`粘贴 ${year} 年的放假安排`}
        width={680}
        onCancel={() => setOpen(false)}
        destroyOnHidden
        footer={
          <div className="act-foot">
            <Button onClick={() => setOpen(false)}>取消</Button>
            <Button disabled={count === 0} onClick={() => take(false)}>
              加到现有日期上
            </Button>
            <Button type="primary" disabled={count === 0} onClick={() => take(true)}>
              作为全年安排
            </Button>
          </div>
        }
      >
        <label htmlFor="pasted-days">从 Excel 粘贴几行（日期、节日、放假或上班），或粘贴通知里的句子</label>
        <Input.TextArea
          id="pasted-days"
          rows={8}
          value={text}
          ref={focusOnMount}
          placeholder={`${year}-01-01\t元旦\t放假\n春节：2月5日至11日放假。2月14日（周日）上班。`}
          onChange={(event) => setText(event.target.value)}
        />
        <PastedDays read={read} isEmpty={text.trim() === ''} />
      </Modal>
    </>
  )
}

type PastedDaysProps = { read: ReturnType<typeof readHolidayRows>; isEmpty: boolean }

function PastedDays({ read, isEmpty }: PastedDaysProps) {
  if (isEmpty) return null
  return (
    <div className="pasted-days" aria-live="polite">
      <DayLine word="放假" days={read.offDays} />
      <DayLine word="上班" days={read.workDays} />
      {read.faults.map((fault) => (
        <p key={fault} className="verdict-bad">
          {fault}
        </p>
      ))}
    </div>
  )
}

function DayLine({ word, days }: { word: string; days: Record<string, string> }) {
  const byName = Map.groupBy(Object.entries(days), ([, name]) => name)
  return (
    <p>
      <strong>
        {word} {Object.keys(days).length} 天
      </strong>{' '}
      {Array.from(
        byName,
        ([name, found]) => `${name}：${found.map(([day]) => formatDay(day)).join('、')}`,
      ).join('；')}
    </p>
  )
}
