/** What the public sees of a fund's targets and of how they were met: plain data for the page and the downloads. */
import type { ClauseId } from '#kernel/law'
import { basisText } from './basis.ts'
import { hundredths } from './judge.ts'
import { findPrintedFund } from './printed.ts'
import { outcomeLabels } from './rules.ts'
import { targetText } from './columns.ts'
import { tableNumber, tableTitle } from './table.ts'
import type { Evaluation, Settled, TargetRow } from './vocabulary.ts'

export type PublicIndicator = {
  readonly first: string
  readonly second: string
  readonly name: string
  readonly weight: string
  readonly unit: string
  readonly relation: string
  readonly value: string
  readonly core: boolean
  readonly explanation: string
  /** Last year's target and result, where there is a confirmed self-evaluation. */
  readonly last: { readonly target: string; readonly result: string; readonly outcome: string } | null
}
export type PublicEvaluation = {
  readonly on: string
  readonly total: string
  readonly rating: string
  readonly spent: string
  readonly executionPoints: string
  readonly summary: string
  readonly opinion: string
  readonly results: readonly {
    readonly name: string
    readonly target: string
    readonly result: string
    readonly outcome: string
    readonly points: string
    readonly weight: string
    readonly reason: string
  }[]
}
export type PublicTargets = {
  readonly slug: string
  readonly title: string
  readonly number: string
  readonly year: number
  readonly fund: {
    readonly name: string
    readonly category: string
    readonly level: string
    readonly clause: string
  }
  readonly owner: { readonly code: string; readonly name: string }
  readonly department: { readonly code: string; readonly name: string }
  readonly budget: string
  readonly local: string
  readonly upper: string
  readonly executionWeight: number
  readonly overview: string
  readonly goal: string
  readonly basis: readonly string[]
  readonly indicators: readonly PublicIndicator[]
  readonly approvedOn: string
  readonly documentNumber: string
  readonly version: {
    readonly number: number
    readonly on: string
    readonly hash: string
    readonly reason: string
  }
  readonly evaluation: PublicEvaluation | null
}

export const targetsColumn = 'targets'

/** Stable address: year, department and the number of the fund. */
export function targetsSlug({ fund }: Pick<Settled, 'fund'>): string {
  return fund.key
}

/** p.rencai and its six sisters, or the form of every other fund. */
export function fundClause(name: string): ClauseId {
  return findPrintedFund(name)?.clause ?? 'shizhu-budget-2023/p.blank'
}

export function publicTargets(state: Settled, withEvaluation: boolean): PublicTargets {
  const { fund, table, approval } = state
  const version = state.versions.at(-1)
  return {
    slug: targetsSlug(state),
    title: tableTitle(fund),
    number: tableNumber(fund.category),
    year: fund.year,
    fund: { name: fund.name, category: fund.category, level: fund.level, clause: fundClause(fund.name) },
    owner: { code: fund.owner.code, name: fund.owner.name },
    department: { code: fund.department.code, name: fund.department.name },
    budget: table.budget,
    local: table.local,
    upper: table.upper,
    executionWeight: table.executionWeight,
    overview: table.overview,
    goal: table.goal,
    basis: table.basis.map(basisText),
    indicators: table.rows.map((row) => publicIndicator(row, state)),
    approvedOn: approval.approvedOn,
    documentNumber: approval.documentNumber,
    version: {
      number: version?.number ?? 0,
      on: version?.on ?? '',
      hash: version?.digest ?? '',
      reason: version?.reason ?? '',
    },
    evaluation:
      withEvaluation && state.evaluation !== null ? publicEvaluation(state.evaluation, state) : null,
  }
}

function publicIndicator(row: TargetRow, { reference }: Settled): PublicIndicator {
  const { first, second, name, weight, unit, relation, value, core, explanation } = row
  const last = reference.last.find((one) => one.name === name)
  return {
    first,
    second,
    name,
    weight,
    unit,
    relation,
    value,
    core,
    explanation,
    last:
      last === undefined
        ? null
        : { target: last.target, result: last.result, outcome: outcomeLabels[last.outcome] },
  }
}

function publicEvaluation(evaluation: Evaluation, { table }: Settled): PublicEvaluation {
  return {
    on: evaluation.on,
    total: hundredths(evaluation.total),
    rating: evaluation.rating,
    spent: evaluation.spent,
    executionPoints: hundredths(evaluation.executionPoints),
    summary: evaluation.summary,
    opinion: evaluation.confirmed?.opinion ?? '',
    results: evaluation.results.map(({ row: id, result, outcome, points, reason }) => {
      const row = table.rows.find((one) => one.id === id)
      return {
        name: row?.name ?? id,
        target: row === undefined ? '' : targetText(row),
        result,
        outcome: outcomeLabels[outcome],
        points: hundredths(points),
        weight: row?.weight ?? '',
        reason,
      }
    }),
  }
}

type Listed = Pick<PublicTargets, 'year' | 'fund' | 'department'>

/** The list of funds: by year and department, each fund once (p.rencai). A fund's own table stands before an annexed copy. */
export function fundList<T extends Listed>(
  entries: readonly T[],
): readonly {
  readonly year: number
  readonly code: string
  readonly name: string
  readonly funds: readonly T[]
}[] {
  const groups = new Map<string, T[]>()
  for (const entry of entries) {
    const key = `${entry.year}/${entry.department.code}`
    const group = groups.get(key) ?? []
    if (!group.some((one) => one.fund.name === entry.fund.name)) groups.set(key, [...group, entry])
  }
  return [...groups.values()]
    .flatMap((funds) => {
      const [one] = funds
      return one === undefined
        ? []
        : [{ year: one.year, code: one.department.code, name: one.department.name, funds }]
    })
    .toSorted((a, b) => b.year - a.year || (a.code < b.code ? -1 : 1))
}
