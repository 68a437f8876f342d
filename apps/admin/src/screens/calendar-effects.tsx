import { Button, Popconfirm } from 'antd'
import type { CalendarAmendment } from '../api/types.ts'
import { groupMoves, isWeekend, type Marks } from '../lib/calendar-year.ts'
import { formatDate, formatDay, weekdayOf } from '../lib/format.ts'
import { sayOf } from './calendar-grid.tsx'

type ChangesProps = { before: Marks; marks: Marks; changed: string[]; onUndo: () => void }

/** What was marked otherwise than the calendar in force. */
export function CalendarChanges({ before, marks, changed, onUndo }: ChangesProps) {
  if (changed.length === 0) return <p className="soft form-note">还没有改动。</p>
  const said = (day: string, mark: Marks[string] | undefined) =>
    mark !== undefined ? sayOf(mark) : isWeekend(day) ? '周末休息' : '平日上班'
  return (
    <details className="calendar-changes">
      <summary>已改动 {changed.length} 天</summary>
      <ul>
        {changed.map((day) => (
          <li key={day}>
            <span className="no-break">
              {formatDay(day)} 周{weekdayOf(day)}
            </span>{' '}
            <del>{said(day, before[day])}</del> {said(day, marks[day])}
          </li>
        ))}
      </ul>
      <Button size="small" onClick={onUndo}>
        全部还原
      </Button>
    </details>
  )
}

type EffectsProps = { effects: CalendarAmendment; isBusy: boolean; onSave: () => void }

/** What the notice would do, before it does it: days that count otherwise, deadlines that move. */
export function CalendarEffects({ effects, isBusy, onSave }: EffectsProps) {
  const groups = groupMoves(effects.moved)
  return (
    <section className="calendar-effects" aria-label="试算结果" aria-live="polite">
      <h3>登记后 {effects.days.length} 天的算法改变</h3>
      <p className="soft">
        {effects.days.length === 0
          ? '只改变通知的名称或节日的名称。'
          : effects.days
              .map(({ date, working }) => `${formatDay(date)}${working ? '上班' : '休息'}`)
              .join('、')}
      </p>
      <h3>{effects.moved.length === 0 ? '没有期限变动' : `${effects.moved.length} 个计算中的期限变动`}</h3>
      {groups.length === 0 ? null : (
        <ul className="move-list">
          {groups.map(({ procedureLabel, label, from, to, count }) => (
            <li key={[procedureLabel, label, from, to].join()}>
              <strong>{label}</strong> {formatDate(from)} → <strong>{formatDate(to)}</strong>
              <span className="soft">
                {procedureLabel}，{count} 件
              </span>
            </li>
          ))}
        </ul>
      )}
      <Popconfirm
        title="登记这份通知？"
        description={
          <span className="confirm-text">
            立即按它推算全部期限，变动记入各事项；已经处理的期限不回头。登记后不能撤销，只能再登记新的通知。
          </span>
        }
        okText="登记"
        cancelText="再看看"
        onConfirm={onSave}
      >
        <Button type="primary" block loading={isBusy}>
          登记
        </Button>
      </Popconfirm>
    </section>
  )
}
