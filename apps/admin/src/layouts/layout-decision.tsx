import { useMutation } from '@tanstack/react-query'
import { App, Button, Checkbox } from 'antd'
import { useState } from 'react'
import { ask, problemOf } from '../api/client.ts'
import { refreshAll } from '../api/queries.ts'
import { DayPicker } from '../form/day-picker.tsx'
import { formatDate } from '../lib/format.ts'
import { ProblemBox } from '../parts/page.tsx'
import { layoutAddress } from './queries.ts'

type PutInForceProps = {
  document: string
  organisation: string
  number: number
  today: string
  warnings: number
  onDone?: () => void
}

/** The first day of a version; today or later, since what is printed does not change its layout. */
export function PutInForce({ document, organisation, number, today, warnings, onDone }: PutInForceProps) {
  const [from, setFrom] = useState(today)
  const [seen, setSeen] = useState(false)
  const { message } = App.useApp()
  const decide = useMutation({
    mutationFn: () =>
      ask<{ ok: boolean }>(`${layoutAddress(document)}/versions/${number}`, {
        method: 'PUT',
        body: { organisation, from, acceptWarnings: seen },
      }),
    onSuccess: async () => {
      void message.success(`第 ${number} 版自${formatDate(from)}起启用`)
      onDone?.()
      await refreshAll()
    },
  })
  return (
    <>
      {decide.error === null ? null : <ProblemBox problem={problemOf(decide.error)} />}
      <div className="layout-files">
        <FirstDay today={today} value={from} onChange={setFrom} />
        {warnings === 0 ? null : (
          <Checkbox checked={seen} onChange={(event) => setSeen(event.target.checked)}>
            {warnings} 处提示已看过
          </Checkbox>
        )}
        <Button
          type="primary"
          disabled={warnings > 0 && !seen}
          loading={decide.isPending}
          onClick={() => decide.mutate()}
        >
          启用第 {number} 版
        </Button>
      </div>
    </>
  )
}

type FirstDayProps = { today: string; value: string; onChange: (day: string) => void }

export function FirstDay({ today, value, onChange }: FirstDayProps) {
  return (
    <DayPicker
      aria-label="启用日期"
      allowClear={false}
      min={today}
      value={value}
      onChange={(day) => onChange(day ?? today)}
    />
  )
}
