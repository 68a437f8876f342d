/** P9: the integrity file, and bars that end soon. */
import { daysBetween } from '#kernel/time'
import type { LocalDate } from '#kernel/time'
import type { IntegrityEntry } from '../registers/index.ts'

export type IntegrityRow = {
  readonly key: string
  readonly name: string
  readonly kind: IntegrityEntry['kind']
  readonly fact: string
  readonly decidedOn: LocalDate
  readonly decidedBy: string
  readonly document: string
  readonly barredUntil: LocalDate | null
  /** 禁报中, 即将期满, 已期满; 无禁报 where the entry bars nothing. */
  readonly bar: '禁报中' | '即将期满' | '已期满' | '无禁报'
  /** Days from today to the last barred day; null without a running bar. */
  readonly daysLeft: number | null
}

type Kept = IntegrityEntry & { readonly key: string }

function barOf(until: LocalDate | null, today: LocalDate, soonDays: number): IntegrityRow['bar'] {
  if (until === null) return '无禁报'
  if (until < today) return '已期满'
  return daysBetween(today, until) <= soonDays ? '即将期满' : '禁报中'
}

/** Newest decision first; closed entries are left out. @param soonDays how near an end counts as soon */
export function integrityRows(
  entries: readonly Kept[],
  today: LocalDate,
  soonDays = 90,
): readonly IntegrityRow[] {
  return entries
    .filter(({ closed }) => closed !== true)
    .map(({ key, name, kind, fact, decidedOn, decidedBy, document, barredUntil }): IntegrityRow => {
      const until = barredUntil ?? null
      const running = until !== null && until >= today
      return {
        key,
        name,
        kind,
        fact,
        decidedOn,
        decidedBy,
        document,
        barredUntil: until,
        bar: barOf(until, today, soonDays),
        daysLeft: running ? daysBetween(today, until) : null,
      }
    })
    .toSorted((a, b) => (a.decidedOn < b.decidedOn ? 1 : -1))
}

/** Bars that end within the days given, the nearest first. */
export const barsEnding = (rows: readonly IntegrityRow[]): readonly IntegrityRow[] =>
  rows
    .filter(({ bar }) => bar === '即将期满')
    .toSorted((a, b) => ((a.barredUntil ?? '') < (b.barredUntil ?? '') ? -1 : 1))
