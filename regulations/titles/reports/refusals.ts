/** P7: applications that were not accepted, by the six grounds of art.16. */
import type { DeclineItem } from '../intake/labels.ts'
import { declineItems } from '../intake/labels.ts'
import { rateTenths } from './analysis.ts'

/** Applications alike in committee and ground. */
export type DeclinedCount = {
  readonly committee: string
  readonly item: string
  readonly count: number
}
export type RefusalRow = {
  readonly item: DeclineItem
  readonly clause: string
  readonly ground: string
  readonly count: number
  /** Share of all refusals, in tenths of a percent; null while there is none. */
  readonly tenths: number | null
  readonly committees: readonly { readonly committee: string; readonly count: number }[]
}

/** One row for each ground, those nobody was refused on too. */
export function refusalRows(declined: readonly DeclinedCount[]): readonly RefusalRow[] {
  const sum = (rows: readonly DeclinedCount[]): number => rows.reduce((total, { count }) => total + count, 0)
  const all = sum(declined)
  return (Object.keys(declineItems) as DeclineItem[]).map((item): RefusalRow => {
    const own = declined.filter((one) => one.item === item)
    const count = sum(own)
    return {
      item,
      clause: `16.${item}`,
      ground: declineItems[item],
      count,
      tenths: rateTenths(count, all - count),
      committees: [...Map.groupBy(own, ({ committee }) => committee)]
        .map(([committee, rows]) => ({ committee, count: sum(rows) }))
        .toSorted((a, b) => b.count - a.count || (a.committee < b.committee ? -1 : 1)),
    }
  })
}
