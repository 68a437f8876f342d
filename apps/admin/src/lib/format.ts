/** Dates, instants and sizes as an office writes them. Dates are `YYYY-MM-DD`, instants ISO 8601. */

const clock = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

/** `2023-03-05` → `2023年3月5日`. What is no date is shown as it is. */
export function formatDate(date: string): string {
  const found = /^(\d{4})-(\d{2})-(\d{2})/.exec(date)
  return found === null ? date : `${found[1]}年${Number(found[2])}月${Number(found[3])}日`
}

/** `2023-03-05` → `3月5日`. */
export function formatDay(date: string): string {
  return formatDate(date).replace(/^\d+年/, '')
}

const weekdays = ['日', '一', '二', '三', '四', '五', '六']

/** Day of the week of a date, reckoned without any time zone. */
export function weekdayOf(date: string): string {
  const day = new Date(`${date}T00:00:00Z`).getUTCDay()
  return weekdays[day] ?? ''
}

/** Instant → `2023-03-05 14:30` in Beijing time. */
export function formatInstant(instant: string): string {
  const time = new Date(instant)
  if (Number.isNaN(time.getTime())) return instant
  const part = Object.fromEntries(clock.formatToParts(time).map(({ type, value }) => [type, value]))
  return `${part['year']}-${part['month']}-${part['day']} ${part['hour']}:${part['minute']}`
}

export function formatBytes(bytes: number): string {
  if (bytes < 1_024) return `${bytes} 字节`
  if (bytes < 1_048_576) return `${(bytes / 1_024).toFixed(0)} KB`
  return `${(bytes / 1_048_576).toFixed(1)} MB`
}

/** Beginning of a hash, enough to tell two apart by eye. */
export function shortHash(hash: string): string {
  const bare = hash.replace(/^[a-z0-9]+:/, '')
  return bare.slice(0, 12)
}
