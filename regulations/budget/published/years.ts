/** A unit over the years (public page 历年对比): its figures year by year, what changed and the reasons it gave. */
import { percentOf, printFigure } from '#lint'
import { type Published, fenOfPrinted } from './amounts.ts'
import type { PublicChange } from './changes.ts'

export type YearsRow = {
  readonly label: string
  /** As printed, in the order of `years`; null where that year published none. */
  readonly amounts: readonly (string | null)[]
}

/** A base that a year states and that differs from what the year before had published. */
export type RestatedBase = {
  readonly year: number
  readonly label: string
  readonly stated: string
  readonly published: string
}

/** A change with its base; `assumed` where the year stated none and what the year before had published stands in. */
export type ChangeOver = PublicChange & { readonly assumed: boolean }

export type UnitYears = {
  /** Oldest first. */
  readonly years: readonly Published[]
  readonly rows: readonly YearsRow[]
  /** What changed in each year, in the order of `years`. */
  readonly changes: readonly (readonly ChangeOver[])[]
  readonly restated: readonly RestatedBase[]
}

/** A unit's published budgets side by side. */
export function unitOverYears(budgets: readonly Published[]): UnitYears {
  const years = budgets.toSorted((a, b) => a.year - b.year)
  const beforeOf = ({ year }: Published) => years.find((one) => one.year === year - 1)
  const labels = [...new Set(years.flatMap(({ content }) => content.keyFigures.map(({ label }) => label)))]
  return {
    years,
    rows: labels.map((label) => ({ label, amounts: years.map((budget) => keyFigure(budget, label)) })),
    changes: years.map((budget) => changesOver(budget, beforeOf(budget))),
    restated: years.flatMap((budget) => {
      const before = beforeOf(budget)
      return before === undefined ? [] : restatedIn(budget, before)
    }),
  }
}

function changesOver({ content }: Published, before: Published | undefined): readonly ChangeOver[] {
  return (content.changes ?? [])
    .map((change): ChangeOver => {
      const base = before?.content.changes?.find(({ label }) => label === change.label)
      const [last, current] = [fenOfPrinted(base?.current), fenOfPrinted(change.current)]
      if (change.last !== null || last === null || current === null) return { ...change, assumed: false }
      const grown = current - last
      return {
        ...change,
        last: printFigure(last, '万元'),
        change: printFigure(grown, '万元'),
        percent: percentOf(grown, last),
        assumed: true,
      }
    })
    .filter(({ last, current }) => ![last, current].every((text) => (fenOfPrinted(text) ?? 0) === 0))
}

function keyFigure({ content }: Published, label: string): string | null {
  return content.keyFigures.find((one) => one.label === label)?.amount ?? null
}

/** A change of account or of scope must be said: the figures that do not meet are shown, without a word of blame. */
function restatedIn({ year, content }: Published, before: Published): readonly RestatedBase[] {
  return content.yearOnYear.flatMap(({ label, last }) => {
    const published = keyFigure(before, label)
    const [one, other] = [fenOfPrinted(last), fenOfPrinted(published)]
    if (one === null || other === null || one === other) return []
    return [{ year, label, stated: printFigure(one, '万元'), published: printFigure(other, '万元') }]
  })
}
