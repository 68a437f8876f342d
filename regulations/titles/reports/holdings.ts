/** P13: titles in force by region, series and level. */
import type { Level, TitleStatus } from '../vocabulary.ts'
import { levels } from '../vocabulary.ts'

const inForce: readonly TitleStatus[] = ['有效', '有效（待换发）']

/** Titles alike in all of this. */
export type HeldCount = {
  /** Division code of the employer; empty where the holder has none. */
  readonly territory: string
  readonly series: string
  readonly level: Level
  readonly status: TitleStatus
  readonly count: number
}
export type HoldingRow = {
  readonly territory: string
  readonly series: string
  readonly byLevel: Readonly<Record<Level, number>>
  readonly total: number
}

/** By region, then by series. Only titles in force are counted. */
export function holdingRows(counts: readonly HeldCount[]): readonly HoldingRow[] {
  const valid = counts.filter(({ status }) => inForce.includes(status))
  return [...Map.groupBy(valid, ({ territory, series }) => `${territory}|${series}`).values()]
    .flatMap((own): HoldingRow[] => {
      const [first] = own
      if (first === undefined) return []
      const sum = (rows: readonly HeldCount[]): number => rows.reduce((all, { count }) => all + count, 0)
      return [
        {
          territory: first.territory,
          series: first.series,
          byLevel: Object.fromEntries(
            levels.map((level) => [level, sum(own.filter((one) => one.level === level))]),
          ) as Record<Level, number>,
          total: sum(own),
        },
      ]
    })
    .toSorted((a, b) =>
      a.territory === b.territory ? (a.series < b.series ? -1 : 1) : a.territory < b.territory ? -1 : 1,
    )
}
