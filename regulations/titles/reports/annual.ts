/** P3: a review year beside the year before, for the annual summary (art.29.a). Shares are whole tenths of a percent. */
import type { Figures, Flow } from './analysis.ts'
import { exitLabel, extentLabels, leaving } from './analysis.ts'

export type ComparedFigure = {
  readonly label: string
  /** Persons, or tenths of a percent. */
  readonly unit: '人' | '‰'
  readonly now: number | null
  /** null: there is no year before. */
  readonly before: number | null
  readonly change: number | null
  /** Change as a share of the year before, in tenths of a percent; null for rates, and where there was nothing before. */
  readonly changeTenths: number | null
}

/** Tenths of a percent of a change, rounded half away from zero; null where there was nothing before. */
export function shareOfChange(now: number, before: number): number | null {
  if (before === 0) return null
  const doubled = Math.abs(now - before) * 2000 + before
  const tenths = Math.trunc(doubled / (2 * before))
  return now < before ? -tenths : tenths
}

function compared(label: string, now: number, before: number | null): ComparedFigure {
  return {
    label,
    unit: '人',
    now,
    before,
    change: before === null ? null : now - before,
    changeTenths: before === null ? null : shareOfChange(now, before),
  }
}

const leftOf = (flows: readonly Flow[], exit: (typeof leaving)[number]): number =>
  flows.reduce((sum, { left }) => sum + left[exit], 0)

/** How far applications came, by which exits they left and how the votes went, this year and the year before. */
export function comparedYears(now: Figures, before: Figures | null): readonly ComparedFigure[] {
  const flow = now.flows.map(({ extent, total }) =>
    compared(
      extentLabels[extent],
      total,
      before === null ? null : (before.flows.find((one) => one.extent === extent)?.total ?? 0),
    ),
  )
  const exits = leaving.flatMap((exit) => {
    const [own, last] = [leftOf(now.flows, exit), before === null ? null : leftOf(before.flows, exit)]
    return own === 0 && (last ?? 0) === 0 ? [] : [compared(exitLabel(exit), own, last)]
  })
  const rates = [now.passTenths, before?.passTenths ?? null] as const
  return [
    ...flow,
    compared('通过', now.passed, before?.passed ?? null),
    compared('未通过', now.failed, before?.failed ?? null),
    {
      label: '通过率',
      unit: '‰',
      now: rates[0],
      before: rates[1],
      change: rates[0] === null || rates[1] === null ? null : rates[0] - rates[1],
      changeTenths: null,
    },
    ...exits,
  ]
}

export type CycleFigures = {
  readonly committee: string
  readonly name: string
  readonly year: number
  readonly figures: Figures
}
export type AnnualRow = {
  readonly committee: string
  readonly name: string
  readonly filed: number
  readonly filedBefore: number | null
  readonly released: number
  readonly passed: number
  readonly passedBefore: number | null
  readonly passTenths: number | null
  readonly passTenthsBefore: number | null
}

const totalOf = ({ flows }: Figures, extent: Flow['extent']): number =>
  flows.find((one) => one.extent === extent)?.total ?? 0

/** Cycles of a committee in one year as one: figures of its turns are added, rates reckoned anew. */
function yearOf(cycles: readonly CycleFigures[], committee: string, year: number) {
  const own = cycles.filter((one) => one.committee === committee && one.year === year)
  if (own.length === 0) return undefined
  const add = (of: (figures: Figures) => number): number =>
    own.reduce((sum, { figures }) => sum + of(figures), 0)
  const [passed, failed] = [add((one) => one.passed), add((one) => one.failed)]
  return {
    name: own[0]?.name ?? committee,
    filed: add((one) => totalOf(one, 'filed')),
    released: add((one) => totalOf(one, 'released')),
    passed,
    passTenths:
      passed + failed === 0 ? null : Math.trunc((passed * 2000 + passed + failed) / (2 * (passed + failed))),
  }
}

/** One row for each committee that had a cycle in the year, with the year before; by name. */
export function annualRows(cycles: readonly CycleFigures[], year: number): readonly AnnualRow[] {
  const committees = new Set(cycles.filter((one) => one.year === year).map(({ committee }) => committee))
  return [...committees]
    .flatMap((committee): AnnualRow[] => {
      const [now, before] = [yearOf(cycles, committee, year), yearOf(cycles, committee, year - 1)]
      if (now === undefined) return []
      return [
        {
          committee,
          ...now,
          filedBefore: before?.filed ?? null,
          passedBefore: before?.passed ?? null,
          passTenthsBefore: before?.passTenths ?? null,
        },
      ]
    })
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
}
