/** A target table as screens want it: with findings by row, links of the goal, subtotals, shares. Nothing of it is stored. */
import { printFigure } from '#lint'
import type { BudgetFinding } from '../checks/index.ts'
import { reportOf } from './checks.ts'
import { linkGoals } from './goals.ts'
import { hundredths, percentOf } from './judge.ts'
import { suggestedWeights } from './reference-data.ts'
import { sumOfFunds } from './shares.ts'
import { fenOf, levelSubtotals, nameLabel, officeText, tableNumber, tableTitle, unitAmount } from './table.ts'
import type { TargetCore } from './vocabulary.ts'

export type PresentedTargets = {
  readonly findings: readonly BudgetFinding[]
  readonly heading: {
    readonly title: string
    readonly number: string
    readonly nameLabel: string
    readonly owner: string
    readonly department: string
    /** Weight that the indicators have to fill. */
    readonly weightWanted: number
    /** What the owner's own budget holds of it (万元); the rest comes from above. */
    readonly ownAmount: string
    readonly shareOfCategory: string
    readonly shareOfAll: string
  }
  readonly goalFigures: readonly {
    readonly id: string
    readonly phrase: string
    readonly stated: string
    readonly row: string | null
    readonly agrees: boolean
    readonly chosen: boolean
  }[]
  readonly levels: readonly {
    readonly first: string
    readonly total: number
    readonly suggested: number | null
    readonly source: string
    readonly unconfirmed: boolean
  }[]
}

/** Put beside the stored state when a case is shown. */
export function presentTargets(state: TargetCore): PresentedTargets {
  const { fund, table, reference } = state
  const amount = fenOf(table.budget) ?? 0
  const percent = (of: number): string => (of === 0 ? '' : `${hundredths(percentOf(amount, of))}%`)
  const suggested = suggestedWeights(reference.levels, fund.year)
  const subtotals = levelSubtotals(table.rows)
  const firsts = [
    ...new Set([...suggested.map(({ first }) => first), ...subtotals.map(({ first }) => first)]),
  ]
  return {
    findings: reportOf(state).findings,
    heading: {
      title: tableTitle(fund),
      number: tableNumber(fund.category),
      nameLabel: nameLabel(fund.category),
      owner: officeText(fund.owner),
      department: officeText(fund.department),
      weightWanted: 100 - table.executionWeight,
      ownAmount: printFigure(unitAmount(table), '万元'),
      shareOfCategory: percent(sumOfFunds(reference.funds, fund.category)),
      shareOfAll: percent(sumOfFunds(reference.funds)),
    },
    goalFigures: linkGoals(table.goal, table.rows, table.links).map((figure) => ({
      id: figure.id,
      phrase: figure.phrase,
      stated: figure.stated,
      row: figure.row?.id ?? null,
      agrees: figure.agrees,
      chosen: figure.chosen,
    })),
    levels: firsts.map((first) => {
      const hint = suggested.find((one) => one.first === first)
      return {
        first,
        total: subtotals.find((one) => one.first === first)?.total ?? 0,
        suggested: hint?.suggested ?? null,
        source: hint?.source ?? '',
        unconfirmed: hint?.unconfirmed ?? false,
      }
    }),
  }
}
