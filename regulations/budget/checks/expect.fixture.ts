import assert from 'node:assert/strict'
import type { BudgetFigures } from '../figures.ts'
import type { CheckContext } from './context.ts'
import type { BudgetFinding } from './index.ts'
import { checkBudget } from './index.ts'

type Known = Partial<CheckContext>

/** All findings of one rule that rest on one clause of the instrument, budget year 2023 unless told. */
export function findingsOf(
  figures: BudgetFigures,
  rule: string,
  clause: string,
  known: Known = {},
): BudgetFinding[] {
  return checkBudget(figures, { year: 2023, ...known }).findings.filter(
    (finding) => finding.rule === rule && finding.where.clause === `shizhu-budget-2023/${clause}`,
  )
}

/** The check ran and found nothing for this clause. */
export function passes(figures: BudgetFigures, rule: string, clause: string, known: Known = {}): void {
  assert.ok((checkBudget(figures, { year: 2023, ...known }).checks[rule] ?? 0) > 0, `${rule} did not run`)
  assert.deepEqual(findingsOf(figures, rule, clause, known), [])
}

/** The check found it; `cell` is where, `message` what the reader is told, `blocks` what it stops. */
export function fails(
  figures: BudgetFigures,
  rule: string,
  clause: string,
  expected: {
    readonly cell?: string
    readonly message?: RegExp
    readonly blocks?: BudgetFinding['blocks']
  } = {},
  known: Known = {},
): void {
  const [finding] = findingsOf(figures, rule, clause, known)
  assert.ok(finding !== undefined, `${rule} found nothing for ${clause}`)
  if (expected.cell !== undefined) assert.equal(finding.where.cell, expected.cell)
  if (expected.message !== undefined) assert.match(finding.message, expected.message)
  assert.equal(finding.blocks, expected.blocks === undefined ? 'submission' : expected.blocks)
}
