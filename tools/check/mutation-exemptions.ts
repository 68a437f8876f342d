/**
 * Mutants of checks that survive (`mutate-checks.ts`). Both lists may only shrink: an entry that is no longer needed fails the
 * run as a new survivor does.
 */

/** Mutants that no test can notice, as `path function change`. Each says why. */
export const sameAsTheCheck: readonly string[] = [
  // without a table the total is nothing, which the other side asks
  'regulations/budget/checks/projects.ts checkAttached table === undefined || total === 0 → (total === 0)',
  // a step of one 分 is exact, and exact figures are summed to the same
  'regulations/budget/checks/three-public.ts parsed 0 → 1',
  // cars are counted in whole ones, ten thousand of our units each
  'regulations/budget/checks/three-public.ts checkCarRunning 0 → 1',
  'regulations/budget/checks/three-public.ts checkCarPurchase 0 → 1',
  'regulations/budget/checks/three-public.ts says 0 → 1',
  // an item without a clause for reasons has none, which the next condition asks
  'regulations/budget/checks/year-on-year.ts checkReasons reasons === undefined || one.change === null → (one.change === null)',
  // the change is unknown exactly where last year is
  'regulations/budget/checks/year-on-year.ts checkDetail reasons === undefined || one.change === null || one.last === null → (reasons === undefined || one.change === null)',
  'regulations/budget/checks/year-on-year.ts checkDetail reasons === undefined || one.change === null → (reasons === undefined)',
  // a change of nothing is never a large one
  'regulations/budget/checks/year-on-year.ts moved one.change > 0 → (one.change >= 0)',
  'regulations/budget/checks/year-on-year.ts checkDetail one.change > 0 → (one.change >= 0)',
  // a step of one 分 is exact: the interval is the figure itself
  'regulations/budget/checks/year-on-year.ts isPrinted 0 → 1',
  // of two figures of one size either may be the smaller
  'lint/rules/restated-figure.ts isUnitMistake Math.abs(a.value) < Math.abs(b.value) → (Math.abs(a.value) <= Math.abs(b.value))',
  // a figure of nothing is exact, and no other figure is ten thousand times nothing
  'lint/rules/restated-figure.ts isUnitMistake small.value !== 0 && roundToStep(large.value / 10_000, small.step) === small.val → (roundToStep(large.value / 10_000, small.step) === small.value)',
  // weights that differ by nothing have passed
  'lint/rules/weights-sum.ts checkWeightsSum difference > 0 → (difference >= 0)',
]

/** How many mutants of a file no test notices yet. What is not named has none. */
export const survivorsLeft: Readonly<Record<string, number>> = {
  'regulations/budget/checks/amounts.ts': 3,
  'regulations/budget/checks/carry-over.ts': 4,
  'regulations/budget/checks/counterparts.ts': 4,
  'regulations/budget/checks/cover.ts': 5,
  'regulations/budget/checks/cross.ts': 17,
  'regulations/budget/checks/explanation.ts': 18,
  'regulations/budget/checks/income.ts': 5,
  'regulations/budget/checks/lookup.ts': 4,
  'regulations/budget/checks/places.ts': 4,
  'regulations/budget/checks/privacy.ts': 1,
  'regulations/budget/checks/procurement.ts': 2,
  'regulations/budget/checks/publication.ts': 3,
  'regulations/budget/checks/sums.ts': 13,
  'regulations/budget/checks/target-hints.ts': 29,
  'regulations/budget/checks/targets.ts': 21,
  'regulations/budget/checks/unit.ts': 3,
  'regulations/budget/checks/wages.ts': 10,
}
