/** A case's figures as screens and downloads want them: unpacked, with findings and remainders. Nothing of it is stored. */
import type { BudgetFinding } from '../checks/index.ts'
import type { BudgetFigures } from '../figures.ts'
import type { Examined } from './facts.ts'
import { examine } from './facts.ts'
import { unpackFigures } from './packed-figures.ts'
import type { UnitBudget } from './vocabulary.ts'
import { remainderLabel } from './working.ts'

export type PresentedBudget = {
  readonly figures: BudgetFigures
  readonly findings: readonly BudgetFinding[]
  /** How often each check passed. */
  readonly checks: Readonly<Record<string, number>>
  readonly remainders: readonly {
    readonly path: string
    readonly label: string
    readonly fen: number
    readonly mark: '推定'
  }[]
}

/** Put in place of `state.figures` (and beside it `findings`, `checks`, `remainders`) when a case is shown. */
export function presentBudget(state: Examined & Pick<UnitBudget, 'remainders'>): PresentedBudget {
  const { findings, checks } = examine(state)
  return {
    figures: unpackFigures(state.figures),
    findings,
    checks,
    remainders: Object.entries(state.remainders).map(([path, fen]) => ({
      path,
      label: remainderLabel(path),
      fen,
      mark: '推定',
    })),
  }
}
