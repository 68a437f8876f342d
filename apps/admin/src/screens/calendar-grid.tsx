import type { KeyboardEvent, PointerEvent } from 'react'
import { useRef, useState } from 'react'
import { isWeekend, type Mark, type Marks, weeksOf } from '../lib/calendar-year.ts'
import { formatDate, weekdayOf } from '../lib/format.ts'

type YearGridProps = {
  year: number
  marks: Marks
  /** Days that differ from the calendar in force: they are outlined. */
  changed: ReadonlySet<string>
  today: string
  /** Absent: the calendar is only read. */
  onMark?: (day: string) => void
}

const months = Array.from({ length: 12 }, (_, index) => index + 1)
const weekdays = ['一', '二', '三', '四', '五', '六', '日']
const steps: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }

/** Twelve months. One day takes the tab key; arrows move by day and week, space or a click marks, dragging marks many. */
export function YearGrid({ year, marks, changed, today, onMark }: YearGridProps) {
  const box = useRef<HTMLDivElement>(null)
  const [current, setCurrent] = useState(`${year}-01-01`)
  const move = (event: KeyboardEvent) => {
    const step = steps[event.key]
    if (step === undefined) return
    event.preventDefault()
    const all = Array.from(box.current?.querySelectorAll<HTMLElement>('[data-day]') ?? [])
    const next = all[all.findIndex(({ dataset }) => dataset['day'] === current) + step]
    if (next?.dataset['day'] === undefined) return
    setCurrent(next.dataset['day'])
    next.focus()
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the keys belong to the days inside
    <div ref={box} className="year-grid" onKeyDown={move}>
      {months.map((month) => (
        <table key={month} className="month-grid">
          <caption>{month}月</caption>
          <thead>
            <tr>
              {weekdays.map((weekday) => (
                <th key={weekday} scope="col" abbr={`星期${weekday}`}>
                  {weekday}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {weeksOf(year, month).map((week) => (
              <tr key={week.join()}>
                {week.map((day, index) => (
                  <td key={day ?? `none-${index}`}>
                    {day === null ? null : (
                      <DayButton
                        day={day}
                        mark={marks[day]}
                        isChanged={changed.has(day)}
                        isToday={day === today}
                        isCurrent={day === current}
                        onFocus={setCurrent}
                        {...(onMark === undefined ? {} : { onMark })}
                      />
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </div>
  )
}

type DayButtonProps = {
  day: string
  mark: Mark | undefined
  isChanged: boolean
  isToday: boolean
  isCurrent: boolean
  onFocus: (day: string) => void
  onMark?: (day: string) => void
}

function DayButton({ day, mark, isChanged, isToday, isCurrent, onFocus, onMark }: DayButtonProps) {
  const kind = mark?.kind ?? (isWeekend(day) ? 'weekend' : 'plain')
  const word = mark === undefined ? '' : mark.kind === 'off' ? '休' : '班'
  const said = mark === undefined ? (kind === 'weekend' ? '休息' : '上班') : sayOf(mark)
  const drag = (event: PointerEvent) => {
    if (event.buttons === 1) onMark?.(day)
  }
  return (
    <button
      type="button"
      data-day={day}
      {...(word === '' ? {} : { 'data-mark': word })}
      className={`day day-${kind} ${isChanged ? 'is-changed' : ''} ${isToday ? 'is-today' : ''}`}
      aria-label={`${formatDate(day)} 周${weekdayOf(day)} ${said}${isChanged ? '，已改' : ''}`}
      title={mark === undefined ? undefined : sayOf(mark)}
      tabIndex={isCurrent ? 0 : -1}
      aria-disabled={onMark === undefined}
      onFocus={() => onFocus(day)}
      onClick={() => onMark?.(day)}
      onPointerEnter={drag}
    >
      <span>{Number(day.slice(8))}</span>
    </button>
  )
}

export function sayOf({ kind, name }: Mark): string {
  return `${kind === 'off' ? '放假' : '调休上班'}（${name}）`
}
