// oxlint-disable-next-line eslint/no-restricted-imports -- the one place that mends it
import { DatePicker } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import customParseFormat from 'dayjs/plugin/customParseFormat'

dayjs.extend(customParseFormat)

/** A day is a text `YYYY-MM-DD` everywhere in this program; with a time it is `YYYY-MM-DDTHH:mm:00+08:00`. */
export type DayPickerProps = {
  id?: string
  value?: string | null | undefined
  onChange?: (value: string | undefined) => void
  withTime?: boolean
  /** No earlier day than this one, as `YYYY-MM-DD`. */
  min?: string
  allowClear?: boolean
  className?: string
  placeholder?: string | undefined
  'aria-label'?: string
  'aria-required'?: boolean | 'true' | 'false'
  'aria-invalid'?: boolean | 'true' | 'false'
  'aria-describedby'?: string
}

/** How a day is shown, and what else is read when it is typed or pasted: whole ones only, half ones are still being typed. */
const dayFormats = ['YYYY-MM-DD', 'YYYYMMDD', 'YYYY/MM/DD', 'YYYY.MM.DD', 'YYYY年MM月DD日']
const momentFormats = ['YYYY-MM-DD HH:mm', 'YYYY/MM/DD HH:mm', 'YYYY年MM月DD日 HH:mm']

/**
 * A day from the calendar or from the keyboard. What is typed counts as soon as it is a whole day: the library waits for
 * Enter or for the calendar to close, and a calendar that closes late puts the old day back over what was typed.
 */
export function DayPicker({ value, onChange, withTime = false, min, ...control }: DayPickerProps) {
  const formats = withTime ? momentFormats : dayFormats
  const shown = value === undefined || value === null || value === '' ? null : value
  const tell = (day: Dayjs | null) => {
    const next = day?.format(withTime ? 'YYYY-MM-DD[T]HH:mm:00+08:00' : 'YYYY-MM-DD')
    if (next !== (shown ?? undefined)) onChange?.(next)
  }
  const typed = (text: string) => {
    const day = dayjs(text, formats, true)
    if (day.isValid() && (min === undefined || !day.isBefore(min, 'day'))) tell(day)
  }
  return (
    <div
      className="as-its-content"
      onInput={(event) => event.target instanceof HTMLInputElement && typed(event.target.value)}
    >
      <DatePicker
        {...control}
        value={shown === null ? null : dayjs(shown.slice(0, withTime ? 16 : 10))}
        needConfirm={false}
        // The field shows the day it holds, never the one the mouse happens to lie on.
        previewValue={false}
        format={formats}
        {...(min === undefined ? {} : { minDate: dayjs(min) })}
        showTime={withTime ? { format: 'HH:mm' } : false}
        placeholder={control.placeholder ?? (withTime ? '请选择日期和时间' : '请选择日期')}
        onChange={tell}
      />
    </div>
  )
}
