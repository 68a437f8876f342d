import { ClockCircleOutlined } from '@ant-design/icons'
import { useMutation } from '@tanstack/react-query'
import { App, Button, Popover } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import { ask, problemOf } from '../api/client.ts'
import { queries } from '../api/queries.ts'
import { DayPicker } from '../form/day-picker.tsx'

/** The demo's legal clock: forward only, as the server has it. */
export function DemoClock({ today }: { today: string }) {
  const [isOpen, setOpen] = useState(false)
  const [date, setDate] = useState<string>()
  const { message } = App.useApp()
  const move = useMutation({
    mutationFn: (day: string) =>
      ask('/api/demo/clock', { method: 'PUT', body: { instant: `${day}T09:00:00+08:00` } }),
    onSuccess: async () => {
      setOpen(false)
      setDate(undefined)
      await queries.invalidateQueries()
    },
    onError: (error) => message.error(problemOf(error).detail),
  })
  const start = dayjs(today)
  const steps = [1, 5, 20]
  return (
    <Popover
      open={isOpen}
      onOpenChange={setOpen}
      trigger="click"
      placement="bottomLeft"
      align={{ overflow: { adjustX: true, adjustY: true, shiftX: true } }}
      title="演示时钟（只能向前）"
      content={
        <div className="clock-panel">
          <div className="button-row">
            {steps.map((step) => (
              <Button
                key={step}
                size="small"
                disabled={move.isPending}
                onClick={() => move.mutate(start.add(step, 'day').format('YYYY-MM-DD'))}
              >
                后 {step} 天
              </Button>
            ))}
          </div>
          <div className="button-row">
            <DayPicker
              aria-label="拨到哪一天"
              value={date}
              onChange={setDate}
              min={start.add(1, 'day').format('YYYY-MM-DD')}
              allowClear={false}
              placeholder="拨到哪一天"
            />
            <Button
              type="primary"
              disabled={date === undefined}
              loading={move.isPending}
              onClick={() => date !== undefined && move.mutate(date)}
            >
              拨到这天
            </Button>
          </div>
        </div>
      }
    >
      <Button
        size="small"
        icon={<ClockCircleOutlined />}
        className="clock-button"
        aria-label="拨钟（演示时钟）"
      >
        <span className="clock-word">拨钟</span>
      </Button>
    </Popover>
  )
}
