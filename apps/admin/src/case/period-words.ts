import { formatDate, formatInstant } from '../lib/format.ts'

type Kind = 'opens' | 'closes' | 'alerts'

/** From when on a period is over, in words; the first moment after it, never its last day. */
export function overWords(over: string, kind: Kind | undefined): string {
  const moment = formatInstant(over)
  const start = moment.endsWith(' 00:00') ? formatDate(moment) : moment
  return `${start} ${kind === 'opens' ? '起可以办理' : '起为逾期'}`
}
