/** Every check of one target table: the same rows as in a printed document, and what the form and the registers add. */
import type { CheckResult } from '#lint'
import { found, toReport } from '#lint'
import { digestOf } from '../../shared/digest.ts'
import type { BudgetFinding } from '../checks/index.ts'
import { blocksOf } from '../checks/index.ts'
import { checkTargetHints } from '../checks/target-hints.ts'
import { checkFundRows } from '../checks/targets.ts'
import { checkBasis } from './basis.ts'
import { checkHead } from './head-checks.ts'
import type { Checked } from './place-checks.ts'
import { findPrintedFund } from './printed.ts'
import { checkRows } from './row-checks.ts'
import { statedOf, weightTotal } from './table.ts'
import type { TargetFacts } from './vocabulary.ts'

/** Questions of the printed tables that the rows' own checks ask more exactly, as they do for the shape of 定性. */
const askedOtherwise: ReadonlySet<string> = new Set(['cost-feasible', 'relation-direction'])

/** Single results, passed ones included. */
export function checkTable(checked: Checked): readonly CheckResult[] {
  const { fund, table, reference } = checked
  const stated = statedOf(fund, table)
  const { documents } = reference
  return [
    ...checkHead(checked),
    ...checkFundRows(stated, table.executionWeight)
      .filter((one) => one.rule !== 'qualitative-shape' && !isStrayRow(one, checked))
      .map(withoutSheet),
    ...checkTargetHints(stated, fund.year)
      .filter(({ rule }) => !askedOtherwise.has(rule))
      .map(withoutSheet),
    ...checkBasis(table.basis, { fund: fund.name, sheet: fund.name, year: fund.year, documents }),
    ...checkRows(checked),
  ]
}

/** A row that the instrument prints without a name has a question of its own (p.rencai.r7, p.laogan.r8). */
function isStrayRow({ rule, where }: CheckResult, { fund, table }: Checked): boolean {
  const isNameless = table.rows.some(({ id, name }) => id === where?.row && name === '')
  return rule === 'row-complete' && isNameless && findPrintedFund(fund.name)?.rows[''] !== undefined
}

/** A table that is typed has no sheet and no cell addresses; its rows are named by number. */
function withoutSheet(result: CheckResult): CheckResult {
  const { finding } = result
  if (finding === null) return result
  const { cell: _cell, ...where } = finding.where
  return found({ ...finding, where, message: finding.message.replaceAll(/「[^」]*」([A-E]\d+)?/g, '') })
}

export type TargetReport = { readonly findings: readonly BudgetFinding[]; readonly passed: number }

export function reportOf(checked: Checked): TargetReport {
  const { findings, checks } = toReport(checkTable(checked))
  return {
    findings: findings.map((finding) => ({ ...finding, blocks: blocksOf(finding) })),
    passed: Object.values(checks).reduce((sum, count) => sum + count, 0),
  }
}

/** Findings that stand on one row, by its id. */
export function findingsOfRow(findings: readonly BudgetFinding[], id: string): readonly BudgetFinding[] {
  return findings.filter(({ where }) => where.row === id)
}

export function factsOfTable(checked: Checked): TargetFacts {
  const { findings } = reportOf(checked)
  const errors = findings.filter(({ blocks }) => blocks === 'submission').length
  return {
    errors,
    hints: findings.length - errors,
    weightTotal: weightTotal(checked.table.rows),
    digest: digestOf({ fund: checked.fund.key, table: checked.table }),
  }
}
