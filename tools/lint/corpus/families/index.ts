import type { Draft } from '../draft.ts'
import { type Random, randomFrom } from '../random.ts'
import { draftBudget } from './budget.ts'
import { draftPlan } from './plan.ts'
import { draftRegulation } from './regulation.ts'
import { draftReport } from './report.ts'
import { draftRoster } from './roster.ts'

/** The five families; documents of a family differ in figures, wording and layout. */
export const families: Readonly<Record<string, (random: Random, index: number) => Draft>> = {
  budget: draftBudget,
  report: draftReport,
  plan: draftPlan,
  regulation: draftRegulation,
  roster: draftRoster,
}

/** `each` documents of every family, always the same for a seed. */
export function draftCorpus(seed: number, each: number): readonly Draft[] {
  return Object.values(families).flatMap((draft, family) =>
    Array.from({ length: each }, (_one, index) =>
      draft(randomFrom(seed * 1009 + family * 131 + index), index + 1),
    ),
  )
}
