/** A year's funds in one table: shares, weights by level, kinds of targets, what a reviewer looks for across funds. */
import { indicatorKey } from '#lint'
import { hundredths } from './judge.ts'
import { shareOfFund } from './shares.ts'
import { targetText } from './columns.ts'
import { levelSubtotals, weightTotal } from './table.ts'
import type { FundTargets, ListedFund } from './vocabulary.ts'

export type TargetReportRow = {
  readonly owner: string
  readonly name: string
  readonly category: string
  readonly budget: string
  readonly share: string
  readonly stage: string
  readonly weights: string
  readonly levels: string
  readonly relations: string
  /** Rows that ask for exactly 100 %. */
  readonly wholes: string
  /** Rows whose target is last year's, of those that stood there last year. */
  readonly unchanged: string
  readonly errors: string
  readonly hints: string
  readonly score: string
}

/** @param stageLabel how the procedure calls the stage */
export function targetReport(
  states: readonly FundTargets[],
  stageLabel: (stage: FundTargets['stage']) => string,
): readonly TargetReportRow[] {
  const listed = states.map(({ fund, table }): ListedFund => ({
    key: fund.key,
    name: fund.name,
    owner: fund.owner.code,
    category: fund.category,
    parent: fund.parent,
    amount: table.budget,
  }))
  return states.map((state) => reportRow(state, listed, stageLabel(state.stage)))
}

function reportRow(state: FundTargets, listed: readonly ListedFund[], stage: string): TargetReportRow {
  const { fund, table, facts, reference } = state
  const rows = table.rows.filter(({ name }) => name !== '')
  const lasting = rows.flatMap((row) => {
    const last = reference.last.find(({ name }) => indicatorKey(name) === indicatorKey(row.name))
    return last === undefined ? [] : [last.target === targetText(row)]
  })
  const evaluation = 'evaluation' in state ? state.evaluation : null
  const share = shareOfFund({ ...fund, amount: table.budget }, listed).value
  return {
    owner: fund.owner.code,
    name: fund.name,
    category: fund.category,
    budget: table.budget,
    share: share === 'unknown' ? '' : share,
    stage,
    weights: String(weightTotal(table.rows)),
    levels: levelSubtotals(rows)
      .map(({ first, total }) => `${first === '' ? '未分级' : first}${total}`)
      .join(' '),
    relations: counted(rows.map(({ relation }) => relation)),
    wholes: String(
      rows.filter(({ relation, value, unit }) => relation === '=' && value === '100' && unit === '%').length,
    ),
    unchanged: lasting.length === 0 ? '' : `${lasting.filter(Boolean).length}/${lasting.length}`,
    errors: String(facts.errors),
    hints: String(facts.hints),
    score: evaluation === null ? '' : `${hundredths(evaluation.total)}（${evaluation.rating}）`,
  }
}

/** ≥5 =2 定性1 */
function counted(words: readonly string[]): string {
  return [...Map.groupBy(words, (word) => word)]
    .map(([word, all]) => `${word === '' ? '空' : word}${all.length}`)
    .join(' ')
}
