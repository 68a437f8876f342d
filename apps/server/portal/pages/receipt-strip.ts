/** The receipt of a counted period: every day, whether it counted and why. */
import { type LocalDate, type ReceiptLine, weekdayOf } from '#kernel/time'
import { weekdayText } from '../dates.ts'
import { type Html, fragment, h } from '../h.ts'

/** Longest receipt that is laid open at once; longer ones fold by month. */
const OPEN_LINES = 130

interface Month {
  readonly key: string
  readonly lines: readonly ReceiptLine[]
}

function monthsOf(lines: readonly ReceiptLine[]): readonly Month[] {
  const months: { key: string; lines: ReceiptLine[] }[] = []
  for (const line of lines) {
    const key = line.date.slice(0, 7)
    const last = months.at(-1)
    if (last?.key === key) last.lines.push(line)
    else months.push({ key, lines: [line] })
  }
  return months
}

function monthTitle({ key, lines }: Month): string {
  const [year, month] = key.split('-').map(Number)
  return `${year}年${month}月，计入 ${lines.filter((line) => line.counted !== undefined).length} 天`
}

/** Why a day did or did not count, in a few characters. */
export function dayReason(line: ReceiptLine, anchor: LocalDate): string {
  if (line.rolled === true) return line.working ? '移至此日' : reasonOff(line)
  if (line.date === anchor && line.counted === undefined) return '起算日'
  if (line.kind === 'make-up') return '调休上班'
  if (line.counted !== undefined && line.working) return ''
  return reasonOff(line)
}

function reasonOff(line: ReceiptLine): string {
  if (line.kind === 'holiday') return line.name ?? '节假日'
  return line.kind === 'weekend' ? '周末' : ''
}

/** The strip, month by month. A folded month says how many of its days counted. */
export function receiptStrip(lines: readonly ReceiptLine[], anchor: LocalDate, due: LocalDate): Html {
  const folded = lines.length > OPEN_LINES
  return h(
    'div',
    { class: 'receipt' },
    legend(),
    monthsOf(lines).map((month) => {
      const days = h(
        'ol',
        { class: 'days' },
        month.lines.map((line) => day(line, anchor, due)),
      )
      if (!folded) return fragment(h('h4', null, monthTitle(month)), days)
      const key = (date: LocalDate) => date.slice(0, 7)
      return h(
        'details',
        { open: month.key === key(anchor) || month.key === key(due) },
        h('summary', null, monthTitle(month)),
        days,
      )
    }),
  )
}

function legend(): Html {
  return h('p', { class: 'receipt-key' }, '圆圈中的数字是第几日；没有数字的日子不计入，下面写明原因。')
}

function day(line: ReceiptLine, anchor: LocalDate, due: LocalDate): Html {
  const reason = dayReason(line, anchor)
  const classes = [
    'day',
    line.counted === undefined ? 'day-off' : 'day-counted',
    line.kind === 'make-up' && 'day-make-up',
    line.date === due && 'day-due',
    line.date === anchor && 'day-anchor',
    line.provisional && 'day-provisional',
    `weekday-${weekdayOf(line.date)}`,
  ]
  return h(
    'li',
    { class: classes.filter((name) => name !== false).join(' ') },
    h(
      'time',
      { class: 'day-date', datetime: line.date },
      `${Number(line.date.slice(5, 7))}-${Number(line.date.slice(8))}`,
    ),
    h('span', { class: 'day-week' }, weekdayText(line.date)),
    h(
      'span',
      { class: 'day-count' },
      line.counted === undefined
        ? h('span', { class: 'unseen' }, '不计')
        : fragment(h('span', { class: 'unseen' }, '第'), line.counted, h('span', { class: 'unseen' }, '日')),
    ),
    h('span', { class: 'day-why' }, reason, line.date === due && h('b', null, '末日')),
  )
}
